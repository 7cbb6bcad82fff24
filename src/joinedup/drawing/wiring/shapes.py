"""The measures of the picture: what a box of each column is like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from joinedup.analysis.wiring import Column

FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Arial, 'Liberation Sans', sans-serif"
WIDTH = 1280.0
MARGIN = 14.0
LEADING = 1.22
"""From one line of text to the next, in sizes of the letters."""

LAMP = 13.0
"""The radius of an outcome’s lamp."""

LANE = 12.0
"""The height kept free for wires that pass through a column without stopping."""

GROUP_GAP = 9.0
"""Between the actions of one priority and the next."""

CONTROL = 22.0
"""The height of a line that folds a group again."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The boxes of one column: their width, the size of their letters, how many lines at most,
    the free space within and between them, and the way for wires to the next column."""

    width: float
    size: float
    lines: int
    inset: float
    pad: float
    apart: float
    way: float
    bold: bool = False


# A row with the space above it is at least 26.2 high, so that two targets next to each other are 24
# pixels apart (WCAG 2.2, 2.5.8) down to the least width that the stylesheet allows.
SHAPES: Mapping[Column, Shape] = {
    Column.PARTNERS: Shape(156, 13, 2, 12, 2, 7, 88),
    Column.SERVICES: Shape(158, 12.5, 2, 7, 3.5, 5, 168),
    Column.ACTIONS: Shape(212, 12.5, 2, 7, 3, 5, 60),
    Column.PRIORITIES: Shape(160, 13, 3, 7, 4, 8, 68, True),
    Column.OUTCOMES: Shape(182, 15, 4, 36, 2, 22, 0, True),
}

CROWDED = 110
"""Where a column has more rows than this each has one line only."""


def spread(columns: list[Column]) -> dict[Column, tuple[float, Shape]]:
    """Where each column that is drawn begins, and its shape: the room of those that are missing
    goes to the boxes and to the ways between them."""
    used = 2 * MARGIN + sum(SHAPES[c].width for c in columns)
    used += sum(SHAPES[c].way for c in columns[:-1])
    free = max(WIDTH - used, 0)
    wider = free * 0.5 / max(len(columns), 1)
    longer = free * 0.5 / max(len(columns) - 1, 1)
    found, at = {}, MARGIN
    for column in columns:
        shape = SHAPES[column]
        width = min(shape.width + wider, shape.width * 1.8)
        found[column] = (
            at,
            replace(shape, width=width),
        )
        at += width + shape.way + longer
    return found
