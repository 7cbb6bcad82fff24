"""Workbooks as people keep them: values as they are seen, looks, hidden things, formulas."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from python_calamine import CalamineWorkbook

from campaigns import opener_seeds as make
from joinedup.formats.opening import Opened, open_file
from joinedup.formats.sheets import Sheet


def opened(data: bytes, name: str = "Plan.xlsx") -> Opened:
    return open_file(data, name=name, isolate=False)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(rows: str, after: str = "", **parts: bytes) -> Sheet:
    return opened(make.xlsx_of(make.sheet_xml(rows, after), **parts)).sheets[0]


def codes(file: Opened) -> set[str]:
    return {finding.code for finding in file.findings}


def test_the_child_and_this_process_read_the_same() -> None:
    data = make.xlsx()
    assert open_file(data, name="Plan.xlsx") == open_file(data, name="Plan.xlsx", isolate=False)


def test_a_workbook_reads_as_it_is_seen() -> None:
    file = opened(make.xlsx())
    actions, old = file.sheets
    assert file.kind == "xlsx"
    assert file.properties["title"] == "Riverside plan"
    assert actions.rows[2] == [
        "1.1", "Walking buses at six schools", "Council", datetime.date(2026, 3, 31), "38%", "Green",
    ]  # fmt: skip
    assert actions.rows[3][4] == "13%"  # 0.125 in a cell formatted as 0%
    assert actions.fills[2, 5] == "00B050"
    assert actions.formats[2, 3] == "dd/mm/yyyy"
    assert actions.merged == ((0, 0, 0, 5),)
    assert actions.comments == {(2, 1): "Agreed in March"}
    assert actions.struck == {(5, 1)}
    assert actions.address(2, 5) == "F3"
    assert old.hidden
    assert codes(file) == {"F57", "F58"}


def test_numbers_are_whole_or_exact() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{value}</v></c></row>'
        for row, value in enumerate(["12", "12.0", "0.1", "-3", "1E-3", "0.30000000000000004"], 1)
    )
    values = [row[0] for row in sheet_of(rows).rows]
    assert values == [12, 12, Decimal("0.1"), -3, Decimal("0.001"), Decimal("0.3")]
    assert [type(value) for value in values] == [int, int, Decimal, int, Decimal, Decimal]


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ("0%", 0.384, "38%"),
        ("0.0%", 0.384, "38.4%"),
        ('0.00"%"', 38.4, Decimal("38.4")),
        ("0%;[Red]-0%", 1, "100%"),
        ("dd/mm/yyyy", 46112, datetime.date(2026, 3, 31)),
        ("mmm-yy", 46082, datetime.date(2026, 3, 1)),
        ("[$-809]d mmmm yyyy;@", 46112, datetime.date(2026, 3, 31)),
        ("dd/mm/yyyy h:mm", 46112.75, datetime.datetime.fromisoformat("2026-03-31T18:00")),
        ("h:mm", 0.75, "18:00"),
        ("[h]:mm", 1.5, "36:00:00"),
        ('"£"#,##0.00', 12500.5, Decimal("12500.5")),
        ('0 "days"', 5, 5),
        ("General", 46112, 46112),
        ("yyyy", 3_000_000, 3_000_000),
    ],
)
def test_a_number_reads_as_its_format_shows_it(code: str, value: float, seen: object) -> None:
    book = openpyxl.Workbook()
    cell = book.active["B2"]
    cell.value, cell.number_format = value, code
    assert opened(saved(book)).sheets[0].rows[1][1] == seen


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    def from_1904(name: str, body: bytes) -> bytes:
        return body.replace(b"<workbookPr", b'<workbookPr date1904="1"')

    data = make.remade(make.xlsx(), from_1904)
    assert opened(data).sheets[0].rows[2][3] == datetime.date(2030, 4, 1)


def test_the_first_days_of_1900_are_right() -> None:
    book = openpyxl.Workbook()
    for row, value in enumerate((1, 59, 61), 1):
        book.active.cell(row, 1, value).number_format = "yyyy-mm-dd"
    dates = [row[0] for row in opened(saved(book)).sheets[0].rows]
    assert dates == [
        datetime.date(1900, 1, 1),
        datetime.date(1900, 2, 28),
        datetime.date(1900, 3, 1),
    ]


def test_fills_by_theme_tint_and_number() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    colours = [Color(theme=4), Color(theme=4, tint=0.5), Color(theme=0), Color(indexed=10)]
    for column, colour in enumerate([*colours, Color(rgb="FFFFFFFF")], 1):
        sheet.cell(1, column, "x").fill = PatternFill("solid", fgColor=colour)
    fills = opened(saved(book)).sheets[0].fills
    assert fills[0, 0] == "4F81BD"  # the first accent of this writer's theme
    assert fills[0, 1] == "A7C0DE"  # the same, half way to white
    assert fills[0, 3] == "FF0000"
    assert set(fills) == {(0, 0), (0, 1), (0, 3)}  # white is no fill


def test_a_fill_on_a_blank_cell_within_the_table_is_kept_and_below_it_is_not() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["A2"] = "Action", "BRAG", "Walk"
    for row in range(2, 50):
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor="FFFF0000")
    assert opened(saved(book)).sheets[0].fills == {(1, 1): "FF0000"}


def test_strike_through_in_the_font_and_in_every_run_of_a_text() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "gone"
    book.active["A1"].font = Font(strike=True)
    assert opened(saved(book)).sheets[0].struck == {(0, 0)}
    runs = (
        b'<sst xmlns="%s"><si><r><rPr><strike/></rPr><t>all </t></r><r><rPr><strike/></rPr>'
        b"<t>gone</t></r></si><si><r><t>not </t></r><r><rPr><strike/></rPr><t>all</t></r></si></sst>"
    ) % make.MAIN.encode()
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    sheet = sheet_of(rows, sharedStrings=runs)
    assert sheet.rows == [["all gone", "not all"]]
    assert sheet.struck == {(0, 0)}


def test_formulas_without_a_stored_result_are_told_with_their_cells() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["C4"], book.active["D9"] = "x", "=1+1", "=A1"
    file = opened(saved(book))
    assert file.sheets[0].empty_formulas == {(3, 2), (8, 3)}
    finding = next(finding for finding in file.findings if finding.code == "F52")
    assert finding.message() == (
        "2 cells have formulas and no stored results, so their values are not known."
    )
    assert [str(place) for place in (finding.place, *finding.others)] == ["Sheet!C4", "Sheet!D9"]


def test_a_formula_whose_result_is_an_empty_text_has_a_result() -> None:
    sheet = sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    )
    assert sheet.empty_formulas == frozenset()


def test_errors_stay_visible_and_are_told() -> None:
    data = make.xlsx_of(make.sheet_xml('<row r="2"><c r="B2" t="e"><v>#REF!</v></c></row>'))
    file = opened(data)
    assert file.sheets[0].rows[1] == [None, "#REF!"]
    assert "(#REF!)" in file.findings[0].message()
    assert str(file.findings[0].place) == "Actions!B2"


def test_rows_and_cells_without_numbers_follow_one_another() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='C5'><v>3</v></c></row>"
    assert sheet_of(rows).rows == [[1, 2], [], [], [], [None, None, 3]]


def test_of_a_cell_that_stands_twice_the_last_counts() -> None:
    day = '<c r="A1" t="d"><v>2026-03-31</v></c>'
    assert sheet_of(f'<row r="1">{day}<c r="A1"><v>5</v></c></row>').rows == [[5]]
    assert sheet_of(f'<row r="1">{day}{day}</row>').rows == [[datetime.date(2026, 3, 31)]]


def test_texts_in_the_sheet_itself() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r>'
        '<rPh><t>sound</t></rPh></is></c><c r="B1" t="str"><v>a_x000D_\n_x0041_</v></c>'
        '<c r="C1" t="b"><v>1</v></c><c r="D1" t="d"><v>2026-03-31T00:00:00</v></c></row>'
    )
    assert sheet_of(rows).rows == [["two runs", "a\nA", True, datetime.date(2026, 3, 31)]]


def test_names_with_a_prefix_are_read() -> None:
    xml = (
        f'<x:worksheet xmlns:x="{make.MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v>'
        "</x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells>"
        "</x:worksheet>"
    )
    assert opened(make.xlsx_of(xml.encode())).sheets[0].rows == [[5]]


def test_threaded_comments_replace_their_stand_in() -> None:
    folder = "xl/threadedComments/threadedComment1.xml"
    thread = (
        b'<ThreadedComments><threadedComment ref="B3"><text>Is this still ours?</text>'
        b'</threadedComment><threadedComment ref="B3"><text>Yes</text></threadedComment>'
        b"</ThreadedComments>"
    )

    def change(name: str, body: bytes) -> bytes:
        if name.endswith("comments1.xml"):
            return body.replace(b"Agreed", b"[Threaded comment] Agreed")
        if name.endswith("sheet1.xml.rels"):
            link = b'<Relationship Id="t" Type="x/threadedComment" Target="/%s"/></Relationships>'
            return body.replace(b"</Relationships>", link % folder.encode())
        return body

    import zipfile

    out = io.BytesIO(make.remade(make.xlsx(), change))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(folder, thread)
    assert opened(out.getvalue()).sheets[0].comments == {(2, 1): "Is this still ours?\nYes"}


def test_macros_are_told_and_left_alone() -> None:
    def change(name: str, body: bytes) -> bytes:
        link = b'<Relationship Id="m" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>'
        return body.replace(b"</Relationships>", link) if name.endswith("book.xml.rels") else body

    assert "F56" in codes(opened(make.remade(make.xlsx(), change), "Plan.xlsm"))


def test_a_workbook_under_another_name_is_read_and_told() -> None:
    assert "F59" in codes(opened(make.xlsx(), "Plan.xls"))
    assert "F59" not in codes(opened(make.xlsx(), "Plan.XLSM"))


def test_chart_sheets_are_no_tables() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.create_chartsheet("Chart")
    assert [sheet.name for sheet in opened(saved(book)).sheets] == ["Sheet"]


def as_calamine_says(path_or_bytes: Path | bytes) -> list[list[list[object]]]:
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else path_or_bytes.read_bytes()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        [_cut(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    ]


def _cut(row: list[object]) -> list[object]:
    """The same row in our terms: no trailing blanks, floats as we give them."""
    cells = [None if cell == "" else cell for cell in row]
    cells = [Decimal(format(c, ".15g")) if isinstance(c, float) else c for c in cells]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def ours(file: Opened) -> list[list[list[object]]]:
    tables = []
    for sheet in file.sheets:
        rows = [_cut(row) for row in sheet.rows]
        while rows and not rows[-1]:
            rows.pop()
        tables.append(rows)
    return tables


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False).map(
        lambda x: float(format(x, ".15g"))
    ),
    st.booleans(),
    st.dates(datetime.date(1901, 1, 1), datetime.date(2999, 1, 1)),
)


@given(st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_values_are_those_that_calamine_reads(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            book.active.cell(row, column).value = f"'{cell}" if str(cell)[:1] == "=" else cell
    book.active["H9"] = "last"  # so that neither reader sees an empty workbook
    data = saved(book)
    assert ours(opened(data)) == as_calamine_says(data)
