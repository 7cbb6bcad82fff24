"""Placing rows in a column: one above the other, as near as can be to where each would be."""

from __future__ import annotations

from collections.abc import Sequence

LOOSEST = 2.5
"""A column that the others follow is not pulled further apart than this."""


def centre(places: Sequence[float]) -> float | None:
    """The mean of some places, None where there are none."""
    return sum(places) / len(places) if places else None


def stack(heights: Sequence[float], apart: Sequence[float], height: float) -> list[float]:
    """The middles of rows that follow one another evenly over a height; ``apart`` is the least
    space above each."""
    need = sum(heights) + sum(apart)
    factor = min(height / need, LOOSEST) if need else 1.0
    at = (height - need * factor) / 2
    middles = []
    for own, above in zip(heights, apart, strict=True):
        at += (own + above) * factor
        middles.append(at - own * factor / 2)
    return middles


def place(
    wanted: Sequence[float | None],
    heights: Sequence[float],
    apart: Sequence[float],
    height: float,
) -> list[float]:
    """The middles of rows, in order and without overlap, with the least sum of squared distances
    from where they are wanted, all within ``height`` if it is high enough.

    ``apart`` is the space above each row. This is isotonic regression, solved by pooling adjacent
    violators (Ayer, Brunk, Ewing, Reid and Silverman, Annals of Mathematical Statistics 26, 1955);
    linear in the number of rows. A row that is wanted nowhere follows the one above.
    """
    offsets = _offsets(heights, apart)
    if not offsets:
        return []
    blocks: list[tuple[float, int]] = []  # mean of a block, how many rows it holds
    last = 0.0
    for want, offset in zip(wanted, offsets, strict=True):
        last = want - offset if want is not None else last
        blocks.append((last, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (upper, many), (lower, more) = blocks[-2:]
            blocks[-2:] = [((upper * many + lower * more) / (many + more), many + more)]
    lowest = heights[0] / 2
    highest = max(height - heights[-1] / 2 - offsets[-1], lowest)
    flat = [min(max(mean, lowest), highest) for mean, many in blocks for _ in range(many)]
    return [level + offset for level, offset in zip(flat, offsets, strict=True)]


def _offsets(heights: Sequence[float], apart: Sequence[float]) -> list[float]:
    """How far below the first row each would stand if all stood as close as they may."""
    found: list[float] = []
    for at, own in enumerate(heights):
        found.append(found[-1] + heights[at - 1] / 2 + apart[at] + own / 2 if at else 0.0)
    return found
