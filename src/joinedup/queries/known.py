"""The table as it was known on a day: what the record said at its end, to those who read history."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from joinedup.core.period import ONE_DAY
from joinedup.core.permissions import Verb, may_ever
from joinedup.core.plan import Plan
from joinedup.core.snapshot import Snapshot
from joinedup.queries.visits import Visit
from joinedup.records import past
from joinedup.records.shapes import COLLECTIONS

TYPES = (
    *("partner", "person", "group", "seat"),
    *("seat_holder", "chair_term", "leadership_role"),
)
"""What the table is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was known: a snapshot that has nothing but what the table is made of. ``begun`` is the
    day on which the record begins, None where nothing has been written; ``gone`` are the refs of
    what has been withdrawn since, and has no page any more."""

    snapshot: Snapshot = field(repr=False)
    begun: datetime.date | None
    gone: frozenset[str]


def may_know(visit: Visit) -> bool:
    """Whether somebody may ask what was known: whoever reads history."""
    return may_ever(visit.actor, Verb.READ_HISTORY)


def known(visit: Visit, day: datetime.date, on: datetime.date) -> Known:
    """What was known of the day ``on`` at the end of ``day`` in the partnership's zone. What a
    visitor may not see now is not known for the past either. Call it in the visit's scope; whoever
    does not read history is told nothing."""
    zone = ZoneInfo(visit.place.time_zone)
    end = datetime.datetime.combine(day + ONE_DAY, datetime.time.min, zone)
    began = past.begun()
    told = past.told_before(end.astimezone(datetime.UTC), TYPES)
    said: dict[str, Any] = {COLLECTIONS[name]: told.records[name] for name in TYPES}
    return Known(
        snapshot=Snapshot(plan=Plan(**said), day=on, audience=visit.actor.audience),
        begun=began.astimezone(zone).date() if began else None,
        gone=told.gone,
    )
