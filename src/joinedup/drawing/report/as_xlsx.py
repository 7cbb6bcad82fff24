"""The report as a workbook: a row for each thing to put right, by owner, with a place to answer."""

from __future__ import annotations

import datetime
import io
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from xlsxwriter import Workbook

from joinedup.core.catalogue import N_, translate
from joinedup.core.finding import Finding, Place
from joinedup.core.planfile import Understood
from joinedup.core.sentence import shortened
from joinedup.drawing.report.model import Report, Row, rows_of
from joinedup.drawing.report.phrases import Phrases, bare

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# A finding made tidy for a file that people sort, filter and send round.
COLUMNS = (
    (N_("Owner"), 24),
    (N_("Code"), 8),
    (N_("Severity"), 11),
    (N_("About"), 34),
    (N_("What was found"), 60),
    (N_("What to do"), 48),
    (N_("Where"), 20),
    (N_("Answer"), 40),
)
BLUE = "#003A63"
NAMED = 3  # of the things that a sentence about several names
LINE = 15.0  # points: the height of one line of text
FILLED = 1.05  # characters of mixed text to a column's unit of width, on the safe side
MOST_LINES = 27  # Excel has no row higher than 409 points
NO_DAY = datetime.date(2026, 1, 1)
LONGEST_LINK = 2079  # Excel opens no longer one


def write_xlsx(
    report: Report, language: str = "en", pages: Mapping[str, str] | None = None
) -> bytes:
    """The report as the bytes of a workbook with three sheets: findings, codes, understood; the
    last only where a file was read. ``pages`` are the addresses of things, by their refs."""
    kept = io.BytesIO()
    book = Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    day = report.today or NO_DAY  # the same report is the same bytes, whenever it is written
    book.set_properties({"created": datetime.datetime.combine(day, datetime.time())})
    say = Phrases(language)
    layout = _Layout(book)
    _findings(book.add_worksheet(say(N_("To put right"))), report, say, layout, pages or {})
    _codes(book.add_worksheet(say(N_("Codes"))), report, say, layout)
    if report.understood or not pages:
        _understood(book.add_worksheet(say(N_("Understood"))), report, say, layout)
    book.close()
    return kept.getvalue()


class _Layout:
    """The formats of the workbook."""

    def __init__(self, book: Workbook) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 14, "font_color": BLUE})
        self.head: Format = book.add_format(
            {"bold": True, "font_color": "white", "bg_color": BLUE, "valign": "top", "border": 1}
        )
        self.cell: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.link: Format = book.add_format(
            {"text_wrap": True, "valign": "top", "font_color": "#00508A", "underline": 1}
        )
        self.answer: Format = book.add_format(
            {"text_wrap": True, "valign": "top", "bg_color": "#FFF8E1", "border": 1}
        )


def _findings(
    sheet: Worksheet, report: Report, say: Phrases, layout: _Layout, pages: Mapping[str, str]
) -> None:
    sheet.write_string(0, 0, shortened(report.title or report.file), layout.title)
    sheet.write_string(1, 0, f"{say.total(report)}. {say.day(report)}")
    rows = rows_of(report)
    _head(sheet, 3, [say(title) for title, _ in COLUMNS], layout)
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    for at, row in enumerate(rows, 4):
        where = shortened(str(row.place)) if row.place else row.subject.ref or ""
        address = link_to(row.place, report.file) or pages.get(row.subject.ref or "", "")
        _finding(sheet, at, row, say, layout)
        _where(sheet, at, where, address, layout)
    sheet.freeze_panes(4, 2)
    sheet.autofilter(3, 0, 3 + max(1, len(rows)), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)


def _finding(sheet: Worksheet, at: int, row: Row, say: Phrases, layout: _Layout) -> None:
    finding = row.finding
    about = " ".join(part for part in (row.subject.number, row.subject.title) if part)
    cells = (
        shortened(row.owner) or say(N_("The partnership’s office")),
        finding.code,
        say.severity(finding.severity),
        shortened(about),
        _said(finding, say),
        say.remedy(finding),
    )
    _set_height(sheet, at, cells, [width for _, width in COLUMNS])
    for column, cell in enumerate(cells):
        sheet.write_string(at, column, cell, layout.cell)


