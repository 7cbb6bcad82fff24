"""The forms in which a date is written, and what period each form means.

One alternation finds them all; the group that closes last names the form, and a reader of that
name turns it into a period and, where there was a choice, a note that says what was chosen.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from joinedup.core.calendar_words import MONTHS, SEASONS, TERMS, fold
from joinedup.core.catalogue import MONTHS as MONTH_NAMES
from joinedup.core.period import ONE_DAY, Grain, Period, When

_DASH = r"[-‐‑‒–—]"
_WORD = r"[^\W\d_]{3,11}"  # a month or a season, perhaps: its reader knows
_ORDINAL = r"\s?(?:st|nd|rd|th|ain|eg|fed|af|ydd)?"
_OF = r"(?:\s*[-/.,‐‑–]\s*|\s+(?:of\s+|the\s+)?|)"  # between the parts of a date
_TO = rf"\s*(?:{_DASH}|/|&|to|and|until|i)\s*"
_FULL_YEAR = r"(?:19|20|21)\d\d"
_SHORT_YEAR = rf"(?:{_FULL_YEAR}|['’]?\d\d)"


def _year(name: str) -> str:
    """A year or a year over two (2026/27), in groups ``NAMEy`` and ``NAMEz``."""
    second = rf"(?:\s?(?:/|{_DASH})\s?(?P<{name}z>{_FULL_YEAR}|\d\d)(?!\d|\s?[-/.]\d))?"
    return rf"(?:(?:f/?y|financial year|year)\s*)?(?P<{name}y>{_SHORT_YEAR}){second}"


_FORMS = {
    "iso": rf"(?P<iy>{_FULL_YEAR})[-/.](?P<im>\d\d?)[-/.](?P<id>\d\d?)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?",
    "numeric": rf"(?P<nd>\d\d?)\s?(?P<ns>[-/.])\s?(?P<nm>\d\d?)\s?(?P=ns)\s?(?P<ny>{_FULL_YEAR}|\d\d)",
    "days": rf"(?P<d1>\d\d?){_ORDINAL}(?:{_OF}(?P<d1m>{_WORD}))?\s*(?:{_DASH}|to)\s*"
    rf"(?P<d2>\d\d?){_ORDINAL}{_OF}(?P<d2m>{_WORD}){_OF}(?P<d2y>{_SHORT_YEAR})",
    "day": rf"(?P<dd>\d\d?){_ORDINAL}{_OF}(?P<dm>{_WORD}){_OF}(?P<dy>{_SHORT_YEAR})",
    "quarter": rf"(?:q(?P<qf>\d){_TO})?(?:q|qtr\.?|quarter|chwarter)\s?(?P<qn>\d){_OF}{_year('q')}",
    "half": rf"(?:h|half\s?)(?P<hn>\d){_OF}{_year('h')}",
    "financial": rf"(?:f/?y|financial year)\s?(?P<fy>(?:20)?\d\d)(?:\s?(?:/|{_DASH})\s?(?P<fz>(?:20)?\d\d))?",
    "american": rf"(?P<am>{_WORD})\.?\s*(?P<ad>\d\d?){_ORDINAL},?\s+(?P<ay>{_FULL_YEAR})",
    "named": rf"(?:(?P<mf>{_WORD})\.?{_TO})?(?P<mm>{_WORD})(?P<mt>\s+term)?{_OF}{_year('m')}",
    "behind": rf"{_year('b')}\s*[,-]?\s*(?P<bk>q|qtr\.?|quarter|h|half)\s?(?P<bn>\d)",
    "years": rf"(?P<yy>{_FULL_YEAR})\s?(?:/|{_DASH})\s?(?P<yz>{_FULL_YEAR}|\d\d)",
    "numbered": rf"(?P<em>0?[1-9]|1[0-2])[-/.](?P<ey>{_FULL_YEAR})",
    "year": rf"{_FULL_YEAR}",
}
_FORM = re.compile(
    rf"(?<![\w£$€.,])(?<!\d/)(?:{'|'.join(f'(?P<{name}>{form})' for name, form in _FORMS.items())})"
    r"(?![\w%]|[.,/]\d|\s?%)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+|.", re.DOTALL)
_BARE = re.compile(r"(?P<first>\d\d?)\s?[-/.]\s?(?P<second>\d\d)|(?P<compact>20\d{6})")

_Meaning = tuple[Period, str]
_Match = re.Match[str]


class _NotADate(ValueError):
    """It has the form of a date and is none; the message says why."""


class _NoForm(Exception):
    """It has not the form of a date after all: its word is no month."""


def forms_in(text: str, year_starts: int) -> Iterator[tuple[When, int, int]]:
    """Each date form of a text, with its start and end; ``period`` None where it is no date."""
    match = _FORM.search(text)
    while match:
        try:
            when = _meant(match, _READERS[match.lastgroup or ""], year_starts)
        except _NoForm:
            token = _TOKEN.match(text, match.start())
            match = _FORM.search(text, token.end() if token else match.end())
            continue
        yield when, match.start(), match.end()
        match = _FORM.search(text, match.end())


def bare_form(text: str, year_starts: int) -> When | None:
    """Forms that mean a date only where they are all there is: ``03/27``, ``26/27``, ``20260331``."""
    match = _BARE.fullmatch(text)
    if not match:
        return None
    when = _meant(match, _bare, year_starts)
    return when if when.period else None


def _meant(match: _Match, reader: Callable[[_Match, int], _Meaning], year_starts: int) -> When:
    try:
        period, note = reader(match, year_starts)
    except _NotADate as why:
        return When(match[0], note=str(why))
    except (ValueError, OverflowError):
        return When(match[0])
    return When(match[0], period, note=note)


def described(period: Period) -> str:
    """A period in words: ``31 March 2026``, ``March 2026``, ``October to December 2026``."""
    start, last = period.start, period.last_day
    if period.grain is Grain.DAY:
        return f"{start.day} {_name(start)} {start.year}"
    if period.grain is Grain.MONTH:
        return f"{_name(start)} {start.year}"
    if start.day != 1 or (last + ONE_DAY).day != 1:
        return f"{start.day} {_name(start)} {start.year} to {last.day} {_name(last)} {last.year}"
    year = "" if start.year == last.year else f" {start.year}"
    return f"{_name(start)}{year} to {_name(last)} {last.year}"


def _name(day: datetime.date) -> str:
    return MONTH_NAMES[day.month - 1]


def _full(year: str, since: int | None = None) -> int:
    """A year of two or four digits; two digits after ``since`` are of its century."""
    digits = year.strip("'’")
    if len(digits) == 4:
        return int(digits)
    if since is not None:
        return since // 100 * 100 + int(digits) + (100 if int(digits) < since % 100 else 0)
    return int(digits) + (2000 if int(digits) < 80 else 1900)


def _pair(match: _Match, name: str) -> tuple[int, bool]:
    """The year, and whether it was written as the year over two calendar years (2026/27)."""
    year = _full(match[f"{name}y"])
    second = match[f"{name}z"]
    if second and _full(second, year) != year + 1:
        raise _NotADate(f"“{match[0]}” does not name one year.")
    return year, bool(second)


def _day(year: int, month: int, day: int) -> Period:
    try:
        return Period.day(datetime.date(year, month, day))
    except ValueError:
        if 1 <= month <= 12 and day <= 31:
            length = Period.months(year, month).last_day.day
            raise _NotADate(f"{MONTH_NAMES[month - 1]} {year} has {length} days.") from None
        raise


def _iso(match: _Match, _: int) -> _Meaning:
    return _day(int(match["iy"]), int(match["im"]), int(match["id"])), ""


def _numeric(match: _Match, _: int) -> _Meaning:
    day, month, year = int(match["nd"]), int(match["nm"]), _full(match["ny"])
    if month > 12 >= day:
        period = _day(year, day, month)
        return period, f"“{match[0]}” was read with the month first: {described(period)}."
    return _day(year, month, day), ""


def _month_number(name: str) -> int:
    try:
        return MONTHS[fold(name)]
    except KeyError:
        raise _NoForm from None


def _written_day(match: _Match, _: int) -> _Meaning:
    return _day(_full(match["dy"]), _month_number(match["dm"]), int(match["dd"])), ""


def _days(match: _Match, _: int) -> _Meaning:
    year, month = _full(match["d2y"]), _month_number(match["d2m"])
    first_month = _month_number(match["d1m"] or match["d2m"])
    first = _day(year - (first_month > month), first_month, int(match["d1"]))
    return Period(first.start, _day(year, month, int(match["d2"])).end), ""


def _american(match: _Match, _: int) -> _Meaning:
    return _day(int(match["ay"]), _month_number(match["am"]), int(match["ad"])), ""


def _named(match: _Match, year_starts: int) -> _Meaning:
    name = fold(match["mm"])
    if name in SEASONS:
        return _season(match, name)
    month = _month_number(name)
    first = _month_number(match["mf"]) if match["mf"] else month
    year, paired = _pair(match, "m")
    if paired and month < year_starts:
        year += 1
    period = Period.months(year - (first > month), first, (month - first) % 12 + 1)
    return period, f"“{match[0]}” was read as {described(period)}." if paired else ""


def _part(text: str, year: int, number: int, length: int, year_starts: int) -> _Meaning:
    """A quarter (length 3) or half (length 6) of the partnership's year."""
    if not 1 <= number <= 12 // length:
        raise _NotADate("A year has four quarters." if length == 3 else "A year has two halves.")
    period = Period.months(year, year_starts + (number - 1) * length, length)
    why = f"because the year begins in {MONTH_NAMES[year_starts - 1]}"
    return period, f"“{text}” was read as {described(period)}, {why}."


