"""The table as it holds on a day: Riverside’s, and any."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from joinedup.core.ends import has_come
from joinedup.core.governance import Group, Seat, SeatHolder, holding
from joinedup.core.holding import Filling, SeatOnDay, Table, is_member, table_on
from joinedup.core.period import ONE_DAY, Period, When
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.words import Tenure
from tests.core.moving import (
    CARE_BOARD,
    DAYS,
    DIRECTOR,
    ICB,
    LEAVER,
    PRINCIPAL,
    PROBATION,
    RIVERSIDE,
    TODAY,
    day,
    tables,
)

D = datetime.date
MARCH = D(2026, 3, 30)


def seat(table: Table, ref: str) -> SeatOnDay:
    return next(each for each in table.seats if each.seat.ref == ref)


def held_at(table: Table, person: str) -> list[str]:
    """The refs of all that a person holds at a table."""
    return [
        *(row.ref for each in table.seats for row in each.holders if row.person == person),
        *(each.seat.ref for each in table.seats if each.deputy == person),
        *(each.ref for each in table.terms if each.person == person),
        *(each.ref for each in table.roles if each.person == person),
        *(each.thing for each in table.leads if each.lead.person == person),
    ]


def test_the_leaver_holds_all_the_day_before_and_nothing_from_that_day() -> None:
    before = held_at(table_on(RIVERSIDE, D(2026, 9, 29)), LEAVER)
    assert before == ["Y1", "Y2", "E2", "V1", "A1", "A2", "A3", "A4"]
    assert held_at(table_on(RIVERSIDE, D(2026, 9, 30)), LEAVER) == []
    now = table_on(RIVERSIDE, TODAY)
    assert held_at(now, LEAVER) == []
    assert LEAVER not in {each.ref for each in now.people}
    for ref in ("E1", "E2"):
        assert seat(now, ref).filling is Filling.VACANT
        assert seat(now, ref).vacant_since == D(2026, 9, 30)


def test_the_past_reads_as_it_was_after_somebody_has_left() -> None:
    stayed = replace(
        RIVERSIDE,
        people=tuple(
            replace(each, left=None) if each.ref == LEAVER else each for each in RIVERSIDE.people
        ),
    )
    before = table_on(RIVERSIDE, D(2026, 9, 29))
    assert before.seats == table_on(stayed, D(2026, 9, 29)).seats
    assert before.leads == table_on(stayed, D(2026, 9, 29)).leads


def test_a_body_that_became_another_has_its_seat_until_it_ended() -> None:
    before, after = table_on(RIVERSIDE, MARCH), table_on(RIVERSIDE, MARCH + ONE_DAY)
    assert held_at(before, DIRECTOR) == ["Y5", "E5", "C3", "A5"]
    assert held_at(after, DIRECTOR) == []
    assert "E5" in {each.seat.ref for each in before.seats}
    assert "E5" not in {each.seat.ref for each in after.seats}
    members = [{each.partner.ref for each in table.members} for table in (before, after)]
    assert [CARE_BOARD in each for each in members] == [True, False]
    assert [ICB in each for each in members] == [False, False]
    joined = table_on(RIVERSIDE, D(2026, 4, 1))
    assert ICB in {each.partner.ref for each in joined.members}


def test_a_seat_is_vacant_since_the_end_of_august() -> None:
    found = seat(table_on(RIVERSIDE, TODAY), "E3")
    assert found.filling is Filling.VACANT
    assert found.vacant_since == D(2026, 8, 31)
    assert seat(table_on(RIVERSIDE, D(2026, 8, 30)), "E3").filling is Filling.FULL


def test_the_area_manager_acts() -> None:
    now = seat(table_on(RIVERSIDE, TODAY), "E4")
    assert (now.filling, now.vacant_since) == (Filling.ACTING, None)
    before = seat(table_on(RIVERSIDE, D(2026, 5, 31)), "E4")
    assert (before.filling, before.vacant_since) == (Filling.VACANT, None)


def test_the_chair_the_vice_chair_and_a_role_that_was_removed() -> None:
    now = table_on(RIVERSIDE, TODAY)
    assert [each.ref for each in now.chairs] == ["C1"]
    assert [each.ref for each in now.vice_chairs] == ["C2"]
    assert now.roles == ()  # the leaver’s, and one that its leader removed
    assert table_on(RIVERSIDE, D(2024, 1, 30)).chairs[0].person == DIRECTOR


def test_one_that_takes_no_part_is_a_member_all_the_same() -> None:
    for on, takes_part in ((D(2025, 5, 30), True), (D(2025, 5, 31), False)):
        members = {each.partner.ref: each for each in table_on(RIVERSIDE, on).members}
        assert members[PROBATION].takes_part is takes_part
        assert all(each.takes_part for ref, each in members.items() if ref != PROBATION)


def test_a_term_of_a_body_that_ended_is_over_whoever_has_it() -> None:
    terms = tuple(
        replace(each, partner=CARE_BOARD) if each.ref == "C1" else each
        for each in RIVERSIDE.chair_terms
    )
    plan = replace(RIVERSIDE, chair_terms=terms)
    assert PRINCIPAL in {each.person for each in table_on(plan, MARCH).chairs}
    assert table_on(plan, MARCH + ONE_DAY).chairs == ()


def test_the_seats_of_a_group_that_has_ended_are_gone_with_it() -> None:
    groups = tuple(replace(each, ended=day(2026, 10, 1)) for each in RIVERSIDE.groups)
    after = table_on(replace(RIVERSIDE, groups=groups), TODAY)
    assert (after.groups, after.seats, after.terms) == ((), (), ())


JANUARY = When("January 2026", Period.months(2026, 1))


@pytest.mark.parametrize(
    ("rows", "since"),
    [
        ((), D(2025, 2, 1)),  # since there is the seat
        ((SeatHolder(ref="Y1", seat="E1", ended=JANUARY),), D(2026, 1, 31)),
        ((SeatHolder(ref="Y1", seat="E1", ended=When("yes")),), None),
        ((SeatHolder(ref="Y1", seat="E1", person="U1", ended=day(2026, 9, 1)),), D(2026, 5, 1)),
        (
            (
                SeatHolder(ref="Y1", seat="E1", ended=day(2026, 3, 1)),
                SeatHolder(ref="Y2", seat="E1", starts=day(2027, 1, 1)),  # still to come
                SeatHolder(ref="Y3", seat="E1", person="U1", starts=day(2026, 6, 1)),  # had left
            ),
            D(2026, 3, 1),
        ),
    ],
)
def test_since_when_a_seat_is_vacant(
    rows: tuple[SeatHolder, ...], since: datetime.date | None
) -> None:
    plan = Plan(
        people=(Person(ref="U1", left=day(2026, 5, 1)),),
        seats=(Seat(ref="E1", starts=day(2025, 2, 1)),),
        seat_holders=rows,
    )
    (found,) = table_on(plan, TODAY).seats
    assert (found.filling, found.vacant_since) == (Filling.VACANT, since)


def test_somebody_who_is_not_named_holds_a_seat() -> None:
    plan = Plan(seats=(Seat(ref="E1"),), seat_holders=(SeatHolder(ref="Y1", seat="E1"),))
    assert table_on(plan, TODAY).seats[0].filling is Filling.FULL


@pytest.mark.parametrize(
    ("end", "come"),
    [
        (None, False),
        (When("TBC"), False),
        (When("n/a"), False),
        (When("no"), False),
        (When("ongoing", ongoing=True), False),
        (When("yes"), True),
        (day(2026, 11, 17), True),
        (day(2026, 11, 18), False),
        (When("November 2026", Period.months(2026, 11)), False),
    ],
)
def test_whether_an_end_has_come(end: When | None, come: bool) -> None:
    assert has_come(end, TODAY) is come
    assert is_member(Partner(ref="B1", ended=end), TODAY) is not come


anything = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def gone(plan: Plan, on: datetime.date) -> Iterator[str]:
    """Those who have left by a day, and those whose partner has ended, told by the record alone."""
    ends = {each.ref: each.ended for each in plan.partners}
    for each in plan.people:
        for end in (each.left, ends.get(each.partner or "")):
            if end and (end.text == "yes" or (end.last_day and end.last_day <= on)):
                yield each.ref


@anything
@given(plan=tables(), first=DAYS, second=DAYS)
def test_who_has_gone_holds_nothing_on_any_day(
    plan: Plan, first: datetime.date, second: datetime.date
) -> None:
    for on in (first, second):
        table = table_on(plan, on)
        for person in gone(plan, on):
            assert held_at(table, person) == []
    early, late = sorted((first, second))
    assert set(gone(plan, early)) <= set(gone(plan, late))  # nobody comes back by themselves


@anything
@given(plan=tables(), first=DAYS, second=DAYS)
def test_any_table_is_of_a_piece_on_any_day(
    plan: Plan, first: datetime.date, second: datetime.date
) -> None:
    for on in (first, second):
        table = table_on(plan, on)
        groups = {each.ref for each in table.groups}
        members = {each.partner.ref for each in table.members}
        for each in table.seats:
            assert each.seat.group is None or each.seat.group in groups
            assert each.seat.partner is None or each.seat.partner in members
            assert all(row.seat == each.seat.ref for row in each.holders)
            assert (each.filling is Filling.VACANT) is not bool(each.holders)
            full = [row for row in each.holders if row.tenure is Tenure.FULL]
            recorded = [row for row in plan.seat_holders if row.seat == each.seat.ref]
            assert len(full) < 2 or set(full) <= set(holding(recorded, on))
            assert each.vacant_since is None or each.vacant_since <= on
        assert all(each.group is None or each.group in groups for each in table.terms)
        rows = [row.ref for each in table.seats for row in each.holders]
        assert len(rows) == len(set(rows))


@anything
@given(plan=tables(), on=DAYS)
def test_a_seat_is_vacant_on_every_day_since_it_was_and_held_the_day_before(
    plan: Plan, on: datetime.date
) -> None:
    for each in table_on(plan, on).seats:
        since = each.vacant_since
        if since is None:
            continue
        starts = each.seat.starts.first_day if each.seat.starts else None
        for days in range((on - since).days + 1):
            for found in table_on(plan, since + days * ONE_DAY).seats:
                assert found.seat != each.seat or found.filling is Filling.VACANT
        for found in table_on(plan, since - ONE_DAY).seats:
            if found.seat == each.seat and since != starts:
                assert found.filling is not Filling.VACANT


@anything
@given(plan=tables(), on=DAYS, later=DAYS)
def test_what_is_said_of_a_later_day_changes_nothing_before_it(
    plan: Plan, on: datetime.date, later: datetime.date
) -> None:
    if later <= on:
        return
    people = tuple(
        replace(each, left=When.on(later)) if each.left is None else each for each in plan.people
    )
    before, after = table_on(plan, on), table_on(replace(plan, people=people), on)
    assert replace(before, people=()) == replace(after, people=())


def test_groups_of_any_kind_stand_in_their_order() -> None:
    plan = Plan(groups=(Group(ref="T2"), Group(ref="T1"), Group(ref="T3", ended=day(2026, 1, 1))))
    assert [each.ref for each in table_on(plan, TODAY).groups] == ["T2", "T1"]
