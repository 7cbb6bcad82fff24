"""Tables with the groups across the top: a tick, a number of seats, an office or a role in a cell."""

from __future__ import annotations

from dataclasses import replace

from joinedup.core.finding import Place
from joinedup.core.words import Office
from joinedup.formats.membership.draft import HolderRow, SeatRow
from joinedup.formats.membership.listing import Listing
from joinedup.formats.membership.marks import means_no, means_yes
from joinedup.formats.membership.offices import office_in
from joinedup.formats.membership.page import NOBODY, Page
from joinedup.formats.membership.roles import Said, is_vacant, may_be_name, strictly
from joinedup.formats.membership.tables import Row, matrix_columns
from joinedup.formats.workbook.likeness import plain

_MOST_SEATS = 60  # of one body on one group; a greater number is something else


class Matrix:
    """Reads a table with the groups across the top: a tick, a number of seats, an office or a role
    in the cell."""

    def __init__(self, page: Page) -> None:
        self.page, self.book, self.table = page, page.book, page.table
        self.columns = matrix_columns(self.table.cells, self.table.first, self.table.headings)
        self._rows = Listing(page)

    def read(self) -> None:
        """Every row of the table."""
        groups = {
            column: self.book.group(
                self.table.headings[column].text, self.page.place(self.table.header, column)
            )
            for column in self.columns
        }
        for row in self.page.rows():
            body = self._rows.body_of(row) or self._body_of_first(row)
            said, _, vacant = self.page.role_of(row, body)
            if not (body or said.role or said.name) or vacant:
                self.page.skip(row, NOBODY)
                continue
            self._rows.sector(row)
            self.page.used += 1
            for column, group in groups.items():
                if text := row.texts.get(column, ""):
                    self.page.group = group
                    self._cell(row, column, text, body, said)

    def _body_of_first(self, row: Row) -> str:
        """The body in a first column without a heading of its own."""
        column = row.filled[0]
        return (
            ""
            if column in self.table.headings
            else self._rows.named(row.texts[column], row, column)
        )

    def _cell(self, row: Row, column: int, text: str, body: str, said: Said) -> None:
        if means_no(text) and text != "1":
            return
        place = self.page.place(row.at, column)
        office, rest = office_in(text)
        count = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
        if count > _MOST_SEATS or (not office and not _is_seat(text)):
            self.page.not_understood(row, column)
            return
        own = said
        if rest and not means_yes(rest) and not text.isdigit():
            read = strictly(rest, frozenset({plain(body)}))
            own = replace(said, role=said.role or read.role, name=said.name or read.name)
        known = len(self.book.seats_of_body.get((self.page.group, body), ())) if body else 0
        if not own.role and not own.name and known >= count:
            return
        for _ in range(max(count - known, 1) if not own.role else 1):
            self._take(own, body, place, office, vacant=is_vacant(text))

    def _take(
        self, said: Said, body: str, place: Place, office: Office | None, *, vacant: bool
    ) -> None:
        person = None if vacant else self.book.person(said, body, self.page.group, place)
        if person is not None and (self.page.group, id(person)) in self.book.seat_of:
            pass  # a list has the seat already
        else:
            seat = SeatRow(number=0, group=self.page.group, body=body, vacant=vacant, place=place)
            number, _ = self.book.seat(seat, person)
            if vacant:
                self.book.vacant(seat)
            if person is not None:
                self.book.hold(
                    HolderRow(seat=number, person=person.title, body=person.body, place=place)
                )
        if person is not None and office is not None:
            self.page.chair(office, person, place, capacity="", starts=None, due=None)


def _is_seat(text: str) -> bool:
    """Whether a cell of a matrix says that there is a seat: not a deputy's or an observer's word."""
    if means_yes(text) or text.isdigit() or is_vacant(text):
        return True
    return bool(strictly(text).role or may_be_name(text) or text.lower() == "member")
