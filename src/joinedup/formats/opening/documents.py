"""The tables of a Word document (.docx), each as a sheet named by the heading above it."""

from __future__ import annotations

import re

from joinedup.formats.opening.colours import shade
from joinedup.formats.opening.grid import Grid, Tally, named
from joinedup.formats.opening.limits import MAX_CELL_TEXT, MAX_COLUMNS, MAX_DEPTH, MAX_SHEETS
from joinedup.formats.opening.refusal import N_, Notes, Refused
from joinedup.formats.opening.xlsx import properties, relations
from joinedup.formats.opening.xmlparts import feed, local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.opening.zips import Archive

_HEADING = re.compile(r"heading|title|caption|pennawd", re.IGNORECASE)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DELETED = {"del", "moveFrom"}
_OFF = ("0", "false", "off", "none")


def read_docx(archive: Archive, notes: Notes) -> dict[str, Any]:
    """Every table of the document, those within cells after the table they stand in.

    Raises Refused: F30 when there is no table, F12 and F13 for damaged parts.
    """
    part = "word/document.xml"
    if "_rels/.rels" in archive:
        for kind, target in relations(archive, "").values():
            if kind == "officeDocument":
                part = target
    names = _style_names(archive, part)
    reader = _Document(notes, names)
    feed(archive.stream(part), part, reader.start, reader.end, reader.text)
    if not reader.sheets:
        raise Refused("F30")
    return {"sheets": reader.sheets, "properties": properties(archive)}


def _style_names(archive: Archive, part: str) -> dict[str, str]:
    """The names of the paragraph styles by id: headings are known by these in any language."""
    names: dict[str, str] = {}
    current = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if name == "style":
            current = local(attributes, "styleId") or ""
        elif name == "name" and current:
            names.setdefault(current, local(attributes, "val") or "")

    for kind, target in relations(archive, part).values():
        if kind == "styles" and target in archive:
            feed(archive.stream(target), target, start)
    return names


class _Table:
    """A table being read: its grid, and where in it the reader stands."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.row = -1
        self.column = 0
        self.span = 1
        self.down = ""
        self.parts: list[str] = []
        self.size = 0
        self.struck = self.plain = False
        self.merges: dict[int, list[int]] = {}  # by column: first row, last row, columns

    def add(self, text: str) -> None:
        self.size += len(text)
        if self.size > MAX_CELL_TEXT:
            raise Refused("F16", self.grid.place(max(self.row, 0), self.column), size=self.size)
        self.parts.append(text)


class _Document:
    """The handlers for the body of the document."""

    def __init__(self, notes: Notes, style_names: dict[str, str]) -> None:
        self._done: dict[str, dict[str, Any]] = {}
        self._names: list[str] = []
        self._notes = notes
        self._style_names = style_names
        self._tally = Tally()
        self._tables: list[_Table] = []
        self._heading = ""
        self._paragraph: list[str] = []
        self._style = ""
        self._deleted = 0
        self._collect = False
        self._struck = False
        self._alternative = 0
        self._in_run = False
        self._in_cell_properties = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            self._collect = not self._deleted and not self._alternative
        elif name in _CHARACTERS and self._in_run:  # paragraphs have tabs too: where they stop
            self._add(_CHARACTERS[name])
        elif name in _DELETED:
            self._deleted += 1
            self._notes.add("F60")
        elif name == "ins" or name == "moveTo":
            self._notes.add("F60")
        elif name == "Fallback":
            self._alternative += 1
        elif name == "p":
            self._style = ""
            self._paragraph.clear()
        elif name == "r":
            self._struck = False
            self._in_run = True
        elif name == "pStyle":
            self._style = local(attributes, "val") or ""
        elif name in ("strike", "dstrike"):
            self._struck = (local(attributes, "val") or "1") not in _OFF
        else:
            self._start_table(name, attributes)

    def _start_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tbl":
            self._open()
        elif not self._tables:
            return
        table = self._tables[-1]
        if name == "tr":
            table.row += 1
            table.column = 0
        elif name == "gridBefore":
            table.column += min(_count(attributes), MAX_COLUMNS)
        elif name == "tc":
            table.span, table.down, table.size = 1, "", 0
            table.struck = table.plain = False
            table.parts.clear()
        elif name == "gridSpan":
            table.span = min(max(1, _count(attributes)), MAX_COLUMNS)
        elif name == "vMerge":
            table.down = local(attributes, "val") or "continue"
        elif name == "tcPr":
            self._in_cell_properties = True
        elif name == "shd" and self._in_cell_properties:
            fill = shade({"rgb": local(attributes, "fill") or ""}, [], [])
            if fill and table.row >= 0:
                table.grid.paint(table.row, table.column, fill)

    def _open(self) -> None:
        if len(self._tables) >= MAX_DEPTH or len(self._names) >= MAX_SHEETS:
            raise Refused("F15", what=N_("sheets"), limit=MAX_SHEETS)
        name = named(self._heading, self._names)
        self._names.append(name)
        grid = Grid(name, self._notes, self._tally)
        grid.kind = "table"
        self._tables.append(_Table(grid))

    def text(self, text: str) -> None:
        if self._collect:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._deleted or self._alternative:
            return
        if not self._tables:
            if len(self._paragraph) < 200:
                self._paragraph.append(text)
            return
        table = self._tables[-1]
        table.add(text)
        if text.strip():
            table.struck |= self._struck
            table.plain |= not self._struck

    def end(self, name: str) -> None:
        if name == "t":
            self._collect = False
        elif name == "r":
            self._in_run = False
        elif name == "tcPr":
            self._in_cell_properties = False
        elif name in _DELETED:
            self._deleted -= 1
        elif name == "Fallback":
            self._alternative -= 1
        elif name == "p":
            self._end_paragraph()
        elif self._tables and name == "tc":
            self._end_cell(self._tables[-1])
        elif self._tables and name == "tbl":
            self._end_table()

    def _end_paragraph(self) -> None:
        if self._tables:
            self._tables[-1].add("\n")
        elif _HEADING.search(self._style_names.get(self._style) or self._style):
            words = "".join(self._paragraph).strip()
            self._heading = words or self._heading

    def _end_cell(self, table: _Table) -> None:
        text = "\n".join(line.strip() for line in "".join(table.parts).split("\n")).strip()
        row, column = max(table.row, 0), table.column
        self._merge_down(table, row, column)
        if text:
            table.grid.put(row, column, text)
            if table.struck and not table.plain:
                table.grid.strike(row, column)
        table.column += table.span

    def _merge_down(self, table: _Table, row: int, column: int) -> None:
        """Follow a merged range from its first row to its last."""
        if table.down == "continue" and column in table.merges:
            table.merges[column][1] = row
            return
        _close_merge(table, column)
        if table.down == "restart" or table.span > 1:
            table.merges[column] = [row, row, table.span]

    def _end_table(self) -> None:
        table = self._tables.pop()
        for column in list(table.merges):
            _close_merge(table, column)
        if table.grid.rows:  # a table that only lays out other tables has no cells of its own
            self._done[table.grid.name] = table.grid.raw()

    @property
    def sheets(self) -> list[dict[str, Any]]:
        """The tables in the order in which they begin."""
        return [self._done[name] for name in self._names if name in self._done]


def _close_merge(table: _Table, column: int) -> None:
    if column in table.merges:
        first, last, span = table.merges.pop(column)
        if last > first or span > 1:
            table.grid.merge(first, column, last, column + span - 1)


def _count(attributes: dict[str, str]) -> int:
    text = local(attributes, "val") or ""
    return int(text) if text.isdecimal() and len(text) < 6 else 1
