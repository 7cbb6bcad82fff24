"""Riverside's table as its brief gives it, built here, and small plans of any shape."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as some

from joinedup.core.governance import ChairTerm, Group, Seat
from joinedup.core.period import Period, When
from joinedup.core.plan import Action, DeliverySystem, Lead, Link, Partner, Person, Plan
from joinedup.core.text import Text
from joinedup.core.words import (
    Agreement,
    Capacity,
    Layer,
    LeadState,
    Office,
    Sector,
    Voting,
)

TODAY = datetime.date(2026, 11, 17)

_LA, _PUBLIC, _PRIVATE, _BUSINESS, _VOLUNTARY, _COMMUNITY = Sector
BODIES: tuple[tuple[str, Sector, int, int, int], ...] = (
    ("Riverside Council", _LA, 3, 25, 9),
    ("Wend Valley Integrated Care Board", _PUBLIC, 1, 2, 2),
    ("Wend Valley Health Trust", _PUBLIC, 1, 8, 5),
    ("Eastshire Police", _PUBLIC, 1, 5, 3),
    ("Eastshire Fire and Rescue", _PUBLIC, 1, 2, 2),
    ("Wendside College", _PUBLIC, 1, 4, 2),
    ("Job Service East", _PUBLIC, 1, 0, 1),
    ("Wend Basin Rivers Agency", _PUBLIC, 1, 1, 1),
    ("Eastshire Probation", _PUBLIC, 0, 0, 0),
    ("Town and Parish Councils of Riverside", _LA, 0, 0, 0),
    ("Wendmill Foods", _PRIVATE, 1, 0, 1),
    ("Quayline Buses", _PRIVATE, 0, 0, 1),
    ("Wend Chamber of Business", _BUSINESS, 1, 1, 1),
    ("Old Quay Traders", _BUSINESS, 0, 0, 1),
    ("Wend Voluntary Network", _VOLUNTARY, 1, 2, 2),
    ("Two Banks Trust", _VOLUNTARY, 1, 3, 2),
    ("Wendbridge Homes", _VOLUNTARY, 1, 4, 2),
    ("Wend Money Advice", _VOLUNTARY, 0, 0, 1),
    ("Otterling Family Charity", _VOLUNTARY, 0, 1, 1),
    ("Eastmere Residents’ Alliance", _COMMUNITY, 1, 0, 1),
    ("Faiths Beside the River", _COMMUNITY, 1, 0, 1),
    ("Upper Wend Villages Forum", _COMMUNITY, 1, 0, 1),
)
"""Name, sector, seats on the board, projects, services: section 3 of the demo's brief."""

SEATS = tuple(row[2] for row in BODIES)
PROJECTS = tuple(row[3] for row in BODIES)
SERVICES = tuple(row[4] for row in BODIES)

WORDS = {"action": ("project", "projects"), "delivery_system": ("service", "services")}


def on(year: int, month: int, day: int) -> When:
    return When.on(datetime.date(year, month, day))


def term(ref: str, partner: str | None, starts: When, ended: When | None, **more: Any) -> ChairTerm:
    return ChairTerm(ref=ref, group="T1", partner=partner, starts=starts, ended=ended, **more)


CHAIRS = (
    term("C1", "B1", on(2020, 10, 1), on(2022, 5, 20), capacity=Capacity.LEADER),
    term("C2", "B1", on(2022, 5, 20), on(2023, 9, 12), capacity=Capacity.ELECTED_MEMBER),
    term("C3", "B1", on(2023, 9, 12), on(2024, 1, 31), capacity=Capacity.OFFICER),
    term("C4", "B6", on(2024, 1, 31), None, capacity=Capacity.OTHER),
    term("C5", "B1", on(2024, 1, 31), None, office=Office.VICE_CHAIR),
    term("C6", "B15", on(2024, 1, 31), None, office=Office.VICE_CHAIR),
)


