"""One worksheet of an .xlsx workbook, streamed: values, looks, formulas, merged ranges.

Blank rows are cheap: long stretches of XML in which no cell has a value are skipped by a
search for the marks of a value, without parsing them.
"""

from __future__ import annotations

import re

from joinedup.formats.opening import numbers
from joinedup.formats.opening.grid import Grid, spot
from joinedup.formats.opening.refusal import Refused
from joinedup.formats.opening.strings import Strings, unescaped
from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from joinedup.formats.opening.numbers import Plain
    from joinedup.formats.opening.styles import Style

ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
SKIP_FROM = 1 << 19
_ROW_START = re.compile(rb"<(?:[A-Za-z0-9]+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"""[^>]*?\sr=["'](\d{1,8})["']""")
_DIGITS = "0123456789"


class Book:
    """What the worksheets of a workbook share."""

    def __init__(self, strings: Strings, styles: list[Style | None], from_1904: bool) -> None:
        self.strings = strings
        self.styles = styles
        self.from_1904 = from_1904
        self.columns: dict[str, int] = {}


class _Reader:
    """The handlers for one worksheet."""

    def __init__(self, grid: Grid, book: Book) -> None:
        self.grid = grid
        self.book = book
        self.hidden = 0
        self.row = -1
        self.column = -1
        self._numbered = True
        self._style: Style | None = None
        self._type = ""
        self._formula = False
        self._has_value = False
        self._collect = False
        self._phonetic = 0
        self._parts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or (name == "t" and not self._phonetic):
            self._collect = self._has_value = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            number = attributes.get("r", "")
            self._numbered = number.isdigit() and len(number) < 9
            self.row = int(number) - 1 if self._numbered else self.row + 1
            self.column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden += 1
            self.grid.reach(self.row)
        elif name == "rPh":
            self._phonetic += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self.hidden += 1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
        else:
            name = reference.rstrip(_DIGITS)
            column = self.book.columns.get(name)
            if column is None:
                column = self._column(reference, name)
            self.column = column
            if not self._numbered:
                self._number_row(reference)
        style = attributes.get("s")
        styles = self.book.styles
        if style is None or not style.isdigit():
            self._style = None
        else:
            index = int(style) if len(style) < 9 else len(styles)
            self._style = styles[index] if index < len(styles) else None
        self._type = attributes.get("t", "n")
        self._formula = self._has_value = False

    def _column(self, reference: str, name: str) -> int:
        found = spot(reference.upper())
        if found is None:
            raise Refused("F13", part=self.grid.name, line=self.row + 1)
        self.book.columns[name] = found[1]
        return found[1]

    def _number_row(self, reference: str) -> None:
        """Take the row from the cell where the row itself has no number."""
        found = spot(reference.upper())
        if found is not None:
            self.row = found[0]

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._collect = False
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, text: str) -> None:
        if self._collect:
            self._parts.append(text)

    def _end_cell(self) -> None:
        parts = self._parts
        text = "" if not parts else parts[0] if len(parts) == 1 else "".join(parts)
        parts.clear()
        row, column, style = self.row, self.column, self._style
        if style is not None and style.fill:
            self.grid.paint(row, column, style.fill)
        if text:
            value = self._value(text)
            self.grid.put(row, column, value)
            if style is not None:
                if style.code:
                    self.grid.format(row, column, style.code)
                if style.struck:
                    self.grid.strike(row, column)
        elif self._formula and not (self._type == "str" and self._has_value):
            self.grid.miss(row, column)

    def _value(self, text: str) -> Plain:
        kind = self._type
        if kind == "s":
            return self._shared(text)
        if kind == "n":
            style = self._style
            value = numbers.number(text)
            if style is None or style.what == numbers.PLAIN or isinstance(value, str | bool | None):
                return value
            return numbers.shown(value, style.code, style.what, from_1904=self.book.from_1904)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "d":
            return numbers.iso(text)
        if kind == "e":
            self.grid.notes.add("F55", self.grid.place(self.row, self.column), value=text[:20])
        return unescaped(text)

    def _shared(self, text: str) -> Plain:
        strings = self.book.strings
        try:
            index = int(text)
            value = strings.texts[index] if index >= 0 else None
        except (ValueError, IndexError):
            value = None
        if value is None:
            place = self.grid.place(self.row, self.column)
            raise Refused("F17", place, number=text[:20], count=len(strings.texts))
        if index in strings.struck:
            self.grid.strike(self.row, self.column)
        return value or None

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top_left, bottom_right = spot(first), spot(last or first)
        if top_left and bottom_right:
            self.grid.merge(*top_left, *bottom_right)


def read_cells(chunks: Iterator[bytes], part: str, grid: Grid, book: Book) -> None:
    """Fill ``grid`` from the XML of one worksheet.

    Raises Refused: F13 not well-formed, F17 a shared string that is not there, and the
    limits of :meth:`Grid.put`.
    """
    reader = _Reader(grid, book)
    feed(without_blanks(chunks, grid), part, reader.start, reader.end, reader.text)
    if reader.hidden:
        place = {"sheet": grid.name}
        grid.notes.add("F57", place, about=grid.name, sheet=grid.name, count=reader.hidden)


def without_blanks(chunks: Iterator[bytes], grid: Grid) -> Iterator[bytes]:
    """The XML without long stretches of rows in which no cell has a value or a formula.

    Only whole ``<row>`` elements are left out, and only where rows say their own number.
    """
    held = bytearray()
    tail = b""
    marks: tuple[bytes, ...] = ()
    for chunk in chunks:
        if not marks:
            marks = _marks(chunk)
        seen = tail + chunk
        tail = chunk[-8:]
        if any(mark in seen for mark in marks):
            if held:
                yield bytes(held)
                held.clear()
            yield chunk
            continue
        held += chunk
        if len(held) > SKIP_FROM:
            _cut(held, grid)
            if len(held) > SKIP_FROM:
                yield bytes(held)
                held.clear()
    if held:
        yield bytes(held)


def _marks(head: bytes) -> tuple[bytes, ...]:
    """What a value, an inline text or a formula begins with, under the file's own prefix."""
    found = re.search(rb"<([A-Za-z0-9]+:)?worksheet[\s>]", head)
    prefix = found[1] or b"" if found else b""
    return tuple(b"<" + prefix + name for name in (b"v", b"is", b"f", b"mergeC", b"t>", b"t "))


def _cut(held: bytearray, grid: Grid) -> None:
    """Take out the rows between the first and the last ``<row`` in ``held``."""
    first = _ROW_START.search(held)
    if first is None:
        return
    last = held.rfind(first[0][:-1], first.start() + 1)
    number = _ROW_NUMBER.match(held, last) if last > 0 else None
    if number is None:
        return
    grid.reach(int(number[1]) - 1)
    del held[first.start() : last]
