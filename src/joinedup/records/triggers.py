"""Triggers: history is append-only, and the database itself holds to it."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = ("records_event",)
"""Tables of which no row changes or goes."""


def put_back(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger that is missing. Remaking a table on SQLite loses its triggers."""
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are not there, or are switched off, by their names."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = {name for (name,) in cursor.fetchall()}
    return [name for name in names(connection.vendor) if name not in found]


def names(vendor: str) -> list[str]:
    """What the triggers are called."""
    if vendor == "postgresql":
        return [f"{table}_append_only" for table in KEPT]
    return [f"{table}_no_{deed}" for table in KEPT for deed in ("update", "delete")]


def statements(vendor: str) -> list[str]:
    """The SQL that makes the triggers."""
    if vendor == "postgresql":
        return [_FUNCTION, *(_on_postgres(table) for table in KEPT)]
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed} BEFORE {deed.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        for table in KEPT
        for deed in ("update", "delete")
    ]


_FUNCTION = """
CREATE OR REPLACE FUNCTION joinedup_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$
"""


def _on_postgres(table: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION joinedup_append_only()"
    )
