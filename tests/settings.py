"""The settings of the tests: an installation's own, in a folder that is gone when they end.

JOINEDUP_TEST_DATABASE=postgres takes the database from JOINEDUP_TEST_POSTGRES; else it is SQLite in
a file, as people have it, and not in memory, where locks are other locks.
"""

import atexit
import os
import shutil
import tempfile

for name in [each for each in os.environ if each.startswith("JOINEDUP_")]:
    if name != "JOINEDUP_DATA" and not name.startswith("JOINEDUP_TEST_"):
        del os.environ[name]  # what somebody chose for an installation is not for the tests

FOLDER = tempfile.mkdtemp(prefix="joinedup-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["JOINEDUP_DATA_DIR"] = FOLDER
if os.environ.get("JOINEDUP_TEST_DATABASE") == "postgres":
    os.environ["JOINEDUP_DATABASE_URL"] = os.environ["JOINEDUP_TEST_POSTGRES"]

from joinedup.config.settings import *  # noqa: E402, F403 (made from the surroundings above)
from joinedup.config.settings import DATABASES  # noqa: E402

if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(FOLDER, "test.sqlite3")}
