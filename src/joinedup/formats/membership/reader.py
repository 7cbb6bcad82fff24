"""Lists of members and attendance sheets, read as they are, with what was understood of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from joinedup.core.catalogue import N_
from joinedup.core.finding import Word
from joinedup.core.planfile import Column, Understood
from joinedup.formats.membership import rules
from joinedup.formats.membership.attending import Attending
from joinedup.formats.membership.book import Book
from joinedup.formats.membership.checking import note_doubts
from joinedup.formats.membership.draft import Membership
from joinedup.formats.membership.grouping import group_of_sheet, known_as
from joinedup.formats.membership.headings import DATE, seen
from joinedup.formats.membership.listing import Listing
from joinedup.formats.membership.matrix import Matrix
from joinedup.formats.membership.offices import is_office_line
from joinedup.formats.membership.page import Page
from joinedup.formats.membership.tables import Kind, Table, find_tables
from joinedup.formats.sheets import Sheet
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.context import year_of
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.selection import EMPTY, HIDDEN, OLD, reason_to_leave

if TYPE_CHECKING:
    from joinedup.formats.opening import Opened

_REASONS = {
    OLD: N_("its name says that it is an old one"),
    HIDDEN: N_("it is hidden"),
    EMPTY: N_("it is empty"),
    "": N_("no row has headings of members or of attendance"),
}
_SEARCHED = 15  # rows at the top in which the year of a sheet is looked for
_LISTS_FIRST = (Kind.LIST, Kind.MATRIX, Kind.ATTENDANCE, Kind.LOG)


@dataclass(slots=True)
class _Found:
    """A sheet and its tables."""

    cells: Cells
    reason: str
    tables: list[Table] = field(default_factory=list)


def read_membership(opened: Opened, *, year_starts: int = 4) -> Membership:
    """Read who is at the table from a file that was made for people.

    Lists come first, so that somebody of whom an attendance sheet has only the name is known by the
    role. ``year_starts`` is the first month of the partnership's year. Never raises on content: what
    could not be read is among the findings, and names of people are not among what is handed on."""
    notes = Notes(opened.name)
    book = Book(notes)
    found = [_found(sheet, opened.name, year_starts) for sheet in opened.sheets]
    pages: dict[int, Page] = {}
    for kind in _LISTS_FIRST:
        for each in found:
            for table in each.tables:
                if table.kind is kind:
                    pages[id(table)] = _read(table, book, opened.name, year_starts)
    for each in found:
        _note_sheet(each, notes)
    note_doubts(book)
    if not (book.seats or book.attendance or book.chairs):
        notes.add(rules.NOTHING, "", None, file=opened.name)
    understood = [_understood(table, pages[id(table)]) for each in found for table in each.tables]
    return _handed_on(book, opened, tuple(understood), year_starts)


def _handed_on(
    book: Book, opened: Opened, understood: tuple[Understood, ...], year_starts: int
) -> Membership:
    people = [(each.title, each.body) for alike in book.people.values() for each in alike]
    return Membership(
        file=opened.name,
        sha256=opened.sha256,
        groups=tuple(book.groups.values()),
        bodies=book.body_rows(),
        people=tuple(people),
        seats=tuple(book.seats),
        holders=tuple(book.holders),
        chairs=tuple(book.chairs),
        attendance=tuple(book.attendance),
        extras=tuple(book.extras),
        findings=book.notes.findings({}),
        understood=understood,
        said=frozenset(book.said),
        year_starts=year_starts,
    )


def _found(sheet: Sheet, file: str, year_starts: int) -> _Found:
    cells = Cells(sheet, file)
    reason = reason_to_leave(sheet)
    if reason in (OLD, HIDDEN, EMPTY):
        return _Found(cells, reason)
    return _Found(cells, "", find_tables(cells, _year(cells, year_starts), year_starts))


def _year(cells: Cells, year_starts: int) -> str:
    """The one year that the top of a sheet, or its tab, names."""
    texts = [
        text
        for row in range(min(cells.height, _SEARCHED))
        for column in range(min(len(cells.rows[row]), 10))
        if (text := seen(cells.text(row, column)))
    ]
    return year_of([cells.sheet.name, *texts], year_starts)


def _read(table: Table, book: Book, file: str, year_starts: int) -> Page:
    sheet = table.cells.sheet
    lines = [text for _, _, text in table.lines if not is_office_line(text)]
    tab = sheet.kind == "sheet"
    group, named = group_of_sheet(sheet.name, reversed(lines), file, tab=tab)
    group = known_as(group, (each.title for each in book.groups.values()))
    page = Page(table, book, group, year_starts)
    by_column = table.kind is Kind.MATRIX or bool(table.columns("group"))
    place = page.place(table.header)
    if not by_column:
        page.group = book.group(group, place)
        if not named:
            notes = book.notes
            notes.add(rules.GROUP_GUESSED, sheet.name, place, sheet=sheet.name, group=group)
    if table.kind is Kind.LIST:
        Listing(page).read()
    elif table.kind is Kind.MATRIX:
        Matrix(page).read()
    else:
        Attending(page).read()
    _chairs_above(page)
    return page


def _chairs_above(page: Page) -> None:
    """The lines "Chair: ..." above a table."""
    lines = page.table.lines
    for at, (row, column, text) in enumerate(lines):
        if is_office_line(text):
            beside = [each for r, _, each in lines[at + 1 : at + 2] if r == row]
            page.chair_line(row, column, text, beside)


def _note_sheet(found: _Found, notes: Notes) -> None:
    if found.tables:
        return
    name = found.cells.sheet.name
    reason = Word(_REASONS[found.reason])
    place = found.cells.place(0)
    notes.add(rules.SHEET, name, place, sheet=name, reason=reason)


def _understood(table: Table, page: Page) -> Understood:
    columns = tuple(
        Column(
            column=table.cells.letters(at),
            header=heading.text,
            as_="attendance" if heading.as_ == DATE else _FIELDS.get(heading.as_),
        )
        for at, heading in table.headings.items()
    )
    return Understood(
        sheet=table.cells.sheet.name,
        header_row=table.header + table.cells.sheet.first_row,
        columns=columns,
        rows=page.used,
        unused=page.unused,
        use=table.kind.value,
    )


_FIELDS = {
    "body": "partner.title",
    "sector": "partner.sector",
    "role": "person.title",
    "job": "person.title",
    "member": "person.title",
    "group": "group.title",
    "seat": "seat.title",
    "votes": "seat.votes",
    "capacity": "seat.capacity",
    "basis": "seat.basis",
    "deputy": "seat.deputy",
    "chair": "chair_term.person",
    "vice": "chair_term.person",
    "starts": "seat_holder.starts",
    "until": "seat_holder.ended",
    "status": "seat_holder.tenure",
    "notes": "note",
    "meeting": "attendance",
    "attended": "attendance",
}
