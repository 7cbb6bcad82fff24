"""Linkage: what is missing, loose or contradictory in a plan, as findings with stable codes.

``check`` reads a plan and answers with findings, those first that scrutiny would raise first.
Each family of codes is a module with ``RULES`` (what the codes mean) and ``CHECKS`` (functions
that take a :class:`~joinedup.analysis.linkage.case.Case` and yield findings).
"""

from __future__ import annotations

import datetime
import re
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

_CODE = re.compile(r"[A-Z][0-9]{2}")

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
    file (``PlanFile.places``). ``ignore`` are codes switched off; those of reading a file have
    no part in this and do no harm. ValueError if ``kind`` is unknown or something in ``ignore``
    is no code; TypeError if ``today`` is no date.
    """
    if not isinstance(today, datetime.date):
        raise TypeError(f"today is {today!r}. Give a day: datetime.date(2026, 11, 17).")
    day = today.date() if isinstance(today, datetime.datetime) else today
    snapshot = Snapshot(plan=plan, day=day, places=places or Places())
    return check_snapshot(snapshot, kind=kind, ignore=ignore)


def check_snapshot(
    snapshot: Snapshot, *, kind: PlanKind | str | None = None, ignore: Collection[str] = ()
) -> tuple[Finding, ...]:
    """As :func:`check`, on a snapshot: the same questions for a file and for a living plan."""
    off = _codes(ignore)
    case = Case(snapshot, _kind(kind, snapshot.plan))
    checks = (check_emptiness,) if is_empty(snapshot.plan) else CHECKS
    found = (finding for check in checks for finding in check(case))
    return in_order(finding for finding in found if finding.code not in off)


def _codes(ignore: Collection[str]) -> frozenset[str]:
    """The codes to leave out; one may be given by itself."""
    codes = frozenset([ignore] if isinstance(ignore, str) else ignore)
    known = {rule.code for rule in RULES}
    own = {code[0] for code in known}
    unknown = sorted(c for c in codes - known if c[:1] in own or not _CODE.fullmatch(c))
    if unknown:
        raise ValueError(f"There is no code {', '.join(unknown)} to switch off.")
    return codes


def _kind(kind: PlanKind | str | None, plan: Plan) -> PlanKind:
    if isinstance(kind, str):
        known = [each.value for each in PlanKind]
        if kind not in known:
            raise ValueError(f"“{kind}” is not a kind of plan. Use one of: {', '.join(known)}.")
        return PlanKind(kind)
    return kind or plan.kind or PlanKind.PLAN
