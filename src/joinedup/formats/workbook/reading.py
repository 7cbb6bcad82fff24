"""From the rows of one table to the things of the plan."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.core.finding import Word
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.above import Above
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.dating import Dates
from joinedup.formats.workbook.draft import Draft
from joinedup.formats.workbook.numbering import Numbered, split_number
from joinedup.formats.workbook.own import OwnFields
from joinedup.formats.workbook.parts import Parts
from joinedup.formats.workbook.rows import Kind, Row, read_rows
from joinedup.formats.workbook.tables import Table

_UNTITLED = N_("no title")
_REASONS = {
    Kind.NOTE: N_("notes beside the table"),
    Kind.REPEAT: N_("the headings again"),
}


class Reader:
    """Reads one table. ``used`` and ``unused`` count its rows that hold something; ``outline`` are
    the things that its rows are, in their order."""

    def __init__(
        self, table: Table, context: Context, theme: str, above: Draft | None, year: str
    ) -> None:
        self.table, self.context, self.cells = table, context, table.cells
        self.columns, self.type = table.columns, table.columns.type
        self.used = self.unused = 0
        self.outline: list[Draft] = []
        self._own = table.columns.levels[-1]
        self._last: Draft | None = None
        self._said = ("", "")
        self._by_row: dict[int, Draft] = {}
        self._letters = _letters_of(table)
        dates = Dates(table.cells, context)
        self._above = Above(table, context, theme, above)
        self._fields = OwnFields(table, context, dates)
        self._parts = Parts(table, context, dates, year)
        levels = {level.column for level in table.columns.levels}
        self._unknown = [
            each for each in table.columns.fields if each.as_ is None and each.column not in levels
        ]

    def read(self) -> None:
        """Read every row of the table."""
        for row in read_rows(self.table):
            if row.kind is Kind.DATA:
                self._data(row)
            elif row.kind is Kind.SECTION:
                self.used += 1
                self._above.section(row)
            elif row.kind is Kind.TOTAL:
                self.unused += 1
                place = self.cells.place(row.at, row.filled[0])
                self.context.notes.add(rules.TOTALS, "", place, value=row.texts[row.filled[0]])
            else:
                self._leave(row, _REASONS[row.kind])
        self._keep_comments()

    def _leave(self, row: Row, reason: str) -> None:
        self.unused += 1
        sheet, place = self.cells.sheet.name, self.cells.place(row.at, row.filled[0])
        self.context.notes.add(
            rules.ROWS_UNUSED, (sheet, reason), place, sheet=sheet, reason=Word(reason)
        )

    def _data(self, row: Row) -> None:
        above = self._above.of(row)
        thing = self._thing_of(row, above)
        if thing is not None:
            self._by_row[row.at] = thing
        elif above is not None and self._above.speaks(row) and not self._number(row):
            thing = above  # a row of nothing but a level above: what else it says is said of that
            self._fields.more(row, thing)
            self._keep_theme(row, thing)
        else:
            self._leave(row, _UNTITLED)
            return
        self.used += 1
        self._parts.read(row, thing)
        self._keep_unknown(row, thing)

    def _thing_of(self, row: Row, above: Draft | None) -> Draft | None:
        """The thing that a row is, or says more of; None where it has no title of its own."""
        own, last = self._own.column, self._last
        title = row.texts[own] if own < len(row.texts) else ""
        number = self._number(row)
        again = bool(title) and (number, title) == self._said
        self._said = (number, title) if title else self._said
        merged = self.cells.within_merge(row.at, own)
        below = last is not None and merged is not None and merged == (last.row, own)
        if title and not (again and self._parts.has_parts(row)):
            self._last = self._thing(row, title, number, above)
        elif last is not None and (again or below or self._says_more(row)):
            self._fields.more(row, last)
        else:
            return None
        return self._last

    def _says_more(self, row: Row) -> bool:
        """Whether a row without a title has a measure or milestone of the thing above it, and
        nothing that begins another group."""
        return self._parts.has_parts(row) and not (self._number(row) or self._above.speaks(row))

    def _number(self, row: Row) -> str:
        column = self._own.number
        return row.texts[column] if column is not None and column < len(row.texts) else ""

    def _thing(self, row: Row, text: str, number: str, above: Draft | None) -> Draft:
        flat, numbered = " ".join(text.split()), self._above.numbered(text, self._own.column)
        title = numbered.title or flat
        if number:
            title = title if numbered.number and not numbered.alone else flat
            number = split_number(number).number or number
        else:
            number = numbered.number
        book, cells, column = self.context.book, self.cells, self._own.column
        if self.type in ("outcome", "priority"):
            scope = above if self.type == "priority" else None
            thing = book.group(self.type, Numbered(number, title), scope, cells, row.at, column)
            thing.columns = {**self._letters, **thing.columns}
        else:
            thing = Draft(self.type, number, title, cells, row.at, self._letters, column=column)
            thing.title_is_number = numbered.alone
            if above is not None:
                thing.above.append(above)
            book.things.append(thing)
        if self._above.theme and not thing.fields.get("theme"):
            thing.fields["theme"] = self._above.theme
        self.outline.append(thing)
        self._fields.read(row, thing)
        return thing

    # What is kept as it stands

    def _keep_theme(self, row: Row, thing: Draft) -> None:
        """The theme of a row of nothing but a level above."""
        column = self.columns.theme
        theme = row.texts[column] if column is not None and column < len(row.texts) else ""
        if theme and thing.fields.setdefault("theme", theme) != theme:
            self.context.book.extras.append((thing, self.table.headings[column or 0].text, theme))

    def _keep_unknown(self, row: Row, thing: Draft) -> None:
        for each in self._unknown:
            text = row.texts[each.column] if each.column < len(row.texts) else ""
            if text:
                name = each.header or f"Column {self.cells.letters(each.column)}"
                self.context.book.extras.append((thing, name, text))

    def _keep_comments(self) -> None:
        """The notes that stand on cells."""
        for (at, column), text in self.cells.sheet.comments.items():
            if at in self._by_row:
                heading = self.table.headings.get(column)
                name = heading.text if heading and heading.text else self.cells.letters(column)
                self.context.book.extras.append((self._by_row[at], f"Note on {name}", text))


def _letters_of(table: Table) -> dict[str, str]:
    """Field > letters, for the things that the rows are; the title first."""
    own, cells = table.columns.levels[-1], table.cells
    letters = {"title": cells.letters(own.column)}
    if own.number is not None:
        letters["number"] = cells.letters(own.number)
    for each in table.columns.fields:
        if each.as_ and each.as_.startswith(f"{table.columns.type}."):
            letters.setdefault(each.as_.partition(".")[2], cells.letters(each.column))
    return letters
