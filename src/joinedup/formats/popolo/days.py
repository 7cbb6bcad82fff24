"""Dates as Popolo has them: a year, a month or a day (``2026``, ``2026-03``, ``2026-03-31``)."""

from __future__ import annotations

from joinedup.core.period import When


def partial_date(when: When | None) -> str | None:
    """The shortest year, month or day that holds all of what was written, None where none does: a
    quarter gives its year, a year that begins in April gives nothing. It never says more than was
    written; :func:`says_all` tells whether it says less."""
    if when is None or when.period is None:
        return None
    first, last = when.period.start, when.period.last_day
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    return first.isoformat()[: len("2026-03") if first.month == last.month else len("2026")]


def says_all(when: When) -> bool:
    """Whether the date of :func:`partial_date` is all that was written."""
    period, date = when.period, partial_date(when)
    if period is None or date is None or when.ongoing or when.note:
        return False
    end = period.end
    whole = {
        len("2026-03-31"): True,
        len("2026-03"): period.start.day == end.day == 1,
        len("2026"): (period.start.day, period.start.month, end.day, end.month) == (1, 1, 1, 1),
    }
    return whole[len(date)]
