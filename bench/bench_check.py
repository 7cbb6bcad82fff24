"""What a check costs as a whole process, beside what it costs merely to read the cells.

    python bench/bench_check.py

CPU seconds of the process and its children, medians. The reference is python-calamine reading
the same workbook in a process of its own. Ends with 1 when a figure is over its limit.
"""

from __future__ import annotations

import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from measure import cpu_seconds, joinedup, print_conditions
from plans import SEED, write_flat

READ = (
    "import sys; from python_calamine import CalamineWorkbook as W; b = W.from_path(sys.argv[1]); "
    "[b.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in b.sheet_names]"
)
ALLOWED = (0, 1)  # a check that finds something ends with 1
SMALL, LARGE, DOUBLE = 60, 5_000, 10_000
LIMITS = {SMALL: 0.5, LARGE: 2.0}
GROWTH = 2.3


def main() -> int:
    """Measure, print, and judge."""
    print_conditions(seed=SEED, calamine=version("python-calamine"), joinedup=version("joinedup"))
    print(f"{'actions':>8} {'check':>9} {'calamine':>9} {'ratio':>6}   limit")
    taken: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in (SMALL, LARGE, DOUBLE):
            path = Path(folder) / f"plan-{size}.xlsx"
            write_flat(path, size)
            taken[size] = _measure(path, size)
    growth = taken[DOUBLE] / taken[LARGE]
    print(f"{DOUBLE:,} actions take {growth:.2f} times what {LARGE:,} take (at most {GROWTH})")
    over = [size for size, limit in LIMITS.items() if taken[size] > limit]
    return 1 if over or growth > GROWTH else 0


def _measure(path: Path, size: int) -> float:
    repeats = 5 if size == SMALL else 3
    checked = cpu_seconds(joinedup("check", str(path), "--no-map"), repeats, ALLOWED)
    read = cpu_seconds([sys.executable, "-c", READ, str(path)], repeats)
    limit = f"{LIMITS[size]:.1f} s" if size in LIMITS else ""
    print(f"{size:>8,} {checked:>8.3f}s {read:>8.3f}s {checked / read:>6.1f}   {limit}")
    return checked


if __name__ == "__main__":
    sys.exit(main())
