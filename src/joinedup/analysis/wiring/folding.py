"""Folding: beyond what can be read, actions fold into their priority and services into their
owner, and open one group at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from joinedup.analysis.wiring.facts import tell_folded
from joinedup.analysis.wiring.model import Column, Gap, Node, State, Wire, Wiring

MOST_ACTIONS = 100
"""Up to so many actions are drawn one by one: about two screens, and still one A3 sheet."""

MOST_SERVICES = 120
"""The same for services and teams, whose rows are as high."""

EVERY = "*"
"""In place of a group: everything is open."""

NOWHERE = "-"
"""The group of what belongs to no group: actions that serve nothing, services of nobody."""

_FOLD = "fold:"

Groups = dict[str, list[Node]]


def fold(
    wiring: Wiring,
    *,
    opened: Collection[str] = (),
    most_actions: int = MOST_ACTIONS,
    most_services: int = MOST_SERVICES,
) -> Wiring:
    """The picture with what is too much to read folded.

    ``opened`` are refs of groups that are not folded: of priorities (or of outcomes, where actions
    serve them directly) and of partners; ``{EVERY}`` opens all. What is chosen holds open the
    group that it stands in, its own, and those of its links across. Wires to a folded group are one, with a count of each state and the gravest
    on its face.
    """
    kept = frozenset(opened) | held_open(wiring)
    limits = {Column.ACTIONS: most_actions, Column.SERVICES: most_services}
    over = {column for column, most in limits.items() if len(wiring.column(column)) > most}
    if not over:
        return wiring
    shown = replace(wiring, opened=kept, folded=frozenset(over))
    if EVERY in kept:
        return shown
    shown = replace(shown, facts=(*wiring.facts, *tell_folded(over)))
    into: dict[str, str] = {}  # ref of a node > ref of what it folded into
    columns = []
    for column, nodes in zip(Column, wiring.columns, strict=True):
        hidden = _hidden(nodes, kept) if column in over else {}
        columns.append(_folded(nodes, hidden))
        into.update(
            {each.ref: fold_ref(column, group) for group, held in hidden.items() for each in held}
        )
    return replace(shown, columns=tuple(columns), wires=_merged(wiring.wires, into))


def fold_ref(column: Column, group: str) -> str:
    """The ref of the node that stands for a folded group."""
    return f"{_FOLD}{column.value}:{group}"


def held_open(wiring: Wiring) -> frozenset[str]:
    """The groups that stay open because of what is chosen: its own, the one it stands in, and
    those of what it is linked to across."""
    chosen = wiring.nodes.get(wiring.chosen or "")
    if chosen is None:
        return frozenset()
    crosses = (each for each in wiring.crosses if chosen.ref in (each.source, each.target))
    ends = {end for each in crosses for end in (each.source, each.target)} | {chosen.ref}
    found = (wiring.nodes[end] for end in ends if end in wiring.nodes)
    return frozenset({chosen.ref}) | {group_of(node) for node in found}


def group_of(node: Node) -> str:
    """The group a node folds into."""
    return node.group or NOWHERE


def _hidden(nodes: Sequence[Node], opened: Collection[str]) -> Groups:
    """The groups that fold: those not open, with more than one node in them."""
    groups: Groups = {}
    for node in nodes:
        if group_of(node) not in opened:
            groups.setdefault(group_of(node), []).append(node)
    return {group: held for group, held in groups.items() if len(held) > 1}


def _folded(nodes: Sequence[Node], hidden: Groups) -> tuple[Node, ...]:
    """The nodes of a column with each folded group in the place of its first node."""
    found = []
    for node in nodes:
        held = hidden.get(group_of(node))
        if held is None:
            found.append(node)
        elif node is held[0]:
            found.append(_group(node.column, group_of(node), held))
    return tuple(found)


def _group(column: Column, group: str, held: Sequence[Node]) -> Node:
    lacking = {gap for node in held for gap in node.gaps}
    return Node(
        ref=fold_ref(column, group),
        column=column,
        group="" if group == NOWHERE else group,
        gaps=tuple(gap for gap in Gap if gap in lacking),
        holds=tuple(node.ref for node in held),
        lit=any(node.lit for node in held),
    )


def _merged(wires: Sequence[Wire], into: Mapping[str, str]) -> tuple[Wire, ...]:
    """The wires with their folded ends, those between the same two as one."""
    strands: dict[tuple[str, str], list[Wire]] = {}
    for wire in wires:
        ends = into.get(wire.left, wire.left), into.get(wire.right, wire.right)
        strands.setdefault(ends, []).append(wire)
    return tuple(
        _bundle(*ends, held) if ends != (held[0].left, held[0].right) else held[0]
        for ends, held in strands.items()
    )


def _bundle(left: str, right: str, held: Sequence[Wire]) -> Wire:
    counts: dict[State, int] = {}
    for wire in held:
        counts[wire.state] = counts.get(wire.state, 0) + 1
    states = tuple(sorted(counts.items(), key=lambda each: each[0].gravity))
    kinds = dict.fromkeys(kind for wire in held for kind in wire.kinds)
    return Wire(
        left=left,
        right=right,
        state=states[0][0],
        kinds=tuple(kinds),
        states=states,
        lit=any(wire.lit for wire in held),
    )
