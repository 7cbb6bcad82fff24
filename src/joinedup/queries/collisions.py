"""A text that somebody wrote too late, beside what stands now, as the form that settles it needs it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.drafts import said_of
from joinedup.core.graph import Graph
from joinedup.core.references import with_refs
from joinedup.queries.names import Name
from joinedup.queries.things import NoSuchThing
from joinedup.queries.visits import Visit
from joinedup.queries.written import Written, written
from joinedup.records import models


@dataclass(frozen=True, kw_only=True)
class Collision:
    """A kept text beside what stands now: ``yours`` by field, with refs as pages call them."""

    uid: str
    thing: Written
    yours: Mapping[str, Any] = field(hash=False)

    @property
    def name(self) -> Name | None:
        """What it is a text of."""
        return self.thing.name


def version_of(visit: Visit, uid: str) -> str:
    """The uid of the plan version that a kept text is of; "" for what is the partnership's own.
    NoSuchThing if there is no such text of this person. Call it in the visit's scope."""
    return str(_mine(visit, uid).plan)


def collision(visit: Visit, version: models.PlanVersion, graph: Graph, uid: str) -> Collision:
    """One kept text, beside what stands now. Call it in the visit's scope."""
    row = _mine(visit, uid)
    thing = written(version, graph, row.thing.ref or row.thing.uid)
    said = said_of(thing.type, row.says or {})
    known = {each.uid: each.ref for each in models.Thing.objects.filter(withdrawn=False)}
    mine = with_refs(dataclasses.replace(thing.record, **said), lambda ref: known.get(ref) or ref)
    return Collision(uid=uid, thing=thing, yours={name: getattr(mine, name) for name in said})


def _mine(visit: Visit, uid: str) -> models.KeptText:
    asked = models.KeptText.objects.filter(user__uid=visit.actor.user, settled=False, uid=uid)
    row: models.KeptText | None = asked.select_related("thing").first()
    if row is None:
        raise NoSuchThing(uid)
    return row
