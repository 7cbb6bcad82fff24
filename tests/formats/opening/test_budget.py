"""What opening costs, and that the page about it says what the code does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from campaigns import opener_seeds as make
from joinedup.formats.opening import limits

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "opening-files.md"
SCRIPT = """
import json, resource, sys, time
from joinedup.formats.opening import open_file
open_file(sys.argv[1])  # once, so that Python's own cache is warm
costs = []
for _ in range(3):
    start = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    open_file(sys.argv[1])
    end = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    costs.append(sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(start, end)))
print(json.dumps(min(costs)))
"""


def processor_seconds(path: Path) -> float:
    """The least of three: parent and child together."""
    command = [sys.executable, "-c", SCRIPT, str(path)]
    return float(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


@pytest.mark.parametrize(("rows", "columns", "seconds"), [(60, 12, 0.2), (5000, 20, 0.8)])
def test_a_workbook_opens_within_its_budget(
    tmp_path: Path, rows: int, columns: int, seconds: float
) -> None:
    def row(number: int) -> bytes:
        cells = "".join(
            f'<c r="{chr(65 + column)}{number}" s="{column % 2}" t="str"><v>Action {number}</v></c>'
            if column % 5 == 0
            else f'<c r="{chr(65 + column)}{number}" s="{column % 2}"><v>{number * column}</v></c>'
            for column in range(columns)
        )
        return f'<row r="{number}">{cells}</row>'.encode()

    path = tmp_path / "Plan.xlsx"
    head = f'<worksheet xmlns="{make.MAIN}"><sheetData>'.encode()
    body = (row(number) for number in range(1, rows + 1))
    path.write_bytes(make.xlsx_of([head, *body, b"</sheetData></worksheet>"]))
    assert processor_seconds(path) < seconds


def test_the_page_gives_every_limit_as_it_is() -> None:
    table = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    megabytes = limits.MB
    assert table["a file"] == f"{limits.MAX_BYTES // megabytes} MB"
    assert table["files within a zip"] == f"{limits.MAX_ENTRIES:,}"
    assert table["what the parts we read unpack to, counted as it comes out"] == (
        f"{limits.MAX_INFLATED // megabytes} MB"
    )
    ratio = (
        f"the same for each packed byte, sheets aside, from {limits.RATIO_FROM // megabytes} MB on"
    )
    assert table[ratio] == str(limits.MAX_RATIO)
    assert table["sheets"] == str(limits.MAX_SHEETS)
    assert table["rows with content in a sheet"] == f"{limits.MAX_ROWS:,}"
    assert table["columns"] == str(limits.MAX_COLUMNS)
    assert table["cells with content"] == f"{limits.MAX_CELLS:,}"
    assert table["different texts in a workbook"] == f"{limits.MAX_STRINGS:,}"
    assert table["characters in a cell"] == f"{limits.MAX_CELL_TEXT:,}"
    assert table["characters in all cells"] == f"{limits.MAX_TEXT // megabytes} MB"
    far = f"cells passed over far from the rest (below row {limits.LAST_ROW:,}, or beyond the columns)"
    assert table[far] == str(limits.MAX_STRAYS)
    assert table["depth of XML and JSON"] == str(limits.MAX_DEPTH)
    assert table["elements of an XML file"] == f"{limits.MAX_NODES:,}"
    assert table["processor time"].startswith(
        f"{limits.CPU_SECONDS} s, and {limits.CPU_SECONDS_PER_MB} s"
    )
    assert table["by the clock"].startswith(f"{limits.WALL_FACTOR} times")
    assert table["memory"] == (
        f"{limits.MEMORY // megabytes} MB, and {limits.MEMORY_PER_MB // megabytes} MB for each further "
        f"MB of the file, at most {limits.MEMORY_MOST // megabytes} MB"
    )
