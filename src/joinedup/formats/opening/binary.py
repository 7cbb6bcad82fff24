"""Workbooks of the older and binary kinds (.xls, .xlsb), by python-calamine.

It gives values and merged ranges; formats and colours are not known.
"""

from __future__ import annotations

import datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from joinedup.formats.opening import numbers
from joinedup.formats.opening.grid import Grid, Tally
from joinedup.formats.opening.limits import MAX_SHEETS
from joinedup.formats.opening.refusal import Notes, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.opening.numbers import Plain


def read_binary(kind: str, data: bytes, notes: Notes) -> dict[str, Any]:
    """The workbook as plain values.

    Raises Refused: F12 when it cannot be understood, F15 and F16 for the limits. Hostile
    files can abort the process: that is what the child process is for.
    """
    notes.add("F61", kind=kind)
    tally = Tally()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = []
        for about in book.sheets_metadata[: MAX_SHEETS + 1]:
            if about.typ == SheetTypeEnum.WorkSheet:
                hidden = about.visible != SheetVisibleEnum.Visible
                sheets.append(_sheet(book, about.name, hidden, notes, tally))
    except (CalamineError, OSError, ValueError) as fault:
        raise Refused("F12", part=str(fault)[:80]) from None
    if len(sheets) > MAX_SHEETS:
        raise Refused("F15", what="sheets", limit=MAX_SHEETS)
    return {"sheets": sheets, "properties": {}}


def _sheet(
    book: CalamineWorkbook, name: str, hidden: bool, notes: Notes, tally: Tally
) -> dict[str, Any]:
    grid = Grid(name[:200], notes, tally, hidden=hidden)
    if hidden:
        notes.add("F58", {"sheet": name[:200]})
    sheet = book.get_sheet_by_name(name)
    left = sheet.start[1] if sheet.start else 0
    for row, cells in enumerate(sheet.iter_rows()):  # rows from the first, columns from ``left``
        for column, cell in enumerate(cells, left):
            value = _plain(cell)
            if value is not None:
                grid.put(row, column, value)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        grid.merge(top, left, bottom, right)
    return grid.raw()


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
