"""What was understood of the sheets of a file, and what was not read."""

from __future__ import annotations

from collections.abc import Sequence

from joinedup.core.finding import Place, Subject
from joinedup.core.planfile import Column, Understood
from joinedup.formats.opening import Opened
from joinedup.formats.sheets import Value, column_letters
from joinedup.formats.template import layout
from joinedup.formats.template.grids import Grid, is_ours
from joinedup.formats.template.names import fold
from joinedup.formats.template.reading import Fault, Reading, as_text
from joinedup.formats.template.rules import OWN_SHEET, UNKNOWN_HEADINGS


def holds(cells: Sequence[Value]) -> bool:
    """Whether a row holds anything."""
    return any(cell is not None and as_text(cell) for cell in cells)


def understood(grid: Grid, use: str, rows: int, unused: int) -> Understood:
    """What was understood of a sheet of the template."""
    columns = tuple(
        Column(
            column=column_letters(bound.at),
            header=bound.header,
            as_=bound.column.name if bound.column else None,
        )
        for bound in grid.columns
    )
    return Understood(
        sheet=grid.sheet or grid.name,
        header_row=grid.header_row,
        columns=columns,
        rows=rows,
        unused=unused,
        use=use,
    )


def unread(opened: Opened, found: list[Grid], reading: Reading) -> list[Understood]:
    """The sheets that are not the template's: each is said, unless it is the guidance or empty."""
    taken = {grid.sheet for grid in found}
    unread_sheets = []
    for sheet in opened.sheets:
        rows = sum(1 for cells in sheet.rows if holds(cells))
        if sheet.kind != "sheet" or sheet.name in taken or not rows:
            continue
        guidance = fold(sheet.name) == fold(layout.GUIDANCE)
        use = "guidance" if guidance else "not a sheet of the template"
        unread_sheets.append(
            Understood(sheet=sheet.name, header_row=None, unused=0 if guidance else rows, use=use)
        )
        if not guidance:
            rule = UNKNOWN_HEADINGS if is_ours(sheet.name) else OWN_SHEET
            place = Place(opened.name, sheet.name)
            fault = Fault(rule, Subject("file", title=opened.name), place, {"sheet": sheet.name})
            reading.faults[rule.code, sheet.name] = [fault]
    return unread_sheets
