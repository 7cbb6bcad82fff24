"""Riverside’s people and bodies that move (its brief, section 9), and any table at all."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st

from joinedup.core.governance import ChairTerm, Group, LeadershipRole, QuorumPart, Seat, SeatHolder
from joinedup.core.period import Period, When
from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Issue,
    Lead,
    Outcome,
    Partner,
    PartnerGoal,
    Person,
    Plan,
    Priority,
)
from joinedup.core.text import Text
from joinedup.core.words import Confirmation, Ending, Office, Progress, QuorumOf, Tenure


def day(year: int, month: int, day: int) -> When:
    """One day as it is written."""
    return When.on(datetime.date(year, month, day))


TODAY = datetime.date(2026, 11, 17)
MAY_2025 = When("May 2025", Period.months(2025, 5))
AUGUST = When("August 2026", Period.months(2026, 8))
LEFT = day(2026, 9, 30)
COUNCIL, ICB, TRUST, COLLEGE, RIVERS, PROBATION, FORUM, CARE_BOARD = (
    "B1",
    "B2",
    "B3",
    "B6",
    "B8",
    "B9",
    "B22",
    "B23",
)
LEAVER, NURSE, MANAGER, SECRETARY, PRINCIPAL, DIRECTOR, LEADER = (
    "U1",
    "U2",
    "U3",
    "U4",
    "U5",
    "U6",
    "U7",
)


def titled(ref: str, title: str, **said: Any) -> dict[str, Any]:
    return {"ref": ref, "title": Text.of(title), **said}


RIVERSIDE = Plan(
    partners=(
        Partner(**titled(COUNCIL, "Riverside Council")),
        Partner(
            **titled(ICB, "Wend Valley Integrated Care Board", joined=day(2026, 4, 1)),
        ),
        Partner(**titled(TRUST, "Wend Valley Health Trust")),
        Partner(**titled(COLLEGE, "Wendside College")),
        Partner(**titled(RIVERS, "Wend Basin Rivers Agency")),
        Partner(**titled(PROBATION, "Eastshire Probation", not_taking_part=MAY_2025)),
        Partner(**titled(FORUM, "Upper Wend Villages Forum")),
        Partner(
            **titled(
                CARE_BOARD,
                "Wend Care Board",
                ended=day(2026, 3, 31),
                ending=Ending.MERGED,
                successors=(ICB,),
            )
        ),
    ),
    people=(
        Person(**titled(LEAVER, "Head of community services", partner=TRUST, left=LEFT)),
        Person(**titled(NURSE, "Lead nurse for falls", partner=TRUST)),
        Person(**titled(MANAGER, "Area manager (acting)", partner=RIVERS)),
        Person(**titled(SECRETARY, "Secretary of the forum", partner=FORUM)),
        Person(**titled(PRINCIPAL, "Principal", partner=COLLEGE)),
        Person(**titled(DIRECTOR, "Director of strategy", partner=CARE_BOARD)),
        Person(**titled(LEADER, "Leader of the council", partner=COUNCIL)),
    ),
    groups=(
        Group(**titled("T1", "Board", quorum=(QuorumPart(of=QuorumOf.SEAT, seat="E5"),))),
        Group(**titled("T2", "Executive")),
        Group(**titled("T3", "Healthy and Home")),
    ),
    seats=(
        Seat(**titled("E1", "Executive: the Health Trust", group="T2", partner=TRUST)),
        Seat(
            **titled("E2", "Healthy and Home: the Health Trust", group="T3", partner=TRUST),
            deputy=LEAVER,
        ),
        Seat(**titled("E3", "Board: the villages", group="T1", partner=FORUM)),
        Seat(**titled("E4", "Board: the Rivers Agency", group="T1", partner=RIVERS)),
        Seat(
            **titled("E5", "Board: the Care Board", group="T1", partner=CARE_BOARD),
            votes=2,
            may_agree="up to £50,000",
            deputy=DIRECTOR,
        ),
    ),
    seat_holders=(
        SeatHolder(ref="Y1", seat="E1", person=LEAVER, starts=day(2024, 12, 4)),
        SeatHolder(ref="Y2", seat="E2", person=LEAVER),
        SeatHolder(ref="Y3", seat="E3", person=SECRETARY, ended=AUGUST),
        SeatHolder(
            ref="Y4", seat="E4", person=MANAGER, tenure=Tenure.ACTING, starts=day(2026, 6, 1)
        ),
        SeatHolder(ref="Y5", seat="E5", person=DIRECTOR, starts=day(2023, 1, 1)),
    ),
    chair_terms=(
        ChairTerm(ref="C1", group="T1", person=PRINCIPAL, partner=COLLEGE, starts=day(2024, 1, 31)),
        ChairTerm(ref="C2", group="T1", office=Office.VICE_CHAIR, person=LEADER),
        ChairTerm(ref="C3", group="T3", person=DIRECTOR, partner=CARE_BOARD),
    ),
    leadership_roles=(
        LeadershipRole(ref="V1", person=LEAVER, element="linkage", field="partners"),
        LeadershipRole(ref="V2", person=PRINCIPAL, standing=Confirmation.REMOVED),
    ),
    actions=(
        *(
            Action(
                **titled(f"A{n}", f"Falls project {n}", number=f"4.2.{n}", accountable=TRUST),
                leads=(Lead(text="Head of community services", person=LEAVER, partner=TRUST),),
            )
            for n in (1, 2, 3, 4)
        ),
        Action(
            **titled("A5", "Joint discharge", accountable=CARE_BOARD),
            leads=(
                Lead(text="Director of strategy", person=DIRECTOR),
                Lead(text="Lead nurse for falls", person=NURSE, partner=TRUST),
            ),
            contributors=(COUNCIL, CARE_BOARD, ICB),
        ),
        Action(
            **titled("A6", "Winter plan", accountable=CARE_BOARD, status=Progress.DONE),
            leads=(Lead(text="Head of community services", person=LEAVER),),
        ),
    ),
    delivery_systems=(
        DeliverySystem(**titled("S1", "Place commissioning", owner=CARE_BOARD)),
        DeliverySystem(**titled("S2", "Walk-in clinic", owner=CARE_BOARD, ended=day(2025, 6, 1))),
    ),
    issues=(Issue(**titled("I1", "Ageing well", partners=(CARE_BOARD, TRUST))),),
    goals=(PartnerGoal(**titled("G1", "Fewer bed days", partner=CARE_BOARD)),),
)

FIRST = datetime.date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda days: FIRST + datetime.timedelta(days=days))


def whens() -> st.SearchStrategy[When | None]:
    """Mostly no date, else a day, a month, or words without a date."""
    others = st.sampled_from(
        [
            When("January 2026", Period.months(2026, 1)),
            When("yes"),
            When("n/a"),
            When("ongoing", ongoing=True),
        ]
    )
    return st.one_of(st.none(), DAYS.map(When.on), others)


def refs(letter: str) -> st.SearchStrategy[str | None]:
    """A ref of one of three things, or none."""
    return st.sampled_from([None, f"{letter}1", f"{letter}2", f"{letter}3"])


def leads() -> st.SearchStrategy[tuple[Lead, ...]]:
    lead = st.builds(Lead, text=st.just("x"), person=refs("U"), partner=refs("B"))
    return st.lists(lead, max_size=2).map(tuple)


def three(model: Any, letter: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Three things of a type."""
    return st.tuples(*(st.builds(model, ref=st.just(f"{letter}{n}"), **fields) for n in (1, 2, 3)))


