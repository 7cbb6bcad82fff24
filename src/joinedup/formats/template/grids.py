"""The sheets of an opened file as grids of our template: which is which, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from joinedup.core.finding import Place
from joinedup.formats.opening import Opened
from joinedup.formats.sheets import Sheet, Spot, Value, column_letters
from joinedup.formats.template import layout
from joinedup.formats.template.cells import CONTINUES
from joinedup.formats.template.flat import restore
from joinedup.formats.template.languages import tag_of
from joinedup.formats.template.layout import Column
from joinedup.formats.template.names import fold

HEADER_WITHIN = 12  # rows: titles and notes above the headings are forgiven so far
ALIKE = 0.8  # the share of a sheet's headings that are ours, for a sheet of another name
ENOUGH = 4  # headings, for the same

_LANGUAGE = re.compile(r"(.+?)\s*\(([^()]+)\)")
_DECORATION = " *:.\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One column of a grid: its index, the heading in the file, and what it was matched to.

    ``column`` is None for a column that is not the template's; ``language`` is the tag of a
    translation, or ""; ``key`` the name of its field among all that the row says.
    """

    at: int
    header: str
    column: Column | None = None
    language: str = ""
    key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.column:
            object.__setattr__(self, "key", self.column.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table of the template in a file. ``rows`` follow the headings; ``first`` is the
    number of the row of the file, from 1, on which ``rows[0]`` stands; ``index`` tells apart two
    grids of one name.

    ``sheet`` is None where the file is one flat table; then ``lines`` are the rows' lines.
    """

    name: str
    file: str
    sheet: str | None
    header_row: int
    columns: tuple[Bound, ...]
    rows: Sequence[Sequence[Value]]
    first: int
    lines: Sequence[int] = ()
    formats: Mapping[Spot, str] = field(default_factory=dict)
    index: int = 0

    def place(self, row: int, at: int) -> Place:
        """Where the cell of ``rows[row]`` in column ``at`` stands."""
        cell = f"{column_letters(at)}{self.first + row}"
        return Place(self.file, self.sheet, cell, self.line(row))

    def line(self, row: int) -> int | None:
        """The line of a text file on which ``rows[row]`` begins, None for a workbook; the
        headings stand just above ``rows[0]``."""
        if not self.lines:
            return None
        return self.lines[row] if row >= 0 else max(1, self.lines[0] + row)

    def month_only(self, row: int, at: int) -> bool:
        """Whether a date cell shows a month and no day, so that only the month is meant."""
        code = self.formats.get((self.first - 1 + row, at), "").lower()
        return "m" in code and "y" in code and "d" not in code


def grids(opened: Opened) -> list[Grid]:
    """The sheets of a file that are the template's, in the file's order."""
    sheets = opened.sheets
    if len(sheets) == 1 and _is_flat(sheets[0]):
        found = list(_flat_grids(sheets[0], opened.name))
    else:
        found = [grid for sheet in sheets if (grid := _grid(sheet, opened.name))]
    return [replace(grid, index=index) for index, grid in enumerate(found)]


def is_template(opened: Opened) -> bool:
    """Whether a file is our template, by its sheets and headings whatever it is called: one
    flat table, an About sheet, or a sheet by our name with our headings and refs."""
    sheets = opened.sheets
    if len(sheets) == 1 and _is_flat(sheets[0]):
        return True
    return any(_is_proof(grid) for grid in grids(opened))


def _is_proof(grid: Grid) -> bool:
    known = [bound for bound in grid.columns if bound.column]
    if grid.name == layout.ABOUT:
        return True
    has_ref = any(bound.column and bound.column.header == layout.REF for bound in known)
    return has_ref and len(known) >= ENOUGH and len(known) >= ALIKE * len(grid.columns)


def _is_flat(sheet: Sheet) -> bool:
    firsts = [fold(str(row[0])) for row in sheet.rows[:HEADER_WITHIN] if row and row[0] is not None]
    return bool(firsts) and sheet.kind != "sheet" and all(first in _names() for first in firsts)


def is_ours(name: str) -> bool:
    """Whether a sheet has the name of one of the template's."""
    return fold(name) in _names()


@cache
def _names() -> Mapping[str, str]:
    return {fold(name): name for name in (layout.ABOUT, *(form.name for form in layout.sheets()))}


@cache
def _headers(name: str) -> Mapping[str, Column]:
    columns: tuple[Column, ...] = layout.ABOUT_COLUMNS
    if name != layout.ABOUT:
        columns = next(form.columns for form in layout.sheets() if form.name == name)
    return {fold(column.header): column for column in columns}


def _grid(sheet: Sheet, file: str) -> Grid | None:
    """The sheet as a grid: by its name, else by headings that are nearly all ours."""
    named = _names().get(fold(sheet.name))
    if named is None and fold(sheet.name) == fold(layout.GUIDANCE):
        return None
    candidates = [named] if named else list(_names().values())
    best: tuple[tuple[int, float], str, int, tuple[Bound, ...]] | None = None
    for name in candidates:
        for index, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            bound = _bind(name, row)
            known = sum(1 for each in bound if each.column)
            share = known / len(bound) if bound else 0.0
            likely = known >= (1 if named else ENOUGH) and share >= (0.3 if named else ALIKE)
            if likely and (best is None or (known, share) > best[0]):
                best = ((known, share), name, index, bound)
    if best is None:
        return None
    _, name, index, columns = best
    return _joined(
        Grid(
            name=name,
            file=file,
            sheet=sheet.name if sheet.kind == "sheet" else None,
            header_row=index + sheet.first_row,
            columns=(*columns, *_unheaded(columns, sheet.rows[index + 1 :])),
            rows=sheet.rows[index + 1 :],
            first=index + 1 + sheet.first_row,
            lines=sheet.lines[index + 1 :],
            formats=sheet.formats,
        )
    )


def _joined(grid: Grid) -> Grid:
    """The grid with the texts that were too long for a cell put together again, in their first row."""
    if not any(CONTINUES in row for row in grid.rows):
        return grid
    rows = [list(row) for row in grid.rows]
    whole: list[Value] = []
    for index, row in enumerate(rows):
        if CONTINUES not in row:
            whole = row
            continue
        for bound in grid.columns:
            more = row[bound.at] if bound.at < len(row) else None
            if bound.at < len(whole) and isinstance(more, str):
                whole[bound.at] = f"{whole[bound.at] or ''}{more}"
        rows[index] = []
    return replace(grid, rows=rows)


def _bind(name: str, row: Sequence[Value]) -> tuple[Bound, ...]:
    """The headings of a row, matched to the columns of a sheet; a heading said twice counts once."""
    bound: list[Bound] = []
    taken: set[tuple[str, str]] = set()
    for at, value in enumerate(row):
        if value is None or not str(value).strip():
            continue
        each = _match(name, at, str(value).strip())
        if each.column and (each.column.name, each.language) in taken:
            each = replace(each, column=None, language="")
        if each.column:
            taken.add((each.column.name, each.language))
        bound.append(each)
    return tuple(bound)


def _unheaded(columns: Sequence[Bound], rows: Sequence[Sequence[Value]]) -> Iterator[Bound]:
    """The columns that hold something under no heading, by their letters: notes beside a table
    are kept like a column of one's own."""
    headed = {bound.at for bound in columns}
    filled = {
        at
        for row in rows
        for at, value in enumerate(row)
        if value is not None and at not in headed and value != CONTINUES and str(value).strip()
    }
    return (Bound(at=at, header=column_letters(at)) for at in sorted(filled))


def _match(name: str, at: int, header: str) -> Bound:
    headers = _headers(name)
    key = fold(header).strip(_DECORATION)
    if key in headers:
        return Bound(at=at, header=header, column=headers[key])
    translated = _LANGUAGE.fullmatch(key)
    if translated and translated[1] in headers:
        column, tag = headers[translated[1]], tag_of(translated[2])
        if tag and (column.type == "texts" or column.name == layout.ANSWER):
            return Bound(at=at, header=header, column=column, language=tag)
    return Bound(at=at, header=header)


def _flat_grids(sheet: Sheet, file: str) -> Iterator[Grid]:
    """One grid for each run of rows that begin with the same sheet's name."""
    start = 0
    rows = sheet.rows
    names = [
        _names().get(fold(str(row[0]))) if row and row[0] is not None else None for row in rows
    ]
    while start < len(rows):
        end = start + 1
        while end < len(rows) and names[end] in (names[start], None):
            end += 1
        if names[start] is not None:
            yield _flat_grid(sheet, file, names[start] or "", start, end)
        start = end


def _flat_grid(sheet: Sheet, file: str, name: str, start: int, end: int) -> Grid:
    rows = [
        [None, *(restore(cell) if isinstance(cell, str) else cell for cell in row[1:])]
        for row in sheet.rows[start:end]
    ]
    columns = _bind(name, rows[0])
    return _joined(
        Grid(
            name=name,
            file=file,
            sheet=None,
            header_row=start + sheet.first_row,
            columns=(*columns, *_unheaded(columns, rows[1:])),
            rows=rows[1:],
            first=start + 1 + sheet.first_row,
            lines=sheet.lines[start + 1 : end],
        )
    )
