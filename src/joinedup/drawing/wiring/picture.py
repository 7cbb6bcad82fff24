"""The wiring diagram as one SVG, written from what was found and where it stands.

The order of the document is the order of the eye: the legend, then the columns from left to right,
each from top to bottom, so that the keyboard never jumps back and a screen reader hears lists
whose items say what they are linked to. Wires are not read out: every node says its own, and the
table beside the picture has them all. Colours and lines stand in attributes, so that the picture
is whole without its stylesheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from joinedup.analysis.wiring import EVERY, Column, Wiring
from joinedup.core.catalogue import Words
from joinedup.drawing import palette
from joinedup.drawing.svg import Element, element, measure, wrap, write
from joinedup.drawing.svg.element import NAMESPACE
from joinedup.drawing.wiring.boxes import draw_box, draw_control
from joinedup.drawing.wiring.layout import Layout, lay_out
from joinedup.drawing.wiring.legend import draw_legend
from joinedup.drawing.wiring.phrases import FOLD_ALL, OPEN_ALL, Phrases
from joinedup.drawing.wiring.runs import draw_runs
from joinedup.drawing.wiring.shapes import FONT, MARGIN, WIDTH
from joinedup.drawing.wiring.sheets import draw_sheets

MOST_OPEN = 400
"""Opening everything is offered up to so many rows in a column."""

HEADS = 54.0
"""The height of the columns’ heads, below the legend."""

Address = Callable[[str], str]
FoldAddress = Callable[[frozenset[str]], str]


def draw(
    wiring: Wiring,
    *,
    title: str,
    address: Address,
    fold_address: FoldAddress | None = None,
    language: str = "en",
    words: Words | None = None,
    name: str = "wiring",
    caption: bool = False,
    sheets: bool = False,
) -> str:
    """The picture as SVG text, ready to stand in a page or in a file of its own.

    ``title`` is its accessible name. ``address`` gives the page of a ref, ``fold_address`` that of
    the same picture with other groups open (None: folds are not links). ``words`` is the
    partnership's own wording, ``name`` the root of its ids, for pages with several. ``caption``
    also writes the title and the first sentence into the picture, for a file that stands alone.
    ``sheets`` adds after the picture one for each page of paper, which ``wiring.css`` prints in its
    place.
    """
    say = Phrases(language, words)
    facts = [fact.message(language, words) for fact in wiring.facts]
    top = 20.0
    parts: list[Element] = []
    if caption:
        heading, top = _caption(title, facts[0] if facts else "", top)
        parts.extend(heading)
    legend, top = draw_legend(wiring, say, MARGIN, top, WIDTH - 2 * MARGIN)
    parts.extend(legend)
    layout = lay_out(wiring, say, top + HEADS + 4)
    parts.append(draw_runs(wiring, layout, say))
    for column in layout.shapes:
        parts.append(_column(wiring, layout, column, say, (address, fold_address), top))
    drawn = f"{name}-drawn"
    whole = write(
        element(
            "svg",
            element("title", title, id=f"{name}-title"),
            element("desc", " ".join(facts), id=f"{name}-desc"),
            element("rect", width=WIDTH, height=layout.height, fill=palette.PAPER, class_="paper"),
            *([element("g", *parts, id=drawn)] if sheets else parts),
            xmlns=NAMESPACE,
            class_="wiring on-screen" if sheets else "wiring",
            role="group",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
            lang=language,
            viewBox=f"0 0 {WIDTH:g} {layout.height:.0f}",
            width=WIDTH,
            height=round(layout.height),
            font_family=FONT,
            fill=palette.INK,
        )
    )
    papers = draw_sheets(drawn, title, layout.height, (top, top + HEADS)) if sheets else ()
    return "".join((whole, *map(write, papers)))


def _caption(title: str, fact: str, top: float) -> tuple[list[Element], float]:
    lines = [
        element("text", title, x=MARGIN, y=top + 12, font_size=22, font_weight="700"),
    ]
    at = top + 12
    for line in wrap(fact, WIDTH - 2 * MARGIN, 15, lines=2) if fact else ():
        at += 24
        lines.append(element("text", line, x=MARGIN, y=at, font_size=15))
    return lines, at + 30


def _column(
    wiring: Wiring,
    layout: Layout,
    column: Column,
    say: Phrases,
    ways: tuple[Address, FoldAddress | None],
    top: float,
) -> Element:
    """A column: its head, then its boxes as a list of links."""
    address, fold_address = ways
    _, shape = layout.shapes[column]
    boxes = [box for box in layout.boxes.values() if box.column is column]
    boxes.sort(key=lambda box: box.y)
    items: list[Element] = []
    for box in boxes:
        if box.closes:
            drawn = draw_control(wiring, box, shape, say, fold_address)
        elif box.node is not None:
            drawn = draw_box(wiring, box, shape, say, address, fold_address)
        else:
            continue
        items.append(element("g", drawn, role="listitem"))
    head = list(_head(wiring, layout, column, say, fold_address, top))
    listed = element("g", *items, role="list", aria_label=say.head(column))
    return element("g", *head, listed, class_=f"column {column.value}")


def _head(
    wiring: Wiring,
    layout: Layout,
    column: Column,
    say: Phrases,
    fold_address: FoldAddress | None,
    top: float,
) -> Iterator[Element]:
    x, shape = layout.shapes[column]
    end = column is Column.PARTNERS
    at = x + shape.width - 12 if end else x + (shape.inset if column is Column.OUTCOMES else 0)
    anchor = "end" if end else None
    yield element(
        "text",
        say.head(column),
        x=at,
        y=top + 22,
        font_size=17,
        font_weight="700",
        text_anchor=anchor,
        fill=palette.BLUE,
    )
    count = sum(len(node.holds) or 1 for node in wiring.column(column))
    small = say.counted(column, count)
    yield element(
        "text", small, x=at, y=top + 40, font_size=12.5, text_anchor=anchor, fill=palette.QUIET
    )
    if column not in wiring.folded or fold_address is None:
        return
    every = EVERY in wiring.opened
    if count <= MOST_OPEN or every:
        label = say.say(FOLD_ALL) if every else say.say(OPEN_ALL, count=count)
        target = fold_address(frozenset() if every else frozenset({EVERY}))
        shift = measure(small, 12.5) + 10
        yield element(
            "a",
            element("title", f"{label}: {say.head(column)}"),
            element(
                "text",
                label,
                x=at - shift if end else at + shift,
                y=top + 40,
                font_size=12.5,
                text_anchor=anchor,
                text_decoration="underline",
                fill=palette.BLUE,
            ),
            href=target,
            class_="fold",
        )


__all__ = ["draw"]
