"""Riverside 2025, and what the comparison with Riverside 2030 says became of it."""

import csv

import pytest

from demo.sources import FOLDER, read_csv
from joinedup.analysis.lineage import ChangeKind, Comparison, compare
from joinedup.cli import main
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.words import PlanStatus, Progress
from tests.riverside.conftest import SHIPPED
from tests.riverside.faults import check_as_at

KIND = ChangeKind


@pytest.fixture(scope="module")
def before(shipped: dict[str, PlanFile]) -> Plan:
    return shipped["riverside-2025"].plan


@pytest.fixture(scope="module")
def compared(before: Plan, plan_file: PlanFile) -> Comparison:
    return compare(before, plan_file.plan)


def test_it_was_agreed_in_september_2022_with_eight_aims_and_84_projects(before: Plan) -> None:
    assert (before.status, str(before.agreed)[:7]) == (PlanStatus.AGREED, "2022-09")
    assert (len(before.outcomes), len(before.priorities), len(before.actions)) == (8, 0, 84)


def test_the_comparison_says_what_the_brief_says(compared: Comparison) -> None:
    assert compared.fates("action") == {
        KIND.CONTINUES: 41,
        KIND.MERGED: 9,
        KIND.SPLIT: 2,
        KIND.ACHIEVED: 14,
        KIND.STOPPED: 11,
        KIND.VANISHED: 7,
        KIND.NEW: 10,
    }


def test_nine_were_merged_into_four_and_two_split_into_five(compared: Comparison) -> None:
    into = {
        kind: {new.number for change in compared.of(kind, type="action") for new in change.new}
        for kind in (KIND.MERGED, KIND.SPLIT)
    }
    assert into[KIND.MERGED] == {"1.1.2", "4.2.1", "5.2.3", "7.2.1"}
    assert into[KIND.SPLIT] == {"6.3.1", "6.3.3", "6.3.4", "7.1.2", "7.1.4"}


def test_every_aim_of_then_has_an_answer(compared: Comparison) -> None:
    assert compared.fates("outcome") == {KIND.CONTINUES: 7, KIND.MERGED: 1}


def test_nothing_is_in_doubt_and_nothing_is_spoken_of_that_was_not_there(
    compared: Comparison,
) -> None:
    assert compared.doubtful() == ()
    assert compared.of(KIND.NOT_IN_OLD) == ()


def test_one_target_was_lowered(compared: Comparison) -> None:
    [lowered] = compared.of(KIND.TARGET_LOWERED)
    assert [new.number for new in lowered.new] == ["5a"]


def test_the_command_line_says_it_of_the_files_that_ship(
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [str(SHIPPED / name) for name in ("riverside-2025.xlsx", "riverside.xlsx")]
    main(["compare", *files, "--format", "json", "--no-map"])
    assert capsys.readouterr().out.count('"vanished"') >= 7


def test_its_projects_are_those_that_the_new_plan_names(before: Plan) -> None:
    named = [(row["number"], row["title"]) for row in read_csv("earlier.csv")]
    assert [(action.number, str(action.title)) for action in before.actions] == named
    aims = [(row["number"], row["title"]) for row in read_csv("earlier-aims.csv")]
    assert [(aim.number, str(aim.title)) for aim in before.outcomes] == aims


def test_what_had_been_done_or_stopped_by_then_says_so(before: Plan) -> None:
    became = {row["number"]: row["became"] for row in read_csv("earlier.csv")}
    of = {progress: set() for progress in Progress}  # type: dict[Progress, set[str]]
    for action in before.actions:
        if action.status:
            of[action.status].add(became[action.number])
    assert of[Progress.DONE] == {"achieved"}
    assert of[Progress.STOPPED] == {"stopped"}
    assert of[Progress.NOT_STARTED] == of[Progress.STUCK] == set()


def test_the_care_board_of_then_has_a_number_of_its_own(before: Plan) -> None:
    names = {partner.number: str(partner.title) for partner in before.partners}
    assert names["P2a"] == "Wend Care Board"
    now = {row["number"]: row["title"] for row in read_csv("partners.csv")}
    assert {number: names[number] for number in names if number in now} == {
        number: title for number, title in now.items() if number != "P2"
    }


def test_everybody_who_leads_belongs_to_the_body_that_answers(before: Plan) -> None:
    bodies = {person.ref: person.partner for person in before.people}
    strangers = [
        action.number
        for action in before.actions
        for lead in action.leads
        if bodies.get(lead.person or "") != action.accountable
    ]
    assert strangers == []


def test_it_reads_without_a_question_and_its_faults_are_those_of_an_old_plan(
    shipped: dict[str, PlanFile],
) -> None:
    file = shipped["riverside-2025"]
    assert file.findings == ()
    assert {finding.code for finding in check_as_at(file)} == {
        "L20", "L22", "L38", "L48", "M20", "M25", "M36",
    }  # fmt: skip


def test_the_table_of_projects_has_no_stray_cell() -> None:
    with (FOLDER.parent / "plans" / "riverside-2025.csv").open(encoding="utf-8") as file:
        assert {len(row) for row in csv.reader(file)} == {9}
