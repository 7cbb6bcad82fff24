"""The picture on paper: in bands, each for an A4 page on its side, with the columns’ heads above."""

from __future__ import annotations

import math
from collections.abc import Iterator

from joinedup.drawing import palette
from joinedup.drawing.svg import Element, element
from joinedup.drawing.wiring.shapes import FONT, WIDTH

SHEET = 975.0
"""So much of the picture’s height stands on one page of 193 mm: its smallest letters, 12.5 high,
are then 7 points."""

LAP = 30.0
"""So much of one band is seen again on the next, so that no row is cut in two on both."""


def bands(height: float, head: float) -> list[tuple[float, float]]:
    """Where each band begins and ends, all but the first with room for a head, all alike high."""
    count = max(1, math.ceil((height - head - LAP) / (SHEET - head - LAP)))
    each = (height + (count - 1) * (head + LAP)) / count
    found, at = [(0.0, each)], each
    for _ in range(count - 1):
        begin = at - LAP
        at = begin + each - head
        found.append((begin, at))
    return found


def draw_sheets(
    drawn: str, title: str, height: float, heads: tuple[float, float]
) -> Iterator[Element]:
    """A picture for each page, each of which shows a part of what is drawn once, under the id
    ``drawn``; the heads of its columns stand between ``heads``."""
    head = heads[1] - heads[0]
    parts = bands(height, head)
    for number, (begin, end) in enumerate(parts, 1):
        again = head if number > 1 else 0.0
        shown = [_part(drawn, again, begin, end)]
        if again:
            shown.insert(0, _part(drawn, 0, *heads))
        yield element(
            "svg",
            *shown,
            class_="wiring-sheet",
            role="img",
            aria_label=f"{title} ({number}/{len(parts)})" if len(parts) > 1 else title,
            font_family=FONT,
            fill=palette.INK,
            viewBox=f"0 0 {WIDTH:g} {again + end - begin:.1f}",
        )


def _part(drawn: str, y: float, begin: float, end: float) -> Element:
    return element(
        "svg",
        element("use", href=f"#{drawn}"),
        y=f"{y:g}",
        width=f"{WIDTH:g}",
        height=f"{end - begin:.1f}",
        viewBox=f"0 {begin:.1f} {WIDTH:g} {end - begin:.1f}",
    )
