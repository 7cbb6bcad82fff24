"""Cells that list several things, and the columns of the things that stand in a row."""

from __future__ import annotations

import re

from joinedup.formats.workbook.tables import Table

_LINES = re.compile(r"\s*(?:\n+|;|•|▪)\s*")
_BULLET = re.compile(r"^(?:[-–—*·]|\(?\d{1,2}[.)]|[a-z]\))\s+")


def lines_of(text: str) -> list[str]:
    """The entries of a cell that lists several: lines, or parts between semicolons or bullets."""
    if not text:
        return []
    return [line for each in _LINES.split(text) if (line := _BULLET.sub("", each.strip()))]


def letters_of(table: Table, type: str) -> dict[str, str]:
    """Field > letters of the columns that say something of a type, its title apart."""
    found: dict[str, str] = {}
    for each in table.columns.fields:
        part, _, name = (each.as_ or "").partition(".")
        if part == type and name != "title":
            found.setdefault(name, table.cells.letters(each.column))
    return found
