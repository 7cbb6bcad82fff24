"""A plan as tables: what the workbook and the CSV file are both made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from joinedup.core.plan import Link, Plan
from joinedup.core.ref import type_of
from joinedup.core.text import Text
from joinedup.core.words import Agreement, LinkKind
from joinedup.formats.template import layout
from joinedup.formats.template.cells import (
    CONTINUES,
    Cell,
    amount_cell,
    figure_cell,
    number_cell,
    pieces,
    text_cell,
    value_cell,
    when_cell,
)
from joinedup.formats.template.choices import YES, shown
from joinedup.formats.template.languages import name_of
from joinedup.formats.template.layout import Column, SheetForm
from joinedup.formats.template.leads import detail_cell, leads_cell, needs_details
from joinedup.formats.template.names import BETWEEN, Named, Names, tiers

Record = tuple[str, Any]
"""(ref of the thing that the record belongs to or "", record)."""

Write = Callable[[Any, Any], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of one written column: the column of the form it belongs to, and its language
    where it holds a translation."""

    header: str
    column: Column
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet as it will stand in the file. A row is as long as ``headings``, or one cell
    longer where it continues the row above (see :func:`without_overlong`)."""

    name: str
    headings: tuple[Heading, ...]
    rows: list[list[Cell]] = field(default_factory=list)


def tables(plan: Plan) -> tuple[Table, ...]:
    """Every sheet of the template but About, filled from ``plan``; empty ones too."""
    writer = _Writer(plan)
    return tuple(writer.table(sheet) for sheet in layout.sheets())


class _Writer:
    """One plan being written: its names, and which links stand in which column."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names = Names((Named.of(thing) for thing in plan.things()), plan.words)
        self.outline: defaultdict[str, list[str]] = defaultdict(list)
        self.other_links: list[Link] = []
        known = {thing.ref for thing in plan.things()}
        for link in plan.links:
            in_column = in_outline(link) and link.source in known and link.target in known
            if in_column and link.target not in self.outline[link.source]:
                self.outline[link.source].append(link.target)
            if not in_column or link != Link(source=link.source, target=link.target):
                self.other_links.append(link)

    def table(self, sheet: SheetForm) -> Table:
        """One sheet. Spare columns and languages appear only where something stands in them."""
        records = list(sheet.records(self.plan))
        if sheet.model == "Link":
            records = [("", link) for link in self.other_links]
        columns = [made for column in sheet.columns for made in self._columns(column, records)]
        rows = [list(row) for row in zip(*(cells for _, cells in columns), strict=True)]
        headings = tuple(heading for heading, _ in columns)
        return Table(name=sheet.name, headings=headings, rows=without_overlong(rows))

    def _columns(
        self, column: Column, records: Sequence[Record]
    ) -> Iterator[tuple[Heading, list[Cell]]]:
        if column.type == "texts":
            texts = [getattr(record, column.field) for _, record in records]
            yield from text_columns(column, texts, self.plan.language)
            return
        cells = self._cells(column, records)
        if not column.spare or any(cell is not None for cell in cells):
            yield Heading(header=column.header, column=column), cells

    def _cells(self, column: Column, records: Sequence[Record]) -> list[Cell]:
        """One column from top to bottom."""
        if column.type.startswith("lead "):
            every = [record.leads for _, record in records]
            if not needs_details(every, self.names):
                return [None] * len(records)
            return [detail_cell(column.field, leads, self.names) for leads in every]
        if column.field == "serves":
            where = tiers(column.type)
            return [self._labels(self.outline.get(record.ref, ()), where) for _, record in records]
        if column.name in layout.OWNER_NAMES:
            return [self.names.label(owner, tiers(column.type)) for owner, _ in records]
        write = self._way(column)
        found = [_of_model(column, record) for _, record in records]
        return [
            None if record is None else write(getattr(record, column.field), record)
            for record in found
        ]

    def _way(self, column: Column) -> Write:
        """How a value of a column is written; it is given the value and its record."""
        kind, where = column.type.partition(" ")[0], column.type
        if column.name in layout.FIGURES:
            return _write_figure if column.field == "text" else _write_number_of_figure
        ways: dict[str, Write] = {
            "text": lambda value, _: text_cell(value),
            "leads": lambda value, _: leads_cell(value),
            "when": lambda value, _: when_cell(value, self.plan.year_starts),
            "day": lambda value, _: value,
            "decimal": lambda value, _: number_cell(value),
            "whole": lambda value, _: number_cell(value),
            "share": lambda value, _: None if value is None else str(value),
            "yes": lambda value, _: YES if value else None,
            "amount": lambda value, record: amount_cell(value, record.kind),
            "one": partial(_write_choice, column.type.removeprefix("one of ")),
            "refs": self._write_refs
            if "its type" in where
            else lambda value, _: self._labels(value, tiers(where)),
        }
        if where == "ref":
            return ways["text"]
        return ways.get(kind) or (
            lambda value, _: self.names.label(value, tiers(where)) if value else None
        )

    def _write_refs(self, value: Iterable[str], record: Any) -> Cell:
        """Refs whose likeliest type is said by the record itself."""
        return self._labels(value, tiers(f"refs of {record.type}, any"))

    def _labels(self, refs: Iterable[str], where: tuple[tuple[str, ...], ...]) -> str | None:
        return BETWEEN.join(self.names.label(ref, where) for ref in refs) or None


def _of_model(column: Column, record: Any) -> Any:
    """The record that a column's field is of: a measure's baseline for the columns of baselines."""
    return record.baseline if column.name.startswith("baseline.") else record


def _write_figure(value: str, record: Any) -> Cell:
    return figure_cell(value, record.value)


def _write_number_of_figure(value: Any, record: Any) -> Cell:
    return value_cell(record.text, value)


def _write_choice(name: str, value: Any, record: Any) -> Cell:
    unsaid = value is None or value is Agreement.UNKNOWN
    return None if unsaid else text_cell(shown(name, value))


def in_outline(link: Link) -> bool:
    """Whether a link stands in a column of its source's own sheet."""
    return link.kind is LinkKind.SERVES and type_of(link.source) in layout.OUTLINE_TYPES


def text_columns(
    column: Column, texts: Sequence[Text], language: str
) -> Iterator[tuple[Heading, list[Cell]]]:
    """A column in the plan's own language, and one for each other language that is used."""
    used = {tag: None for text in texts for tag, _ in text.versions if tag != language}
    for tag in (language, *used):
        header = column.header if tag == language else f"{column.header} ({name_of(tag)})"
        cells: list[Cell] = [text_cell(text.as_dict().get(tag, "")) for text in texts]
        yield Heading(header=header, column=column, language=tag), cells


def without_overlong(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, those with more text in a cell than a spreadsheet takes continued on further
    rows, which say so in a cell of their own to the right of the table."""
    found: list[list[Cell]] = []
    for row in rows:
        parts = [pieces(cell) if isinstance(cell, str) else [cell] for cell in row]
        for at in range(max((len(part) for part in parts), default=0)):
            line: list[Cell] = [part[at] if at < len(part) else None for part in parts]
            found.append([*line, CONTINUES] if at else line)
    return found
