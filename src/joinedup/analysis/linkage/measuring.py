"""What can be said of a measure from its own row: which way it should go, where it stands,
whether a target is met. Nothing here guesses: what is not known is None."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from joinedup.core.date_forms import described
from joinedup.core.dates import means_no_date
from joinedup.core.numbers import numbers_in
from joinedup.core.period import Grain, When
from joinedup.core.plan import Baseline, Measure, Reading, Target
from joinedup.core.words import Direction, ReadingStatus

SHORT = 60
"""What was written is quoted in a sentence up to so many characters."""

LONGEST = 600
"""Of one sentence so many characters are read: no pattern here may take its time over a cell
that somebody filled with 50,000 digits."""

_NUMBER = r"(?:£\s?)?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|ten\b|half\b|a (?:third|quarter|half)\b)"
_CHANGE = (
    r"(?:up|down|cut|cuts|rises?|falls?|drops?|gr[eo]ws?|growth|lift|increas\w+|decreas\w+|reduc\w+|"
    r"improve\w*|shrink|narrow\w*|clos\w+)"
)
_RELATIVE = re.compile(
    rf"""
      ^\s*[+\-−±]\s*{_NUMBER}                                       # +5%, -10
    | \d[\d,.]*\s*(?:%|per\ cent|points?|pp)?\s*(?:fewer|less|more|extra|additional|further|
        lower|higher|better)\b                                       # 900 fewer, 25% fewer
    | \b(?:fewer|less|more|lower|higher)\s+by\b
    | \b{_CHANGE}\b[^.;]{{0,40}}\bby\s+(?:at\s+least\s+|about\s+|up\s+to\s+)?{_NUMBER}(?!\d{{3}}\b)
    | \b(?:up|down)\s+(?!to\b){_NUMBER}                              # up 10%
    | \b(?:increase|decrease|reduction|rise|fall|drop|growth|improvement)\s+of\b
    | \d[\d,.]*\s*(?:%|per\ cent|percentage\ points?|points?|pp)\s*
        (?:increase|decrease|reduction|rise|fall|drop|improvement|growth|uplift|change)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CHANGE_MEASURE = re.compile(
    r"\b(?:reduction|increase|decrease|change|growth|improvement|rise|fall|uplift)\s+(?:in|of|on|from)\b"
    r"|\bnumber\s+fewer\b|\bpercentage\s+(?:change|increase|reduction)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"^\W*(?:increase|increas(?:ing|ed)|raise|raising|grow|growing|more|higher|boost|maximise|"
    r"improve(?:d|ment)?)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"^\W*(?:reduce|reduc(?:ing|ed)|decrease|decreas(?:ing|ed)|cut|cutting|fewer|lower|less|"
    r"minimise|halve)\b",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\b(?:at\s+least|no(?:t)?\s+(?:less|fewer|lower)\s+than|minimum(?:\s+of)?|or\s+(?:more|above|higher)"
    r"|o\s+leiaf)\b|[≥>]",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"\b(?:at\s+most|no(?:t)?\s+(?:more|higher|greater)\s+than|maximum(?:\s+of)?|or\s+(?:less|fewer|below|lower)"
    r"|under|below|dim\s+mwy\s+na)\b|[≤<]",
    re.IGNORECASE,
)
_TO_UP = re.compile(r"\b(?:rise|raise|increase|grow|up)s?\s+to\b", re.IGNORECASE)
_TO_DOWN = re.compile(r"\b(?:fall|reduce|decrease|cut|down|drop)s?\s+to\b", re.IGNORECASE)


def is_relative(target: Target, measure: Measure) -> bool:
    """Whether a target is a change (“25% fewer”, “cut by two years”) and so cannot be set
    beside the baseline, as far as its words or the measure's own tell."""
    return sounds_relative(target.text) or bool(_CHANGE_MEASURE.search(str(measure.title)))


def sounds_relative(text: str) -> bool:
    """Whether a text speaks of a change: “25% fewer”, “up 10%”, “cut by two years”."""
    return bool(_RELATIVE.search(text[:LONGEST]))


def worded(measure: Measure, target: Target | None = None) -> Direction | None:
    """Which way the words of a measure and its target say it should go; None where they do
    not say, or say both. “Improve” says nothing: what is better may be lower."""
    title, text = str(measure.title), target.text if target else ""
    up = bool(_UP.match(title) or _UP.match(text) or _TO_UP.search(text) or _FLOOR.search(text))
    down = bool(
        _DOWN.match(title) or _DOWN.match(text) or _TO_DOWN.search(text) or _CEILING.search(text)
    )
    if up == down or (up and re.match(r"\W*improve", title or text, re.IGNORECASE)):
        return None
    return Direction.UP if up else Direction.DOWN


def stood(measure: Measure) -> Decimal | None:
    """The baseline's value."""
    return measure.baseline.value if measure.baseline else None


def comparable(measure: Measure) -> Iterator[Target]:
    """Targets of the measure as a whole that have a value which can be set beside readings."""
    if not measure.targets or is_split(measure):
        return
    for target in measure.targets:
        if target.value is not None and not is_relative(target, measure):
            yield target


def is_split(measure: Measure) -> bool:
    """Whether its targets and readings are of several groups, so that none is of the whole."""
    groups = {each.group for each in measure.targets} | {each.group for each in measure.readings}
    return len(groups) > 1


def way(measure: Measure, target: Target) -> Direction | None:
    """Which way the measure should go: as it says, else as the target's bound does (“at least
    80%”), else from its baseline to its target, else from its first target to its last."""
    if measure.direction in (Direction.UP, Direction.DOWN):
        return measure.direction
    bound = _bound(target.text)
    if bound:
        return bound
    start = stood(measure)
    if start is None:
        steps = [each for each in measure.targets if each.value is not None and last_day(each.due)]
        steps.sort(key=lambda each: last_day(each.due) or datetime.date.min)
        start, target = (steps[0].value, steps[-1]) if len(steps) > 1 else (None, target)
    if start is None or target.value is None or start == target.value:
        return None
    return Direction.UP if target.value > start else Direction.DOWN


def _bound(text: str) -> Direction | None:
    """Which side of its figure a target leaves open, where its words say so."""
    floor, ceiling = bool(_FLOOR.search(text)), bool(_CEILING.search(text))
    if floor == ceiling:
        return None
    return Direction.UP if floor else Direction.DOWN


def meets(value: Decimal, target: Decimal, direction: Direction) -> bool:
    """Whether ``value`` is as good as ``target`` or better."""
    return value >= target if direction is Direction.UP else value <= target


def seen(measure: Measure) -> Iterator[Reading]:
    """Readings that were observed, with a value or words: no projections or imputations."""
    for reading in measure.readings:
        known = reading.value is not None or reading.words or reading.text
        if (
            known
            and not _is_awaited(reading)
            and reading.status in (ReadingStatus.OBSERVED, ReadingStatus.PROVISIONAL)
        ):
            yield reading


def _is_awaited(reading: Reading) -> bool:
    """Whether it only keeps a place: “[To be determined]”, with no value or with nought."""
    return bool(reading.text) and not reading.value and means_no_date(reading.text)


def dated(measure: Measure, today: datetime.date) -> list[Reading]:
    """Observed readings of the measure as a whole with a value, of periods that had begun by
    ``today``, the earliest first; of two for one period, the one given last comes later."""
    if is_split(measure):
        return []
    known = [each for each in seen(measure) if each.value is not None and _has_begun(each, today)]
    return sorted(known, key=lambda each: last_day(each.period) or datetime.date.min)


def latest(measure: Measure, today: datetime.date) -> Reading | None:
    """The latest of the :func:`dated` readings."""
    readings = dated(measure, today)
    return readings[-1] if readings else None


def _has_begun(reading: Reading, today: datetime.date) -> bool:
    begins = reading.period.first_day if reading.period else None
    return begins is not None and begins <= today


def last_day(when: When | None) -> datetime.date | None:
    """The last day of what was written, or None."""
    return when.last_day if when else None


def said_when(when: When | None) -> When | datetime.date | str | None:
    """A date as a sentence should have it: what a machine wrote (2027-03-31) in words, all else
    as it was written."""
    if when is None or when.period is None or not _ISO_DAYS.fullmatch(when.text):
        return when
    return when.period.start if when.period.grain is Grain.DAY else described(when.period)


def said_due(when: When | None) -> When | datetime.date | str | None:
    """As :func:`said_when`, for “by”: of a span of days that a machine wrote, the last."""
    is_span = when is not None and when.period is not None and _ISO_DAYS.fullmatch(when.text)
    return last_day(when) if is_span else said_when(when)


_ISO_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?")


def is_percentage(measure: Measure) -> bool:
    """Whether the measure's unit says that it is a percentage."""
    unit = measure.unit.strip().casefold()
    return unit.startswith(("%", "per cent", "percent"))


def written(part: Target | Baseline | Reading, measure: Measure) -> str:
    """A figure as it was written, with the measure's unit where it was a bare number; of one that
    stood among other words (“increase to 80% by Mar 28”), the figure alone."""
    text = part.text.strip()
    if part.value is None:
        return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"
    if len(text) <= SHORT and len(text.split()) < 3 and _NUMBER_WITH_MORE.search(text):
        return text
    told = [each for each in numbers_in(text[:LONGEST]) if each.value == part.value]
    bare = len(told) != 1 or not (told[0].unit or _NUMBER_WITH_MORE.search(told[0].text))
    return figure(part.value, measure.unit) if bare else told[0].text.strip()


_NUMBER_WITH_MORE = re.compile(r"(?=.*\d)(?=.*(?:[^\W\d_]|[%£€$]))")


def figure(value: Decimal, unit: str) -> str:
    """A value with its unit as it reads in a sentence: ``4.0%``, ``£38,000``, ``240 homes``."""
    number, unit = f"{value:,f}", unit.strip()
    if unit.casefold() in ("%", "per cent", "percent", "percentage"):
        return f"{number}%"
    if unit in ("£", "€", "$"):
        return f"{unit}{number}"
    return f"{number} {unit}".strip() if len(unit) <= SHORT // 2 else number
