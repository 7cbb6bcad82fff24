"""Shares of every channel: Riverside's own figures, published effective numbers, and what must hold."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import joinedup
from joinedup.analysis.balance import (
    CHANNELS,
    NOT_KNOWN,
    Channel,
    Row,
    balance,
    effective_number,
    of_groups,
    shares_of,
)
from joinedup.analysis.balance.channels import ACTIONS, AGREEMENTS, CHAIRS, SEATS, SERVICES, VOTES
from joinedup.core.governance import ChairTerm, Group, Seat
from joinedup.core.plan import Action, DeliverySystem, Lead, Link, Partner, Person, Plan
from joinedup.core.words import Agreement, Layer, Office, Sector, Voting
from tests.analysis.balance import table
from tests.analysis.balance.table import TODAY, on, plans, riverside
from tests.analysis.wiring.pictures import RIVERSIDE

COUNCIL = Partner(ref="B1", sector=Sector.LOCAL_AUTHORITY)
COLLEGE = Partner(ref="B2", sector=Sector.OTHER_PUBLIC)
TRADERS = Partner(ref="B3", sector=Sector.BUSINESS)
BOTH = (COUNCIL, COLLEGE)
_Rows = TypeVar("_Rows")


def counts(channel: Channel, plan: Plan, day: datetime.date = TODAY) -> dict[str | None, object]:
    """What each partner has that has something, and what is nobody's (None) or not known ("")."""
    shares = shares_of(channel, plan, day)
    every: dict[str | None, object] = {each.partner.ref: each.count for each in shares.partners}
    every |= {None: shares.nobody, NOT_KNOWN: shares.unknown}
    return {who: count for who, count in every.items() if count}


def test_riverside_holds_what_its_brief_says() -> None:
    found = balance(riverside(), TODAY)
    for key, brief, all_ in (
        ("seats", table.SEATS, 18),
        ("actions", table.PROJECTS, 60),
        ("delivery_systems", table.SERVICES, 40),
    ):
        shares = found.of(key)
        assert tuple(each.count for each in shares.partners) == brief
        assert shares.all == all_
    council = [found.of(key).partners[0] for key in ("seats", "actions", "delivery_systems")]
    assert [(each.count, each.all) for each in council] == [(3, 18), (25, 60), (9, 40)]
    assert council[0].share == Fraction(1, 6)
    assert found.of("chairs").partners[5].share == 1


def test_the_workbook_that_ships_says_the_same_of_projects_and_services() -> None:
    plan = joinedup.read_plan(RIVERSIDE, isolate=False).plan
    actions, services = (shares_of(each, plan, TODAY) for each in (ACTIONS, SERVICES))
    assert (actions.partners[0].count, actions.all, actions.nobody) == (25, 60, 2)
    assert (services.partners[0].count, services.all) == (9, 40)
    agreed = shares_of(AGREEMENTS, plan, TODAY)
    assert agreed.all == sum(each.count for each in agreed.partners) + 3
    assert agreed.unknown == 3


def test_two_projects_of_all_partners_are_nobodys_and_shares_fall_short_by_them() -> None:
    shares = shares_of(ACTIONS, riverside(), TODAY)
    assert (shares.nobody, shares.unknown, shares.known) == (2, 0, 58)
    assert sum(each.share or 0 for each in shares.partners) == Fraction(58, 60)
    assert not shares.whole
    assert shares_of(SEATS, riverside(), TODAY).whole


def test_sectors_are_all_six_and_the_local_authoritys_is_among_them() -> None:
    shares = shares_of(SEATS, riverside(), TODAY)
    assert [(each.sector, each.count) for each in shares.sectors] == list(
        zip(Sector, (3, 7, 1, 1, 3, 3), strict=True)
    )
    assert shares.local_authority.share == Fraction(3, 18)


def test_a_partner_that_does_not_take_part_is_shown_as_such_from_its_day() -> None:
    def out(day: datetime.date) -> list[str]:
        shares = shares_of(SEATS, riverside(), day)
        assert len(shares.partners) == 22
        return [str(each.partner.title) for each in shares.partners if not each.takes_part]

    assert out(datetime.date(2025, 5, 1)) == ["Eastshire Probation"]
    assert out(datetime.date(2025, 4, 30)) == []


