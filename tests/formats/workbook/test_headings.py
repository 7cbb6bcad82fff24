"""What headings mean, where they stand, and which levels they name."""

import pytest

from joinedup.core.dictionary import by_name
from joinedup.formats.workbook.vocabulary import read_heading, synonyms
from tests.formats.workbook.grids import (
    cells,
    codes,
    columns,
    finding,
    read,
    read_all,
    serves,
    sheet,
    titles,
)

HEAD = ["Aim", "Project", "Lead officer", "By when", "BRAG"]
ROW = ["Ready for school", "Hub on a bus", "Head of hubs", "31/03/26", "Green"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Improvement aim", "priority.title"),
        ("Lead officer(s)", "action.leads"),
        ("SRO", "action.leads"),
        ("Who will lead on this?", "action.leads"),
        ("Lead organisation / partner", "action.accountable"),
        ("Partners involved", "action.contributors"),
        ("By when", "action.due"),
        ("Timescale", "action.due"),
        ("Target completion date", "action.due"),
        ("Start date", "action.starts"),
        ("RAG status", "action.status"),
        ("Comments Q2", "update.text"),
        ("Latest position", "update.text"),
        ("How will we know we have succeeded?", "measure.title"),
        ("Budget (£000)", "need.amount"),
        ("£k 26/27", "need.amount"),
        ("FTE", "need.amount"),
        ("Risks", "risk.title"),
        ("Key milestones & dates", "milestone.title"),
        ("#", "action.number"),
        ("Locality", "action.localities"),
        ("Previous RAG", None),
        ("Five ways of working", None),
        ("National goals", None),
        ("Where we've got to", "update.text"),
        ("Resource Names", "action.leads"),
    ],
)
def test_headings_in_other_words(heading: str, field: str | None) -> None:
    file = read([["Outcome", "Action", heading], ["Ready", "Hub", "x"], ["Ready", "Bus", "y"]])
    assert columns(file.understood[0])[heading] == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Swyddog arweiniol", "action.leads"),
        ("Erbyn pryd", "action.due"),
        ("Statws", "action.status"),
        ("Amcan llesiant", "outcome.title"),
        ("Cynnydd", "update.text"),
    ],
)
def test_welsh_headings(heading: str, field: str) -> None:
    file = read([["Prosiect", heading, "Nodiadau"], ["Hwb", "x", "y"]])
    assert columns(file.understood[0])[heading] == field
    assert file.plan.language == "cy"


def test_every_heading_of_the_table_is_read_as_a_field_of_the_dictionary_or_as_one_by_its_type() -> (
    None
):
    special = {"level:", "*.", "need.", "link.", "localities", "-", "revised:"}
    for as_, language in synonyms().values():
        assert as_ in by_name() or any(as_.startswith(each) for each in special), as_
        assert language in ("en", "cy", "gd")


def test_no_column_is_said_to_be_a_field_that_the_dictionary_has_not() -> None:
    head = [
        *HEAD,
        "Measure",
        "Baseline",
        "Target 2027",
        "Actual Q1",
        "Budget",
        "Milestones",
        "Risk",
        "Update",
        "Links to",
    ]
    file = read([head, [*ROW, *["1"] * 9]])
    assert {column.as_ for column in file.understood[0].columns} <= {*by_name(), None}


def test_headings_below_title_rows_and_blank_rows() -> None:
    file = read([["RIVERSIDE TOGETHER"], ["Delivery plan 2025-30"], [], HEAD, ROW])
    assert file.understood[0].header_row == 4
    assert titles(file.plan.actions) == ["Hub on a bus"]
    assert str(file.plan.title) == "Delivery plan 2025-30"
    assert file.plan.partnership == "RIVERSIDE TOGETHER"


def test_a_line_above_the_headings_that_is_no_title_is_kept() -> None:
    file = read([["Delivery plan"], ["Please send changes to the office"], HEAD, ROW])
    assert "Please send changes to the office" in [extra.text for extra in file.plan.extras]


def test_headings_in_two_rows() -> None:
    head = [
        ["Project", "Lead", "Dates", None, "Q1", None],
        [None, None, "Start", "End", "RAG", "Comments"],
    ]
    rows = [*head, ["Hub", "Housing", "01/04/25", "31/03/26", "Green", "Open"]]
    file = read(rows, merged=((0, 0, 1, 0), (0, 2, 0, 3), (0, 4, 0, 5)))
    (action,) = file.plan.actions
    assert file.understood[0].header_row == 2
    assert (action.starts.text, action.due.text) == ("01/04/25", "31/03/26")
    assert [(update.text, update.period.text) for update in file.plan.updates] == [("Open", "Q1")]


def test_a_title_merged_over_the_headings_is_no_heading() -> None:
    file = read([["Updated for Q2 (July - Sept)"], HEAD, ROW], merged=((0, 0, 0, 3),))
    assert columns(file.understood[0])["Aim"] == "outcome.title"
    assert file.plan.actions[0].due.text == "31/03/26"


def test_general_words_are_the_levels_that_stand_beside_them() -> None:
    three = read([["Aim", "Priority", "Project"], ["A", "P", "X"]]).understood[0]
    assert list(columns(three).values()) == ["outcome.title", "priority.title", "action.title"]
    objective = read([["Objective", "Action", "Lead"], ["O", "X", "L"]]).understood[0]
    assert columns(objective)["Objective"] == "outcome.title"
    below = read([["Outcome", "Objective", "Action"], ["O", "B", "X"]]).understood[0]
    assert columns(below)["Objective"] == "priority.title"
    alone = read([["Priority", "Action", "Lead"], ["P", "X", "L"]]).understood[0]
    assert columns(alone)["Priority"] == "priority.title"
    step = read([["Well-being objective", "Step", "Lead"], ["W", "S", "L"]]).understood[0]
    assert list(columns(step).values())[:2] == ["outcome.title", "action.title"]


