"""Lists of members, a row for each, and tables with the groups across the top."""

from __future__ import annotations

import re
from dataclasses import replace

from joinedup.core.finding import Place
from joinedup.core.leads import is_body
from joinedup.core.naming import folded
from joinedup.core.words import Basis, Office, Tenure
from joinedup.formats.membership import rules
from joinedup.formats.membership.book import Person
from joinedup.formats.membership.columns import unknown_columns
from joinedup.formats.membership.draft import ExtraRow, HolderRow, SeatRow
from joinedup.formats.membership.headings import seen
from joinedup.formats.membership.marks import means_no, means_yes, votes_of
from joinedup.formats.membership.offices import office_in, office_of_column
from joinedup.formats.membership.page import NOBODY, Page
from joinedup.formats.membership.roles import (
    Said,
    as_body,
    is_acting,
    is_strong_body,
    is_vacant,
    may_be_name,
    strictly,
    without_addresses,
)
from joinedup.formats.membership.sectors import basis_of, sector_of
from joinedup.formats.membership.tables import Kind, Row
from joinedup.formats.workbook.likeness import plain

_BODY_IN_BRACKETS = re.compile(
    r"\(\s*(?:affiliation|organi[sz]ation|body|agency|partner|employer|company|sefydliad)\s*\)",
    re.I,
)
_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_MOSTLY = 0.6


