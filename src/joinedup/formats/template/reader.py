"""A filled-in template to a plan: what it says, where each thing stands, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from joinedup.core.dates import means_no_date
from joinedup.core.finding import Place, Subject
from joinedup.core.plan import COLLECTIONS, Locality, Partner, Plan
from joinedup.core.planfile import PlanFile, Understood
from joinedup.core.text import Text
from joinedup.formats.opening import Opened
from joinedup.formats.sheets import Value, column_letters
from joinedup.formats.template import layout
from joinedup.formats.template.about import read_about
from joinedup.formats.template.grids import Bound, Grid, grids
from joinedup.formats.template.identify import Row, Rows, identify
from joinedup.formats.template.layout import SheetForm
from joinedup.formats.template.links import Links, Said
from joinedup.formats.template.names import fold
from joinedup.formats.template.reading import Fault, Reading, as_text
from joinedup.formats.template.records import finish
from joinedup.formats.template.rules import (
    HALF_LINK,
    MAPPING_UNUSED,
    MISSING_HEADINGS,
    WORDS_FOR_FIGURE,
)
from joinedup.formats.template.understanding import holds, understood, unread
from joinedup.formats.template.values import Read, RowReader, Values

ASKED = ("outcome.title", "action.leads", "action.due", "milestone.due")
"""Fields that have a place where their column stands, though no row fills it: that nobody leads
is then said of the rows. Of all others, an empty column is no place."""

_FIGURES = ("value", "text", "due", "period")
"""Keys of the columns of a target or a reading that a finding about it is read in, best first."""
_LIKE: Mapping[str, Set[str]] = {
    "number": {"no", "no.", "number", "id", "reference"},
    "leads": {"lead", "leads", "led", "owner", "officer", "responsible", "who"},
    "due": {"date", "deadline", "due", "when", "end", "completion", "complete", "timescale"},
}
"""Words of headings that seem to mean a column of the template."""
_FIGURES_IN_WORDS = frozenset(name for name in layout.FIGURES if name.endswith(".text"))
_ENDS = {"Link": ("source", "target"), "Update": ("subject",), "Need": ("subject",)}
_NEEDED = {"Statement": ("topic",), "Appearance": ("plan",)}


def read_template(opened: Opened, *, mapped: bool = False) -> PlanFile:
    """Read a file that :func:`~joinedup.formats.template.grids.is_template` says is ours.

    ``mapped`` says that a mapping was given, which the template has no use for. Never raises:
    what cannot be understood is said in a finding with its cell, and kept."""
    found = grids(opened)
    reading = Reading(file=opened.name)
    reading.places.file = opened.name
    forms = {form.name: form for form in layout.sheets()}
    building = _Building(reading)
    if mapped:
        place, subject = Place(opened.name), Subject("file", title=opened.name)
        reading.faults[MAPPING_UNUSED.code,] = [Fault(MAPPING_UNUSED, subject, place, {})]
    for grid in found:
        if grid.name == layout.ABOUT:
            building.about.update(read_about(grid, reading))
            building.understood[grid.index] = understood(grid, "about", len(grid.rows), 0)
    tables = [(grid, forms[grid.name]) for grid in found if grid.name in forms]
    building.things = identify(tables, reading)
    order = list(forms)
    for grid, form in sorted(tables, key=lambda table: order.index(table[1].name)):
        building.read(grid, form)
    sheets = (*(building.understood[grid.index] for grid in found), *unread(opened, found, reading))
    return PlanFile(
        plan=building.plan(),
        findings=reading.findings(),
        understood=sheets,
        places=reading.places,
        sha256=opened.sha256,
        refs=reading.own_refs,
    )


_TYPE_OF_COLLECTION = {collection: type for type, collection in COLLECTIONS.items()}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet being read: how to read its columns, and the letter of each field."""

    grid: Grid
    form: SheetForm
    reader: RowReader
    ways: tuple[tuple[Bound, Read], ...]
    figures: tuple[Bound, ...]
    letters: dict[str, str]

    @classmethod
    def of(cls, grid: Grid, form: SheetForm, reader: RowReader) -> _Sheet:
        known = [(bound, bound.column) for bound in grid.columns if bound.column]
        ways = (
            (bound, reader.reader_of(column.type))
            for bound, column in known
            if column.type != "ref"
        )
        letters = {bound.key: column_letters(bound.at) for bound, _ in known if not bound.language}
        if "baseline.text" in letters:
            letters["baseline"] = letters["baseline.text"]
        figures = tuple(bound for bound, column in known if column.name in _FIGURES_IN_WORDS)
        return cls(grid, form, reader, tuple(ways), figures, letters)

    def values(self, row: int, cells: Sequence[Value]) -> Values:
        """What a row says, by field."""
        values: Values = {}
        width = len(cells)
        for bound, read in self.ways:
            if bound.at < width and (cell := cells[bound.at]) is not None:
                read(values, cell, row, bound)
        for bound in self.figures:
            text = values.get(bound.key, "")
            if text and bound.key.replace("text", "value") not in values and _is_words(text):
                self.reader.say(WORDS_FOR_FIGURE, row, bound, text=text)
        return values


