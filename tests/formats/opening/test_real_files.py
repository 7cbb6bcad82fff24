"""Real published files, and a short edition of the fuzz campaign."""

from __future__ import annotations

from pathlib import Path

from campaigns import fuzz_openers
from joinedup.formats.opening import Unreadable, open_file
from tests.formats.opening.test_xlsx import as_calamine_says, ours

SUFFIXES = {".xlsx", ".csv", ".md", ".xml"}


def real_files(data_dir: Path) -> list[Path]:
    return [path for path in sorted(data_dir.rglob("*")) if path.suffix in SUFFIXES]


def test_every_real_file_opens_or_says_clearly_why_not(data_dir: Path) -> None:
    refused = {}
    for path in real_files(data_dir):
        try:
            opened = open_file(path, isolate=False)
        except Unreadable as error:
            refused[path.name] = error.finding.code
            continue
        assert opened.tree is not None or any(sheet.rows for sheet in opened.sheets)
        assert all(finding.message() and finding.remedy() for finding in opened.findings)
    assert {code for name, code in refused.items() if name.endswith(".md")} <= {"F30"}
    assert not [name for name in refused if name.endswith((".xlsx", ".csv"))]


def test_real_workbooks_have_the_values_that_calamine_reads(data_dir: Path) -> None:
    paths = [path for path in real_files(data_dir) if path.suffix == ".xlsx"]
    assert paths
    for path in paths:
        assert ours(open_file(path, isolate=False)) == as_calamine_says(path)


def test_a_short_campaign_of_damaged_files() -> None:
    runs = fuzz_openers.campaign(seed=20, cases=60)
    assert [failure for run in runs for failure in run.failures] == []
    assert {run.opener for run in runs} == {
        "xlsx",
        "xls",
        "ods",
        "docx",
        "csv",
        "md",
        "xml",
        "json",
    }
    assert sum(run.counts["refused"] for run in runs) > 100