class Listing:
    """Reads the rows of one list."""

    def __init__(self, page: Page) -> None:
        self.page, self.book, self.table = page, page.book, page.table
        self._last_body = ""
        self._carries = self._has_blanks_below("body")
        self.members_are_bodies = self._are_bodies()
        self._unknown = [] if self.table.kind is Kind.MATRIX else unknown_columns(page)

    def read(self) -> None:
        """Every row of the list."""
        self._note_said()
        for row in self.page.rows():
            self._group(row)
            body = self.body_of(row)
            said, office, vacant = self.page.role_of(row, body)
            if self.members_are_bodies:
                said = replace(said, name="")
            if not (body or said.role or said.name or vacant or office):
                self.page.skip(row, NOBODY)
                continue
            self.page.used += 1
            self._seat(row, body, said, office, vacant)

    def _note_said(self) -> None:
        names = {
            "sector": "partner.sector",
            "votes": "seat.votes",
            "capacity": "seat.capacity",
            "basis": "seat.basis",
            "deputy": "seat.deputy",
            "starts": "seat_holder.starts",
            "until": "seat_holder.ended",
        }
        for meaning, name in names.items():
            if self.table.columns(meaning):
                self.book.said.add(name)

    def _group(self, row: Row) -> None:
        column, text = self.page.first(row, "group")
        if column is not None and not means_yes(text):
            self.page.group = self.book.group(text, self.page.place(row.at, column))

    # The body

    def body_of(self, row: Row) -> str:
        """The body of a row: its own cell, one merged down over it, or the one above a blank."""
        columns = self.table.columns("body")
        if self.members_are_bodies:
            columns += self.table.columns("member")
        for column in columns:
            text = self.table.cells.text_through_merge(row.at, column, self.table.first)
            text = seen(text)
            if text:
                self._last_body = self.named(text, row, column)
                return self._last_body
        if not columns:
            return self._in_brackets(row)
        if columns and self._carries and self._last_body:
            heading = self.table.headings[columns[0]].text
            place = self.page.place(row.at, columns[0])
            key = (self.table.cells.sheet.name, columns[0])
            self.book.notes.add(rules.CARRIED, key, place, column=heading)
            return self._last_body
        return ""

    def _in_brackets(self, row: Row) -> str:
        """The body that stands in brackets behind a name, where the heading says so."""
        column, text = self.page.first(row, "name", "member")
        if column is None or not _BODY_IN_BRACKETS.search(self.table.headings[column].text):
            return ""
        found = _BRACKETS.search(text)
        return self.named(found[1].strip(), row, column) if found else ""

    def named(self, text: str, row: Row, column: int) -> str:
        """A body without the name of a person that may stand with it."""
        place = self.page.place(row.at, column)
        if is_vacant(text) and not is_body(text):
            return ""
        _, text = office_in(text)
        read = as_body(text)
        self.book.not_kept(read.name, place)
        return self.book.body(read.body, place) if read.body else ""

    def _has_blanks_below(self, meaning: str) -> bool:
        """Whether a column is written in the first of several rows and left blank below: it has
        blanks where other cells of who are filled, and never the same twice running."""
        columns = self.table.columns(meaning)
        others = self.table.columns("name", "member", "role", "job")
        if not columns or not others:
            return False
        blanks, last = 0, ""
        for row in self.page.all_rows:
            text = row.texts.get(columns[0], "")
            if text and text == last:
                return False
            blanks += not text and any(at in row.texts for at in others)
            last = text
        return blanks > 0

    def _are_bodies(self) -> bool:
        """Whether a column headed "Member" lists bodies: most of its cells are called as bodies
        are, and no other column is of bodies or of names."""
        columns = self.table.columns("member")
        if not columns or self.table.columns("body", "name"):
            return False
        texts = [text for row in self.page.all_rows if (text := row.texts.get(columns[0], ""))]
        bodies = sum(is_strong_body(text) for text in texts)
        return bool(texts) and bodies >= _MOSTLY * len(texts)

    # The seat

    def _seat(self, row: Row, body: str, said: Said, office: Office | None, vacant: bool) -> None:
        place = self.page.place(row.at, row.filled[0])
        _, status = self.page.first(row, "status")
        nobody = vacant or (not said.role and not said.name and is_vacant(status))
        office = self._office(row) or office
        person = None if nobody else self.book.person(said, body, self.page.group, place)
        seat = self._seat_row(row, body, status, nobody, place)
        number, new = self.book.seat(seat, person)
        if new and nobody:
            self.book.vacant(seat)
        if person is not None and (new or seat.title) and not self._holds(number, person):
            self.book.hold(self._holder(row, number, person, status, place))
        if person is not None and office is not None:
            self._chair(row, office, person, place)
        self._deputy(row, body, number)
        self._extras(row, number)

    def _holds(self, number: int, person: Person) -> bool:
        return person.title in self.book.held.get(number, ())

    def _office(self, row: Row) -> Office | None:
        for meaning in ("chair", "vice", "capacity", "status", "notes"):
            column, text = self.page.first(row, meaning)
            if column is None:
                continue
            if meaning in ("chair", "vice"):
                found = office_of_column(text, meaning == "vice")
            else:
                found = office_in(text)[0] if len(text) < 40 else None
            if found is not None:
                return found
        return None

    def _seat_row(self, row: Row, body: str, status: str, nobody: bool, place: Place) -> SeatRow:
        _, title = self.page.first(row, "seat")
        _, capacity = self.page.first(row, "capacity")
        _, note = self.page.first(row, "notes")
        return SeatRow(
            number=0,
            group=self.book.group(self.page.group, place),
            body=body,
            title="" if title.isdigit() or may_be_name(title) else title,
            votes=self._votes(row),
            capacity="" if may_be_name(capacity) or office_in(capacity)[0] else capacity,
            basis=self._basis(row),
            vacant=nobody,
            status=status,
            note=without_addresses(note),
            place=place,
        )

    def _votes(self, row: Row) -> int | None:
        column, text = self.page.first(row, "votes")
        if column is None:
            return None
        votes = votes_of(text)
        if votes is None:
            self.page.not_understood(row, column)
        return votes

    def _basis(self, row: Row) -> Basis | None:
        column, text = self.page.first(row, "basis")
        found = basis_of(text) if column is not None else None
        if column is not None and found is None:
            self.page.not_understood(row, column)
        return found

    def _holder(
        self, row: Row, number: int, person: Person, status: str, place: Place
    ) -> HolderRow:
        whole = [
            status,
            *(self.page.first(row, each)[1] for each in ("role", "job", "name", "member")),
        ]
        return HolderRow(
            seat=number,
            person=person.title,
            body=person.body,
            tenure=Tenure.ACTING if any(map(is_acting, whole)) else Tenure.FULL,
            starts=self.page.when(row, "starts"),
            until=self.page.when(row, "until"),
            place=place,
        )

    def _chair(self, row: Row, office: Office, person: Person, place: Place) -> None:
        _, capacity = self.page.first(row, "capacity")
        if office_in(capacity)[0]:
            capacity = ""
        self.page.chair(
            office,
            person,
            place,
            capacity=capacity,
            starts=self.page.when(row, "starts") if self.table.columns("starts") else None,
            due=self.page.when(row, "until") if self.table.columns("until") else None,
        )

    def _deputy(self, row: Row, body: str, number: int) -> None:
        column, text = self.page.first(row, "deputy")
        if column is None or is_vacant(text) or means_no(text):
            return
        if means_yes(text):
            return
        place = self.page.place(row.at, column)
        read = strictly(text, frozenset({plain(body)}))
        role = read.role or (f"Deputy for {body}" if body else "Deputy")
        person = self.book.known(read, body)
        if person is None:
            person = self.book.person(replace(read, role=role), body, "", place)
        else:
            self.book.not_kept(read.name, place)
        seat = self.book.seats[number - 1]
        if not seat.deputy:
            self.book.seats[number - 1] = replace(seat, deputy=person.title)

    def _extras(self, row: Row, number: int) -> None:
        self.sector(row)
        for column in self._unknown:
            if text := row.texts.get(column, ""):
                heading, place = self.table.headings[column].text, self.page.place(row.at, column)
                self.book.extras.append(
                    ExtraRow(seat=number, header=heading, text=text, place=place)
                )

    def sector(self, row: Row) -> None:
        column, text = self.page.first(row, "sector")
        known = self.book.bodies.get(folded(self._last_body))
        if column is None or known is None:
            return
        sector = sector_of(text, known.title)
        if sector is None:
            self.page.not_understood(row, column)
        known.sector = known.sector or sector
