"""Balance in words: figures in the plan's order, and nothing that weighs them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from joinedup.analysis.balance import (
    CHANNELS,
    Said,
    balance,
    chair_days,
    over_time,
    shares_of,
    tell_chair_days,
    tell_gaps,
    tell_partners,
    tell_sectors,
    tell_spread,
    tell_steps,
)
from joinedup.analysis.balance.channels import ACTIONS, CHAIRS, SEATS
from joinedup.analysis.balance.words import to_one_decimal
from joinedup.core.catalogue import render
from joinedup.core.governance import ChairTerm, Seat
from joinedup.core.period import Period
from joinedup.core.plan import Action, Partner, Plan
from joinedup.core.text import Text
from tests.analysis.balance.table import BODIES, TODAY, WORDS, on, plans, riverside

SIX_YEARS = Period(datetime.date(2020, 10, 1), datetime.date(2026, 11, 18))


def read(told: tuple[Said, ...], language: str = "en") -> list[str]:
    return [each.message(language, WORDS if language == "en" else None) for each in told]


def seated() -> Plan:
    return Plan(
        partners=(Partner(ref="B1", title=Text.of("Mill Trust")),),
        seats=(Seat(ref="E1", partner="B1"), Seat(ref="E2"), Seat(ref="E3", partner="B9")),
    )


def test_the_council_is_told_in_the_partnerships_own_words() -> None:
    told = read(tell_partners(balance(riverside(), TODAY)))
    assert told[0] == (
        "Riverside Council holds 0 of 1 chair, holds 3 of 18 seats, has 3 of 18 votes, "
        "leads 25 of 60 projects and offers 9 of 40 services."
    )


def test_partners_stand_in_the_plans_own_order_those_with_nothing_too() -> None:
    told = read(tell_partners(balance(riverside(), TODAY)))
    assert all(said.startswith(row[0]) for said, row in zip(told, BODIES, strict=True))
    assert told[8] == (
        "Eastshire Probation does not take part. On the record it holds 0 of 1 chair, holds 0 of 18 "
        "seats, has 0 of 18 votes, leads 0 of 60 projects and offers 0 of 40 services."
    )


def test_a_sector_is_told_by_its_own_name() -> None:
    told = read(tell_sectors(balance(seated(), TODAY)))
    assert told[1] == "The sector “other public” holds 0 of 3 seats and has 0 of 3 votes."
    assert told[-1] == "The sector “not stated” holds 1 of 3 seats and has 1 of 3 votes."


def test_what_does_not_sum_to_a_hundred_is_said() -> None:
    assert read(tell_gaps(ACTIONS, shares_of(ACTIONS, riverside(), TODAY))) == [
        "Of 60 projects, 2 belong to no partner."
    ]
    assert read(tell_gaps(SEATS, shares_of(SEATS, seated(), TODAY))) == [
        "Of 3 seats, 1 belongs to no partner.",
        "Of 3 seats, it is not known to which body 1 belongs.",
    ]
    assert tell_gaps(SEATS, shares_of(SEATS, riverside(), TODAY)) == ()


def test_the_spread_is_told_as_a_number_of_equal_parts() -> None:
    assert read(tell_spread(SEATS, shares_of(SEATS, riverside(), TODAY))) == [
        "18 seats are spread over the partners as they would be over 13.5 with equal parts.",
        "18 seats are spread over the sectors as they would be over 4.2 with equal parts.",
    ]
    assert read(tell_spread(SEATS, shares_of(SEATS, seated(), TODAY))) == [
        "1 seat is spread over the partners as it would be over 1 with equal parts."
    ]
    assert tell_spread(SEATS, shares_of(SEATS, Plan(), TODAY)) == ()


def test_the_local_authoritys_chairs_are_told_from_each_day_they_changed() -> None:
    assert read(tell_steps(CHAIRS, over_time(CHAIRS, riverside(), SIX_YEARS))) == [
        "From 1 October 2020 the sector “local authority” holds 1 of 1 chair.",
        "From 31 January 2024 the sector “local authority” holds 0 of 1 chair.",
    ]


def test_days_in_the_chair_are_told_by_body_and_capacity() -> None:
    assert read(tell_chair_days(chair_days(riverside(), SIX_YEARS))) == [
        "Riverside Council was in the chair on 1,217 of 2,239 days.",
        "Wendside College was in the chair on 1,022 of 2,239 days.",
        "Somebody was in the chair as “elected member” on 480 of 2,239 days.",
        "Somebody was in the chair as “leader of the council” on 596 of 2,239 days.",
        "Somebody was in the chair as “officer” on 141 of 2,239 days.",
        "Somebody was in the chair as “other” on 1,022 of 2,239 days.",
    ]


def test_days_of_nobody_of_a_body_gone_and_of_one_not_known_are_told_apart() -> None:
    plan = Plan(
        partners=(Partner(ref="B1", title=Text.of("Mill Trust"), ended=on(2026, 1, 5)),),
        chair_terms=(
            ChairTerm(ref="C1", partner="B1", starts=on(2026, 1, 1), ended=on(2026, 1, 7)),
            ChairTerm(ref="C2", starts=on(2026, 1, 10)),
        ),
    )
    days = chair_days(plan, Period(datetime.date(2025, 12, 1), datetime.date(2026, 1, 11)))
    assert read(tell_chair_days(days)) == [
        "Mill Trust was in the chair on 4 of 10 days.",
        "Somebody was in the chair as “not stated” on 7 of 10 days.",
        "On 3 of 10 days nobody was in the chair.",
        "On 2 of 10 days the chair came from a body that was not a partner at the time.",
        "On 1 of 10 days it is not known which body the chair came from.",
    ]


def test_the_council_is_told_in_welsh_too() -> None:
    told = tell_partners(balance(riverside(), TODAY))[0]
    words = {
        "action": ("prosiect", "prosiectau"),
        "delivery_system": ("gwasanaeth", "gwasanaethau"),
    }
    assert told.message("cy", words) == (
        "Mae gan Riverside Council 0 o 1 swydd cadeirydd, 3 o 18 sedd, 3 o 18 pleidlais, "
        "25 o 60 prosiect dan ei arweiniad a 9 o 40 gwasanaeth i’w cynnig."
    )


def test_channels_have_titles_in_the_partnerships_own_words() -> None:
    assert [render(each.title, {}, "en", WORDS) for each in CHANNELS] == [
        "Chairs",
        "Seats",
        "Votes",
        "Projects led",
        "Services offered",
        "Agreements to links",
    ]


def test_a_plan_of_which_nothing_is_recorded_is_told_in_no_sentence() -> None:
    plan = Plan(partners=(Partner(ref="B1"),))
    assert tell_partners(balance(plan, TODAY)) == ()
    assert tell_sectors(balance(plan, TODAY)) == ()
    assert tell_chair_days(chair_days(plan, SIX_YEARS)) == ()
    assert tell_partners(balance(Plan(actions=(Action(ref="A1"),)), TODAY)) == ()


def test_one_decimal_is_rounded_from_the_exact_number() -> None:
    assert to_one_decimal(Fraction(5, 4)) == Decimal("1.3")
    assert to_one_decimal(Fraction(162, 39)) == Decimal("4.2")
    assert to_one_decimal(Fraction(1249999, 1000000)) == Decimal("1.2")


@settings(deadline=None, max_examples=25)
@given(plans())
def test_every_sentence_can_be_said_in_both_languages(plan: Plan) -> None:
    day = datetime.date(2024, 1, 20)
    found = balance(plan, day)
    period = Period(datetime.date(2024, 1, 1), datetime.date(2024, 2, 20))
    told = [*tell_partners(found), *tell_sectors(found), *tell_chair_days(chair_days(plan, period))]
    for channel, shares in found.channels:
        told += [*tell_gaps(channel, shares), *tell_spread(channel, shares)]
        if channel.moved_by:
            told += tell_steps(channel, over_time(channel, plan, period))
    for said in told:
        english, welsh = said.message("en"), said.message("cy")
        assert "{" not in english + welsh
        assert english != welsh
