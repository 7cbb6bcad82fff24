"""An OpenDocument spreadsheet (.ods), as LibreOffice writes it.

Rows and cells that repeat are written once with a count: blank ones are stepped over, and
those with content run into the limits of the grid like any others.
"""

from __future__ import annotations

import re

from joinedup.formats.opening import numbers
from joinedup.formats.opening.grid import Grid, Tally
from joinedup.formats.opening.limits import MAX_CELL_TEXT, MAX_COLUMNS, MAX_SHEETS, MAX_STRAYS
from joinedup.formats.opening.odsstyles import Looks
from joinedup.formats.opening.refusal import N_, Notes, Refused
from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.opening.numbers import Plain
    from joinedup.formats.opening.zips import Archive

_TIME = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})")
_CELLS = ("table-cell", "covered-table-cell")
_BLANK = {"style-name", "number-columns-repeated", "content-validation-name"}
FAR = 1 << 30


def read_ods(archive: Archive, notes: Notes) -> dict[str, Any]:
    """The workbook as plain values.

    Raises Refused: F12, F13 damaged parts, F15, F16 limits of the grid.
    """
    looks = Looks()
    if "styles.xml" in archive:
        feed(archive.stream("styles.xml"), "styles.xml", looks.start)
    reader = _Reader(looks, notes)
    part = "content.xml"
    feed(archive.stream(part, worksheet=True), part, reader.start, reader.end, reader.text)
    if reader.hidden_rows:
        notes.add("F57", count=reader.hidden_rows, sheet=reader.hidden_in)
    return {"sheets": reader.sheets, "properties": {}}


class _Cell:
    """One cell as written: where it stands, how often it repeats, what it holds."""

    __slots__ = (
        "attributes",
        "column",
        "comment",
        "parts",
        "repeat",
        "size",
        "style",
    )

    def __init__(self, column: int, repeat: int, attributes: dict[str, str]) -> None:
        self.column = column
        self.repeat = repeat
        self.style = attributes.get("style-name", "")
        self.attributes = attributes
        self.parts: list[str] = []
        self.comment: list[str] = []
        self.size = 0


