"""Two tables side by side on a sheet: no row is given what stands in another table."""

from typing import Any

import pytest

from joinedup.core.planfile import PlanFile
from joinedup.formats.workbook import beside, read_workbook
from tests.formats.workbook.grids import Rows, codes, finding, opened, read, sheet, titles

HEAD = ["Outcome", "Action", "Lead", "By when"]
WALK = ["Health", "Walking group", "NHS", "31/03/2027"]
HUB = ["Work", "Job hub", "Council", "30/06/2027"]
SKATE = ["Youth", "Skate park", "Police", "30/09/2027"]
MEASURES = [["Crime rate", "38", "30"], ["Obesity", "20", "18"], ["Smoking", "14", "10"]]


def _leads(file: PlanFile) -> dict[str, list[str]]:
    return {str(each.title): [lead.text for lead in each.leads] for each in file.plan.actions}


@pytest.mark.parametrize("gap", [[], [None], [None, None]])
def test_the_same_headings_twice_are_two_tables_each_with_its_own_owners(gap: list[None]) -> None:
    file = read([[*HEAD, *gap, *HEAD], [*WALK, *gap, *SKATE], [*HUB, *gap, *[None] * 4]])
    assert _leads(file) == {
        "Walking group": ["NHS"],
        "Job hub": ["Council"],
        "Skate park": ["Police"],
    }
    assert titles(file.plan.outcomes) == ["Health", "Work", "Youth"]
    assert file.plan.priorities == ()
    second = "ABCDEFGHIJ"[4 + len(gap)]
    found = finding(file, "T21")
    assert str(found.place) == f"Sheet1!{second}1"
    assert f"columns A–D and {second}–" in found.message()


def test_three_tables_side_by_side_are_three() -> None:
    file = read([[*HEAD, None, *HEAD, None, *HEAD], [*WALK, None, *HUB, None, *SKATE]])
    assert [action.leads[0].text for action in file.plan.actions] == ["NHS", "Council", "Police"]
    assert "has 3 tables" in finding(file, "T21").message()


def test_a_heading_above_the_titles_need_not_come_again() -> None:
    file = read([[*HEAD, None, *HEAD[1:]], [*WALK, None, *SKATE[1:]]])
    assert _leads(file) == {"Walking group": ["NHS"], "Skate park": ["Police"]}


def _beside(gap: list[None], measures: Rows) -> PlanFile:
    rows = [[*HEAD, *gap, "Measure", "Baseline", "Target"]]
    for at, row in enumerate((WALK, HUB, SKATE)):
        rows.append([*row, *gap, *(measures[at] if at < len(measures) else [])])
    return read(rows)


@pytest.mark.parametrize(
    ("gap", "measures"), [([None, None], MEASURES), ([None], MEASURES[:2])], ids=["far", "shorter"]
)
def test_a_list_of_measures_beside_the_actions_is_of_none_of_them(
    gap: list[None], measures: Rows
) -> None:
    file = _beside(gap, measures)
    assert [measure.subject for measure in file.plan.measures] == [None] * len(measures)
    assert len(file.plan.actions) == 3
    assert codes(file).count("T21") == 1


@pytest.mark.parametrize(
    ("gap", "measures"),
    [([], MEASURES[:2]), ([None], MEASURES), ([None], [MEASURES[0], [], MEASURES[2]])],
    ids=["no gap", "one for each", "silent in the middle"],
)
def test_measures_in_the_rows_of_their_actions_stay_theirs(gap: list[None], measures: Rows) -> None:
    file = _beside(gap, measures)
    named = {action.ref: str(action.title) for action in file.plan.actions}
    assert named[file.plan.measures[0].subject or ""] == "Walking group"
    assert "T21" not in codes(file)


def test_milestones_in_pairs_of_columns_are_one_table() -> None:
    head = [*HEAD, "Milestone", "Milestone date", "Milestone", "Milestone date"]
    file = read([head, [*WALK, "Start", "01/04/2026", "Finish", "01/03/2027"]])
    assert titles(file.plan.milestones) == ["Start", "Finish"]
    assert "T21" not in codes(file)


def test_a_mapping_of_two_tables_side_by_side_reads_them_again_so() -> None:
    book = opened(sheet("Plan", [[*HEAD, None, *HEAD], [*WALK, None, *SKATE], [*HUB]]))
    first = read_workbook(book)
    again = read_workbook(book, mapping=[each.as_dict() for each in first.understood])
    assert _leads(again) == _leads(first)
    assert titles(again.plan.outcomes) == titles(first.plan.outcomes)
    assert again.plan.extras == first.plan.extras


def test_a_note_on_a_cell_is_kept_once() -> None:
    file = read([[*HEAD, None, *HEAD], [*WALK, None, *SKATE]], comments={(1, 7): "Ask first"})
    assert [(extra.subject, extra.text) for extra in file.plan.extras] == [("A2", "Ask first")]


def test_of_a_thousand_columns_with_one_heading_only_some_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[int] = []
    are_two = beside._are_two

    def counted(*given: Any) -> bool:
        tried.append(1)
        return are_two(*given)

    monkeypatch.setattr(beside, "_are_two", counted)
    known = [*HEAD, "Status", "Budget", "Progress"]
    file = read([[*known, *["Note"] * 1000], [*WALK, "Green", "£1", "x", *["y"] * 1000]])
    assert titles(file.plan.actions) == ["Walking group"]
    assert len(tried) == 24