def tables() -> st.SearchStrategy[Plan]:
    """Any plan with three of each thing that moves, all within two months."""
    lasting = {"starts": whens(), "ended": whens()}
    successors = st.lists(refs("B").filter(bool), max_size=1).map(tuple)
    return st.builds(
        Plan,
        partners=three(
            Partner,
            "B",
            joined=whens(),
            ended=whens(),
            successors=successors,
            not_taking_part=whens(),
        ),
        people=three(Person, "U", partner=refs("B"), left=whens()),
        groups=three(Group, "T", **lasting),
        seats=three(Seat, "E", group=refs("T"), partner=refs("B"), deputy=refs("U"), **lasting),
        seat_holders=three(
            SeatHolder,
            "Y",
            seat=refs("E"),
            person=refs("U"),
            tenure=st.sampled_from(Tenure),
            **lasting,
        ),
        chair_terms=three(
            ChairTerm,
            "C",
            group=refs("T"),
            person=refs("U"),
            partner=refs("B"),
            office=st.sampled_from(Office),
            **lasting,
        ),
        leadership_roles=three(
            LeadershipRole,
            "V",
            person=refs("U"),
            standing=st.sampled_from(Confirmation),
            **lasting,
        ),
        outcomes=three(Outcome, "O", leads=leads()),
        priorities=three(Priority, "P", leads=leads()),
        actions=three(
            Action,
            "A",
            leads=leads(),
            accountable=refs("B"),
            contributors=st.lists(refs("B").filter(bool), max_size=2, unique=True).map(tuple),
            status=st.sampled_from([None, Progress.DONE]),
        ),
        delivery_systems=three(DeliverySystem, "S", owner=refs("B"), ended=whens()),
        goals=three(PartnerGoal, "G", partner=refs("B")),
    )
