"""What the headings of lists of members and attendance sheets mean."""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from joinedup.core.dates import dates_in, read_when
from joinedup.core.period import Grain, When
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.likeness import plain

FILE = Path(__file__).with_name("headers.csv")
LONGEST = 60  # characters: a longer cell is no heading
DATE = "date"  # a heading that is the date of a meeting
IDENTITY = frozenset(("body", "name", "member", "role", "job", "seat"))
"""What a row may be known by."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN = re.compile(r"\s*[/|\n:]\s*|\s+-\s+|\s+–\s+|\s+(?:or|and|&)\s+")
_ONLY_ALONE = frozenset(
    [
        "to",
        "from",
        "no",
        "end",
        "left",
        "title",
        "place",
        "post",
        "note",
        "state",
        "date",
        "start",
        "name",
        "chair",
        "board",
        "group",
        "present",
        "attended",
        "role",
        "position",
        "office",
        "member",
        "members",
        "partner",
        "body",
        "agency",
        "vote",
        "total",
        "rate",
        "actual",
        "absent",
        "apologies",
        "to",
        "ends",
        "panel",
        "forum",
        "committee",
        "councillor",
        "contact",
        "address",
        "basis",
        "pa",
    ]
)
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.QUARTER)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_YEARLESS = re.compile(
    rf"(?:\d\d?(?:st|nd|rd|th)?[\s-]+)?(?:{_MONTHS})[a-z]*(?:[\s-]+\d\d?(?:st|nd|rd|th)?)?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\d\d?/\d\d?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. ``as_`` is a word of ``headers.csv``, :data:`DATE`, or "" where it is not
    understood; ``when`` is the date, whose period is None where it could not be read."""

    text: str
    as_: str = ""
    when: When | None = None


def seen(text: str) -> str:
    """A text on one line without the signs that cannot be seen or turn the direction of others."""
    return " ".join(_UNSEEN.sub("", text).split())


@cache
def synonyms() -> dict[str, str]:
    """Heading, plain > what it is read as."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {plain(header): as_ for header, as_, _ in rows}


def heading_at(
    cells: Cells, row: int, column: int, year: str = "", year_starts: int = 4
) -> Heading:
    """The heading in a cell. ``year`` is the year of the sheet, for dates that have none."""
    value = cells.value(row, column)
    if isinstance(value, datetime.date):
        when = cells.when(row, column, value)
        return Heading(when.text, DATE, when)
    return read_heading(seen(cells.text(row, column)), year, year_starts)


@lru_cache(maxsize=4096)
def read_heading(text: str, year: str = "", year_starts: int = 4) -> Heading:
    """The meaning of one heading."""
    if not text or len(text) > LONGEST:
        return Heading(text)
    if text.strip(" .:") in ("#", "№"):
        return Heading(text, "number")
    if "%" in text:
        return Heading(text, "total")
    when = _date(text, year, year_starts)
    if when is not None:
        return Heading(text, DATE, when)
    return Heading(text, _meaning(text))


def _meaning(text: str) -> str:
    known = synonyms()
    bare = plain(_BRACKETS.sub(" ", text)) or plain(text)
    for words in (bare, plain(text), bare.removesuffix("s"), bare.removeprefix("the ")):
        if words in known:
            return known[words]
    parts = [plain(part) for part in _BETWEEN.split(_BRACKETS.sub(" ", text))]
    meant = {known[part] for part in parts if part in known}
    if meant and all(part in known for part in parts if part):
        return next((each for each in _FIRST if each in meant), "")
    return _inside(bare.split())


_FIRST = (
    *("private", "name", "body", "job", "role", "member", "deputy", "chair", "vice", "votes"),
    *("status", "starts", "until", "group", "seat", "sector", "capacity", "basis", "notes"),
    *("meeting", "attended", "total", "number"),
)
"""Of a heading with several meanings, the one that counts: what could hold names comes first."""


def _inside(words: list[str]) -> str:
    """The longest known phrase inside a heading; of two as long the later, which is its noun."""
    known = synonyms()
    if len(words) > 7:
        return ""
    for length in range(min(len(words), 4), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in known and phrase not in _ONLY_ALONE:
                return known[phrase]
    return ""


def _date(text: str, year: str, year_starts: int) -> When | None:
    """The date of a meeting, None for a heading that is none."""
    found = dates_in(text, year_starts=year_starts)
    if len(found) == 1:
        when = found[0].when
        if when.period is None or when.period.grain in _GRAINS:
            return When(text, when.period, note=when.note)
        return None
    short = _BRACKETS.sub("", text).strip()
    if _YEARLESS.fullmatch(short) or _SHORT.fullmatch(short):
        return _in_year(text, short, year, year_starts)
    return None


def _in_year(text: str, short: str, year: str, year_starts: int) -> When:
    """A day or month without a year, in the year that the sheet is of."""
    whole = read_when(year, year_starts=year_starts).period if year else None
    if whole is None:
        return When(text)
    for number in (whole.start.year, whole.last_day.year):
        sign = "/" if _SHORT.fullmatch(short) else " "
        when = read_when(f"{short}{sign}{number}", year_starts=year_starts)
        if when.period and whole.start <= when.period.start < whole.end:
            return When(text, when.period, note=f"“{text}” was read as in {number}.")
    return When(text)
