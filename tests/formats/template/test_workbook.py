"""The written workbook, looked at with other people's software."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from joinedup.core.plan import COLLECTIONS, Action, Plan
from joinedup.core.text import Text
from joinedup.formats.template import layout, write_workbook
from joinedup.formats.template.choices import choices, chosen
from joinedup.formats.template.guidance import EXAMPLES, LISTS
from tests.plans import rich_plan


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(rich_plan())))


@pytest.fixture(scope="module")
def empty() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook()))


def column_of(sheet: Worksheet, heading: str) -> str:
    return next(str(cell.column_letter) for cell in sheet[1] if cell.value == heading)


def drop_down(book: openpyxl.Workbook, sheet: str, heading: str) -> str:
    letter = column_of(book[sheet], heading)
    found = [
        each for each in book[sheet].data_validations.dataValidation if f"{letter}2" in each.sqref
    ]
    return str(found[0].formula1) if found else ""


def test_the_guidance_comes_first_then_about_then_the_sheets(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[:5] == ["Guidance", "About", "Outcomes", "Priorities", "Actions"]
    assert book.sheetnames[2:] == [sheet.name for sheet in layout.sheets()]


def test_every_sheet_is_a_named_table_with_a_frozen_head(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert list(sheet.tables) == [f"{sheet.title.replace(' ', '_')}_table"]
        assert str(sheet.freeze_panes) in ("B2", "C2")
        assert sheet.print_title_rows == "$1:$1"


def test_an_empty_template_has_room_to_begin_and_opens_on_the_guidance(
    empty: openpyxl.Workbook,
) -> None:
    assert empty["Actions"].tables["Actions_table"].ref == "A1:O21"
    assert empty.active is not None
    assert empty.active.title == "Guidance"


def test_a_filled_one_opens_on_about(book: openpyxl.Workbook) -> None:
    assert book.active is not None
    assert book.active.title == "About"


def test_headings_carry_a_note_with_their_meaning(book: openpyxl.Workbook) -> None:
    note = book["Actions"][f"{column_of(book['Actions'], 'Accountable partner')}1"].comment
    assert note is not None
    assert "The one body that answers for it." in note.text


def test_spare_columns_are_written_only_where_they_are_needed(book: openpyxl.Workbook) -> None:
    measures = [cell.value for cell in book["Measures"][1]]
    readings = [cell.value for cell in book["Readings"][1]]
    assert "Baseline (number)" not in measures
    assert "Value (number)" not in readings
    assert "Title (Welsh)" in [cell.value for cell in book["Outcomes"][1]]
    assert "Title (Welsh)" not in [cell.value for cell in book["Actions"][1]]


@pytest.mark.parametrize(
    ("sheet", "heading", "source"),
    [
        ("Actions", "Status", '"Not started,On course,Slipping,Stuck,Done,Stopped"'),
        ("Actions", "Priority", "Priorities!$A$2:$A$502"),
        ("Priorities", "Outcome", "Outcomes!$A$2:$A$502"),
        ("Actions", "Accountable partner", "Partners!$B$2:$B$503"),
        ("Readings", "Measure", "Measures!$A$2:$A$502"),
        ("Links", "From", ""),
        ("Actions", "Title", ""),
    ],
)
def test_a_drop_down_offers(book: openpyxl.Workbook, sheet: str, heading: str, source: str) -> None:
    assert drop_down(book, sheet, heading).replace("'", "") == source


def test_a_list_too_long_for_a_drop_down_stands_on_the_guidance(book: openpyxl.Workbook) -> None:
    source = drop_down(book, "Statements", "Topic")
    cells = book["Guidance"][source.removeprefix("Guidance!").replace("$", "")]
    assert [row[0].value for row in cells] == list(choices("topics").values())


def test_a_year_may_start_in_any_month_and_a_plan_be_of_any_kind(book: openpyxl.Workbook) -> None:
    offered = {
        str(each.sqref): each.formula1 for each in book["About"].data_validations.dataValidation
    }
    assert any("September" in source for source in offered.values())
    assert any("Well-being plan (Wales)" in source for source in offered.values())


def test_no_text_becomes_a_formula_or_a_link() -> None:
    said = ("=1+1", "+1", "@x", "http://example.org", "{=A1}")
    plan = Plan(
        actions=tuple(Action(ref=f"A{at}", title=Text.of(text)) for at, text in enumerate(said, 1))
    )
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(plan)))["Actions"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == list(said)
    assert {row[1].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}
    assert not any(row[1].hyperlink for row in sheet.iter_rows(min_row=2))


def test_cells_for_dates_and_numbers_stay_as_they_are_typed(empty: openpyxl.Workbook) -> None:
    sheet = empty["Actions"]
    for heading in ("Number", "By when", "Priority"):
        at = next(cell.column for cell in sheet[1] if cell.value == heading)
        spans = (each for each in sheet.column_dimensions.values() if each.min <= at <= each.max)
        assert next(spans).number_format == "@"


def test_a_day_is_a_true_date_that_shows_day_month_and_year(book: openpyxl.Workbook) -> None:
    about = {row[0].value: row[1] for row in book["About"].iter_rows(min_row=2)}
    assert about["Ends"].is_date
    assert about["Ends"].number_format == "dd/mm/yyyy"


def test_a_row_with_more_than_a_line_is_high_enough(book: openpyxl.Workbook) -> None:
    assert (book["Actions"].row_dimensions[2].height or 0) >= 30
    assert book["Actions"].row_dimensions[3].height is None


def test_a_wide_sheet_prints_on_a_larger_page(book: openpyxl.Workbook) -> None:
    assert book["Actions"].page_setup.paperSize == 8
    assert book["Milestones"].page_setup.paperSize == 9
    assert book["Actions"].page_setup.orientation == "landscape"


def test_the_examples_of_the_guidance_are_headings_of_the_template() -> None:
    forms = {sheet.name: {column.header for column in sheet.columns} for sheet in layout.sheets()}
    for sheet, rows in EXAMPLES:
        assert set(rows[0]) <= forms[sheet]
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    "name",
    [
        "Progress",
        "Sector",
        "PlanKind",
        "PlanStatus",
        "LeadState",
        "Continuation",
        "types",
        *dict(LISTS).values(),
    ],
)
def test_every_choice_is_understood_as_it_is_shown(name: str) -> None:
    for value, shown in choices(name).items():
        assert chosen(name)[shown.casefold()] == value


def test_every_type_of_thing_has_a_sheet_of_its_own() -> None:
    assert set(COLLECTIONS) <= {sheet.type for sheet in layout.sheets() if not sheet.within}
