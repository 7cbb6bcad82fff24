"""Workbooks and plans of any size for the benches: invented, and the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

from xlsxwriter import Workbook

from joinedup.core.plan import Action as PlanAction
from joinedup.core.plan import DeliverySystem, Link, Outcome, Partner, Plan, Priority
from joinedup.core.text import Text
from joinedup.core.words import Agreement

SEED = 20261117
HEADERS = (
    "No.",
    "Improvement aim",
    "Priority",
    "Project",
    "What we will do",
    "Lead officer(s)",
    "Lead organisation",
    "Partners involved",
    "Start",
    "By when",
    "BRAG",
    "Measure",
    "Baseline",
    "Target",
    "Comments Q2",
)
BODIES = ("Riverside Council", "Eastshire Police", "Wend Valley Health Trust", "Two Banks Trust")
DATES = ("31/03/27", "Mar-28", "Q3 2027", "2027/28", "30 June 2028", "ongoing")
THINGS = ("lamps", "gardens", "lunches", "lessons", "visits", "repairs", "walks", "talks")
PLACES = ("Old Quay", "Eastmere", "Upper Wend", "Millbank")


def write_flat(path: Path, actions: int, seed: int = SEED) -> None:
    """One flat sheet as an office keeps it: a title above the headers, dates as people write
    them, several partners in a cell. About eight actions a priority, four priorities an aim."""
    dice = random.Random(seed)
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Master")
        sheet.write_row(0, 0, ["Riverside Together: action plan"])
        sheet.write_row(3, 0, HEADERS)
        for row in range(actions):
            sheet.write_row(row + 4, 0, _action(row, dice))


def _action(row: int, dice: random.Random) -> list[object]:
    aim, priority, action = row // 32 + 1, row // 8 % 4 + 1, row % 8 + 1
    what, where = dice.choice(THINGS), dice.choice(PLACES)
    lead, other = dice.sample(BODIES, 2)
    before = dice.randint(20, 80)
    return [
        f"{aim}.{priority}.{action}",
        f"{aim}. A better place for everybody, part {aim}",
        f"{aim}.{priority} More {THINGS[priority]} for people who want them ({aim})",
        f"Open {what} {row + 1} in {where}",
        f"Run {what} twice a week in {where}, with volunteers from the street.",
        f"Head of {what}",
        lead,
        f"{lead}; {other}",
        f"{dice.randint(1, 28):02}/04/2025",
        dice.choice(DATES),
        dice.choice(("Green", "Amber", "Red", "Blue")),
        f"People who come to {what} {row + 1}",
        before,
        before + dice.randint(1, 30),
        f"{dice.choice(('Going well', 'Slow start', 'Waiting for a room'))}, {row}",
    ]


def wired_plan(actions: int, seed: int = SEED) -> Plan:
    """A plan with all five columns, linked as real ones are: most services work in one part of the
    plan, some everywhere; one link in ten is claimed and not agreed."""
    dice = random.Random(seed)
    outcomes, priorities = max(3, min(14, actions // 25)), max(4, min(80, actions // 5))
    services, partners = max(6, min(400, actions * 2 // 3)), max(4, min(70, actions // 3))
    links = [
        Link(source=f"P{n}", target=f"O{1 + (n - 1) * outcomes // priorities}")
        for n in _to(priorities)
    ]
    for n in _to(actions):
        links.append(Link(source=f"A{n}", target=f"P{1 + (n - 1) * priorities // actions}"))
        near = 1 + (n - 1) * services // actions
        for _ in range(dice.choice((1, 2, 2, 3))):
            far = dice.random() < 0.15
            service = dice.randint(1, services) if far else min(services, near + dice.randint(0, 3))
            agreement = Agreement.CLAIMED if dice.random() < 0.1 else Agreement.AGREED
            links.append(Link(source=f"S{service}", target=f"A{n}", agreement=agreement))
    return Plan(
        title=Text.of("Riverside, larger"),
        outcomes=tuple(
            Outcome(ref=f"O{n}", number=str(n), title=_title(dice, n)) for n in _to(outcomes)
        ),
        priorities=tuple(
            Priority(ref=f"P{n}", number=f"P{n}", title=_title(dice, n)) for n in _to(priorities)
        ),
        actions=tuple(
            PlanAction(
                ref=f"A{n}",
                number=str(n),
                title=_title(dice, n),
                accountable=f"B{1 + n % partners}",
            )
            for n in _to(actions)
        ),
        delivery_systems=tuple(
            DeliverySystem(
                ref=f"S{n}", title=_title(dice, n), owner=_owner(dice, n, services, partners)
            )
            for n in _to(services)
        ),
        partners=tuple(Partner(ref=f"B{n}", title=_title(dice, n)) for n in _to(partners)),
        links=tuple(dict.fromkeys(links)),
    )


def _owner(dice: random.Random, service: int, services: int, partners: int) -> str:
    """The owner of a service: most have theirs in one part of the plan, as most bodies do."""
    far = dice.random() < 0.2
    return f"B{dice.randint(1, partners) if far else 1 + (service - 1) * partners // services}"


def _to(count: int) -> range:
    return range(1, count + 1)


def _title(dice: random.Random, number: int) -> Text:
    words = dice.choice(("Open", "Run", "Share", "Bring back", "Look after", "Plan for more"))
    return Text.of(f"{words} {dice.choice(THINGS)} in {dice.choice(PLACES)} {number}")
