"""The template as an Excel workbook: sober, printable, the same bytes for the same plan."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from joinedup.core.catalogue import MONTHS
from joinedup.formats.template import guidance, layout
from joinedup.formats.template.choices import choices
from joinedup.formats.template.layout import Column
from joinedup.formats.template.names import BY_NAME, tiers
from joinedup.formats.template.tables import Heading, Table

BLUE = "#1B3A5C"
PALE = "#E9EEF4"
GREY = "#595959"
FONT = "Calibri"
EMPTY_ROWS = 20  # of a sheet without rows: room to begin, drawn as a table
LAST_ROW = 5000  # drop-downs reach down to here
MADE = datetime.datetime(2026, 1, 1)  # noqa: DTZ001  the file format has no time zone
LONGEST_LIST = 255  # characters that a drop-down may hold itself

_WIDTHS = {"texts": 44, "when": 14, "day": 14, "whole": 10, "decimal": 12, "one": 17, "ref": 20, "refs": 26,
           "leads": 26, "links": 12, "amount": 14, "text": 18}  # fmt: skip
_HEADER_WIDTHS = {"Number": 9, "Ref": 7, "Update": 60, "Text": 70, "Number there": 14, "Title": 44,
                  "Topic": 26, "Value": 12, "Target": 12, "Baseline": 12, "Unit": 12, "Area code": 14,
                  "Measure of": 12, "Measure": 44, "Action": 12, "Risk to": 12, "Status in own words": 26,
                  "Why it ended": 30, "Why": 40, "What": 26, "In own words": 40, "Source": 30, "From": 14,
                  "To": 14, "Belongs to": 14, "How": 26, "Community": 26, "Proof": 30}  # fmt: skip


def workbook_bytes(tables: tuple[Table, ...]) -> bytes:
    """The workbook of a plan's tables (see :func:`..tables.tables`)."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, options)
    book.set_properties({"created": MADE, "title": "Plan", "comments": "Joinedup template 1"})
    book.set_calc_mode("auto")
    style = _Style(book)
    page = book.add_worksheet(layout.GUIDANCE)
    sheets = {table.name: book.add_worksheet(table.name) for table in tables}
    lists = _write_guidance(page, style, [table.name for table in tables])
    for table in tables:
        _write_table(sheets[table.name], style, table, _DropDowns(tables, lists))
    sheets[layout.ABOUT].activate() if any(
        _is_filled(table) for table in tables[1:]
    ) else page.activate()
    book.close()
    return out.getvalue()


