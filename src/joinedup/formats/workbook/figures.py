"""Baselines, targets and readings, in columns of their own or inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from joinedup.core.calendar_words import fold
from joinedup.core.dates import dates_in, find_when, means_no_date
from joinedup.core.numbers import Figure, numbers_in, single_figure, whole_figure
from joinedup.core.period import When
from joinedup.core.plan import Baseline, Reading, Target
from joinedup.core.words import Direction, Frequency

_BASE = re.compile(
    r"\b(?:from(?:\s+a\s+baseline\s+of)?|baseline|currently|was|were|starting point|now)\b\W*(?:of\s+|is\s+|at\s+)?$",
    re.I,
)
_BASE_YEAR = re.compile(
    r"\bbaseline(?:\s+year)?\b\W*(?:of\s+|is\s+|in\s+|from\s+)?$", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:to|now)\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|[-–→])\s*", re.IGNORECASE)
_FOREIGN = re.compile(r"\d\s\d|\d,\d{1,2}(?!\d)")
_SENTENCE = re.compile(r"(?<=[^\d\W])[.;]\s+|(?<=\d)[.;]\s+(?=[^\W\d]|\d)|\n+")
_FRONT_NUMBER = re.compile(r"^\W*(?:[A-Za-z]+\s)?\d+(?:\.\d+)*")
_LENGTHS = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "wk",
        "wks",
        "month",
        "months",
        "year",
        "years",
        "yrs",
        "hour",
        "hours",
        "minutes",
    ]
) | {"working days"}
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
    Direction.UP: [
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
    ],
    Direction.DOWN: [
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
    ],
    Direction.HOLD: ["hold", "maintain", "stable", "same", "steady", "sustain"],
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence states of a measure. False where it states no target."""

    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    readings: tuple[Reading, ...] = ()
    unit: str = ""

    def __bool__(self) -> bool:
        return bool(self.targets)


@lru_cache(maxsize=4096)
def figure_of(text: str) -> Figure | None:
    """The one figure of a cell, alone or in a sentence."""
    return whole_figure(text) or single_figure(text)


def is_doubtful(figure: Figure) -> bool:
    """Whether a figure is marked as few write it here: 12 500 and 12 500,50, 0,5."""
    return bool(_FOREIGN.search(figure.text))


@lru_cache(maxsize=4096)
def _value_and_date(text: str, year_starts: int) -> tuple[Figure | None, When | None]:
    figure = figure_of(text)
    dates = find_when(text, year_starts=year_starts)
    own = dates[-1] if dates and not (figure and figure.text == dates[-1].text) else None
    return figure, own


def baseline(text: str, when: When | None, year_starts: int) -> Baseline:
    """A baseline from its cell: ``412 in March 2024``; the date in the cell before the column's."""
    figure, own = _value_and_date(text, year_starts)
    return Baseline(text=text, value=figure.value if figure else None, when=own or when)


def target(text: str, due: When | None, year_starts: int) -> Target:
    """A target from its cell: ``75% by 2030``; the date in the cell before the column's."""
    figure, own = _value_and_date(text, year_starts)
    return Target(text=text, value=figure.value if figure else None, due=own or due)


def reading(text: str, period: When | None, year_starts: int) -> Reading:
    """A reading from its cell."""
    figure, own = _value_and_date(text, year_starts)
    return Reading(text=text, value=figure.value if figure else None, period=own or period)


def unit_of(*texts: str) -> str:
    """The unit that the first figure with one is written in."""
    for text in texts:
        figure = figure_of(text) if text else None
        if figure and figure.unit:
            return figure.unit
    return ""


def stated(text: str, year_starts: int) -> Stated:
    """The baseline, targets and readings that a text states, sentence by sentence.

    ``75% at a good level by 2030 (66.8% in 2023/24)``: the figure before "by" is the target; one
    in brackets, after "from" or "was", or before "to" another, is the baseline. ``96 of 180 done by
    31/03/26`` is a reading and a target of that day. What is neither for certain is left alone."""
    base: Baseline | None = None
    targets: list[Target] = []
    readings: list[Reading] = []
    for sentence in _SENTENCE.split(text):
        found = _of_sentence(sentence, year_starts)
        base = base or found.baseline
        targets.extend(found.targets)
        readings.extend(found.readings)
    texts = [each.text for each in targets] + ([base.text] if base else [])
    return Stated(base, tuple(targets), tuple(readings), unit_of(*texts))


