from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from joinedup.core.finding import Place
from joinedup.drawing.report.as_xlsx import link_to, rows_of, write_xlsx
from joinedup.drawing.report.model import Report
from tests.drawing.reports import left, no_need, report


def sheet(made: Report, name: str = "To put right") -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(made)))[name]


def test_a_finding_about_several_gives_a_row_to_each_owner() -> None:
    owners = [(row.owner, row.subject.number) for row in rows_of(report(no_need(), left()))]
    assert owners == [
        ("Wend Valley Health Trust", "4.2.1"),
        ("Wend Valley Health Trust", "4.2.1"),
        ("", "4.2.2"),
    ]


def test_the_rows_are_by_owner_with_the_office_last_and_an_empty_answer() -> None:
    page = sheet(report())
    header = [cell.value for cell in page[4]]
    assert header[0] == "Owner"
    assert header[-1] == "Answer"
    rows = list(page.iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["Wend Valley Health Trust"] * 2 + [
        "The partnership’s office"
    ] * 2
    assert {row[7] for row in rows} == {None}


def test_where_links_to_the_cell_of_the_file_beside_it() -> None:
    cell = sheet(report(left())).cell(5, 7)
    assert cell.value == "Projects 25's!F31"
    assert cell.hyperlink is not None
    assert cell.hyperlink.target == "plan.xlsx"
    assert cell.hyperlink.location == "'Projects 25''s'!F31"


@pytest.mark.parametrize(
    ("place", "file"),
    [
        (None, "plan.xlsx"),
        (Place("plan.xlsx", "Aims"), "plan.xlsx"),
        (Place("plan.xml", line=4), "plan.xml"),
        (Place("plan.csv", "plan", "F4"), "plan.csv"),
        (Place("plan.xlsx", "x" * 2100, "F4"), "plan.xlsx"),
    ],
)
def test_a_place_that_no_spreadsheet_can_open_is_text(place: Place | None, file: str) -> None:
    assert link_to(place, file) == ""


def test_text_that_looks_like_a_formula_stays_text() -> None:
    page = sheet(report())
    about = [row[3] for row in page.iter_rows(min_row=5)]
    (cell,) = [each for each in about if "calc" in str(each.value)]
    assert cell.data_type == "s"
    assert cell.value == "4.2.2 =cmd|' /C calc'!A0"


def test_the_codes_and_the_columns_have_sheets_of_their_own() -> None:
    codes = list(sheet(report(), "Codes").iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in codes] == ["L27", "N21", "F11"]
    understood = list(sheet(report(), "Understood").iter_rows(min_row=2, values_only=True))
    assert ("Projects 25's", "C", "By when", "action.due") in understood
    assert ("OLD", None, None, "left out: hidden") in understood


def test_a_report_of_nothing_is_still_a_workbook() -> None:
    page = sheet(Report(file="plan.xlsx", title="Clean"))
    assert page.cell(2, 1).value is not None
    assert page.max_row == 4


def test_the_row_of_one_of_many_does_not_speak_of_the_others() -> None:
    many = replace(no_need(), parts=no_need().parts * 2)
    said = {row[4].value for row in sheet(report(many)).iter_rows(min_row=5)}
    assert said == {"What it needs is not known: one of 4"}
    few = {row[4].value for row in sheet(report(no_need())).iter_rows(min_row=5)}
    assert few == {"What 2 projects need is not known."}


def test_the_codes_count_the_rows_that_each_has_in_the_list() -> None:
    made = report(no_need(), left(), left(cell="F32"))
    rows = [row[1].value for row in sheet(made).iter_rows(min_row=5)]
    counted = {row[0].value: row[3].value for row in sheet(made, "Codes").iter_rows(min_row=2)}
    assert counted == {code: rows.count(code) for code in rows}


def test_a_row_is_as_high_as_what_stands_in_it() -> None:
    page = sheet(report())
    heights = {row[4].value: page.row_dimensions[row[4].row].height for row in page.iter_rows(5)}
    long = next(height for said, height in heights.items() if "is led by somebody" in said)
    assert long == 30.0
    assert heights["The sheet “OLD” is hidden and was left out."] is None  # one line
