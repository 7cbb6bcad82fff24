"""What it costs to start Joinedup: `joinedup --help` beside bare Python, and start.py beside both.

    .venv-dev-3.11/bin/python bench/bench_start.py

Ends with 1 when --help takes more than three times bare Python.
"""

import shutil
import sys

from measure import ROOT, cpu_seconds, joinedup, print_conditions

REPEATS = 15
MOST = 3.0


def main() -> int:
    """Measure, print, and judge."""
    print_conditions(repeats=REPEATS)
    bare = cpu_seconds([sys.executable, "-c", "pass"], REPEATS)
    help_text = cpu_seconds(joinedup("--help"), REPEATS)
    ratio = help_text / bare
    print(f"python -c pass      {bare * 1000:6.1f} ms")
    print(
        f"joinedup --help     {help_text * 1000:6.1f} ms   {ratio:.2f} times bare Python (at most {MOST:g})"
    )
    system = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if system:
        through = cpu_seconds([system, str(ROOT / "start.py"), "--help"], REPEATS)
        print(
            f"start.py --help     {through * 1000:6.1f} ms   start.py adds {(through - help_text) * 1000:.1f} ms"
        )
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
