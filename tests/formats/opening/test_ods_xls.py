"""The other two kinds of workbook."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal

import xlwt
from python_calamine import CalamineWorkbook

from campaigns import opener_seeds as make
from joinedup.formats.opening import Opened, open_file


def opened(data: bytes, name: str) -> Opened:
    return open_file(data, name=name, isolate=False)


def test_an_ods_reads_as_it_is_seen() -> None:
    file = opened(make.ods(), "plan.ods")
    actions, old = file.sheets
    day = datetime.date(2026, 3, 31)
    assert actions.rows == [
        ["Walk", "38%", day, "same", "same", Decimal("12500.5")],
        [],
        [],
        [],
        [True],
        [True],
    ]
    assert actions.fills == {(0, 0): "FF0000"}
    assert actions.struck == {(0, 0)}
    assert actions.comments == {(0, 0): "Agreed"}
    assert actions.empty_formulas == {(0, 6)}
    assert old.hidden
    assert {finding.code for finding in file.findings} == {"F52", "F58"}


def test_an_ods_has_the_values_that_calamine_reads() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(make.ods()))
    theirs = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert theirs[0][:6] == ["Walk", 0.384, datetime.date(2026, 3, 31), "same", "same", 12500.5]
    assert [row[0] for row in theirs[1:6]] == ["", "", "", True, True]


def test_a_stray_cell_below_a_million_rows_of_an_ods_is_named() -> None:
    def change(name: str, body: bytes) -> bytes:
        row = b'<table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row>'
        return body.replace(b"</table:table>", row + b"</table:table>", 1)

    file = opened(make.remade(make.ods(), change), "plan.ods")
    far = next(finding for finding in file.findings if finding.code == "F54")
    assert str(far.place) == "Actions!A1048577"
    assert len(file.sheets[0].rows) == 6


def test_an_xls_reads_as_it_is_seen() -> None:
    file = opened(make.xls(), "plan.xls")
    actions, old = file.sheets
    assert actions.rows[2] == [
        "1.1", "Walking buses at six schools", "Council", datetime.date(2026, 3, 31), "38%", "Green",
    ]  # fmt: skip
    assert actions.rows[0] == []
    assert actions.fills[2, 5] == "FF0000"
    assert actions.formats[2, 3] == "dd/mm/yyyy"
    assert actions.merged == ((6, 1, 7, 2),)
    assert actions.struck == {(8, 1)}
    assert old.hidden
    assert [finding.code for finding in file.findings] == ["F58"]


def test_errors_in_an_xls_stay_visible() -> None:
    stream = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "x")
    sheet.row(2).set_cell_error(1, "#REF!")
    book.save(stream)
    file = opened(stream.getvalue(), "plan.xls")
    assert file.sheets[0].rows[2] == [None, "#REF!"]
    assert str(file.findings[0].place) == "S!B3"


def test_an_xls_larger_than_one_sector_chain_keeps_its_rows() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    share = xlwt.easyxf(num_format_str="0.0%")
    for row in range(3000):
        sheet.write(row, 0, f"Row {row}")
        sheet.write(row, 1, row / 1000, share)
    stream = io.BytesIO()
    book.save(stream)
    rows = opened(stream.getvalue(), "plan.xls").sheets[0].rows
    assert len(rows) == 3000
    assert rows[384] == ["Row 384", "38.4%"]
