"""Votes that make no sense, or are too large to be counted exactly: a sentence each."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from joinedup.analysis.balance import CannotCount, Count, Rule, banzhaf, shapley_shubik


def told(deed: Callable[[], Any]) -> str:
    with pytest.raises(CannotCount) as refusal:
        deed()
    assert isinstance(refusal.value, ValueError)
    assert refusal.value.message() == str(refusal.value)
    return refusal.value.message()


@pytest.mark.parametrize(
    ("weights", "quota", "sentence"),
    [
        ([], 1, "A vote needs at least one member."),
        ([3, -1, 2], 2, "A weight of -1 is less than nought. Give nought or more."),
        ([3, 1], 0, "With a quota of 0 everything would pass. Give more than nought."),
        ([3, 1], -2, "With a quota of -2 everything would pass. Give more than nought."),
        ([3, 1], 5, "Nothing can reach a quota of 5: all votes together are 4."),
        ([0, 0], 1, "Nothing can reach a quota of 1: all votes together are 0."),
        (
            [Fraction(1, 2), 1],
            Fraction(7, 4),
            "Nothing can reach a quota of 7/4: all votes together are 3/2.",
        ),
    ],
)
@pytest.mark.parametrize("count", [banzhaf, shapley_shubik])
def test_a_vote_that_makes_no_sense_is_refused(
    count: Callable[..., Any], weights: list[Any], quota: Any, sentence: str
) -> None:
    assert told(lambda: count(weights, quota)) == sentence


@pytest.mark.parametrize(
    "value",
    [0.5, float("nan"), float("inf"), Decimal("NaN"), Decimal("2"), "3", None, True, 2 + 0j],
)
def test_what_is_no_exact_number_of_votes_is_refused(value: Any) -> None:
    sentence = f"“{value}” is not a number of votes. Give a whole number or an exact fraction."
    assert told(lambda: banzhaf([value, 2], 2)) == sentence
    assert told(lambda: Count((1, 2), value)) == sentence


@pytest.mark.parametrize(
    "value", [10**30, Fraction(1, 10**30), -(10**40), pytest.param(10**5000, id="endless")]
)
def test_a_number_longer_than_anybody_writes_is_refused(value: Any) -> None:
    assert told(lambda: banzhaf([value, 2], 2)) == (
        "A number of votes has 30 digits at most. Give larger units."
    )


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda: Rule(0), "A vote needs at least one member."),
        (lambda: Rule.majority(0), "A vote needs at least one member."),
        (
            lambda: Rule(3),
            "A rule needs a quota, members who are needed, or a number in favour.",
        ),
        (
            lambda: Rule(3, (Count((1, 1), 1),)),
            "There are 3 members and 2 weights. Give one weight to each.",
        ),
        (
            lambda: Rule(3, needed=frozenset({3})),
            "There is no member 3: they are numbered from 0 to 2.",
        ),
        (
            lambda: Rule.majority(3, casting=-1),
            "There is no member -1: they are numbered from 0 to 2.",
        ),
        (lambda: Rule(3, heads=4), "4 members cannot be asked of 3."),
        (lambda: Count((1, 1), 1, blockers=3), "3 members cannot be asked of 2."),
        (
            lambda: Rule.weighted([1] * 8, 6, casting=0),
            "A casting vote settles a tie, so the quota is the least above half: 5, not 6.",
        ),
        (
            lambda: Rule.weighted([2] * 8, 8, casting=0),
            "A casting vote settles a tie, so the quota is the least above half: 10, not 8.",
        ),
        (
            lambda: Rule(1, (Count((1,), 1),) * 7),
            "A rule can count in 6 ways, and this one has 7.",
        ),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(deed: Callable[[], Any], sentence: str) -> None:
    assert told(deed) == sentence


def test_a_quota_just_over_half_goes_with_a_casting_vote_however_it_is_written() -> None:
    by_half = Rule.weighted([2] * 8, Fraction(17, 2), casting=0)
    assert banzhaf(by_half) == banzhaf(Rule.majority(8, casting=0))


def test_more_members_than_can_be_counted_are_refused() -> None:
    assert told(lambda: banzhaf([1] * 501, 251)) == (
        "This is counted exactly for up to 500 members, and there are 501."
    )
    assert told(lambda: shapley_shubik([1] * 101, 51)) == (
        "This is counted exactly for up to 100 members, and there are 101."
    )
    assert len(banzhaf([1] * 500, 251).index) == 500
    assert len(shapley_shubik([1] * 100, 51)) == 100


@pytest.mark.parametrize("count", [banzhaf, shapley_shubik])
def test_weights_too_large_to_count_by_are_refused_before_anything_is_counted(
    count: Callable[..., Any],
) -> None:
    weights = [10**9 + 7 * at * at for at in range(100)]
    sentence = told(lambda: count(weights, sum(weights) // 2 + 1))
    assert sentence.startswith("To count this exactly would take about ")
    assert sentence.endswith(
        "30 seconds and 500 MB are the most. Give the weights in larger units, such as thousands."
    )


def test_weights_of_many_denominators_are_refused_and_not_waited_for() -> None:
    weights = [Fraction(10**29 + at, 10**29 - at) for at in range(300)]
    assert "Give the weights in larger units" in told(lambda: banzhaf(weights, 150))


def test_weights_without_a_quota_and_a_rule_with_one_are_mistakes_of_the_caller() -> None:
    with pytest.raises(TypeError, match="give both"):
        banzhaf([1, 2])
    with pytest.raises(TypeError, match="either a rule or weights"):
        banzhaf(Rule.majority(3), 2)


def test_a_refusal_is_in_welsh_too() -> None:
    with pytest.raises(CannotCount) as refusal:
        banzhaf([3, 1], 5)
    assert refusal.value.message("cy") == (
        "Ni all dim gyrraedd cwota o 5: 4 yw’r holl bleidleisiau gyda’i gilydd."
    )
