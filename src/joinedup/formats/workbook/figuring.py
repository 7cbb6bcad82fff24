"""What there is to say about reading cells as figures."""

from __future__ import annotations

from joinedup.formats.workbook import figures, rules
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.fields import Field


def note_figure(
    cells: Cells, context: Context, at: int, column: Field, text: str, reading: str | None
) -> None:
    """Note a cell that holds no one figure, or one that could be read otherwise. ``reading`` is
    what it was read as, None if as nothing but words."""
    figure = figures.figure_of(text)
    if reading and not (figure and figures.is_doubtful(figure)):
        return
    key, place = (cells.sheet.name, column.column), cells.place(at, column.column)
    notes, shown, header = context.notes, text[:80], column.header
    if reading:
        notes.add(rules.FIGURE_READ_AS, key, place, value=shown, column=header, reading=reading)
    else:
        notes.add(rules.NOT_A_NUMBER, key, place, value=shown, column=header)
