"""Texts that somebody wrote too late, and has still to settle."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.drafts import label_of, said_of
from joinedup.queries.visits import Visit
from joinedup.records import models
from joinedup.records.loading import load_one


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One kept text: of which thing, and field by field its label, theirs and mine, with uids for
    refs. ``version`` is the thing's version now, which settling it names."""

    uid: str
    ref: str
    type: str
    plan: str
    version: int
    at: datetime.datetime
    fields: Mapping[str, tuple[str, Any, Any]] = field(hash=False)


def kept(visit: Visit) -> tuple[Kept, ...]:
    """What a person has still to settle, the newest first. Call it in the visit's scope."""
    if not visit.keeps:
        return ()  # mostly so, and this is asked before every first page, an unchanged one too
    rows = models.KeptText.objects.filter(
        user__uid=visit.actor.user, settled=False, thing__withdrawn=False
    )
    found = (_kept(row) for row in rows.order_by("-at", "-id").select_related("thing"))
    return tuple(each for each in found if each is not None)


def _kept(row: models.KeptText) -> Kept | None:
    version = models.PlanVersion.objects.filter(uid=row.plan).first() if row.plan else None
    record = load_one(row.thing, version)
    if record is None:
        return None
    type_name = row.thing.type
    mine = said_of(type_name, row.says or {})
    return Kept(
        uid=row.uid,
        ref=row.thing.ref or row.thing.uid,
        type=type_name,
        plan=row.plan,
        version=row.thing.version,
        at=row.at,
        fields={
            name: (label_of(type_name, name), getattr(record, name), value)
            for name, value in mine.items()
        },
    )
