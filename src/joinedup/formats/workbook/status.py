"""The status of a row, from its words, from its colour, or from a line through it."""

from __future__ import annotations

from collections import Counter

from joinedup.core.catalogue import N_
from joinedup.core.dates import means_no_date
from joinedup.core.finding import Word
from joinedup.core.statuses import progress_of_colour, read_progress
from joinedup.core.words import Progress
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.draft import Draft
from joinedup.formats.workbook.fields import Field
from joinedup.formats.workbook.tables import Table

COLOURS = {
    Progress.DONE: Word(N_("blue as done")),
    Progress.ON_COURSE: Word(N_("green as on course")),
    Progress.SLIPPING: Word(N_("amber or yellow as slipping")),
    Progress.STUCK: Word(N_("red as stuck")),
}


class Statuses:
    """Reads the status of the rows of one table."""

    def __init__(self, table: Table, context: Context) -> None:
        self.table, self.context, self.cells = table, context, table.cells
        self._own = table.columns.levels[-1]
        self._colours = self._colour_column()

    def of_words(self, at: int, thing: Draft, column: Field, text: str) -> None:
        """A cell of a status column: its words, else its colour."""
        if not text:
            self._of_colour(at, thing, column.column)
            return
        if "status_text" in thing.fields:
            self.context.book.extras.append((thing, column.header, text))
            return
        progress = read_progress(text)
        if progress is None and not means_no_date(text):
            progress = self._fill(at, column.column)
            if progress is None:
                key, place = (
                    (self.cells.sheet.name, column.column),
                    self.cells.place(at, column.column),
                )
                self.context.notes.add(
                    rules.NOT_A_STATUS, key, place, value=text[:80], column=column.header
                )
        thing.fields["status"], thing.fields["status_text"] = progress, text

    def of_look(self, at: int, thing: Draft) -> None:
        """What a row's look says where no column says it: a colour, or a line through the title."""
        if self._colours is not None:
            self._of_colour(at, thing, self._colours)
        if (at, self._own.column) in self.cells.sheet.struck and "status" not in thing.fields:
            thing.fields["status"] = Progress.STOPPED
            sheet, place = self.cells.sheet.name, self.cells.place(at, self._own.column)
            self.context.notes.add(rules.STRUCK, sheet, place, sheet=sheet, value=thing.title)

    def _fill(self, at: int, column: int) -> Progress | None:
        fill = self.cells.sheet.fills.get((at, column))
        return progress_of_colour(fill) if fill else None

    def _of_colour(self, at: int, thing: Draft, column: int) -> None:
        progress = self._fill(*self.cells.owner.get((at, column), (at, column)))
        if progress is None or "status" in thing.fields:
            return
        thing.fields["status"] = progress
        thing.columns = {**thing.columns, "status": self.cells.letters(column)}
        place = self.cells.place(at, column)
        self.context.notes.add(rules.COLOUR, "", place, colours=tuple(COLOURS.values()))

    def _colour_column(self) -> int | None:
        """Where no column is of status, the column whose colours differ as those of a status do."""
        columns, fills = self.table.columns, self.cells.sheet.fills
        if columns.type != "action" or columns.all("action.status") or not fills:
            return None
        seen: dict[int, Counter[Progress]] = {}
        for (at, column), fill in fills.items():
            progress = progress_of_colour(fill) if self.table.first <= at < self.table.end else None
            if progress:
                seen.setdefault(column, Counter())[progress] += 1
        telling = {column: counts for column, counts in seen.items() if len(counts) > 1}
        if not telling:
            return None
        own = [column for column in (self._own.column, self._own.number) if column in telling]
        if own:
            return own[0]
        return max(telling, key=lambda column: (sum(telling[column].values()), -column))
