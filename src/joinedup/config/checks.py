"""What is looked at before a server starts: a fault stops it with a sentence."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from joinedup.config.databases import journal_mode


def insist() -> None:
    """Stop the start where the database is not as it must be, or the router not as its table."""
    from joinedup.config import urls  # noqa: F401 (walks the router as it is made)

    found = faults()
    connections.close_all()  # a process that is copied must not hand on what it has open
    if found:
        raise SystemExit("Joinedup does not start.\n" + "\n".join(f"  {each}" for each in found))


def faults(alias: str = "default") -> list[str]:
    """What is wrong with the database, in sentences."""
    if settings.CHECK_ONLY:
        return []
    from joinedup.records.startup import problems  # the check page alone has no tables

    connection = connections[alias]
    try:
        of_vendor = _of_sqlite if connection.vendor == "sqlite" else _of_postgres
        return of_vendor(connection) or problems(alias)
    except DatabaseError as error:
        first = str(error).partition("\n")[0]
        return [f"The database cannot be used: {first}"]


def _of_sqlite(connection: Any) -> list[str]:
    from sqlite3 import sqlite_version_info

    wanted = {
        "foreign_keys": 1,
        "synchronous": 2,
        "journal_mode": journal_mode(sqlite_version_info).lower(),
    }
    found = {name: _asked(connection, f"PRAGMA {name}") for name in wanted}
    return [
        f"SQLite has {name} = {found[name]}, and it must be {value}."
        for name, value in wanted.items()
        if found[name] != value
    ]


def _of_postgres(connection: Any) -> list[str]:
    said = []
    if _asked(
        connection, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ):
        said.append(
            "The role of JOINEDUP_DATABASE_URL is a superuser or bypasses row-level security: give "
            "it a role that does neither."
        )
    if _asked(
        connection,
        "SELECT count(*) FROM pg_tables WHERE tableowner = current_user "
        "AND schemaname NOT IN ('pg_catalog', 'information_schema')",
    ):
        said.append(
            "The role of JOINEDUP_DATABASE_URL owns the tables, so row-level security could be "
            "switched off by it: make the tables as the role of JOINEDUP_OWNER_DATABASE_URL."
        )
    return said


def _asked(connection: Any, question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        rows = cursor.fetchall()
    return rows[0][0] if rows else None
