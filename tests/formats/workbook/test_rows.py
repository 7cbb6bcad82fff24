"""Rows: groups, merged cells, headings across the table, totals, notes, and nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.core.planfile import PlanFile
from joinedup.formats.workbook import read_workbook
from tests.formats.workbook.grids import cells, codes, finding, opened, read, serves, sheet, titles

HEAD = ["Aim", "Project", "Lead", "By when"]


def _held(file: PlanFile) -> str:
    """Everything that a plan file holds, as one text."""
    return repr(file.plan) + repr(file.findings)


def test_merged_cells_are_carried_down_within_the_merge_and_no_further() -> None:
    rows = [
        HEAD,
        ["A", "X", "P", "2026"],
        [None, "Y", "P", "2026"],
        [None, "Z", "P", "2026"],
        ["B", "W", "P", "2026"],
    ]
    file = read(rows, merged=((1, 0, 3, 0),))
    assert serves(file.plan) == {"X": "A", "Y": "A", "Z": "A", "W": "B"}
    assert "T14" not in codes(file)


def test_a_lead_is_carried_only_by_a_merge() -> None:
    rows = [HEAD, ["A", "X", "Police", "2026"], ["A", "Y", None, "2026"], ["A", "Z", None, "2026"]]
    merged = read(rows, merged=((1, 2, 2, 2),)).plan.actions
    assert [bool(action.leads) for action in merged] == [True, True, False]


def test_blanks_below_a_group_mean_the_same_and_are_told() -> None:
    rows = [HEAD, ["A", "X", "P", "2026"], [None, "Y", "P", "2026"], ["B", "Z", "P", "2026"]]
    file = read(rows)
    assert serves(file.plan) == {"X": "A", "Y": "A", "Z": "B"}
    assert cells(finding(file, "T14")) == ["Sheet1!A3"]


def test_a_blank_in_a_column_that_repeats_its_group_is_a_blank() -> None:
    rows = [
        HEAD,
        ["A", "X", "P", "2026"],
        ["A", "Y", "P", "2026"],
        [None, "Z", "P", "2026"],
        ["B", "W", "P", "2026"],
    ]
    assert "Z" not in serves(read(rows).plan)


def test_rows_of_outcomes_alone_are_read() -> None:
    rows = [
        ["Theme", "Stretch outcome", "Improvement aim"],
        ["Economy", "1. Jobs up", "1.1 Start-ups up"],
        [None, "2. Paid well", None],
    ]
    file = read(rows)
    assert [(o.number, str(o.title), o.theme) for o in file.plan.outcomes] == [
        ("1", "Jobs up", "Economy"),
        ("2", "Paid well", "Economy"),
    ]
    assert file.understood[0].rows == 2


def test_blank_rows_are_passed_over() -> None:
    file = read([HEAD, ["A", "X", "P", "2026"], [], [None, None], ["B", "Y", "P", "2026"]])
    assert titles(file.plan.actions) == ["X", "Y"]
    assert file.understood[0].unused == 0


@pytest.mark.parametrize(
    "total",
    [
        [None, "TOTAL", None, 400],
        [None, "Total", None, None],
        [None, "60 projects in total", None, None],
        ["Grand total:", None, None, "£400"],
    ],
)
def test_a_total_is_no_action(total: list[object]) -> None:
    file = read([HEAD, ["A", "X", "P", "2026"], total])
    assert titles(file.plan.actions) == ["X"]
    assert finding(file, "T06").place is not None


def test_an_action_that_begins_with_total_is_one() -> None:
    file = read([HEAD, ["A", "Total place budgeting", "Police", "2026"]])
    assert titles(file.plan.actions) == ["Total place budgeting"]


def test_a_heading_across_the_table_is_the_outcome_of_the_rows_below() -> None:
    rows = [
        ["Project", "Lead", "By when"],
        ["Aim 1: Ready for school"],
        ["Hub", "A", "2026"],
        ["Aim 2: Work that pays"],
        ["Fair", "B", "2027"],
    ]
    file = read(rows)
    assert [(o.number, str(o.title)) for o in file.plan.outcomes] == [
        ("1", "Ready for school"),
        ("2", "Work that pays"),
    ]
    assert serves(file.plan) == {"Hub": "Ready for school", "Fair": "Work that pays"}
    assert cells(finding(file, "T15")) == ["Sheet1!A2", "Sheet1!A4"]


def test_a_second_heading_within_the_first_is_a_priority() -> None:
    rows = [
        ["No.", "Project", "Lead"],
        ["Aim 5 Warm homes", None, None],
        ["5.1 Stop homelessness early", None, None],
        ["5.1.1", "Arrears list", "A"],
        ["5.2 Warm homes", None, None],
        ["5.2.1", "Retrofit", "B"],
    ]
    file = read(rows, merged=tuple((row, 0, row, 2) for row in (1, 2, 4)))
    assert serves(file.plan) == {
        "Stop homelessness early": "Warm homes",
        "Arrears list": "Stop homelessness early",
        "Warm homes": "Warm homes",
        "Retrofit": "Warm homes",
    }
    assert [p.number for p in file.plan.priorities] == ["5.1", "5.2"]


def test_headings_repeated_down_the_sheet_are_no_actions() -> None:
    rows = [HEAD, ["A", "X", "P", "2026"], HEAD, ["B", "Y", "P", "2026"]]
    file = read(rows)
    assert titles(file.plan.actions) == ["X", "Y"]
    assert cells(finding(file, "T05")) == ["Sheet1!A3"]


def test_a_second_table_with_other_headings_is_read_by_its_own() -> None:
    rows = [
        HEAD,
        ["A", "X", "P", "2026"],
        [],
        ["Risk", "Likelihood", "Impact", "Mitigation"],
        ["Flood", "4", "5", "Wall"],
    ]
    file = read(rows)
    assert titles(file.plan.actions) == ["X"]
    assert titles(file.plan.risks) == ["Flood"]
    assert [each.use for each in file.understood] == ["actions", "risks"]


def test_notes_below_the_table_are_left_and_told() -> None:
    rows = [
        HEAD,
        ["A", "X", "P", "2026"],
        [],
        ["Note: figures are provisional"],
        ["* agreed in part"],
    ]
    file = read(rows)
    assert titles(file.plan.actions) == ["X"]
    assert finding(file, "T05").params["count"] == 2


def test_a_row_without_a_title_is_told() -> None:
    file = read([["Project", "Lead", "By when"], ["X", "P", "2026"], [None, "Police", "2027"]])
    assert cells(finding(file, "T05")) == ["Sheet1!B3"]
    assert (file.understood[0].rows, file.understood[0].unused) == (1, 1)


def test_what_no_column_is_for_is_kept_with_its_row() -> None:
    file = read([[*HEAD, "Five ways of working"], ["A", "X", "P", "2026", "Involvement"]])
    (extra,) = file.plan.extras
    assert (extra.subject, extra.name, extra.text) == (
        file.plan.actions[0].ref,
        "Five ways of working",
        "Involvement",
    )
    assert cells(finding(file, "T08")) == ["Sheet1!E1"]


def test_notes_on_cells_are_kept() -> None:
    file = read([HEAD, ["A", "X", "P", "2026"]], comments={(1, 3): "was March"})
    assert [(extra.name, extra.text) for extra in file.plan.extras] == [
        ("Note on By when", "was March")
    ]


def test_numbers_make_the_outline_where_no_column_does() -> None:
    rows = [
        ["No.", "Project", "Lead"],
        ["1", "Ready for school", "A"],
        ["1.1", "Family help", "B"],
        ["1.1.1", "Hub", "C"],
    ]
    file = read(rows)
    assert titles(file.plan.outcomes) == ["Ready for school"]
    assert titles(file.plan.priorities) == ["Family help"]
    assert serves(file.plan) == {"Family help": "Ready for school", "Hub": "Family help"}


def test_numbers_find_what_stands_on_another_sheet() -> None:
    file = read_workbook(
        opened(
            sheet("Overview", [["Aim no.", "Aim", "Lead"], ["5", "Warm homes", "A"]]),
            sheet("Work", [["Ref", "Project", "Lead"], ["5.2.1", "Retrofit", "B"]]),
        )
    )
    assert serves(file.plan) == {"Retrofit": "Warm homes"}


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1. Employment up 10% by 2026", "1", "Employment up 10% by 2026"),
        ("15. 38% of people walking", "15", "38% of people walking"),
        ("AIM 4 - Longer lives", "4", "Longer lives"),
        ("Aim 2: Every young person", "2", "Every young person"),
        ("LO1: Jobs", "LO1", "Jobs"),
        ("38% of people walking", "", "38% of people walking"),
        ("900 fewer homes at risk", "", "900 fewer homes at risk"),
        ("1.9 million trees", "", "1.9 million trees"),
        ("90% of working people paid well", "", "90% of working people paid well"),
    ],
)
def test_numbering_is_taken_off_the_front_of_titles(text: str, number: str, title: str) -> None:
    (outcome,) = read([["Outcome", "Action", "Lead"], [text, "X", "P"]]).plan.outcomes
    assert (outcome.number, str(outcome.title)) == (number, title)


def test_bare_numbers_count_where_they_run_on() -> None:
    rows = [
        ["Aim", "Project", "Lead"],
        ["1 Ready for school", "X", "P"],
        ["2 Work that pays", "Y", "P"],
    ]
    assert [o.number for o in read(rows).plan.outcomes] == ["1", "2"]
    lone = read([["Aim", "Project", "Lead"], ["2 hubs in every town", "X", "P"]])
    assert lone.plan.outcomes[0].number == ""


def test_a_row_of_several_lines_is_one_action_with_its_milestones() -> None:
    rows = [
        ["Project", "Milestone", "By when", "Status"],
        ["Hub", "Find rooms", "31/03/26", "Complete"],
        [None, "Open", "30/09/26", "On track"],
        ["Bus", "Buy it", "31/12/26", "Delayed"],
        [None, "Paint it", "31/01/27", None],
    ]
    file = read(rows, merged=((1, 0, 2, 0), (3, 0, 4, 0)))
    assert titles(file.plan.actions) == ["Hub", "Bus"]
    assert [(str(m.title), m.subject, m.due.text) for m in file.plan.milestones] == [
        ("Find rooms", "A1", "31/03/26"),
        ("Open", "A1", "30/09/26"),
        ("Buy it", "A2", "31/12/26"),
        ("Paint it", "A2", "31/01/27"),
    ]
    assert file.plan.actions[0].due is None


def test_an_action_repeated_for_each_of_its_measures_is_one() -> None:
    rows = [
        ["No.", "Project", "Lead", "Measure"],
        ["1", "Hub", "Police", "Families seen"],
        ["1", "Hub", "Police", "Fathers seen"],
    ]
    file = read(rows)
    assert titles(file.plan.actions) == ["Hub"]
    assert titles(file.plan.measures) == ["Families seen", "Fathers seen"]
    assert len(file.plan.actions[0].leads) == 1


def test_places_lead_to_the_cell_of_a_field() -> None:
    file = read([["Plan"], [], HEAD, ["A", "X", "P", "someday"]])
    ref = file.plan.actions[0].ref
    assert str(file.places.at(ref, "due")) == "Sheet1!D4"
    assert str(file.places.at(ref, "title")) == "Sheet1!B4"
    assert str(file.places.at(file.plan.outcomes[0].ref, "title")) == "Sheet1!A4"
    assert str(file.places.at("link:0")) == "Sheet1!B4"


words = st.sampled_from(
    [None, "", "Aim", "Project", "Lead", "By when", "BRAG", "Measure", "Target", "Baseline", "Total", "1.1", "Aim 1: x",
     "TBC", "31/03/26", "Q2", "Green", "All partners", "75% by 2030", "A; B", 5, True, "Milestones", "Comments Q1", "ongoing"]
)  # fmt: skip
anything = words | st.text(max_size=20).filter(lambda text: "{" not in text)
grids = st.lists(st.lists(anything, max_size=8), max_size=14)


@settings(max_examples=300, deadline=None)
@given(
    grids,
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)),
        max_size=3,
    ),
)
def test_no_grid_makes_it_raise(
    rows: list[list[str]], spans: list[tuple[int, int, int, int]]
) -> None:
    merged = tuple((top, left, top + down, left + across) for top, left, down, across in spans)
    file = read(rows, merged=merged, fills={(1, 1): "FF0000", (2, 1): "00B050"})
    assert len({thing.ref for thing in file.plan.things()}) == len(list(file.plan.things()))
    for each in file.findings:
        assert "{" not in each.message() + each.remedy()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.none() | st.text("abcxyz ", min_size=1, max_size=6).map(str.strip),
            min_size=6,
            max_size=6,
        ),
        max_size=8,
    )
)
def test_every_row_with_something_in_it_is_used_or_told(rows: list[list[str | None]]) -> None:
    head = [["Aim", "Project", "Lead", "By when", "BRAG", "Other matters"]]
    file = read(head + rows)
    filled = sum(any(row) for row in rows)
    if file.understood and file.understood[0].use == "actions":
        assert file.understood[0].rows + file.understood[0].unused == filled
        told = sum(each.params["count"] for each in file.findings if each.code in ("T05", "T06"))
        assert told == file.understood[0].unused


def test_a_finding_keeps_a_few_hundred_places_and_the_whole_count() -> None:
    rows = [HEAD, *(["A" if n == 0 else None, f"X {n}", "P", "2026"] for n in range(400))]
    found = finding(read(rows), "T14")
    assert found.params["count"] == 399
    assert len(cells(found)) == 250


def test_findings_speak_in_the_partnerships_own_words() -> None:
    rows = [["Project", "Lead"], ["Goal 1: Ready"], ["X", "P"], ["1. Y", "P"], ["1. Z", "P"]]
    file = read(rows)
    assert finding(file, "T10").message() == "2 projects have the number 1: “Y” and “Z”."
    assert "as the outcome of the rows below" in finding(file, "T15").message()
