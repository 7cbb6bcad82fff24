"""The cells of one sheet as a person sees them: text, with merged cells and formats looked up."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from joinedup.core.finding import Place
from joinedup.core.period import Period, When
from joinedup.formats.sheets import Sheet, Spot, Value, column_letters

ERRORS = frozenset(
    ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
_DECIMALS = re.compile(r"^[#,]*0\.(0+)")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class Cells:
    """One sheet: ``text(row, column)`` for any spot, within it or not. Rows count from 0."""

    def __init__(self, sheet: Sheet, file: str) -> None:
        self.sheet = sheet
        self.file = file
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)
        self.owner: dict[Spot, Spot] = {}
        self.widths: dict[Spot, int] = {}
        for merged in sheet.merged:
            self._merge(*merged)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        bottom, right = min(bottom, self.height - 1), min(right, self.width - 1)
        self.widths[top, left] = right - left + 1
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.owner[row, column] = (top, left)

    def only(self, columns: range) -> Cells:
        """The same sheet with nothing in its other columns; every cell keeps its address."""
        sheet, blank = self.sheet, [None] * columns.start
        rows = [[*blank, *row[columns.start : columns.stop]] for row in sheet.rows]
        comments = {spot: text for spot, text in sheet.comments.items() if spot[1] in columns}
        merged = tuple(each for each in sheet.merged if each[1] in columns)
        masked = replace(sheet, rows=rows, comments=comments, merged=merged)
        return Cells(masked, self.file)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell itself, None outside the sheet."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """What a cell shows; "" for a blank cell and for one that shows an error."""
        value = self.value(row, column)
        if value is None:
            return ""
        if type(value) is str:
            return tidy(value)
        return self.shown(value, row, column)

    def shown(self, value: Value, row: int, column: int) -> str:
        """A number or date as text, with as many decimals as its format asks for (1.10)."""
        if isinstance(value, Decimal):
            places = _DECIMALS.match(self.sheet.formats.get((row, column), ""))
            if places:
                return f"{value:.{len(places[1])}f}"
        return as_text(value)

    def when(self, row: int, column: int, value: datetime.date) -> When:
        """A date cell. One that shows only a month (``mmm-yy``) or a year means all of it."""
        shown = _QUOTED.sub("", self.sheet.formats.get((row, column), "")).lower()
        if shown and "d" not in shown:
            if "y" in shown and "m" not in shown:
                return When(str(value.year), Period.months(value.year, 1, 12))
            if "m" in shown and "y" in shown:
                return When(f"{value:%b %Y}", Period.months(value.year, value.month))
        return When.on(datetime.date(value.year, value.month, value.day))

    def within_merge(self, row: int, column: int) -> Spot | None:
        """The top left spot of the merged cells that cover a spot from elsewhere, else None."""
        top_left = self.owner.get((row, column))
        return top_left if top_left != (row, column) else None

    def text_through_merge(self, row: int, column: int, first: int = 0) -> str:
        """The text of a cell, or of the cells merged down over it, not above row ``first``."""
        own = self.text(row, column)
        if own or not self.owner:
            return own
        top_left = self.owner.get((row, column))
        if top_left is None or top_left[1] != column or top_left[0] < first:
            return ""
        return self.text(*top_left)

    def place(self, row: int, column: int | None = None) -> Place:
        """The place of a cell, or of a row where ``column`` is None."""
        sheet = self.sheet
        cell = sheet.address(row, column) if column is not None else f"A{row + sheet.first_row}"
        return Place(self.file, sheet.name, cell, self.line(row))

    def line(self, row: int) -> int | None:
        """The line of a text file on which a row begins, None for workbooks."""
        if row < len(self.sheet.lines):
            return self.sheet.lines[row]
        return None if self.sheet.line is None else self.sheet.line + row

    def letters(self, column: int) -> str:
        """The letters of a column."""
        return _letters(column)


_letters = lru_cache(maxsize=1024)(column_letters)


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """A text without the spaces around it; "" for one that is an error of the spreadsheet."""
    stripped = text.replace("\xa0", " ").replace("\r\n", "\n").strip()
    return "" if stripped in ERRORS else stripped


def as_text(value: Value) -> str:
    """A value as a person writes it: 31/03/2026, Yes, 12.5."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return str(value)
