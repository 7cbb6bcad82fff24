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
_UPDATED_ON = re.compile(r"\b(?:last )?(?:updated|amended|revised)(?: on)?\b[:\s]*", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:plan|strategy|loip|improvement|agreement|programme|framework|log|tracker|register|scorecard|indicators|cynllun)\b",
    re.IGNORECASE,
)
_PARTNERSHIP = re.compile(
    r"\b(?:partnership|together|board|council|alliance|forum|cpp|psb|lsp|csp|partneriaeth|bwrdd)\b",
    re.IGNORECASE,
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
    updated: datetime.date | None = None
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
        return _round(period.text, year, self.as_at or self.updated, self.year_starts)


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
        if each.when.period and _is_year(each.when.period) and len(each.when.text.strip()) > 4
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
    return _day_after(_AS_AT, cells, lines, year_starts)


def updated_in(
    cells: Cells, lines: Sequence[tuple[int, int, str]], year_starts: int
) -> datetime.date | None:
    """The day on which a sheet says that it was last updated: the rounds of its headings
    ("Comments Q2") are the latest before it."""
    return _day_after(_UPDATED_ON, cells, lines, year_starts)


def _day_after(
    sign: re.Pattern[str], cells: Cells, lines: Sequence[tuple[int, int, str]], year_starts: int
) -> datetime.date | None:
    for index, (row, _, text) in enumerate(lines):
        found = sign.search(text)
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
            if at == row and when.last_day:
                return when.last_day
    return None


def titles_in(lines: Sequence[tuple[int, int, str]]) -> tuple[str, str]:
    """The title and the partnership among the lines above a table.

    The title is the first line that speaks of a plan, else the first of all; the partnership the
    first other line that speaks of one. "" for what is not there."""
    texts = [" ".join(text.split()) for _, _, text in lines]
    texts = [text for text in texts if _may_be_title(text)]
    title = next((text for text in texts if _PLAN.search(text)), texts[0] if texts else "")
    partnership = next((text for text in texts if text != title and _PARTNERSHIP.search(text)), "")
    return _AS_AT.split(title)[0].strip(" ,–—-("), partnership


def _may_be_title(text: str) -> bool:
    if not 4 <= len(text) <= 120 or not any(sign.isalpha() for sign in text):
        return False
    if _AS_AT.match(text) or _UPDATED.search(text) or is_note(text):
        return False
    return not split_number(text).label
