"""Voting power against counting one by one, and against what must hold of it."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analysis.balance import Count, Rule, banzhaf, shapley_shubik, tables
from joinedup.analysis.balance.against import Against
from joinedup.analysis.balance.halves import by_halves
from joinedup.analysis.balance.tables import Line
from tests.analysis.balance.rules import (
    index_by_sizes,
    orders_one_by_one,
    rules,
    swings_by_dictionary,
    swings_one_by_one,
)

SEED = 20261117
games = st.integers(1, 9).flatmap(
    lambda members: (
        st.lists(
            st.sampled_from((0, 1, 2, 3, 5, 8, 13, 10**9, 10**9 + 1)),
            min_size=members,
            max_size=members,
        )
        .filter(any)
        .flatmap(lambda weights: st.tuples(st.just(weights), st.integers(1, sum(weights))))
    )
)


@settings(max_examples=150, deadline=None)
@given(rules())
def test_any_rule_is_counted_as_one_by_one(rule: Rule) -> None:
    assert banzhaf(rule).swings == swings_one_by_one(rule)
    assert shapley_shubik(rule) == index_by_sizes(rule)


@settings(max_examples=6, deadline=None)
@given(rules(most=12))
def test_a_rule_of_up_to_twelve_is_counted_as_one_by_one(rule: Rule) -> None:
    assert banzhaf(rule).swings == swings_one_by_one(rule)
    assert shapley_shubik(rule) == index_by_sizes(rule)


@settings(max_examples=30, deadline=None)
@given(rules(most=5))
def test_the_shapley_shubik_index_is_the_part_of_all_orders(rule: Rule) -> None:
    assert shapley_shubik(rule) == orders_one_by_one(rule)


@settings(deadline=None)
@given(rules())
def test_both_indices_sum_to_one(rule: Rule) -> None:
    assert sum(banzhaf(rule).index) == sum(shapley_shubik(rule)) == 1


@settings(deadline=None)
@given(rules(), st.randoms())
def test_members_who_are_alike_have_the_same_power_and_names_do_not_matter(
    rule: Rule, dice: random.Random
) -> None:
    order = list(range(rule.members))
    dice.shuffle(order)
    place = {member: at for at, member in enumerate(order)}
    moved = Rule(
        rule.members,
        tuple(
            Count(
                tuple(count.weights[member] for member in order),
                count.quota,
                None if count.casting is None else place[count.casting],
                count.blockers,
            )
            for count in rule.counts
        ),
        frozenset(place[member] for member in rule.needed),
        rule.heads,
    )
    before, after = banzhaf(rule), banzhaf(moved)
    assert [before.swings[member] for member in order] == list(after.swings)
    assert [shapley_shubik(rule)[member] for member in order] == list(shapley_shubik(moved))


@settings(deadline=None)
@given(games)
def test_a_member_without_weight_has_no_power_and_takes_none(
    drawn: tuple[list[int], int],
) -> None:
    weights, quota = drawn
    alone, joined = banzhaf(weights, quota), banzhaf([*weights, 0], quota)
    assert joined.swings[-1] == joined.index[-1] == shapley_shubik([*weights, 0], quota)[-1] == 0
    assert joined.index[:-1] == alone.index
    assert joined.swings[:-1] == tuple(2 * each for each in alone.swings)
    assert shapley_shubik([*weights, 0], quota)[:-1] == shapley_shubik(weights, quota)


@settings(deadline=None)
@given(games)
def test_it_takes_as_much_power_to_stop_as_to_carry(drawn: tuple[list[int], int]) -> None:
    weights, quota = drawn
    dual = sum(weights) - quota + 1
    assert banzhaf(weights, quota) == banzhaf(weights, dual)
    assert shapley_shubik(weights, quota) == shapley_shubik(weights, dual)


@settings(deadline=None)
@given(games, st.integers(1, 7), st.integers(1, 7))
def test_the_unit_of_the_weights_does_not_matter(
    drawn: tuple[list[int], int], above: int, below: int
) -> None:
    weights, quota = drawn
    unit = Fraction(above, below)
    assert banzhaf([each * unit for each in weights], quota * unit) == banzhaf(weights, quota)


def drawn_weights(members: int, top: int) -> list[int]:
    dice = random.Random(SEED + members)
    return [dice.randint(1, top) for _ in range(members)]


@pytest.mark.parametrize(
    ("members", "top", "share"),
    [(30, 400, "1/2"), (30, 400, "9/10"), (100, 40, "1/2"), (200, 30, "2/3"), (500, 20, "13/20")],
)
def test_many_members_are_counted_as_by_another_way(members: int, top: int, share: str) -> None:
    weights = drawn_weights(members, top)
    firsts = [weights.index(weight) for weight in sorted(set(weights))]
    rest = sorted(set(range(members)) - set(firsts))
    quota = int(sum(weights) * Fraction(share)) + 1
    found = banzhaf(weights, quota)
    counted = swings_by_dictionary([weights[at] for at in firsts + rest], quota, len(firsts))
    assert tuple(found.swings[at] for at in firsts) == counted
    assert all(found.swings[at] == found.swings[weights.index(weights[at])] for at in rest)
    assert sum(found.index) == 1


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.integers(0, 90), st.integers(1, 4), min_size=1, max_size=9),
    st.integers(0, 300),
    st.booleans(),
    st.sampled_from((0.0, 1e-10, 1e-9, 1e-8)),
)
def test_a_table_says_the_same_however_many_of_the_heaviest_are_listed_beside_it(
    drawn: dict[int, int], room: int, sized: bool, ask: float
) -> None:
    kinds = {(weight,): many for weight, many in drawn.items()}
    fillable = sum(weight * many for weight, many in drawn.items() if weight <= room)
    against = Against(kinds, (min(room, fillable),), sized)
    with (
        mock.patch.object(tables, "ASK_SECONDS", ask),
        mock.patch.object(tables, "NUMBER_SECONDS", 0.0),
        mock.patch.object(tables, "LEAST_SLOTS", 2),
    ):
        line = Line.of(against)
        assert line.tips() == by_halves(against)
    assert ask or line.heavy or not line.light


def test_a_few_large_members_among_many_small_are_listed_and_counted_as_by_another_way() -> None:
    """Twenty-seven with as many thousands of people as a few large and many small countries."""
    dice = random.Random(SEED)
    weights = sorted(
        (int(5_000 * dice.lognormvariate(0, 1.2)) + 1 for _ in range(27)), reverse=True
    )
    quota = sum(weights) * 65 // 100
    room = sum(weights) - quota
    assert len(Line.of(Against({(each,): 1 for each in weights}, (room,))).heavy) > 2
    assert len(set(weights)) == 27
    counted = swings_by_dictionary(weights, quota, 3)
    found = banzhaf(weights, quota).swings
    assert found[:3] == counted
    assert found == banzhaf(*made_heavy(weights, quota)).swings


@pytest.mark.parametrize("members", [30, 100, 200, 500])
def test_among_equals_the_swings_are_binomials(members: int) -> None:
    power = banzhaf([1] * members, members // 2 + 1)
    assert power.swings == (comb(members - 1, members // 2),) * members
    assert power.index == (Fraction(1, members),) * members


def test_shapley_shubik_of_a_hundred_is_that_of_one_large_member_among_equals() -> None:
    """A member of weight w among n - 1 of weight 1 decides in w of n places of the order, while
    the quota is more than w and no more than the others have."""
    index = shapley_shubik([20, *[1] * 99], 60)
    assert index[0] == Fraction(20, 100)
    assert index[1] == Fraction(80, 100) / 99


def made_heavy(weights: list[int], quota: int) -> tuple[list[int], int]:
    """The same game with weights in thousands of millions: the odd votes never make a difference,
    but no table by weight can hold them."""
    heavy = [each * 10**9 + at for at, each in enumerate(weights)]
    return heavy, quota * 10**9


@pytest.mark.parametrize(("members", "top"), [(9, 5), (24, 100), (27, 1000)])
def test_weights_in_the_thousands_of_millions_are_counted_by_meeting_in_the_middle(
    members: int, top: int
) -> None:
    weights = drawn_weights(members, top)
    quota = sum(weights) * 3 // 5
    heavy, above = made_heavy(weights, quota)
    assert banzhaf(heavy, above) == banzhaf(weights, quota)
    if members < 25:
        assert shapley_shubik(heavy, above) == shapley_shubik(weights, quota)


def test_two_heavy_counts_meet_in_the_middle_as_well() -> None:
    people, money = drawn_weights(16, 50), drawn_weights(17, 60)[:16]
    light = Rule(16, (Count(people, 300), Count(money, 250)), heads=6)
    heavy = Rule(
        16, (Count(*made_heavy(people, 300)), Count(*made_heavy(money, 250), blockers=0)), heads=6
    )
    assert banzhaf(heavy) == banzhaf(light)


def test_five_hundred_members_with_large_weights_are_counted_where_few_differ() -> None:
    light = [10] * 400 + [3] * 100
    heavy = [10**10] * 200 + [10**10 + 1] * 200 + [3 * 10**9] * 100
    assert banzhaf(heavy, 2151 * 10**9) == banzhaf(light, 2151)


def test_one_vote_beside_a_large_member_who_is_needed_is_counted_at_once() -> None:
    """Room for thousands of millions is of no use where all that fit in it weigh six."""
    assert banzhaf([10**9, 1, 2, 3], 6 + 10**8).swings == (8, 0, 0, 0)
    assert banzhaf([10**9, 1, 2, 3], 10**9 + 3).swings == (5, 1, 1, 3)
