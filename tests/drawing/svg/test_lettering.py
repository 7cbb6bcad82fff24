"""Text fits its box by measured widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.drawing.svg import measure, shorten, wrap

LONG = "Run a youth club in the old customs house on two evenings a week with volunteers"


def test_wide_letters_are_wider_and_bold_ones_wider_still() -> None:
    assert measure("WWW", 12) > 2 * measure("iii", 12)
    assert measure("Eastmere", 12, bold=True) > measure("Eastmere", 12)
    assert measure("Eastmere", 24) == pytest.approx(2 * measure("Eastmere", 12))


def test_welsh_and_gaelic_letters_are_known_and_others_taken_as_wide() -> None:
    assert measure("ŵŷâ", 100) == pytest.approx(measure("wya", 100), rel=0.05)
    assert measure("家", 100) > measure("W", 100)


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("Night guardians", 200, 12) == "Night guardians"


def test_a_text_that_does_not_fit_ends_in_dots_and_fits() -> None:
    short = shorten(LONG, 120, 12)
    assert short.endswith("…")
    assert LONG.startswith(short[:-1])
    assert measure(short, 12) <= 120


def test_no_dots_stand_behind_a_space_or_a_comma() -> None:
    ends = {shorten("One, two, three, four", width, 12)[-2:-1] for width in range(20, 120)}
    assert not ends & {" ", ","}


def test_lines_are_broken_between_words_and_the_last_is_shortened() -> None:
    lines = wrap(LONG, 150, 12, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(measure(line, 12) <= 150 for line in lines)


def test_what_fits_in_its_lines_is_whole() -> None:
    assert " ".join(wrap(LONG, 150, 12, lines=9)) == LONG


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll station", 80, 12, lines=3) == [
        shorten("Llanfairpwllgwyngyllgogerychwyrndrobwll", 80, 12)
    ]


def test_no_text_is_one_empty_line() -> None:
    assert wrap(" ", 80, 12, lines=2) == [""]


@given(st.text(max_size=80), st.integers(40, 300), st.integers(1, 4))
def test_any_text_fits_its_box(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, 12, lines=most)
    assert 1 <= len(lines) <= most
    assert all(measure(line, 12) <= width for line in lines)
