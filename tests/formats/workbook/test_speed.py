"""Reading stays linear: twice the rows, about twice the time."""

import gc
import time
from collections.abc import Iterator

import pytest

from joinedup.formats.opening import Opened
from joinedup.formats.workbook import read_workbook
from tests.formats.workbook.grids import opened, sheet

HEAD = ["Aim", "No.", "Project", "Description", "Lead officer", "Lead partner", "Partners", "Start", "By when", "BRAG",
        "Comments Q1", "Comments Q2", "Measure", "Target", "Own"]  # fmt: skip


def _plan(rows: int) -> Opened:
    body = [
        [f"{n // 50 + 1}. Aim {n // 50}" if n % 50 == 0 else None, f"{n // 50 + 1}.{n}", f"Project {n} for the town",
         f"What project {n} is about", "Head of Housing", "Wendbridge Homes", "NHS; Eastshire Police", "01/04/25",
         "Mar-28", "Green", f"Update {n}", f"Second update {n}", f"Share of people {n}", f"{n % 100}% by 2028", "x"]
        for n in range(rows)
    ]  # fmt: skip
    return opened(sheet("Plan", [HEAD, *body]))


@pytest.fixture
def no_collector() -> Iterator[None]:
    """As the command line runs: its process is short and makes no circles."""
    gc.disable()
    yield
    gc.enable()


def _seconds(rows: int) -> float:
    plan = _plan(rows)
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        assert len(read_workbook(plan).plan.actions) == rows
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.usefixtures("no_collector")
def test_twice_the_rows_take_about_twice_the_time() -> None:
    _seconds(200)
    assert _seconds(4000) < 2.8 * _seconds(2000)
