"""Periods, and dates as people write them once they have been read."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass

ONE_DAY = datetime.timedelta(days=1)


class Grain(enum.Enum):
    """How long a period is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"  # any other length


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to and without ``end``. ValueError if it is empty or runs backwards."""

    start: datetime.date
    end: datetime.date
    grain: Grain = Grain.SPAN

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}.")

    @property
    def last_day(self) -> datetime.date:
        """The last day of the period: what a due date means."""
        return self.end - ONE_DAY

    @classmethod
    def day(cls, day: datetime.date) -> Period:
        """The period of one day."""
        return cls(day, day + ONE_DAY, Grain.DAY)

    @classmethod
    def months(cls, year: int, month: int, length: int = 1) -> Period:
        """``length`` calendar months from a month: 1, 3, 6 and 12 have their own grain."""
        return cls(
            first_of(year, month), first_of(year, month + length), _GRAINS.get(length, Grain.SPAN)
        )

    @classmethod
    def year_from(cls, year: int, first_month: int = 4) -> Period:
        """The partnership's year that begins in ``year``: ``year_from(2026)`` is 2026/27."""
        return cls.months(year, first_month, 12)

    def __contains__(self, day: datetime.date) -> bool:
        return self.start <= day < self.end


_GRAINS = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}


def first_of(year: int, month: int) -> datetime.date:
    """The first day of a month; months beyond 12 run into the following years."""
    return datetime.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class When:
    """A date as somebody wrote it, and what it was read as.

    ``text`` is what was written. ``period`` is what it means, or None where it means no time
    ("TBC") or could not be read. ``ongoing`` is set for "ongoing", "continuous" and the like.
    ``note`` says how a doubtful one was read ("Q3 2026 is October to December 2026, because
    the year begins in April"), in English, or is "".
    """

    text: str
    period: Period | None = None
    ongoing: bool = False
    note: str = ""

    @classmethod
    def on(cls, day: datetime.date) -> When:
        """One day, written as ISO."""
        return cls(day.isoformat(), Period.day(day))

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of what was written: when a due date falls. None if not known."""
        return self.period.last_day if self.period else None

    @property
    def first_day(self) -> datetime.date | None:
        """The first day of what was written: when a start falls. None if not known."""
        return self.period.start if self.period else None

    def __str__(self) -> str:
        return self.text
