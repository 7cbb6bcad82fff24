"""What the lenient reader makes of the office's workbook, and the planted faults that it holds."""

import datetime

import pytest

import joinedup
from joinedup.core.finding import Finding
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.words import LeadState, Progress
from tests.riverside.conftest import SHIPPED
from tests.riverside.faults import Planted, check, numbers_of, planted

HELD = [fault for fault in planted() if fault.as_found_code]


@pytest.mark.parametrize("fault", HELD, ids=lambda fault: f"{fault.as_found_code}-{fault.what}")
def test_a_planted_fault_is_found_in_the_offices_workbook(
    fault: Planted, found_file: PlanFile
) -> None:
    told = [
        each
        for each in (*found_file.findings, *check(found_file))
        if each.code == fault.as_found_code
    ]
    numbers = set().union(*(projects_of(finding, found_file.plan) for finding in told))
    assert {project(number) for number in fault.numbers} - numbers == set()


def projects_of(finding: Finding, plan: Plan) -> set[str]:
    """The numbers a finding tells of; of a measure, the number of what it measures."""
    owner = {measure.ref: measure.subject for measure in plan.measures}
    number = {thing.ref: getattr(thing, "number", "") for thing in plan.things()}
    refs = [part.subject.ref for part in finding.parts] + [finding.subject.ref]
    return numbers_of(finding) | {number.get(owner.get(ref or "") or "", "") for ref in refs}


def project(number: str) -> str:
    """The office numbers projects and not their measures: 3.2.2 for 3.2.2a."""
    return number.rstrip("abcdef")


def test_all_sixty_projects_are_read_once_with_the_masters_numbers(
    found_file: PlanFile, plan: Plan
) -> None:
    assert [each.number for each in found_file.plan.actions] == [
        each.number for each in plan.actions
    ]


def test_the_two_rows_with_one_number_are_told(found_file: PlanFile) -> None:
    told = [
        finding
        for finding in (*found_file.findings, *check(found_file))
        if finding.code in ("T10", "T11", "L07")
    ]
    assert any("4.2.3" in finding.message() for finding in told)


def test_the_seven_aims_are_read_once(found_file: PlanFile) -> None:
    numbers = [outcome.number for outcome in found_file.plan.outcomes]
    assert sorted(numbers) == ["1", "2", "3", "4", "5", "6", "7"]


def test_no_row_of_the_old_sheet_is_in_the_plan(found_file: PlanFile) -> None:
    titles = {str(action.title) for action in found_file.plan.actions}
    assert not {"Youth parliament", "Tree on every street", "60 projects in total"} & titles


def test_colours_are_read_as_statuses(found_file: PlanFile) -> None:
    status = {action.number: action.status for action in found_file.plan.actions}
    assert status["1.1.1"] is Progress.ON_COURSE
    assert status["1.1.3"] is Progress.SLIPPING
    assert status["2.1.1"] is Progress.STUCK
    assert status["6.3.4"] is Progress.DONE


def test_dates_of_every_form_are_read(found_file: PlanFile) -> None:
    due = {action.number: action.due for action in found_file.plan.actions}
    ends = {number: when.last_day for number, when in due.items() if when}
    assert ends["5.1.1"] == datetime.date(2027, 3, 31)
    assert ends["7.1.3"] == datetime.date(2030, 3, 31)  # 31.03.2030
    assert ends["1.2.1"] == datetime.date(2030, 3, 31)  # 2029/30
    assert ends["2.1.3"] == datetime.date(2030, 3, 31)  # end March 2030
    festival = due["6.1.2"]
    assert festival
    assert festival.ongoing


def test_leads_in_one_cell_are_told_apart(found_file: PlanFile) -> None:
    leads = {action.number: action.leads for action in found_file.plan.actions}
    assert [lead.text for lead in leads["2.1.3"]] == ["Youth Service", "Education"]
    assert LeadState.EVERYONE in {lead.state for lead in leads["3.1.2"]}
    assert any(lead.state is LeadState.LEFT for lead in leads["4.2.1"])


def test_every_sheet_says_what_it_was_taken_for(found_file: PlanFile) -> None:
    assert len(found_file.understood) == 6
    assert all(sheet.header_row == 4 for sheet in found_file.understood if "OLD" not in sheet.sheet)
    assert all(sheet.use for sheet in found_file.understood)


def test_the_action_log_is_read_or_refused_in_words() -> None:
    log = joinedup.read_plan(SHIPPED / "riverside-action-log.docx", isolate=False)
    assert log.findings or log.plan.actions
