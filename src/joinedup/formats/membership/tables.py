"""The tables of a sheet: their headings, in whatever row, what they list, and the rows below."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from joinedup.core.catalogue import N_
from joinedup.formats.membership.grouping import reads_as_group
from joinedup.formats.membership.headings import (
    DATE,
    IDENTITY,
    Heading,
    heading_at,
    seen,
)
from joinedup.formats.membership.marks import means_no, means_yes, presence_in_words
from joinedup.formats.membership.offices import office_in
from joinedup.formats.membership.roles import strictly
from joinedup.formats.workbook.cells import Cells

DEPTH = 60  # rows from the top in which the first headings are looked for
_LOOKED = 200  # rows below headings that are looked at to know a matrix
_BEGINS_A_MATRIX = IDENTITY | {"number", "sector"}
_WIDEST = 400  # columns that are read
_TOTAL = re.compile(
    r"(?:grand |sub-?\s?)?totals?\b|(?:total |no\.? |number |members |nos\.? )(?:of )?(?:members )?(?:present|attend\w*|apologies)"
    r"|%|percentage|attendance (?:rate|%)|average|quorum|quorate|cyfanswm|count\b",
    re.IGNORECASE,
)


class Kind(enum.Enum):
    """What a table is."""

    LIST = N_("list of members")
    MATRIX = N_("matrix of members and groups")
    ATTENDANCE = N_("attendance")
    LOG = N_("attendance, a row for each")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Rows count from 0; ``header`` is the lower row of its headings, ``first`` its first
    row of data, ``end`` one past its last; ``lines`` are the texts above it, up to the table before."""

    cells: Cells
    kind: Kind
    header: int
    first: int
    end: int
    headings: Mapping[int, Heading]
    lines: tuple[tuple[int, int, str], ...]

    def columns(self, *meanings: str) -> list[int]:
        """The columns that have one of these meanings, from the left."""
        return [at for at, heading in self.headings.items() if heading.as_ in meanings]


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it: its texts, and the columns that are filled."""

    at: int
    texts: Mapping[int, str]

    @property
    def filled(self) -> list[int]:
        """The columns that hold something."""
        return list(self.texts)


def find_tables(cells: Cells, year: str, year_starts: int) -> list[Table]:
    """The tables of a sheet from the top; [] where there are none."""
    headers: list[tuple[int, int, dict[int, Heading], Kind]] = []
    row = 0
    while row < cells.height:
        if not headers and row >= DEPTH:
            break
        found = _header(cells, row, year, year_starts, first=not headers)
        if found is None:
            row += 1
            continue
        headings, lower, kind = found
        headers.append((row, lower, headings, kind))
        row = lower + 1
    return [_table(cells, headers, at) for at in range(len(headers))]


def _table(
    cells: Cells, headers: list[tuple[int, int, dict[int, Heading], Kind]], at: int
) -> Table:
    top, lower, headings, kind = headers[at]
    end = headers[at + 1][0] if at + 1 < len(headers) else cells.height
    if at + 1 < len(headers):
        end = _without_captions(cells, lower + 1, end)
    above = _without_captions(cells, headers[at - 1][1] + 1, top) if at else 0
    lines = [
        (row, column, text)
        for row in range(above, top)
        for column in range(min(len(cells.rows[row]), 40))
        if (text := seen(cells.text(row, column)))
    ]
    return Table(cells, kind, lower, lower + 1, end, headings, tuple(lines[:60]))


def _without_captions(cells: Cells, first: int, end: int) -> int:
    """The rows of a table end before the lines of one cell that stand over the next headings."""
    row = end
    while row > first and len(_texts(cells, row - 1)) <= 1:
        row -= 1
    return row


def _texts(cells: Cells, row: int) -> dict[int, str]:
    return {
        column: text
        for column in range(min(len(cells.rows[row]), _WIDEST))
        if cells.rows[row][column] not in (None, "") and (text := seen(cells.text(row, column)))
    }


def _header(
    cells: Cells, row: int, year: str, year_starts: int, *, first: bool
) -> tuple[dict[int, Heading], int, Kind] | None:
    """The headings that begin in a row, the lowest row they take, and what they head; or None."""
    texts = _texts(cells, row)
    if not len(texts) >= 1 or any(len(text) > 120 for text in list(texts.values())[:3]):
        return None
    headings = {at: heading_at(cells, row, at, year, year_starts) for at in texts}
    if not any(each.as_ in IDENTITY for each in headings.values()):
        return None
    headings, lower = _with_neighbours(cells, row, headings, year, year_starts)
    known = {each.as_ for each in headings.values()} - {"", DATE}
    dates = [each for each in headings.values() if each.as_ == DATE]
    filled = len(headings)
    recognised = sum(bool(each.as_) for each in headings.values())
    share = recognised / filled
    if dates and known & IDENTITY and (share >= 0.6 or len(dates) > 1):
        if not first and share < 0.8:
            return None
        if "meeting" not in known or len(dates) > 1:
            marked = _starts_with_words(headings) and _has_marks(cells, lower, headings)
            return (headings, lower, Kind.ATTENDANCE) if marked else None
    if first and _is_matrix(cells, lower, headings):
        return headings, lower, Kind.MATRIX
    enough = len(known) >= 2 and share >= (0.5 if first else 0.8) and (first or filled >= 3)
    if not enough or not _starts_with_words(headings):
        return (headings, lower, Kind.MATRIX) if _is_matrix(cells, lower, headings) else None
    if "attended" in known:
        return headings, lower, Kind.LOG
    return headings, lower, Kind.LIST


def _starts_with_words(headings: Mapping[int, Heading]) -> bool:
    """Whether the row begins with a word of headings: a row of data begins with a body or a name."""
    return next(iter(headings.values())).as_ != ""


def _with_neighbours(
    cells: Cells, row: int, headings: dict[int, Heading], year: str, year_starts: int
) -> tuple[dict[int, Heading], int]:
    """Headings with the dates, or further headings, in the row below or above them."""
    if row + 1 < cells.height:
        below = _texts(cells, row + 1)
        under = {at: heading_at(cells, row + 1, at, year, year_starts) for at in below}
        known = [at for at, each in under.items() if each.as_]
        free = [
            at
            for at in under
            if at not in headings or headings[at].as_ in ("", "attended", "meeting")
        ]
        if under and len(known) * 2 > len(under) and len(free) == len(under):
            return _ordered(headings | under), row + 1
    if row:
        over = _texts(cells, row - 1)
        dated = {
            at: each
            for at in over
            if (each := heading_at(cells, row - 1, at, year, year_starts)).as_ == DATE
            and (at not in headings or headings[at].as_ in ("", "attended"))
        }
        if dated and len(dated) >= len(over) - 1:
            return _ordered(headings | dated), row
    return headings, row


def _ordered(headings: Mapping[int, Heading]) -> dict[int, Heading]:
    return {at: headings[at] for at in sorted(headings)}


def _has_marks(cells: Cells, lower: int, headings: Mapping[int, Heading]) -> bool:
    """Whether what stands below dates is short, as signs of attendance are, and not prose; or
    nothing stands there yet."""
    dated = [at for at, heading in headings.items() if heading.as_ == DATE]
    texts = [
        text
        for row in range(lower + 1, min(cells.height, lower + _LOOKED))
        for at in dated
        if at < len(cells.rows[row]) and (text := seen(cells.text(row, at)))
    ]
    known = sum(len(text) <= 2 or presence_in_words(text) is not None for text in texts)
    return known * 2 >= len(texts)


def _is_matrix(cells: Cells, lower: int, headings: Mapping[int, Heading]) -> bool:
    if next(iter(headings.values())).as_ not in _BEGINS_A_MATRIX:
        return False
    return len(matrix_columns(cells, lower + 1, headings)) >= 2


def matrix_columns(cells: Cells, first: int, headings: Mapping[int, Heading]) -> list[int]:
    """The columns that are groups: their cells are ticks, numbers or offices, or they are called
    as groups are."""
    found = []
    for at, heading in headings.items():
        if (
            heading.as_ not in ("", "group", "role", "name")
            or len(heading.text) > 60
            or not heading.text
        ):
            continue
        if means_yes(heading.text) or means_no(heading.text) or heading.text.isdigit():
            continue
        if heading.as_ in ("role", "name") and not reads_as_group(heading.text):
            continue
        marks = filled = 0
        for row in range(first, min(cells.height, first + _LOOKED)):
            text = seen(cells.text(row, at)) if at < len(cells.rows[row]) else ""
            if not text:
                continue
            filled += 1
            alone = office_in(text) if len(text) < 20 else (None, text)
            marks += (
                means_yes(text)
                or (text.isdigit() and 0 < len(text) < 3)
                or (alone[0] is not None and not alone[1])
            )
            marks += bool(not means_yes(text) and not alone[0] and strictly(text).role)
        by_name = heading.as_ == "" and reads_as_group(heading.text)
        if filled and (marks * 2 >= filled or by_name):
            found.append(at)
    return found


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table that hold something, its headings repeated left out."""
    head = {at: heading.text for at, heading in table.headings.items() if heading.text}
    for at in range(table.first, table.end):
        texts = _texts(table.cells, at)
        if not texts:
            continue
        same = sum(texts.get(column) == text for column, text in head.items())
        if same >= 2 and same * 2 > len(texts):
            continue
        yield Row(at, texts)


def is_total(row: Row) -> bool:
    """Whether a row is of totals: it begins with such a word and has figures behind it."""
    first, *rest = row.texts.values()
    if not _TOTAL.match(first):
        return False
    return all(any(sign.isdigit() for sign in each) or len(each) < 4 for each in rest)
