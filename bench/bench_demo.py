"""From an empty folder to Riverside in the browser, and the next time: seconds by the clock.

    .venv-dev-3.11/bin/python bench/bench_demo.py

The first start makes the environment in a fresh clone, which fetches its parts from where this
machine gets them; the next one finds it made. Each ends when the first page has been answered. By
the clock and not in CPU seconds, because the clock is what a person waits by. Ends with 1 when a
figure is over its limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, print_conditions

sys.path.insert(0, str(ROOT))

from ground.demo_trial import run_demo
from ground.steps import Failed

FIRST, NEXT = 60.0, 2.0
REPEATS = 5


def main() -> int:
    """Measure, print, and judge."""
    print_conditions(repeats=REPEATS, uv="yes" if shutil.which("uv") else "no")
    with tempfile.TemporaryDirectory(prefix="joinedup first start ") as folder:
        clone = Path(folder) / "joinedup"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        os.environ["XDG_DATA_HOME"] = str(Path(folder) / "kept")
        python = shutil.which("python3", path="/usr/bin:/usr/local/bin") or sys.executable
        start = [python, str(clone / "start.py"), "demo", "--port", "0"]
        try:
            first = run_demo(start, folder)
            later = sorted(run_demo(start, folder) for _ in range(REPEATS))
        except Failed as reason:
            print(reason)
            return 1
    print(f"first start  {first:6.1f} s   at most {FIRST:g} s")
    print(
        f"next start   {later[REPEATS // 2]:6.2f} s   at most {NEXT:g} s (the worst {later[-1]:.2f} s)"
    )
    return 1 if first > FIRST or later[-1] > NEXT else 0


if __name__ == "__main__":
    sys.exit(main())
