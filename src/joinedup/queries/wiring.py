"""The wiring of a plan version: traced once, and told aim by aim."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from joinedup.analysis.wiring import Gap, State, Table, Wiring, as_table, trace
from joinedup.core.snapshot import Snapshot
from joinedup.queries import snapshots
from joinedup.queries.names import Name, name_of
from joinedup.queries.visits import Visit
from joinedup.records import models

_OFF = (State.CLAIMED, State.BROKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One outcome: how many actions lead to it, and how many of these have a lead, a service behind
    them, and every link to them agreed. ``target`` is its description."""

    name: Name
    actions: int
    led: int
    backed: int
    agreed: int


def traced(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Wiring:
    """The whole picture, unfolded, kept as long as the snapshot is. Call it in the visit's scope."""
    return snapshots.derived(visit, version, day, "wiring", trace)


def rows(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Table:
    """Its table, kept as long; a row of it is made when it is asked for. Call it in the visit's scope."""
    return snapshots.derived(
        visit, version, day, "wiring rows", lambda _: as_table(traced(visit, version, day))
    )


def aims(snapshot: Snapshot, wiring: Wiring) -> tuple[Aim, ...]:
    """The outcomes of a plan with what stands behind them, as the diagram shows it."""
    return tuple(_aim(name_of(outcome), snapshot, wiring) for outcome in snapshot.plan.outcomes)


def _aim(name: Name, snapshot: Snapshot, wiring: Wiring) -> Aim:
    refs = [each.ref for each in snapshot.graph.actions_of(name.ref) if each.ref in wiring.nodes]
    gaps = [wiring.nodes[ref].gaps for ref in refs]
    return Aim(
        name=name,
        actions=len(refs),
        led=sum(Gap.NO_LEAD not in each for each in gaps),
        backed=sum(Gap.NO_SERVICE not in each for each in gaps),
        agreed=sum(is_agreed(wiring, ref) for ref in refs),
    )


def is_agreed(wiring: Wiring, ref: str) -> bool:
    """Whether something is linked to an action, and every such link is agreed."""
    wires = wiring.into.get(ref, ())
    return bool(wires) and not any(wire.state in _OFF for wire in wires)
