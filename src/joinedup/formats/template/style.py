"""How the template looks: one dark blue, widths that suit what stands in a column."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from joinedup.formats.template import layout
from joinedup.formats.template.cells import Cell
from joinedup.formats.template.layout import Column

BLUE = "#1B3A5C"
PALE = "#E9EEF4"
GREY = "#595959"
QUIET = "#A9B8C9"
FONT = "Calibri"

LINE = 15.0  # points: the height of one line of text
MOST_LINES = 12  # a row is no higher than this; what is longer can be read in the cell
WIDE = 170  # characters: a wider sheet is printed on A3
A4, A3 = 9, 8  # as spreadsheets number paper

_WIDTHS = {
    "texts": 40,
    "text": 18,
    "when": 13,
    "day": 12,
    "whole": 9,
    "decimal": 11,
    "amount": 12,
    "one": 15,
    "ref": 18,
    "refs": 24,
    "links": 10,
    "leads": 24,
    "lead": 20,
    "share": 11,
    "yes": 11,
}
_WIDTHS_BY_NAME = {
    "about.item": 34,
    "about.answer": 52,
    "about.means": 70,
    "update.text": 60,
    "statement.text": 90,
    "extra.text": 70,
    "extra.name": 26,
    "lineage.title": 44,
    "lineage.why": 40,
    "statement.topic": 26,
    "need.text": 40,
    "link.proof": 30,
    "participation.community": 26,
    "participation.how": 26,
    "group.title": 30,
    "group.under": 22,
    "quorum_part.group": 24,
    "quorum_part.seat": 30,
    "seat.title": 34,
    "seat.group": 24,
    "seat.deputy": 24,
    "seat_holder.seat": 34,
    "seat_holder.person": 34,
    "chair_term.group": 24,
    "chair_term.person": 34,
    "chair_term.chosen": 34,
    "chair_term.why": 34,
    "leadership_role.person": 34,
    "leadership_role.evidence": 50,
}
_NARROW = ("number", "unit", "group")
_NUMERIC = ("decimal", "whole", "amount")
_KEPT_AS_TYPED = ("ref", "refs", "links", "when", "day", "one", "share", "yes")


def width_of(column: Column) -> float:
    """The width of a column, in characters."""
    if column.name in _WIDTHS_BY_NAME:
        return _WIDTHS_BY_NAME[column.name]
    if column.header == layout.REF:
        return 7
    if column.field in _NARROW:
        return 9
    if column.name in layout.FIGURES:
        return 12
    if column.field.endswith("_why"):
        return 30
    is_pointer_by_number = column.type.startswith("ref of ") and "partner" not in column.type
    return 11 if is_pointer_by_number else _WIDTHS.get(column.type.partition(" ")[0], 18)


def height_of(row: Sequence[Cell], widths: Sequence[float]) -> float | None:
    """The height of a row that needs more than one line, in points; None where one will do. Not
    every programme works it out for itself when it opens a file."""
    lines = max(
        (
            _lines(cell, width)
            for cell, width in zip(row, widths, strict=False)
            if isinstance(cell, str)
        ),
        default=1,
    )
    return LINE * min(lines, MOST_LINES) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n"))


class Style:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        def add(**more: Any) -> Any:
            return book.add_format({"font_name": FONT, "font_size": 11, "valign": "top", **more})

        self.title = add(bold=True, font_size=18, font_color=BLUE)
        self.heading = add(bold=True, font_size=13, font_color=BLUE)
        self.head = add(
            bold=True, font_color="#FFFFFF", bg_color=BLUE, text_wrap=True, valign="vcenter"
        )
        self.small_head = add(
            bold=True, font_color=BLUE, bg_color=PALE, text_wrap=True, bottom=1, bottom_color=BLUE
        )
        self.words = add(text_wrap=True)
        self.typed = add(num_format="@", text_wrap=True)
        self.bold = add(bold=True, text_wrap=True)
        self.note = add(font_color=GREY, text_wrap=True)
        self.link = add(font_color=BLUE, underline=1)
        self.day = add(num_format="dd/mm/yyyy", align="left")
        self.number = add(text_wrap=True)
        self.pale = add(bg_color=PALE, text_wrap=True)

    def of(self, column: Column) -> Any:
        """The format of a column. Where a spreadsheet would make a date or a number of what is
        typed (Mar 2026, 1.10), the cells are text, so that it stays as it was typed."""
        if column.name == "about.item":
            return self.bold
        if column.name == "about.means":
            return self.note
        kind = column.type.partition(" ")[0]
        if kind in _NUMERIC:
            return self.number
        typed = kind in _KEPT_AS_TYPED or column.field in (
            "number",
            "text",
            "answer",
            "likelihood",
            "impact",
        )
        return (
            self.typed if typed and column.name not in ("update.text", "extra.text") else self.words
        )
