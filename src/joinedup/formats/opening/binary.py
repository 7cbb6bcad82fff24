"""Workbooks of the older and binary kinds (.xls, .xlsb): values by python-calamine.

Of an .xls, formats, colours and cells in error come from a pass of our own; of an .xlsb
they are not known.
"""

from __future__ import annotations

import datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from joinedup.formats.opening import biff, compound, numbers
from joinedup.formats.opening.grid import Grid, Tally
from joinedup.formats.opening.limits import MAX_SHEETS
from joinedup.formats.opening.refusal import N_, Notes, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.opening.numbers import Plain


def read_binary(kind: str, data: bytes, notes: Notes) -> dict[str, Any]:
    """The workbook as plain values.

    Raises Refused: F07 a password, F12 when it cannot be understood, F15, F16 and F34 for the
    limits. Hostile files can abort the process: that is what the child process is for.
    """
    looks = _looks(data) if kind == "xls" else None
    if looks is None:
        notes.add("F61", kind=kind)
        looks = {}
    sheets = _sheets(data, looks, notes)
    if len(sheets) > MAX_SHEETS:
        raise Refused("F15", what=N_("sheets"), limit=MAX_SHEETS)
    return {"sheets": sheets, "properties": {}}


def _looks(data: bytes) -> dict[str, biff.Looks] | None:
    stream = compound.stream(data, "Workbook", "Book")
    if stream is None:
        raise Refused("F12", part="Workbook")
    return biff.scan(stream)


def _sheets(data: bytes, looks: dict[str, biff.Looks], notes: Notes) -> list[dict[str, Any]]:
    tally = Tally()
    sheets = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for about in book.sheets_metadata[: MAX_SHEETS + 1]:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            grid = Grid(about.name[:200], notes, tally)
            grid.hidden = about.visible != SheetVisibleEnum.Visible
            if grid.hidden:
                notes.add("F58", {"sheet": grid.name})
            _fill(grid, book, looks.get(about.name) or biff.Looks(about.name))
            sheets.append(grid.raw())
    except (CalamineError, OSError, ValueError) as fault:
        raise Refused("F12", part=str(fault)[:80]) from None
    except BaseException as fault:
        if type(fault).__name__ == "PanicException":  # how the Rust code inside gives up
            raise Refused("F33") from None
        raise
    return sheets


def _fill(grid: Grid, book: CalamineWorkbook, looks: biff.Looks) -> None:
    sheet = book.get_sheet_by_name(looks.name)
    left = sheet.start[1] if sheet.start else 0
    for row, cells in enumerate(sheet.iter_rows()):  # rows from the first, columns from ``left``
        for column, cell in enumerate(cells, left):
            value = _plain(cell)
            if value is not None:
                grid.put(row, column, _shown(value, looks, row, column))
    for (row, column), error in looks.errors.items():
        grid.put(row, column, error)
        grid.notes.add("F55", grid.place(row, column), value=error)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        grid.merge(top, left, bottom, right)
    _paint(grid, looks)


def _shown(value: Plain, looks: biff.Looks, row: int, column: int) -> Plain:
    style = looks.styles.get((row, column))
    if style is not None and style.what == numbers.PERCENT and isinstance(value, int | float):
        return numbers.shown(value, style.code, style.what, from_1904=False)
    return value


def _paint(grid: Grid, looks: biff.Looks) -> None:
    rows = grid.rows
    for (row, column), style in looks.styles.items():
        if row >= len(rows):
            continue
        if style.fill:
            grid.paint(row, column, style.fill)
        if column < len(rows[row]) and rows[row][column] is not None:
            if style.code:
                grid.format(row, column, style.code)
            if style.struck:
                grid.strike(row, column)


def _plain(cell: object) -> Plain:
    if cell is None or cell == "":
        return None
    if isinstance(cell, str | bool | int):
        return cell
    if isinstance(cell, float):
        return numbers.tidy(cell)
    if isinstance(cell, datetime.datetime | datetime.date):
        return numbers.iso(cell.isoformat())
    if isinstance(cell, datetime.time):
        return cell.isoformat().removesuffix(":00")
    if isinstance(cell, datetime.timedelta):
        return numbers.clock(round(cell.total_seconds()))
    return str(cell)
