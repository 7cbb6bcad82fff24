"""The measures of a row: their titles, baselines, targets and readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from joinedup.core.dates import means_no_date
from joinedup.core.numbers import numbers_in
from joinedup.core.period import When
from joinedup.core.plan import Baseline, Reading, Target
from joinedup.formats.workbook import figures
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.dating import Dates
from joinedup.formats.workbook.draft import Draft
from joinedup.formats.workbook.fields import VALUES, Field
from joinedup.formats.workbook.figuring import note_figure
from joinedup.formats.workbook.lines import letters_of, lines_of
from joinedup.formats.workbook.numbering import split_number
from joinedup.formats.workbook.rows import Row
from joinedup.formats.workbook.tables import Table

Said = Baseline | Target | Reading
_DATE_OF = {
    "measure.baseline": "baseline.when",
    "measure.targets": "target.due",
    "measure.readings": "reading.period",
}
_MAKERS: Mapping[str, Callable[[str, When | None, int], Said]] = {
    "measure.baseline": figures.baseline,
    "measure.targets": figures.target,
    "measure.readings": figures.reading,
}
_PREFIXES = ("measure.", "baseline.", "target.", "reading.")
_ABOUT = ("description", "unit", "frequency", "direction", "owner", "source", "next_due")


class Measures:
    """Reads the measures of one table's rows."""

    def __init__(self, table: Table, context: Context, dates: Dates, year: str) -> None:
        self.context, self.cells, self.columns = context, table.cells, table.columns
        self.dates, self.year = dates, year
        self._about = [name for name in _ABOUT if self.columns.all(f"measure.{name}")]
        self._note = partial(note_figure, self.cells, self.context)
        self._letters = letters_of(table, "measure")

    def read(self, row: Row, thing: Draft) -> None:
        """The measures of a row, or the values of the measure that it is."""
        if thing.type == "measure":
            self._values(row, thing)
            return
        found = False
        for each in self.columns.all("measure.title"):
            text = _text(row, each.column)
            if text and not means_no_date(text):
                self._titled(row, thing, each, text)
                found = True
        if not found and any(self._has_figure(row, name) for name in VALUES):
            self._values(row, self._measure(row, thing, thing.title, thing.column))
        elif not found:
            self._keep(row, thing, _PREFIXES)

    def _keep(self, row: Row, thing: Draft, prefixes: str | tuple[str, ...]) -> None:
        """What columns say of a measure or a figure that is not there is kept as it stands."""
        for each in self.columns.fields:
            text = _text(row, each.column) if each.as_ and each.as_.startswith(prefixes) else ""
            if text and not means_no_date(text):
                self.context.book.extras.append((thing, each.header, text))

    def _first(self, row: Row, name: str) -> str:
        return next(
            (text for each in self.columns.all(name) if (text := _text(row, each.column))), ""
        )

    def _has_figure(self, row: Row, name: str) -> bool:
        return any(each.role == "figure" for each in numbers_in(self._first(row, name)))

    def _titled(self, row: Row, thing: Draft, column: Field, text: str) -> None:
        """The measures that a cell lists; values listed beside them line by line go to each."""
        lines = lines_of(text)
        values = {name: lines_of(self._first(row, name)) for name in VALUES}
        if len(lines) < 2 or any(len(each) not in (0, len(lines)) for each in values.values()):
            self._values(row, self._measure(row, thing, text, column.column))
            return
        for index, line in enumerate(lines):
            measure = self._measure(row, thing, line, column.column)
            self._values(row, measure, {name: each[index] for name, each in values.items() if each})

    def _measure(self, row: Row, thing: Draft, text: str, column: int) -> Draft:
        numbered = split_number(text)
        letters = {"title": self.cells.letters(column), **self._letters}
        title = numbered.title or text
        measure = Draft(
            "measure", numbered.number, title, self.cells, row.at, letters, column=column
        )
        measure.fields["subject"] = thing
        for name in self._about:
            value = self._first(row, f"measure.{name}")
            if value:
                measure.fields[name] = value
        self.context.book.things.append(measure)
        return measure

    def _values(self, row: Row, measure: Draft, own: Mapping[str, str] | None = None) -> None:
        """The baseline, targets and readings of a measure; ``own`` texts stand in for the cells'."""
        starts, fields = self.context.year_starts, measure.fields
        beside = {name: self._date(row, date) for name, date in _DATE_OF.items()}
        found = self._cells_of(row, own)
        used: set[str] = set()
        for name, each, text in found:
            when = self.context.round(each.period, self.year) or beside[name]
            said = _MAKERS[name](text, when, starts)
            if name != "measure.baseline":
                fields.setdefault(name.partition(".")[2], []).append(said)
            elif "baseline" not in fields:
                fields["baseline"] = said
            else:
                self.context.book.extras.append((measure, each.header, text))
                continue
            if beside[name] in (_date_of(said), None):
                used.add(name)
            figure = figures.figure_of(text)
            self._note(row.at, each, text, f"{figure.value:,f}" if figure else None)
        for name in _DATE_OF.keys() - used:
            self._keep(row, measure, _DATE_OF[name])
        texts = [text for _, _, text in found]
        if "baseline" not in fields and "targets" not in fields:
            take(measure, figures.stated(measure.title, starts))
        unit = fields.get("unit") or figures.unit_of(*texts)
        if unit:
            fields["unit"] = unit

    def _cells_of(self, row: Row, own: Mapping[str, str] | None) -> list[tuple[str, Field, str]]:
        found = []
        for name in VALUES:
            for index, each in enumerate(self.columns.all(name)):
                text = _text(row, each.column)
                if own is not None and index == 0:
                    text = own.get(name, "")
                if text and not means_no_date(text):
                    found.append((name, each, text))
        return found

    def _date(self, row: Row, name: str) -> When | None:
        for each in self.columns.all(name):
            text = _text(row, each.column)
            if text:
                return self.dates.of_cell(row.at, each, text)
        return None


def _text(row: Row, column: int) -> str:
    return row.texts[column] if column < len(row.texts) else ""


def _date_of(said: Said) -> When | None:
    """The date of a baseline, target or reading."""
    if isinstance(said, Target):
        return said.due
    return said.period if isinstance(said, Reading) else said.when


def take(measure: Draft, said: figures.Stated) -> None:
    """Give a measure what a sentence states of it."""
    if said.baseline:
        measure.fields.setdefault("baseline", said.baseline)
    measure.fields.setdefault("targets", []).extend(said.targets)
    measure.fields.setdefault("readings", []).extend(said.readings)
    if said.unit:
        measure.fields.setdefault("unit", said.unit)
