"""Rows are placed in order, without overlap, as near as can be to where they are wanted."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.drawing.wiring.placing import LOOSEST, centre, place, stack

rows = st.lists(
    st.tuples(st.one_of(st.none(), st.floats(-50, 900)), st.floats(10, 60), st.floats(0, 20)),
    min_size=1,
    max_size=12,
)


def squares(middles: list[float], wanted: list[float]) -> float:
    return sum((one - other) ** 2 for one, other in zip(middles, wanted, strict=True))


def test_rows_with_room_stand_where_they_are_wanted() -> None:
    assert place([50, 150, 300], [20] * 3, [0, 5, 5], 400) == [50, 150, 300]


def test_rows_wanted_in_one_place_share_it_around_its_middle() -> None:
    assert place([100, 100, 100], [20] * 3, [0, 5, 5], 400) == [75, 100, 125]


def test_a_row_wanted_nowhere_follows_the_one_above() -> None:
    assert place([100, None], [20, 20], [0, 5], 400) == [100, 125]


def test_nothing_stands_outside_where_there_is_room() -> None:
    assert place([-90, 900], [20, 20], [0, 5], 400) == [10, 390]


@given(rows)
def test_any_rows_keep_their_order_and_do_not_overlap(given_rows: list) -> None:  # type: ignore[type-arg]
    wanted, heights, apart = (list(each) for each in zip(*given_rows, strict=True))
    middles = place(wanted, heights, apart, 1000)
    for at, (above, below) in enumerate(itertools.pairwise(middles)):
        free = below - above - (heights[at] + heights[at + 1]) / 2
        assert free >= apart[at + 1] - 1e-6
    assert middles[0] >= heights[0] / 2 - 1e-6


@pytest.mark.parametrize("seed", range(4))
def test_the_sum_of_squares_is_the_least_of_any_places_on_a_grid(seed: int) -> None:
    wanted = [[30, 10, 50], [80, 20, 20], [5, 90, 10], [60, 50, 40]][seed]
    best = min(
        squares(list(tried), wanted)
        for tried in itertools.product(range(10, 100, 5), repeat=3)
        if tried[1] - tried[0] >= 20 and tried[2] - tried[1] >= 20
    )
    found = place(wanted, [20] * 3, [0, 0, 0], 1000)
    assert squares(found, wanted) <= best + 1e-6


def test_stacked_rows_fill_the_height_evenly_but_are_not_torn_apart() -> None:
    assert stack([20, 20], [0, 10], 100) == [20, 80]
    few = stack([20], [0], 1000)
    assert few == [500 + (20 * LOOSEST) / 2 - 20 * LOOSEST / 2]


def test_the_centre_of_nothing_is_nowhere() -> None:
    assert centre([]) is None
    assert centre([1, 2]) == 1.5
