"""The key that sessions and forms are signed with."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from joinedup.config.options import Options

FILE = "secret-key"


def secret_key(options: Options) -> str:
    """The key given; for the check page alone one that lasts as long as the process; else the one
    in the data directory, made the first time."""
    given = options.secret_key.get_secret_value()
    if given:
        return given
    if options.check_only:
        return secrets.token_urlsafe(64)
    return _kept(options.data_dir / FILE)


def _kept(path: Path) -> str:
    """What the file holds. Two processes that start at once end with the same key."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        passing = path.with_name(f"{FILE}.{os.getpid()}")
        with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(passing, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links: the last one written stands
            os.replace(passing, path)
        passing.unlink(missing_ok=True)
    return path.read_text().strip()
