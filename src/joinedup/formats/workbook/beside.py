"""Tables that stand side by side on a sheet: which columns are whose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from joinedup.core.calendar_words import fold
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.fields import Columns
from joinedup.formats.workbook.vocabulary import Heading

Headings = Mapping[int, Heading]
_MOST_TRIED = 24  # columns: each takes a look at all headings, and a sheet may have thousands
_FEWEST = 2  # rows: of fewer nothing can be told by which of them are filled


def blocks(
    cells: Cells, headings: Headings, rows: range, read: Callable[[Headings], Columns]
) -> list[range]:
    """The columns of each table whose headings stand in one row; [] where there is only one.

    A table ends where the headings of its rows begin again, or where a blank column stands before
    the headings of another thing. ``rows`` are those below the headings; ``read`` gives the
    columns that some of the headings make."""
    starts = [0]
    for start in islice(_candidates(headings), _MOST_TRIED):
        left = within(headings, range(starts[-1], start))
        right = within(headings, range(start, cells.width))
        gap = _gap(cells, headings, rows, start)
        if _are_two(cells, rows, (left, right), gap, read):
            starts.append(start)
    ends = [*starts[1:], cells.width]
    return [range(*each) for each in zip(starts, ends, strict=True)] if len(starts) > 1 else []


def within(headings: Headings, columns: range) -> dict[int, Heading]:
    """The headings of some of the columns."""
    return {column: heading for column, heading in headings.items() if column in columns}


def _candidates(headings: Headings) -> Iterator[int]:
    """The columns in which a second table may begin: after one without a heading, and where a
    heading comes again."""
    seen: set[str] = set()
    for column, heading in sorted(headings.items()):
        if not heading.text:
            continue
        before = headings.get(column - 1)
        if seen and (fold(heading.text) in seen or before is None or not before.text):
            yield column
        seen.add(fold(heading.text))


def _gap(cells: Cells, headings: Headings, rows: range, start: int) -> int:
    """How many columns before ``start`` hold nothing at all, neither a heading nor a cell."""
    top = max(rows.start - 1, 0)
    width = 0
    for column in range(start - 1, 0, -1):
        if headings[column].text or cells.within_merge(top, column):
            break
        if any(cells.text(row, column) for row in rows):
            break
        width += 1
    return width


def _are_two(
    cells: Cells,
    rows: range,
    sides: tuple[Headings, Headings],
    gap: int,
    read: Callable[[Headings], Columns],
) -> bool:
    left, right = map(read, sides)
    if not (left.use and right.use and left.levels and right.levels):
        return False
    owns = left.levels[-1].column, right.levels[-1].column
    texts = [{fold(each.text) for each in side.values() if each.text} for side in sides]
    shared = texts[0] & texts[1]
    again = len({fold(side[own].text) for side, own in zip(sides, owns, strict=True)}) == 1
    if again and len(shared) >= 2:
        return gap > 0 or texts[1] <= texts[0]
    if left.use == right.use or not gap:
        return False
    return gap > 1 or _end_apart(cells, rows, owns)


def _end_apart(cells: Cells, rows: range, owns: tuple[int, int]) -> bool:
    """Whether two columns are filled alike from the top and one of them ends before the other:
    two lists, and not one table in which some rows are silent."""
    one, other = ([row for row in rows if cells.text(row, column)] for column in owns)
    short = min(len(one), len(other))
    return len(one) != len(other) and short >= _FEWEST and one[:short] == other[:short]
