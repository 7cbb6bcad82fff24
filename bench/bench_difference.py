"""What it costs to compare a workbook with the record: the same plan, an edited one, an empty record.

    .venv-dev-3.11/bin/python bench/bench_difference.py

CPU seconds, medians of three. The reference is `json.dumps` of the plain form of both plans, which
is the least that any comparison by their bytes would cost. Ends with 1 when a figure is over its
limit or grows faster than the plan.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from measure import print_conditions
from plans import SEED, write_flat

from joinedup.analysis.difference import apply, difference_of_file, sentences
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.shapes import plain
from joinedup.core.text import Text
from joinedup.core.words import Progress
from joinedup.formats import read_plan

LARGE, DOUBLE = 5_000, 10_000
LIMIT, GROWTH = 2.0, 2.6


def main() -> int:
    """Measure, print, and judge."""
    print_conditions(seed=SEED, joinedup=version("joinedup"))
    print(f"{'actions':>8} {'what':<34} {'CPU':>8} {'json.dumps':>11} {'ratio':>6}   limit")
    over = False
    taken = []
    for size in (LARGE, DOUBLE):
        file = _file(size)
        record = apply(Plan(), difference_of_file(Plan(), file))
        edited = replace(file, plan=_edited(file.plan))
        reference = _seconds(lambda file=file, record=record: _dumped(record, file.plan))
        cases: list[tuple[str, Plan, PlanFile]] = [
            ("an empty record", Plan(), file),
            ("the same", record, file),
            ("every tenth action edited", record, edited),
        ]
        for name, mine, theirs in cases:
            cost = _seconds(lambda mine=mine, theirs=theirs: difference_of_file(mine, theirs))
            over |= size == LARGE and cost > LIMIT
            _line(size, name, cost, reference)
            taken.append(cost)
        found = difference_of_file(record, edited)
        _line(size, "telling it, folded", _seconds(lambda found=found: sentences(found)), reference)
        _line(
            size,
            "applying it",
            _seconds(lambda record=record, found=found: apply(record, found)),
            reference,
        )
    growth = max(large / small for small, large in zip(taken[:3], taken[3:], strict=True))
    print(
        f"{DOUBLE:,} actions take at most {growth:.2f} times what {LARGE:,} take (limit {GROWTH})"
    )
    return 1 if over or growth > GROWTH else 0


def _file(size: int) -> PlanFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_flat(path, size)
        return read_plan(path, isolate=False)


def _edited(plan: Plan) -> Plan:
    """Every tenth action with another title and status, every hundredth gone."""
    actions = [
        replace(each, title=Text.of(f"{each.title}, again"), status=Progress.STUCK)
        if at % 10 == 0
        else each
        for at, each in enumerate(plan.actions)
        if at % 100 != 1
    ]
    return replace(plan, actions=tuple(actions))


def _dumped(*plans: Plan) -> list[str]:
    return [json.dumps(plain(plan), sort_keys=True) for plan in plans]


def _seconds(deed: Callable[[], Any]) -> float:
    times = []
    for _ in range(3):
        before = time.process_time()
        deed()
        times.append(time.process_time() - before)
    return statistics.median(times)


def _line(size: int, name: str, cost: float, reference: float) -> None:
    limit = f"{LIMIT:.1f} s" if size == LARGE else ""
    print(
        f"{size:>8,} {name:<34} {cost:>7.3f}s {reference:>10.3f}s {cost / reference:>6.1f}   {limit}"
    )


if __name__ == "__main__":
    sys.exit(main())
