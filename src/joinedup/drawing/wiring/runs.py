"""The wires of the picture: curves from box to box, state upon state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from joinedup.analysis.wiring import Cross, State, Wire, Wiring
from joinedup.core.words import LinkKind
from joinedup.drawing import palette
from joinedup.drawing.svg import Element, element
from joinedup.drawing.svg.element import number
from joinedup.drawing.wiring.layout import Box, Layout
from joinedup.drawing.wiring.phrases import Phrases
from joinedup.drawing.wiring.strokes import (
    ACROSS,
    AT_ODDS,
    NESTED,
    STROKES,
    Mark,
    Stroke,
    stroke_of,
)

BESIDE = 7.0
"""How far a link across runs beside the wire that there may be between the same two."""

PALE = Stroke(palette.PALE_LINE, 1)


def draw_runs(wiring: Wiring, layout: Layout, say: Phrases) -> Element:
    """All wires: those held back first, then state by state, the gravest on top."""
    groups = [_group(wiring, layout, say, None)]
    groups += [_group(wiring, layout, say, state) for state in STROKES]
    drawn = [group for group in groups if group.children]
    return element("g", *drawn, *_across(wiring, layout, say), aria_hidden="true", class_="wires")


def _group(wiring: Wiring, layout: Layout, say: Phrases, state: State | None) -> Element:
    """The wires of one state (None: those held back), with their stroke said once."""
    stroke = stroke_of(state, singled_out=wiring.chosen is not None) if state else PALE
    parts: list[Element] = []
    for wire in wiring.wires:
        if wire.state is state if wire.lit and state else (state is None and not wire.lit):
            parts.extend(_run(wiring, wire, layout, say, stroke))
    return element("g", *parts, class_=f"wire {state.value if state else 'held'}", **pen(stroke))


def pen(stroke: Stroke) -> dict[str, str | float | None]:
    """The attributes of a line."""
    return {
        "fill": "none",
        "stroke": stroke.colour,
        "stroke_width": stroke.width,
        "stroke_dasharray": stroke.dash or None,
        "stroke_linecap": stroke.cap if stroke.cap != "butt" else None,
    }


def _run(
    wiring: Wiring, wire: Wire, layout: Layout, say: Phrases, stroke: Stroke
) -> Iterator[Element]:
    """One wire with its mark; its title says its ends and, where several are folded, how many."""
    route = layout.route(wire)
    if route[0].column is route[-1].column:
        yield element("path", d=elbow(route[0], route[-1]), **_nested(wire))
        return
    path, middle, end = curve(route)
    title = element("title", _title(wiring, wire, say))
    yield element("path", title, d=path)
    if wire.lit:
        yield from draw_mark(stroke, middle, end)


def _nested(wire: Wire) -> dict[str, str | float | None]:
    if not wire.lit or wire.state is not State.AGREED:
        return {}
    return {"stroke": NESTED.colour, "stroke_width": NESTED.width}


def _title(wiring: Wiring, wire: Wire, say: Phrases) -> str:
    left, right = (say.title(wiring.nodes[ref]) for ref in (wire.left, wire.right))
    if wire.count == 1:
        return f"{left} → {right}: {say.state(wire.state)}"
    counts = ", ".join(f"{count:,} {say.state(state)}" for state, count in wire.states)
    return f"{left} → {right}: {counts}"


def draw_mark(
    stroke: Stroke, middle: tuple[float, float], end: tuple[float, float]
) -> Iterator[Element]:
    """What tells a state besides its line: a dot where current arrives, a cross where it is cut."""
    (mx, my), (ex, ey) = middle, end
    if stroke.mark is Mark.DOT:
        yield element("circle", cx=ex - 3, cy=ey, r=3.4, fill=stroke.colour, stroke="none")
    elif stroke.mark is Mark.CROSS:
        d = f"M{number(mx - 5)} {number(my - 5)}l10 10m0 -10l-10 10"
        yield element("circle", cx=mx, cy=my, r=8, fill=palette.PAPER, stroke="none")
        yield element("path", d=d, stroke_width=2.2, stroke_dasharray="none")
    elif stroke.mark is Mark.UNLIKE:
        d = f"M{number(mx - 3)} {number(my + 6)}l6 -12"
        yield element("path", d=d, stroke_width=2.2, stroke_dasharray="none")


def curve(route: Sequence[Box]) -> tuple[str, tuple[float, float], tuple[float, float]]:
    """The path through a route, the middle of its first stretch, and its end."""
    x, y = leave(route[0]), route[0].y
    parts = [f"M{number(x)} {number(y)}"]
    middle = x, y
    for box in route[1:]:
        to = arrive(box)
        half = (to - x) / 2
        parts.append(
            f"C{number(x + half)} {number(y)} {number(to - half)} {number(box.y)} {number(to)} {number(box.y)}"
        )
        if box is route[1]:
            middle = (x + to) / 2, (y + box.y) / 2
        x, y = to, box.y
        if box is not route[-1]:  # a lane: straight through its column
            parts.append(f"H{number(box.right)}")
            x = box.right
    return "".join(parts), middle, (x, y)


def elbow(lower: Box, upper: Box) -> str:
    """From a nested priority to the one above it: along the free space at its right."""
    if lower.y < upper.y or lower.right >= upper.right:  # out of order: an arc at their right
        x = max(lower.right, upper.right)
        return arc(x, lower.y, upper.y)
    x = min(lower.right + 6, upper.right - 3)
    top = upper.y + upper.height / 2
    return f"M{number(lower.right)} {number(lower.y)}H{number(x)}V{number(top)}"


def arc(x: float, start: float, end: float) -> str:
    """A bow at the right of a column."""
    bow = number(x + min(14 + abs(end - start) * 0.08, 56))
    return f"M{number(x)} {number(start)}C{bow} {number(start)} {bow} {number(end)} {number(x)} {number(end)}"


def leave(box: Box) -> float:
    """Where a wire leaves a box."""
    return box.right


def arrive(box: Box) -> float:
    """Where a wire comes into a box; into an outcome, at its lamp."""
    return box.x


def _across(wiring: Wiring, layout: Layout, say: Phrases) -> Iterator[Element]:
    """The links across that begin or end at what is chosen; the others stand in the table."""
    for cross in wiring.crosses:
        if wiring.chosen not in (cross.source, cross.target):
            continue
        source, target = layout.boxes.get(cross.source), layout.boxes.get(cross.target)
        if source is not None and target is not None:
            yield _across_one(cross, source, target, wiring, say)


def _across_one(cross: Cross, source: Box, target: Box, wiring: Wiring, say: Phrases) -> Element:
    stroke = AT_ODDS if cross.kind is LinkKind.CONFLICTS_WITH else ACROSS
    left, right = sorted((source, target), key=lambda box: box.column.place)
    if left.column is right.column:
        path = arc(left.right, left.y, right.y)
        bow = min(14 + abs(left.y - right.y) * 0.08, 56) * 0.75
        middle = left.right + bow, (left.y + right.y) / 2
    else:
        aside = [replace(box, y=box.y + BESIDE) for box in (left, right)]
        path, middle, _ = curve(aside)
    said = f"{say.title(wiring.nodes[cross.source])} {say.across(cross, cross.source, wiring)}"
    return element(
        "g",
        element("path", element("title", said), d=path),
        *draw_mark(stroke, middle, middle),
        class_="wire across",
        **pen(stroke),
    )
