"""Baselines, targets and readings, in columns of their own or inside a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from joinedup.core.calendar_words import fold
from joinedup.core.dates import find_when, means_no_date
from joinedup.core.numbers import Figure, numbers_in, single_figure, whole_figure
from joinedup.core.period import When
from joinedup.core.plan import Baseline, Reading, Target
from joinedup.core.words import Direction, Frequency

_FROM_TO = re.compile(r"\bfrom\s+(?:a\s+baseline\s+of\s+)?$", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:baseline|currently|was|were|starting point|now)\b\W*(?:of\s+|is\s+|at\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_FREQUENCIES = {
    Frequency.MONTHLY: ("month", "misol"),
    Frequency.QUARTERLY: ("quarter", "chwarter", "3 month"),
    Frequency.YEARLY: ("annual", "year", "blynyddol", "12 month", "once a year"),
}
_OTHERS = (
    "every two",
    "two year",
    "2 year",
    "biennial",
    "half year",
    "six month",
    "6 month",
    "three year",
    "five year",
)
_DIRECTIONS = {
    Direction.UP: (
        "up",
        "increase",
        "higher",
        "high",
        "rise",
        "more",
        "maximise",
        "↑",
        "bigger",
        "improve",
        "cynyddu",
    ),
    Direction.DOWN: (
        "down",
        "decrease",
        "lower",
        "low",
        "reduce",
        "reduction",
        "fall",
        "less",
        "fewer",
        "minimise",
        "↓",
        "smaller",
    ),
    Direction.HOLD: ("hold", "maintain", "stable", "same", "steady", "no change", "sustain"),
}


def figure_of(text: str) -> Figure | None:
    """The one figure of a cell, alone or in a sentence."""
    return whole_figure(text) or single_figure(text)


def baseline(text: str, when: When | None, year_starts: int) -> Baseline:
    """A baseline from its cell: ``412 in March 2024``; the date in the cell before the column's."""
    figure = figure_of(text)
    dates = find_when(text, year_starts=year_starts)
    own = dates[-1] if dates and not (figure and figure.text == dates[-1].text) else None
    return Baseline(text=text, value=figure.value if figure else None, when=own or when)


def target(text: str, due: When | None, year_starts: int) -> Target:
    """A target from its cell: ``75% by 2030``; the date in the cell before the column's."""
    figure = figure_of(text)
    dates = find_when(text, year_starts=year_starts)
    own = dates[-1] if dates and not (figure and figure.text == dates[-1].text) else None
    return Target(text=text, value=figure.value if figure else None, due=own or due)


def reading(text: str, period: When | None, year_starts: int) -> Reading:
    """A reading from its cell."""
    figure = figure_of(text)
    dates = find_when(text, year_starts=year_starts)
    own = dates[-1] if dates and not (figure and figure.text == dates[-1].text) else None
    return Reading(text=text, value=figure.value if figure else None, period=own or period)


def unit_of(*texts: str) -> str:
    """The unit that the first figure with one is written in."""
    for text in texts:
        figure = figure_of(text) if text else None
        if figure and figure.unit:
            return figure.unit
    return ""


def in_sentence(text: str, year_starts: int) -> tuple[Baseline | None, Target | None]:
    """The baseline and the target that a sentence states.

    ``75% at a good level by 2030 (66.8% in 2023/24)``: the figure before "by" is the target; one
    in brackets, or after "from", "baseline" or "was", is the baseline. Figures that are neither
    for certain are left alone."""
    figures = [each for each in numbers_in(text) if each.role == "figure"]
    if not 1 <= len(figures) <= 2:
        return None, None
    base = next((each for each in figures if _is_base(text, each)), None)
    others = [each for each in figures if each is not base]
    found = None
    if len(others) == 1:
        due = _date_after(text, others[0], base, year_starts)
        if due is not None or base is not None:
            found = Target(text=others[0].text.strip(), value=others[0].value, due=due)
    if base is None:
        return None, found
    end = text.find(")", base.end)
    dates = find_when(text[base.end : end if end > 0 else None], year_starts=year_starts)
    inside = _open_bracket(text, base.start)
    return Baseline(
        text=base.text.strip(), value=base.value, when=dates[0] if dates and inside else None
    ), found


def _open_bracket(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_base(text: str, figure: Figure) -> bool:
    before = text[: figure.start]
    return _open_bracket(text, figure.start) or bool(
        _FROM_TO.search(before) or _BASE.search(before)
    )


def _date_after(text: str, figure: Figure, base: Figure | None, year_starts: int) -> When | None:
    """The date that a target is for: the first after "by" behind it, outside brackets."""
    end = base.start if base is not None and base.start > figure.end else len(text)
    rest = text[figure.end : end]
    for when in find_when(rest, year_starts=year_starts):
        at = rest.find(when.text)
        if at >= 0 and _BY.search(rest[:at]):
            return when
    return None


@lru_cache(maxsize=256)
def frequency(text: str) -> Frequency | None:
    """How often, from a word: quarterly, every month, annual."""
    words = fold(text)
    if not words or means_no_date(text):
        return None
    if any(each in words for each in _OTHERS):
        return Frequency.OTHER
    for known, signs in _FREQUENCIES.items():
        if any(sign in words for sign in signs):
            return known
    return Frequency.OTHER


@lru_cache(maxsize=256)
def direction(text: str) -> Direction | None:
    """Which way a measure should go, from a word or an arrow."""
    words = fold(text).replace("-", " ").split()
    for known, signs in _DIRECTIONS.items():
        if any(sign in words or (words and words[0].startswith(sign)) for sign in signs):
            return known
    return None
