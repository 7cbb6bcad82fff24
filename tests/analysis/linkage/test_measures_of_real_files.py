"""What real published plans are told of measures, words and contents: each sentence was looked up
in the document and found to be so. A new code here is a false alarm until it has been looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from joinedup.analysis.linkage import check
from joinedup.formats import read_plan
from tests.analysis.linkage.building import TODAY

TOLD = {
    "CNXT.xml": {"M05", "C62"},
    "FY2023_Accountability_Report.xml": {"M19", "M35", "C62"},
    "HHISAP2025.xml": {"M11", "M19", "M20", "M64", "C62"},
    "NCSES.xml": {"M05", "M64", "C60", "C62"},
    "OECD.AI.xml": {"M05", "C60", "C62"},
    "OntoInsights.xml": {"M05", "C60", "C62"},
    "SMLC2011.xml": {"M11", "M12", "M19", "M20", "M64", "C62"},
    "USDA_output.xml": {"M12", "M19", "M20", "C60", "C62"},
    "US_Assistance_to_Albania.xml": {"M19", "M38", "M64", "C62"},
}


@pytest.mark.parametrize("name", TOLD)
def test_a_published_plan_is_told_what_was_looked_up(data_dir: Path, name: str):
    file = read_plan(data_dir / "stratml" / "docs" / name, isolate=False)
    findings = check(file.plan, today=TODAY, places=file.places)
    assert {each.code for each in findings if each.code[0] in "MC"} == TOLD[name]


ROWS = {
    "plans/aberdeen-loip-2019-excerpt.csv": {"C63"},
    "trafford/indicators.md": {"M19", "M64", "C62"},
}


@pytest.mark.parametrize("name", ROWS)
def test_a_published_table_is_told_what_was_looked_up(data_dir: Path, name: str):
    file = read_plan(data_dir / name, isolate=False)
    findings = check(file.plan, today=TODAY, places=file.places)
    assert {each.code for each in findings if each.code[0] in "MC"} == ROWS[name]


def test_aberdeens_outcomes_describe_their_improvement_and_its_period(data_dir: Path):
    file = read_plan(data_dir / "plans" / "aberdeen-loip-2019-excerpt.csv", isolate=False)
    findings = check(file.plan, today=TODAY, places=file.places, kind="loip")
    assert {each.code for each in findings if each.code[0] == "C"} == {"C08", "C10"}


@pytest.mark.parametrize("name", TOLD)
def test_no_code_floods_a_published_plan(data_dir: Path, name: str):
    file = read_plan(data_dir / "stratml" / "docs" / name, isolate=False)
    findings = check(file.plan, today=TODAY, places=file.places)
    mine = [each.code for each in findings if each.code[0] in "MC"]
    assert max(mine.count(code) for code in mine) <= 6
