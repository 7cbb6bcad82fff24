"""One table of one sheet while it is read: its group, its dates, and what is said of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from joinedup.core.catalogue import N_
from joinedup.core.dates import means_no_date, read_when
from joinedup.core.finding import Phrase, Place, Word
from joinedup.core.period import When
from joinedup.core.words import Office
from joinedup.formats.membership import rules
from joinedup.formats.membership.book import Book, Person
from joinedup.formats.membership.draft import ChairRow
from joinedup.formats.membership.grouping import group_name, is_only_group, reads_as_group
from joinedup.formats.membership.marks import legend_of
from joinedup.formats.membership.offices import capacity_of, is_office_line, office_in
from joinedup.formats.membership.roles import (
    Said,
    as_written,
    is_generic,
    is_strong_body,
    is_vacant,
    may_be_name,
    strictly,
    without_vacancy,
)
from joinedup.formats.membership.tables import Row, Table, is_total, rows_of
from joinedup.formats.workbook.likeness import plain
from joinedup.formats.workbook.rows import is_note

TOTAL, NOTE = N_("it is a total, which is worked out anew"), N_("it is a note beside the table")
NOBODY = N_("it names nobody and no body")


@dataclass(slots=True)
class Page:
    """What the readers of a table share. ``group`` is the group at the row that is read."""

    table: Table
    book: Book
    group: str
    year_starts: int
    used: int = 0
    unused: int = 0
    all_rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        self.all_rows = tuple(rows_of(self.table))

    def place(self, at: int, column: int | None = None) -> Place:
        """The place of a cell."""
        return self.table.cells.place(at, column)

    def rows(self) -> Iterator[Row]:
        """The rows of members: lines of chairs, groups, totals and notes are dealt with here."""
        for row in self.all_rows:
            if self._is_chair_line(row):
                continue
            if is_total(row):
                self.skip(row, TOTAL)
            elif len(row.texts) == 1 and self._is_line(row):
                continue
            elif (
                len(row.texts) <= 2
                and legend_of([" = ".join(row.texts.values())])
                and self._short(row)
            ):
                self.skip(row, NOTE)
            else:
                yield row

    def _short(self, row: Row) -> bool:
        first = next(iter(row.texts.values()))
        return len(row.texts) == 1 or len(first) <= 2

    def skip(self, row: Row, reason: str) -> None:
        """Say that a row was not used."""
        self.unused += 1
        sheet = self.table.cells.sheet.name
        place = self.place(row.at, row.filled[0])
        self.book.notes.add(rules.ROWS, (sheet, reason), place, sheet=sheet, reason=Word(reason))

    def _is_line(self, row: Row) -> bool:
        """Whether a row with one cell is a line of its own: a group's name, a legend, a note."""
        ((column, text),) = row.texts.items()
        wide = self.table.cells.widths.get((row.at, column), 1) > 2
        heading = self.table.headings.get(column)
        own = heading is not None and heading.as_ in ("body", "name", "member", "role", "job")
        if legend_of([text]) or is_note(text) or len(text) > 100:
            self.skip(row, NOTE)
            return True
        named = group_name(text)
        of_body = not own or (heading is not None and heading.as_ == "body")
        is_group = is_only_group(text) or (
            reads_as_group(text) and not (own and is_strong_body(text))
        )
        if named and (wide or (is_group and of_body)):
            self.group = self.book.group(named, self.place(row.at, column))
            return True
        if not own or wide:
            self.skip(row, NOTE)
            return True
        return False

    # Chairs

    def _is_chair_line(self, row: Row) -> bool:
        """Take "Chair: Leader of the council" as the chair; whether the row was that."""
        (column, text), *rest = row.texts.items()
        if len(row.texts) > 2 or (not rest and ":" not in text and "–" not in text):
            return False
        heading = self.table.headings.get(column)
        if rest and not text.rstrip().endswith(":") and heading is not None and heading.as_:
            return False
        return is_office_line(text) and self.chair_line(row.at, column, text, [t for _, t in rest])

    def chair_line(self, at: int, column: int, text: str, rest: list[str]) -> bool:
        """A chair named in a line; whether one was."""
        office, said = office_in(text.strip(" .:") if rest else text)
        said = " ".join(filter(None, (said, *rest)))
        if office is None or not said:
            return False
        if is_vacant(said):
            return True
        place = self.place(at, column)
        read, body = self.of_line(said)
        person = self.book.known(read, body) or (None if body else self.book.only(read.role))
        person = person or self.book.person(read, body, self.group, place)
        self.book.not_kept(read.name, place)
        self.chair(office, person, place, capacity="", starts=None, due=None)
        return True

    def of_line(self, text: str) -> tuple[Said, str]:
        """The role and the known body that a line names."""
        known = {plain(body.title): body.title for body in self.book.bodies.values()}
        read = strictly(text, frozenset(known))
        return read, known.get(plain(read.body), "")

    def chair(
        self,
        office: Office,
        person: Person,
        place: Place,
        *,
        capacity: str,
        starts: When | None,
        due: When | None,
    ) -> None:
        """Somebody in the chair; the same person in the same office counts once."""
        row = ChairRow(
            group=self.group,
            office=office,
            person=person.title,
            body=person.body,
            capacity=capacity_of(capacity, person.role),
            starts=starts,
            due=due,
            place=place,
        )
        key = (row.group, row.office, row.person, row.body)
        if key not in self.book.in_chair:
            self.book.in_chair.add(key)
            self.book.chairs.append(row)
        self.book.said.add("chair_term.person")

    # Cells

    def first(self, row: Row, *meanings: str) -> tuple[int | None, str]:
        """The first filled cell of a row that has one of these meanings: column, text."""
        for meaning in meanings:
            for column in self.table.columns(meaning):
                if text := row.texts.get(column, ""):
                    return column, text
        return None, ""

    def when(self, row: Row, meaning: str) -> When | None:
        """The date of a cell; one that is none is noted and kept as words."""
        column, text = self.first(row, meaning)
        if column is None:
            return None
        value = self.table.cells.value(row.at, column)
        if isinstance(value, datetime.date):
            return self.table.cells.when(row.at, column, value)
        when = read_when(text, year_starts=self.year_starts)
        if when.period is None and not when.ongoing and not means_no_date(text):
            shown = "…" if may_be_name(text) else when.text[:40]
            heading = self.table.headings[column].text
            key = (self.table.cells.sheet.name, column)
            self.book.notes.add(
                rules.NOT_A_DATE, key, self.place(row.at, column), value=shown, column=heading
            )
        return None if means_no_date(text) else when

    def not_understood(self, row: Row, column: int) -> None:
        """Say that a cell was not understood."""
        heading = self.table.headings[column].text
        key = (self.table.cells.sheet.name, column)
        place = self.place(row.at, column)
        self.book.notes.add(rules.NOT_UNDERSTOOD, key, place, column=heading)

    def note_columns(self, kind: str, columns: list[int]) -> None:
        """Say what became of columns: "unknown", "private" or "total"."""
        cells = self.table.cells
        shown = tuple(
            f"“{self.table.headings[at].text}” ({cells.letters(at)})" for at in columns[:12]
        )
        self.book.notes.add(
            rules.COLUMNS,
            (cells.sheet.name, self.table.header, kind),
            self.place(self.table.header, columns[0]),
            count=len(columns),
            columns=shown,
            sheet=cells.sheet.name,
            fate=Phrase(_FATES[kind]),
        )

    def role_of(self, row: Row, body: str) -> tuple[Said, Office | None, bool]:
        """Who a row is about: the role and the key of a name, the office, and whether the seat is
        vacant by what stands there."""
        office: Office | None = None
        roles: dict[str, str] = {}
        names: list[str] = []
        vacant = named = False
        for meaning in ("name", "member", "job", "role"):
            for column in self.table.columns(meaning):
                text = row.texts.get(column, "")
                if not text:
                    continue
                marked, rest = office_in(text)
                office = office or marked
                if meaning in ("name", "member"):
                    nobody, rest = without_vacancy(rest)
                    vacant = vacant or nobody
                    read = strictly(rest, frozenset({plain(body)}))
                    named = named or bool(rest)
                else:
                    vacant = vacant or is_vacant(rest)
                    read = as_written(rest, trusted=named or vacant)
                roles.setdefault(meaning, read.role)
                names += read.name.split()
        role = next((each for name in _BEST if (each := roles.get(name, "")) and _says(each)), "")
        return Said(role=role, name=" ".join(sorted(set(names)))), office, vacant


_BEST = ("job", "role", "member", "name")


def _says(role: str) -> bool:
    return not is_generic(role)


_FATES = {
    "unknown": N_("was not understood, and is kept with each seat as written"),
    "private": N_("was not taken over: it holds names, addresses or what nobody else needs"),
    "total": N_("holds counts, which are worked out anew"),
}
