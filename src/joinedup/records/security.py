"""Row-level security: the second wall, on PostgreSQL. What the scope forgets, the database does not.

Every table of a partnership has one policy, forced on its owner too, which reads what
``records.scope`` says for the length of a transaction. What was released to the installation has
another beside it, for reading. Nothing said: no rows. The role that serves
pages owns no table, so it cannot take the policy away; the role that migrates gives it what it may.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from joinedup.records.building import rows
from joinedup.records.models import ReleasedFacts
from joinedup.records.triggers import KEPT

_EYES = "(SELECT current_setting('joinedup.eyes', true))"
_PARTNERSHIP = "(SELECT current_setting('joinedup.partnership', true))"
_PARTNER = "(SELECT current_setting('joinedup.partner', true))"

SEES = f"""
({_EYES} = '*' AND {_PARTNERSHIP} = '*')
OR (
  partnership_id = (
    SELECT CASE WHEN said ~ '^[0-9]{{1,18}}$' THEN said::bigint END
    FROM current_setting('joinedup.partnership', true) AS said
  )
  AND CASE {_EYES}
    WHEN '*' THEN true
    WHEN 'public' THEN label = 'public'
    WHEN 'partnership' THEN label <> 'partner' OR owner_id::text = {_PARTNER}
    ELSE false
  END
)
"""  # noqa: S608 (made of the three settings above)
"""Which rows may be seen and written: ``records.models.base.narrowed``, said in SQL."""

SEES_RELEASED = f"{_EYES} = 'installation'"
"""Who besides may read what was released to the whole installation, and nothing more than read."""

POLICY = f"joinedup_scope_{hashlib.sha256(SEES.encode()).hexdigest()[:8]}"
"""The policy's name tells which wording it has: one of an earlier version is found missing."""

POLICY_OF_RELEASED = f"joinedup_released_{hashlib.sha256(SEES_RELEASED.encode()).hexdigest()[:8]}"
RELEASED = (ReleasedFacts._meta.db_table,)
"""The tables of what was released: these have both policies."""


def tables() -> tuple[str, ...]:
    """The tables that hold rows of partnerships."""
    return tuple(sorted(model._meta.db_table for model in rows()))


def put_back(connection: BaseDatabaseWrapper) -> None:
    """Make every policy anew. Said by the role that owns the tables."""
    with connection.cursor() as cursor:
        old = _policies(cursor)
        for table in tables():
            if sorted(old.get(table, ())) == _wanted(table):
                continue
            for name in old.get(table, ()):
                cursor.execute(f'DROP POLICY "{name}" ON {table}')
            cursor.execute(f"CREATE POLICY {POLICY} ON {table} USING ({SEES}) WITH CHECK ({SEES})")
            if table in RELEASED:
                cursor.execute(
                    f"CREATE POLICY {POLICY_OF_RELEASED} ON {table} FOR SELECT "
                    f"USING ({SEES_RELEASED})"
                )
        for table in tables():
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def grant(connection: BaseDatabaseWrapper, role: str) -> None:
    """Let ``role`` serve pages: read and write rows, add to history, and nothing else."""
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        for statement in (
            f"GRANT USAGE ON SCHEMA public TO {name}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
            f"REVOKE UPDATE, DELETE ON {', '.join(KEPT)} FROM {name}",
            f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {name}",
        ):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that are not guarded by our policies, and by them alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity "
            "AND relnamespace = 'public'::regnamespace"
        )
        forced = {name for (name,) in cursor.fetchall()}
        found = _policies(cursor)
    return [
        each
        for each in tables()
        if each not in forced or sorted(found.get(each, ())) != _wanted(each)
    ]


def _wanted(table: str) -> list[str]:
    """The names of the policies of a table, in their order."""
    return sorted([POLICY, *([POLICY_OF_RELEASED] if table in RELEASED else [])])


def _policies(cursor: Any) -> dict[str, list[str]]:
    cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
    found: dict[str, list[str]] = {}
    for table, name in cursor.fetchall():
        found.setdefault(table, []).append(name)
    return found
