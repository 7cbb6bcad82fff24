"""What publishing a plan version would do, told before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from joinedup.core.audience import Label
from joinedup.core.permissions import Verb, can
from joinedup.core.plan import COLLECTIONS
from joinedup.queries.visits import Visit
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.publishable import publishable

Counts = tuple[tuple[str, int], ...]
"""(type, how many), in the order in which a plan is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """``fresh`` would become public, ``public`` is so already; ``back`` would no longer be public
    if the version were taken back: no other published version says it."""

    fresh: Counts
    public: Counts
    back: Counts


def offer(visit: Visit, version: PlanVersion) -> Offer | None:
    """What publishing a version, or taking it back, would do. None for somebody who may not.
    Call it in the visit's scope."""
    if not can(visit.actor, Verb.PUBLISH):
        return None
    said = publishable(version)
    public = [thing for thing in said if thing.label == Label.PUBLIC.value]
    others = PlanVersion.objects.filter(label=Label.PUBLIC.value, withdrawn=False)
    rest = {each.id for other in others.exclude(id=version.id) for each in publishable(other)}
    return Offer(
        fresh=_counts(thing for thing in said if thing.label == Label.PARTNERSHIP.value),
        public=_counts(public),
        back=_counts(thing for thing in public if thing.id not in rest),
    )


def _counts(things: Iterable[Thing]) -> Counts:
    found = Counter(thing.type for thing in things)
    order = {type: at for at, type in enumerate(COLLECTIONS)}
    return tuple(sorted(found.items(), key=lambda each: order.get(each[0], len(order))))
