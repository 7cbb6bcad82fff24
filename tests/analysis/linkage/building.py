"""A small plan with nothing to put right, and ways to spoil it in one place."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from joinedup.analysis.linkage import check
from joinedup.core.amount import Amount
from joinedup.core.finding import Finding, Place
from joinedup.core.period import Period, When
from joinedup.core.plan import (
    COLLECTIONS,
    Action,
    DeliverySystem,
    Lead,
    Link,
    Milestone,
    Need,
    Outcome,
    Partner,
    Person,
    Plan,
    Priority,
    Thing,
    Update,
)
from joinedup.core.planfile import Places
from joinedup.core.ref import type_of
from joinedup.core.text import Text
from joinedup.core.words import Agreement, Progress

TODAY = datetime.date(2026, 11, 17)


def on(text: str) -> When:
    """``on("2027-03-31")``."""
    return When.on(datetime.date.fromisoformat(text))


def quarter(year: int, month: int) -> When:
    """The quarter that begins in a month, as a round of updates."""
    return When(f"{year} from month {month}", Period.months(year, month, 3))


def lead(person: str) -> Lead:
    return Lead(text=f"role {person}", person=person)


def action(number: int, body: str = "B1", person: str = "U1", **fields: Any) -> Action:
    """Action ``A<number>``, led and dated so that nothing is wrong with it."""
    given = {
        "number": f"1.1.{number}",
        "title": Text.of(f"Project {number}"),
        "leads": (lead(person),),
        "accountable": body,
        "starts": on("2026-04-01"),
        "due": When.on(datetime.date(2027, 1 + number % 12, 10 + number % 15)),
        "status": Progress.ON_COURSE,
    }
    return Action(ref=f"A{number}", **{**given, **fields})


def agreed(source: str, target: str, **fields: Any) -> Link:
    return Link(**{"source": source, "target": target, "agreement": Agreement.AGREED, **fields})


def _milestone(number: int) -> Milestone:
    return Milestone(
        ref=f"K{number}",
        number=str(number),
        title=Text.of(f"Step {number}"),
        subject=f"A{number}",
        due=When.on(datetime.date(2026, 12, 1)),
    )


def _updates(number: int) -> tuple[Update, ...]:
    return tuple(
        Update(
            subject=f"A{number}",
            period=quarter(2026, month),
            text=f"In the quarter from month {month} we met {number + month} families.",
            status=Progress.ON_COURSE,
        )
        for month in (1, 4, 7)
    )


def _sound() -> Plan:
    bodies = {1: "B1", 2: "B2", 3: "B3", 4: "B1", 5: "B2", 6: "B3"}
    outline = {1: "P1", 2: "P1", 3: "P1", 4: "P2", 5: "P2", 6: "P2"}
    return Plan(
        title=Text.of("Riverside 2030"),
        starts=on("2025-04-01"),
        ends=on("2030-03-31"),
        words={"outcome": ("aim", "aims"), "action": ("project", "projects")},
        outcomes=(
            Outcome(ref="O1", number="1", title=Text.of("Ready for school"), leads=(lead("U1"),)),
            Outcome(ref="O2", number="2", title=Text.of("Work that pays"), leads=(lead("U2"),)),
        ),
        priorities=(
            Priority(ref="P1", number="1.1", title=Text.of("Family help")),
            Priority(ref="P2", number="2.1", title=Text.of("A first job")),
        ),
        actions=tuple(action(n, bodies[n], f"U{bodies[n][1]}") for n in bodies),
        delivery_systems=tuple(
            DeliverySystem(ref=f"S{n}", title=Text.of(f"Service {n}"), owner=f"B{n}")
            for n in (1, 2, 3)
        ),
        partners=(
            Partner(ref="B1", title=Text.of("Riverside Council")),
            Partner(ref="B2", title=Text.of("Wendside College")),
            Partner(ref="B3", title=Text.of("Rivers Agency")),
        ),
        people=tuple(
            Person(ref=f"U{n}", title=Text.of(f"Head of work {n}"), partner=f"B{n}")
            for n in (1, 2, 3)
        ),
        milestones=tuple(_milestone(n) for n in bodies),
        links=(
            Link(source="P1", target="O1"),
            Link(source="P2", target="O2"),
            *(Link(source=f"A{n}", target=priority) for n, priority in outline.items()),
            *(agreed(f"S{bodies[n][1]}", f"A{n}") for n in bodies),
            agreed("S1", "A2", drawn_by="B1", agreed_by=("B1", "B2")),
        ),
        updates=tuple(update for n in bodies for update in _updates(n)),
        needs=tuple(Need(subject=f"A{n}", amount=Amount.pounds(1000 * n)) for n in bodies),
    )


SOUND = _sound()
"""A plan that gives no finding of linkage: the tests spoil it in one place each."""


def change(ref: str, plan: Plan = SOUND, **fields: Any) -> Plan:
    """The plan with some fields of one thing changed."""
    return change_all(lambda thing: fields if thing.ref == ref else {}, type_of(ref), plan)


def change_all(
    fields_of: Callable[[Any], dict[str, Any]], kind: str = "action", plan: Plan = SOUND
) -> Plan:
    """The plan with every thing of a type changed as a function says."""
    collection = COLLECTIONS[kind]
    things: tuple[Thing, ...] = getattr(plan, collection)
    changed = tuple(replace(thing, **fields_of(thing)) for thing in things)
    return replace(plan, **{collection: changed})


def link(*links: Link, plan: Plan = SOUND) -> Plan:
    """The plan with further links."""
    return replace(plan, links=(*plan.links, *links))


def unlink(*refs: str, plan: Plan = SOUND) -> Plan:
    """The plan without any link that begins or ends at one of the refs."""
    kept = (each for each in plan.links if not {each.source, each.target} & set(refs))
    return replace(plan, links=tuple(kept))


def grown(count: int, plan: Plan = SOUND, **fields: Any) -> Plan:
    """The plan with ``count`` further sound actions (A101...) under P1, some fields changed."""
    more = tuple(
        replace(action(n, f"B{1 + n % 3}", f"U{1 + n % 3}"), **fields)
        for n in range(101, 101 + count)
    )
    links = [Link(source=each.ref, target="P1") for each in more]
    links += [agreed(f"S{1 + int(each.ref[1:]) % 3}", each.ref) for each in more]
    updates = tuple(
        Update(subject=each.ref, period=quarter(2026, 7), text=f"Met group {each.ref}.")
        for each in more
    )
    needs = tuple(Need(subject=each.ref, amount=Amount.pounds(100)) for each in more)
    return replace(
        plan,
        actions=(*plan.actions, *more),
        links=(*plan.links, *links),
        updates=(*plan.updates, *updates),
        needs=(*plan.needs, *needs),
        milestones=(*plan.milestones, *(_milestone(int(each.ref[1:])) for each in more)),
    )


def found(plan: Plan, code: str, places: Places | None = None) -> list[Finding]:
    """The findings of one code."""
    every = check(plan, today=TODAY, places=places)
    return [finding for finding in every if finding.code == code]


def said(plan: Plan, code: str) -> list[str]:
    """The sentences of one code."""
    return [finding.message() for finding in found(plan, code)]


def laid_out(plan: Plan) -> Places:
    """Places as a workbook gives them: a sheet for each type, a row for each thing."""
    places = Places("plan.xlsx")
    for kind, collection in COLLECTIONS.items():
        columns = {"title": "B", "due": "F", "leads": "D", "starts": "E", "number": "A"}
        for row, thing in enumerate(getattr(plan, collection), 2):
            places.put(thing.ref, sheet=kind, row=row, columns=columns)
    for name in ("link", "update", "need", "lineage"):
        rows = getattr(plan, name if name == "lineage" else f"{name}s")
        for position in range(len(rows)):
            places.put(f"{name}:{position}", sheet=name, row=position + 2, columns={"target": "C"})
    return places


def cell(finding: Finding) -> str:
    """Where a finding stands, as ``Actions!F14``."""
    assert finding.place is None or isinstance(finding.place, Place)
    return str(finding.place)
