"""Quartiles against the standard library’s, and per cent as people round it."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from joinedup.core.quartiles import per_cent, quartiles


def test_quartiles_of_ten_numbers() -> None:
    """Worked by hand: places 2.25, 4.5 and 6.75 of 0 to 9."""
    found = quartiles([1, 2, 4, 4, 5, 7, 7, 9, 10, 12])
    assert (found.count, found.least, found.greatest) == (10, 1, 12)
    assert (found.lower, found.median, found.upper) == (4, 6, Fraction(17, 2))
    assert found.spread == Fraction(9, 2)


@given(some.lists(some.integers(-50, 50), min_size=2, max_size=40))
def test_quartiles_are_those_of_the_standard_library(numbers: list[int]) -> None:
    found = quartiles(numbers)
    exact = [Fraction(each) for each in numbers]
    assert [found.lower, found.median, found.upper] == statistics.quantiles(
        exact, n=4, method="inclusive"
    )
    assert (found.least, found.greatest) == (min(numbers), max(numbers))


def test_one_number_is_all_its_quartiles_and_none_has_none() -> None:
    found = quartiles([3])
    assert {found.least, found.lower, found.median, found.upper, found.greatest} == {3}
    with pytest.raises(ValueError, match="at least one"):
        quartiles([])


@pytest.mark.parametrize(
    ("share", "whole"),
    [
        ((0, 1), 0),
        ((1, 201), 0),
        ((1, 200), 1),
        ((1, 3), 33),
        ((2, 3), 67),
        ((1, 8), 13),
        ((31, 350), 9),
        ((1, 1), 100),
    ],
)
def test_a_half_per_cent_is_rounded_up(share: tuple[int, int], whole: int) -> None:
    assert per_cent(Fraction(*share)) == whole
