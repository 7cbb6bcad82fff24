"""Tables for tests: one written by hand, and a strategy for any."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st

from joinedup.core import words
from joinedup.core.dates import read_when
from joinedup.core.governance import (
    ChairTerm,
    Group,
    LeadershipRole,
    QuorumPart,
    Seat,
    SeatHolder,
)
from joinedup.core.period import When
from joinedup.core.plan import Locality, Partner, Person, Plan
from joinedup.core.text import Text
from tests.plans import lines, names, texts, whens


def day(year: int, month: int, number: int) -> When:
    return When.on(datetime.date(year, month, number))


def table() -> Plan:
    """A small invented table with something of everything."""
    return Plan(
        partnership="Riverside Together",
        area="E06000057",
        partners=(
            Partner(
                ref="B1",
                title=Text.of("Wendbridge Carers", cy="Gofalwyr Wendbridge"),
                sector=words.Sector.VOLUNTARY,
                org_id="GB-CHC-1089464",
                joined=day(2021, 4, 1),
                ended=read_when("Sept 2025"),
                successors=("B2",),
            ),
            Partner(
                ref="B2",
                title=Text.of("Riverside Council"),
                sector=words.Sector.LOCAL_AUTHORITY,
            ),
        ),
        people=(
            Person(
                ref="U1",
                title=Text.of("Director of services"),
                partner="B1",
                left=read_when("2025-09-30"),
            ),
            Person(ref="U2", title=Text.of("Leader of the council"), partner="B2"),
        ),
        groups=(
            Group(
                ref="T1",
                title=Text.of("Board"),
                layer=words.Layer.BOARD,
                starts=read_when("2019"),
                quorum=(QuorumPart(of=words.QuorumOf.SEAT, seat="E1"),),
            ),
            Group(ref="T2", title=Text.of("Health group"), layer=words.Layer.THEME, under="T1"),
        ),
        seats=(
            Seat(
                ref="E1",
                title=Text.of("Board: the carers"),
                group="T1",
                partner="B1",
                votes=2,
                capacity="carer",
                deputy="U2",
                starts=read_when("Apr 2021"),
            ),
        ),
        seat_holders=(
            SeatHolder(
                ref="Y1",
                seat="E1",
                person="U1",
                tenure=words.Tenure.ACTING,
                starts=read_when("Q3 2024"),
                ended=read_when("2025/26"),
                why="Post vacant",
            ),
        ),
        chair_terms=(
            ChairTerm(
                ref="C1",
                group="T1",
                office=words.Office.VICE_CHAIR,
                person="U2",
                partner="B2",
                capacity=words.Capacity.LEADER,
                starts=read_when("May 2024"),
                ended=read_when("ongoing"),
                chosen="by ballot",
            ),
        ),
        leadership_roles=(
            LeadershipRole(ref="V1", person="U2", element="direction", field="community"),
            LeadershipRole(
                ref="V2",
                person="U1",
                element="linkage",
                standing=words.Confirmation.REMOVED,
            ),
        ),
        localities=(Locality(ref="Z1", title=Text.of("Eastmere")),),
    )


_REFS = {letter: [f"{letter}{number}" for number in (1, 2, 3)] for letter in "BUTEYCV"}


def _one(letter: str) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(_REFS[letter])


def _all(letter: str, model: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """All things of a type, each by its ref and with any ``fields``."""
    each = [st.builds(model, ref=st.just(ref), **fields) for ref in _REFS[letter]]
    return st.tuples(*each)


def _of(words: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(words)


def any_table() -> st.SearchStrategy[Plan]:
    """Any table whose refs lead somewhere: circles, gaps and odd texts among them."""
    when = st.none() | whens(4)
    time = {"starts": when, "ended": when}
    return st.builds(
        Plan,
        partnership=lines,
        area=st.sampled_from(("", "E06000057", "Riverside")),
        partners=_all(
            "B",
            Partner,
            title=texts(),
            org_id=lines,
            joined=when,
            ended=when,
            sector=_of(words.Sector),
        ),
        people=_all("U", Person, title=texts(), partner=_one("B"), left=when),
        groups=_all(
            "T",
            Group,
            title=texts(),
            description=texts(),
            layer=_of(words.Layer),
            under=_one("T"),
            **time,
        ),
        seats=_all(
            "E",
            Seat,
            title=texts(),
            group=_one("T"),
            partner=_one("B"),
            capacity=lines,
            votes=st.integers(0, 9),
            deputy=_one("U"),
            **time,
        ),
        seat_holders=_all(
            "Y",
            SeatHolder,
            seat=_one("E"),
            person=_one("U"),
            tenure=st.sampled_from(words.Tenure),
            why=lines,
            **time,
        ),
        chair_terms=_all(
            "C",
            ChairTerm,
            group=_one("T"),
            office=st.sampled_from(words.Office),
            person=_one("U"),
            partner=_one("B"),
            capacity=_of(words.Capacity),
            due=when,
            **time,
        ),
        leadership_roles=_all(
            "V",
            LeadershipRole,
            person=_one("U"),
            element=st.sampled_from(("", "direction")) | names,
            field=st.sampled_from(("", "community")) | names,
            standing=st.sampled_from(words.Confirmation),
            **time,
        ),
    )
