"""Another database in the place of this thread's own, for as long as a block: a scratch copy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def at(wrapper: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """Have every model of this thread ask ``wrapper``. Other threads notice nothing."""
    own = connections["default"]
    connections["default"] = wrapper
    try:
        yield wrapper
    finally:
        connections["default"] = own


@contextmanager
def in_file(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """Have every model of this thread ask the SQLite database of a file. It is a scratch copy: it
    does not wait for the disk, and leaves no other file beside it."""
    with at(_sqlite(path)) as wrapper:
        try:
            yield wrapper
        finally:
            wrapper.close()


def bring_up_to_date() -> None:
    """Make the tables of the database that this thread asks, or change them to this version's."""
    call_command("migrate", database="default", interactive=False, verbosity=0)


def _sqlite(path: Path) -> BaseDatabaseWrapper:
    from django.db.backends.sqlite3.base import DatabaseWrapper

    said: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA synchronous=OFF; PRAGMA journal_mode=DELETE;",
        },
    }
    return DatabaseWrapper(connections.configure_settings({"default": said})["default"], "default")
