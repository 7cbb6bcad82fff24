"""Dates as people write them, read as periods.

British order (day, month, year). A quarter or a half is one of the partnership's year, and says
so in its note. What means no time, or cannot be read, has no period and is kept as written.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from joinedup.core.calendar_words import LENGTHS, MONTHS, NO_DATE, ONGOING, SEASONS, fold
from joinedup.core.date_forms import bare_form, described, forms_in
from joinedup.core.period import ONE_DAY, Grain, Period, When

FIRST_YEAR, LAST_YEAR = 1900, 2200
SERIAL_ORIGIN = datetime.date(
    1899, 12, 30
)  # day 0 of Excel's 1900 system, after its false leap day
LONGEST = 200  # characters: beyond this a cell is prose and not a date

_DASH = r"[-‐‑‒–—]"
_ORDINAL = r"\s?(?:st|nd|rd|th|ain|eg|fed|af|ydd)?"
_BETWEEN = re.compile(
    rf"\s*(?:{_DASH}|to|until|till|through(?: to)?|hyd(?: at)?|gu)\s*", re.IGNORECASE
)
_NAMES = {*MONTHS, *SEASONS}
_DIGIT = re.compile(r"\d")
_FORMER = re.compile(
    r"\b(?:was|were|previously|originally|formerly|from|old|revised from|moved from)\W*$",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"""(?:(?P<end>(?:the\s+)?end(?:\s+of)?|diwedd|eoy|year\s+end)
    |(?P<before>before|prior\s+to|cyn)
    |(?P<early>start\s+of|beginning\s+of|early|dechrau)
    |(?P<middle>mid|middle\s+of|canol)
    |(?P<late>late))[\s-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_FILLER = re.compile(
    r"""[\s.,:;()\[\]*~"“”-]+
    |\b(?:by|no\ later\ than|not\ later\ than|at\ the\ latest|in|on|during|from|since|to|until|till|due|date|for|of|the
    |circa|c|approx|approximately|est|estimated|provisional|provisionally|expected|target|anticipated|planned
    |as\ at|w/?c|w/?e|week\ commencing|week\ ending|month\ ending|year\ ending|calendar\ year|academic\ year
    |onwards|complete\ by|completed\ by|deadline|start|starts|finish|erbyn|o|i|ym\ mis|mis|am|an|an\ t|a
    |(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_YEARLESS = re.compile(
    rf"(?:(?:by|end|end of|erbyn) )?(?:\d\d?{_ORDINAL}[ /-]?(?P<month>[^\W\d_]+)"
    rf"|(?P<name>[^\W\d_]+)(?: \d\d?{_ORDINAL}| term)?|(?:q|qtr|quarter|h) ?\d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date inside a text: ``text[start:end]`` was read as ``when``."""

    when: When
    start: int
    end: int


def read_when(
    value: str | int | Decimal | datetime.date | datetime.datetime | None,
    *,
    year_starts: int = 4,
    serial: bool = False,
) -> When:
    """Read one cell or field as a date.

    ``year_starts`` is the first month of the partnership's year. A number is a year (2026) or a
    day written together (20260331); only with ``serial`` is another number a spreadsheet's count
    of days. Never raises: what cannot be read has ``period`` None.
    """
    if value is None:
        return When("")
    if isinstance(value, datetime.date):
        return _on(value)
    if serial and not isinstance(value, str) and SERIAL_ORIGIN.year < value < 300_000:
        return _on(SERIAL_ORIGIN + datetime.timedelta(days=int(value)))
    text = (
        value
        if isinstance(value, str)
        else format(value, "f" if isinstance(value, Decimal) else "d")
    )
    return _read(text.strip(), year_starts)


def find_when(text: str, *, year_starts: int = 4) -> tuple[When, ...]:
    """The dates that a sentence holds, in order: ``38% walking by 2026`` holds 2026."""
    return tuple(each.when for each in dates_in(text, year_starts=year_starts) if each.when.period)


def dates_in(text: str, *, year_starts: int = 4) -> tuple[Found, ...]:
    """The dates that a text holds, with where they stand; two joined by "to" or a dash are one.

    What has the form of a date and is none (``31/02/2026``) is among them, without a period."""
    if not _DIGIT.search(text):
        return ()
    found: list[Found] = []
    for when, start, end in forms_in(text, year_starts):
        joined = None
        if found and _BETWEEN.fullmatch(text, found[-1].end, start):
            joined = _span(text[found[-1].start : end], found[-1].when, when)
        if joined:
            found[-1] = Found(joined, found[-1].start, end)
        else:
            found.append(Found(when, start, end))
    return tuple(found)


def means_no_date(text: str) -> bool:
    """Whether a text says that there is no date yet, or none to be had: "TBC", "n/a", "-"."""
    words = fold(text).strip(" .()[]*:")
    return not words or words in NO_DATE or fold(text) in NO_DATE


def _on(day: datetime.date) -> When:
    if isinstance(day, datetime.datetime):
        day = day.date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return When(day.isoformat(), note=f"The year {day.year} is not a likely one.")
    return When.on(day)


@lru_cache(maxsize=4096)
def _read(text: str, year_starts: int) -> When:
    words = fold(text)
    if means_no_date(text):
        return When(text)
    if words in ONGOING:
        return When(text, ongoing=True)
    if len(text) > LONGEST:
        return When(text)
    ongoing = words.split(maxsplit=1)[0].rstrip(",;:()-–") in ONGOING or words.startswith(
        "on going"
    )
    bare = bare_form(text, year_starts)
    if bare:
        return bare
    found = dates_in(text, year_starts=year_starts)
    if not found:
        return When(text, ongoing=ongoing, note="" if ongoing else _why_not(text, words))
    return replace(_whole(text, found), ongoing=ongoing)


def _whole(text: str, found: tuple[Found, ...]) -> When:
    """The meaning of a whole text that holds dates: the last that is not a former one, narrowed
    by its "end of". A note says how it was read where there is more in the text than the date."""
    if len(found) > 1:
        found = tuple(each for each in found if not _FORMER.search(text, 0, each.start)) or found
    last = found[-1]
    before, period, note = text[: last.start], last.when.period, last.when.note
    edge = _last_edge(before)
    if edge and period:
        before, narrow = before[: edge.start()], _narrowed(edge, period)
        vague = edge.lastgroup in ("early", "middle", "late") and narrow != period
        period, note = narrow, f"“{text}” was read as {described(narrow)}." if vague else note
    rest = _FILLER.sub("", before) + _FILLER.sub("", text[last.end :])
    if period and rest and text not in note:
        note = f"“{text}” was read as {described(period)}."
    return When(text, period, note=note)


def _last_edge(text: str) -> re.Match[str] | None:
    return next((edge for edge in _EDGE.finditer(text) if edge.end() == len(text)), None)


def _narrowed(edge: re.Match[str], period: Period) -> Period:
    """The part of a period that "end of", "early" and the like leave of it."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if edge.lastgroup == "before":
        day = period.start - ONE_DAY
        return Period.day(day) if period.grain is Grain.DAY else Period.months(day.year, day.month)
    if months < 2:
        return period
    if edge.lastgroup == "end":
        return Period.months(period.last_day.year, period.last_day.month)
    third = max(months // 3, 1)
    skipped = {"middle": (months - third) // 2, "late": months - third}.get(edge.lastgroup or "", 0)
    return Period.months(period.start.year, period.start.month + skipped, third)


def _why_not(text: str, words: str) -> str:
    if words in LENGTHS or re.fullmatch(
        r"(?:within |in )?[\d -]+(?:to \d+ )?(?:day|week|month|year)s?", words
    ):
        return f"“{text}” says how long and not when."
    yearless = _YEARLESS.fullmatch(words.rstrip("."))
    if yearless and (yearless["month"] or yearless["name"] or "jan") in _NAMES:
        return f"“{text}” has no year."
    return ""


def _span(text: str, first: When, last: When) -> When | None:
    if first.period and last.period and first.period.start < last.period.end:
        period = Period(first.period.start, last.period.end)
        return When(text, period, note=" ".join(filter(None, (first.note, last.note))))
    return None


def quarter_of(day: datetime.date, year_starts: int = 4) -> When:
    """The quarter of the partnership's year in which a day falls, as people write it."""
    months = (day.month - year_starts) % 12
    first = day.year if day.month >= year_starts else day.year - 1
    year = f"{first}" if year_starts == 1 else f"{first}/{(first + 1) % 100:02}"
    return read_when(f"Q{months // 3 + 1} {year}", year_starts=year_starts)
