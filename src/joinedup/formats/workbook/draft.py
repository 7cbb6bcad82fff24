"""The plan in the making: things as they are found, before they have refs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.calendar_words import fold
from joinedup.core.finding import Place
from joinedup.core.period import When
from joinedup.core.words import Progress
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.likeness import alike
from joinedup.formats.workbook.names import Spot
from joinedup.formats.workbook.numbering import Numbered

SAME_NUMBER = 0.6  # how alike two titles of one number must be to be one outcome or priority


@dataclass(slots=True)
class LeadCell:
    """A cell of leads, kept until every sheet is read and the partners are known."""

    text: str
    spot: Spot
    bodies: bool


@dataclass(slots=True, eq=False)
class Draft:
    """A thing in the making: its type may still change, its ref comes last.

    ``fields`` hold values of the plan's own field names; ``columns`` the letters they stand in.
    ``above`` are the things it serves, its place in the outline first."""

    type: str
    number: str
    title: str
    cells: Cells
    row: int
    columns: dict[str, str]
    above: list[Draft] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    leads: list[LeadCell] = field(default_factory=list)
    column: int = 0
    ref: str = ""
    title_is_number: bool | None = None

    def place(self, field: str = "") -> Place:
        """The place of a field, or of the thing."""
        letters = self.columns.get(field) or next(iter(self.columns.values()), "A")
        cells = self.cells
        cell = f"{letters}{self.row + cells.sheet.first_row}"
        return Place(cells.file, cells.sheet.name, cell, cells.line(self.row))


@dataclass(slots=True, eq=False)
class Told:
    """An update in the making."""

    subject: Draft
    period: When | None
    text: str = ""
    status: Progress | None = None
    status_text: str = ""
    cells: Cells | None = None
    row: int = 0
    column: int = 0


@dataclass(slots=True, eq=False)
class Joined:
    """A link in the making, to a thing named by its number or title."""

    source: Draft
    target: str
    kind: str
    cells: Cells
    row: int
    column: int


@dataclass(slots=True)
class Book:
    """Everything found in a workbook."""

    things: list[Draft] = field(default_factory=list)
    updates: list[Told] = field(default_factory=list)
    links: list[Joined] = field(default_factory=list)
    needs: list[tuple[Draft, dict[str, Any], Spot]] = field(default_factory=list)
    extras: list[tuple[Draft | None, str, str]] = field(default_factory=list)
    _titled: dict[tuple[str, str, int], Draft] = field(default_factory=dict)
    _numbered: dict[tuple[str, str], Draft] = field(default_factory=dict)

    def of(self, *types: str) -> Iterator[Draft]:
        """The things of some types, in the order in which they were found."""
        return (thing for thing in self.things if thing.type in types)

    def group(
        self,
        type: str,
        numbered: Numbered,
        above: Draft | None,
        cells: Cells,
        row: int,
        column: int,
    ) -> Draft:
        """The outcome or priority of a title and number: the one that is known by it, or a new one.

        A number alone ("5.2", "Aim 5") names the thing of that number; a title the thing of that
        title and, of priorities without numbers, under the same thing above."""
        known = self._known(type, numbered, above)
        if known is None:
            letters = {"title": cells.letters(column)}
            known = Draft(type, numbered.number, numbered.title, cells, row, letters, column=column)
            self.things.append(known)
        elif not numbered.alone and (not known.title or known.title_is_number):
            known.title, known.title_is_number = numbered.title, False
        if known.title_is_number is None:
            known.title_is_number = numbered.alone
        if above is not None and above is not known and above not in known.above:
            known.above.append(above)
        known.number = known.number or numbered.number
        if not numbered.alone:
            self._titled.setdefault(self._key(type, numbered, above), known)
        if numbered.number:
            self._numbered.setdefault((type, numbered.number), known)
        return known

    def _known(self, type: str, numbered: Numbered, above: Draft | None) -> Draft | None:
        if not numbered.alone:
            known = self._titled.get(self._key(type, numbered, above))
            if known and not (numbered.number and known.number and numbered.number != known.number):
                return known
        known = self._numbered.get((type, numbered.number)) if numbered.number else None
        if known is None or numbered.alone or known.title_is_number:
            return known
        return known if alike(known.title, numbered.title, SAME_NUMBER) else None

    def _key(self, type: str, numbered: Numbered, above: Draft | None) -> tuple[str, str, int]:
        scoped = type == "priority" and not numbered.number and above is not None
        return type, fold(numbered.title), id(above) if scoped else 0

    def numbered(self, type: str, number: str) -> Draft | None:
        """The outcome or priority of a number, if there is one."""
        return self._numbered.get((type, number))

    def place_by_number(self, thing: Draft) -> None:
        """Let an outcome or priority that was found as something else be known by its number."""
        if thing.number:
            self._numbered.setdefault((thing.type, thing.number.rstrip(".")), thing)

    def service(self, name: str, cells: Cells, row: int, column: int) -> Draft:
        """The service or team of a name."""
        key = ("delivery_system", fold(name), 0)
        if key not in self._titled:
            letters = {"title": cells.letters(column)}
            self._titled[key] = Draft(
                "delivery_system", "", name, cells, row, letters, column=column
            )
            self.things.append(self._titled[key])
        return self._titled[key]
