"""A small record as it stands, and ways to read it back from a file that says something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from joinedup.analysis.difference import Change, Difference, Group, Line, Told, apply, difference
from joinedup.core.dates import read_when
from joinedup.core.plan import (
    COLLECTIONS,
    Action,
    Link,
    Measure,
    Milestone,
    Outcome,
    Partner,
    Plan,
    Priority,
    Reading,
    Update,
)
from joinedup.core.text import Text


def titled(title: str, **others: str) -> Text:
    """A title in English, and in other languages."""
    return Text.of(title, **others)


def record() -> Plan:
    """Two outcomes, three priorities, four projects, and what hangs on them."""
    return Plan(
        title=titled("Riverside 2030"),
        outcomes=(
            Outcome(ref="O1", number="5", title=titled("Warm, secure homes")),
            Outcome(ref="O2", number="6", title=titled("We get on and we are heard")),
        ),
        priorities=(
            Priority(ref="P1", number="5.2", title=titled("Warm homes")),
            Priority(ref="P2", number="6.1", title=titled("Across the river")),
            Priority(ref="P3", number="5.1", title=titled("Stop homelessness early")),
        ),
        actions=(
            Action(
                ref="A1",
                number="5.2.1",
                title=titled("Eastmere blocks retrofit", cy="Ôl-osod blociau Eastmere"),
                description=titled("Four blocks, one a year."),
                accountable="B1",
                due=read_when("31 March 2027"),
            ),
            Action(ref="A2", number="5.2.2", title=titled("Damp response"), accountable="B2"),
            Action(ref="A3", number="6.1.1", title=titled("Two Banks suppers")),
            Action(ref="A4", number="6.1.2", title=titled("Shared summer festival")),
        ),
        partners=(
            Partner(ref="B1", number="P1", title=titled("Riverside Council")),
            Partner(ref="B2", number="P2", title=titled("Wendbridge Homes")),
        ),
        measures=(
            Measure(
                ref="M1",
                title=titled("Damp made safe within fourteen days"),
                subject="A2",
                readings=(Reading(text="70", period=read_when("2025/26")),),
            ),
        ),
        milestones=(Milestone(ref="K1", title=titled("First block wrapped"), subject="A1"),),
        links=(
            Link(source="P1", target="O1"),
            Link(source="P2", target="O2"),
            Link(source="P3", target="O1"),
            Link(source="A1", target="P1"),
            Link(source="A2", target="P1"),
            Link(source="A3", target="P2"),
            Link(source="A4", target="P2"),
        ),
        updates=(Update(subject="A1", period=read_when("Q2 2026"), text="On time."),),
    )


def edited(plan: Plan, ref: str, **fields: Any) -> Plan:
    """The plan with some fields of one thing changed."""
    for collection in COLLECTIONS.values():
        things = getattr(plan, collection)
        if any(thing.ref == ref for thing in things):
            changed = (replace(each, **fields) if each.ref == ref else each for each in things)
            return replace(plan, **{collection: tuple(changed)})
    raise KeyError(ref)


def without(plan: Plan, *refs: str) -> Plan:
    """The plan without some things, and without the rows that point to them."""
    gone = set(refs)
    kept: dict[str, Any] = {
        collection: tuple(each for each in getattr(plan, collection) if each.ref not in gone)
        for collection in COLLECTIONS.values()
    }
    links = tuple(each for each in plan.links if not {each.source, each.target} & gone)
    updates = tuple(each for each in plan.updates if each.subject not in gone)
    return replace(plan, **kept, links=links, updates=updates)


def renamed(plan: Plan) -> Plan:
    """The same plan as a reader gives it: its refs are its own."""
    from joinedup.analysis.difference.pointers import turned

    refs = {thing.ref: f"{thing.ref[0]}{900 + at}" for at, thing in enumerate(plan.things())}
    rows = ("links", "lineage", "updates", "needs", "extras")
    new: dict[str, Any] = {
        collection: tuple(
            replace(turned(each, lambda ref: refs.get(ref, ref))[0], ref=refs[each.ref])
            for each in getattr(plan, collection)
        )
        for collection in COLLECTIONS.values()
    }
    for name in rows:
        new[name] = tuple(
            turned(each, lambda ref: refs.get(ref, ref))[0] for each in getattr(plan, name)
        )
    return replace(plan, **new)


def only(found: Difference) -> Change:
    """The one change there is."""
    (change,) = found.changes
    return change


def said(told: Told) -> list[str]:
    """Every sentence, in order."""
    return [line.sentence for group in told.groups for line in lines(group)]


def lines(group: Group) -> Iterator[Line]:
    """The lines of a group and of those within it."""
    yield from group.lines
    for each in group.groups:
        yield from lines(each)


def imported(file: Plan, **given: Any) -> Plan:
    """The record once a file is taken into it."""
    return apply(record(), difference(record(), file, **given))
