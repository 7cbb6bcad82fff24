"""The faults of measures, targets, texts and places that are planted in the demo partnership."""

from __future__ import annotations

from pathlib import Path

import pytest

import joinedup
from demo.plan import build
from joinedup.analysis.linkage import check
from joinedup.core.finding import Finding
from joinedup.core.plan import Plan
from joinedup.formats import read_plan
from tests.analysis.linkage.building import TODAY


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    made = build()
    assert isinstance(made, Plan)
    return check(made, today=TODAY)


AS_FOUND = Path(joinedup.__file__).parent / "riverside" / "riverside-as-found.xlsx"

PLANTED = [
    ("M50", "aim 2 “Every young person learning or working” says 3.5%", "is 4.0%"),
    ("M30", "1.1.4a", "although it should rise"),
    ("M34", "“Retrofits finished” should have been 180 homes", "is 96 homes"),
    ("M06", "3.2.2", "“Forum meetings held”"),
    ("M15", "3 measures are owned by an e-mail address or a shared mailbox", ""),
    ("M20", "6 of the 60 measures have no reading yet", ""),
    ("M25", "The baseline of 4a", "2020/21"),
    ("M36", "The target of 7a", "not expected until 2028"),
    ("M70", "aim 2 “Every young person learning or working” names Upper Wend", "8 projects"),
]


@pytest.mark.parametrize(("code", "begins", "ends"), PLANTED)
def test_a_planted_fault_is_found_once(
    findings: tuple[Finding, ...], code: str, begins: str, ends: str
):
    (message,) = [each.message() for each in findings if each.code == code]
    assert begins in message
    assert ends in message


def test_nothing_is_found_that_was_not_planted(findings: tuple[Finding, ...]):
    mine = {each.code for each in findings if each.code[0] in "MC"}
    assert mine - {code for code, _, _ in PLANTED} <= {"M03"}  # not every project has a measure


def test_three_of_mine_are_on_the_first_screen(findings: tuple[Finding, ...]):
    first = {each.code for each in findings[:10]}
    assert {"M30", "M50"} <= first


@pytest.fixture(scope="module")
def as_found() -> tuple[Finding, ...]:
    file = read_plan(AS_FOUND, isolate=False)
    return check(file.plan, today=TODAY, places=file.places)


HELD = [
    ("M30", "Growing Up!K8", "it already stood at 82%, although it should rise"),
    ("M34", "Healthy and Home!G21", "the reading for 31/03/26 is 96 homes"),
    ("M06", "Good Work!G14", "“No. of forum meetings held”"),
    ("M70", "Master (use this one)!A14", "names Upper Wend, and none of its 8 projects"),
]


@pytest.mark.parametrize(("code", "place", "part"), HELD)
def test_a_planted_fault_that_the_office_kept_is_found_in_its_own_workbook(
    as_found: tuple[Finding, ...], code: str, place: str, part: str
):
    (finding,) = [each for each in as_found if each.code == code]
    assert str(finding.place) == place
    assert part in finding.message()


def test_the_pandemic_baseline_is_found_in_the_offices_own_workbook(
    as_found: tuple[Finding, ...],
):
    told = [each.message() for each in as_found if each.code == "M25"]
    assert any("baseline 2020/21" in message for message in told)
