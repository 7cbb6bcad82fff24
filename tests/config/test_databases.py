"""The database is as it must be, and is looked at before a server starts."""

from __future__ import annotations

import sqlite3
from types import SimpleNamespace

import pytest
from django.db import connection

from joinedup.config import checks
from joinedup.config.databases import databases, journal_mode
from joinedup.config.options import Options


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_a_write_ahead_log_only_where_it_is_safe(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_is_opened_as_it_must_be() -> None:
    assert checks.faults() == []
    with connection.cursor() as cursor:
        for name, value in (("foreign_keys", 1), ("synchronous", 2)):
            assert cursor.execute(f"PRAGMA {name}").fetchall() == [(value,)]
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_that_is_opened_otherwise_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "journal_mode", lambda version: "MEMORY")
    (said,) = checks.faults()
    assert said.startswith("SQLite has journal_mode = ")
    assert said.endswith("it must be memory.")


def test_postgres_has_a_limit_on_statements_and_an_owner_beside() -> None:
    made = databases(
        Options(database_url="postgres://a:b@h/d", owner_database_url="postgres://o:b@h/d")
    )
    assert made["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert "statement_timeout=30000" in made["default"]["OPTIONS"]["options"]
    assert made["owner"]["USER"] == "o"


@pytest.mark.parametrize(
    ("superuser", "owned", "said"),
    [(True, 0, ["superuser"]), (False, 3, ["owns the tables"]), (False, 0, [])],
)
def test_a_role_that_could_step_around_its_limits_is_a_fault(
    superuser: bool, owned: int, said: list[str]
) -> None:
    answers = [[(superuser,)], [(owned,)]]
    cursor = SimpleNamespace(execute=lambda question: None, fetchall=lambda: answers.pop(0))

    class Opened:
        def __enter__(self) -> object:
            return cursor

        def __exit__(self, *_: object) -> None:
            pass

    found = checks._of_postgres(SimpleNamespace(cursor=Opened))
    assert [part in each for part, each in zip(said, found, strict=True)] == [True] * len(said)


def test_sqlite_here_is_one_of_the_library() -> None:
    assert journal_mode(sqlite3.sqlite_version_info) in ("WAL", "TRUNCATE")
