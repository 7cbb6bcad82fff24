"""Wiring: who works on what for which outcome, as a picture of five columns.

``trace`` reads a snapshot and gives the whole picture; ``choose``, ``fold`` and ``arrange`` make
of it what is drawn; ``show`` does all four. ``as_table`` tells the whole picture row by row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from joinedup.analysis.linkage.case import Case
from joinedup.analysis.linkage.lifetimes import has_stopped
from joinedup.analysis.wiring.choosing import choose, reach
from joinedup.analysis.wiring.facts import state_facts
from joinedup.analysis.wiring.folding import EVERY, MOST_ACTIONS, NOWHERE, fold
from joinedup.analysis.wiring.model import (
    Column,
    Cross,
    Fact,
    Gap,
    Node,
    State,
    Wire,
    Wiring,
)
from joinedup.analysis.wiring.nodes import list_nodes, unnamed_partners
from joinedup.analysis.wiring.order import arrange
from joinedup.analysis.wiring.table import Row, Table, as_table
from joinedup.analysis.wiring.wires import States, list_crosses, list_wires
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import LinkKind, PlanKind

__all__ = [
    "EVERY",
    "MOST_ACTIONS",
    "NOWHERE",
    "Column",
    "Cross",
    "Fact",
    "Gap",
    "Node",
    "Row",
    "State",
    "States",
    "Table",
    "Wire",
    "Wiring",
    "arrange",
    "as_table",
    "choose",
    "fold",
    "show",
    "trace",
]


def trace(snapshot: Snapshot, *, states: States | None = None) -> Wiring:
    """The whole picture of a plan on the snapshot's day, unfolded and in plan order.

    ``states`` says what is known of the current, {(source, target): live, wired or promised},
    and has no say over a wire that is broken or claimed. Linear in the number of links, times the
    number of outcomes.
    """
    case = Case(snapshot, snapshot.plan.kind or PlanKind.PLAN)
    unnamed = unnamed_partners(case)
    wiring = Wiring(
        columns=list_nodes(case, unnamed),
        wires=list_wires(case, states or {}),
        crosses=list_crosses(case),
        unnamed=tuple(each for each in unnamed.values() if not has_stopped(case, each)),
    )
    return replace(wiring, facts=state_facts(wiring), leading=_leading(wiring))


def _leading(wiring: Wiring) -> dict[str, int]:
    """How many actions stand under each outcome: those that serve it, not those that support it."""
    actions = {node.ref for node in wiring.column(Column.ACTIONS)}
    serving = [wire for wire in wiring.wires if LinkKind.SERVES.value in wire.kinds]
    into = replace(wiring, wires=tuple(serving)).into
    return {
        node.ref: len(actions & reach(node.ref, into, lambda wire: wire.left))
        for node in wiring.column(Column.OUTCOMES)
    }


def show(
    snapshot: Snapshot,
    *,
    states: States | None = None,
    opened: Collection[str] = (),
    chosen: str | None = None,
) -> Wiring:
    """The picture as it is drawn: traced, with ``chosen`` chosen, folded but for the groups in
    ``opened``, and arranged."""
    return arrange(fold(choose(trace(snapshot, states=states), chosen), opened=opened))
