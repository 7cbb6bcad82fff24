"""Who could block: the minimal combinations, against every group looked at."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from joinedup.analysis.balance import Combination, Count, Part, Rule, who_could_block
from tests.analysis.balance.rules import minimal, rules, spelt_out

SEED = 20261117


@settings(max_examples=100, deadline=None)
@given(rules(most=7))
def test_all_minimal_combinations_are_listed_and_no_other(rule: Rule) -> None:
    found = who_could_block(rule, most=1_000)
    everybody = frozenset(range(rule.members))
    assert found.blocking.complete
    assert found.carrying.complete
    assert spelt_out(found.carrying) == minimal(rule.members, rule.passes)
    assert spelt_out(found.blocking) == minimal(
        rule.members, lambda group: not rule.passes(everybody - group)
    )


def test_the_chair_with_three_others_can_block_or_five_without() -> None:
    found = who_could_block(Rule.majority(8, casting=0))
    others = tuple(range(1, 8))
    expected = (
        Combination((Part((0,), 1), Part(others, 3))),
        Combination((Part(others, 5),)),
    )
    assert found.blocking.listed == found.carrying.listed == expected
    assert [each.size for each in expected] == [4, 5]
    assert [each.sets for each in expected] == [35, 21]


def test_whoever_is_needed_blocks_alone() -> None:
    found = who_could_block(Rule(15, needed=frozenset(range(5)), heads=9))
    assert found.blocking.listed == (
        Combination((Part(tuple(range(5)), 1),)),
        Combination((Part(tuple(range(5, 15)), 7),)),
    )
    assert found.carrying.listed == (
        Combination((Part(tuple(range(5)), 5), Part(tuple(range(5, 15)), 4))),
    )


def test_a_member_without_weight_is_in_no_combination() -> None:
    found = who_could_block(Rule.weighted([2, 2, 1, 0], 4))
    assert spelt_out(found.blocking) == {frozenset({0}), frozenset({1})}
    assert spelt_out(found.carrying) == {frozenset({0, 1})}


def test_three_large_members_cannot_block_where_it_takes_four() -> None:
    rule = Rule(5, (Count((1,) * 5, 2), Count((40, 30, 20, 6, 4), 65, blockers=4)))
    assert spelt_out(who_could_block(rule).blocking) == minimal(5, lambda group: len(group) == 4)


@pytest.mark.parametrize("members", [27, 100, 500])
def test_a_list_that_is_cut_short_says_so_and_what_it_has_is_true(members: int) -> None:
    dice = random.Random(SEED)
    weights = [dice.randint(1, 1_000) for _ in range(members)]
    quota = sum(weights) // 2 + 1
    found = who_could_block(Rule.weighted(weights, quota), most=5)
    assert not found.carrying.complete
    assert not found.blocking.complete
    assert len(found.carrying.listed) == 5
    for group in spelt_out(found.carrying):
        weighs = sum(weights[member] for member in group)
        assert weighs >= quota > weighs - min(weights[member] for member in group)
    largest = sorted(weights, reverse=True)
    fewest = next(size for size in range(members) if sum(largest[:size]) >= quota)
    assert found.carrying.listed[0].size == fewest


def test_a_list_that_is_just_long_enough_is_complete() -> None:
    rule = Rule.weighted([3, 2, 1], 4)
    assert who_could_block(rule, most=2).carrying.complete
    assert not who_could_block(rule, most=1).carrying.complete


def test_asking_for_no_combination_is_an_error() -> None:
    with pytest.raises(ValueError, match="most is 0"):
        who_could_block(Rule.majority(3), most=0)
