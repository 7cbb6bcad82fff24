"""Dates of a StratML document, both ways: StartDate and EndDate, and the schedules in its texts."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from joinedup.core.dates import read_when
from joinedup.core.period import ONE_DAY, Period, When, first_of
from joinedup.formats.stratml.element import Element
from joinedup.formats.stratml.oddities import Oddities

_XSD_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ZONE = re.compile(r"(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?$")
_DURATION = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})/P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?"
)
_SCHEDULED = re.compile(
    r"\bscheduled for FY\s*(\d{4})(?:\s*(?:-|–|to)\s*(?:FY\s*)?(\d{4}))?", re.IGNORECASE
)

FROM = "from "
"""Begins the text of a date of which only the start is given."""


def read_day(text: str) -> datetime.date | None:
    """A day as xsd:date has it, with or without a time zone; None if it is none."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.date.fromisoformat(_ZONE.sub("", text, count=1))
    except ValueError:
        return None


def read_one(text: str, line: int, oddities: Oddities, year_starts: int) -> When | None:
    """One date element; None if it is empty. What is no day is read as people write dates."""
    if not text:
        return None
    day = read_day(text)
    if day is None or day.year < 2:
        oddities.add("X09", line, text)
        return _duration(text) or read_when(text, year_starts=year_starts)
    return When(text, Period.day(day)) if day < datetime.date.max else When(text)


def read_dates(element: Element, oddities: Oddities, year_starts: int) -> When | None:
    """The StartDate and EndDate of a result as one date, both taken from the element.

    Both together are the period that both days lie in, written ``2025-07-01 to 2026-06-30``.
    """
    start_text, end_text = element.take("StartDate"), element.take("EndDate")
    start = read_one(start_text, element.line, oddities, year_starts)
    end = read_one(end_text, element.line, oddities, year_starts)
    if start is None or end is None:
        if start is not None:
            return replace(start, text=f"{FROM}{start_text}")
        return end
    text = f"{start_text} to {end_text}"
    first, last = start.first_day, end.last_day
    if first is None or last is None:
        return When(text, note="Not both dates could be read.")
    if last < first:
        oddities.add("X08", element.line, text)
        return read_when(text, year_starts=year_starts)
    return When(text, Period(first, last + ONE_DAY))


def write_dates(when: When) -> tuple[str, str]:
    """(StartDate, EndDate) of a date, either of them "" where it has none."""
    start, _, end = when.text.partition(" to ")
    if is_xsd_date(start) and is_xsd_date(end):
        return start, end
    only_start = when.text.removeprefix(FROM)
    if only_start != when.text and is_xsd_date(only_start):
        return only_start, ""
    if when.period is None:
        return "", ""
    first, last = when.period.start, when.period.last_day
    return ("" if first == last else first.isoformat()), last.isoformat()


def is_xsd_date(text: str) -> bool:
    """Whether a text is a day as the schema asks for it, without a time zone."""
    return bool(_XSD_DATE.fullmatch(text)) and read_day(text) is not None


def whole_schedule(targets: list[When]) -> tuple[When | None, When | None]:
    """From the first start to the last end of an action's targets, as (starts, due)."""
    spans = [when for when in targets if not (when.note or when.text.startswith(FROM))]
    starts = [
        when.period.start
        for when in spans
        if when.period and when.period.last_day > when.period.start
    ]
    ends = [when.period.last_day for when in spans if when.period]
    return (When.on(min(starts)) if starts else None), (When.on(max(ends)) if ends else None)


def fiscal_years(text: str) -> tuple[int, int] | None:
    """The first and last fiscal year that a text says it is scheduled for, as it names them."""
    found = _SCHEDULED.search(text)
    return (int(found[1]), int(found[2] or found[1])) if found else None


def fiscal_schedule(
    years: tuple[int, int], named_for: int, year_starts: int
) -> tuple[When, When] | None:
    """Start and end of fiscal years; ``named_for`` is 1 where a year bears the name of the
    year in which it ends, else 0. None if they run backwards."""
    first, last = years
    if last < first or not 1000 < first < 9000 or not 1000 < last < 9000:
        return None
    starts = first_of(first - named_for, year_starts)
    ends = first_of(last - named_for + 1, year_starts) - ONE_DAY
    name = f"FY {first}" if first == last else f"FY {first} - {last}"
    note = f"“{name}” is {starts.isoformat()} to {ends.isoformat()}, because the document’s first year is so."
    return When(starts.isoformat(), Period.day(starts), note=note), When(
        ends.isoformat(), Period.day(ends), note=note
    )


def _duration(text: str) -> When | None:
    """An ISO 8601 period: 2004-01-01/P1Y."""
    found = _DURATION.fullmatch(text)
    if not found:
        return None
    start = read_day(found[1])
    years, months, weeks, days = (int(part or 0) for part in found.groups()[1:])
    if start is None or not any((years, months, weeks, days)):
        return None
    try:
        moved = first_of(start.year + years, start.month + months)
        end = moved + datetime.timedelta(days=start.day - 1 + 7 * weeks + days)
        return When(text, Period(start, end))
    except (ValueError, OverflowError):
        return None
