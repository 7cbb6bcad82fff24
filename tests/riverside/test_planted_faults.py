"""Every fault that was planted is found, and nothing is found that was not planted."""

import pytest

from joinedup.core.finding import Severity
from joinedup.core.planfile import PlanFile
from tests.riverside.faults import Planted, check, noted, numbers_found, planted

ALL = tuple(Severity)
GRAVE = (Severity.ERROR, Severity.WARNING)
IN_PLAN = [fault for fault in planted() if fault.in_plan]


def test_every_fault_that_can_be_seen_in_the_workbook_alone_has_a_code() -> None:
    assert [fault.what for fault in planted() if not fault.code and not fault.later] == []
    assert [fault.what for fault in planted() if fault.later and fault.in_plan] == []


@pytest.mark.parametrize("fault", IN_PLAN, ids=lambda fault: f"{fault.code}-{fault.what}")
def test_a_planted_fault_is_found_with_its_subjects(fault: Planted, plan_file: PlanFile) -> None:
    found = numbers_found(check(plan_file), *ALL)
    assert fault.code in found, f"nothing has the code {fault.code}"
    assert {number for number in fault.numbers if number not in found[fault.code]} == set()


def test_nothing_grave_is_found_that_was_not_planted(plan_file: PlanFile) -> None:
    expected: dict[str, set[str]] = {}
    for fault in IN_PLAN:
        expected.setdefault(fault.code, set()).update(fault.numbers)
    found = numbers_found(check(plan_file), *GRAVE)
    surplus = {code: numbers - expected.get(code, set()) for code, numbers in found.items()}
    assert {code: numbers for code, numbers in surplus.items() if numbers} == {}


def test_every_note_is_one_that_has_its_reason(plan_file: PlanFile) -> None:
    notes = {finding.code for finding in check(plan_file) if finding.severity is Severity.NOTE}
    assert notes - {fault.code for fault in IN_PLAN} <= noted()


def test_reading_the_plan_raises_nothing(plan_file: PlanFile) -> None:
    assert [finding.message() for finding in plan_file.findings] == []


def test_every_finding_of_a_thing_names_its_cell(plan_file: PlanFile) -> None:
    without = [f.message() for f in check(plan_file) if f.place is None or f.place.cell is None]
    assert without == []


def test_no_code_floods_the_first_screen(plan_file: PlanFile) -> None:
    first = [finding.code for finding in check(plan_file)[:10]]
    assert len(set(first)) == 10


def test_a_check_of_the_sources_and_one_of_the_file_find_the_same(
    plan_file: PlanFile, plan: object
) -> None:
    built = PlanFile(plan=plan)  # type: ignore[arg-type]
    assert numbers_found(check(built), *ALL) == numbers_found(check(plan_file), *ALL)
