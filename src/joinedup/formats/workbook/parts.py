"""What a row holds beside the fields of its own thing: measures, milestones, risks, needs, updates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from joinedup.core.amount import Amount
from joinedup.core.dates import dates_in, means_no_date
from joinedup.core.leads import split_names
from joinedup.core.numbers import numbers_in, read_amount
from joinedup.core.period import When
from joinedup.core.statuses import progress_of_colour, read_progress
from joinedup.core.words import Nature, Progress, ResourceKind
from joinedup.formats.workbook import figures, rules
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.draft import Draft, Joined, Told
from joinedup.formats.workbook.fields import Field, scale_of
from joinedup.formats.workbook.names import Spot
from joinedup.formats.workbook.numbering import split_number
from joinedup.formats.workbook.rows import Row
from joinedup.formats.workbook.tables import Table

_VALUES = ("measure.baseline", "measure.targets", "measure.readings")
_TRIGGERS = ("measure.title", "milestone.title", "risk.title", *_VALUES)
_LINES = re.compile(r"\s*(?:\n+|;|•|▪)\s*")
_BULLET = re.compile(r"^(?:[-–—*·]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_JOINTS = re.compile(
    r"^[\s,:;–—-]+|[\s,:;–—(-]+$|\(\s*\)|\s+(?:by|in|due|on|from)\s*$", re.IGNORECASE
)
_TICK = re.compile(r"[✓✔☑]")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_REFERENCE = re.compile(r"[A-Z]{0,3}\d+(?:\.\d+)*[a-z]?", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:fte|wte|posts?|staff|officers?|workers?)\b", re.IGNORECASE)
_NATURES = (
    (re.compile(r"\bcapital\b", re.I), Nature.CAPITAL),
    (re.compile(r"\brevenue\b", re.I), Nature.REVENUE),
)


def lines_of(text: str) -> list[str]:
    """The entries of a cell that lists several: lines, or parts between semicolons or bullets."""
    return [line for each in _LINES.split(text) if (line := _BULLET.sub("", each.strip()))]


class Parts:
    """Reads the further columns of one table's rows."""

    def __init__(self, table: Table, context: Context, year: str) -> None:
        self.table, self.context, self.year = table, context, year
        self.cells, self.columns = table.cells, table.columns
        self.type = table.columns.type
        self._names = frozenset(self.columns.by_name)
        self._triggers = [each.column for name in _TRIGGERS for each in self.columns.all(name)]
        if self.type in ("measure", "milestone", "risk"):
            self._triggers = [each.column for name in _VALUES for each in self.columns.all(name)]
        self._readers = [
            reader
            for names, reader in (
                ((*_VALUES, "measure.title"), self._measures),
                (("milestone.title",), self._milestones),
                (("risk.title",), self._risk),
                (("need.amount",), self._needs),
                (("update.text", "update.status"), self._updates),
                (("link.target",), self._links),
                (("delivery_system.title",), self._systems),
            )
            if self._names.intersection(names)
        ]

    def read(self, row: Row, thing: Draft) -> None:
        """Everything beside the row's own fields."""
        for reader in self._readers:
            reader(row, thing)

    def read_above(self, row: Row, thing: Draft | None) -> None:
        """A row of nothing but a level above: what else it says is said of that."""
        if thing is not None:
            self.read(row, thing)

    def has_parts(self, row: Row) -> bool:
        """Whether a row has a measure, a milestone or the like, with or without a thing of its own."""
        return any(column in row.filled for column in self._triggers)

    def text(self, row: Row, column: int) -> str:
        """The text of a cell of a row."""
        return row.texts[column] if column < len(row.texts) else ""

    def first(self, row: Row, name: str) -> str:
        """The first text among the columns of a field."""
        return next(
            (text for each in self.columns.all(name) if (text := self.text(row, each.column))), ""
        )

    # Dates

    def when(self, at: int, column: Field, text: str) -> When:
        """A date cell, or a text read as a date; a doubtful one is noted."""
        top_left = self.cells.owner.get((at, column.column), (at, column.column))
        value = self.cells.value(*top_left)
        if isinstance(value, datetime.date):
            return self.cells.when(*top_left, value)
        when = self.context.when(text)
        if when.note and when.period:
            key, place = (self.cells.sheet.name, column.column), self.cells.place(at, column.column)
            self.context.notes.add(
                rules.DATE_READ_AS, key, place, reading=when.note, column=column.header
            )
        return when

    def not_a_date(self, at: int, column: Field, when: When) -> None:
        """Note a text that stands where a date belongs."""
        reason = f" ({when.note[:1].lower()}{when.note[1:].rstrip('.')})" if when.note else ""
        reason = "" if when.note.startswith("“") else reason
        key, place = (self.cells.sheet.name, column.column), self.cells.place(at, column.column)
        self.context.notes.add(
            rules.NOT_A_DATE, key, place, value=when.text[:80], column=column.header, reason=reason
        )

    def _date_in(self, row: Row, name: str) -> When | None:
        for each in self.columns.all(name):
            text = self.text(row, each.column)
            if text:
                when = self.when(row.at, each, text)
                if not when.period and not when.ongoing and not means_no_date(text):
                    self.not_a_date(row.at, each, when)
                return when
        return None

    # Measures

    def _measures(self, row: Row, thing: Draft) -> None:
        if self.type == "measure":
            self._values(row, thing)
            return
        titled = self.columns.all("measure.title")
        for each in titled:
            text = self.text(row, each.column)
            if text and not means_no_date(text):
                self._titled(row, thing, each, text)
        if not titled and any(self._figure(row, name) for name in _VALUES):
            self._values(row, self._measure(row, thing, thing.title, thing.column))

    def _figure(self, row: Row, name: str) -> bool:
        text = self.first(row, name)
        return bool(text) and any(each.role == "figure" for each in numbers_in(text))

    def _titled(self, row: Row, thing: Draft, column: Field, text: str) -> None:
        """The measures that a cell lists; values listed beside them line by line go to each."""
        lines = lines_of(text)
        values = {name: lines_of(self.first(row, name)) for name in _VALUES}
        split = len(lines) > 1 and all(len(each) in (0, len(lines)) for each in values.values())
        if not split:
            self._values(row, self._measure(row, thing, text, column.column))
            return
        for index, line in enumerate(lines):
            measure = self._measure(row, thing, line, column.column)
            self._values(row, measure, {name: each[index] for name, each in values.items() if each})

    def _measure(self, row: Row, thing: Draft, text: str, column: int) -> Draft:
        numbered = split_number(text)
        letters = {"title": self.cells.letters(column), **self._letters("measure")}
        measure = Draft(
            "measure",
            numbered.number,
            numbered.title or text,
            self.cells,
            row.at,
            letters,
            column=column,
        )
        measure.fields["subject"] = thing
        for name in (
            "description",
            "unit",
            "frequency",
            "direction",
            "owner",
            "source",
            "next_due",
        ):
            value = self.first(row, f"measure.{name}")
            if value:
                measure.fields[name] = value
        self.context.book.things.append(measure)
        return measure

    def _letters(self, type: str) -> dict[str, str]:
        fields = [each for each in self.columns.fields if each.as_]
        return {
            (each.as_ or "").partition(".")[2]: self.cells.letters(each.column)
            for each in reversed(fields)
            if (each.as_ or "").startswith(f"{type}.")
        }

    def _values(self, row: Row, measure: Draft, own: Mapping[str, str] | None = None) -> None:
        """The baseline, targets and readings of a measure; ``own`` texts stand in for the cells'."""
        starts = self.context.year_starts
        when, due = self._date_in(row, "baseline.when"), self._date_in(row, "target.due")
        period = self._date_in(row, "reading.period")
        texts: list[str] = []
        for name, each, text in self._value_cells(row, own):
            texts.append(text)
            named = self.context.round(each.period, self.year)
            if name == "measure.baseline" and "baseline" not in measure.fields:
                measure.fields["baseline"] = figures.baseline(text, named or when, starts)
            elif name == "measure.targets":
                measure.fields.setdefault("targets", []).append(
                    figures.target(text, named or due, starts)
                )
            else:
                measure.fields.setdefault("readings", []).append(
                    figures.reading(text, named or period, starts)
                )
            self._unreadable(row.at, each, text)
        if not any(name in measure.fields for name in ("baseline", "targets")):
            take(measure, figures.stated(measure.title, starts))
        unit = measure.fields.get("unit") or figures.unit_of(*texts)
        if unit:
            measure.fields["unit"] = unit

    def _value_cells(self, row: Row, own: Mapping[str, str] | None) -> list[tuple[str, Field, str]]:
        found = []
        for name in _VALUES:
            for index, each in enumerate(self.columns.all(name)):
                text = self.text(row, each.column)
                if own is not None and index == 0:
                    text = own.get(name, "")
                if text:
                    found.append((name, each, text))
        return found

    def _unreadable(self, at: int, each: Field, text: str) -> None:
        if figures.figure_of(text) is None and not means_no_date(text):
            key, place = (self.cells.sheet.name, each.column), self.cells.place(at, each.column)
            self.context.notes.add(
                rules.NOT_A_NUMBER, key, place, value=text[:80], column=each.header
            )

    # Milestones

    def _milestones(self, row: Row, thing: Draft) -> None:
        if self.type == "milestone":
            return
        dues = [lines_of(self.text(row, each.column)) for each in self.columns.all("milestone.due")]
        states = [
            lines_of(self.text(row, each.column)) for each in self.columns.all("milestone.status")
        ]
        for index, each in enumerate(self.columns.all("milestone.title")):
            lines = lines_of(self.text(row, each.column))
            due = dues[index] if index < len(dues) else []
            state = states[index] if index < len(states) else []
            for at, line in enumerate(lines):
                self._milestone(
                    row, thing, each, line, _nth(due, at, len(lines)), _nth(state, at, len(lines))
                )

    def _milestone(
        self, row: Row, thing: Draft, column: Field, line: str, due: str, state: str
    ) -> None:
        if means_no_date(line):
            return
        when = (
            self._milestone_date(row, due) if due else self.context.round(column.period, self.year)
        )
        title, status, status_text = line, None, state
        if not due:
            dates = [
                each
                for each in dates_in(line, year_starts=self.context.year_starts)
                if each.when.period
            ]
            if dates:
                when = dates[-1].when
                title = line[: dates[-1].start] + " " + line[dates[-1].end :]
        ticked = _TICK.search(line)
        bracket = _IN_BRACKETS.search(line)
        if state:
            status = read_progress(state)
        elif ticked:
            status, status_text = Progress.DONE, ticked[0]
        elif bracket and read_progress(bracket[1]):
            status, status_text = read_progress(bracket[1]), bracket[1]
            title = title.replace(bracket[0], "")
        title = (
            _JOINTS.sub("", " ".join(_JOINTS.sub("", _TICK.sub("", title)).split())).strip() or line
        )
        numbered = split_number(title)
        letters = {
            "title": self.cells.letters(column.column),
            "due": self.cells.letters(column.column),
        }
        letters |= self._letters("milestone")
        milestone = Draft(
            "milestone", numbered.number, numbered.title or title, self.cells, row.at, letters
        )
        milestone.fields |= {
            "subject": thing,
            "due": when,
            "status": status,
            "status_text": status_text,
        }
        self.context.book.things.append(milestone)

    def _milestone_date(self, row: Row, text: str) -> When:
        each = self.columns.all("milestone.due")[0]
        whole = self.text(row, each.column) == text
        when = self.when(row.at, each, text) if whole else self.context.when(text)
        if not when.period and not when.ongoing and not means_no_date(text):
            self.not_a_date(row.at, each, when)
        return when

    # Risks, needs, updates, links, services

    def _risk(self, row: Row, thing: Draft) -> None:
        if self.type == "risk":
            return
        for each in self.columns.all("risk.title"):
            text = self.text(row, each.column)
            if not text or means_no_date(text):
                continue
            letters = {"title": self.cells.letters(each.column), **self._letters("risk")}
            numbered = split_number(text)
            risk = Draft(
                "risk", numbered.number, numbered.title or text, self.cells, row.at, letters
            )
            risk.fields["subject"] = thing
            for name in ("likelihood", "impact", "owner", "mitigation"):
                risk.fields[name] = self.first(row, f"risk.{name}")
            self.context.book.things.append(risk)

    def _needs(self, row: Row, thing: Draft) -> None:
        for each in self.columns.all("need.amount"):
            text = self.text(row, each.column)
            if text:
                need = need_of(text, each) | {"period": self.context.round(each.period, self.year)}
                self.context.book.needs.append((thing, need, Spot(self.cells, row.at, each.column)))

    def _updates(self, row: Row, thing: Draft) -> None:
        told: dict[str, Told] = {}
        for each in self.columns.all("update.text"):
            text = self.text(row, each.column)
            if text:
                update = self._told(told, each, row, thing)
                update.text = f"{update.text}\n{text}" if update.text else text
        latest: tuple[Progress | None, str] | None = None
        for each in self.columns.all("update.status"):
            text = self.text(row, each.column)
            fill = self.cells.sheet.fills.get((row.at, each.column))
            progress = (read_progress(text) if text else None) or (
                progress_of_colour(fill) if fill else None
            )
            if text or progress:
                update = self._told(told, each, row, thing)
                update.status, update.status_text = progress, text
                latest = (progress, text)
        if latest and thing.type == "action":
            thing.fields.setdefault("status", latest[0])
            thing.fields.setdefault("status_text", latest[1])
        self.context.book.updates.extend(told.values())

    def _told(self, told: dict[str, Told], each: Field, row: Row, thing: Draft) -> Told:
        """The update of a round: text and status of one period are one update."""
        key = each.period.text if each.period else ""
        if key not in told:
            period = self.context.round(each.period, self.year)
            told[key] = Told(thing, period, cells=self.cells, row=row.at, column=each.column)
        return told[key]

    def _links(self, row: Row, thing: Draft) -> None:
        for each in self.columns.all("link.target"):
            text = self.text(row, each.column)
            if not text or means_no_date(text):
                continue
            named = lines_of(text) if not _REFERENCE.search(text) else _REFERENCE.findall(text)
            for target in named:
                link = Joined(thing, target, each.kind, self.cells, row.at, each.column)
                self.context.book.links.append(link)

    def _systems(self, row: Row, thing: Draft) -> None:
        for each in self.columns.all("delivery_system.title"):
            for name in split_names(self.text(row, each.column)):
                system = self.context.book.service(name, self.cells, row.at, each.column)
                if thing not in system.above:
                    system.above.append(thing)

    def finish(self, by_row: Mapping[int, Draft]) -> None:
        """Keep the notes that stand on cells."""
        for (at, column), text in self.cells.sheet.comments.items():
            if at in by_row:
                heading = self.table.headings.get(column)
                name = heading.text if heading and heading.text else self.cells.letters(column)
                self.context.book.extras.append((by_row[at], f"Note on {name}", text))


