"""A plan loaded once, and brought up to date from what history says was touched since.

What is not surely understood is no refreshing at all: the plan is then loaded whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q

from joinedup.core.history.event import GENESIS
from joinedup.core.plan import Plan
from joinedup.records import scope
from joinedup.records.loading import (
    Placed,
    load_placed,
    names_of_things,
    plan_fields,
    plan_of,
    records_of,
)
from joinedup.records.models import Event, PlanVersion, Thing
from joinedup.records.shapes import COLLECTIONS, shapes

_EVENTS, _THINGS = 50, 200
"""Beyond so many events, or things that they touched, loading everything is the shorter way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A plan, and what a later one is made of: its records with their places, what the things in
    scope were called, and the highest key that any thing had before they were asked for."""

    plan: Plan
    rows: Mapping[str, Sequence[Placed]]
    names: Mapping[int, str]
    youngest: int


def load(version: PlanVersion) -> Loaded:
    """One version of a plan, whole, as far as the scope sees it."""
    youngest = _youngest()
    names = names_of_things()
    rows = load_placed(Q(plan=version), Q(plan__isnull=True), names)
    return Loaded(plan=plan_of(version, rows), rows=rows, names=names, youngest=youngest)


def refresh(old: Loaded, version: PlanVersion, since: Mapping[str, str]) -> Loaded | None:
    """What :func:`load` would give now, of what was loaded when the chains ended as ``since`` says
    ({uid of the chain's partner, or "" for the shared one: hash}); None where that is not sure."""
    uids = touched_since(since)
    if uids is None or len(uids) > _THINGS:
        return None
    with _whole():
        types = dict(Thing.objects.filter(uid__in=uids).values_list("id", "type"))
    called = names_of_things(types)
    if len(types) != len(uids) or not _only_new_names(old, types, called):
        return None
    names = {**old.names, **called}
    wanted = sorted(set(types.values()))
    which = Q(thing__in=types)
    fresh = load_placed(which & Q(plan=version), which & Q(plan=None), names, wanted)
    rows = {**old.rows, **{each: _spliced(old.rows[each], fresh[each], types) for each in wanted}}
    changed: dict[str, Any] = {COLLECTIONS[each]: records_of(rows[each]) for each in wanted}
    plan = dataclasses.replace(old.plan, **plan_fields(version), **changed)
    return Loaded(plan=plan, rows=rows, names=names, youngest=old.youngest)


def _only_new_names(old: Loaded, keys: Iterable[int], called: Mapping[int, str]) -> bool:
    """Whether nothing untouched can read otherwise: what is called otherwise or is out of sight
    changes all that refers to it, and what came in sight may have been referred to before."""
    return all(
        called.get(key) == old.names.get(key) or (key not in old.names and key > old.youngest)
        for key in keys
    )


def _spliced(old: Sequence[Placed], fresh: Sequence[Placed], touched: Any) -> list[Placed]:
    return sorted([*(each for each in old if each[2] not in touched), *fresh], key=_place)


def _place(row: Placed) -> tuple[int, int]:
    return row[:2]


def touched_since(since: Mapping[str, str]) -> set[str] | None:
    """The uids of the things that the chains tell of since they ended as given; None where a chain
    does not come that way, or tells of anything but things."""
    found: set[str] = set()
    with _whole():
        for chain, end in since.items():
            events = _events_since(chain, end)
            if events is None:
                return None
            for ops in Event.objects.filter(id__in=events).values_list("ops", flat=True):
                if any(op["type"] != "thing" and op["type"] not in shapes() for op in ops):
                    return None
                found |= {op["id"] for op in ops}
    return found


def _events_since(chain: str, end: str) -> list[int] | None:
    """The keys of the events of a chain after the one with this hash, walking back to it."""
    wanted = end or GENESIS
    newest = Event.objects.filter(chain=chain).order_by("-number")
    found: list[int] = []
    for key, here, previous in newest.values_list("id", "hash", "previous")[:_EVENTS]:
        if here == wanted:
            return found
        found.append(key)
        if previous == wanted:
            return found
    return [] if wanted == GENESIS and not found else None


def _youngest() -> int:
    with _whole():
        return Thing.objects.aggregate(last=Max("id"))["last"] or 0


def _whole() -> Any:
    """Eyes that see all of the partnership, for which things were touched and never for what they
    say: what is out of sight now may have been in sight."""
    return scope.opened(scope.Scope(scope.current().partnership, whole=True))
