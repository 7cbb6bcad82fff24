"""The workbook as the office really kept it: ``riverside-as-found.xlsx``.

The words and the habits of each sheet stand in ``demo/riverside/as-found``; here they are put
into cells, with the faults that a careful program would not make: merged cells, colours without
words, dates that are text, a formula that no program has worked out.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

from demo import logo
from demo.packing import repack
from demo.sources import FOLDER, Table

FOUND = FOLDER / "as-found"
HEADER_ROW = 3  # row 4, counted from 0
MERGED, ACROSS = "^", ">"
NUMBER = re.compile(r"\d{1,3}|\d{4,}")
MARKED = re.compile(r"\{(?P<what>=?[^|}]+)(?:\|(?P<more>[^}]*))?\}")
COLOURED = re.compile(r"\[(?P<colour>\w+)\](?P<text>.*)", re.DOTALL)


@dataclass
class _Sheet:
    """One sheet being written: its habits, and the formats it has used."""

    book: Any
    sheet: Any
    habits: Table
    colours: dict[str, str]
    formats: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def format(self, **properties: Any) -> Any:
        """A cell format in the sheet's font, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            font, size = self.habits["font"]
            base = {"font_name": font, "font_size": size, "valign": "top"}
            self.formats[key] = self.book.add_format({**base, **properties})
        return self.formats[key]

    def cell(self, **properties: Any) -> Any:
        """The format of a cell of the table."""
        return self.format(text_wrap=True, border=1, **properties)


def write(target: Path) -> None:
    """Write the workbook; the same bytes every time."""
    with (FOUND / "as-found.toml").open("rb") as file:
        written = tomllib.load(file)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    created = datetime.datetime.combine(written["created"], datetime.time(), datetime.UTC)
    book.set_properties(
        {"title": "Riverside 2030 delivery plan", "author": written["author"], "created": created}
    )
    for habits in written["sheet"]:
        _write_sheet(_Sheet(book, book.add_worksheet(habits["name"]), habits, written["colours"]))
    book.close()
    target.write_bytes(repack(buffer.getvalue(), _without_values))


def _write_sheet(made: _Sheet) -> None:
    rows = read_table(made.habits["table"])
    _titles(made, len(rows[0]))
    head = made.habits["header"]
    for column, text in enumerate(rows[0]):
        form = made.cell(bg_color=head["fill"], font_color=head["text"], bold=head["bold"])
        made.sheet.write_string(HEADER_ROW, column, text, form)
    for place, row in enumerate(rows[1:], HEADER_ROW + 1):
        if row and row[0].startswith(ACROSS):
            heading = made.cell(bold=True, bg_color="F2F2F2")
            made.sheet.merge_range(
                place, 0, place, len(rows[0]) - 1, row[0].removeprefix(ACROSS), heading
            )
        elif any(row):
            made.sheet.set_row(place, _height(row, made.habits))
            for column, text in enumerate(row):
                _write_cell(made, place, column, text)
    for column, top, bottom in _merges(rows):
        text = rows[top - HEADER_ROW][column]
        made.sheet.merge_range(top, column, bottom, column, text, made.cell(bold=True))
    _furnish(made)


def read_table(name: str) -> list[list[str]]:
    """One written sheet, from its header down."""
    with (FOUND / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _titles(made: _Sheet, width: int) -> None:
    for row, title in enumerate(made.habits["titles"]):
        if title:
            form = made.format(bold=row < 2, font_size=(16, 12, 9)[row])
            made.sheet.merge_range(row, 0, row, min(width, 6) - 1, title, form)
    made.sheet.set_row(0, 44)
    if "logo" in made.habits:
        image = {
            "image_data": io.BytesIO(logo.draw()),
            "description": "Riverside Together",
            "x_offset": 4,
            "y_offset": 2,
        }
        made.sheet.insert_image(made.habits["logo"], "logo.png", image)


def _height(row: list[str], habits: Table) -> float:
    """Points for the tallest cell of a row, as somebody dragged it: not every line is seen."""
    seen = (re.sub(r"^\[\w+\]", "", text) for text in row)
    lines = (len(text) // width + 1 for text, width in zip(seen, habits["widths"], strict=True))
    return float(min(max(lines), 6) * (habits["font"][1] + 4))


def _write_cell(made: _Sheet, row: int, column: int, text: str) -> None:
    coloured = COLOURED.fullmatch(text)
    look = {"bg_color": made.colours[coloured["colour"]]} if coloured else {}
    text = coloured["text"] if coloured else text
    marked = MARKED.fullmatch(text)
    if text == MERGED:
        return
    if marked and marked["what"].startswith("="):
        value: int | str = int(marked["more"]) if marked["more"] else ""
        made.sheet.write_formula(row, column, marked["what"], made.cell(bold=True), value)
    elif marked:
        form = made.cell(num_format=marked["more"] or made.habits["dates"], **look)
        made.sheet.write_datetime(row, column, datetime.date.fromisoformat(marked["what"]), form)
    elif NUMBER.fullmatch(text):
        made.sheet.write_number(row, column, int(text), made.cell(**look))
    elif text:
        made.sheet.write_string(row, column, text, made.cell(**look))
    else:
        made.sheet.write_blank(row, column, None, made.cell(**look))


def _merges(rows: list[list[str]]) -> Iterator[tuple[int, int, int]]:
    """(column, top, bottom) of every run of cells that are part of the one above."""
    for column in range(len(rows[0])):
        top = 0
        for place in range(1, len(rows) + 1):
            row = rows[place] if place < len(rows) else []
            if len(row) > column and row[column] == MERGED:
                continue
            if place - top > 1:
                yield column, top + HEADER_ROW, place - 1 + HEADER_ROW
            top = place


def _furnish(made: _Sheet) -> None:
    """Widths, a hidden column, comments, frozen panes, a coloured tab."""
    habits, sheet = made.habits, made.sheet
    for column, width in enumerate(habits["widths"]):
        sheet.set_column(column, column, width)
    for letter in habits.get("hidden", ()):
        column = ord(letter) - ord("A")
        sheet.set_column(column, column, habits["widths"][column], None, {"hidden": True})
    for cell, words in habits.get("notes", ()):
        sheet.write_comment(cell, words, {"author": "DSO"})
    if "freeze" in habits:
        sheet.freeze_panes(habits["freeze"])
    if "tab" in habits:
        sheet.set_tab_color(habits["tab"])
    sheet.set_landscape()
    sheet.set_paper(habits.get("paper", 9))
    sheet.fit_to_pages(1, 0)


def _without_values(part: bytes) -> bytes:
    """A part with formulas that have no stored value, as a program leaves them that never works
    one out; XlsxWriter always writes an empty one."""
    return part.replace(b"<v></v>", b"")
