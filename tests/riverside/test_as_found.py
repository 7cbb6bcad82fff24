"""The workbook as the office kept it has every habit that section 12 asks for."""

import datetime
import re
import zipfile
from collections import Counter

import docx
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from demo import as_found, logo
from joinedup.core.plan import Plan
from tests.riverside.conftest import SHIPPED

FOUND = SHIPPED / "riverside-as-found.xlsx"
THEMES = ("Growing Up", "Good Work", "Healthy and Home", "Safe, Together and Ready")
NUMBER = re.compile(r"\d\.\d\.\d")


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(FOUND)


@pytest.fixture(scope="module")
def values() -> Workbook:
    return openpyxl.load_workbook(FOUND, data_only=True)


def headers(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[4] if cell.value]


def column(sheet: Worksheet, header: str) -> list[object]:
    place = headers(sheet).index(header) + 1
    return [sheet.cell(row, place).value for row in range(5, sheet.max_row + 1)]


def project_numbers(sheet: Worksheet) -> list[str]:
    return [
        str(cell.value)
        for row in sheet.iter_rows(min_row=5, max_col=3)
        for cell in row
        if NUMBER.fullmatch(str(cell.value))
    ]


def test_six_sheets_one_for_each_theme_group_a_master_and_an_old_one(book: Workbook) -> None:
    assert sorted(book.sheetnames) == sorted(["Master (use this one)", *THEMES, "OLD do not use"])


def test_headers_stand_in_row_4_under_titles_and_a_logo(book: Workbook) -> None:
    for sheet in book:
        assert len(headers(sheet)) >= 7, sheet.title
        assert any(sheet.cell(row, 1).value for row in (1, 2, 3)), sheet.title
    with zipfile.ZipFile(FOUND) as packed:
        drawings = [
            name for name in packed.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)
        ]
        assert len(drawings) == 5  # the old sheet has none
        assert packed.read("xl/media/image1.png") == logo.draw()


def test_the_headers_are_the_offices_own(book: Workbook) -> None:
    used = {header for sheet in book for header in headers(sheet)}
    assert {
        "Improvement aim",
        "Lead officer(s)",
        "By when",
        "BRAG",
        "Comments Q2",
        "Timescale",
        "Who",
    } <= used


def test_all_sixty_projects_are_on_the_master_and_once_on_a_theme_sheet(
    book: Workbook, plan: Plan
) -> None:
    wanted = [action.number for action in plan.actions]
    assert project_numbers(book["Master (use this one)"]) == wanted
    on_themes = Counter(number for name in THEMES for number in project_numbers(book[name]))
    on_themes["4.2.4"] += 1  # its row says 4.2.3
    on_themes["4.2.3"] -= 1
    assert on_themes == Counter(wanted)


def test_two_rows_are_numbered_4_2_3(book: Workbook) -> None:
    sheet = book["Healthy and Home"]
    rows = [row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 2).value == "4.2.3"]
    assert [sheet.cell(row, 3).value for row in rows] == ["Home check", "After hospital"]


def test_aims_are_merged_down_the_side(book: Workbook) -> None:
    for name, aims in (("Master (use this one)", 7), *((theme, 2) for theme in THEMES[:3])):
        merged = [
            area
            for area in book[name].merged_cells.ranges
            if area.min_col == 1 and area.min_row > 4
        ]
        assert len([area for area in merged if area.max_row > area.min_row]) == aims, name


def test_several_leads_share_a_cell(book: Workbook) -> None:
    assert "Housing / Wendbridge / TBC" in column(book["Healthy and Home"], "Lead Officer(s)")


def test_dates_are_written_in_every_way_at_once(book: Workbook) -> None:
    written = [
        value
        for sheet in book
        for header in ("By when", "Timescale", "End date")
        if header in headers(sheet)
        for value in column(sheet, header)
        if value
    ]
    assert {"31/03/26", "Mar-27", "Q3 2026", "2026/27", "ongoing"} <= {
        str(value) for value in written
    }
    assert sum(isinstance(value, datetime.datetime) for value in written) > 20
    assert sum(isinstance(value, str) for value in written) > 40


def test_figures_stand_inside_sentences(book: Workbook) -> None:
    assert "96 of 180 done by 31/03/26" in " ".join(
        map(str, column(book["Healthy and Home"], "How will we know?"))
    )
    assert "approx £210k" in column(book["Good Work"], "£k 26/27")


def test_colour_stands_for_a_status_with_no_words(book: Workbook) -> None:
    sheet = book["Master (use this one)"]
    place = next(cell.column for cell in sheet[4] if cell.value == "BRAG")
    cells = [sheet.cell(row, place) for row in range(5, 71)]
    assert not any(cell.value for cell in cells)
    assert {cell.fill.fgColor.rgb[2:] for cell in cells if cell.fill.fill_type} == {
        "92D050",
        "FFC000",
        "FF0000",
        "00B0F0",
    }


def test_a_formula_has_no_stored_value_and_another_has_one(
    book: Workbook, values: Workbook
) -> None:
    formulas = {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert None in formulas.values()
    assert {value for value in formulas.values() if value is not None} == {390, 1020}
    assert len(formulas) == 5


def test_a_total_that_has_a_value_is_the_total_of_its_numbers(values: Workbook) -> None:
    costs = column(values["Good Work"], "£k 26/27")
    assert sum(value for value in costs[:-1] if isinstance(value, int)) == costs[-1]


def test_two_suppers_has_two_dates(book: Workbook) -> None:
    master, theme = book["Master (use this one)"], book["Safe, Together and Ready"]
    assert master["F53"].value == "31/03/29"
    assert theme["F6"].value == datetime.datetime(2027, 3, 31)  # noqa: DTZ001
    assert master["D53"].value == theme["B6"].value == "Two Banks suppers"


def test_a_hidden_column_comments_and_a_note_of_the_last_change(book: Workbook) -> None:
    master = book["Master (use this one)"]
    assert master.column_dimensions["B"].hidden
    assert (
        sum(cell.comment is not None for sheet in book for row in sheet.iter_rows() for cell in row)
        >= 8
    )
    assert "Last updated" in master["A3"].value


def test_the_same_words_stand_in_three_rounds_of_school_twins_only(book: Workbook) -> None:
    sheet = book["Safe, Together and Ready"]
    rows = [
        [sheet.cell(row, place).value for place in (8, 9, 10)]
        for row in range(5, sheet.max_row)
        if sheet.cell(row, 8).value
    ]
    same = [row for row in rows if row[0] == row[1] == row[2]]
    assert [row[0][:14] for row in same] == ["Work continues"]


def test_costs_are_blank_for_the_projects_whose_need_is_not_stated(
    book: Workbook, plan: Plan
) -> None:
    stated = {need.subject for need in plan.needs}
    blank = 0
    for name in THEMES:
        sheet = book[name]
        for row in range(5, sheet.max_row + 1):
            cells = [str(sheet.cell(row, place).value) for place in (1, 2, 3)]
            if any(NUMBER.fullmatch(cell) for cell in cells):
                blank += sheet.cell(row, len(headers(sheet))).value is None
    assert blank == 60 - len(stated) == 22


def test_the_action_log_is_a_table_in_a_word_file() -> None:
    [table] = docx.Document(str(SHIPPED / "riverside-action-log.docx")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == as_found.read_table("action-log.csv")
    assert "ALL" in {row[3] for row in rows}
    assert "done at March mtg" in {row[5] for row in rows}
    assert {"31/3/26", "30.9.25", "asap", "TBC"} <= {row[4] for row in rows}
