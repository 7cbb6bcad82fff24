"""How a wire of each state is drawn: told apart by width, dash and mark, in print as on screen."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from joinedup.analysis.wiring import State
from joinedup.drawing import palette


class Mark(enum.Enum):
    """What stands on a wire besides its line."""

    NONE = ""
    DOT = "dot"  # a full dot where it arrives: current comes through
    CROSS = "cross"  # a cross in its middle: cut
    RING = "ring"  # an empty ring at its end: it leads nowhere
    UNLIKE = "unlike"  # a bar across its middle: the two ends are at odds


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its colour, its width, its dashes as SVG writes them ("" for a full line)."""

    colour: str
    width: float
    dash: str = ""
    mark: Mark = Mark.NONE
    cap: str = "butt"


STROKES: Mapping[State, Stroke] = {
    State.AGREED: Stroke(palette.THIN_WIRE, 1),
    State.PROMISED: Stroke(palette.WIRE, 1.6, "7 4"),
    State.WIRED: Stroke(palette.WIRE, 2.2),
    State.LIVE: Stroke(palette.AMBER, 3, "", Mark.DOT),
    State.CLAIMED: Stroke(palette.BLUE, 2, "0.1 4.5", Mark.NONE, "round"),
    State.BROKEN: Stroke(palette.CRIMSON, 2, "10 5", Mark.CROSS),
}
"""In the order in which they are drawn: what matters most comes last, on top."""

SINGLED_OUT = Stroke(palette.WIRE, 1.4)
"""An agreed wire where something is chosen: the rest is pale, and it need not be thin."""

MISSING = Stroke(palette.CRIMSON, 1.6, "3 2", Mark.RING)
"""A link that ought to be there."""

ACROSS = Stroke(palette.BLUE, 1.5, "8 3 2 3")
"""A link across the picture: supports, depends on."""

AT_ODDS = Stroke(palette.BLUE, 1.5, "8 3 2 3", Mark.UNLIKE)
"""A link across the picture: conflicts with."""

NESTED = Stroke(palette.BLUE, 1.4)
"""From a priority to the one it is nested in."""


def stroke_of(state: State, *, singled_out: bool) -> Stroke:
    """How a wire is drawn in its state; ``singled_out`` where something is chosen."""
    return SINGLED_OUT if singled_out and state is State.AGREED else STROKES[state]
