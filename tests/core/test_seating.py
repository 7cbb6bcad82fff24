"""Who may sit and take the chair: each refusal at its edge, and what is let through."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.governance import (
    ChairTerm,
    Group,
    LeadershipRole,
    QuorumPart,
    Seat,
    SeatHolder,
    holding,
)
from joinedup.core.lasting import at_once, circles, overlap
from joinedup.core.period import Period, When
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.round_table import Record, Table, office_of, seat_of
from joinedup.core.seating import MOST_VOTES, CannotSit, check, reasons
from joinedup.core.text import Text
from joinedup.core.words import Office, QuorumOf, Tenure, Voting

TODAY = datetime.date(2026, 11, 17)


def on(text: str) -> When:
    return When.on(datetime.date.fromisoformat(text))


def month(year: int, number: int) -> When:
    return When(f"{number}/{year}", Period.months(year, number))


BOARD = Group(ref="T1", title=Text.of("Board"))
CLOSED = Group(ref="T3", title=Text.of("Flood group"), ended=on("2025-03-31"))
PRINCIPAL = ChairTerm(
    ref="C1", group="T1", person="U1", starts=on("2024-01-31"), due=on("2027-01-31")
)
SITS = SeatHolder(ref="Y1", seat="E1", person="U1", starts=on("2024-01-31"))
PLAN = Plan(
    groups=(BOARD, Group(ref="T2", title=Text.of("Executive"), under="T1"), CLOSED),
    seats=(
        Seat(ref="E1", title=Text.of("Seat of the college"), group="T1", partner="B1"),
        Seat(ref="E2", title=Text.of("Seat of the forum"), group="T1", partner="B2"),
        Seat(ref="E3", group="T1", partner="B1", ended=on("2025-03-31")),
        Seat(ref="E4", group="T1", partner="B3"),
        Seat(ref="E5", group="T3", partner="B1"),
    ),
    seat_holders=(SITS,),
    chair_terms=(PRINCIPAL,),
    partners=(
        Partner(ref="B1", title=Text.of("Wendside College")),
        Partner(ref="B2", title=Text.of("Villages Forum")),
        Partner(ref="B3", title=Text.of("Wend Care Board"), ended=on("2026-03-31")),
    ),
    people=(
        Person(ref="U1", title=Text.of("Principal"), partner="B1"),
        Person(ref="U2", title=Text.of("Chair of the forum"), partner="B2"),
        Person(ref="U3", title=Text.of("Head of services"), left=on("2026-09-30")),
        Person(ref="U4", title=Text.of("Director of care"), partner="B3"),
    ),
)
TABLE = Table.of(PLAN)


def refused(record: Record, table: Table = TABLE) -> tuple[str, str] | None:
    """The box and the sentence of a refusal, or None."""
    try:
        check(table, record, TODAY)
    except CannotSit as reason:
        return reason.field, reason.message()
    return None


def refusal(record: Record, table: Table = TABLE) -> tuple[str, str]:
    """The same of a record that is refused."""
    found = refused(record, table)
    assert found is not None
    return found


def term(**says: Any) -> ChairTerm:
    return ChairTerm(**{"ref": "C9", "group": "T1", "person": "U2", **says})


def holder(**says: Any) -> SeatHolder:
    return SeatHolder(
        **{"ref": "Y9", "seat": "E2", "person": "U2", "starts": on("2026-11-01"), **says}
    )


def seat(**says: Any) -> Seat:
    return Seat(**{"ref": "E9", "group": "T1", "partner": "B2", **says})


def group(**says: Any) -> Group:
    return Group(**{"ref": "T9", **says})


def test_a_term_that_is_only_due_to_end_still_holds_the_chair():
    assert refused(term(starts=on("2027-02-01"))) == (
        "starts",
        "Board has a chair at that time: Principal since 31 January 2024. A group has one chair at "
        "a time: end that term on the day on which the next begins, or before.",
    )


@pytest.mark.parametrize(
    ("ended", "begins", "fits"),
    [
        (on("2026-12-01"), on("2026-12-01"), True),
        (on("2026-12-02"), on("2026-12-01"), False),
        (on("2026-11-30"), on("2026-12-01"), True),
        (month(2022, 5), month(2022, 5), True),  # as lists have it: “to May 2022”, “from May 2022”
        (month(2022, 6), month(2022, 5), False),
        (None, on("2026-12-01"), False),
        (When("TBC"), on("2026-12-01"), False),
        (When("yes"), on("2026-12-01"), True),
    ],
)
def test_terms_in_the_chair_may_touch_and_not_overlap(ended, begins, fits):
    before = ChairTerm(ref="C1", group="T1", person="U1", starts=on("2020-10-01"), ended=ended)
    table = replace(TABLE, terms={"C1": before})
    assert (refused(term(starts=begins), table) is None) is fits


def test_a_term_before_one_that_began_must_have_ended_by_then():
    assert refused(term(starts=on("2023-09-01")))
    assert refused(term(starts=on("2023-09-01"), ended=on("2024-01-31"))) is None


def test_another_group_and_a_vice_chair_are_no_matter_of_this_chair():
    assert refused(term(group="T2", starts=on("2024-01-31"))) is None
    assert refused(term(office=Office.VICE_CHAIR, starts=on("2024-01-31"))) is None


def test_a_group_has_several_vice_chairs_and_nobody_twice():
    vice = term(ref="C2", office=Office.VICE_CHAIR, starts=on("2024-01-31"))
    table = replace(TABLE, terms={"C2": vice})
    assert refused(replace(vice, ref="C3", person="U1"), table) is None
    assert refused(replace(vice, ref="C3", starts=on("2026-01-01")), table) == (
        "starts",
        "Chair of the forum is a vice-chair of Board at that time already since 31 January 2024. "
        "End that term first, or change it instead.",
    )


def test_a_term_does_not_overlap_with_itself_as_it_was():
    assert refused(replace(PRINCIPAL, ended=on("2026-12-01"))) is None
    assert refused(replace(PRINCIPAL, why="A ballot")) is None


def test_one_of_two_faults_of_a_file_can_be_put_right_at_a_time():
    three = {ref: term(ref=ref, starts=on(f"202{n}-01-01")) for n, ref in enumerate("abc")}
    table = replace(TABLE, terms=three)
    assert refused(replace(three["a"], ended=on("2022-01-01")), table) is None  # b still overlaps
    assert refused(replace(three["a"], starts=on("2020-05-05")), table) is None  # as it was
    assert refused(term(starts=on("2026-01-01")), table)


def test_a_chair_who_is_not_named_is_called_by_their_body():
    table = replace(TABLE, terms={"C1": replace(PRINCIPAL, person=None, partner="B1")})
    assert "at that time: Wendside College since" in refusal(term(), table)[1]
    table = replace(TABLE, terms={"C1": replace(PRINCIPAL, person=None)})
    assert "at that time: somebody who is not named since" in refusal(term(), table)[1]


@pytest.mark.parametrize("tenure", Tenure)
def test_one_person_holds_a_seat_at_a_time(tenure):
    second = holder(seat="E1", tenure=tenure)
    assert refused(second) == (
        "starts",
        "The seat “Seat of the college” is held at that time: by Principal since 31 January 2024. "
        "One person holds a seat at a time: end that on the day on which the next begins, or "
        "before.",
    )
    ended = {"Y1": replace(SITS, ended=on("2026-11-01"))}
    assert refused(second, replace(TABLE, holders=ended)) is None


def test_an_acting_holder_of_a_vacant_seat():
    assert refused(holder(tenure=Tenure.ACTING)) is None


@pytest.mark.parametrize(
    ("record", "field", "says"),
    [
        (holder(seat=None), "seat", "This belongs to no seat."),
        (holder(person=None), "person", "Nobody is named."),
        (seat(group=None), "group", "This belongs to no group."),
        (term(group=None), "group", "This belongs to no group."),
        (holder(seat="E3"), "seat", "The seat “Wendside College” ended on 31 March 2025."),
        (holder(seat="E4"), "seat", "The seat is that of Wend Care Board, which ceased to be"),
        (holder(seat="E5"), "seat", "Flood group ended on 31 March 2025."),
        (seat(group="T3"), "group", "Flood group ended on 31 March 2025."),
        (term(group="T3"), "group", "Flood group ended on 31 March 2025."),
        (holder(person="U3"), "person", "Head of services left on 30 September 2026."),
        (term(group="T2", person="U3"), "person", "Head of services left on 30 September 2026."),
        (LeadershipRole(ref="V1", person="U3"), "person", "Head of services left on"),
        (holder(person="U4"), "person", "Director of care works for Wend Care Board, which ceased"),
        (term(group="T2", person=None, partner="B3"), "partner", "Wend Care Board ceased to be a"),
        (seat(partner="B3"), "partner", "Wend Care Board ceased to be a partner on 31 March 2026."),
        (seat(votes=-1), "votes", "A seat cannot have -1 votes. Enter 0 or more."),
        (
            seat(votes=MOST_VOTES + 1),
            "votes",
            "A seat can have 10,000 votes at most, and not 10,00",
        ),
        (
            seat(starts=on("2026-05-02"), ended=on("2026-05-01")),
            "ended",
            "It ends on 1 May 2026, be",
        ),
        (
            term(group="T2", starts=on("2026-05-02"), due=on("2026-05-01")),
            "due",
            "It ends on 1 May",
        ),
        (group(starts=on("2026-05-02"), ended=on("2026-05-01")), "ended", "It ends on 1 May 2026"),
        (group(majority=Fraction(2, 5)), "majority", "A majority cannot be 2/5 of the votes."),
        (group(majority=Fraction(9, 8)), "majority", "A majority cannot be 9/8 of the votes."),
        (group(majority=Fraction(1)), "reached", "No motion can pass all the votes."),
        (group(under="T9"), "under", "A group cannot stand under itself."),
        (
            replace(BOARD, under="T2"),
            "under",
            "Executive stands under Board already, so Board cannot stand under it.",
        ),
    ],
)
def test_what_cannot_be_is_said_of_its_box(record, field, says):
    box, sentence = refusal(record)
    assert (box, sentence[: len(says)]) == (field, says)


@pytest.mark.parametrize(
    "record",
    [
        seat(partner="B3", starts=on("2026-03-30")),
        seat(partner="B3", ended=on("2024-01-01")),  # long over, its first day forgotten
        holder(seat="E3", starts=on("2025-03-30")),
        holder(person="U3", starts=on("2026-09-29")),
        holder(person="U4", starts=on("2026-03-30")),
        seat(group="T3", starts=on("2025-03-30")),
        seat(votes=0),
        seat(votes=MOST_VOTES),
        seat(starts=on("2026-05-01"), ended=on("2026-05-01")),
        group(majority=Fraction(1), reached=True),
        group(majority=Fraction(1), voting=Voting.UNANIMOUS),
        group(majority=Fraction(2, 3)),
        group(under="T2"),
        LeadershipRole(ref="V1", person="U1"),
    ],
)
def test_what_can_be_is_let_through(record):
    assert refused(record) is None


def test_a_body_is_gone_from_the_day_on_which_it_ended():
    assert refused(seat(partner="B3", starts=on("2026-03-31")))


def test_a_body_that_left_on_a_day_nobody_knows_has_left_by_today_and_not_before():
    gone = replace(TABLE, partners={"B3": Partner(ref="B3", ended=When("yes"))})
    assert refused(seat(partner="B3"), gone)
    assert refused(seat(partner="B3", starts=on("2026-11-16")), gone) is None
    still = replace(TABLE, partners={"B3": Partner(ref="B3", ended=When("n/a"))})
    assert refused(seat(partner="B3"), still) is None


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"least": 0}, "A quorum cannot want 0."),
        ({"share": Fraction(0)}, "A quorum cannot want 0 of the members."),
        ({"share": Fraction(4, 3)}, "A quorum cannot want 4/3 of the members."),
        ({"of": QuorumOf.CAPACITY, "capacity": " "}, "The quorum wants members of one capacity"),
        ({"of": QuorumOf.SEAT}, "The quorum wants a seat that is none of the group’s own."),
        ({"of": QuorumOf.SEAT, "seat": "E5"}, "The quorum wants a seat that is none of the grou"),
        ({"of": QuorumOf.SEAT, "seat": "E1"}, None),
        ({"of": QuorumOf.CAPACITY, "capacity": "councillor"}, None),
        ({"share": Fraction(1), "least": 0}, None),
        ({"of": QuorumOf.SECTORS, "least": 3}, None),
        ({"least": 900}, None),  # more than it has seats: for the check to say
    ],
)
def test_a_part_of_a_quorum_that_makes_no_sense(part, says):
    record = replace(BOARD, quorum=(QuorumPart(**part),))
    if says is None:
        assert refused(record) is None
    else:
        box, sentence = refusal(record)
        assert (box, sentence[: len(says)]) == ("quorum", says)


def test_a_longer_circle_and_a_group_that_stands_beside_one():
    table = Table(groups={f"T{n}": Group(ref=f"T{n}", under=f"T{n + 1}") for n in range(5)})
    assert refused(Group(ref="T5", under="T0"), table)
    round_ = {"T0": Group(ref="T0", under="T1"), "T1": Group(ref="T1", under="T0")}
    assert refused(Group(ref="T5", under="T0"), Table(groups=round_)) is None


def test_all_that_is_wrong_is_said():
    wrong = seat(votes=-1, partner="B3", group="T3")
    assert [each.field for each in reasons(TABLE, wrong, TODAY)] == ["votes", "group", "partner"]


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ({"a": "a"}, [("a",)]),
        ({"a": "b", "b": "c", "c": "a"}, [("a", "b", "c")]),
        ({"x": "a", "a": "b", "b": "a"}, [("a", "b")]),
        ({"a": "b", "b": None, "c": "gone"}, []),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [("a", "b"), ("c", "d")]),
    ],
)
def test_circles_are_found_once(under, found):
    assert list(circles(under)) == found


DAYS = st.integers(0, 12).map(lambda n: When.on(TODAY + datetime.timedelta(days=n)))


@st.composite
def terms(draw: st.DrawFn) -> list[ChairTerm]:
    return [
        ChairTerm(
            ref=f"C{n}",
            group="T1",
            person=f"U{n}",
            starts=draw(st.none() | DAYS),
            ended=draw(st.none() | DAYS),
        )
        for n in range(draw(st.integers(0, 6)))
    ]


@given(terms())
def test_terms_are_at_once_if_on_some_day_two_of_them_hold(rows: list[ChairTerm]):
    """Against the record itself, day by day."""
    days = [TODAY + datetime.timedelta(days=n) for n in range(-1, 14)]
    pairs = list(at_once(rows, office_of))
    assert bool(pairs) == any(len(holding(rows, day)) > 1 for day in days)
    for one, other in pairs:
        assert any(len(holding((one, other), day)) == 2 for day in days)
        assert overlap(other, one)


@given(terms())
def test_terms_entered_one_after_another_leave_one_chair_on_any_day(rows: list[ChairTerm]):
    kept: dict[str, ChairTerm] = {}
    for each in rows:
        if refused(each, Table(groups={"T1": BOARD}, terms=kept)) is None:
            kept[each.ref] = each
    for n in range(-1, 14):
        assert len(holding(kept.values(), TODAY + datetime.timedelta(days=n))) <= 1


def test_holders_at_once_are_found_by_seat_and_long_lists_take_no_longer():
    many = [
        SeatHolder(ref=f"Y{n}", seat=f"E{n % 3}", starts=month(2000 + n, 1), ended=None)
        for n in range(3)
    ]
    assert list(at_once(many, seat_of)) == []
    (pair,) = at_once([*many, replace(many[0], ref="Y9", starts=month(2020, 1))], seat_of)
    assert [each.ref for each in pair] == ["Y0", "Y9"]
    assert list(at_once([SeatHolder(ref="Y1"), SeatHolder(ref="Y2")], seat_of)) == []
