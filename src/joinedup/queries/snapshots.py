"""Snapshots: what one audience may know of a plan version on a day, made once and kept.

Kept under the partnership, the version, the audience, the last events visible to it and the day:
whatever changes one of these makes another snapshot, so nothing kept is ever stale.
"""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from joinedup.core.permissions import Verb, may_ever
from joinedup.core.plan import Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import PlanStatus
from joinedup.queries.visits import Visit
from joinedup.records import models
from joinedup.records.refreshing import Loaded, load, refresh

_T = TypeVar("_T")

KEPT = 48
"""How many results are kept in one process, the longest unused going first."""


class NoSuchVersion(LookupError):
    """No such plan version for this person."""


class Shelf:
    """Results kept by a key that says everything they depend on."""

    def __init__(self, size: int = KEPT) -> None:
        self._size, self._lock = size, Lock()
        self._found: OrderedDict[Any, Any] = OrderedDict()

    def get(self, key: Any, make: Callable[[], _T]) -> _T:
        """What is kept under ``key``, or made now and kept."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        made = make()
        self.put(key, made)
        return made

    def put(self, key: Any, made: Any) -> None:
        """Keep something, in place of what was kept under ``key``."""
        with self._lock:
            self._found[key] = made
            self._found.move_to_end(key)
            while len(self._found) > self._size:
                self._found.popitem(last=False)

    def seen(self, key: Any) -> Any:
        """What is kept under ``key``, or None."""
        with self._lock:
            return self._found.get(key)

    def clear(self) -> None:
        """Forget everything: for measurements and tests."""
        with self._lock:
            self._found.clear()


SHELF = Shelf()

NEWEST = Shelf(12)
"""The newest plan of each version and audience, and where the chains ended when it was asked for."""


class Kept(NamedTuple):
    """A plan as it was loaded, and where each chain ended then: {uid of its partner or "": hash}."""

    loaded: Loaded
    ends: Mapping[str, str]


def version_of(visit: Visit, uid: str = "", series: str = "") -> models.PlanVersion:
    """The plan version of a uid, or the current one of a series (of the main plan, if none is
    named): the agreed one, else the draft, else the last superseded. Call it in the visit's scope.
    NoSuchVersion if there is none that this person may see."""
    asked = models.PlanVersion.objects.filter(withdrawn=False)
    if uid:
        asked = asked.filter(uid=uid)
    elif series:
        asked = asked.filter(series__slug=series)
    else:
        asked = asked.filter(series__main=True)
    seen = [each for each in asked.select_related("series") if sees_version(visit, each)]
    if not seen:
        raise NoSuchVersion(uid or series or "main")
    return min(seen, key=lambda each: (_CURRENT[each.status], -each.id))


_CURRENT = {PlanStatus.AGREED: 0, PlanStatus.DRAFT: 1, PlanStatus.SUPERSEDED: 2, None: 3}


def sees_version(visit: Visit, version: models.PlanVersion) -> bool:
    """Whether a person may see a version: drafts are for those who work on them."""
    return version.status is not PlanStatus.DRAFT or may_ever(visit.actor, Verb.READ_DRAFT)


def snapshot(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Snapshot:
    """The snapshot of a version for a person's audience. Call it in the visit's scope."""
    return SHELF.get(("snapshot", *key_of(visit, version, day)), lambda: _made(visit, version, day))


def _made(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Snapshot:
    return Snapshot(plan=_plan(visit, version), day=day, audience=visit.actor.audience)


def _plan(visit: Visit, version: models.PlanVersion) -> Plan:
    """The plan as it is now: of the newest that is kept, only what was touched since is asked for."""
    key = (visit.place.id, version.uid, visit.actor.audience)
    before = NEWEST.seen(key)
    loaded = refresh(before.loaded, version, before.ends) if before is not None else None
    now = Kept(loaded or load(version), _ends(visit))
    NEWEST.put(key, now)
    return now.loaded.plan


def _ends(visit: Visit) -> dict[str, str]:
    """Where the chains end that the visitor sees."""
    shared, private = visit.head
    partner = visit.actor.audience.partner
    return {"": shared, partner: private} if partner else {"": shared}


def key_of(visit: Visit, version: models.PlanVersion, day: datetime.date) -> tuple[Any, ...]:
    """Everything that what is computed of a version for a person depends on."""
    return (visit.place.id, version.uid, visit.actor.audience, visit.head, day)


def derived(
    visit: Visit,
    version: models.PlanVersion,
    day: datetime.date,
    name: str,
    make: Callable[[Snapshot], _T],
    *also: Any,
) -> _T:
    """The result of an analysis of a snapshot, kept as long as the snapshot is. ``name`` says
    which, ``also`` what else it depends on."""
    key = (name, *key_of(visit, version, day), *also)
    return SHELF.get(key, lambda: make(snapshot(visit, version, day)))
