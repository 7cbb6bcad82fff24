"""Bad files: each gets a clear sentence with the place, soon, and nothing dies of it."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaigns import opener_seeds as make
from joinedup.formats.opening import Unreadable, open_file
from tests.formats.opening.apart import open_apart

SUFFIXES = ["xlsx", "xls", "ods", "csv", "docx", "md", "xml", "json", "pdf", "doc", "txt"]


def refusal(data: bytes, name: str) -> Unreadable:
    """How the child and this process refuse the bytes; both must say the same."""
    with pytest.raises(Unreadable) as here:
        open_file(data, name=name, isolate=False)
    with pytest.raises(Unreadable) as apart:
        open_file(data, name=name)
    assert str(here.value) == str(apart.value)
    return apart.value


def blank_rows(first: int, last: int, extra: str = "") -> Iterator[bytes]:
    yield f'<worksheet xmlns="{make.MAIN}"><sheetData>'.encode()
    yield b'<row r="1"><c r="A1"><v>5</v></c></row>'
    for row in range(first, last + 1):
        cells = f'<c r="A{row}" s="1"/><c r="B{row}" s="1"/><c r="C{row}" s="1"/>'
        yield f'<row r="{row}" s="1" customFormat="1">{cells}</row>'.encode()
    yield f"{extra}</sheetData></worksheet>".encode()


def test_an_empty_file_is_called_empty() -> None:
    assert "is empty" in str(refusal(b"", "Plan.xlsx"))


def test_a_workbook_with_blank_sheets_only_is_called_empty() -> None:
    assert "is empty" in str(refusal(make.xlsx_of(make.sheet_xml("")), "Plan.xlsx"))


def test_text_that_calls_itself_a_workbook_is_told_so() -> None:
    said = str(refusal(b"this is not a zip", "Plan.xlsx"))
    assert "Plan.xlsx is not what its ending .xlsx says: it holds plain text" in said


def test_a_truncated_workbook_is_called_incomplete() -> None:
    said = str(refusal(make.xlsx()[:4000], "Plan.xlsx"))
    assert "incomplete" in said
    assert "download it again" in said


def test_a_workbook_with_a_changed_byte_inside_is_not_read() -> None:
    data = bytearray(make.xlsx())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        at = archive.getinfo(make.SHEET).header_offset
    data[at + 120] ^= 0xFF
    assert refusal(bytes(data), "Plan.xlsx").finding.code in ("F12", "F13")


def test_a_workbook_without_its_main_part_is_called_damaged() -> None:
    data = make.remade(make.xlsx(), lambda name, body: None if "workbook.xml" in name else body)
    assert "damaged" in str(refusal(data, "Plan.xlsx"))


def test_wrong_content_types_do_not_matter() -> None:
    def wrong(name: str, body: bytes) -> bytes:
        return body.replace(b"spreadsheetml", b"nonsense") if "Content_Types" in name else body

    assert open_file(make.remade(make.xlsx(), wrong), name="Plan.xlsx").kind == "xlsx"


def test_a_shared_string_that_is_not_there_is_placed() -> None:
    rows = '<row r="3"><c r="B3" t="s"><v>999</v></c></row>'
    error = refusal(make.xlsx_of(make.sheet_xml(rows)), "Plan.xlsx")
    assert str(error.finding.place) == "Actions!B3"
    assert "text number 999" in str(error)


def test_a_workbook_that_is_not_well_formed_is_refused_with_part_and_line() -> None:
    error = refusal(make.xlsx_of(b"<worksheet><sheetData></worksheet>"), "Plan.xlsx")
    assert "sheet1.xml is not well-formed at line 1" in str(error)


def test_a_doctype_inside_a_workbook_is_refused() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY a "b">]>' + make.sheet_xml("")
    assert "DOCTYPE" in str(refusal(make.xlsx_of(xml), "Plan.xlsx"))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    pieces = [make.sheet_xml("")[:-24], *[b" " * 10_000_000] * 43]
    path.write_bytes(make.xlsx_of(pieces, level=9))
    assert path.stat().st_size < 2_000_000
    assert "unpacks to far more" in open_apart(path).sentence


def test_a_zip_bomb_in_a_part_that_is_no_sheet_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    bomb = b"<sst><si><t>" + b" " * 60_000_000 + b"</t></si></sst>"
    path.write_bytes(make.xlsx_of(make.sheet_xml(""), level=9, sharedStrings=bomb))
    told = open_apart(path)
    assert told.code == "F14"
    assert "sharedStrings" in told.sentence


def test_too_many_shared_texts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    texts = b"<sst>" + b"".join(b"<si><t>%x</t></si>" % number for number in range(900_000))
    path.write_bytes(make.xlsx_of(make.sheet_xml(""), sharedStrings=texts + b"</sst>"))
    assert "more texts than are read" in open_apart(path).sentence


def test_a_nested_zip_bomb_is_only_a_zip(tmp_path: Path) -> None:
    data = b"\0" * 10_000_000
    for level in range(5):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(8):
                archive.writestr(f"{level}{copy}.zip", data)
        data = out.getvalue()
    path = tmp_path / "Plan.xlsx"
    path.write_bytes(data)
    assert "is a zip of files" in open_apart(path).sentence


def test_a_zip_whose_entries_share_their_bytes_is_refused() -> None:
    name = b"xl/worksheets/sheet1.xml"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 9, 9, len(name), 0)
    body = local + name + b"<a></a>  "
    central = b""
    for copy in range(50):
        entry = name + b"%02d" % copy
        fields = (b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 9, 9, len(entry), 0, 0, 0, 0, 0, 0)
        central += struct.pack("<4s6H3L5H2L", *fields) + entry
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, len(central), len(body), 0)
    assert refusal(body + central + end, "Plan.xlsx").finding.code == "F14"


def test_names_with_path_tricks_are_only_names(tmp_path: Path) -> None:
    out = io.BytesIO(make.xlsx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../../../tmp/owned.xml", "x")
        archive.writestr("/etc/passwd", "x")
    assert open_file(out.getvalue(), name="Plan.xlsx").sheets[0].rows[0] == ["Action plan"]


def test_a_cell_at_the_far_corner_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    rows = '<row r="1"><c r="A1"><v>5</v></c></row>'
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    path.write_bytes(make.xlsx_of(make.sheet_xml(rows + far)))
    told = open_apart(path)
    assert told.sheets == [["Actions", 1]]
    assert told.notes_of("F54")[0].startswith("Actions!XFD1048576: ")


def test_too_many_far_cells_are_refused_with_the_place() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(300_000, 300_060)
    )
    error = refusal(make.xlsx_of(make.sheet_xml(rows)), "Plan.xlsx")
    assert "more rows than are read" in str(error)
    assert str(error.finding.place) == "Actions!A300050"


def test_a_million_blank_rows_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    path.write_bytes(make.xlsx_of(blank_rows(2, 1_048_576)))
    told = open_apart(path)
    assert told.sheets == [["Actions", 1]]
    assert "1,048,575 blank rows below row 1" in told.notes_of("F53")[0]


def test_a_stray_cell_below_a_million_blank_rows_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    stray = '<row r="1048576"><c r="A1048576"><v>7</v></c></row>'
    path.write_bytes(make.xlsx_of(blank_rows(2, 1_048_575, stray)))
    told = open_apart(path)
    assert told.sheets == [["Actions", 1]]
    assert "Actions!A1048576" in told.notes_of("F54")[0]


def test_a_far_cell_in_an_old_workbook_is_refused_with_its_address() -> None:
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("S").write(65535, 255, "x")
    out = io.BytesIO()
    book.save(out)
    assert "reaches to IV65536" in str(refusal(out.getvalue(), "Plan.xls"))


def test_repeated_rows_of_an_ods_do_not_multiply(tmp_path: Path) -> None:
    def bomb(name: str, body: bytes) -> bytes:
        if name != "content.xml":
            return body
        return body.replace(b'rows-repeated="2"', b'rows-repeated="1000000"')

    path = tmp_path / "Plan.ods"
    path.write_bytes(make.remade(make.ods(), bomb))
    assert "more rows than are read" in open_apart(path).sentence


def test_xml_200_000_deep_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xml"
    path.write_bytes(b"<a>\n" * 200_000 + b"</a>" * 200_000)
    told = open_apart(path)
    assert "nests deeper than 200 levels at line 201" in told.sentence


def test_xml_with_too_many_elements_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xml"
    path.write_bytes(b"<a>" + b"<b/>" * 1_000_000 + b"</a>")
    assert "more than 200,000 elements" in open_apart(path).sentence


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE plan SYSTEM "http://localhost/plan.dtd">',
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>',
    ],
)
def test_a_doctype_is_refused_with_its_line(doctype: str) -> None:
    error = refusal(f'<?xml version="1.0"?>\n\n{doctype}\n<x>&c;</x>'.encode(), "Plan.xml")
    assert "DOCTYPE at line 3" in str(error)
    assert error.finding.place is not None
    assert error.finding.place.line == 3


@pytest.mark.parametrize(
    ("xml", "gist", "place"),
    [
        (b"<a>\n<b>\n</a></b>", "the tag closed at line 3, column 3", "line 3, column 3"),
        (b"<a>\n<n>Health & Wellbeing</n></a>", "Health & Wellbeing", "line 2, column 12"),
        (b"<a>\n<b>", "ends too early", "line 2, column 4"),
        (b'<a b="1" b="2"/>', "not well-formed XML at line 1", "line 1, column 10"),
        (b"<a>&nbsp;</a>", "a character at line 1, column 4", "line 1, column 4"),
        (b'<?xml version="1.0" encoding="EBCDIC-9"?><a/>', "not well-formed", "line 1"),
    ],
)
def test_malformed_xml_is_refused_in_words(xml: bytes, gist: str, place: str) -> None:
    error = refusal(xml, "Plan.xml")
    assert gist in str(error)
    assert str(error.finding.place).startswith(place)


def test_json_nested_too_deep_is_refused() -> None:
    error = refusal(b'{"a": "[[[",\n"b":' + b"[" * 300 + b"]" * 300 + b"}", "plan.json")
    assert "deeper than 200 levels at line 2" in str(error)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_random_bytes_are_refused_whatever_they_are_called(suffix: str) -> None:
    for seed in range(5):
        refusal(random.Random(seed).randbytes(3000), f"Plan.{suffix}")


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "docx"])
@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_random_bytes_after_an_honest_start_are_refused(suffix: str, start: bytes) -> None:
    for seed in range(5):
        refusal(start + random.Random(seed).randbytes(3000), f"Plan.{suffix}")


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(99)


@pytest.mark.parametrize(
    ("data", "name", "gist"),
    [
        (ole("EncryptedPackage"), "Plan.xlsx", "Plan.xlsx is protected with a password"),
        (ole("WordDocument"), "Log.doc", "save it as .docx"),
        (ole("PowerPoint Document"), "Board.ppt", "a PowerPoint presentation"),
        (b"%PDF-1.7\n", "Plan.pdf", "Use the Word document or the Excel workbook"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "export.xls", "is a web page"),
        (b"{\\rtf1 x}", "Log.doc", "a Rich Text (.rtf) document"),
        (b"\x89PNG\r\n\x1a\n", "Plan.csv", "a picture (PNG)"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "Plan.xls",
            "in the XML of Excel 2003",
        ),
        (b"\x1f\x8b\x08", "list.csv.gz", "packed with gzip"),
    ],
)
def test_kinds_that_are_not_read_are_named(data: bytes, name: str, gist: str) -> None:
    assert gist in str(refusal(data, name))


def test_an_encrypted_zip_is_called_protected() -> None:
    data = bytearray(make.xlsx())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert "password" in str(refusal(bytes(data), "Plan.xlsx"))


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Plan.csv"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(Unreadable, match="larger than the 50 MB"):
        open_file(path)


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder, not a file"):
        open_file(tmp_path)


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"no file Paln\.xlsx"):
        open_file(tmp_path / "Paln.xlsx")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(Unreadable):
        open_file("Plan\0.xlsx")


def test_a_stream_is_read_like_a_file() -> None:
    assert open_file(io.BytesIO(make.xlsx()), name="Plan.xlsx").kind == "xlsx"