def riverside() -> Plan:
    """The 22 partners, the board and its chairs, an executive, 60 projects, 40 services."""
    partners = tuple(
        Partner(
            ref=f"B{n}",
            title=Text.of(name),
            sector=sector,
            not_taking_part=on(2025, 5, 1) if name == "Eastshire Probation" else None,
        )
        for n, (name, sector, *_) in enumerate(BODIES, 1)
    )
    leading = [*_each(PROJECTS), None, None]
    return Plan(
        words=WORDS,
        partners=partners,
        groups=(
            Group(ref="T1", title=Text.of("Board"), layer=Layer.BOARD, voting=Voting.MEMBERS),
            Group(ref="T2", title=Text.of("Executive"), layer=Layer.EXECUTIVE),
        ),
        seats=(
            *(Seat(ref=f"E{n}", group="T1", partner=ref) for n, ref in enumerate(_each(SEATS), 1)),
            *(Seat(ref=f"E{n + 100}", group="T2", partner=f"B{n % 4 + 1}") for n in range(10)),
        ),
        chair_terms=CHAIRS,
        actions=tuple(
            Action(
                ref=f"A{n}",
                accountable=ref,
                leads=() if ref else (Lead(text="All partners", state=LeadState.EVERYONE),),
            )
            for n, ref in enumerate(leading, 1)
        ),
        delivery_systems=tuple(
            DeliverySystem(ref=f"S{n}", owner=ref) for n, ref in enumerate(_each(SERVICES), 1)
        ),
    )


def _each(how_many: tuple[int, ...]) -> list[str]:
    """A partner's ref as often as the table says."""
    return [f"B{n}" for n, count in enumerate(how_many, 1) for _ in range(count)]


_FIRST = datetime.date(2024, 1, 1)
_days = some.integers(0, 40).map(lambda n: When.on(_FIRST + datetime.timedelta(days=n)))
_months = some.sampled_from([When("Jan 2024", Period.months(2024, 1))])
_when = some.none() | _days | _months
_who = some.sampled_from([None, "B1", "B2", "B3", "B4", "a body nobody knows"])
_said = some.sampled_from(["B1", "B2", "B3", "B4", "a body nobody knows"])
_groups = some.sampled_from([None, "T1", "T2"])
_persons = some.sampled_from([None, "U1", "U2"])


@some.composite
def plans(draw: some.DrawFn) -> Plan:
    """Four partners, two groups, two people, and whatever they may hold, with days or without."""
    return Plan(
        partners=tuple(
            Partner(
                ref=f"B{n}",
                sector=draw(some.none() | some.sampled_from(Sector)),
                joined=draw(_when),
                ended=draw(_when),
                not_taking_part=draw(_when),
            )
            for n in range(1, 5)
        ),
        people=tuple(Person(ref=ref, partner=draw(_who), left=draw(_when)) for ref in ("U1", "U2")),
        groups=tuple(
            Group(
                ref=ref,
                layer=draw(some.none() | some.sampled_from(Layer)),
                voting=draw(some.none() | some.sampled_from(Voting)),
                starts=draw(_when),
                ended=draw(_when),
            )
            for ref in ("T1", "T2")
        ),
        seats=tuple(
            Seat(
                ref=f"E{n}",
                group=draw(_groups),
                partner=draw(_who),
                votes=draw(some.integers(-1, 5)),
                starts=draw(_when),
                ended=draw(_when),
            )
            for n in range(draw(some.integers(0, 5)))
        ),
        chair_terms=tuple(
            ChairTerm(
                ref=f"C{n}",
                group=draw(_groups),
                office=draw(some.sampled_from(Office)),
                person=draw(_persons),
                partner=draw(_who),
                capacity=draw(some.none() | some.sampled_from(Capacity)),
                starts=draw(_when),
                ended=draw(_when),
            )
            for n in range(draw(some.integers(0, 4)))
        ),
        actions=tuple(
            Action(ref=f"A{n}", accountable=draw(_who)) for n in range(draw(some.integers(0, 3)))
        ),
        delivery_systems=tuple(
            DeliverySystem(ref=f"S{n}", owner=draw(_who), ended=draw(_when))
            for n in range(draw(some.integers(0, 3)))
        ),
        links=tuple(
            Link(
                source="S1",
                target="A1",
                agreement=draw(some.sampled_from(Agreement)),
                agreed_by=tuple(draw(some.lists(_said, max_size=3))),
                agreed_on=draw(_when),
                ended=draw(_when),
            )
            for _ in range(draw(some.integers(0, 4)))
        ),
    )
