from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType
from typing import Any

from joinedup.analysis.linkage import families
from joinedup.analysis.linkage.case import Case
from joinedup.core.plan import Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import Agreement, PlanKind
from tests.analysis.linkage.building import TODAY, grown, on

OWN = [check for check in families.CHECKS if check.__module__.endswith(
    ("structure", "identity", "circles", "breadth", "links", "ends", "backing", "leads",
     "accountability", "dates", "clashes", "horizon", "milestones", "updates", "needs",
     "versions", "columns")
)]  # fmt: skip


def spoilt(count: int) -> Plan:
    """A plan of many actions, most of them late, and links that nobody has agreed."""
    plan = grown(count, due=on("2026-06-30"))
    links = tuple(
        replace(each, agreement=Agreement.CLAIMED, drawn_by="office") if number % 2 else each
        for number, each in enumerate(plan.links)
    )
    return replace(plan, links=links)


def steps(plan: Plan) -> int:
    """How many calls of functions the checks make: the same on every machine."""
    made = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal made
        made += event == "call"

    case = Case(Snapshot(plan=plan, day=TODAY), PlanKind.PLAN)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for check in OWN:
            list(check(case))
    finally:
        sys.setprofile(before)
    return made


def test_a_plan_twice_as_long_takes_twice_the_steps_and_not_more():
    assert steps(spoilt(800)) < 2.1 * steps(spoilt(400))


def test_a_chain_of_priorities_is_no_trouble_however_deep():
    plan = grown(1)
    deep = tuple(
        replace(plan.priorities[0], ref=f"P{n}", number=f"9.{n}") for n in range(101, 2101)
    )
    links = tuple(
        replace(plan.links[0], source=f"P{n}", target=f"P{n - 1}" if n > 101 else "P1")
        for n in range(101, 2101)
    )
    plan = replace(plan, priorities=(*plan.priorities, *deep), links=(*plan.links, *links))
    assert steps(plan) > 0