def test_a_theme_is_no_level() -> None:
    file = read(
        [["Theme", "Stretch outcome", "Action", "Lead"], ["Economy", "Jobs up", "Fair", "L"]]
    )
    assert file.plan.outcomes[0].theme == "Economy"
    assert len(file.plan.outcomes) == 1


def test_of_two_columns_of_work_the_emptier_groups_the_other() -> None:
    rows = [
        ["Project", "Action", "Lead"],
        ["Hub", "Find rooms", "A"],
        [None, "Hire", "B"],
        [None, "Open", "C"],
    ]
    file = read(rows)
    assert titles(file.plan.actions) == ["Find rooms", "Hire", "Open"]
    assert titles(file.plan.priorities) == ["Hub"]


def test_the_partnerships_own_words_come_from_its_headings() -> None:
    file = read([["Stretch outcome", "Improvement aim", "Project", "Lead"], ["S", "I", "P", "L"]])
    assert dict(file.plan.words) == {
        "outcome": ("stretch outcome", "stretch outcomes"),
        "priority": ("improvement aim", "improvement aims"),
        "action": ("project", "projects"),
    }


def test_our_own_words_are_not_repeated() -> None:
    assert (
        dict(read([["Outcome", "Priority", "Actions", "Lead"], ["O", "P", "A", "L"]]).plan.words)
        == {}
    )


def test_titles_without_a_heading_are_found_beside_leads_and_dates() -> None:
    file = read([[None, "Lead", "By when", "RAG"], ["Hub on a bus", "A", "2026", "Red"]])
    assert titles(file.plan.actions) == ["Hub on a bus"]


def test_the_name_of_a_sheet_says_what_its_rows_are() -> None:
    file = read_all(
        sheet("Outcomes", [["Number", "Title", "Lead"], ["1", "Ready for school", "A"]]),
        sheet(
            "Actions", [["Number", "Outcome", "Title", "Lead"], ["1.1", "1", "Hub on a bus", "B"]]
        ),
        sheet("Milestones", [["Action", "Title", "By when"], ["1.1", "Bus bought", "31/03/26"]]),
    )
    assert titles(file.plan.outcomes) == ["Ready for school"]
    assert serves(file.plan)["Hub on a bus"] == "Ready for school"
    assert file.plan.milestones[0].subject == file.plan.actions[0].ref


@pytest.mark.parametrize(
    "rows",
    [
        [["Area", "Group 1", "Group 2"], ["Angus", "1", "2"]],
        [
            [
                "Identifier",
                "Title",
                "Recipient Org:Name",
                "Amount Awarded",
                "Award Date",
                "Funding Org:Name",
            ],
            ["1"] * 6,
        ],
        [["from", "to"], ["a", "b"]],
        [["Name", "Age", "Town"], ["A", 3, "B"]],
        [["Just a sentence about a project and its lead."]],
        [],
    ],
)
def test_a_workbook_of_another_kind_is_said_to_be_no_plan(rows: list[list[str]]) -> None:
    file = read(rows)
    assert codes(file) == ["T01"]
    assert file.plan.actions == ()


def test_grants_are_named_for_what_they_are() -> None:
    head = [
        "Identifier",
        "Title",
        "Recipient Org:Name",
        "Amount Awarded",
        "Award Date",
        "Grant Programme:Title",
    ]
    (found,) = read([head, ["1"] * 6]).findings
    assert "360Giving" in found.message()


def test_a_heading_is_plain_whatever_its_marks() -> None:
    assert read_heading("Lead Officer(s):").as_ == read_heading("LEAD  OFFICER").as_ == "*.leads"
    assert read_heading("RAG Status Q2 2026/27").period is not None
    assert read_heading("x" * 200).as_ == ""


def test_a_column_of_urgencies_is_no_level_of_the_plan() -> None:
    """A planner's export has *Priority*, and says how urgent each task is."""
    rows = [
        ["Task Name", "Priority", "Assigned To"],
        ["Sign", "Urgent", "A"],
        ["Hire", "Medium", "B"],
    ]
    plan = read([*rows, ["Open", "Important", "C"]]).plan
    assert plan.priorities == ()
    assert len(plan.actions) == 3
    named = [["Task Name", "Priority", "Assigned To"], ["Sign", "Homes", "A"], ["Hire", "Low", "B"]]
    kept = read(named).plan
    assert [str(each.title) for each in kept.priorities] == ["Homes", "Low"]


def test_of_many_unknown_columns_ten_are_named_and_the_rest_counted() -> None:
    strange = [f"Zzyx {at}" for at in range(25)]
    file = read([[*HEAD, *strange], [*ROW, *("x" for _ in strange)]])
    found = finding(file, "T08")
    assert "“Zzyx 9” and 15 more of “Sheet1” were not understood" in found.message()
    assert len(cells(found)) == 25
    assert "Zzyx 10" not in found.message()


def test_headings_with_an_apostrophe_before_them_are_known() -> None:
    file = read([[f"'{heading}" for heading in HEAD], ROW])
    assert titles(file.plan.actions) == ["Hub on a bus"]
    assert file.plan.actions[0].leads[0].text == "Head of hubs"
