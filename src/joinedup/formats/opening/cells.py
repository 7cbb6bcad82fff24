"""One worksheet of an .xlsx workbook, streamed: values, looks, formulas, merged ranges.

Blank rows are cheap: long stretches of XML in which no cell has a value are skipped by a
search for the marks of a value, without parsing them.
"""

from __future__ import annotations

import re

from joinedup.formats.opening import numbers
from joinedup.formats.opening.grid import Grid, spot
from joinedup.formats.opening.limits import MAX_CELL_TEXT
from joinedup.formats.opening.refusal import Refused
from joinedup.formats.opening.strings import Strings, unescaped
from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from joinedup.formats.opening.numbers import Plain
    from joinedup.formats.opening.styles import Style

SKIP_FROM = 1 << 19
MOST_KNOWN = 20_000
_FILLED = re.compile(rb"</(?:[A-Za-z0-9]+:)?c>|<(?:[A-Za-z0-9]+:)?(?:v|is|f)[\s/>]")
"""What stands in the XML of a cell with a value, a formula or a text (or with nothing, in a
workbook that writes ``<c></c>`` for a blank cell: such rows are not skipped)."""

_ROW_START = re.compile(rb"<(?:[A-Za-z0-9]+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"""[^>]*?\sr=["'](\d{1,8})["']""")
_DIGITS = "0123456789"


class Book:
    """What the worksheets of a workbook share; ``styles`` by the number as it is written."""

    def __init__(self, strings: Strings, styles: dict[str, Style], from_1904: bool) -> None:
        self.strings = strings
        self.styles = styles
        self.from_1904 = from_1904
        self.columns: dict[str, int] = {}


class _Reader:
    """The handlers for one worksheet. They run for every cell, so they do little and plainly."""

    def __init__(self, grid: Grid, book: Book) -> None:
        self.grid = grid
        self.book = book
        self.hidden = 0
        self.row = -1
        self.column = -1
        self._columns = book.columns
        self._styles = book.styles
        self._numbered = True
        self._style: Style | None = None
        self._type = "n"
        self._formula = False
        self._has_value = False
        self._collect = False
        self._phonetic = 0
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            get = attributes.get
            reference = get("r")
            if reference is None:
                self.column += 1
            else:
                letters = reference.rstrip(_DIGITS)
                column = self._columns.get(letters)
                self.column = self._column(reference, letters) if column is None else column
                if not self._numbered:
                    self._number_row(reference)
            style = get("s")
            self._style = None if style is None else self._styles.get(style)
            self._type = get("t", "n")
            self._formula = self._has_value = False
        elif name == "v":
            self._collect = self._has_value = True
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self._numbered = number.isdecimal() and len(number) < 9
            self.row = int(number) - 1 if self._numbered else self.row + 1
            self.column = -1
            self.grid.reach(self.row)
        elif name == "f":
            self._formula = True
        elif name == "t":
            self._collect = self._has_value = not self._phonetic
        elif name == "rPh":
            self._phonetic += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        if name in ("row", "col") and attributes.get("hidden") in ("1", "true"):
            self.hidden += 1

    def _column(self, reference: str, name: str) -> int:
        found = spot(reference.upper())
        if found is None:
            raise Refused("F13", part=self.grid.name, line=self.row + 1)
        self._columns[name] = found[1]
        return found[1]

    def _number_row(self, reference: str) -> None:
        """Take the row from the cell where the row itself has no number."""
        found = spot(reference.upper())
        if found is not None:
            self.row = found[0]

    def text(self, text: str) -> None:
        if self._collect:
            self._text = self._text + text if self._text else text
            if len(self._text) > MAX_CELL_TEXT:
                place = self.grid.place(self.row, self.column)
                raise Refused("F16", place, size=len(self._text))

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self._collect = False
        elif name == "c":
            text = self._text
            style = self._style
            if style is not None and style.fill:
                self.grid.paint(self.row, self.column, style.fill)
            if text:
                self._text = ""
                self._end_cell(text, style)
            elif self._formula and not (self._type == "str" and self._has_value):
                self.grid.miss(self.row, self.column)
        elif name == "rPh":
            self._phonetic -= 1

    def _end_cell(self, text: str, style: Style | None) -> None:
        """Put the value of a cell into the grid, and how it looks."""
        row, column, grid = self.row, self.column, self.grid
        if style is None:
            value = numbers.number(text) if self._type == "n" else self._typed(text)
        else:
            if style.code:
                grid.format(row, column, style.code)
            if style.struck:
                grid.strike(row, column)
            value = self._styled(text, style) if self._type == "n" else self._typed(text)
        if value is not None:
            grid.put(row, column, value)

    def _styled(self, text: str, style: Style) -> Plain:
        """A number as its format shows it; the same number is worked out once."""
        known = style.known
        if text in known:
            return known[text]
        value = numbers.number(text)
        if style.what != numbers.PLAIN and isinstance(value, int | float):
            value = numbers.shown(value, style.code, style.what, from_1904=self.book.from_1904)
        if len(known) < MOST_KNOWN:
            known[text] = value
        return value

    def _typed(self, text: str) -> Plain:
        kind = self._type
        if kind == "s":
            return self._shared(text)
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
    for chunk in chunks:
        seen = tail + chunk
        tail = chunk[-8:]
        if chunk.isspace():
            chunk = b"\n"
        elif _FILLED.search(seen):
            yield bytes(held)
            yield chunk
            held.clear()
            continue
        held += chunk
        if len(held) > SKIP_FROM:
            _cut(held, grid)
            if len(held) > SKIP_FROM:
                yield bytes(held)
                held.clear()
    yield bytes(held)


def _cut(held: bytearray, grid: Grid) -> None:
    """Take out the rows between the first and the last ``<row`` in ``held``."""
    first = _ROW_START.search(held)
    if first is None:
        return
    last = len(held)
    for _ in range(3):  # the last row may be cut off before its number
        last = held.rfind(first[0][:-1], first.start() + 1, last)
        number = _ROW_NUMBER.match(held, last) if last > 0 else None
        if number is not None:
            lowest = int(number[1])
            grid.reach(lowest - 1, max(1, lowest - grid.deepest - 1))
            del held[first.start() : last]
            return
