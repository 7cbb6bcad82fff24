"""The one decorator of every command: permission, scope, transaction, one line of history.

A command is written ``@command(Verb.WRITE) def edit(deed, *, …)`` and called
``edit(by=actor, at=instant, key="…", …)``. It reads and writes through its :class:`Deed`, and says
its line once if it changed anything.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.db import OperationalError, connection, transaction

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.catalogue import N_
from joinedup.core.drafts import CannotKeep, clean
from joinedup.core.permissions import Actor, Verb, may_ever
from joinedup.core.text import Text
from joinedup.records import guard, models, scope
from joinedup.records.naming import NotShared

_P = ParamSpec("_P")
_R = TypeVar("_R")

COMMANDS: dict[str, tuple[Verb, Callable[..., Any]]] = {}
"""Every command by its name (``things.edit``): what the tests that read the building walk."""

_TRIES = 5
_LONGEST_KEY = 64
_AGAIN = {"40001", "40P01"}  # PostgreSQL: serialisation failure, deadlock

_WHOLE = scope.Scope(None, whole=True)

NOT_YOURS = N_("That is not for you to do here. Ask the office of the partnership.")
STILL_PRIVATE = N_(
    "What the partnership shares cannot refer to a draft that only your own body sees. Share the "
    "draft first, or leave it out."
)


def command(
    verb: Verb,
) -> Callable[[Callable[Concatenate[Deed, _P], _R]], Callable[..., _R]]:
    """Make a function a command that asks for ``verb``. How far the person reaches with it, the
    function asks thing by thing (``deed.need``)."""

    def made(function: Callable[Concatenate[Deed, _P], _R]) -> Callable[..., _R]:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

        @wraps(function)
        def run(*, by: Actor, at: datetime.datetime, key: str = "", **given: Any) -> _R:
            if at.tzinfo is None:
                raise ValueError("at is an instant with its zone.")
            if not may_ever(by, verb):
                raise Refused(NOT_YOURS)
            if len(key) > _LONGEST_KEY or not key.isprintable():
                key = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
            given = {name: _storable(value) for name, value in given.items()}
            for left in reversed(range(_TRIES)):
                try:
                    return _once(name, verb, function, by, at, key, given)
                except CannotKeep as error:
                    raise Refused(error.sentence, field=error.field, **error.params) from error
                except NotShared as error:
                    raise Refused(STILL_PRIVATE) from error
                except Stale as stale:
                    _keep(by, at, stale)
                    raise
                except OperationalError as error:
                    if not left or not _worth_another_try(error):
                        raise
                    time.sleep(0.01 * (_TRIES - left))
            raise AssertionError("unreachable")

        COMMANDS[name] = (verb, run)
        return run

    return made


def _storable(value: Any) -> Any:
    """Words without what no database keeps, such as the character of number nought."""
    if isinstance(value, dict):
        return {name: _storable(each) for name, each in value.items()}
    return clean(value) if isinstance(value, str | Text) else value


_NAMING = (
    *("partnership", "series", "version", "plan", "uid", "ref", "field", "code"),
    *("source", "target", "membership", "email", "name"),
)
"""What is given to a command to say to what it is done; the rest says what is done to it."""


def _errand(name: str, given: dict[str, Any]) -> str:
    """A command and what it is done to, in no more letters than a receipt has room for."""
    to = [[each, given[each]] for each in _NAMING if isinstance(given.get(each), str)]
    digest = hashlib.sha256(json.dumps(to).encode()).hexdigest()[:16]
    return f"{name} {digest}" if to else name


def _worth_another_try(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _AGAIN and not connection.in_atomic_block


def _once(
    name: str,
    verb: Verb,
    function: Callable[..., _R],
    by: Actor,
    at: datetime.datetime,
    key: str,
    given: dict[str, Any],
) -> _R:
    """One try: everything is written together, or nothing is."""
    with ExitStack() as stack:
        found = _WHOLE if verb is Verb.ADMINISTER else scope_of(by)
        stack.enter_context(transaction.atomic())
        stack.enter_context(scope.opened(found))
        written = stack.enter_context(guard.lifted())
        instant = at.astimezone(datetime.UTC)
        deed = Deed(name, verb, by, instant, found, errand=_errand(name, given))
        deed.lock()
        if key and (done := deed.receipt(key)) is not None:
            return cast(_R, done.result)
        result = function(deed, **given)
        deed.close(key, result, written)
        return result


def _keep(by: Actor, at: datetime.datetime, stale: Stale) -> None:
    """Keep what somebody wrote when another had saved first, in a transaction of its own: that of
    the command has been undone. The same words sent again are kept once."""
    if stale.keep is None:
        return
    with ExitStack() as stack:
        stack.enter_context(transaction.atomic())
        stack.enter_context(scope.opened(scope_of(by)))
        stack.enter_context(guard.lifted())
        row = dict(stale.keep) | {"user": models.User.objects.filter(uid=by.user).first()}
        same = ("user", "thing_id", "plan", "seen")
        known = {name: row[name] for name in same}
        for kept in models.KeptText.objects.filter(**known, settled=False):
            if kept.says == row["says"]:
                stale.kept = kept.uid
                return
        stale.kept = models.KeptText.objects.create(**row, at=at).uid


def scope_of(by: Actor) -> scope.Scope:
    """The scope of a person: NotFound where there is no such partnership."""
    row = models.Partnership.objects.filter(slug=by.partnership).values_list("id").first()
    if row is None:
        raise NotFound(by.partnership)
    partner = None
    if by.audience.partner:
        with scope.opened(scope.Scope(row[0], whole=True)):
            partner = (
                models.Thing.objects.filter(uid=by.audience.partner, type="partner")
                .values_list("id", flat=True)
                .first()
            )
    return scope.Scope(row[0], by.audience, partner)