@pytest.mark.parametrize(
    ("shares", "published"),
    [
        ((55, 45), "1.98"),
        ((70, 30), "1.72"),
        ((45, 40, 15), "2.60"),
        ((75, 10, *[1] * 15), "1.74"),
        ((100, 150, 60), "2.66"),
    ],
)
def test_the_effective_number_is_the_published_one(shares: tuple[int, ...], published: str) -> None:
    """The first three as kbaird/consensus (test/effective_number_of_parties_test.erl) has them for
    the measure of A. Lijphart, Patterns of Democracy (1999), pages 67 and 68; the fourth is
    constellation B of G. V. Golosov, Party Politics 16 (2010), table 1, as in the tests of the R
    package SciencesPo; the last from the README of the R package electoral (2.66205)."""
    number = effective_number(shares)
    assert number is not None
    assert f"{float(number):.2f}" == published


def test_the_effective_number_of_riverside_s_board_by_hand() -> None:
    shares = shares_of(SEATS, riverside(), TODAY)
    assert shares.effective_partners == Fraction(18 * 18, 9 + 15)
    assert shares.effective_sectors == Fraction(18 * 18, 9 + 49 + 1 + 1 + 9 + 9)


@settings(deadline=None)
@given(some.lists(some.integers(0, 6), max_size=6))
def test_the_effective_number_is_how_seldom_two_draws_meet(held: list[int]) -> None:
    """By its other meaning: 1 / the chance that two things drawn one after the other, the first
    put back, belong to the same."""
    owners = [n for n, count in enumerate(held) for _ in range(count)]
    same = sum(one == two for one, two in product(owners, owners))
    expected = Fraction(len(owners) ** 2, same) if owners else None
    assert effective_number(held) == expected


@settings(deadline=None)
@given(some.lists(some.fractions(0, 5), max_size=8))
def test_the_effective_number_lies_between_one_and_how_many_have_something(
    held: list[Fraction],
) -> None:
    number, having = effective_number(held), sum(each > 0 for each in held)
    assert (number is None) if not having else (number is not None and 1 <= number <= having)
    assert effective_number([each * 7 for each in reversed(held)]) == number


def test_a_count_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        effective_number([3, -1])


@settings(deadline=None, max_examples=60)
@given(plans(), some.integers(-5, 45))
def test_what_is_known_nobodys_and_unknown_sum_to_one(plan: Plan, after: int) -> None:
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=after)
    for _, shares in balance(plan, day).channels:
        assert sum(each.count for each in shares.partners) == shares.known
        assert sum(each.count for each in shares.sectors) == shares.known
        if shares.all:
            parts = [each.share for each in shares.partners]
            rest = Fraction(shares.nobody + shares.unknown) / shares.all
            assert sum(each or 0 for each in parts) + rest == 1
        else:
            assert all(each.share is None for each in shares.partners)
            assert not shares.whole


