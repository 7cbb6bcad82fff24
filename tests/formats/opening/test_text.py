"""Tables as text: encodings, delimiters, quotes, lines."""

from __future__ import annotations

import pytest

from joinedup.formats.opening import Opened, Unreadable, open_file


def opened(data: bytes, name: str = "list.csv") -> Opened:
    return open_file(data, name=name, isolate=False)


def refused(data: bytes, name: str = "list.csv") -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        opened(data, name)
    return caught.value


TABLE = "Action,Cost\nCafé,£12\n"
CELLS = [["Action", "Cost"], ["Café", "£12"]]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
    ],
)
def test_encodings_that_are_plain_are_read_without_a_word(data: bytes) -> None:
    file = opened(data)
    assert file.sheets[0].rows == CELLS
    assert file.findings == ()


def test_windows_1252_is_read_and_told() -> None:
    file = opened(TABLE.encode("cp1252"))
    assert file.sheets[0].rows == CELLS
    assert "read as Windows-1252" in file.findings[0].message()
    assert "“é”, at line 2" in file.findings[0].message()


def test_a_byte_that_no_encoding_explains_is_placed() -> None:
    error = refused(b"a,b\n1,x\x81\n")
    assert "line 2, column 4: the byte 81" in str(error)
    assert str(error.finding.place) == "line 2, column 4"


def test_two_encodings_in_one_file_are_refused_with_the_place() -> None:
    error = refused("a,b\né,1\n".encode() + b"\xa312,4\n")
    assert "mixes two encodings: line 3, column 1 (byte A3)" in str(error)


def test_broken_utf_16_is_refused() -> None:
    assert "UTF-16-LE" in str(refused("a,b\n".encode("utf-16") + b"\x00\xd8\x41"))


def test_a_nul_byte_is_placed() -> None:
    assert "line 2, column 3 has the character U+0000" in str(refused(b"abc,d\n1,\x002\n3,4\n" * 1))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(delimiter: str) -> None:
    rows = [["No.", "Action", "Cost"], ["1", "Walk, cycle; bus", "£12 500,50"], ["2", "x", "y"]]
    lines = [delimiter.join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows]
    assert opened("\n".join(lines).encode()).sheets[0].rows == rows


def test_a_semicolon_list_with_decimal_commas_is_cut_at_the_semicolons() -> None:
    rows = opened(b"Name;Sum\na;12 500,50\nb;3,5\n").sheets[0].rows
    assert rows == [["Name", "Sum"], ["a", "12 500,50"], ["b", "3,5"]]


def test_a_first_line_for_the_spreadsheet_sets_the_delimiter_and_is_no_row() -> None:
    sheet = opened(b"sep=;\r\na,b;c\r\n").sheets[0]
    assert sheet.rows == [["a,b", "c"]]
    assert sheet.lines == (2,)


def test_lines_are_those_of_the_file_where_cells_have_line_breaks() -> None:
    sheet = opened(b'a,b\n1,"x\ny\nz"\n\n3,4\n').sheets[0]
    assert sheet.rows == [["a", "b"], ["1", "x\ny\nz"], [], ["3", "4"]]
    assert sheet.lines == (1, 2, 5, 6)
    assert sheet.address(3, 1) == "B4"


def test_a_quotation_mark_never_closed_is_told_with_the_line_it_opens_on() -> None:
    error = refused(b'a,b\n1,2\n1,"x\n3,4\n')
    assert "opens in the row at line 3 is never closed" in str(error)
    assert error.finding.place is not None
    assert error.finding.place.line == 3


def test_a_quotation_mark_that_swallows_too_much_is_told_at_once() -> None:
    error = refused(b'a,b\n1,"x\n' + b"3,4\n" * 20_000)
    assert "line 2" in str(error)


def test_a_column_name_that_stands_twice_is_passed_on() -> None:
    assert opened(b"a,a\n1,2\n").sheets[0].rows[0] == ["a", "a"]


def test_rows_may_differ_in_length_and_blank_cells_are_none() -> None:
    assert opened(b"a,b,c\n1\n,,3\n").sheets[0].rows == [["a", "b", "c"], ["1"], [None, None, "3"]]


def test_cells_are_text_as_they_stand() -> None:
    assert opened(b"no,when\n007,31/03/26\n").sheets[0].rows[1] == ["007", "31/03/26"]


def test_a_text_table_under_a_workbooks_name_is_read_and_told() -> None:
    file = opened(b"a\tb\n1\t2\n", "export.xls")
    assert file.kind == "csv"
    assert file.findings[0].code == "F59"


def test_too_many_rows_and_columns_are_refused_with_the_limit() -> None:
    assert "more rows than are read of one file (the limit is 100,000)" in str(
        refused(b"a,b\n" * 100_001)
    )
    assert "more columns" in str(refused(b",".join([b"a"] * 600)))


def test_json_is_decoded_and_not_parsed() -> None:
    file = opened('\ufeff{"a": "é", "a": [1,'.encode(), "plan.json")
    assert (file.kind, file.text) == ("json", '{"a": "é", "a": [1,')


def test_json_is_known_by_its_content() -> None:
    assert opened(b' [{"a": 1}]', "plan").kind == "json"


def test_a_cell_that_holds_a_book_is_not_taken_for_an_open_quotation_mark() -> None:
    error = refused(b"Action,Cost\nWalk,1\n" + b"a" * 40_000 + b",2\n")
    assert "A cell holds 40,000 characters" in str(error)
    assert error.finding.place is not None
    assert error.finding.place.line == 3


def test_a_mark_left_open_before_much_text_is_told_as_that() -> None:
    error = refused(b'Action,Cost\n"Walk,1\n' + b"a,1\n" * 20_000)
    assert "opens in the row at line 2 is never closed" in str(error)


def test_a_cell_of_nothing_but_spaces_is_blank() -> None:
    file = opened("Action,Cost\n \u00a0,\t\nWalk, 2\n".encode())
    assert file.sheets[0].rows == [["Action", "Cost"], [], ["Walk", " 2"]]


def test_rows_of_spaces_without_end_are_passed_over_like_blank_ones() -> None:
    file = opened(b"Action,Cost\nWalk,1\n" + b" ,\n" * 250_000)
    assert file.sheets[0].rows == [["Action", "Cost"], ["Walk", "1"]]
    assert [finding.code for finding in file.findings] == ["F53"]
