"""The tables of the partnership in scope as the state that folding its history gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from joinedup.core.audience import Label, label_in
from joinedup.core.history.event import Key
from joinedup.core.history.fold import State
from joinedup.core.shapes import plain
from joinedup.records import models, scope, told
from joinedup.records.loading import load_records, names_of_things
from joinedup.records.models import Thing
from joinedup.records.shapes import PLAN_LEVEL, shapes

_NONE = Q(pk__in=[])


def state(owner: str = "") -> State:
    """What the tables say that belongs to the shared chain, or to the own chain of the partner with
    this uid."""
    mine = Q(label=Label.PARTNER.value, owner__uid=owner) if owner else _SHARED
    found: State = {} if owner else dict(_not_things())
    for thing in Thing.objects.filter(mine).select_related("owner"):
        found["thing", thing.uid, ""] = told.thing(thing)
    uids = names_of_things(by_uid=True, withdrawn=True)
    for version in [None, *models.PlanVersion.objects.all()]:
        found.update(_said(mine, version, uids))
    return {key: full(fields) for key, fields in found.items()}


_SHARED = ~Q(label=Label.PARTNER.value)


def full(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields without those that are empty."""
    return {name: value for name, value in fields.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def _not_things() -> Iterator[tuple[Key, dict[str, Any]]]:
    for row in models.Partnership.objects.filter(id=scope.current().partnership):
        yield ("partnership", row.uid, ""), told.partnership(row)
    for series in models.PlanSeries.objects.all():
        yield ("series", series.uid, ""), told.series(series)
    for version in models.PlanVersion.objects.select_related("series", "previous"):
        yield ("plan", version.uid, ""), told.plan(version)
    for member in models.Membership.objects.select_related("user", "partner"):
        yield ("membership", member.uid, ""), told.membership(member)
    for switch in models.SwitchedOff.objects.all():
        yield ("switch", switch.uid, ""), told.switch(switch)


def _said(mine: Q, version: Any, uids: Mapping[int, str]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """What things say in one version; without one, what they say whatever the plan."""
    within = Q(plan=version) & mine
    types = [name for name in shapes() if (name in PLAN_LEVEL) == (version is None)]
    in_plan, of_partnership = (_NONE, within) if version is None else (within, _NONE)
    for type_name, rows in load_records(in_plan, of_partnership, uids, types).items():
        if not rows:
            continue
        asked = shapes()[type_name].model.objects.filter(within)
        places = dict(asked.values_list("thing_id", "position"))
        for key, record in rows:
            fields = plain(record)
            fields.pop("ref", None)
            place = (type_name, uids[key], version.uid if version else "")
            yield place, fields | {"position": places[key]}


def names() -> Callable[[Key], str]:
    """What to call a row in a sentence: the ref and type of a thing, and the plan it is said in."""
    refs = {each.uid: (each.ref, each.type) for each in Thing.objects.all()}
    plans = {each.uid: each for each in models.PlanVersion.objects.select_related("series")}

    def called(key: Key) -> str:
        type_name, uid, plan = key
        ref, its_type = refs.get(uid, ("", ""))
        name = f"{ref} ({its_type} {uid})" if ref else f"{its_type or type_name} {uid}"
        if type_name == "thing":
            name += ", its identity"
        version = plans.get(plan)
        return f"{name}, in plan {version.series.slug} {version.uid}" if version else name

    return called


def oddities() -> Iterator[str]:
    """What no history can tell and must not be: a row with another label or owner than its thing, a
    part of something that says nothing."""
    labels = {
        each: (label, owner)
        for each, label, owner in Thing.objects.values_list("id", "label", "owner_id")
    }
    plans = dict(models.PlanVersion.objects.values_list("id", "label"))

    def mark_of(thing: int, plan: int | None) -> Any:
        if thing not in labels:
            return None
        label, owner = labels[thing]
        return label_in(Label(label), Label(plans[plan]) if plan else None).value, owner

    for shape in shapes().values():
        rows = shape.model.objects.values_list("thing_id", "plan_id", "label", "owner_id")
        here = {(thing, plan): (label, owner) for thing, plan, label, owner in rows}
        for place, mark in here.items():
            if mark != mark_of(*place):
                yield f"A row of {shape.type} has another label or owner than its thing."
        for part in shape.lists.values():
            yield from _loose(part.model, shape.type, here, mark_of)
    yield from _loose(models.Tie, "", {}, mark_of)


def _loose(model: Any, of_type: str, here: Mapping[Any, Any], mark_of: Any) -> Iterator[str]:
    asked = model.objects.filter(thing__type=of_type) if of_type else model.objects.all()
    for thing, plan, label, owner in asked.values_list("thing_id", "plan_id", "label", "owner_id"):
        if (label, owner) != mark_of(thing, plan):
            yield f"A {model.__name__.lower()} has another label or owner than its thing."
        if of_type and (thing, plan) not in here:
            yield f"A {model.__name__.lower()} belongs to a {of_type} that says nothing."
