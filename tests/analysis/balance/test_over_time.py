"""Balance over time: every step against every day, and days in the chair counted one by one."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from joinedup.analysis.balance import CHANNELS, chair_days, over_time, shares_of
from joinedup.analysis.balance.channels import ACTIONS, CHAIRS, SEATS, SERVICES
from joinedup.core.governance import Seat
from joinedup.core.period import ONE_DAY, Period, When
from joinedup.core.plan import Partner, Plan
from joinedup.core.words import Capacity, Sector
from tests.analysis.balance.table import CHAIRS as TERMS
from tests.analysis.balance.table import on, plans, riverside

SHORT = Period(datetime.date(2023, 12, 28), datetime.date(2024, 2, 15))
SIX_YEARS = Period(datetime.date(2020, 10, 1), datetime.date(2026, 11, 18))


def days_of(period: Period) -> list[datetime.date]:
    return [period.start + ONE_DAY * n for n in range((period.end - period.start).days)]


@settings(deadline=None, max_examples=25)
@given(plans())
def test_every_day_of_a_period_has_the_shares_of_its_step(plan: Plan) -> None:
    for channel in CHANNELS:
        if not channel.moved_by:
            continue
        steps = over_time(channel, plan, SHORT)
        assert [steps[0].starts, steps[-1].ends] == [SHORT.start, SHORT.end]
        for one, two in pairwise(steps):
            assert one.ends == two.starts
            assert one.shares != two.shares
        by_day = {day: s.shares for s in steps for day in days_of(Period(s.starts, s.ends))}
        assert by_day == {day: shares_of(channel, plan, day) for day in days_of(SHORT)}


def test_the_local_authoritys_share_of_the_chair_falls_on_the_day_the_college_takes_it() -> None:
    steps = over_time(CHAIRS, riverside(), SIX_YEARS)
    local = [(each.starts, each.shares.local_authority.share) for each in steps]
    assert local[0] == (datetime.date(2020, 10, 1), 1)
    assert (datetime.date(2024, 1, 31), 0) in local
    assert all(share == (1 if day < datetime.date(2024, 1, 31) else 0) for day, share in local)


def test_a_seat_and_a_partner_that_ends_make_steps() -> None:
    plan = Plan(
        partners=(
            Partner(ref="B1", sector=Sector.LOCAL_AUTHORITY),
            Partner(ref="B2", sector=Sector.BUSINESS, ended=on(2024, 2, 1)),
        ),
        seats=(
            Seat(ref="E1", partner="B1"),
            Seat(ref="E2", partner="B2"),
            Seat(ref="E3", partner="B1", starts=on(2024, 1, 10)),
        ),
    )
    told = [
        (each.starts.isoformat(), each.shares.local_authority.count, each.shares.nobody)
        for each in over_time(SEATS, plan, SHORT)
    ]
    assert told == [("2023-12-28", 1, 0), ("2024-01-10", 2, 0), ("2024-02-01", 2, 1)]


@pytest.mark.parametrize("channel", [ACTIONS, SERVICES])
def test_a_channel_without_days_has_no_history(channel: object) -> None:
    with pytest.raises(ValueError, match="no history"):
        over_time(channel, riverside(), SHORT)  # type: ignore[arg-type]


def test_riversides_days_in_the_chair_by_body_sector_and_capacity() -> None:
    found = chair_days(riverside(), SIX_YEARS, "T1")
    council, college = 1217, 1022
    held = {each.partner.ref: each.count for each in found.shares.partners if each.count}
    assert held == {"B1": council, "B6": college}
    assert found.shares.all == council + college == len(days_of(SIX_YEARS))
    assert found.shares.local_authority.count == council
    assert {each.capacity: each.count for each in found.capacities} == {
        Capacity.ELECTED_MEMBER: 480,
        Capacity.LEADER: 596,
        Capacity.OFFICER: 141,
        Capacity.OTHER: college,
    }
    assert found.empty == 0


def test_days_without_anybody_are_counted_and_those_before_the_first_term_are_not() -> None:
    first, _, third, *_ = TERMS
    plan = replace(riverside(), chair_terms=(first, replace(third, capacity=None)))
    found = chair_days(plan, Period(datetime.date(2020, 9, 1), datetime.date(2024, 3, 1)))
    assert found.empty == 480 + 30
    assert found.shares.nobody == found.empty
    assert found.shares.all == 596 + 141 + 510
    assert [(each.capacity, each.count) for each in found.capacities if each.count] == [
        (Capacity.LEADER, 596),
        (None, 141),
    ]


def test_a_body_that_ended_before_the_period_did_keeps_the_days_it_had() -> None:
    plan = riverside()
    gone = tuple(replace(each, ended=on(2021, 1, 1)) for each in plan.partners[:1])
    found = chair_days(replace(plan, partners=(*gone, *plan.partners[1:])), SIX_YEARS, "T1")
    assert found.shares.partners[0].count == 92
    assert found.shares.nobody == 1217 - 92
    assert found.empty == 0


def test_a_month_that_was_written_begins_with_its_first_day_and_ends_with_its_last() -> None:
    january = When("Jan 2024", Period.months(2024, 1))
    plan = Plan(
        partners=(Partner(ref="B1", sector=Sector.LOCAL_AUTHORITY),),
        seats=(
            Seat(ref="E1", partner="B1", starts=january),
            Seat(ref="E2", partner="B1", ended=january),
        ),
    )
    told = [
        (each.starts.isoformat(), each.shares.local_authority.count)
        for each in over_time(SEATS, plan, SHORT)
    ]
    assert told == [("2023-12-28", 1), ("2024-01-01", 2), ("2024-01-31", 1)]


@settings(deadline=None, max_examples=25)
@given(plans())
def test_days_in_the_chair_are_those_of_the_channel_added_day_by_day(plan: Plan) -> None:
    found = chair_days(plan, SHORT)
    added: Counter[str | None] = Counter()
    for day in days_of(SHORT):
        shares = shares_of(CHAIRS, plan, day)
        added.update({each.partner.ref: each.count for each in shares.partners})
        added.update({None: shares.nobody, "": shares.unknown})
    counted: Counter[str | None] = Counter()
    counted.update({each.partner.ref: each.count for each in found.shares.partners})
    counted.update({None: found.shares.nobody, "": found.shares.unknown})
    assert +counted == +added
    assert sum(each.count for each in found.capacities) + found.empty == found.shares.all
