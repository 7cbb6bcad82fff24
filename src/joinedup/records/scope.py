"""The scope: which partnership, and whose eyes. No scope, no query.

Everything that is asked of a table of a partnership is asked within ``with scope(...)``. The
managers of :mod:`joinedup.records.models.base` narrow each query to it; on PostgreSQL row-level
security does so again, from the settings written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction

from joinedup.core.audience import PARTNERSHIP, Audience

EVERYTHING = "*"
ACROSS = "installation"


class NoScope(RuntimeError):
    """A table of a partnership was asked outside a scope: a fault of ours, never of a person's."""


@dataclass(frozen=True, slots=True)
class Scope:
    """``partnership`` is the row's key; ``partner`` the key of the actor's own partner, or None.

    ``whole`` is for keeping the house (verify, backup, the search for a partnership by its slug):
    it sees every row, of one partnership or, with None, of all. ``installation`` is for what is told
    across partnerships: it reads the facts that each has released, and no other table."""

    partnership: int | None
    audience: Audience = PARTNERSHIP
    partner: int | None = None
    whole: bool = False
    installation: bool = False


INSTALLATION = Scope(None, installation=True)


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current() -> Scope:
    """The scope that is open; NoScope if none is."""
    found = _current.get()
    if found is None:
        raise NoScope("No partnership is in scope. Open one with records.scope.opened().")
    return found


@contextmanager
def opened(scope: Scope) -> Iterator[Scope]:
    """Open a scope for the block. On PostgreSQL the block is a transaction, so that what is
    written for row-level security ends with it."""
    token = _current.set(scope)
    try:
        if connection.vendor == "postgresql":
            with transaction.atomic():
                _tell_postgres(scope)
                yield scope
        else:
            yield scope
    finally:
        _current.reset(token)
        if (
            connection.vendor == "postgresql"
            and connection.in_atomic_block
            and not connection.needs_rollback
        ):
            _tell_postgres(_current.get())  # a transaction outside goes on, and sees what it saw


def _tell_postgres(scope: Scope | None) -> None:
    """Say for row-level security whose eyes look, until the transaction ends; None sees nothing."""
    if scope is None:
        partnership, partner, eyes = "", "0", ""
    else:
        partnership = EVERYTHING if scope.partnership is None else str(scope.partnership)
        partner = str(scope.partner or 0)
        eyes = _eyes(scope)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('joinedup.partnership', %s, true), "
            "set_config('joinedup.partner', %s, true), set_config('joinedup.eyes', %s, true)",
            [partnership, partner, eyes],
        )


def _eyes(scope: Scope) -> str:
    if scope.whole:
        return EVERYTHING
    if scope.installation:
        return ACROSS
    return "public" if scope.audience.public else "partnership"
