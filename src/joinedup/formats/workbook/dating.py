"""The dates of cells, and what there is to say about reading them."""

from __future__ import annotations

import datetime

from joinedup.core.dates import means_no_date
from joinedup.core.period import When
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.fields import Field


class Dates:
    """Reads the cells of one sheet as dates; what is doubtful or none is noted."""

    def __init__(self, cells: Cells, context: Context) -> None:
        self.cells, self.context = cells, context

    def of_cell(self, at: int, column: Field, text: str) -> When:
        """The date of a cell that stands where dates belong."""
        top_left = self.cells.owner.get((at, column.column), (at, column.column))
        value = self.cells.value(*top_left)
        if isinstance(value, datetime.date):
            return self.cells.when(*top_left, value)
        return self.of_text(at, column, text)

    def of_text(self, at: int, column: Field, text: str) -> When:
        """The date of a text, or a part of one, in a cell."""
        when = self.context.when(text)
        key = (self.cells.sheet.name, column.column)
        if when.period is None and not when.ongoing and not means_no_date(text):
            place = self.cells.place(at, column.column)
            shown, reason = when.text[:80], _reason(when.note)
            self.context.notes.add(
                rules.NOT_A_DATE, key, place, value=shown, column=column.header, reason=reason
            )
        elif when.note and when.period:
            place = self.cells.place(at, column.column)
            self.context.notes.add(
                rules.DATE_READ_AS, key, place, reading=when.note, column=column.header
            )
        return when


def _reason(note: str) -> str:
    """Why a text is no date, as the end of the sentence that says so."""
    if not note or note.startswith("“"):
        return ""
    return f" ({note[:1].lower() if note.startswith('A ') else note[:1]}{note[1:].rstrip('.')})"
