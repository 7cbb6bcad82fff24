"""The demonstration, loaded once for the tests of a module and gone after them."""

import datetime
from typing import Any

from django.db import connection, transaction

from joinedup.commands.demo import load_demo
from joinedup.core.permissions import Actor, Role
from joinedup.queries import visits
from joinedup.records import models, scope

DAY = datetime.date(2026, 11, 17)
NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)
OFFICE = Actor(partnership="riverside", role=Role.OFFICE, title="Partnership manager")


class Undo(Exception):
    """Raised to have a transaction undone."""


Kept = dict[str, list[tuple[Any, ...]]]
"""Table > its rows."""
KEPT: Kept = {}
"""What loading the demonstration wrote into empty tables, on SQLite: what a process loads again it
takes from here."""


def loaded(*, anew: bool = False):
    """A generator for a fixture: loads, waits for the tests, undoes. ``anew`` loads it by the commands
    even where this process has its rows."""
    try:
        with transaction.atomic():
            if KEPT and not anew:
                _put_back()
            else:
                before = _rows()
                load_demo()
                _keep(before, _rows())
            _count_rows()
            yield
            raise Undo
    except Undo:
        pass


def _rows() -> Kept:
    """All that stands in the tables."""
    if connection.vendor != "sqlite":
        return {}
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchall()
    return found


def _keep(before: Kept, after: Kept) -> None:
    changed = {table: rows for table, rows in after.items() if rows != before[table]}
    if not any(before[table] for table in changed):
        KEPT.update(changed)


def _put_back() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        for table, rows in KEPT.items():
            marks = ", ".join(["%s"] * len(rows[0]))
            name = connection.ops.quote_name(table)
            cursor.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def _count_rows() -> None:
    """Have PostgreSQL count the rows of this transaction: by itself it counts what is committed, and
    plans its queries as if there were none."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def whole(slug: str = "riverside"):
    """The scope that sees every row of a partnership of the demonstration."""
    return scope.opened(scope.Scope(models.Partnership.objects.get(slug=slug).id, whole=True))


def visit(email: str, slug: str = "riverside"):
    """Somebody at a partnership of the demonstration."""
    return visits.visit(slug, models.User.objects.get(email=email))


def version(series: str = "main", status: str = "agreed", slug: str = "riverside"):
    """The uid of a version. Call it outside a scope."""
    with whole(slug):
        return models.PlanVersion.objects.get(series__slug=series, status=status).uid