def _quarter(match: _Match, year_starts: int) -> _Meaning:
    year, _ = _pair(match, "q")
    last, note = _part(match[0], year, int(match["qn"]), 3, year_starts)
    if not match["qf"]:
        return last, note
    first, _ = _part(match[0], year, int(match["qf"]), 3, year_starts)
    period = Period(first.start, last.end)
    return period, f"“{match[0]}” was read as {described(period)}."


def _half(match: _Match, year_starts: int) -> _Meaning:
    return _part(match[0], _pair(match, "h")[0], int(match["hn"]), 6, year_starts)


def _behind(match: _Match, year_starts: int) -> _Meaning:
    length = 6 if match["bk"].lower().startswith("h") else 3
    return _part(match[0], _pair(match, "b")[0], int(match["bn"]), length, year_starts)


def _season(match: _Match, name: str) -> _Meaning:
    if match["mf"]:
        raise _NoForm  # "Spring and summer 2026": the latter stands by itself
    if match["mt"] and name not in TERMS:
        raise _NoForm
    year, paired = _pair(match, "m")
    month, length = TERMS[name] if match["mt"] else SEASONS[name]
    year_turns = 8 if match["mt"] else 4  # months before it are in the second half of 2026/27
    period = Period.months(year + (paired and month < year_turns), month, length)
    return period, f"“{match[0]}” was read as {described(period)}."