def _of_sentence(text: str, year_starts: int) -> Stated:
    figures = [each for each in numbers_in(text) if each.role == "figure"]
    if len(figures) > 1:
        figures = [each for each in figures if each.unit not in _LENGTHS] or figures
    if len(figures) == 2:
        between = text[figures[0].end : figures[1].start]
        if _OF.fullmatch(between):
            return _part_of(text, figures[0], figures[1], year_starts)
    if not 1 <= len(figures) <= 2:
        return Stated(_base_year(text, year_starts))
    base = next((each for each in figures if _is_base(text, each, figures)), None)
    others = [each for each in figures if each is not base]
    due = _by(text, others[0], base, year_starts) if len(others) == 1 else None
    targets = (
        (Target(text=others[0].text.strip(), value=others[0].value, due=due),)
        if due or (base and others)
        else ()
    )
    if base is None:
        return Stated(_base_year(text, year_starts), targets)
    end = text.find(")", base.end)
    dates = find_when(text[base.end : end if end > 0 else None], year_starts=year_starts)
    when = dates[0] if dates and (_open_bracket(text, base.start) or len(dates) > 1) else None
    return Stated(Baseline(text=base.text.strip(), value=base.value, when=when), targets)


def _part_of(text: str, part: Figure, whole: Figure, year_starts: int) -> Stated:
    """``96 of 180 done by 31/03/26``."""
    when = _by(text, whole, None, year_starts)
    if when is None:
        return Stated()
    target = Target(text=whole.text.strip(), value=whole.value, due=when)
    return Stated(
        None, (target,), (Reading(text=part.text.strip(), value=part.value, period=when),)
    )


def _base_year(text: str, year_starts: int) -> Baseline | None:
    """``baseline 2020/21``: a baseline of which only the year is said."""
    for found in dates_in(text, year_starts=year_starts):
        if found.when.period and _BASE_YEAR.search(text[: found.start]):
            return Baseline(text=f"baseline {found.when.text}", when=found.when)
    return None


def _open_bracket(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_base(text: str, figure: Figure, figures: list[Figure]) -> bool:
    if _BASE.search(text[: figure.start]):
        return True
    if figure is figures[0] and len(figures) == 2:
        if _TO.fullmatch(text, figure.end, figures[1].start):
            return True
        between = text[figure.end : figures[1].start]
        return bool(_UP_TO.search(between)) and not _BY.search(between)
    return len(figures) == 2 and _open_bracket(text, figure.start)


def _by(text: str, figure: Figure, base: Figure | None, year_starts: int) -> When | None:
    """The date that a target is for: the first after "by" behind it, before the baseline."""
    end = base.start if base is not None and base.start > figure.end else len(text)
    rest = text[figure.end : end]
    for found in dates_in(rest, year_starts=year_starts):
        if found.when.period and _BY.search(rest[: found.start]):
            return found.when
    return None


@lru_cache(maxsize=512)  # a row repeats the aim of the row above
def headline(text: str, year_starts: int) -> tuple[str, str]:
    """A title and what stands behind it in the same cell: further lines, or a target that it states
    behind a dash or in brackets ("Work that pays - jobs below it down to 14% by 2030")."""
    first, _, more = text.partition("\n")
    first, more = first.strip(), " ".join(more.split())
    if more:
        return first, more
    for mark, close in ((" - ", ""), (" – ", ""), (": ", ""), (" (", ")")):
        head, found, tail = first.rpartition(mark)
        tail = tail.removesuffix(close) if close else tail
        words = _unnumbered(head).strip(" -–—:.")
        if found and " " in words and not any(sign.isdigit() for sign in words):
            told = stated(tail, year_starts)
            if told or told.baseline:
                return head.strip(), tail.strip()
    return first, ""


def _unnumbered(head: str) -> str:
    return _FRONT_NUMBER.sub("", head)


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
