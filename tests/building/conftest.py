"""The worlds that the tests of the whole building walk through, made once a run."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import connections, transaction
from django.test import override_settings

from joinedup.queries.snapshots import SHELF
from tests.building import worlds
from tests.building.facts import World
from tests.conftest import DATABASE
from tests.site import site

MAKE = """
import sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.building import worlds
worlds.make(private=sys.argv[1] == "with")
"""
FILE = "joinedup.sqlite3"


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The data folder of a world by its name (“with” or “without” what is private), made by whoever
    of the workers asks first."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent

    def folder(name: str) -> Path:
        home = shared / f"world-{name}"
        with (shared / f"world-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (home / "made").exists():
                home.mkdir(exist_ok=True)
                _make(home, name)
                (home / "made").touch()
        return home

    return folder


def _make(home: Path, name: str) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("JOINEDUP_")}
    chosen = {
        "DJANGO_SETTINGS_MODULE": "joinedup.config.settings",
        "JOINEDUP_DATA_DIR": str(home),
        "JOINEDUP_DEMO": "1",
        "JOINEDUP_TODAY": worlds.NOW.date().isoformat(),
    }
    subprocess.run([sys.executable, "-c", MAKE, name], env=clean | chosen, check=True)


class Undo(Exception):
    """Raised to have a transaction undone."""


@pytest.fixture(scope="session")
def within(
    world_folder: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Callable[..., object]:
    """Opens a world: a copy of its file, or on PostgreSQL a transaction that is undone."""

    @contextmanager
    def opened(name: str) -> Iterator[World]:
        with django_db_blocker.unblock(), at_the_demonstration():
            SHELF.clear()
            cache.clear()
            if DATABASE == "postgres":
                try:
                    with transaction.atomic():
                        worlds.make(private=name == "with")
                        yield World()
                        raise Undo
                except Undo:
                    return
            else:
                copy = tmp_path_factory.mktemp(name) / FILE
                copy.write_bytes((world_folder(name) / FILE).read_bytes())
                with _instead(copy):
                    yield World()
            SHELF.clear()

    return opened


@contextmanager
def at_the_demonstration() -> Iterator[None]:
    """The doors of a demonstration, a clock that stands still, and no lines in the log."""
    doors = ["joinedup.web.people.Linked", "joinedup.web.people.Chosen"]
    with (
        override_settings(DEMO=True, CLOCK=worlds.NOW.date(), AUTHENTICATION_BACKENDS=doors),
        mock.patch("joinedup.web.clock.now", return_value=worlds.NOW),
        mock.patch.object(logging.getLogger("joinedup.requests"), "disabled", True),
    ):
        yield


@contextmanager
def _instead(file: Path) -> Iterator[None]:
    """The database of a file in place of that of the tests."""
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="module")
def world(within: Callable[..., object]) -> Iterator[World]:
    """The demonstration with a thing of every kind in every state."""
    with within("with") as found:
        yield found


@pytest.fixture(scope="module")
def served(
    world_folder: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the world, served by a process of its own."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(world_folder("with") / FILE, folder / FILE)
    with site(folder, demo="1", today="2026-11-17") as address:
        yield address
