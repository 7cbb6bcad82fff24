"""The bench of pages judges every figure that has a limit, the first after an edit too."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKED = """
from bench.bench_pages import Page, is_over
page, lax = Page("a", "b", "c", 60, 60), Page("a", "b", "c", 60)
print([is_over(page, *figures) for figures in ((60, 60, 2), (61, 1, 1), (1, 61, 1), (1, 1, 2.1))])
print(is_over(lax, 900, 1, 1))
"""


def test_a_figure_over_its_limit_is_told_from_one_that_is_not() -> None:
    run = [sys.executable, "-c", ASKED]
    said = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["[False, True, True, True]", "False"]
