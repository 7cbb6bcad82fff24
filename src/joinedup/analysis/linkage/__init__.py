"""Linkage: what is missing, loose or contradictory in a plan, as findings with stable codes.

``check`` reads a plan and answers with findings, those first that scrutiny would raise first.
Each family of codes is a module with ``RULES`` (what the codes mean) and ``CHECKS`` (functions
that take a :class:`~joinedup.analysis.linkage.case.Case` and yield findings).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection

from joinedup.analysis.linkage.case import Case, Check
from joinedup.analysis.linkage.families import CHECKS, RULES
from joinedup.analysis.linkage.order import in_order
from joinedup.analysis.linkage.structure import check_emptiness, is_empty
from joinedup.core.finding import Finding, Rule
from joinedup.core.plan import Plan
from joinedup.core.planfile import Places
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import PlanKind

__all__ = ["CHECKS", "RULES", "Case", "Check", "Rule", "check", "check_snapshot"]


def check(
    plan: Plan,
    *,
    today: datetime.date,
    kind: PlanKind | str | None = None,
    places: Places | None = None,
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What a scrutiny committee would find in ``plan``, read on ``today``.

    ``kind`` says which law the plan answers to (a :class:`PlanKind` or its value; by default
    what the plan says of itself, else a plain plan). ``places`` is where things stand in the
    file (``PlanFile.places``). ``ignore`` are codes switched off. ValueError if ``kind`` or a
    code of ``ignore`` is unknown.
    """
    return check_snapshot(
        Snapshot(plan=plan, day=today, places=places or Places()), kind=kind, ignore=ignore
    )


def check_snapshot(
    snapshot: Snapshot, *, kind: PlanKind | str | None = None, ignore: Collection[str] = ()
) -> tuple[Finding, ...]:
    """As :func:`check`, on a snapshot: the same questions for a file and for a living plan."""
    unknown = sorted(set(ignore) - {rule.code for rule in RULES})
    if unknown:
        raise ValueError(f"There is no code {', '.join(unknown)} to switch off.")
    case = Case(snapshot, _kind(kind, snapshot.plan))
    checks = (check_emptiness,) if is_empty(snapshot.plan) else CHECKS
    found = (finding for check in checks for finding in check(case))
    return in_order(finding for finding in found if finding.code not in ignore)


def _kind(kind: PlanKind | str | None, plan: Plan) -> PlanKind:
    if isinstance(kind, str):
        known = [each.value for each in PlanKind]
        if kind not in known:
            raise ValueError(f"“{kind}” is not a kind of plan. Use one of: {', '.join(known)}.")
        return PlanKind(kind)
    return kind or plan.kind or PlanKind.PLAN
