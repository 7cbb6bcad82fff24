"""The legend: what each kind of line in this picture means, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.wiring import Gap, State, Wiring
from joinedup.core.words import LinkKind
from joinedup.drawing import palette
from joinedup.drawing.svg import Element, element, measure
from joinedup.drawing.wiring.boxes import stub
from joinedup.drawing.wiring.phrases import ACROSS as ACROSS_SAID
from joinedup.drawing.wiring.phrases import AT_ODDS as AT_ODDS_SAID
from joinedup.drawing.wiring.phrases import MISSING, STATES, UNLED, Phrases
from joinedup.drawing.wiring.runs import draw_mark, pen
from joinedup.drawing.wiring.strokes import ACROSS, AT_ODDS, Stroke, stroke_of

SIZE = 13.0
SAMPLE = 44.0
ROW = 22.0

IN_ORDER = (State.LIVE, State.WIRED, State.PROMISED, State.AGREED, State.CLAIMED, State.BROKEN)


def draw_legend(
    wiring: Wiring, say: Phrases, x: float, y: float, width: float
) -> tuple[list[Element], float]:
    """The legend from a point to the right, in as many rows as it takes, and where it ends."""
    entries = list(_entries(wiring, say))
    drawn: list[Element] = []
    at = x
    for sample, label in entries:
        wide = SAMPLE + 8 + measure(label, SIZE) + 20
        if at > x and at + wide > x + width:
            at, y = x, y + ROW
        text = element("text", label, x=at + SAMPLE + 8, y=y + 4.5, font_size=SIZE)
        drawn.append(element("g", *_sample(sample, at, y), text))
        at += wide
    return ([element("g", *drawn, class_="legend")] if drawn else []), y + (12 if drawn else 0)


def _entries(wiring: Wiring, say: Phrases) -> Iterator[tuple[Stroke | str, str]]:
    states = {state for wire in wiring.wires for state, _ in wire.states or ((wire.state, 1),)}
    for state in IN_ORDER:
        if state in states:
            yield stroke_of(state, singled_out=wiring.chosen is not None), say.say(STATES[state])
    gaps = {gap for node in wiring.nodes.values() for gap in node.gaps}
    if gaps - {Gap.NO_LEAD}:
        yield "stub", say.say(MISSING)
    if Gap.NO_LEAD in gaps:
        yield "?", say.say(UNLED)
    kinds = {
        cross.kind for cross in wiring.crosses if wiring.chosen in (cross.source, cross.target)
    }
    if kinds - {LinkKind.CONFLICTS_WITH}:
        yield ACROSS, say.say(ACROSS_SAID)
    if LinkKind.CONFLICTS_WITH in kinds:
        yield AT_ODDS, say.say(AT_ODDS_SAID)


def _sample(sample: Stroke | str, x: float, y: float) -> Iterator[Element]:
    if sample == "stub":
        yield from stub(x + 10, y, 24, palette.CRIMSON)
    elif isinstance(sample, str):
        yield element(
            "text",
            sample,
            x=x + SAMPLE - 6,
            y=y + 5,
            font_size=15,
            font_weight="700",
            text_anchor="end",
            fill=palette.CRIMSON,
        )
    else:
        line = element("path", d=f"M{x:g} {y:g}h{SAMPLE:g}")
        marks = draw_mark(sample, (x + SAMPLE / 2, y), (x + SAMPLE, y))
        yield element("g", line, *marks, **pen(sample))
