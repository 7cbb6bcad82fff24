"""A plan as tables: what the workbook and the CSV file are both made from."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from joinedup.core.catalogue import MONTHS, OUR_WORDS
from joinedup.core.plan import Lead, Link, Plan
from joinedup.core.ref import type_of
from joinedup.core.text import Text
from joinedup.core.words import LinkKind
from joinedup.formats.template import layout
from joinedup.formats.template.cells import (
    Cell,
    amount_cell,
    figure_cell,
    number_cell,
    text_cell,
    when_cell,
)
from joinedup.formats.template.choices import shown
from joinedup.formats.template.languages import name_of
from joinedup.formats.template.layout import Column, SheetForm
from joinedup.formats.template.names import BETWEEN, Named, Names, tiers

@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of one written column: the column of the form it belongs to, and its language
    where it holds a translation."""

    header: str
    column: Column
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet as it will stand in the file. Every row is as long as ``headings``."""

    name: str
    headings: tuple[Heading, ...]
    rows: list[list[Cell]] = field(default_factory=list)


def tables(plan: Plan) -> tuple[Table, ...]:
    """About, then every sheet of the template, filled from ``plan``; empty ones too."""
    writing = _Writing(plan)
    return (_about(plan), *(writing.table(sheet) for sheet in layout.sheets()))


class _Writing:
    """One plan being written: its names and which links stand in which column."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names = Names((Named.of(thing) for thing in plan.things()), plan.words)
        self.outline: defaultdict[str, list[str]] = defaultdict(list)
        self.other_links: list[Link] = []
        known = {thing.ref for thing in plan.things()}
        for link in plan.links:
            in_column = link.source in known and link.target in known and in_outline(link)
            if in_column and link.target not in self.outline[link.source]:
                self.outline[link.source].append(link.target)
            if not in_column or link != Link(source=link.source, target=link.target):
                self.other_links.append(link)

    def table(self, sheet: SheetForm) -> Table:
        """One sheet. Spare columns and languages appear only where something stands in them."""
        records = list(sheet.records(self.plan))
        if sheet.model == "Link":
            records = [("", link) for link in self.other_links]
        columns = [made for column in sheet.columns for made in self._column(column, records)]
        rows = [list(row) for row in zip(*(cells for _, cells in columns), strict=True)]
        return Table(name=sheet.name, headings=tuple(heading for heading, _ in columns), rows=rows)

    def _column(
        self, column: Column, records: Sequence[tuple[str, Any]]
    ) -> Iterator[tuple[Heading, list[Cell]]]:
        if column.type == "texts":
            texts = [getattr(record, column.field) for _, record in records]
            yield from text_columns(column, texts, self.plan.language)
            return
        cells = [self._cell(column, owner, record) for owner, record in records]
        if not column.spare or any(cell is not None for cell in cells):
            yield Heading(header=column.header, column=column), cells

    def _cell(self, column: Column, owner: str, record: Any) -> Cell:
        kind = column.type.partition(" ")[0]
        if column.name.endswith(".serves"):
            return self._pointers(self.outline.get(record.ref, ()), column) if record.ref in self.outline else None
        if column.name in ("target.measure", "reading.measure", "appearance.action"):
            return self.names.label(owner, tiers(column.type))
        if kind == "lead":
            return _lead_detail(column, record)
        if column.name.startswith("baseline."):
            record = record.baseline
            if record is None:
                return None
        return self._plain_cell(column, kind, record)

    def _plain_cell(self, column: Column, kind: str, record: Any) -> Cell:
        value = getattr(record, column.field)
        if column.field in ("text", "value") and column.name.split(".")[0] in ("baseline", "target", "reading"):
            return _figure(column.field, record.text, record.value)
        if value is None or value == ():
            return None
        match kind:
            case "text" | "ref" if isinstance(value, str) and column.type in ("text", "ref"):
                return text_cell(value)
            case "ref":
                return self.names.label(value, tiers(column.type)) if value else None
            case "refs":
                return self._pointers(value, column, record)
            case "leads":
                return text_cell(BETWEEN.join(lead.text for lead in value))
            case "when":
                return when_cell(value, self.plan.year_starts)
            case "amount":
                return amount_cell(value, record.kind)
            case "one":
                return shown(column.type.removeprefix("one of "), value)
            case "decimal" | "whole":
                return number_cell(value)
        return value  # type: ignore[no-any-return]  # a day

    def _pointers(self, refs: Iterable[str], column: Column, record: Any = None) -> str | None:
        where = tiers(column.type.replace("its type", getattr(record, "type", "") or "any"))
        return BETWEEN.join(self.names.label(ref, where) for ref in refs) or None


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


def _figure(part: str, text: str, value: Decimal | None) -> Cell:
    return figure_cell(text, value) if part == "text" else None


def _lead_detail(column: Column, record: Any) -> Cell:
    return None


def _about(plan: Plan) -> Table:
    item, answer, means = layout.ABOUT_COLUMNS
    columns = layout.about()
    asked = [column for column in columns if column.type == "texts"]
    used = {tag: None for column in asked for tag, _ in getattr(plan, column.field).versions}
    others = [tag for tag in used if tag != plan.language]
    rows = [_about_row(plan, column, others) for column in columns]
    rows += [_word_row(plan, word, several, others) for word in _words(plan) for several in (False, True)]
    languages = [
        Heading(header=f"Answer ({name_of(tag)})", column=answer, language=tag) for tag in others
    ]
    headings = (
        Heading(header=item.header, column=item),
        Heading(header=answer.header, column=answer),
        *languages,
        Heading(header=means.header, column=means),
    )
    return Table(name=layout.ABOUT, headings=headings, rows=rows)


def _about_row(plan: Plan, column: Column, others: list[str]) -> list[Cell]:
    value = getattr(plan, column.field)
    if isinstance(value, Text):
        said = value.as_dict()
        answers = [text_cell(said.get(tag, "")) for tag in (plan.language, *others)]
    else:
        answers = [_about_answer(plan, column, value), *(None for _ in others)]
    return [column.header, *answers, column.note]


def _about_answer(plan: Plan, column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type == "month":
        return MONTHS[value - 1] if value in range(1, 13) else None
    if column.type == "when":
        return when_cell(value, plan.year_starts)
    if column.type.startswith("one of "):
        return shown(column.type.removeprefix("one of "), value)
    return text_cell(value) if isinstance(value, str) else value


ASKED_WORDS = ("outcome", "priority", "action", "delivery_system", "partner", "issue", "measure", "milestone")
"""The words whose own wording the template always asks for; the rest only where there is one."""


def _words(plan: Plan) -> list[str]:
    return [*ASKED_WORDS, *(word for word in plan.words if word not in ASKED_WORDS)]


def word_items(word: str) -> tuple[str, str]:
    """What About calls the two lines of a word: ``Your word for outcome``, ``... outcomes``."""
    one, several = OUR_WORDS.get(word, (word, f"{word} (several)"))
    return f"Your word for {one}", f"Your word for {several}"


def _word_row(plan: Plan, word: str, several: bool, others: list[str]) -> list[Cell]:
    own = plan.words.get(word, ("", ""))[several]
    note = "What you call several of them." if several else "What you call one of them."
    return [word_items(word)[several], text_cell(own), *(None for _ in others), note]
