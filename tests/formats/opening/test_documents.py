"""Tables in Word and Markdown documents."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from campaigns import opener_seeds as make
from joinedup.formats.opening import Opened, Unreadable, open_file


def opened(data: bytes, name: str) -> Opened:
    return open_file(data, name=name, isolate=False)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_tables_are_named_by_the_heading_above_them() -> None:
    file = opened(make.word(), "log.docx")
    assert [(sheet.name, sheet.kind) for sheet in file.sheets] == [
        ("Action log", "table"),
        ("Other (2)", "table"),
    ]


def test_tables_without_headings_are_numbered() -> None:
    document = docx.Document()
    for words in "ab":
        document.add_table(1, 1).cell(0, 0).text = words
        document.add_paragraph("between")
    names = [sheet.name for sheet in opened(saved(document), "log.docx").sheets]
    assert names == ["Table 1", "Table 2"]


def test_merged_cells_keep_their_places() -> None:
    sheet = opened(make.word(), "log.docx").sheets[0]
    assert sheet.rows[2] == [None, "21", "22"]
    assert sheet.rows[3][2] == "32"
    assert sheet.merged == ((1, 0, 2, 0), (3, 0, 3, 1))


def test_paragraphs_breaks_and_tabs_within_a_cell() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "one"
    cell.add_paragraph("two\tthree\nfour").paragraph_format.tab_stops.add_tab_stop(100)
    assert opened(saved(document), "log.docx").sheets[0].rows == [["one\ntwo\tthree\nfour"]]


def test_tracked_changes_read_as_if_accepted_and_are_told_once() -> None:
    document = docx.Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    for xml in (
        "<w:r %s><w:t>By </w:t></w:r>",
        '<w:del %s w:id="1" w:author="x"><w:r><w:delText>May</w:delText></w:r></w:del>',
        '<w:ins %s w:id="2" w:author="x"><w:r><w:t>June</w:t></w:r></w:ins>',
        '<w:moveFrom %s w:id="3" w:author="x"><w:r><w:t> moved</w:t></w:r></w:moveFrom>',
    ):
        paragraph._p.append(parse_xml(xml % nsdecls("w")))
    file = opened(saved(document), "log.docx")
    assert file.sheets[0].rows == [["By June"]]
    assert [finding.code for finding in file.findings] == ["F60"]


def test_fills_and_strike_through_of_cells() -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    for column in range(3):
        table.cell(0, column).text = "x"
    properties = table.cell(0, 1)._tc.get_or_add_tcPr()
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FF0000"/>'))
    table.cell(0, 2).paragraphs[0].runs[0].font.strike = True
    sheet = opened(saved(document), "log.docx").sheets[0]
    assert sheet.fills == {(0, 1): "FF0000"}
    assert sheet.struck == {(0, 2)}


def test_a_document_without_tables_is_told_so() -> None:
    document = docx.Document()
    document.add_paragraph("Agreed: walk more.")
    with pytest.raises(Unreadable, match="has no table, and only tables are read"):
        opened(saved(document), "log.docx")
    with pytest.raises(Unreadable, match="has no table"):
        opened(b"# Minutes\n\nAgreed.", "log.md")


def test_markdown_tables_give_words_lines_and_names() -> None:
    file = opened(make.MARKDOWN, "log.md")
    log, other = file.sheets
    assert file.properties["title"] == "Action log"
    assert log.rows == [
        ["No.", "Action", "Lead"],
        ["1.1", "Walking buses", "Council"],
        ["1.2", "Benches\nhill", "Board"],
    ]
    assert log.lines == (3, 5, 6)
    assert log.struck == {(1, 2)}
    assert (other.name, other.line) == ("Other", 10)


def test_markdown_is_known_by_its_table() -> None:
    assert opened(make.MARKDOWN, "log.txt").kind == "md"
    assert opened(b"a,b\n1,2\n", "log.txt").kind == "csv"
