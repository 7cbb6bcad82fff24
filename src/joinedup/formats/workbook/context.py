"""What is known of the file as a whole while its rows are read: its year, its day, its notes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from joinedup.core.dates import dates_in, find_when, read_when
from joinedup.core.period import Period, When
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.draft import Book
from joinedup.formats.workbook.names import Names
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.numbering import split_number
from joinedup.formats.workbook.rows import is_note
from joinedup.formats.workbook.tables import Table

_AS_AT = re.compile(r"\b(?:position )?as (?:at|of)\b[:\s]*|\bfel ar\b[:\s]*", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:last )?updated\b|\bversion\b|\bprinted\b|\bprepared\b|\bpage\b", re.IGNORECASE
)
_SEARCHED = 15  # rows of a sheet that are searched for an "as at" line and a title


@dataclass(slots=True)
class Context:
    """What the reading of every table shares."""

    file: str
    year_starts: int
    book: Book
    names: Names
    notes: Notes
    as_at: datetime.date | None = None
    language: str = "en"
    title: str = ""
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)

    def when(self, text: str) -> When:
        """A date by the partnership's year."""
        return read_when(text, year_starts=self.year_starts)

    def round(self, period: When | None, year: str) -> When | None:
        """The period of a heading ("Q2"), in the year that the table is of, else in the latest
        year in which it had begun on the day of the file."""
        if period is None or period.period is not None:
            return period
        return _round(period.text, year, self.as_at, self.year_starts)


@lru_cache(maxsize=512)
def _round(text: str, year: str, as_at: datetime.date | None, year_starts: int) -> When:
    if year:
        when = read_when(f"{text} {year}", year_starts=year_starts)
        return When(text, when.period, note=when.note)
    if as_at is None:
        return When(text)
    for number in (as_at.year + 1, as_at.year, as_at.year - 1, as_at.year - 2):
        when = read_when(f"{text} {number}", year_starts=year_starts)
        if when.period and when.period.start <= as_at:
            return When(text, when.period, note=when.note)
    return When(text)


def year_of(texts: Iterable[str], year_starts: int) -> str:
    """The one year that a title names ("Action plan 2026/27"), as text; "" if none or several."""
    found = {
        each.when.text
        for text in texts
        for each in dates_in(text, year_starts=year_starts)
        if each.when.period and _is_year(each.when.period)
    }
    return found.pop() if len(found) == 1 else ""


def _is_year(period: Period) -> bool:
    return (period.end - period.start).days in (365, 366)


def lines_above(cells: Cells, tables: Sequence[Table]) -> list[tuple[int, int, str]]:
    """The texts above the first table of a sheet: row, column, text."""
    end = min(tables[0].top or 0, _SEARCHED) if tables else min(cells.height, _SEARCHED)
    return [
        (row, column, text)
        for row in range(end)
        for column in range(min(len(cells.rows[row]), 40))
        if (text := cells.text(row, column))
    ]


def as_at_in(
    cells: Cells, lines: Sequence[tuple[int, int, str]], year_starts: int
) -> datetime.date | None:
    """The day of an "as at" line, in the cell itself or in the next one that is filled."""
    for index, (row, _, text) in enumerate(lines):
        found = _AS_AT.search(text)
        if not found:
            continue
        dates = find_when(text[found.end() :], year_starts=year_starts)
        if dates:
            return dates[0].last_day
        for at, column, _ in lines[index + 1 : index + 3]:
            value = cells.value(at, column)
            if at == row and isinstance(value, datetime.date):
                return datetime.date(value.year, value.month, value.day)
            when = read_when(cells.text(at, column), year_starts=year_starts)
            if when.last_day:
                return when.last_day
    return None


def title_in(lines: Sequence[tuple[int, int, str]]) -> str:
    """The title among the lines above a table: the first that reads as one."""
    for _, _, text in lines:
        flat = " ".join(text.split())
        if 4 <= len(flat) <= 120 and not (
            _AS_AT.match(flat) or _UPDATED.search(flat) or is_note(flat)
        ):
            if any(sign.isalpha() for sign in flat) and not split_number(flat).label:
                return _AS_AT.split(flat)[0].strip(" ,–—-(")
    return ""
