"""The long series: made from a few written numbers by whole-number arithmetic, the same for ever.

Python's own ``random`` promises the same numbers for a seed only in part, so the generator is
written out here (a linear congruential one; Knuth's MMIX constants).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from joinedup.core.catalogue import MONTHS
from joinedup.core.period import first_of

STEPS = {"month": 1, "quarter": 3}
HALF = 1 << 32


@dataclass(frozen=True, slots=True)
class Point:
    """One made figure: the first day of its period, the period as written, and the figure."""

    start: datetime.date
    period: str
    value: Decimal
    source: str
    provisional: bool


def make(written: dict[str, Any]) -> list[Point]:
    """The points of one series of ``series.toml``."""
    step = STEPS[written["every"]]
    starts = [
        start
        for start in _starts(month(written["first"]), month(written["last"]), step)
        if start.isoformat()[:7] not in written.get("skip", ())
    ]
    chance = _chances(written["seed"])
    exact = Decimal(1).scaleb(-written.get("decimals", 0))
    waiting = len(starts) - written.get("waiting", 0)
    points = []
    for place, start in enumerate(starts):
        fixed = written.get("fixed", {}).get(start.isoformat()[:7])
        drift = Decimal(str(written["swing"])) * next(chance)
        value = (
            Decimal(str(fixed)) if fixed is not None else _level(written["level"], start) + drift
        )
        rounded = value.quantize(exact, ROUND_HALF_UP)
        points.append(
            Point(start, _called(start, step), rounded, _source(written, start), place >= waiting)
        )
    return points


def month(text: str) -> datetime.date:
    """``2021-04`` as its first day."""
    year, number = text.split("-")
    return first_of(int(year), int(number))


def _starts(first: datetime.date, last: datetime.date, step: int) -> Iterator[datetime.date]:
    start = first
    while start <= last:
        yield start
        start = first_of(start.year, start.month + step)


def _chances(seed: int) -> Iterator[Decimal]:
    """Numbers from -1 up to 1, lumped towards the middle as real ups and downs are."""
    state = seed
    while True:
        total = 0
        for _ in range(2):
            state = (6364136223846793005 * state + 1442695040888963407) % (1 << 64)
            total += (state >> 31) - HALF
        yield Decimal(total) / (2 * HALF)


def _level(level: list[list[Any]], start: datetime.date) -> Decimal:
    """The straight line between the two written levels on either side of a month."""
    before = [pair for pair in level if month(pair[0]) <= start][-1]
    after = next((pair for pair in level if month(pair[0]) >= start), before)
    low, high = Decimal(str(before[1])), Decimal(str(after[1]))
    length = _months(month(before[0]), month(after[0]))
    return low if not length else low + (high - low) * _months(month(before[0]), start) / length


def _months(first: datetime.date, last: datetime.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _called(start: datetime.date, step: int) -> str:
    """``Apr 2021``, or ``Q1 2021/22`` where the year begins in April."""
    if step == 1:
        return f"{MONTHS[start.month - 1][:3]} {start.year}"
    year = start.year - (start.month < 4)
    return f"Q{(start.month - 4) % 12 // 3 + 1} {year}/{(year + 1) % 100:02}"


def _source(written: dict[str, Any], start: datetime.date) -> str:
    given = [source for first, source in written.get("source", ()) if month(first) <= start]
    return given[-1] if given else ""
