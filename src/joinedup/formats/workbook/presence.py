"""Which fields a file had a place for: those of its columns, and those that were read from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields

from joinedup.core.plan import COLLECTIONS, Measure, Plan

_MEANS = {
    "measure.baseline": ("baseline.text", "baseline.value"),
    "measure.targets": ("target.text", "target.value"),
    "measure.readings": ("reading.text", "reading.value"),
    "update.text": ("update.subject",),
    "need.amount": ("need.text", "need.kind"),
    "link.target": ("link.source", "link.kind"),
}
_NESTED: dict[str, Callable[[Measure], tuple[object, ...]]] = {
    "baseline.when": lambda measure: (measure.baseline,) if measure.baseline else (),
    "target.due": lambda measure: measure.targets,
    "reading.period": lambda measure: measure.readings,
}
_NEVER = frozenset(("ref", "also_in"))  # what no file of this kind has a column for


def fields_present(plan: Plan, columns: Iterable[str]) -> frozenset[str]:
    """Names such as ``action.due``, from the columns and from what the things hold."""
    found = set(columns)
    for type, collection in COLLECTIONS.items():
        things = getattr(plan, collection)
        if things:
            found |= _held(type, things, found)
    for name in tuple(found):
        found.update(_MEANS.get(name, ()))
    found |= _nested(plan)
    if plan.updates:
        found |= _held("update", plan.updates, found)
    return frozenset(found)


def _held(type: str, things: tuple[object, ...], known: set[str]) -> set[str]:
    """The fields, beside those that are known, that at least one thing says something in."""
    names = {each.name for each in fields(things[0])}  # type: ignore[arg-type]
    wanted = [name for name in names - _NEVER if f"{type}.{name}" not in known]
    return {f"{type}.{name}" for name in wanted if any(getattr(thing, name) for thing in things)}


def _nested(plan: Plan) -> set[str]:
    """The dates of baselines, targets and readings that some measure has."""
    found: set[str] = set()
    for name, of_measure in _NESTED.items():
        field = name.partition(".")[2]
        if any(getattr(each, field) for measure in plan.measures for each in of_measure(measure)):
            found.add(name)
    return found
