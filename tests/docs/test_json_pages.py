"""The pages on JSON name every field there is, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from joinedup.cli import main
from joinedup.core.dictionary import by_name
from tests.docs.files import lay_out
from tests.docs.pages import DOCS, blocks

PAGE = (DOCS / "reference" / "findings-json.md").read_text("utf-8")
MAPPING = DOCS / "reference" / "mapping.md"
_NAME = re.compile(r"`([a-z_0-9]+)`")


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    lay_out(tmp_path)
    path = str(tmp_path / "our-plan.xlsx")
    main(["check", path, "--today", "2026-11-17", "--format", "json", "--ignore", "C62=known"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def documented(heading: str) -> set[str]:
    """The names in the first column of the table under a heading."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| (`.*?) \|", section, flags=re.M)
    return {name for row in rows for name in _NAME.findall(row)}


def test_the_page_names_the_fields_of_a_report_and_of_a_finding(report: dict[str, Any]) -> None:
    assert documented("The report") == set(report)
    assert documented("`plan`") == set(report["plan"])
    assert documented("`understood`") == set(report["understood"][0])
    for finding in report["findings"]:
        assert documented("A finding") == set(finding)
        assert documented("`subject`") == set(finding["subject"])
        assert finding["where"] is None or documented("`where`") == set(finding["where"])


def named(page: Path) -> Iterator[str]:
    """The names of fields in the page's last table."""
    table = page.read_text("utf-8").split("## Names of columns", 1)[1]
    for row in re.findall(r"^\| (`.*?) \|", table, flags=re.M):
        yield from re.findall(r"`([a-z_]+\.[a-z_]+)`", row)


def test_every_name_of_a_column_on_the_page_of_mappings_is_a_field() -> None:
    names = list(named(MAPPING))
    assert len(names) > 30
    assert set(names) <= set(by_name())
    assert len(set(names)) == len(names)


def test_every_name_on_the_page_of_mappings_is_taken_by_a_check(tmp_path: Path) -> None:
    from joinedup.formats import read_plan

    lay_out(tmp_path)
    plan = tmp_path / "our-plan.xlsx"
    for name in named(MAPPING):
        of = name.partition(".")[0]
        rows = {"partner": "partner.title", "person": "person.title"}.get(of, "action.title")
        columns = [{"column": "C", "as": rows}]
        if name != rows:
            columns.append({"column": "G", "as": name})
        mapping = [{"sheet": "Delivery plan", "header_row": 3, "columns": columns}]
        codes = {finding.code for finding in read_plan(plan, mapping=mapping).findings}
        assert "T18" not in codes, name


def test_the_mapping_that_the_page_shows_reads_the_file_without_a_complaint(tmp_path: Path) -> None:
    from joinedup.formats import read_plan

    lay_out(tmp_path)
    (shown,) = (block for block in blocks(MAPPING) if block.language == "json")
    file = read_plan(tmp_path / "our-plan.xlsx", mapping=json.loads(shown.text))
    assert "T18" not in {finding.code for finding in file.findings}
    assert [str(each.title) for each in file.plan.outcomes] == ["Warm homes", "Safe streets"]
    assert all(action.accountable for action in file.plan.actions)
