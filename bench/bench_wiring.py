"""What the wiring diagram costs: CPU time of tracing, arranging and drawing, as one page pays it.

    python bench/bench_wiring.py

CPU seconds in this process, medians. Sixty and 300 actions are drawn one by one, 2,000 folded;
300 folded and 2,000 with one priority open or one outcome chosen are told too. The reference, in
the same run, is json.dumps of the same picture’s table: the least that could be done to send the
same content. Ends with 1 when a figure is over its limit.
"""

from __future__ import annotations

import datetime
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from measure import print_conditions
from plans import SEED, wired_plan

from joinedup.analysis.wiring import EVERY, show, trace
from joinedup.core.snapshot import Snapshot
from joinedup.drawing.wiring import draw, tell

DAY = datetime.date(2026, 11, 17)
REPEATS = 7
WAYS: tuple[tuple[str, int, dict[str, Any], float | None], ...] = (
    ("60, one by one", 60, {"opened": {EVERY}}, 0.3),
    ("300, one by one", 300, {"opened": {EVERY}}, 0.3),
    ("300, folded", 300, {}, 0.3),
    ("2,000, folded", 2_000, {}, 0.3),
    ("2,000, one open", 2_000, {"opened": {"P3"}}, 0.3),
    ("2,000, chosen", 2_000, {"chosen": "O3"}, 0.3),
    ("2,000, one by one", 2_000, {"opened": {EVERY}}, None),
)


def main() -> int:
    """Measure, print, and judge."""
    print_conditions(seed=SEED, repeats=REPEATS, reference="json.dumps of the table")
    print(
        f"{'actions':>18} {'analysis':>9} {'drawing':>9} {'whole':>9} {'json':>8} {'KB':>6}   limit"
    )
    over = False
    for name, size, ways, limit in WAYS:
        snapshot = Snapshot(plan=wired_plan(size), day=DAY)
        wiring = show(snapshot, **ways)
        rows = [asdict(line) for line in tell(trace(snapshot), address=str)]
        seen = cpu(lambda snapshot=snapshot, ways=ways: show(snapshot, **ways))  # type: ignore[misc]
        drawn = cpu(lambda wiring=wiring: picture(wiring))  # type: ignore[misc]
        dumped = cpu(lambda rows=rows: json.dumps(rows))  # type: ignore[misc]
        whole = seen + drawn
        allowed = f"{limit * 1000:.0f} ms" if limit else ""
        print(
            f"{name:>18} {seen * 1000:>6.0f} ms {drawn * 1000:>6.0f} ms {whole * 1000:>6.0f} ms "
            f"{dumped * 1000:>5.1f} ms {len(picture(wiring)) // 1024:>6}   {allowed}"
        )
        over = over or bool(limit and whole > limit)
    return 1 if over else 0


def picture(wiring: Any) -> str:
    """The picture as a page asks for it."""
    return draw(
        wiring,
        title="Wiring",
        address=lambda ref: f"/p/riverside/{ref}/",
        fold_address=lambda opened: f"?open={','.join(sorted(opened))}",
    )


def cpu(work: Callable[[], object]) -> float:
    """The median CPU time of some work, after one run that warms the caches."""
    work()
    taken = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
