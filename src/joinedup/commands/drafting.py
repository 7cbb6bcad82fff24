"""A next version in the making: what is copied into it, taken out of it, and brought back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from joinedup.analysis.difference.pointers import pointed, turned
from joinedup.commands.deed import Deed
from joinedup.commands.versions import Loaded, last_position
from joinedup.core.plan import Lineage, Link, Plan
from joinedup.core.succession import asked_of
from joinedup.core.words import Continuation
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.shapes import PLAN_LEVEL, shapes

LEFT_BEHIND = frozenset({"update", "lineage"})
"""What was said of the version before, and not what is planned."""
_OF = frozenset({"measure", "milestone", "risk", "need", "update", "extra"})
"""Types that go with their subject."""


def copy(deed: Deed, old: Loaded, draft: PlanVersion) -> None:
    """Say in the draft what the version before says, each thing keeping its ref. Updates and
    lineage stay behind, and so do links that have ended."""
    for type, rows in old.rows.items():
        if type in PLAN_LEVEL or type in LEFT_BEHIND:
            continue
        for position, (key, record) in enumerate(rows):
            if not getattr(record, "ended", None):
                deed.writer.say(old.thing(key), draft, record, position=position)


def ask_after(deed: Deed, old: Plan, draft: PlanVersion) -> None:
    """A row of lineage for every outcome, priority and action of the version before: what became
    of it, which nobody has said yet."""
    for position, row in enumerate(asked_of(old, draft.language)):
        deed.writer.add("lineage", row, plan=draft, position=position)


def is_about(row: Lineage, type: str, record: Any, language: str) -> bool:
    """Whether a row of lineage is about an old thing."""
    title = record.title.within(language)
    return (row.type, row.number, row.title) == (type, record.number, title)


def stays(what: Continuation | None, ref: str, into: Collection[str]) -> bool:
    """Whether an old thing stands in the draft: while nobody has said, where it is carried on, and
    where it is part of what it was merged or split into."""
    return what is None or what is Continuation.CARRIED_ON or ref in into


def with_dependents(plan: Plan, ref: str) -> set[str]:
    """A thing, and the steps, measures and risks that are nothing without it."""
    found = {ref}
    for collection in (plan.measures, plan.milestones, plan.risks):
        found |= {each.ref for each in collection if each.subject == ref}
    return found


def take_out(deed: Deed, draft: Loaded, ref: str) -> None:
    """Take a thing out of the draft, with what goes with it; what pointed to it no longer does."""
    gone = with_dependents(draft.plan, ref)
    for type, rows in draft.rows.items():
        if type in PLAN_LEVEL or type == "lineage":
            continue
        for key, record in rows:
            if _goes(type, record, gone):
                deed.writer.leave(draft.thing(key), draft.version)
            elif pointed(record) & gone:
                left, _ = turned(record, lambda each: None if each in gone else each)
                deed.writer.change(draft.thing(key), draft.version, record, left)


def _goes(type: str, record: Any, gone: Collection[str]) -> bool:
    if getattr(record, "ref", None) in gone:
        return True
    if isinstance(record, Link):
        return record.source in gone or record.target in gone
    return type in _OF and getattr(record, "subject", None) in gone


def bring_back(deed: Deed, old: Loaded, draft: Loaded, ref: str) -> None:
    """Put a thing back into the draft as the version before says it, with what went with it."""
    back = with_dependents(old.plan, ref)
    here = {each.ref for each in draft.plan.things()} | back
    missing = _missing(old, draft, back, here)
    positions: dict[str, int] = {}
    for type, thing, record in missing:
        if type not in positions:
            positions[type] = last_position(shapes()[type].model, draft.version)
        positions[type] += 1
        deed.writer.say(thing, draft.version, record, position=positions[type])


def _missing(
    old: Loaded, draft: Loaded, back: Collection[str], here: Collection[str]
) -> Iterable[tuple[str, Thing, Any]]:
    """What is to be said again: (type, thing, record), without refs to what the draft has not."""
    there = {key for rows in draft.rows.values() for key, _ in rows}
    away = {each.ref for each in old.plan.things()} - set(here)
    for type, rows in old.rows.items():
        if type in PLAN_LEVEL or type in LEFT_BEHIND:
            continue
        for key, record in rows:
            if key in there or not _goes(type, record, back) or getattr(record, "ended", None):
                continue
            left, _ = turned(record, lambda each: None if each in away else each)
            if not isinstance(record, Link) or left == record:
                yield type, old.thing(key), left
