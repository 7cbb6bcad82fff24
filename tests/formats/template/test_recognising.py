"""The template is known by its sheets and headings, whatever has been done to the file."""

from __future__ import annotations

import datetime

import pytest

from joinedup.formats.opening import open_file
from joinedup.formats.template import is_template, read_template, write_csv, write_workbook
from tests.formats.template.workbooks import Rows, opened, read
from tests.plans import rich_plan

HEAD = ["Number", "Title", "Lead", "By when", "Ref"]


@pytest.mark.parametrize("name", ["plan.xlsx", "Copy of plan (3) FINAL.xls", "x"])
def test_a_workbook_of_ours_is_known_whatever_it_is_called(name: str) -> None:
    assert is_template(open_file(write_workbook(rich_plan()), name=name, isolate=False))


def test_an_empty_template_is_known_and_holds_nothing() -> None:
    file = read_template(open_file(write_workbook(), name="t.xlsx", isolate=False))
    assert list(file.plan.things()) == []
    assert file.findings == ()


def test_our_csv_is_known_by_its_first_column() -> None:
    assert is_template(open_file(write_csv(rich_plan()), name="plan.txt", isolate=False))


@pytest.mark.parametrize(
    "csv",
    [
        b"Number,Title,Lead\n1,Hub,Police\n",
        b"Actions,Title\nOther,Hub\n",
        b"Project,By when\nOutcomes,2026\n",
    ],
)
def test_any_other_csv_is_not_ours(csv: bytes) -> None:
    assert not is_template(open_file(csv, name="p.csv", isolate=False))


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        (
            "Actions",
            ["Number", "Title", "Lead", "By when"],
        ),  # theirs, though it looks alike: no refs
        ("Actions", ["Project", "What we will do", "Lead officer(s)", "BRAG", "Ref"]),
        ("Sheet1", ["Number", "Title", "Lead", "Comments Q1", "Comments Q2", "Comments Q3", "Ref"]),
        ("About", ["This workbook", "was made by the office"]),
    ],
)
def test_a_workbook_of_their_own_is_left_to_the_lenient_reader(sheet: str, row: list[str]) -> None:
    assert not is_template(opened({sheet: [row, ["1", "Hub", "Police"]]}))


def test_one_sheet_of_ours_in_their_workbook_is_enough() -> None:
    assert is_template(opened({"Notes": [["Ring the college"]], "Actions": [HEAD, ["1", "Hub"]]}))


def test_columns_may_be_in_any_order_and_some_may_be_missing() -> None:
    plan = read({"Actions": [["Ref", "By when", "Title"], ["A4", "2026/27", "Hub"]]}).plan
    assert (plan.actions[0].ref, str(plan.actions[0].title)) == ("A4", "Hub")


@pytest.mark.parametrize("heading", ["by when", "  By  When ", "By when:", "By when *", "BY WHEN"])
def test_headings_are_known_in_any_case_and_with_marks(heading: str) -> None:
    plan = read({"Actions": [["Title", heading], ["Hub", "2026"]]}).plan
    assert str(plan.actions[0].due) == "2026"


def test_titles_above_the_headings_are_forgiven_and_cells_keep_their_addresses() -> None:
    rows: Rows = [["Riverside Together"], [], HEAD, ["1", "Hub", None, "Q5 2026", "A1"]]
    file = read({"Actions": rows})
    assert len(file.plan.actions) == 1
    assert str(file.findings[0].place) == "Actions!D4"
    assert file.understood[0].header_row == 3


def test_a_sheet_by_another_name_is_known_by_its_headings() -> None:
    file = read(
        {"Projects 2026": [[*HEAD[:4], "Status", "Accountable partner", "Ref"], ["1", "Hub"]]}
    )
    assert len(file.plan.actions) == 1
    assert file.understood[0].sheet == "Projects 2026"


def test_actions_on_two_sheets_are_all_read() -> None:
    head = [
        "Number",
        "Title",
        "Accountable partner",
        "Reporter",
        "Also",
        "Status",
        "Localities",
        "By when",
        "Ref",
    ]
    file = read({"North": [head, ["1", "Hub"]], "South": [head, ["2", "Bus"], ["3", "Van"]]})
    assert [str(action.title) for action in file.plan.actions] == ["Hub", "Bus", "Van"]
    assert [action.ref for action in file.plan.actions] == ["A1", "A2", "A3"]


def test_blank_rows_between_rows_are_skipped() -> None:
    file = read({"Actions": [HEAD, ["1", "Hub"], [], [None, "  ", None], ["2", "Bus"]]})
    assert [action.number for action in file.plan.actions] == ["1", "2"]
    assert str(file.places.at("A2")) == "Actions!A5"


@pytest.mark.parametrize(
    ("heading", "tag"),
    [("Title (Welsh)", "cy"), ("title (WELSH)", "cy"), ("Title (cy)", "cy"), ("Title (Gàidhlig)", "gd"),
     ("Title (language: x-own)", "x-own")],
)  # fmt: skip
def test_a_column_in_another_language_is_known(heading: str, tag: str) -> None:
    plan = read({"Outcomes": [["Title", heading], ["Ready", "Yn barod"]]}).plan
    assert plan.outcomes[0].title.as_dict() == {"en": "Ready", tag: "Yn barod"}


def test_a_column_that_is_no_language_is_their_own() -> None:
    file = read({"Outcomes": [["Title", "Title (old)"], ["Ready", "School-ready"]]})
    assert file.plan.outcomes[0].title.as_dict() == {"en": "Ready"}
    assert file.plan.extras[0].text == "School-ready"


def test_the_plans_language_is_that_of_its_plain_columns() -> None:
    about: Rows = [["Item", "Answer"], ["Language", "cy"], ["Title of the plan", "Glan yr Afon"]]
    plan = read(
        {"About": about, "Outcomes": [["Title", "Title (English)"], ["Yn barod", "Ready"]]}
    ).plan
    assert plan.title.as_dict() == {"cy": "Glan yr Afon"}
    assert plan.outcomes[0].title.versions == (("cy", "Yn barod"), ("en", "Ready"))


def test_a_date_cell_that_shows_only_a_month_means_the_month() -> None:
    rows: Rows = [["Title", "By when"], ["Hub", datetime.date(2027, 3, 1)]]
    file = read_template(opened({"Actions": rows}, formats={(1, 1): "mmm\\-yy"}))
    due = file.plan.actions[0].due
    assert due is not None
    assert due.last_day == datetime.date(2027, 3, 31)


def test_a_date_cell_that_shows_a_day_means_the_day() -> None:
    rows: Rows = [["Title", "By when"], ["Hub", datetime.date(2027, 3, 1)]]
    file = read_template(opened({"Actions": rows}, formats={(1, 1): "dd/mm/yyyy"}))
    due = file.plan.actions[0].due
    assert due is not None
    assert due.last_day == datetime.date(2027, 3, 1)
