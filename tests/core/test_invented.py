"""Invented partnerships: always the same, of no real place, and chaired as the survey found."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from joinedup.core import demo
from joinedup.core.governance import holding
from joinedup.core.invented import CHAIRED, MOST, Chaired, chairs, invented
from joinedup.core.plan import Plan
from joinedup.core.registers import Area, area, authorities, by_gss
from joinedup.core.words import Layer

TODAY = datetime.date(2026, 11, 17)


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    return list(invented(350))


def place(plan: Plan) -> str:
    return str(plan.title).removesuffix(" 2030")


def test_of_350_the_chairs_are_shared_out_by_largest_remainders() -> None:
    """The survey of 2004, of 350: 46% is 161 and 16% is 56, exactly; 7% is 24.5, 11% is 38.5 (twice) and
    9% is 31.5. Rounded down these come to 161 + 24 + 56 + 38 + 38 + 31 = 348. The two that are left go to
    the largest remainders, which are four halves, so to the earlier two rows: officers and private."""
    assert list(CHAIRED.values()) == [46, 7, 16, 11, 11, 9]
    assert sum(CHAIRED.values()) == 100
    assert chairs(350) == {
        Chaired.ELECTED: 161,
        Chaired.OFFICER: 25,
        Chaired.OTHER_PUBLIC: 56,
        Chaired.PRIVATE: 39,
        Chaired.VOLUNTARY: 38,
        Chaired.NOT_REPORTED: 31,
    }


@pytest.mark.parametrize("count", [0, 1, 7, 100, 349, MOST])
def test_the_chairs_of_any_number_of_partnerships_come_to_that_number(count: int) -> None:
    shared = chairs(count)
    assert sum(shared.values()) == count
    assert all(abs(many - count * CHAIRED[who] / 100) < 1 for who, many in shared.items())


def test_they_are_the_same_each_time_and_others_by_another_seed(plans: list[Plan]) -> None:
    assert list(invented(350)) == plans
    assert [place(each) for each in plans[:3]] == ["Jovemiwick", "Wozzanderham", "Brinatibridge"]
    other = [place(each) for each in invented(350, seed=1)]
    assert other[:10] != [place(each) for each in plans[:10]]


def test_the_first_places_do_not_depend_on_how_many_follow(plans: list[Plan]) -> None:
    assert [place(each) for each in invented(10)] == [place(each) for each in plans[:10]]


def test_no_place_is_a_real_one_or_one_of_the_demonstration() -> None:
    names = [place(each).casefold() for each in invented(MOST)]
    assert len(set(names)) == MOST
    known = {
        word.casefold()
        for each in authorities().values()
        for name in (each.name, each.nice, each.cy, *each.others)
        for word in (name, *name.replace("-", " ").split())
    }
    assert "riverside" in {each.place.casefold() for each in demo.load().partnerships}
    known |= {each.place.casefold() for each in demo.load().partnerships}
    assert known.isdisjoint(names)


def test_every_area_is_invented_and_its_own(plans: list[Plan]) -> None:
    codes = [each.area for each in plans]
    assert len({*codes, *(each.area for each in demo.load().partnerships)}) == 350 + len(
        demo.load().partnerships
    )
    for code in codes:
        found = area(code)
        assert isinstance(found, Area)
        assert found.is_invented
        assert found.is_known
        assert by_gss(code) is None


def test_every_ref_is_had_once_and_leads_to_something(plans: list[Plan]) -> None:
    for plan in plans:
        refs = Counter(each.ref for each in plan.things())
        assert set(refs.values()) == {1}
        pointed = {
            *(each.under for each in plan.groups),
            *(ref for each in plan.seats for ref in (each.group, each.partner)),
            *(ref for each in plan.seat_holders for ref in (each.seat, each.person)),
            *(ref for each in plan.chair_terms for ref in (each.group, each.person, each.partner)),
            *(each.partner for each in plan.people),
        }
        assert pointed - {None} <= refs.keys()


def test_each_has_a_board_and_at_most_one_chair_on_any_day(plans: list[Plan]) -> None:
    for plan in plans:
        assert [each.layer for each in plan.groups].count(Layer.BOARD) == 1
        assert len({str(each.title) for each in plan.seats}) == len(plan.seats)
        days = {each.starts.first_day for each in plan.chair_terms if each.starts} | {TODAY}
        assert all(len(holding(plan.chair_terms, day)) <= 1 for day in days if day)


def test_some_have_an_executive_and_some_have_no_business_among_them(plans: list[Plan]) -> None:
    having = [{each.layer for each in plan.groups} for plan in plans]
    for layer in (Layer.EXECUTIVE, Layer.THEME, Layer.LOCALITY):
        assert 50 < sum(layer in layers for layers in having) < 345
    assert len({len(plan.partners) for plan in plans}) > 5


@pytest.mark.parametrize("count", [-1, MOST + 1])
def test_not_any_number_can_be_invented(count: int) -> None:
    with pytest.raises(ValueError, match="From 0 to 2,000 partnerships can be invented"):
        invented(count)
