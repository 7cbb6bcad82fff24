"""Where the tables of a sheet are: their headings, in whatever row, and the rows below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from joinedup.core.calendar_words import fold
from joinedup.formats.workbook.beside import blocks, within
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.columns import hint_of, read_columns
from joinedup.formats.workbook.fields import Columns
from joinedup.formats.workbook.vocabulary import (
    LONGEST,
    PERIOD,
    UNUSED,
    Heading,
    read_heading,
    synonyms,
)

DEPTH = 60  # rows from the top in which the first headings are looked for
_GOOD_SHARE, _STRONG = 0.4, 8
_AIR = 2  # blank rows that may stand between a caption and the headings below it
_CLEARLY = 0.6  # a row this near to the best score, and above it, is the heading

Captions = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet. Rows count from 0; ``first`` is its first row of data, ``end`` one past
    its last; ``header`` is the row of its headings (the lower, where there are two), ``top`` the
    upper; None in a table that a mapping says has none. ``captions`` are the lines between it and
    the table above it: row, column, text."""

    cells: Cells
    top: int | None
    header: int | None
    first: int
    end: int
    columns: Columns
    headings: Mapping[int, Heading]
    captions: Captions = ()


def find_tables(cells: Cells) -> list[Table]:
    """The tables of a sheet, top to bottom; [] where no row has headings of a plan."""
    header = _best_header(cells)
    tables: list[Table] = []
    captions: Captions = ()
    while header is not None:
        headings, lower = _headings(cells, header)
        following = _next_header(cells, lower + 1, headings)
        end = cells.height if following is None else following
        below = () if following is None else _captions(cells, lower + 1, following)
        found = _beside(cells, (header, lower), below[0][0] if below else end, headings)
        if found:
            tables += [replace(found[0], captions=captions), *found[1:]]
        elif tables:
            tables[-1] = replace(tables[-1], end=end)
        header, captions = following, below
    return tables


def _captions(cells: Cells, first: int, header: int) -> Captions:
    """The lines of one cell each straight above a lower table, where a blank row parts them from
    the rows of the table above."""
    row, found = header - 1, list[tuple[int, int, str]]()
    while row > first and not _texts(cells, row) and header - row <= _AIR:
        row -= 1
    while row > first and len(texts := _texts(cells, row)) == 1:
        found.insert(0, (row, *texts[0]))
        row -= 1
    return tuple(found) if row > first and not _texts(cells, row) else ()


def _texts(cells: Cells, row: int) -> list[tuple[int, str]]:
    return [
        (column, text)
        for column in range(len(cells.rows[row]))
        if (text := cells.text(row, column))
    ]


def _beside(
    cells: Cells, header: tuple[int, int], end: int, headings: Mapping[int, Heading]
) -> list[Table]:
    """The table below a row of headings, or the several that stand side by side there; [] where
    the headings are of no plan. ``header`` has the upper and the lower row of the headings."""
    top, lower = header
    filled, hint = _Filled(cells, lower + 1, end), hint_of(cells.sheet.name)

    def read(some: Mapping[int, Heading]) -> Columns:
        return read_columns(some, filled, hint)

    apart = blocks(cells, headings, range(lower + 1, end), read)
    if not apart:
        columns = read(headings)
        found = Table(cells, top, lower, lower + 1, end, columns, headings)
        return [found] if columns.use else []
    tables = []
    for block in apart:
        own = within(headings, block)
        tables.append(Table(cells.only(block), top, lower, lower + 1, end, read(own), own))
    return [table for table in tables if table.columns.use]


class _Filled:
    """How many rows have something in a column; counted once for all columns."""

    def __init__(self, cells: Cells, first: int, end: int) -> None:
        self._cells, self._first, self._end = cells, first, end
        self._counts: list[int] | None = None

    def __call__(self, column: int) -> int:
        if self._counts is None:
            self._counts = [0] * self._cells.width
            for row in self._cells.rows[self._first : self._end]:
                for at, value in enumerate(row):
                    if value is not None and value != "":
                        self._counts[at] += 1
        return self._counts[column] if column < len(self._counts) else 0


def _score(cells: Cells, row: int) -> int:
    """How much a row looks like headings: 0 unless at least two different ones are known."""
    score, filled = 0, 0
    known: set[str] = set()
    recognised = 0
    for value in cells.rows[row]:
        if value is None or value == "":
            continue
        filled += 1
        if type(value) is not str or len(value) > LONGEST:
            continue
        heading = read_heading(value.strip())
        if heading.as_:
            recognised += 1
            score += 2 if heading.exact and heading.as_ not in (UNUSED, PERIOD) else 1
            if heading.as_ not in (UNUSED, PERIOD):
                known.add(heading.as_)
    if len(known) < 2 or (recognised < _GOOD_SHARE * filled and score < _STRONG):
        return 0
    return score


def _best_header(cells: Cells) -> int | None:
    scores = [_score(cells, row) for row in range(min(cells.height, DEPTH))]
    best = max(scores, default=0)
    if not best:
        return None
    return next(row for row, score in enumerate(scores) if score >= _CLEARLY * best)


