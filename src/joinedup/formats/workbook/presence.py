"""Which fields a file had a place for: those of its columns, and those that were read from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from joinedup.core.plan import COLLECTIONS, Plan
from joinedup.core.words import Progress

_MEANS = {
    "measure.baseline": ("baseline.text", "baseline.value"),
    "measure.targets": ("target.text", "target.value"),
    "measure.readings": ("reading.text", "reading.value"),
    "update.text": ("update.subject",),
    "need.amount": ("need.text", "need.kind"),
    "link.target": ("link.source", "link.kind"),
}
_NESTED = {
    "baseline": ("baseline", ("when",)),
    "targets": ("target", ("due",)),
    "readings": ("reading", ("period",)),
}
_EMPTY = (None, "", ())


def fields_present(plan: Plan, columns: Iterable[str]) -> frozenset[str]:
    """Names such as ``action.due``, from the columns and from what the things hold."""
    found = set(columns)
    for type, collection in COLLECTIONS.items():
        things = getattr(plan, collection)
        if things:
            found |= _held(type, things)
    for name in tuple(found):
        found.update(_MEANS.get(name, ()))
    found |= _nested(plan)
    if plan.updates:
        found |= _held("update", plan.updates)
    return frozenset(found)


def _held(type: str, things: tuple[object, ...]) -> set[str]:
    """The fields that at least one thing has something in."""
    names = [each.name for each in fields(things[0])]  # type: ignore[arg-type]
    return {
        f"{type}.{name}" for name in names if any(_says(getattr(thing, name)) for thing in things)
    }


def _says(value: object) -> bool:
    return isinstance(value, Progress) or (value not in _EMPTY and bool(value))


def _nested(plan: Plan) -> set[str]:
    found: set[str] = set()
    for field, (type, names) in _NESTED.items():
        for measure in plan.measures:
            value = getattr(measure, field)
            for each in value if isinstance(value, tuple) else (value,):
                found.update(
                    f"{type}.{name}"
                    for name in names
                    if each is not None and getattr(each, name) is not None
                )
    return found