@settings(deadline=None, max_examples=60)
@given(plans(), some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(plan: Plan, chance: random.Random) -> None:
    def mixed(rows: tuple[_Rows, ...]) -> tuple[_Rows, ...]:
        return tuple(chance.sample(rows, len(rows)))

    turned = replace(
        plan,
        groups=mixed(plan.groups),
        seats=mixed(plan.seats),
        chair_terms=mixed(plan.chair_terms),
        people=mixed(plan.people),
        actions=mixed(plan.actions),
        delivery_systems=mixed(plan.delivery_systems),
        links=mixed(plan.links),
    )
    day = datetime.date(2024, 1, 20)
    assert balance(plan, day) == balance(turned, day)


def test_a_new_channel_is_one_entry() -> None:
    def raised(plan: Plan, day: datetime.date) -> Iterator[Row]:
        yield Row(partner="B2", weight=Fraction(1, 2))
        yield Row(partner="B1", weight=Fraction(3, 2))

    channel = Channel(key="items", title="", one="{all}", many="{all}", does="raises", rows=raised)
    found = balance(Plan(partners=BOTH), TODAY, (*CHANNELS, channel)).of("items")
    assert [each.share for each in found.partners] == [Fraction(3, 4), Fraction(1, 4)]
    assert found.all == 2
    assert isinstance(found.all, int)


# Chairs


def chaired(*terms: ChairTerm, people: tuple[Person, ...] = ()) -> Plan:
    return Plan(partners=BOTH, groups=(Group(ref="T1"),), chair_terms=terms, people=people)


def in_chair(ref: str, partner: str | None = "B1", **more: Any) -> ChairTerm:
    return ChairTerm(ref=ref, group="T1", partner=partner, **more)


def test_vice_chairs_are_not_counted_among_the_chairs() -> None:
    assert counts(CHAIRS, chaired(in_chair("C1"), in_chair("C2", office=Office.VICE_CHAIR))) == {
        "B1": 1
    }


def test_a_chair_that_was_filled_and_is_not_is_nobodys() -> None:
    before = in_chair("C1", starts=on(2026, 1, 1), ended=on(2026, 6, 1))
    plan = chaired(before, in_chair("C2", partner="B2", starts=on(2026, 7, 1)))
    assert counts(CHAIRS, plan, datetime.date(2025, 12, 31)) == {}
    assert counts(CHAIRS, plan, datetime.date(2026, 5, 31)) == {"B1": 1}
    assert counts(CHAIRS, plan, datetime.date(2026, 6, 1)) == {None: 1}
    assert counts(CHAIRS, plan, datetime.date(2026, 7, 1)) == {"B2": 1}


def test_a_group_that_has_never_had_a_chair_on_record_is_not_counted() -> None:
    plan = replace(chaired(in_chair("C1")), groups=(Group(ref="T1"), Group(ref="T2")))
    assert counts(CHAIRS, plan) == {"B1": 1}


def test_whoever_has_left_is_in_the_chair_no_more() -> None:
    plan = chaired(
        in_chair("C1", person="U1"), people=(Person(ref="U1", partner="B1", left=on(2026, 9, 30)),)
    )
    assert counts(CHAIRS, plan, datetime.date(2026, 9, 29)) == {"B1": 1}
    assert counts(CHAIRS, plan, datetime.date(2026, 9, 30)) == {None: 1}


def test_the_body_of_a_chair_is_the_persons_where_the_term_does_not_say() -> None:
    people = (Person(ref="U1", partner="B2"), Person(ref="U2"))
    of_person = chaired(in_chair("C1", partner=None, person="U1"), people=people)
    assert counts(CHAIRS, of_person) == {"B2": 1}
    of_nobody_known = chaired(in_chair("C1", partner=None, person="U2"), people=people)
    assert counts(CHAIRS, of_nobody_known) == {NOT_KNOWN: 1}


def test_a_group_that_has_ended_has_no_chair_and_no_seats() -> None:
    plan = Plan(
        partners=BOTH,
        groups=(Group(ref="T1", ended=on(2026, 1, 1)), Group(ref="T2")),
        seats=(Seat(ref="E1", group="T1", partner="B1"), Seat(ref="E2", group="T2", partner="B2")),
        chair_terms=(in_chair("C1"),),
    )
    assert counts(CHAIRS, plan) == {}
    assert counts(SEATS, plan) == {"B2": 1}
    assert counts(CHAIRS, plan, datetime.date(2025, 12, 31)) == {"B1": 1}


# Seats and votes


def test_a_partner_that_has_ended_or_not_joined_holds_nothing() -> None:
    plan = Plan(
        partners=(
            replace(COUNCIL, ended=on(2026, 3, 31)),
            COLLEGE,
            replace(TRADERS, joined=on(2026, 6, 1)),
        ),
        seats=tuple(Seat(ref=f"E{n}", partner=f"B{n}") for n in range(1, 4)),
    )
    assert counts(SEATS, plan, datetime.date(2026, 3, 30)) == {"B1": 1, "B2": 1, None: 1}
    assert counts(SEATS, plan, datetime.date(2026, 3, 31)) == {"B2": 1, None: 2}
    assert counts(SEATS, plan, datetime.date(2026, 6, 1)) == {"B2": 1, "B3": 1, None: 1}
    shown = shares_of(SEATS, plan, datetime.date(2026, 4, 1)).partners
    assert [each.partner.ref for each in shown] == ["B2"]


def test_what_is_nobodys_is_told_apart_from_a_body_that_is_not_known() -> None:
    seats = (Seat(ref="E1"), Seat(ref="E2", partner="B77"), Seat(ref="E3", partner="B1"))
    plan = Plan(partners=BOTH, seats=seats)
    assert counts(SEATS, plan) == {None: 1, NOT_KNOWN: 1, "B1": 1}


def test_seats_are_the_boards_unless_another_group_is_asked_about() -> None:
    plan = riverside()
    assert shares_of(SEATS, plan, TODAY).all == 18
    executive = shares_of(SEATS, of_groups(plan, ("T2",)), TODAY)
    assert [each.count for each in executive.partners[:5]] == [3, 3, 2, 2, 0]
    assert executive.all == 10


@pytest.mark.parametrize(
    ("voting", "votes"),
    [
        (Voting.WEIGHTS, {"B1": 5}),
        (Voting.BOTH, {"B1": 5}),
        (None, {"B1": 5}),
        (Voting.MEMBERS, {"B1": 1}),
        (Voting.UNANIMOUS, {"B1": 1}),
    ],
)
def test_votes_are_those_of_the_seats_by_the_groups_rule(
    voting: Voting | None, votes: dict[str, int]
) -> None:
    plan = Plan(
        partners=BOTH,
        groups=(Group(ref="T1", layer=Layer.BOARD, voting=voting),),
        seats=(
            Seat(ref="E1", group="T1", partner="B1", votes=5),
            Seat(ref="E2", group="T1", partner="B2", votes=0),
            Seat(ref="E3", group="T1", partner="B2", votes=3, ended=on(2026, 1, 1)),
        ),
    )
    assert counts(VOTES, plan) == votes


# What is led, offered and agreed


def test_a_named_lead_without_an_accountable_body_is_of_a_body_not_known() -> None:
    plan = Plan(
        partners=BOTH,
        actions=(
            Action(ref="A1", leads=(Lead(text="Housing"),)),
            Action(ref="A2"),
            Action(ref="A3", accountable="B2"),
        ),
    )
    assert counts(ACTIONS, plan) == {NOT_KNOWN: 1, None: 1, "B2": 1}


def test_a_service_that_has_ended_is_offered_no_more() -> None:
    plan = Plan(
        partners=BOTH,
        delivery_systems=(
            DeliverySystem(ref="S1", owner="B1", ended=on(2026, 5, 1)),
            DeliverySystem(ref="S2", owner="B2"),
        ),
    )
    assert counts(SERVICES, plan, datetime.date(2026, 4, 30)) == {"B1": 1, "B2": 1}
    assert counts(SERVICES, plan) == {"B2": 1}


def test_each_partner_that_agreed_a_link_counts_from_the_day_until_the_link_ends() -> None:
    plan = Plan(
        partners=BOTH,
        links=(
            Link(source="S1", target="A1", agreed_by=("B1", "B2"), agreed_on=on(2026, 3, 1)),
            Link(source="S2", target="A1", agreed_by=("B1", "B1"), ended=on(2026, 6, 1)),
            Link(source="S3", target="A1", agreement=Agreement.AGREED),
            Link(source="S4", target="A1", agreement=Agreement.CLAIMED),
            Link(source="S5", target="A1"),
        ),
    )
    assert counts(AGREEMENTS, plan, datetime.date(2026, 2, 28)) == {"B1": 1, NOT_KNOWN: 1}
    assert counts(AGREEMENTS, plan, datetime.date(2026, 3, 1)) == {"B1": 2, "B2": 1, NOT_KNOWN: 1}
    assert counts(AGREEMENTS, plan) == {"B1": 1, "B2": 1, NOT_KNOWN: 1}
