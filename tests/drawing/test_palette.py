"""Contrast, by the formula of WCAG 2.2, of everything that the drawings use."""

from __future__ import annotations

import itertools

import pytest

from joinedup.analysis.wiring import State
from joinedup.drawing import palette
from joinedup.drawing.palette import GRAPHICS, TEXT, contrast
from joinedup.drawing.wiring.strokes import ACROSS, AT_ODDS, MISSING, SINGLED_OUT, STROKES

FILLS = (palette.PAPER, palette.PANEL)
FOCUS = "#ffdd57"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_the_formula_gives_published_ratios(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize(
    "colour", [palette.INK, palette.QUIET, palette.PALE, palette.BLUE, palette.CRIMSON]
)
def test_text_can_be_read_on_both_fills(colour: str, fill: str) -> None:
    assert contrast(colour, fill) >= TEXT


@pytest.mark.parametrize("fill", FILLS)
def test_every_line_that_means_something_stands_out_on_both_fills(fill: str) -> None:
    strokes = (*STROKES.values(), MISSING, ACROSS, AT_ODDS, SINGLED_OUT)
    faint = [each for each in strokes if contrast(each.colour, fill) < GRAPHICS]
    assert faint == []
    assert contrast(palette.LINE, fill) >= GRAPHICS


def test_what_has_the_focus_can_be_read() -> None:
    assert contrast(palette.INK, FOCUS) >= TEXT
    assert contrast(palette.INK, palette.PAPER) >= GRAPHICS


def test_in_black_and_white_every_two_states_differ_in_line_or_mark() -> None:
    looks = {
        state.value: (each.width, each.dash, each.mark, each.cap) for state, each in STROKES.items()
    }
    looks["missing"] = (MISSING.width, MISSING.dash, MISSING.mark, MISSING.cap)
    looks["across"] = (ACROSS.width, ACROSS.dash, ACROSS.mark, ACROSS.cap)
    looks["at odds"] = (AT_ODDS.width, AT_ODDS.dash, AT_ODDS.mark, AT_ODDS.cap)
    alike = [
        (one, other)
        for one, other in itertools.combinations(looks, 2)
        if looks[one][1:] == looks[other][1:]
        and abs(looks[one][0] - looks[other][0]) / max(looks[one][0], looks[other][0]) < 0.5
    ]
    assert alike == []


def test_every_state_has_a_stroke_and_amber_means_current_alone() -> None:
    assert set(STROKES) == set(State)
    amber = [state for state, each in STROKES.items() if each.colour == palette.AMBER]
    assert amber == [State.LIVE]


def test_the_gravest_states_are_drawn_last() -> None:
    assert list(STROKES)[-2:] == [State.CLAIMED, State.BROKEN]
