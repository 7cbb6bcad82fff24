"""A whole installation as a process of its own, for tests that go through a browser.

It has its own folder and database: what pages write there touches no other test, and the triggers
that keep history from being emptied need not be stepped around.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVE = """
import sys
import django
django.setup()
from django.conf import settings
if not settings.CHECK_ONLY:
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
{prepare}
from joinedup.config.serving import serve
serve("127.0.0.1", 0, lambda at: print(at, flush=True))
"""
PARTNERSHIP = """
import datetime
from django.contrib.auth import get_user_model
from joinedup.commands import partnerships, people
from joinedup.core import demo
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
AT = datetime.datetime(2026, 11, 17, 9, 0, tzinfo=datetime.UTC)
NAME = Text.of("Riverside Together", cy="Glan yr Afon")
partnerships.create(by=Actor(administrator=True), at=AT, slug="riverside", title=NAME)
OFFICE = Actor(partnership="riverside", role=Role.OFFICE)
PERSON = demo.load().people[0]
people.invite(by=OFFICE, at=AT, email=PERSON.key, role=Role.OFFICE, title=PERSON.title)
"""
"""A partnership without a plan, and the first person of the demonstration as its office."""


@contextmanager
def site(folder: Path, prepare: str = "", **chosen: str) -> Iterator[str]:
    """The address of an installation with the options ``chosen``, whose tables are made and in
    which the program ``prepare`` has been run."""
    options = {f"JOINEDUP_{name.upper()}": value for name, value in chosen.items()}
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith("JOINEDUP_")
    }
    named = {"DJANGO_SETTINGS_MODULE": "joinedup.config.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(prepare=prepare)],
        env={**surroundings, **named, "JOINEDUP_DATA_DIR": str(folder), **options},
        stdout=subprocess.PIPE,
        stderr=(folder / "log.jsonl").open("w"),
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, (folder / "log.jsonl").read_text()
        yield address.rstrip("/")
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()
