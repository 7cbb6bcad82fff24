"""What each row of a table is: a row of the plan, a heading of those below it, a total, a note."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from joinedup.formats.workbook.numbering import split_number
from joinedup.formats.workbook.tables import Table, is_repeat

_TOTAL = re.compile(
    r"(?:grand |sub-?\s?|overall )?totals?\b|sum\b|cyfanswm\b|(?:all )?averages?\b", re.IGNORECASE
)
_IN_TOTAL = re.compile(r"\b(?:in total|total)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:notes?\b|n\.?b\b|\*|†|key\b|source\b|please\b|guidance\b|rag\b|brag\b|last (?:updated|saved|printed)|prepared by"
    r"|page \d|version\b|as at\b|contact\b|for more\b|to be (?:updated|completed)|end of\b|https?:|nodyn\b|©)",
    re.IGNORECASE,
)
_SENTENCE = 140  # characters: longer than any heading of a group of rows


def is_note(text: str) -> bool:
    """Whether a line reads as a note to the table and not as part of it."""
    return bool(_NOTE.match(text))


class Kind(enum.Enum):
    """What a row of a table is."""

    DATA = "data"
    SECTION = "section"
    TOTAL = "total"
    REPEAT = "repeat"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it: its number from 0, the texts of its cells, the filled columns."""

    at: int
    texts: list[str]
    filled: list[int]
    kind: Kind


def read_rows(table: Table) -> Iterator[Row]:
    """The rows of a table that hold something, each with what it is.

    A row with a single cell is the heading of the rows below it where it is merged across, stands
    to the left of the titles, or names a level ("Aim 1: ..."); it is a note where it reads as one
    or nothing follows it."""
    waiting: Row | None = None
    for row in _plain_rows(table):
        if waiting is not None:
            yield Row(waiting.at, waiting.texts, waiting.filled, _of_single(waiting, row))
            waiting = None
        if row.kind is Kind.SECTION:
            waiting = row
        else:
            yield row
    if waiting is not None:
        kind = Kind.SECTION if table.end < table.cells.height else Kind.NOTE
        yield Row(waiting.at, waiting.texts, waiting.filled, kind)


def _of_single(row: Row, following: Row) -> Kind:
    return Kind.SECTION if following.kind in (Kind.DATA, Kind.SECTION, Kind.REPEAT) else Kind.NOTE


def _plain_rows(table: Table) -> Iterator[Row]:
    cells = table.cells
    text = cells.text
    for at in range(table.first, table.end):
        values = cells.rows[at]
        texts = [
            ""
            if value is None
            else value.strip()
            if type(value) is str and value.isascii() and value[:1] != "#"
            else text(at, column)
            for column, value in enumerate(values)
        ]
        filled = [column for column, each in enumerate(texts) if each]
        if filled:
            yield Row(at, texts, filled, _kind(table, at, texts, filled))


def _kind(table: Table, at: int, texts: list[str], filled: list[int]) -> Kind:
    first = texts[filled[0]]
    if len(filled) > 1:
        if _TOTAL.match(first) and _is_total(texts, filled):
            return Kind.TOTAL
        if table.header is not None and is_repeat(table.cells, at, table.headings):
            return Kind.REPEAT
        return Kind.DATA
    if len(first) < 40 and (_TOTAL.match(first) or _IN_TOTAL.search(first)):
        return Kind.TOTAL
    return _single(table, at, filled[0], first)


def _is_total(texts: list[str], filled: list[int]) -> bool:
    """A total has figures and nothing else behind its word: no lead, no date, no status."""
    rest = [texts[column] for column in filled[1:]]
    return all(any(sign.isdigit() for sign in each) and len(each) < 25 for each in rest)


def _single(table: Table, at: int, column: int, text: str) -> Kind:
    """The kind of a row with one filled cell."""
    columns = table.columns
    own = columns.levels[-1].column if columns.levels else 0
    wide = table.cells.widths.get((at, column), 1)
    across = wide > 2 or (wide > 1 and wide * 2 >= len(columns.fields))
    if _NOTE.match(text):
        return Kind.NOTE
    if len(text) > _SENTENCE:
        return Kind.DATA if column == own and not across else Kind.NOTE
    if any(level.column == column for level in columns.levels[:-1]) and not across:
        return Kind.DATA
    if columns.theme == column and not across:
        return Kind.DATA
    labelled = split_number(text).label
    if column == own:
        return (
            Kind.SECTION
            if across or (labelled and labelled not in columns.levels[-1].words)
            else Kind.DATA
        )
    if across or labelled or column < own:
        return Kind.SECTION
    return (
        Kind.DATA
        if columns.by_name and any(each.column == column and each.as_ for each in columns.fields)
        else Kind.NOTE
    )
