"""Small files of every kind that the openers read: seeds of the fuzz campaign, and test cases.

Everything is made in memory, from words of our own.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable

import docx
import xlsxwriter
import xlwt
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableProperties, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
HEADINGS = ["No.", "Action", "Lead", "By when", "Progress", "Status"]
ROWS = [
    ["1.1", "Walking buses at six schools", "Council", datetime.date(2026, 3, 31), 0.38, "Green"],
    ["1.2", "Benches on the hill", "Health board", datetime.date(2027, 1, 1), 0.125, "Amber"],
    ["2.1", "Night bus – £12,500", "Operator", datetime.date(2026, 12, 1), 1, "Red"],
]
FILLS = {"Green": "#00B050", "Amber": "#FFC000", "Red": "#FF0000"}


def xlsx() -> bytes:
    """A workbook with formats, fills, a merged title, comments, a formula and a hidden sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Actions")
    sheet.merge_range("A1:F1", "Action plan")
    sheet.write_row(1, 0, HEADINGS)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    share = book.add_format({"num_format": "0%"})
    for row, cells in enumerate(ROWS, 2):
        sheet.write_row(row, 0, cells[:3])
        sheet.write_datetime(row, 3, cells[3], day)
        sheet.write_number(row, 4, cells[4], share)
        sheet.write(row, 5, cells[5], book.add_format({"bg_color": FILLS[cells[5]]}))
    sheet.write(5, 1, "Dropped", book.add_format({"font_strikeout": True}))
    sheet.write_formula("E7", "=SUM(E3:E5)", share, 1.505)
    sheet.write_comment("B3", "Agreed in March")
    sheet.set_row(4, None, None, {"hidden": True})
    old = book.add_worksheet("OLD do not use")
    old.write(0, 0, "old")
    old.hide()
    book.set_properties({"title": "Riverside plan"})
    book.close()
    return out.getvalue()


def remade(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A zip with each part passed through ``change``; None leaves the part out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            body = change(name, old.read(name))
            if body is not None:
                new.writestr(name, body)
    return out.getvalue()


def xlsx_of(sheet_xml: bytes | Iterable[bytes], level: int = 1, **parts: bytes) -> bytes:
    """A workbook whose one sheet has this XML, packed quickly (``level`` 1) or tightly (9);
    ``styles`` and ``sharedStrings`` may be given."""
    pieces = [sheet_xml] if isinstance(sheet_xml, bytes) else sheet_xml
    out = io.BytesIO()
    plain = io.BytesIO()
    book = xlsxwriter.Workbook(plain)
    book.add_worksheet("Actions").write(0, 0, "text")
    book.close()
    given = {f"xl/{name}.xml": body for name, body in parts.items()}
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", 8, compresslevel=level) as new:
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, given.get(name) or old.read(name))
        with new.open(SHEET, "w") as stream:
            for piece in pieces:
                stream.write(piece)
    return out.getvalue()


def sheet_xml(rows: str, after: str = "") -> bytes:
    """The XML of a worksheet with these rows, and what follows them."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def xls() -> bytes:
    """A workbook of the older kind, with a percentage, a date, a fill and an error."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Actions")
    for column, heading in enumerate(HEADINGS):
        sheet.write(1, column, heading)
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    share = xlwt.easyxf(num_format_str="0%")
    for row, cells in enumerate(ROWS, 2):
        for column, cell in enumerate(cells[:3]):
            sheet.write(row, column, cell)
        sheet.write(row, 3, cells[3], day)
        sheet.write(row, 4, cells[4], share)
        sheet.write(row, 5, cells[5], xlwt.easyxf("pattern: pattern solid, fore_colour red"))
    sheet.write_merge(6, 7, 1, 2, "Merged")
    sheet.write(8, 1, 7, xlwt.easyxf("font: struck_out true"))
    hidden = book.add_sheet("Old")
    hidden.visibility = 1
    hidden.write(0, 0, 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods() -> bytes:
    """An OpenDocument workbook with repeats, spans, a comment, a fill and a hidden sheet."""
    document = OpenDocumentSpreadsheet()
    red = Style(name="red", family="table-cell")
    red.addElement(TableCellProperties(backgroundcolor="#ff0000"))
    red.addElement(TextProperties(textlinethroughstyle="solid"))
    hide = Style(name="hide", family="table")
    hide.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(red)
    document.automaticstyles.addElement(hide)
    table = Table(name="Actions")
    cells = [
        TableCell(valuetype="string", stylename="red"),
        TableCell(valuetype="percentage", value="0.384"),
        TableCell(valuetype="date", datevalue="2026-03-31"),
        TableCell(valuetype="string", numbercolumnsrepeated="2"),
        TableCell(valuetype="float", value="12500.5", numbercolumnsspanned="2"),
        TableCell(formula="of:=[.A1]"),
    ]
    for cell, words in zip(cells, ["Walk", "38%", "31/03/26", "same", "12,500.50"], strict=False):
        cell.addElement(P(text=words))
    note = Annotation()
    note.addElement(P(text="Agreed"))
    cells[0].addElement(note)
    rows = [TableRow(), TableRow(numberrowsrepeated="3"), TableRow(numberrowsrepeated="2")]
    for cell in cells:
        rows[0].addElement(cell)
    again = TableCell(valuetype="boolean", booleanvalue="true")
    rows[2].addElement(again)
    for row in (*rows, TableRow(numberrowsrepeated="1048570")):
        table.addElement(row)
    document.spreadsheet.addElement(table)
    old = Table(name="Old", stylename="hide")
    document.spreadsheet.addElement(old)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word() -> bytes:
    """A document with headings, merged cells and a table within a table."""
    document = docx.Document()
    document.add_heading("Action log", 1)
    table = document.add_table(4, 3)
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))
    document.add_heading("Other", 2)
    inner = document.add_table(1, 2).cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "nested"
    out = io.BytesIO()
    document.save(out)
    return remade(out.getvalue(), _slim)


def _slim(name: str, body: bytes) -> bytes | None:
    """Only the parts that are read: the template of an empty document is 30 times larger."""
    read = ("document.xml", ".rels", "core.xml", "Content_Types")
    if name.endswith("/styles.xml"):
        return body.partition(b"<w:latentStyles")[0] + body.partition(b"</w:latentStyles>")[2]
    return body if any(part in name for part in read) else None


CSV = (
    b"No.,Action,By when\r\n"
    b'1.1,"Walking buses, six schools",31/03/26\r\n'
    b'1.2,"Benches\non the hill",Mar-27\r\n'
)

MARKDOWN = b"""# Action log

| No. | Action | Lead |
|-----|:------:|-----:|
| 1.1 | [Walking](https://example.org) **buses** | ~~Council~~ |
| 1.2 | Benches<br>hill | `Board` |

## Other

| A |
|---|
| b |
"""

XML = """<?xml version="1.0" encoding="UTF-8"?>
<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">
  <Name>Riverside &amp; hill</Name>
  <!-- a comment -->
  <Goal id="g1"><Name>Caf\u00e9s <b>and</b> parks</Name><![CDATA[ <raw> ]]></Goal>
</StrategicPlan>
""".encode()

JSON = b'{"schema": "joinedup.plan/1", "things": [{"ref": "A1", "title": "Walk {[\\"]}"}]}'


def seeds() -> dict[str, bytes]:
    """One file of each kind, by its name."""
    return {
        "plan.xlsx": xlsx(),
        "plan.xls": xls(),
        "plan.ods": ods(),
        "log.docx": word(),
        "list.csv": CSV,
        "log.md": MARKDOWN,
        "plan.xml": XML,
        "plan.json": JSON,
    }
