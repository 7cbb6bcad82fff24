"""A database of a test's own, reached as the server reaches it: not rolled back, but thrown away."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections

from joinedup.records import security

SERVER = "joinedup_server"
"""The role that serves pages: it owns no table, is no superuser and bypasses nothing."""


@contextmanager
def changed(**to: str) -> Iterator[None]:
    """The database of this process under other settings, for a block."""
    settings = connections.settings["default"]
    before = dict(settings)
    connections.close_all()
    settings.update(to)
    try:
        yield
    finally:
        connections.close_all()
        settings.clear()
        settings.update(before)


def _new_name() -> str:
    return f"joinedup_{uuid.uuid4().hex[:12]}"


@pytest.fixture(scope="session")
def empty_database(django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[str]:
    """The name of a database with every table and no row, of which the tests take copies."""
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("empty") / "joinedup.sqlite3")
        with django_db_blocker.unblock(), changed(NAME=name):
            call_command("migrate", interactive=False, verbosity=0)
        yield name
        return
    name = _new_name()
    with django_db_blocker.unblock():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            _role(cursor)
        with changed(NAME=name):
            call_command("migrate", interactive=False, verbosity=0)
            security.grant(connection, SERVER)
    yield name
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_database(empty_database: str, django_db_blocker, tmp_path: Path) -> Iterator[str]:
    """Threads, other processes and roles see what is committed here, and nothing outlives it."""
    with django_db_blocker.unblock(), copy_of(empty_database, tmp_path) as name:
        yield name


def copy_of(empty: str, folder: Path) -> AbstractContextManager[str]:
    """A database that this process asks as the server does, for a block; gives its name."""
    make = _of_sqlite if connection.vendor == "sqlite" else _of_postgres
    return make(empty, folder)


@contextmanager
def _of_sqlite(empty: str, folder: Path) -> Iterator[str]:
    name = str(folder / "joinedup.sqlite3")
    shutil.copyfile(empty, name)
    with changed(NAME=name):
        yield name


@contextmanager
def _of_postgres(empty: str, folder: Path) -> Iterator[str]:
    settings = connections.settings["default"]
    owner = settings.get("OWNER", settings["USER"])
    with changed(USER=owner):
        name = copied(empty)
    try:
        with changed(NAME=name, USER=SERVER, OWNER=owner):
            yield name
    finally:
        with changed(USER=owner):
            dropped(name)


def copied(name: str) -> str:
    """A copy of a PostgreSQL database to which nobody is connected; gives its name."""
    copy = _new_name()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {copy} TEMPLATE {name}")
    return copy


def dropped(name: str) -> None:
    """A PostgreSQL database is gone, whoever is connected."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _role(cursor) -> None:
    try:
        cursor.execute(f"CREATE ROLE {SERVER} LOGIN NOSUPERUSER NOBYPASSRLS")
        cursor.execute(f"GRANT {SERVER} TO current_user")
    except DatabaseError as error:  # another worker was first
        taken = psycopg.errors.DuplicateObject | psycopg.errors.UniqueViolation
        if not isinstance(error.__cause__, taken):
            raise


@pytest.fixture
def as_owner(own_database: str) -> Iterator[None]:
    """The role that makes and changes tables, in the test's own database."""
    settings = connections.settings["default"]
    with changed(USER=settings.get("OWNER", settings["USER"])):
        yield