def _headings(cells: Cells, row: int) -> tuple[dict[int, Heading], int]:
    """The headings of a table whose headings begin in ``row``, and the lowest row they take."""
    lower = row + 1
    two = lower < cells.height and _is_second_row(cells, row, lower)
    upper = _spread(cells, row if two else row - 1, only_merged=not two)
    at = lower if two else row
    found: dict[int, Heading] = {}
    for column in range(cells.width):
        own = _shown(cells, at, column) or ("" if two else _from_above(cells, at, column))
        found[column] = _combined(upper.get(column, ""), own)
    return found, at


def _shown(cells: Cells, row: int, column: int) -> str:
    return " ".join(cells.text(row, column).split())


def _from_above(cells: Cells, row: int, column: int) -> str:
    """A heading merged down from the row above."""
    top_left = cells.within_merge(row, column)
    return _shown(cells, *top_left) if top_left and top_left[1] == column else ""


def _is_second_row(cells: Cells, row: int, lower: int) -> bool:
    """Whether the row below headings has headings of its own, under blank or merged ones."""
    texts = [(column, _shown(cells, lower, column)) for column in range(cells.width)]
    texts = [(column, text) for column, text in texts if text]
    if len(texts) < 2 or any(len(text) > LONGEST // 2 for _, text in texts):
        return False
    known = sum(bool(read_heading(text).as_) for _, text in texts)
    under = sum(
        not _shown(cells, row, column) or cells.widths.get((row, column), 1) > 1
        for column, _ in texts
    )
    return known >= 2 and known >= 0.6 * len(texts) and under >= 0.6 * len(texts)


def _spread(cells: Cells, row: int, *, only_merged: bool) -> dict[int, str]:
    """The upper headings over each column: spread over merged cells, and over blanks if asked."""
    found: dict[int, str] = {}
    if row < 0 or (only_merged and _is_title_line(cells, row)):
        return found
    last = ""
    for column in range(cells.width):
        own, top_left = _shown(cells, row, column), cells.within_merge(row, column)
        if own:
            last = own
            wide = cells.widths.get((row, column), 1)
            if not only_merged or 1 < wide <= max(2, cells.width // 2):
                found[column] = own
        elif top_left is not None:
            above = found.get(top_left[1], "")
            if above and top_left[0] == row:
                found[column] = above
        elif not only_merged:
            found[column] = last
    return found


def _is_title_line(cells: Cells, row: int) -> bool:
    """Whether a row holds one text at its left: a line of the title, and no heading over headings."""
    filled = [column for column, value in enumerate(cells.rows[row]) if value not in (None, "")]
    return len(filled) == 1 and filled[0] < 2


def _combined(upper: str, own: str) -> Heading:
    """The meaning of a heading under another ("Q2" over "RAG")."""
    if not own:
        return read_heading(upper)
    heading = read_heading(own)
    if not upper or upper == own:
        return heading
    both = f"{upper}: {own}"
    together, above = read_heading(f"{upper} {own}"), read_heading(upper)
    if together.exact and together.as_ not in ("", PERIOD):
        return _named(together, both)
    if heading.as_ in ("", PERIOD) and above.as_ not in ("", PERIOD):
        return Heading(
            both, above.as_, False, heading.period or above.period, above.words, above.language
        )
    period = together.period or heading.period or above.period
    return Heading(both, heading.as_, heading.exact, period, heading.words, heading.language)


def _named(heading: Heading, text: str) -> Heading:
    return Heading(
        text, heading.as_, heading.exact, heading.period, heading.words, heading.language
    )


def is_repeat(cells: Cells, row: int, headings: Mapping[int, Heading]) -> bool:
    """Whether a row repeats a table's headings."""
    same = filled = 0
    for column, value in enumerate(cells.rows[row]):
        if value is None or value == "":
            continue
        filled += 1
        heading = headings.get(column)
        if type(value) is str and heading is not None and len(value) <= LONGEST and heading.text:
            same += heading.text.endswith(" ".join(value.split()))
        if filled > 2 and not same:
            return False
    return same >= 2 and same * 2 > filled


def _next_header(cells: Cells, first: int, headings: Mapping[int, Heading]) -> int | None:
    """The next row below that has other headings than these; repeats of these do not count."""
    for row in _likely(cells, first):
        if (
            not is_repeat(cells, row, headings)
            and _score(cells, row) >= _STRONG // 2
            and _is_all_headings(cells, row)
        ):
            return row
    return None


def _likely(cells: Cells, first: int) -> Iterator[int]:
    """Rows whose first two filled cells are known headings: cheap enough to ask of every row."""
    known = synonyms()
    for row in range(first, cells.height):
        seen = 0
        for value in cells.rows[row]:
            if value is None or value == "":
                continue
            if type(value) is not str or len(value) > 40:
                break
            if fold(value).strip(" :.") not in known:
                break
            seen += 1
            if seen == 2:
                yield row
                break


def _is_all_headings(cells: Cells, row: int) -> bool:
    texts = [value for value in cells.rows[row] if value not in (None, "")]
    known = sum(type(value) is str and bool(read_heading(value.strip()).as_) for value in texts)
    return known >= 3 and known >= 0.75 * len(texts)
