"""What a row holds beside the fields of its own thing: measures, milestones, risks, needs, updates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from joinedup.core.dates import means_no_date
from joinedup.core.leads import split_names
from joinedup.core.numbers import read_amount
from joinedup.core.period import When
from joinedup.core.statuses import progress_of_colour, read_progress, says_done
from joinedup.core.words import Nature, Progress, ResourceKind
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.dating import Dates
from joinedup.formats.workbook.draft import Draft, Joined, Told
from joinedup.formats.workbook.fields import VALUES, Field, scale_of
from joinedup.formats.workbook.figuring import note_figure
from joinedup.formats.workbook.lines import letters_of, lines_of
from joinedup.formats.workbook.measuring import Measures
from joinedup.formats.workbook.names import Spot
from joinedup.formats.workbook.numbering import split_number
from joinedup.formats.workbook.rows import Row
from joinedup.formats.workbook.steps import Steps
from joinedup.formats.workbook.tables import Table

_REFERENCE = re.compile(r"(?<!\w)[A-Z]{0,3}\d+(?:\.\d+)*[a-z]?(?!\w)", re.IGNORECASE)
_MORE_WORDS = re.compile(r"[^\W\d]{3,}.*[^\W\d]{3,}", re.DOTALL)
_PEOPLE = re.compile(r"\b(?:fte|wte|posts?|staff|officers?|workers?)\b", re.IGNORECASE)
_NATURES = (
    (re.compile(r"\bcapital\b", re.IGNORECASE), Nature.CAPITAL),
    (re.compile(r"\brevenue\b", re.IGNORECASE), Nature.REVENUE),
)
_OF_RISKS = ("likelihood", "impact", "owner", "mitigation")
_Reader = Callable[[Row, Draft], None]


class Parts:
    """Reads the further columns of one table's rows."""

    def __init__(self, table: Table, context: Context, dates: Dates, year: str) -> None:
        self.context, self.cells, self.columns = context, table.cells, table.columns
        self.year, self.dates = year, dates
        self._risk_letters = letters_of(table, "risk")
        self._further = [
            each.column for name in self._names_of_parts() for each in self.columns.all(name)
        ]
        self._says_done = not (
            self.columns.all("action.status") or self.columns.all("update.status")
        )
        self._readers = [
            reader
            for names, reader in self._all_readers(table, dates)
            if any(self.columns.all(name) for name in names)
        ]

    def _names_of_parts(self) -> tuple[str, ...]:
        if self.columns.type in ("measure", "milestone", "risk"):
            return VALUES
        return ("measure.title", "milestone.title", "risk.title", *VALUES)

    def _all_readers(self, table: Table, dates: Dates) -> list[tuple[tuple[str, ...], _Reader]]:
        type = self.columns.type
        found: list[tuple[tuple[str, ...], _Reader]] = [
            ((*VALUES, "measure.title"), Measures(table, self.context, dates, self.year).read),
            (("need.amount",), self._needs),
            (("update.text", "update.status"), self._updates),
            (("link.target",), self._links),
            (("delivery_system.title",), self._systems),
        ]
        if type != "milestone":
            steps = Steps(table, self.context, dates, self.year)
            found.append((("milestone.title",), steps.read))
        if type != "risk":
            found.append((("risk.title", *(f"risk.{name}" for name in _OF_RISKS)), self._risks))
        return found

    def read(self, row: Row, thing: Draft) -> None:
        """Everything beside the row's own fields."""
        for reader in self._readers:
            reader(row, thing)

    def has_parts(self, row: Row) -> bool:
        """Whether a row has a measure, a milestone or the like, with or without a title of its own."""
        return any(column in row.filled for column in self._further)

    def _filled(self, row: Row, name: str) -> list[tuple[Field, str]]:
        """The columns of a field that a row has something in."""
        width = len(row.texts)
        return [
            (each, row.texts[each.column])
            for each in self.columns.all(name)
            if each.column < width and row.texts[each.column]
        ]

    def _risks(self, row: Row, thing: Draft) -> None:
        beside = {name: self._filled(row, f"risk.{name}") for name in _OF_RISKS}
        titled = [each for each in self._filled(row, "risk.title") if not means_no_date(each[1])]
        for each, text in titled:
            letters = {"title": self.cells.letters(each.column), **self._risk_letters}
            numbered = split_number(text)
            title = numbered.title or text
            risk = Draft("risk", numbered.number, title, self.cells, row.at, letters)
            risk.fields["subject"] = thing
            risk.fields |= {name: found[0][1] for name, found in beside.items() if found}
            self.context.book.things.append(risk)
        for each, text in [] if titled else [one for found in beside.values() for one in found]:
            self.context.book.extras.append((thing, each.header, text))

    def _needs(self, row: Row, thing: Draft) -> None:
        for each, text in self._filled(row, "need.amount"):
            need = need_of(text, each) | {"period": self.context.round(each.period, self.year)}
            if not means_no_date(text):
                read = need["amount"] and str(need["amount"])
                note_figure(self.cells, self.context, row.at, each, text, read)
            self.context.book.needs.append((thing, need, Spot(self.cells, row.at, each.column)))

    def _updates(self, row: Row, thing: Draft) -> None:
        """The updates of a row: text and status of one round are one update."""
        told: dict[str, Told] = {}
        for each, text in self._filled(row, "update.text"):
            update = self._told(told, each, row, thing)
            update.text = f"{update.text}\n{text}" if update.text else text
            if self._says_done and says_done(text):
                thing.fields.setdefault("status", Progress.DONE)
                thing.fields.setdefault("status_text", text)
        for each in self.columns.all("update.status"):
            self._round_status(row, thing, each, told)
        self.context.book.updates.extend(told.values())
        for each, text in [] if told else self._filled(row, "update.period"):
            self.context.book.extras.append((thing, each.header, text))  # a round without a word

    def _round_status(self, row: Row, thing: Draft, each: Field, told: dict[str, Told]) -> None:
        """The status of one round; that of the last column that has one is the action's own."""
        text = row.texts[each.column] if each.column < len(row.texts) else ""
        fill = self.cells.sheet.fills.get((row.at, each.column))
        progress = (read_progress(text) if text else None) or (
            progress_of_colour(fill) if fill else None
        )
        if not text and progress is None:
            return
        update = self._told(told, each, row, thing)
        update.status = progress
        update.status_text = "; ".join(filter(None, (update.status_text, text)))
        if thing.type == "action" and not self.columns.all("action.status"):
            thing.fields["status"], thing.fields["status_text"] = progress, text

    def _told(self, told: dict[str, Told], each: Field, row: Row, thing: Draft) -> Told:
        key = each.period.text if each.period else ""
        if key not in told:
            period = self.context.round(each.period, self.year) or self._period(row)
            told[key] = Told(thing, period, cells=self.cells, row=row.at, column=each.column)
        return told[key]

    def _period(self, row: Row) -> When | None:
        """The round that a row of updates is of, where a column says so."""
        found = self._filled(row, "update.period")
        return self.dates.of_cell(row.at, found[0][0], found[0][1]) if found else None

    def _links(self, row: Row, thing: Draft) -> None:
        for each, text in self._filled(row, "link.target"):
            if means_no_date(text):
                continue
            numbers = _REFERENCE.findall(text)
            if numbers and _MORE_WORDS.search(_REFERENCE.sub("", text)):
                self.context.book.extras.append((thing, each.header, text))
            for target in numbers or lines_of(text):
                link = Joined(thing, target, each.kind, self.cells, row.at, each.column)
                self.context.book.links.append(link)

    def _systems(self, row: Row, thing: Draft) -> None:
        for each, text in self._filled(row, "delivery_system.title"):
            for name in split_names(text):
                system = self.context.book.service(name, self.cells, row.at, each.column)
                if thing not in system.above:
                    system.above.append(thing)


def need_of(text: str, column: Field) -> dict[str, Any]:
    """What a cell of budget or staff states: its kind, amount (None if not one figure), nature."""
    people = column.kind == "people" or ("£" not in text and bool(_PEOPLE.search(text)))
    kind = ResourceKind.PEOPLE if people else ResourceKind.MONEY
    natures = [nature for sign, nature in _NATURES if sign.search(f"{column.header} {text}")]
    return {
        "kind": kind,
        "amount": read_amount(text, kind, scale=1 if people else scale_of(column.header)),
        "nature": natures[0] if len(natures) == 1 else None,
        "text": text,
    }
