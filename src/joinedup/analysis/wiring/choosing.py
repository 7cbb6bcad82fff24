"""Choosing a node: what it is fed by and what it feeds stays lit, the rest is drawn pale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from joinedup.analysis.wiring.facts import tell_chosen
from joinedup.analysis.wiring.model import Wire, Wiring


def choose(wiring: Wiring, ref: str | None) -> Wiring:
    """The picture with one node chosen; as it is where there is no such node.

    Lit are the chosen node, everything that leads to it from the left and everything that it
    leads to on the right, with the wires on the way, and the ends of its links across.
    """
    node = wiring.nodes.get(ref or "")
    if node is None:
        return wiring
    behind = reach(node.ref, wiring.into, lambda wire: wire.left)
    ahead = reach(node.ref, wiring.out_of, lambda wire: wire.right)
    beside = {
        end
        for c in wiring.crosses
        if node.ref in (c.source, c.target)
        for end in (c.source, c.target)
    }
    lit = behind | ahead | beside
    return replace(
        wiring,
        columns=tuple(
            tuple(replace(each, lit=each.ref in lit) for each in column)
            for column in wiring.columns
        ),
        wires=tuple(
            replace(wire, lit={wire.left, wire.right} <= behind or {wire.left, wire.right} <= ahead)
            for wire in wiring.wires
        ),
        facts=(tell_chosen(node, (wiring.nodes[ref] for ref in lit)), *wiring.facts),
        chosen=node.ref,
    )


def reach(
    start: str, wires: Mapping[str, tuple[Wire, ...]], end: Callable[[Wire], str]
) -> set[str]:
    """``start`` and every node that wires lead to from it; ``end`` says which way."""
    queue = [start]
    seen = {start}
    for ref in queue:
        for wire in wires.get(ref, ()):
            if end(wire) not in seen:
                seen.add(end(wire))
                queue.append(end(wire))
    return seen