def _where(sheet: Worksheet, at: int, where: str, address: str, layout: _Layout) -> None:
    """Where it stands, and the box in which somebody answers."""
    if address:
        sheet.write_url(at, 6, address, layout.link, where)
    else:
        sheet.write_string(at, 6, where, layout.cell)
    sheet.write_blank(at, 7, None, layout.answer)


def _set_height(sheet: Worksheet, at: int, cells: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest cell: office programs other than Excel do not."""
    lines = max(
        len(textwrap.wrap(cell, int(width * FILLED))) or 1
        for cell, width in zip(cells, widths, strict=False)
    )
    sheet.set_row(at, LINE * min(lines, MOST_LINES))


def _said(finding: Finding, say: Phrases) -> str:
    """The finding’s sentence; where it tells of more things than it names, what it is, since the
    row of one of them should not speak of three others."""
    count = len(finding.parts)
    if count <= NAMED:
        return say.message(finding)
    return say(N_("{what}: one of {count}"), what=say(finding.rule.title), count=count)


def link_to(place: Place | None, file: str) -> str:
    """A link that opens the file beside the report at the cell; "" where none can be made."""
    if place is None or not place.sheet or not place.cell:
        return ""
    if not file.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        return ""
    sheet = place.sheet.replace("'", "''")
    address = f"external:{quote(file)}#'{sheet}'!{place.cell}"
    return address if len(address) <= LONGEST_LINK else ""


def _head(sheet: Worksheet, at: int, titles: list[str], layout: _Layout) -> None:
    for column, title in enumerate(titles):
        sheet.write_string(at, column, title, layout.head)


def _codes(sheet: Worksheet, report: Report, say: Phrases, layout: _Layout) -> None:
    titles = (
        N_("Code"),
        N_("What it is"),
        N_("Severity"),
        N_("How many things"),
        N_("Why it matters"),
    )
    _head(sheet, 0, [say(title) for title in titles], layout)
    for column, width in enumerate((8, 44, 12, 12, 90)):
        sheet.set_column(column, column, width)
    for at, group in enumerate(report.groups(), 1):
        rule = group.rule
        sheet.write_string(at, 0, rule.code, layout.cell)
        sheet.write_string(at, 1, say(rule.title), layout.cell)
        sheet.write_string(at, 2, say.severity(rule.severity), layout.cell)
        sheet.write_number(at, 3, group.cases, layout.cell)
        why = bare(say(rule.why))
        sheet.write_string(at, 4, why, layout.cell)
        _set_height(sheet, at, (say(rule.title), why), (44, 90))
    sheet.freeze_panes(1, 0)


def _understood(sheet: Worksheet, report: Report, say: Phrases, layout: _Layout) -> None:
    titles = (N_("Sheet"), N_("Column"), N_("Header"), N_("Read as"))
    _head(sheet, 0, [say(title) for title in titles], layout)
    for column, width in enumerate((30, 10, 40, 30)):
        sheet.set_column(column, column, width)
    lines = [line for each in report.understood for line in _lines(each, say)]
    for at, line in enumerate(lines, 1):
        for position, cell in enumerate(line):
            if cell:
                sheet.write_string(at, position, shortened(cell), layout.cell)
    sheet.freeze_panes(1, 0)


def _lines(sheet: Understood, say: Phrases) -> Iterator[tuple[str, str, str, str]]:
    """A line for each column of a sheet; one that says what it is where it has none."""
    if not sheet.columns:
        yield sheet.sheet, "", "", translate(sheet.use, say.language)
    for each in sheet.columns:
        yield sheet.sheet, each.column, each.header, each.as_ or say(N_("not used"))
