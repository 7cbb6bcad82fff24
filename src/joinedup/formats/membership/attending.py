"""Attendance sheets: members down and meetings across, or a row for each member and meeting."""

from __future__ import annotations

from collections.abc import Mapping

from joinedup.core.catalogue import N_
from joinedup.core.dates import dates_in
from joinedup.core.finding import Word
from joinedup.core.period import Grain, When
from joinedup.formats.membership import rules
from joinedup.formats.membership.draft import AttendanceRow, Presence
from joinedup.formats.membership.headings import DATE
from joinedup.formats.membership.listing import Listing
from joinedup.formats.membership.marks import CANCELLED, Signs, legend_of, sign_of
from joinedup.formats.membership.page import NOBODY, Page
from joinedup.formats.membership.roles import Said
from joinedup.formats.membership.tables import Kind, Row

_SHOWN = 2  # characters of an entry that is shown in a sentence: a longer one may be a name
MEANINGS: Mapping[Presence, str] = {
    Presence.PRESENT: N_("present"),
    Presence.APOLOGIES: N_("apologies"),
    Presence.DEPUTY: N_("a deputy came"),
    Presence.ABSENT: N_("absent"),
    Presence.NOT_THEN: N_("not a member then"),
    Presence.NOT_KNOWN: N_("not known"),
}


class Attending:
    """Reads the rows of one attendance sheet."""

    def __init__(self, page: Page) -> None:
        self.page, self.book, self.table = page, page.book, page.table
        self._rows = Listing(page)
        self._is_log = page.table.kind is Kind.LOG
        wanted = self.table.columns("attended" if self._is_log else DATE)
        entries = [row.texts[at] for row in page.all_rows for at in wanted if at in row.texts]
        lines = [" ".join(row.texts.values()) for row in page.all_rows if len(row.texts) == 1]
        pairs = [" = ".join(row.texts.values()) for row in page.all_rows if _is_pair(row)]
        above = [text for _, _, text in self.table.lines]
        self._one = self._of_title() if self._is_log else When("")
        self._signs = Signs(entries, legend_of([*above, *lines, *pairs]))

    def read(self) -> None:
        """Every row of the sheet."""
        if self._is_log:
            for row in self.page.rows():
                self._logged(row)
            return
        meetings = self._meetings()
        for row in self.page.rows():
            who = self._who(row)
            if who is None:
                continue
            body, title = who
            for column, when in meetings.items():
                self._entry(row, column, row.texts.get(column, ""), when, body, title)

    def _of_title(self) -> When:
        """The date of the one meeting that a register without dates is of: in a line above it, or
        on its tab."""
        name = self.table.cells.sheet.name
        for text in (*(text for _, _, text in reversed(self.table.lines)), name):
            for found in dates_in(text, year_starts=self.page.year_starts):
                if found.when.period and found.when.period.grain is Grain.DAY:
                    return found.when
        if not self.table.columns("meeting"):
            place = self.page.place(self.table.header)
            heading = self.table.headings[self.table.columns("attended")[0]].text
            self.book.notes.add(
                rules.NOT_A_DATE, (name, "title"), place, value=name, column=heading
            )
        return When("")

    def _meetings(self) -> dict[int, When]:
        """The columns of the meetings that took place, with their dates."""
        found: dict[int, When] = {}
        silent: list[int] = []
        filled = dict.fromkeys(self.table.columns(DATE), False)
        off: set[int] = set()
        for row in self.page.all_rows:
            for at in filled:
                text = row.texts.get(at, "")
                filled[at] = filled[at] or bool(text)
                if CANCELLED.search(text):
                    off.add(at)
        for at, has in filled.items():
            heading = self.table.headings[at]
            if not has or at in off or CANCELLED.search(heading.text):
                silent.append(at)
            else:
                found[at] = heading.when or When(heading.text)
                self._doubt(at, heading.text, found[at])
        self._note_silent(silent)
        return found

    def _doubt(self, column: int, text: str, when: When) -> None:
        if when.period is None:
            place = self.page.place(self.table.header, column)
            self.book.notes.add(
                rules.NOT_A_DATE, (place.sheet, column), place, value=text, column=text
            )

    def _note_silent(self, columns: list[int]) -> None:
        if not columns:
            return
        sheet = self.table.cells.sheet.name
        self.book.notes.add(
            rules.NO_MEETING,
            (sheet, self.table.header),
            self.page.place(self.table.header, columns[0]),
            count=len(columns),
            meetings=tuple(self.table.headings[at].text for at in columns[:8]),
            sheet=sheet,
        )

    def _who(self, row: Row) -> tuple[str, str] | None:
        """The body and the title of the member that a row is of; None where it names nobody."""
        body = self._rows.body_of(row)
        said, _, vacant = self.page.role_of(row, body)
        place = self.page.place(row.at, row.filled[0])
        if self._rows.members_are_bodies:
            said = Said(role=said.role)
        if not (body or said.role or said.name):
            self.page.skip(row, NOBODY)
            return None
        self.page.used += 1
        if vacant:
            return body, f"Member for {body}"
        person = self.book.known(said, body)
        if person is None and (said.role or said.name or not self._seated(body)):
            person = self.book.person(said, body, self.page.group, place)
        else:
            self.book.not_kept(said.name, place)
        if person is None:
            return body, self._seated(body)
        return person.body or body, person.title

    def _seated(self, body: str) -> str:
        """Who holds the one seat of a body on the group, by the list; "" if that is not clear."""
        numbers = set(self.book.seats_of_body.get((self.page.group, body), ()))
        if len(numbers) != 1:
            return ""
        held = self.book.held.get(next(iter(numbers)), [])
        return held[0] if len(held) == 1 else ""

    def _entry(self, row: Row, column: int, text: str, when: When, body: str, who: str) -> None:
        presence = self._presence(row, column, text)
        self.book.attendance.append(
            AttendanceRow(
                group=self.page.group,
                when=when,
                body=body,
                who=who,
                presence=presence,
                place=self.page.place(row.at, column),
            )
        )

    def _presence(self, row: Row, column: int, text: str) -> Presence:
        sheet, notes = self.table.cells.sheet.name, self.book.notes
        place = self.page.place(row.at, column)
        if not text:
            notes.add(rules.BLANKS, sheet, place, sheet=sheet)
            return Presence.NOT_KNOWN
        presence, guessed = self._signs.read(text)
        if presence is None:
            harmless = len(text) <= _SHOWN
            shown = f" (“{text}”)" if harmless else ""
            notes.add(rules.NOT_A_MARK, sheet, place, sheet=sheet, shown=shown)
            return Presence.NOT_KNOWN
        if guessed:
            sign = sign_of(text)
            key = (sheet, sign.lower())
            meaning = Word(MEANINGS[presence])
            notes.add(rules.READ_AS, key, place, value=sign, sheet=sheet, meaning=meaning)
        return presence

    def _logged(self, row: Row) -> None:
        """A row of one member and one meeting."""
        column, group = self.page.first(row, "group")
        if column is not None:
            self.page.group = self.book.group(group, self.page.place(row.at, column))
        when = self.page.when(row, "meeting") if self.table.columns("meeting") else self._one
        who = self._who(row) if when is not None else None
        if when is None or who is None:
            if when is None:
                self.page.skip(row, NOBODY)
            return
        at, text = self.page.first(row, "attended")
        self._entry(row, at if at is not None else row.filled[0], text, when, *who)


def _is_pair(row: Row) -> bool:
    return len(row.texts) == 2 and len(next(iter(row.texts.values()))) <= 2
