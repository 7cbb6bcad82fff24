"""Pictures of small plans for the tests of the wiring diagram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import joinedup
from joinedup.analysis.wiring import Column, Gap, State, Wire, Wiring, trace
from joinedup.core.plan import DeliverySystem, Link, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from tests.analysis.linkage.building import SOUND, TODAY, action, grown

RIVERSIDE = Path(joinedup.__file__).parent / "riverside" / "riverside.xlsx"


def snapshot(plan: Plan = SOUND) -> Snapshot:
    return Snapshot(plan=plan, day=TODAY)


def picture(plan: Plan = SOUND, states: Mapping[tuple[str, str], State] | None = None) -> Wiring:
    return trace(snapshot(plan), states=states)


def wire(wiring: Wiring, left: str, right: str) -> Wire:
    """The one wire between two nodes."""
    (found,) = (each for each in wiring.wires if (each.left, each.right) == (left, right))
    return found


def state(wiring: Wiring, left: str, right: str) -> State:
    return wire(wiring, left, right).state


def pairs(wiring: Wiring) -> set[tuple[str, str]]:
    return {(each.left, each.right) for each in wiring.wires}


def refs(wiring: Wiring, column: Column) -> list[str]:
    return [node.ref for node in wiring.column(column)]


def gaps(wiring: Wiring) -> dict[str, tuple[Gap, ...]]:
    """The gaps of the nodes that have any."""
    return {ref: node.gaps for ref, node in wiring.nodes.items() if node.gaps}


def large(count: int) -> Plan:
    """A sound plan with more actions under P1, each with a service of its own."""
    return grown(count)


def many_services(count: int) -> Plan:
    """The sound plan with ``count`` more services of B1, each serving an action of its own."""
    numbers = range(201, 201 + count)
    return replace(
        SOUND,
        actions=(*SOUND.actions, *(action(n) for n in numbers)),
        delivery_systems=(
            *SOUND.delivery_systems,
            *(DeliverySystem(ref=f"S{n}", title=Text.of(f"Team {n}"), owner="B1") for n in numbers),
        ),
        links=(
            *SOUND.links,
            *(Link(source=f"S{n}", target=f"A{n}") for n in numbers),
            *(Link(source=f"A{n}", target="P1") for n in numbers),
        ),
    )
