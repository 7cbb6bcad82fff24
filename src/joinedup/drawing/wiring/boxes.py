"""The nodes of the picture: each a link, in the manner of its column, marked with what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from joinedup.analysis.wiring import Column, Gap, Node, Wiring
from joinedup.analysis.wiring.folding import group_of
from joinedup.drawing import palette
from joinedup.drawing.svg import Element, element
from joinedup.drawing.wiring.layout import Box
from joinedup.drawing.wiring.phrases import FOLD_GROUP, OF, OPEN_GROUP, OPEN_REST, Phrases
from joinedup.drawing.wiring.shapes import LAMP, LEADING, Shape
from joinedup.drawing.wiring.strokes import MISSING

Address = Callable[[str], str]
FoldAddress = Callable[[frozenset[str]], str]


def draw_box(
    wiring: Wiring,
    box: Box,
    shape: Shape,
    say: Phrases,
    address: Address,
    fold_address: FoldAddress | None,
) -> Element:
    """A node of the picture: a link to its page; a folded group, one that opens it."""
    node = box.node
    if node is None:
        raise ValueError(f"{box.key} is no node.")
    parts = (
        element("title", _name(wiring, node, say, fold_address)),
        *_frame(node, box, wiring),
        *_text(node, box, shape),
        *_stubs(node, box),
    )
    classes = " ".join(
        filter(
            None,
            (
                "node",
                "over" if node.over else "",
                "" if node.lit else "pale",
                "chosen" if node.ref == wiring.chosen else "",
                "folded" if node.holds else "",
            ),
        )
    )
    if not node.holds:
        return element("a", *parts, href=address(node.ref), class_=classes)
    if fold_address is None:
        return element("g", *parts, class_=classes)
    opened = frozenset({group_of(node)}) | _others(wiring, node.column)
    return element("a", *parts, href=fold_address(opened), class_=classes)


def draw_control(
    wiring: Wiring, box: Box, shape: Shape, say: Phrases, fold_address: FoldAddress | None
) -> Element:
    """The line above an open group that folds it again."""
    held = [
        node
        for node in wiring.column(box.column)
        if group_of(node) == box.closes and not node.holds
    ]
    label = say.say(FOLD_GROUP, count=len(held), things=say.things(box.column, len(held)))
    words = element(
        "text",
        f"− {label}",
        x=box.x + 2,
        y=box.y + 4,
        font_size=shape.size,
        fill=palette.BLUE,
        text_decoration="underline",
    )
    group = wiring.nodes.get(box.closes)
    title = element("title", f"{label}: {say.title(group)}" if group else label)
    if fold_address is None:
        return element("g", title, words)
    opened = wiring.opened - {box.closes}
    return element(
        "a", title, _hit(box), words, href=fold_address(frozenset(opened)), class_="fold"
    )


def _others(wiring: Wiring, column: Column) -> frozenset[str]:
    """The open groups of the other columns: one opens at a time in each."""
    here = {group_of(node) for node in wiring.column(column)}
    return frozenset(group for group in wiring.opened if group not in here)


def _name(wiring: Wiring, node: Node, say: Phrases, fold_address: FoldAddress | None) -> str:
    group = wiring.nodes.get(node.group)
    if not node.holds or (group is None and fold_address is None):
        return say.name(node, wiring)
    count = len(node.holds)
    things = say.things(node.column, count)
    if group is None:
        said = say.say(OPEN_REST[node.column], count=count, things=things)
    else:
        opens = OPEN_GROUP if fold_address else OF
        said = say.say(opens, count=count, things=things, name=say.title(group))
    _, _, more = say.name(node, wiring).partition("; ")
    return f"{said}; {more}" if more else said


def _frame(node: Node, box: Box, wiring: Wiring) -> Iterator[Element]:
    """The box of a node; a partner has a terminal instead, an outcome a lamp."""
    chosen = node.ref == wiring.chosen
    edge = palette.BLUE if chosen else palette.LINE if node.lit else palette.PALE_LINE
    width = 3.0 if chosen else 1.0
    if node.column is Column.PARTNERS:
        yield _hit(box)
        yield element(
            "circle",
            cx=box.right - 4,
            cy=box.y,
            r=5 if chosen else 4,
            fill=palette.BLUE if node.lit and not (node.over or node.absent) else palette.PAPER,
            stroke=palette.BLUE if node.lit else palette.PALE_LINE,
            stroke_width=1.5,
        )
        return
    if node.column is Column.OUTCOMES:
        yield _hit(box)
        yield element(
            "circle",
            cx=box.x + LAMP + 1,
            cy=box.y,
            r=LAMP,
            fill=palette.PAPER,
            stroke=palette.BLUE if node.lit else palette.PALE_LINE,
            stroke_width=4 if chosen else 2.4,
        )
        return
    shades = (4.0, 2.0, 0.0) if node.holds else (0.0,)
    for shift in shades:  # a folded group is a stack of boxes
        yield element(
            "rect",
            x=box.x + shift,
            y=box.y - box.height / 2 + shift,
            width=box.width - (4 if node.holds else 0),
            height=box.height - (4 if node.holds else 0),
            rx=2.5,
            fill=palette.PANEL if node.holds else palette.PAPER,
            stroke=edge,
            stroke_width=width,
            stroke_dasharray="4 3" if node.over else None,
        )


def _hit(box: Box) -> Element:
    """What can be pressed where there is no frame, so that the target is the whole box."""
    return element(
        "rect",
        x=box.x,
        y=box.y - box.height / 2,
        width=box.width,
        height=box.height,
        fill=palette.PAPER,
        class_="hit",
    )


def _text(node: Node, box: Box, shape: Shape) -> Iterator[Element]:
    colour = palette.INK if node.lit else palette.PALE
    end = node.column is Column.PARTNERS
    x = box.right - shape.inset if end else box.x + shape.inset
    leading = shape.size * LEADING
    tall = len(box.text) * leading + (15 if box.small else 0)
    y = box.y - tall / 2 + shape.size * 0.94
    for line in box.text:
        yield element(
            "text",
            line,
            x=x,
            y=y,
            font_size=shape.size,
            font_weight="700" if shape.bold else None,
            text_anchor="end" if end else None,
            text_decoration="line-through" if node.over else None,
            fill=colour,
        )
        y += leading
    if box.small:
        yield element(
            "text",
            box.small,
            x=x,
            y=y - 1,
            font_size=12.5,
            text_anchor="end" if end else None,
            fill=palette.QUIET if node.lit else palette.PALE,
        )
    if node.holds:
        yield element(
            "text",
            "+",
            x=box.right - 18,
            y=y - leading,
            font_size=15,
            font_weight="700",
            fill=palette.BLUE,
        )


LEFT = (Gap.NO_SERVICE, Gap.NO_OWNER)
RIGHT = (Gap.SERVES_NOTHING,)


def _stubs(node: Node, box: Box) -> Iterator[Element]:
    """The ends of wires that are not there, and the mark of what nobody leads."""
    colour = MISSING.colour if node.lit else palette.PALE
    at_right = node.column is Column.SERVICES and Gap.NO_ACTION in node.gaps
    left = any(gap in LEFT for gap in node.gaps) or (Gap.NO_ACTION in node.gaps and not at_right)
    right = at_right or any(gap in RIGHT for gap in node.gaps)
    if left:
        yield from stub(box.x, box.y, -20, colour)
    if right:
        yield from stub(box.right, box.y, 20, colour)
    if Gap.NO_LEAD in node.gaps:
        yield element(
            "text",
            "?",
            x=box.right - 6,
            y=box.y + 5,
            font_size=15,
            font_weight="700",
            text_anchor="end",
            fill=colour,
        )


def stub(x: float, y: float, length: float, colour: str) -> Iterator[Element]:
    """A wire that leads nowhere: a short line with an empty ring at its end."""
    step = 1 if length > 0 else -1
    yield element(
        "path",
        d=f"M{x:g} {y:g}h{length - step * 4:g}",
        stroke=colour,
        stroke_width=MISSING.width,
        stroke_dasharray=MISSING.dash,
        fill="none",
    )
    yield element(
        "circle",
        cx=x + length,
        cy=y,
        r=3.5,
        fill=palette.PAPER,
        stroke=colour,
        stroke_width=MISSING.width,
    )
