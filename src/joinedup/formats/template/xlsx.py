"""The template as an Excel workbook: sober, printable, the same bytes for the same plan."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from joinedup.formats.template import layout
from joinedup.formats.template.cells import Cell
from joinedup.formats.template.dropdowns import DropDowns
from joinedup.formats.template.guidance import write_guidance
from joinedup.formats.template.style import A3, A4, BLUE, QUIET, WIDE, Style, height_of, width_of
from joinedup.formats.template.tables import Table

MADE = datetime.datetime(2026, 1, 1)  # noqa: DTZ001  the file format has no time zone
EMPTY_ROWS = 20  # of a sheet without rows: room to begin, drawn as a table
HEAD_HEIGHT = 32.0
TO_START_WITH = (layout.ABOUT, "Outcomes", "Priorities", "Actions")
"""The sheets that a partnership fills in first: their tabs are blue."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_bytes(tables: Sequence[Table]) -> bytes:
    """The workbook of a plan's tables: About, and those of :func:`..tables.tables`."""
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    title = next((str(row[1]) for row in tables[0].rows if row[1]), "Plan")
    book.set_properties({"created": MADE, "title": title[:200], "comments": "Joinedup template 1"})
    style = Style(book)
    front = book.add_worksheet(layout.GUIDANCE)
    pages = [book.add_worksheet(table.name) for table in tables]
    lists = write_guidance(front, style, [table.name for table in tables])
    drop_downs = DropDowns(tables, lists)
    for page, table in zip(pages, tables, strict=True):
        _Page(page, style, table).write(drop_downs)
    filled = any(table.rows for table in tables[1:])
    (pages[0] if filled else front).activate()
    book.close()
    return out.getvalue()


class _Page:
    """One sheet being written."""

    def __init__(self, page: Any, style: Style, table: Table) -> None:
        self.page = page
        self.style = style
        self.table = table
        self.about = table.name == layout.ABOUT
        self.widths = [width_of(heading.column) for heading in table.headings]

    def write(self, drop_downs: DropDowns) -> None:
        """A named table with a frozen head, notes, widths, drop-downs and its rows."""
        self._write_head()
        last = drop_downs.last_row(self.table.name) - 1
        for at, heading in enumerate(self.table.headings):
            self.page.set_column(at, at, self.widths[at], self.style.of(heading.column))
            choice = None if self.about else drop_downs.of(heading.column)
            if choice:
                self.page.data_validation(1, at, last, at, choice)
        self._write_rows()
        if self.about:
            self._offer_answers(drop_downs)
        self._lay_out(drop_downs)

    def _write_head(self) -> None:
        rows, wide = len(self.table.rows) or EMPTY_ROWS, len(self.table.headings)
        heads = [
            {"header": heading.header, "header_format": self.style.head}
            for heading in self.table.headings
        ]
        self.page.add_table(
            0,
            0,
            rows,
            wide - 1,
            {
                "name": f"{self.table.name.replace(' ', '_')}_table",
                "style": None,
                "autofilter": not self.about,
                "columns": heads,
            },
        )
        self.page.set_row(0, HEAD_HEIGHT)
        for at, heading in enumerate(self.table.headings):
            note = heading.column.note
            if note:
                size = {"width": 260, "height": 24 + 17 * (1 + len(note) // 38), "font_size": 9}
                self.page.write_comment(0, at, note, size)

    def _write_rows(self) -> None:
        formats = [self.style.of(heading.column) for heading in self.table.headings]
        for number, row in enumerate(self.table.rows, 1):
            height = height_of(row, self.widths)
            if height:
                self.page.set_row(number, height)
            for at, cell in enumerate(row):
                if cell is not None:
                    look = formats[at] if at < len(formats) else self.style.note
                    self._write_cell(number, at, cell, look)

    def _write_cell(self, row: int, at: int, cell: Cell, look: Any) -> None:
        if isinstance(cell, str):
            self.page.write_string(row, at, cell, look)
        elif isinstance(cell, datetime.date):
            noon = datetime.datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
            self.page.write_datetime(row, at, noon, self.style.day)
        elif isinstance(cell, int | Decimal):
            self.page.write_number(row, at, float(cell), self.style.number)

    def _offer_answers(self, drop_downs: DropDowns) -> None:
        """The drop-downs of About, where each row asks for something else."""
        asked = {column.header: column for column in layout.about()}
        for number, row in enumerate(self.table.rows, 1):
            column = asked.get(str(row[0]))
            choice = drop_downs.of(column) if column else None
            if choice:
                self.page.data_validation(number, 1, number, 1, choice)

    def _lay_out(self, drop_downs: DropDowns) -> None:
        """What stays in sight on the screen, and how the sheet prints."""
        name, wide = self.table.name, len(self.table.headings)
        self.page.freeze_panes(1, 2 if self.table.headings[0].header == "Number" else 1)
        last = xl_rowcol_to_cell(drop_downs.last_row(name), wide)
        self.page.ignore_errors({"number_stored_as_text": f"A1:{last}"})
        self.page.hide_gridlines(0)  # lines on paper as on the screen
        self.page.set_landscape()
        self.page.set_paper(A3 if sum(self.widths) > WIDE else A4)
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        self.page.repeat_rows(0)
        self.page.set_footer(f"&L{name}&RPage &P of &N")
        self.page.set_tab_color(BLUE if name in TO_START_WITH else QUIET)
