"""What was understood of each sheet, and what there is to say of those left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from joinedup.core.catalogue import N_
from joinedup.core.finding import Phrase, Word
from joinedup.core.planfile import Column, Understood
from joinedup.formats.sheets import Sheet
from joinedup.formats.workbook import rules, selection
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.fields import Field
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.reading import Reader
from joinedup.formats.workbook.tables import Table

LEFT_OUT = {
    selection.OLD: N_("its name says that it is not in use"),
    selection.HIDDEN: N_("it is hidden"),
    selection.LIST: N_("its name says that it is a list for drop-downs or guidance"),
    selection.NO_TABLE: N_("no row of it has headings of a plan"),
    selection.GRANTS: N_("its headings are those of data on grants (360Giving)"),
}
_AS_LEFT_OUT = {
    selection.OLD: N_("left out: its name says that it is not in use"),
    selection.HIDDEN: N_("left out: it is hidden"),
    selection.LIST: N_("left out: its name says that it is a list for drop-downs or guidance"),
    selection.NO_TABLE: N_("left out: no row of it has headings of a plan"),
    selection.GRANTS: N_("left out: its headings are those of data on grants (360Giving)"),
}
_MOST_NAMED = 10  # columns of one sheet in one sentence
MORE = N_("{count} more")

Line = tuple[int, int, str]
"""A text above a table: its row, its column (both from 0), and what it says."""


@dataclass(slots=True)
class Page:
    """One sheet and what was found on it."""

    sheet: Sheet
    cells: Cells
    tables: list[Table] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    left_out: str = ""
    readers: list[Reader] = field(default_factory=list)


def understood_of(page: Page, notes: Notes, *, told: bool) -> list[Understood]:
    if not page.tables:
        return [_left_out(page, notes, told=told)] if page.left_out != selection.EMPTY else []
    return [
        _of_table(table, reader, notes)
        for table, reader in zip(page.tables, page.readers, strict=True)
    ]


def _left_out(page: Page, notes: Notes, *, told: bool) -> Understood:
    """A sheet that was left out; where nothing at all was read, one finding says so of all."""
    rows = [
        at
        for at, row in enumerate(page.sheet.rows)
        if any(value not in (None, "") for value in row)
    ]
    reason = LEFT_OUT[page.left_out]
    name = page.sheet.name
    if told:
        notes.add(
            rules.SHEET_LEFT_OUT,
            name,
            page.cells.place(rows[0]),
            count=len(rows),
            sheet=name,
            reason=Word(reason),
        )
    use = _AS_LEFT_OUT[page.left_out]
    return Understood(sheet=name, header_row=None, unused=len(rows), use=use)


def _names(unknown: Sequence[Field], cells: Cells) -> tuple[str | Phrase, ...]:
    """The first columns by their headings or letters, and how many more there are."""
    names = tuple(
        f"“{each.header}”" if each.header else cells.letters(each.column)
        for each in unknown[:_MOST_NAMED]
    )
    more = len(unknown) - len(names)
    return (*names, Phrase(MORE, {"count": more})) if more else names


def _of_table(table: Table, reader: Reader, notes: Notes) -> Understood:
    cells = table.cells
    filled = {
        column
        for row in cells.rows[table.first : table.end]
        for column, value in enumerate(row)
        if value
    }
    columns, unknown = [], []
    for each in table.columns.fields:
        if not each.header and each.as_ is None and each.column not in filled:
            continue
        columns.append(Column(column=cells.letters(each.column), header=each.header, as_=each.as_))
        if each.as_ is None and each.column in filled:
            unknown.append(each)
    sheet = cells.sheet.name
    header = table.header
    names = _names(unknown, cells)
    for each in unknown:
        place = cells.place(table.first if header is None else header, each.column)
        notes.add(rules.COLUMNS_UNKNOWN, (sheet, header), place, sheet=sheet, columns=names)
    return Understood(
        sheet=sheet,
        header_row=None if header is None else header + cells.sheet.first_row,
        columns=tuple(columns),
        rows=reader.used,
        unused=reader.unused,
        use=table.columns.use,
    )


def note_beside(page: Page, notes: Notes) -> None:
    """Say which tables stand side by side."""
    rows: dict[int | None, list[Table]] = {}
    for table in page.tables:
        rows.setdefault(table.header, []).append(table)
    for header, tables in rows.items():
        if header is None or len(tables) < 2:
            continue
        spans = []
        for table in tables:
            columns = [column for column, heading in table.headings.items() if heading.text]
            spans.append((min(columns), max(columns)))
        letters = page.cells.letters
        notes.add(
            rules.SIDE_BY_SIDE,
            (page.sheet.name, header),
            page.cells.place(header, spans[1][0]),
            sheet=page.sheet.name,
            number=len(tables),
            columns=tuple(f"{letters(first)}–{letters(last)}" for first, last in spans),
        )


def _why(page: Page) -> str:
    return LEFT_OUT.get(page.left_out, N_("nothing was read"))


def note_no_plan(pages: Sequence[Page], file: str, notes: Notes) -> None:
    seen = tuple(
        Phrase("“{sheet}” ({why})", {"sheet": page.sheet.name, "why": Word(_why(page))})
        for page in pages[:8]
    )
    notes.add(rules.NO_PLAN, "", None, file=file, sheets=seen or (Word(N_("no sheets at all")),))