def _year_over_two(year: int, year_starts: int) -> Period:
    return Period.year_from(year, year_starts) if year_starts > 1 else Period.months(year, 1, 24)


def _years(match: _Match, year_starts: int) -> _Meaning:
    year, written = int(match["yy"]), match["yz"]
    last = _full(written, year) if len(written) == 4 else year // 100 * 100 + int(written)
    if last == year + 1:
        return _year_over_two(year, year_starts), ""
    if last > year:
        period = Period.months(year, 1, (last - year + 1) * 12)
        note = "" if len(written) == 4 else f"“{match[0]}” was read as {described(period)}."
        return period, note
    if len(written) == 2 and 1 <= int(written) <= 12:
        return Period.months(year, int(written)), ""
    raise _NotADate(f"“{match[0]}” ends before it starts.")


def _financial(match: _Match, year_starts: int) -> _Meaning:
    year, second = _full(match["fy"]), match["fz"]
    if second and _full(second, year) != year + 1:
        raise _NotADate(f"“{match[0]}” does not name one year.")
    if second:
        return _year_over_two(year, year_starts), ""
    period = Period.year_from(year, year_starts)
    return period, f"“{match[0]}” was read as {described(period)}."


def _numbered(match: _Match, _: int) -> _Meaning:
    return Period.months(int(match["ey"]), int(match["em"])), ""


def _calendar_year(match: _Match, _: int) -> _Meaning:
    return Period.months(int(match["year"]), 1, 12), ""


def _bare(match: _Match, year_starts: int) -> _Meaning:
    if compact := match["compact"]:
        return _day(int(compact[:4]), int(compact[4:6]), int(compact[6:])), ""
    first, second = int(match["first"]), int(match["second"])
    if second == first + 1 and first > 12:
        return _year_over_two(2000 + first, year_starts), ""
    if not 1 <= first <= 12 < second:
        raise ValueError
    return Period.months(_full(match["second"]), first), ""


_READERS: dict[str, Callable[[_Match, int], _Meaning]] = {
    "iso": _iso,
    "numeric": _numeric,
    "days": _days,
    "day": _written_day,
    "american": _american,
    "named": _named,
    "quarter": _quarter,
    "half": _half,
    "behind": _behind,
    "years": _years,
    "financial": _financial,
    "numbered": _numbered,
    "year": _calendar_year,
}
