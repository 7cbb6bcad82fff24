"""The table that every reader fills: cells at their addresses, within the limits."""

from __future__ import annotations

from joinedup.formats.opening.limits import (
    LAST_ROW,
    MAX_CELL_TEXT,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_STRAYS,
    MAX_TEXT,
)
from joinedup.formats.opening.numbers import Day
from joinedup.formats.opening.refusal import N_, Notes, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.opening.numbers import Plain

BLANK_MATTERS = 1_000
"""Blank rows below the content are worth a note from this many on."""


class Tally:
    """What has been read of a whole file, in all its sheets."""

    __slots__ = ("cells", "text")

    def __init__(self) -> None:
        self.cells = 0
        self.text = 0


class Grid:
    """One sheet in the making. Rows and columns count from 0."""

    def __init__(self, name: str, notes: Notes, tally: Tally, *, hidden: bool = False) -> None:
        self.name = name
        self.notes = notes
        self.tally = tally
        self.hidden = hidden
        self.kind = "sheet"
        self.line: int | None = None
        self.lines: list[int] = []
        self.rows: list[list[Plain]] = []
        self.deepest = -1
        self.seen = 0
        self._dates: list[tuple[int, int]] = []
        self._fills: dict[str, list[int]] = {}
        self._formats: dict[str, list[int]] = {}
        self._struck: list[tuple[int, int]] = []
        self._empty_formulas: list[tuple[int, int]] = []
        self._comments: dict[tuple[int, int], str] = {}
        self._merged: list[tuple[int, int, int, int]] = []
        self._strays = 0
        self._widest_formula = -1

    def put(self, row: int, column: int, value: Plain) -> None:
        """Put a value that is not None into its cell. One of nothing but spaces is blank.

        Raises Refused when a limit is passed: F15 too many rows or cells or too much text,
        F16 too much text in one cell.
        """
        if type(value) is str and value.isspace():
            return
        if row >= LAST_ROW or column >= MAX_COLUMNS:
            self._stray(row, column, value)
            return
        rows = self.rows
        while len(rows) <= row:
            rows.append([])
        cells = rows[row]
        missing = column - len(cells)
        if missing < 0:
            cells[column] = value
        else:
            if missing:
                cells.extend([None] * missing)
            cells.append(value)
        tally = self.tally
        tally.cells += 1
        if type(value) is not int:
            self._weigh(row, column, value)
        if tally.cells > MAX_CELLS:
            raise Refused("F15", self.place(row, column), what=N_("cells"), limit=MAX_CELLS)

    def _weigh(self, row: int, column: int, value: Plain) -> None:
        """Count the text of a cell, and remember where dates stand."""
        if isinstance(value, str):
            size = len(value)
            self.tally.text += size
            if size > MAX_CELL_TEXT:
                raise Refused("F16", self.place(row, column), size=size)
            if self.tally.text > MAX_TEXT:
                raise Refused("F15", self.place(row, column), what=N_("characters"), limit=MAX_TEXT)
            if type(value) is Day:
                self._dates.append((row, column))

    def _stray(self, row: int, column: int, value: Plain) -> None:
        self._strays += 1
        if self._strays > MAX_STRAYS:
            what, limit = (
                (N_("rows"), MAX_ROWS) if row >= LAST_ROW else (N_("columns"), MAX_COLUMNS)
            )
            raise Refused("F15", self.place(row, column), what=what, limit=limit)
        shown = str(value)[:60]
        self.notes.add(
            "F54", self.place(row, column), about=self.name, sheet=self.name, value=shown
        )

    def place(self, row: int, column: int) -> dict[str, Any]:
        """The place of a cell, as notes and refusals carry it."""
        return {"sheet": self.name, "cell": f"{letters(column)}{row + 1}"}

    def reach(self, row: int, rows: int = 1) -> None:
        """Note that the file speaks of ``rows`` rows down to this one, even if they are blank."""
        self.seen += rows
        if row > self.deepest:
            self.deepest = row

    def paint(self, row: int, column: int, fill: str) -> None:
        """Give a cell, blank or not, a background."""
        if row <= len(self.rows) + BLANK_MATTERS and column < MAX_COLUMNS:
            _extend(self._fills.setdefault(fill, []), row, column)

    def format(self, row: int, column: int, code: str) -> None:
        """Give a cell that has a value its number format."""
        if row < LAST_ROW and column < MAX_COLUMNS:
            _extend(self._formats.setdefault(code, []), row, column)

    def strike(self, row: int, column: int) -> None:
        """Mark a cell as struck through."""
        if row < LAST_ROW and column < MAX_COLUMNS:
            self._struck.append((row, column))

    def miss(self, row: int, column: int) -> None:
        """Mark a cell as a formula without a stored value."""
        if row >= LAST_ROW or column >= MAX_COLUMNS:
            return
        self._empty_formulas.append((row, column))
        if len(self._empty_formulas) > MAX_CELLS:
            raise Refused("F15", self.place(row, column), what=N_("cells"), limit=MAX_CELLS)
        while len(self.rows) <= row:
            self.rows.append([])
        self._widest_formula = max(self._widest_formula, column)
        self.notes.add("F52", self.place(row, column))

    def comment(self, row: int, column: int, text: str) -> None:
        """Add a note to a cell, below those it has."""
        if text and 0 <= row < LAST_ROW and 0 <= column < MAX_COLUMNS:
            before = self._comments.get((row, column))
            whole = f"{before}\n{text}" if before else text
            self._comments[row, column] = whole[:MAX_CELL_TEXT]

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged range; what reaches beyond the content is cut in :meth:`raw`."""
        if len(self._merged) < MAX_ROWS:
            self._merged.append((top, left, bottom, right))

    def raw(self) -> dict[str, Any]:
        """The sheet as plain values, cut to its content. Raises Refused F15: too many rows."""
        height = len(self.rows)
        width = max([self._widest_formula + 1, *map(len, self.rows)])
        if height > MAX_ROWS and sum(map(bool, self.rows)) > MAX_ROWS:
            raise Refused("F15", {"sheet": self.name}, what=N_("rows"), limit=MAX_ROWS)
        blank = min(self.deepest + 1, self.seen) - height
        if blank >= BLANK_MATTERS:
            place = {"sheet": self.name}
            self.notes.add("F53", place, about=self.name, sheet=self.name, count=blank, last=height)
        return {
            "name": self.name,
            "kind": self.kind,
            "hidden": self.hidden,
            "line": self.line,
            "lines": self.lines,
            "rows": self.rows,
            "dates": [
                (r, c) for r, c in dict.fromkeys(self._dates) if type(self.rows[r][c]) is Day
            ],
            "fills": {colour: _within(runs, height, width) for colour, runs in self._fills.items()},
            "formats": self._formats,
            "merged": _clipped(self._merged, height - 1, width - 1),
            "empty_formulas": self._empty_formulas,
            "struck": self._struck,
            "comments": [[row, column, text] for (row, column), text in self._comments.items()],
        }


def _extend(runs: list[int], row: int, column: int) -> None:
    """Add a cell to runs written flat as row, first column, last column, row, ..."""
    if runs and runs[-3] == row and runs[-1] == column - 1:
        runs[-1] = column
    else:
        runs.extend((row, column, column))


def _clipped(
    ranges: list[tuple[int, int, int, int]], bottom: int, right: int
) -> list[tuple[int, int, int, int]]:
    """The parts of merged ranges that reach into the content, where they are still two cells."""
    cut = [(top, left, min(low, bottom), min(far, right)) for top, left, low, far in ranges]
    return [
        (top, left, low, far)
        for top, left, low, far in cut
        if top <= low and left <= far and (top < low or left < far)
    ]


def _within(runs: list[int], height: int, width: int) -> list[int]:
    kept: list[int] = []
    for at in range(0, len(runs), 3):
        row, first, last = runs[at : at + 3]
        if row < height and first < width:
            kept += (row, first, min(last, width - 1))
    return kept


def letters(column: int) -> str:
    """``letters(27)`` is ``AB``, as in :func:`joinedup.formats.sheets.column_letters`."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def spot(reference: str) -> tuple[int, int] | None:
    """``spot("F14")`` is (13, 5); None for what is no address."""
    reference = reference.replace("$", "")
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    name = reference[: len(reference) - len(row)]
    if not 0 < len(name) < 4 or not row.isdigit() or not row.isascii() or len(row) > 8:
        return None
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return int(row) - 1, column - 1


def named(heading: str, taken: list[str]) -> str:
    """The heading above a table, numbered where it stands above several; else ``Table 2``."""
    name = " ".join(heading.split())[:100] or f"Table {len(taken) + 1}"
    number, full = 1, name
    while full in taken:
        number += 1
        full = f"{name} ({number})"
    return full