def _is_words(text: str) -> bool:
    return not any(sign.isdigit() for sign in text) and not means_no_date(text)


def _missing(grid: Grid, form: SheetForm) -> tuple[str, ...]:
    """The headings without which the rows of a sheet say little: that of their titles, and others
    where a column of the sheet's own seems to have them in other words."""
    there = {bound.column.field for bound in grid.columns if bound.column}
    own = {
        word
        for bound in grid.columns
        if not bound.column
        for word in fold(bound.header).replace("/", " ").split()
    }
    absent = (
        each
        for each in form.columns
        if each.field not in there and (each.field == "title" or own & _LIKE.get(each.field, set()))
    )
    return tuple(f"“{each.header}”" for each in absent)


def _must_have(form: SheetForm) -> tuple[str, ...]:
    owner = (layout.OWNER_FIELDS[form.model],) if form.within else ()
    return (*owner, *_ENDS.get(form.model, ()), *_NEEDED.get(form.model, ()))


@dataclass(slots=True)
class _Building:
    """The records of a plan as they are gathered, sheet by sheet."""

    reading: Reading
    about: dict[str, Any] = field(default_factory=dict)
    things: Rows = field(default_factory=dict)
    records: dict[str, list[Any]] = field(default_factory=dict)
    parts: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    understood: dict[int, Understood] = field(default_factory=dict)

    def read(self, grid: Grid, form: SheetForm) -> None:
        """Every row of one sheet."""
        sheet = _Sheet.of(grid, form, RowReader(self.reading, grid))
        own = [bound for bound in grid.columns if not bound.column]
        filled: set[str] = set()
        rows = unused = 0
        for row, cells in enumerate(grid.rows):
            thing = self.things.get((grid.index, row))
            sheet.reader.subject = thing.subject if thing else Subject(form.type)
            for bound in own:
                if bound.at < len(cells) and (text := as_text(cells[bound.at])):
                    sheet.reader.keep(bound, text)
            if thing is None and (form.type in COLLECTIONS or not holds(cells)):
                unused += holds(cells)
                continue
            values = sheet.values(row, cells)
            filled |= values.keys()
            took = self._take(sheet, row, thing, values)
            rows, unused = rows + took, unused + (not took)
        self._note_fields(grid, form, filled, rows)
        self.understood[grid.index] = understood(grid, form.within or form.collection, rows, unused)
        self.reading.say_own(grid)
        missing = _missing(grid, form) if rows and form.type in COLLECTIONS else ()
        if missing:
            subject, head = Subject("file", title=grid.file), grid.header_row - grid.first
            about = {"sheet": grid.name, "missing": missing, "count": len(missing)}
            self.reading.say(MISSING_HEADINGS, subject, grid, head, None, **about)

    def _take(self, sheet: _Sheet, row: int, thing: Row | None, values: Values) -> bool:
        """Make the record of a row and put it where it belongs; False if it belongs to nothing."""
        form, reader = sheet.form, sheet.reader
        served = values.pop("serves", ())
        if thing:
            ref = thing.named.ref
            self.links.add_outline(ref, served, sheet.grid, row, sheet.letters.get("serves", "A"))
            self._put(form.collection, finish(reader, form, values, ref=ref))
            self._place(ref, sheet, row)
            return True
        missing = [field for field in _must_have(form) if field not in values]
        if missing:
            self._refuse(sheet, row, missing)
            return False
        if form.within:
            owner = values.pop(layout.OWNER_FIELDS[form.model])
            self._put_part(sheet, owner, finish(reader, form, values), row)
        elif form.model == "Extra" and not values.keys() & {"name", "text"}:
            return True  # it says nothing, or what it says was kept when it was read
        elif form.model == "Link":
            said = Said(finish(reader, form, values), sheet.grid, row, sheet.letters)
            self.links.rows.append(said)
        else:
            at = self._put(form.collection, finish(reader, form, values))
            self._place(f"{form.type}:{at}", sheet, row)
        return True

    def _put(self, collection: str, record: Any) -> int:
        records = self.records.setdefault(collection, [])
        records.append(record)
        return len(records) - 1

    def _put_part(self, sheet: _Sheet, owner: str, record: Any, row: int) -> None:
        within = sheet.form.within
        parts = self.parts.setdefault(within, {}).setdefault(owner, [])
        if not parts:
            # a finding about it points to the figure, not to the name of what it belongs to
            columns = {bound.key: bound.at for bound in sheet.grid.columns}
            figure = next((columns[key] for key in _FIGURES if key in columns), 0)
            place = sheet.grid.place(row, figure)
            self.reading.places.put_field(owner, within, place)
        parts.append(record)

    def _place(self, ref: str, sheet: _Sheet, row: int) -> None:
        grid = sheet.grid
        self.reading.places.put(
            ref, sheet=grid.sheet, row=grid.first + row, line=grid.line(row), columns=sheet.letters
        )

    def _refuse(self, sheet: _Sheet, row: int, missing: list[str]) -> None:
        """Say that a row belongs to nothing, and keep what it says."""
        grid, reader = sheet.grid, sheet.reader
        headers = {bound.key: bound.header for bound in grid.columns}
        names = tuple(f"“{headers.get(field, field)}”" for field in missing)
        self.reading.say(HALF_LINK, reader.subject, grid, row, None, missing=names)
        cells = grid.rows[row]
        said = [
            f"{bound.header}: {text}"
            for bound in grid.columns
            if bound.at < len(cells) and (text := as_text(cells[bound.at]))
        ]
        self.reading.keep("", grid.name, "; ".join(said))

    def _note_fields(self, grid: Grid, form: SheetForm, filled: set[str], rows: int) -> None:
        """Which fields the file has a place for: see :data:`ASKED`."""
        if not rows:
            return
        fields = self.reading.fields
        names = {name if "." in name else f"{form.type}.{name}" for name in filled}
        columns = {bound.column.name for bound in grid.columns if bound.column}
        fields |= names | (columns & set(ASKED))
        fields |= {f"{name.partition('.')[0]}.value" for name in names & layout.FIGURES}
        if "serves" in filled:
            fields |= {"link.source", "link.target", "link.kind"}
        if "baseline.text" in columns:
            fields.add("measure.baseline")
        if form.within:
            fields.add(f"{_TYPE_OF_COLLECTION[form.collection]}.{form.within}")

    def plan(self) -> Plan:
        """The plan, once every sheet is read."""
        reading = self.reading
        self._add_named("partners", "partner", Partner)
        self._add_named("localities", "locality", Locality)
        for form in layout.sheets():
            within, collection = form.within, form.collection
            owners = self.parts.get(within, {})
            if owners:
                self.records[collection] = [
                    replace(record, **{within: tuple(owners[record.ref])})
                    if record.ref in owners
                    else record
                    for record in self.records.get(collection, ())
                ]
        collections: dict[str, Any] = {
            name: tuple(records) for name, records in self.records.items()
        }
        collections["extras"] = (*collections.get("extras", ()), *reading.extras)
        links = self.links.settle(reading.places)
        return Plan(**self.about, **collections, links=links, fields=frozenset(reading.fields))

    def _add_named(self, collection: str, type: str, model: Any) -> None:
        for named in self.reading.added.get(type, ()):
            record = model(ref=named.ref, title=Text.of(named.titles[0], self.reading.language))
            self.records.setdefault(collection, []).append(record)
