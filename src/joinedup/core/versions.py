"""The life of a plan version: which moves are allowed, and what no longer changes once it is agreed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from joinedup.core.words import LinkKind, PlanStatus

MOVES: Mapping[PlanStatus, tuple[PlanStatus, ...]] = MappingProxyType(
    {
        PlanStatus.DRAFT: (PlanStatus.AGREED,),
        PlanStatus.AGREED: (PlanStatus.SUPERSEDED,),
        PlanStatus.SUPERSEDED: (),
    }
)
"""From > to. Agreeing a version supersedes the one agreed before it in the same series."""

_SAYS = frozenset({"number", "title", "description", "starts", "due", "theme"})
FROZEN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "plan": frozenset({"title", "description", "kind", "version", "starts", "ends", "area"}),
        "outcome": _SAYS,
        "priority": _SAYS,
        "action": _SAYS,
        "statement": frozenset({"topic", "title", "text"}),
        "measure": frozenset({"title", "subject", "direction", "unit", "baseline", "targets"}),
        "lineage": frozenset({"number", "title", "type"}),
    }
)
"""Type > the fields that the board agreed to. The rest lives on: leads, status, updates, readings,
milestones, risks, needs, links of services. A second language is not a change: see
:func:`frozen_fields`."""

_PLACED = frozenset({"outcome", "priority", "action"})


def may_move(now: PlanStatus, then: PlanStatus) -> bool:
    """Whether a plan version may go from one state to another."""
    return then in MOVES[now]


def frozen_fields(status: PlanStatus | None, type: str) -> frozenset[str]:
    """The fields of a type that cannot change in a version with this status."""
    return (
        FROZEN.get(type, frozenset())
        if status in (PlanStatus.AGREED, PlanStatus.SUPERSEDED)
        else frozenset()
    )


def is_closed(status: PlanStatus | None, type: str) -> bool:
    """Whether things of a type can be neither added to a version with this status nor taken out."""
    return bool(frozen_fields(status, type))


def is_place(kind: LinkKind, source_type: str, target_type: str) -> bool:
    """Whether a link is part of the outline (a priority's place under an outcome, an action's
    under a priority), which freezes with the version."""
    return kind is LinkKind.SERVES and source_type in _PLACED and target_type in _PLACED