def take(measure: Draft, said: figures.Stated) -> None:
    """Give a measure what a sentence states of it."""
    if said.baseline and "baseline" not in measure.fields:
        measure.fields["baseline"] = said.baseline
    measure.fields.setdefault("targets", []).extend(said.targets)
    measure.fields.setdefault("readings", []).extend(said.readings)
    if said.unit:
        measure.fields.setdefault("unit", said.unit)


def _nth(values: list[str], index: int, count: int) -> str:
    """The value beside the line of that index: of as many values, or of a single one for all."""
    if len(values) == count:
        return values[index]
    return values[0] if len(values) == 1 and (count == 1 or index == count - 1) else ""


def need_of(text: str, column: Field) -> dict[str, Any]:
    """What a cell of budget or staff states: its kind, amount (None if not one figure), nature."""
    people = column.kind == "people" or ("£" not in text and bool(_PEOPLE.search(text)))
    kind = ResourceKind.PEOPLE if people else ResourceKind.MONEY
    amount: Amount | None = read_amount(
        text, kind, scale=scale_of(column.header) if not people else 1
    )
    both = f"{column.header} {text}"
    natures = [nature for sign, nature in _NATURES if sign.search(both)]
    return {
        "kind": kind,
        "amount": amount,
        "nature": natures[0] if len(natures) == 1 else None,
        "text": text,
    }
