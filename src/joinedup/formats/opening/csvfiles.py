"""Tables as plain text: comma, semicolon, tab or bar between the cells."""

from __future__ import annotations

import csv
import re
from itertools import islice

from joinedup.formats.opening.grid import Grid, Tally
from joinedup.formats.opening.limits import MAX_CELL_TEXT
from joinedup.formats.opening.refusal import Notes, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 60
_END = "\x01end of file\x01"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_csv(text: str, notes: Notes, name: str) -> dict[str, Any]:
    """The one sheet of a text table, with the line on which each row begins.

    Cells are text as they stand; an empty cell is None. Raises Refused: F24 a quotation
    mark that is never closed, F15 and F16 when a limit is passed, F04 nothing in it.
    """
    text, delimiter, skipped = _said_delimiter(text)
    delimiter = delimiter or sniff_delimiter(text)
    grid = Grid(name, notes, Tally())
    grid.kind = "table"
    grid.line = 1 + skipped
    for row, (line, cells) in enumerate(_records(text, delimiter, name)):
        for column, cell in enumerate(cells):
            if cell:
                grid.put(row, column, cell)
        grid.lines.append(line + skipped)
        grid.reach(row)
    sheet = grid.raw()
    del grid.lines[len(grid.rows) :]
    if not grid.rows:
        raise Refused("F04")
    return {"sheets": [sheet]}


def _said_delimiter(text: str) -> tuple[str, str, int]:
    """A first line ``sep=;`` tells a spreadsheet the delimiter; it is not part of the table."""
    found = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    return (text[found.end() :], found[1], 1) if found else (text, "", 0)


def lines_of(text: str) -> Iterator[str]:
    """The lines with their ends, broken only at CR, LF and CRLF."""
    return (found[0] for found in _LINE.finditer(text))


def _records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its first line. A last line of ours shows whether every quote was closed."""
    csv.field_size_limit(MAX_CELL_TEXT)
    reader = csv.reader(_with_end(text), delimiter=delimiter)
    line = 1
    before: tuple[int, list[str]] | None = None
    try:
        for cells in reader:
            if before is not None:
                yield before
            before = line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise _too_long(text, delimiter, line, name) from None
    if before is not None and before[1] != [_END]:
        raise Refused("F24", {"line": before[0], "sheet": name}, line=before[0])


def _too_long(text: str, delimiter: str, line: int, name: str) -> Refused:
    """Why a cell of the row at ``line`` never ends: a quotation mark, or so much in it."""
    place = {"line": line, "sheet": name}
    row = next(islice(lines_of(text), line - 1, None), "")
    if '"' in row:
        return Refused("F24", place, line=line)
    return Refused("F16", place, size=max(map(len, row.split(delimiter))))


def _with_end(text: str) -> Iterator[str]:
    last = ""
    for last in lines_of(text):
        yield last
    if last and last[-1] not in "\r\n":
        yield "\n"
    yield _END


def sniff_delimiter(text: str) -> str:
    """The delimiter that cuts the first rows into the most even table."""
    best, best_score = ",", (0.0, 0)
    sample = text[:100_000]
    for delimiter in DELIMITERS:
        widths = _widths(sample, delimiter)
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        if usual > 1:
            score = round(widths.count(usual) / len(widths), 1), usual
            best, best_score = max((best, best_score), (delimiter, score), key=lambda pair: pair[1])
    return best


def _widths(sample: str, delimiter: str) -> list[int]:
    """How many cells the first rows have, rows with one cell or none left out."""
    widths: list[int] = []
    csv.field_size_limit(len(sample) + 1)
    for cells in csv.reader(lines_of(sample), delimiter=delimiter):
        if any(cells):
            widths.append(len(cells))
        if len(widths) >= SAMPLE_ROWS:
            break
    return widths
