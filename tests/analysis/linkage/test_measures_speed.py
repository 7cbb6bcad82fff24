from __future__ import annotations

import time
from dataclasses import replace

import pytest

from joinedup.analysis.linkage import Case, families
from joinedup.core.plan import Plan, Update
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import PlanKind
from tests.analysis.linkage.building import TODAY, change, grown, quarter
from tests.analysis.linkage.measured import MEASURED, baseline, measure, target, with_measure

MINE = [
    check for check in families.CHECKS if check.__module__.rpartition(".")[2] in (
        "measures", "measure_worth", "measure_fields", "readings", "baselines", "targets",
        "target_steps", "target_dates", "contradictions", "said_and_done", "wording",
        "abbreviations", "localities", "loip", "wellbeing", "community_safety", "plain",
    )
]  # fmt: skip


def large(count: int) -> Plan:
    plan = grown(count, MEASURED, description=Text.of("Homes in Eastmere, 40 more by 2028."))
    measures = tuple(
        measure(n, f"A{n}", title=Text.of(f"Homes finished in street {n}"))
        for n in range(101, 101 + count)
    )
    said = tuple(
        Update(
            subject=f"A{n}",
            period=quarter(2026, 7),
            text=f"Street {n} is half done, no longer delayed.",
        )
        for n in range(101, 101 + count)
    )
    return replace(plan, measures=(*plan.measures, *measures), updates=(*plan.updates, *said))


def seconds(count: int) -> float:
    case = Case(Snapshot(plan=large(count), day=TODAY), PlanKind.PLAN)
    best = 9.0
    for _ in range(2):
        began = time.process_time()
        for check in MINE:
            list(check(case))
        best = min(best, time.process_time() - began)
    return best


def test_every_check_of_this_half_is_measured():
    assert len(MINE) > 25


def test_the_time_grows_with_the_plan_and_not_faster():
    small, big = seconds(1000), seconds(2000)
    assert big < 3 * small + 0.05


@pytest.mark.parametrize(
    "text",
    ["9" * 50_000, "1 by " * 20_000, "reduce 40 " * 10_000, " " * 50_000 + "by 9", "(" * 30_000, "AB " * 30_000],
    ids=["digits", "by", "reduce", "blanks", "brackets", "letters"],
)  # fmt: skip
def test_no_cell_however_filled_takes_long(text: str):
    aimed = (replace(target("75"), text=text),)
    plan = with_measure(title=Text.of(text), baseline=baseline("60"), targets=aimed)
    plan = change("O1", plan, title=Text.of(text), description=Text.of(text))
    plan = change("A1", plan, title=Text.of(text), description=Text.of(text))
    case = Case(Snapshot(plan=plan, day=TODAY), PlanKind.PLAN)
    began = time.process_time()
    for check in MINE:
        list(check(case))
    assert time.process_time() - began < 2
