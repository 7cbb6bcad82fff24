"""A file's tables as cells: what the openers hand to the readers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

# What a cell may hold. Percentages are text as a person sees them ("38%"); numbers are int
# where whole, else Decimal; a datetime only where the time of day is not midnight.
Value = None | str | bool | int | Decimal | datetime.date | datetime.datetime

Spot = tuple[int, int]
"""(row, column), both counted from 0 within :attr:`Sheet.rows`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One tab of a workbook, or one table of a document or text file.

    ``rows[r][c]`` is the cell in file row ``r + first_row`` and column ``c`` (0 = A): no
    leading row or column is ever cut off, so addresses are right. Rows may differ in length.
    ``fills`` has the background colour (six hex digits, upper case) of cells that have one
    that is not white; ``formats`` the number format code where it is not General;
    ``merged`` the ranges (top, left, bottom, right), inclusive, of merged cells (only the
    top left cell holds a value); ``empty_formulas`` the cells with a formula and no stored
    value; ``comments`` the cells' notes; ``struck`` the cells struck through.
    ``line`` is the line of the file on which the table's first row stands, for text files, and
    ``lines[r]`` the line on which row r begins (a cell with line breaks makes them uneven).
    """

    name: str
    rows: list[list[Value]]
    kind: str = "sheet"  # "sheet" of a workbook, "table" of a document or text file
    hidden: bool = False
    first_row: int = 1
    line: int | None = None
    fills: dict[Spot, str] = field(default_factory=dict)
    formats: dict[Spot, str] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    empty_formulas: frozenset[Spot] = frozenset()
    comments: dict[Spot, str] = field(default_factory=dict)
    struck: frozenset[Spot] = frozenset()
    lines: tuple[int, ...] = ()

    def address(self, row: int, column: int) -> str:
        """The address of a cell as a spreadsheet shows it: ``address(13, 5)`` is ``F14``."""
        return f"{column_letters(column)}{row + self.first_row}"


def column_letters(column: int) -> str:
    """``column_letters(0)`` is ``A``, ``column_letters(27)`` is ``AB``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