class _Reader:
    """The handlers for content.xml."""

    def __init__(self, looks: Looks, notes: Notes) -> None:
        self.sheets: list[dict[str, Any]] = []
        self.hidden_rows = 0
        self.hidden_in = ""
        self._looks = looks
        self._notes = notes
        self._tally = Tally()
        self._grid: Grid | None = None
        self._row = 0
        self._row_repeat = 1
        self._column = 0
        self._cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._paragraphs = 0
        self._in_comment = 0

    def start(self, name: str, raw: dict[str, str]) -> None:
        if name in _CELLS:
            self._start_cell(raw)
        elif name == "table-row":
            attributes = bare(raw)
            self._row_repeat = _repeat(attributes, "number-rows-repeated")
            self._column = 0
            if attributes.get("visibility", "visible") != "visible" and self._grid:
                self.hidden_rows += 1
                self.hidden_in = self.hidden_in or self._grid.name
        elif name == "table":
            self._start_table(bare(raw))
        elif self._cell is not None:
            self._start_text(name, raw)
        elif self._grid is None:
            self._looks.start(name, raw)

    def _start_table(self, attributes: dict[str, str]) -> None:
        if len(self.sheets) >= MAX_SHEETS:
            raise Refused("F15", what=N_("sheets"), limit=MAX_SHEETS)
        name = attributes.get("name", f"Sheet{len(self.sheets) + 1}")[:200]
        hidden = attributes.get("style-name", "") in self._looks.hidden
        self._grid = Grid(name, self._notes, self._tally, hidden=hidden)
        if hidden:
            self._notes.add("F58", {"sheet": name})
        self._row = 0

    def _start_cell(self, raw: dict[str, str]) -> None:
        attributes = bare(raw)
        repeat = _repeat(attributes, "number-columns-repeated")
        self._cell = _Cell(self._column, repeat, attributes)
        self._column = min(self._column + repeat, FAR)
        self._paragraphs = 0

    def _start_text(self, name: str, raw: dict[str, str]) -> None:
        if name == "annotation":
            self._in_comment += 1
        elif name == "p":
            self._paragraphs += 1
            if self._paragraphs > 1:
                self.text("\n")
        elif name == "s":
            self.text(" " * min(_repeat(bare(raw), "c"), 1000))
        elif name == "tab":
            self.text("\t")
        elif name == "line-break":
            self.text("\n")

    def text(self, text: str) -> None:
        cell = self._cell
        if cell is None or not self._paragraphs or self._grid is None:
            return
        cell.size += len(text)
        if cell.size > MAX_CELL_TEXT:
            raise Refused("F16", self._grid.place(self._row, cell.column), size=cell.size)
        (cell.comment if self._in_comment else cell.parts).append(text)

    def end(self, name: str) -> None:
        if name in _CELLS and self._cell is not None:
            self._keep(self._cell)
            self._cell = None
        elif name == "annotation":
            self._in_comment = max(0, self._in_comment - 1)
            self._paragraphs = 0
        elif name == "table-row" and self._grid is not None:
            self._end_row(self._grid)
        elif name == "table" and self._grid is not None:
            self.sheets.append(self._grid.raw())
            self._grid = None

    def _keep(self, cell: _Cell) -> None:
        look = self._looks.of(cell.style)
        if cell.parts or cell.comment or look or not _BLANK.issuperset(cell.attributes):
            self._cells.append(cell)

    def _end_row(self, grid: Grid) -> None:
        """Put the row's cells into the grid, as often as the row repeats."""
        ready = [(cell, self._value(cell, grid)) for cell in self._cells]
        full = any(value is not None for _, value in ready)
        times = self._row_repeat if full else min(self._row_repeat, 1000)
        if ready:
            for row in range(self._row, self._row + times):
                for cell, value in ready:
                    self._put(grid, row, cell, value)
        self._row = min(self._row + self._row_repeat, FAR)
        self._cells.clear()

    def _put(self, grid: Grid, row: int, cell: _Cell, value: Plain) -> None:
        fill, struck = self._looks.of(cell.style) or ("", False)
        last = cell.column + min(cell.repeat, MAX_COLUMNS + MAX_STRAYS + 1)
        for column in range(cell.column, last):
            if fill:
                grid.paint(row, column, fill)
            if value is not None:
                grid.put(row, column, value)
                if struck:
                    grid.strike(row, column)
            elif "formula" in cell.attributes:
                grid.miss(row, column)
        if cell.comment:
            grid.comment(row, cell.column, "".join(cell.comment).strip())
        down = _repeat(cell.attributes, "number-rows-spanned")
        right = _repeat(cell.attributes, "number-columns-spanned")
        if down > 1 or right > 1:
            grid.merge(row, cell.column, row + down - 1, cell.column + right - 1)

    def _value(self, cell: _Cell, grid: Grid) -> Plain:
        get = cell.attributes.get
        text = "".join(cell.parts)
        kind = get("value-type", "string" if text else "")
        stored = get("value", "")
        if kind == "string":
            return text or get("string-value") or None
        if kind == "percentage":
            shown = text.replace(" ", "").replace("\u00a0", "")
            value = numbers.number(stored)
            if shown.endswith("%") or not isinstance(value, int | float):
                return shown or None
            return numbers.percentage(value, "0%")
        if kind in ("float", "currency"):
            if text.startswith(("#", "Err:")):
                grid.notes.add("F55", grid.place(self._row, cell.column), value=text[:20])
                return text[:MAX_CELL_TEXT]
            return numbers.number(stored)
        if kind == "date":
            return numbers.iso(get("date-value", ""))
        if kind == "boolean":
            return get("boolean-value") == "true"
        if kind == "time":
            return _clock(get("time-value", "")) or text or None
        return text or None


def _clock(written: str) -> str | None:
    found = _TIME.match(written)
    if found is None:
        return None
    hours, minutes, seconds = (int(part) for part in found.groups())
    return numbers.clock(hours * 3600 + minutes * 60 + seconds).removesuffix(":00")


def bare(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes without their prefixes; of two alike, the first."""
    found: dict[str, str] = {}
    for name, value in attributes.items():
        found.setdefault(name.rpartition(":")[2], value)
    return found


def _repeat(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1