class _Style:
    """The few formats of the workbook."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": FONT, "font_size": 11, "valign": "top"}

        def add(**more: Any) -> Any:
            return book.add_format({**base, **more})

        self.title = add(bold=True, font_size=18, font_color=BLUE)
        self.heading = add(bold=True, font_size=13, font_color=BLUE)
        self.head = add(
            bold=True,
            font_color="#FFFFFF",
            bg_color=BLUE,
            text_wrap=True,
            valign="vcenter",
            border=1,
            border_color=BLUE,
        )
        self.small_head = add(
            bold=True, font_color=BLUE, bg_color=PALE, text_wrap=True, bottom=1, bottom_color=BLUE
        )
        self.text = add(num_format="@", text_wrap=True)
        self.bold = add(bold=True, text_wrap=True)
        self.note = add(font_color=GREY, text_wrap=True)
        self.link = add(font_color=BLUE, underline=1)
        self.day = add(num_format="dd/mm/yyyy", align="left", text_wrap=True)
        self.number = add(num_format="General", text_wrap=True)
        self.pale = add(bg_color=PALE, text_wrap=True)


def _is_filled(table: Table) -> bool:
    return bool(table.rows)


class _DropDowns:
    """Where the choices of each column stand."""

    def __init__(self, tables: tuple[Table, ...], lists: dict[str, str]) -> None:
        self._lists = lists
        self._tables = {table.name: table for table in tables}

    def of(self, column: Column) -> dict[str, Any] | None:
        """The data validation of a column; None where anything may be written."""
        if column.type.startswith("one of "):
            return self._closed(column.type.removeprefix("one of "))
        if column.type.startswith(("ref of ", "links to ")) and "any" not in tiers(column.type)[0]:
            return self._pointing(tiers(column.type)[0])
        return None

    def _closed(self, name: str) -> dict[str, Any]:
        shown = list(choices(name).values())
        fits = len(",".join(shown)) <= LONGEST_LIST
        source = shown if fits else self._lists[name]
        return {"validate": "list", "source": source, "error_type": "warning", "error_title": "Not in the list",
                "error_message": "This is not one of the choices. Keep it?"}  # fmt: skip

    def _pointing(self, tier: tuple[str, ...]) -> dict[str, Any] | None:
        if len(tier) != 1:
            return None
        sheet = next(form for form in layout.sheets() if form.type == tier[0] and not form.within)
        wanted = f"{tier[0]}.{'title' if tier[0] in BY_NAME else 'number'}"
        headings = self._tables[sheet.name].headings
        at = next(index for index, heading in enumerate(headings) if heading.column.name == wanted)
        letters = xl_col_to_name(at, col_abs=True)
        source = f"='{sheet.name}'!{letters}$2:{letters}${LAST_ROW}"
        return {"validate": "list", "source": source, "show_error": False}


def _write_table(page: Any, style: _Style, table: Table, drop_downs: _DropDowns) -> None:
    """One sheet: a named table with a frozen head, notes, widths, drop-downs and its rows."""
    about = table.name == layout.ABOUT
    last = max(len(table.rows), 1 if about else EMPTY_ROWS if not table.rows else 1)
    wide = len(table.headings)
    page.add_table(0, 0, last, wide - 1, {
        "name": f"{table.name.replace(' ', '_')}_table", "style": None, "autofilter": not about,
        "columns": [{"header": heading.header, "header_format": style.head} for heading in table.headings],
    })  # fmt: skip
    for at, heading in enumerate(table.headings):
        page.set_column(at, at, _width(heading, about), _column_format(style, heading, about))
        if heading.column.note:
            page.write_comment(
                0, at, heading.column.note, {"x_scale": 2, "y_scale": 0.9, "font_size": 9}
            )
        choice = drop_downs.of(heading.column)
        if choice:
            page.data_validation(1, at, LAST_ROW - 1, at, choice)
    for number, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            _write_cell(page, style, number, at, cell)
    if about:
        _finish_about(page, table)
    _set_print(page, table.name, wide)
    page.freeze_panes(1, _frozen(table))
    page.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(LAST_ROW, wide)}"})


def _write_cell(page: Any, style: _Style, row: int, at: int, cell: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        page.write_string(row, at, cell, style.text)
    elif isinstance(cell, datetime.date):
        page.write_datetime(row, at, datetime.datetime(cell.year, cell.month, cell.day), style.day)  # noqa: DTZ001
    elif isinstance(cell, int | Decimal):
        page.write_number(row, at, float(cell), style.number)


def _finish_about(page: Any, table: Table) -> None:
    asked = {column.header: column for column in layout.about()}
    for number, row in enumerate(table.rows, 1):
        column = asked.get(str(row[0]))
        source: list[str] = []
        if column and column.type.startswith("one of "):
            source = list(choices(column.type.removeprefix("one of ")).values())
        elif column and column.type == "month":
            source = list(MONTHS)
        if source:
            page.data_validation(
                number, 1, number, 1, {"validate": "list", "source": source, "show_error": False}
            )


def _width(heading: Heading, about: bool) -> float:
    if about:
        return {"Item": 34, "What it means": 60}.get(heading.header, 50)
    base = heading.header.partition(" (")[0]
    return _HEADER_WIDTHS.get(base, _WIDTHS.get(heading.column.type.partition(" ")[0], 18))


def _column_format(style: _Style, heading: Heading, about: bool) -> Any:
    """Text, so that what people type stays as they typed it; numbers where a column is for them."""
    if about:
        return {"Item": style.bold, "What it means": style.note}.get(heading.header, style.text)
    numeric = heading.column.type.partition(" ")[0] in ("decimal", "whole", "amount")
    return style.number if numeric else style.text


def _frozen(table: Table) -> int:
    """How many columns stay in sight: up to the title, where there is one near the left."""
    heads = [heading.header for heading in table.headings[:2]]
    return 2 if heads[:1] == ["Number"] else 1 if len(heads) > 1 else 0


def _set_print(page: Any, name: str, wide: int) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    page.repeat_rows(0)
    page.set_footer(f"&L{name}&RPage &P of &N")
    page.set_tab_color(
        BLUE if name in (layout.ABOUT, "Outcomes", "Priorities", "Actions") else "#A9B8C9"
    )


def _write_guidance(page: Any, style: _Style, names: list[str]) -> dict[str, str]:
    """The first page. Gives the ranges of the lists that are too long for a drop-down to hold."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 2)
    page.set_column(1, 1, 26, style.text)
    page.set_column(2, 8, 22, style.text)
    page.write_string(0, 1, guidance.TITLE, style.title)
    row = 2
    for number, step in enumerate(guidance.STEPS, 1):
        page.merge_range(row, 1, row, 6, f"{number}.  {step}", style.pale)
        page.set_row(row, 34)
        row += 1
    row = _write_rules(page, style, row + 1)
    row = _write_examples(page, style, row + 1)
    row = _write_sheets(page, style, row + 1, names)
    lists = _write_lists(page, style, row + 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&LGuidance&RPage &P of &N")
    page.set_tab_color(BLUE)
    return lists


def _write_rules(page: Any, style: _Style, row: int) -> int:
    page.write_string(row, 1, "Good to know", style.heading)
    for what, how in guidance.RULES:
        row += 1
        page.write_string(row, 1, what, style.bold)
        page.merge_range(row, 2, row, 6, how, style.text)
        page.set_row(row, 34)
    return row + 1


def _write_examples(page: Any, style: _Style, row: int) -> int:
    page.write_string(row, 1, "For example", style.heading)
    for example in guidance.EXAMPLES:
        row += 1
        page.write_string(row, 1, f"On {example.sheet}:", style.bold)
        for head, line in enumerate(example.rows):
            row += 1
            for at, cell in enumerate(line, 1):
                page.write_string(row, at, cell, style.text if head else style.small_head)
        row += 1
    return row


def _write_sheets(page: Any, style: _Style, row: int, names: list[str]) -> int:
    page.write_string(row, 1, "The sheets", style.heading)
    purposes = {sheet.name: sheet.purpose for sheet in layout.sheets()}
    for name in names:
        row += 1
        page.write_url(row, 1, f"internal:'{name}'!A1", style.link, name)
        page.merge_range(
            row, 2, row, 6, purposes.get(name, "The plan itself, and your own words."), style.text
        )
        page.set_row(row, 17)
    return row + 1


def _write_lists(page: Any, style: _Style, row: int) -> dict[str, str]:
    page.write_string(row, 1, "Words to choose from", style.heading)
    row += 1
    ranges = {}
    for at, (what, name) in enumerate(guidance.LISTS, 1):
        shown = list(choices(name).values())
        page.write_string(row, at, what, style.small_head)
        for down, choice in enumerate(shown, row + 1):
            page.write_string(down, at, choice, style.text)
        letters = xl_col_to_name(at, col_abs=True)
        ranges[name] = f"={layout.GUIDANCE}!{letters}${row + 2}:{letters}${row + 1 + len(shown)}"
    return ranges
