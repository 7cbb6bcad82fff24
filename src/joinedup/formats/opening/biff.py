"""What python-calamine does not tell of an .xls workbook: formats, colours, cells in error.

Its records are walked once, before calamine sees the file: also for passwords and for cells
so far out that calamine would ask for gigabytes.
"""

from __future__ import annotations

import struct

from joinedup.formats.opening import numbers
from joinedup.formats.opening.colours import INDEXED
from joinedup.formats.opening.grid import letters
from joinedup.formats.opening.refusal import Refused
from joinedup.formats.opening.styles import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_AREA = 4_000_000
"""Cells of the rectangle that holds a sheet's content; calamine keeps them all, blank or not."""

(FORMULA, EOF, FILEPASS, FONT, BOUNDSHEET, PALETTE, MULRK, MULBLANK, XF, LABELSST) = (
    0x06, 0x0A, 0x2F, 0x31, 0x85, 0x92, 0xBD, 0xBE, 0xE0, 0xFD,
)  # fmt: skip
(BLANK, NUMBER, LABEL, BOOLERR, RK, FORMAT, BOF) = (
    0x201, 0x203, 0x204, 0x205, 0x27E, 0x41E, 0x809,
)  # fmt: skip
ONE_CELL = (FORMULA, LABELSST, BLANK, NUMBER, LABEL, BOOLERR, RK)
ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}


class Looks:
    """One worksheet: the style of each cell that has one, and the cells in error."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.styles: dict[tuple[int, int], Style] = {}
        self.errors: dict[tuple[int, int], str] = {}
        self.bottom = self.right = 0

    def check_area(self) -> None:
        """Raise Refused F34 where the content reaches too far."""
        if (self.bottom + 1) * (self.right + 1) > MAX_AREA:
            place = {"sheet": self.name, "cell": f"{letters(self.right)}{self.bottom + 1}"}
            raise Refused("F34", place, cell=place["cell"])


class _Book:
    """What stands in the first part of the stream, before the sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[int, str]] = []
        self.fonts: list[bool] = []
        self.codes: dict[int, str] = {}
        self.palette = list(INDEXED)
        self.formats: list[bytes] = []
        self._styles: dict[int, Style | None] = {}

    def take(self, kind: int, body: bytes) -> None:
        if kind == FILEPASS:
            raise Refused("F07")
        if kind == BOUNDSHEET and body[5] == 0:
            self.sheets.append((struct.unpack_from("<L", body)[0], _short_text(body, 6)))
        elif kind == FONT:
            self.fonts.append(bool(body[2] & 8))
        elif kind == FORMAT:
            self.codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)
        elif kind == PALETTE:
            for index in range(min(56, struct.unpack_from("<H", body)[0])):
                self.palette[8 + index] = body[2 + 4 * index : 5 + 4 * index].hex().upper()
        elif kind == XF:
            self.formats.append(body)

    def style(self, number: int) -> Style | None:
        if number not in self._styles:
            self._styles[number] = self._make(number) if number < len(self.formats) else None
        return self._styles[number]

    def _make(self, number: int) -> Style | None:
        body = self.formats[number]
        font, format_id = struct.unpack_from("<2H", body)
        font -= font > 4  # there is no font 4
        pattern = struct.unpack_from("<L", body, 14)[0] >> 26
        colour = struct.unpack_from("<H", body, 18)[0] & 0x7F
        fill = self.palette[colour] if pattern and colour < len(self.palette) else ""
        code = self.codes.get(format_id) or numbers.BUILT_IN.get(format_id, "")
        struck = font < len(self.fonts) and self.fonts[font]
        style = Style(code, "" if fill == "FFFFFF" else fill, struck)
        return style if style.code or style.fill or style.struck else None


def scan(stream: bytes) -> dict[str, Looks] | None:
    """The looks of each worksheet by name; None for what is older than Excel 97.

    Raises Refused: F12 damaged, F07 protected with a password, F34 a cell too far out.
    """
    try:
        if struct.unpack_from("<3H", stream)[0::2] != (BOF, 0x600):
            return None
        book = _Book()
        for kind, body in _records(stream, 0):
            book.take(kind, body)
        found = {}
        for at, name in book.sheets:
            found[name] = _sheet(stream, at, name, book)
    except (struct.error, IndexError):
        raise Refused("F12", part="Workbook") from None
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from ``at`` to the end of that part of the stream."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        at += 4 + size


def _sheet(stream: bytes, at: int, name: str, book: _Book) -> Looks:
    looks = Looks(name)
    for kind, body in _records(stream, at):
        if kind in ONE_CELL:
            row, column, style = struct.unpack_from("<3H", body)
            _cell(looks, row, column, book.style(style))
            if kind != BLANK:
                looks.bottom, looks.right = max(looks.bottom, row), max(looks.right, column)
            if kind == BOOLERR and body[7]:
                looks.errors[row, column] = ERRORS.get(body[6], "#N/A")
            elif kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
                looks.errors[row, column] = ERRORS.get(body[8], "#N/A")
        elif kind in (MULRK, MULBLANK):
            row, column = struct.unpack_from("<2H", body)
            step = 6 if kind == MULRK else 2
            for index in range((len(body) - 6) // step):
                style = struct.unpack_from("<H", body, 4 + step * index)[0]
                _cell(looks, row, column + index, book.style(style))
                if kind == MULRK:
                    looks.right = max(looks.right, column + index)
            if kind == MULRK:
                looks.bottom = max(looks.bottom, row)
    looks.check_area()
    return looks


def _cell(looks: Looks, row: int, column: int, style: Style | None) -> None:
    if style is not None:
        looks.styles[row, column] = style


def _short_text(body: bytes, at: int) -> str:
    length, wide = body[at], body[at + 1] & 1
    return _characters(body[at + 2 :], length, wide)


def _text(body: bytes, at: int) -> str:
    length, wide = struct.unpack_from("<H", body, at)[0], body[at + 2] & 1
    return _characters(body[at + 3 :], length, wide)


def _characters(raw: bytes, length: int, wide: int) -> str:
    if wide:
        return raw[: 2 * length].decode("utf-16-le", "backslashreplace")
    return raw[:length].decode("latin-1")
