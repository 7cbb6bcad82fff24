"""Which thing stands on which row: refs and names, before anything points to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from joinedup.core.finding import Subject
from joinedup.core.plan import COLLECTIONS
from joinedup.core.ref import Ref
from joinedup.formats.sheets import Value
from joinedup.formats.template.grids import Bound, Grid
from joinedup.formats.template.layout import SheetForm
from joinedup.formats.template.names import Named, Names
from joinedup.formats.template.reading import Reading, as_text
from joinedup.formats.template.rules import NO_REF, REF_TWICE

Rows = dict[tuple[int, int], "Row"]
"""The rows that hold things, by the index and the row of their grid."""


@dataclass(frozen=True, slots=True)
class Row:
    """The thing on one row."""

    named: Named
    subject: Subject


@dataclass(frozen=True, slots=True)
class _Found:
    """A row that holds something, before it has a ref."""

    grid: Grid
    type: str
    row: int
    ref: str
    ref_at: int
    number: str
    titles: tuple[str, ...]


def identify(tables: Iterable[tuple[Grid, SheetForm]], reading: Reading) -> Rows:
    """Give every thing its ref: the one it has, if it is fit and free, else the next of its type.
    Sets ``reading.names`` and notes which refs are the file's own and which types have rows."""
    found = [
        each
        for grid, form in tables
        if form.type in COLLECTIONS
        for each in _rows_of(grid, form.type)
    ]
    reading.listed = {each.type for each in found}
    taken = [
        each
        for each in found
        if each.ref and _fits(each) and reading.refs.take(each.ref, each.type)
    ]
    kept = {id(each) for each in taken}
    reading.own_refs = frozenset(each.ref for each in taken)
    rows: Rows = {}
    reading.names = Names((), reading.words)
    doubtful: list[tuple[_Found, Row]] = []
    for each in found:
        ref = each.ref if id(each) in kept else reading.refs.next(each.type)
        row = Row(
            Named(ref, each.type, each.number, each.titles),
            Subject(each.type, ref, each.titles[0] if each.titles else "", each.number or None),
        )
        rows[each.grid.index, each.row] = row
        reading.names.add(row.named)
        if each.ref and ref != each.ref:
            doubtful.append((each, row))
    for each, row in doubtful:
        _say(each, row, reading)
    return rows


def _say(found: _Found, row: Row, reading: Reading) -> None:
    given = row.named.ref
    if _fits(found):
        reading.say(
            REF_TWICE, row.subject, found.grid, found.row, found.ref_at, ref=found.ref, given=given
        )
    else:
        reading.say(
            NO_REF, row.subject, found.grid, found.row, found.ref_at, text=found.ref, given=given
        )
        reading.names.alias(found.ref, given)


def _fits(found: _Found) -> bool:
    try:
        return Ref.parse(found.ref).type == found.type
    except ValueError:
        return False


def _rows_of(grid: Grid, type: str) -> Iterator[_Found]:
    named = {each.column.field: each for each in grid.columns if each.column and not each.language}
    ref, number = named.get("ref"), named.get("number")
    titles = [each for each in grid.columns if each.column and each.column.field == "title"]
    known = {each.at for each in grid.columns if each.column}
    for row, cells in enumerate(grid.rows):
        if any(cell is not None and as_text(cell) and at in known for at, cell in enumerate(cells)):
            yield _Found(
                grid=grid,
                type=type,
                row=row,
                ref=_cell(cells, ref),
                ref_at=ref.at if ref else 0,
                number=_cell(cells, number),
                titles=tuple(title for each in titles if (title := _cell(cells, each))),
            )


def _cell(cells: Sequence[Value], bound: Bound | None) -> str:
    return as_text(cells[bound.at]) if bound and bound.at < len(cells) else ""
