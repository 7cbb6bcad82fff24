"""The template as one CSV file: every row begins with the name of its sheet.

The first row of each sheet holds its headings. A cell that a spreadsheet might take for a formula
(it begins with = + - @, a tab or a carriage return) gets an apostrophe in front, which the reader
takes off again; so does a cell that begins with apostrophes and one of these.
"""

from __future__ import annotations

import csv
import io
import re

from joinedup.formats.template.cells import Cell, plain_number
from joinedup.formats.template.tables import Table

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")


def csv_bytes(tables: tuple[Table, ...]) -> bytes:
    """UTF-8 with a byte-order mark, so that Excel knows it for what it is."""
    out = io.StringIO()
    writer = csv.writer(out)
    for table in tables:
        if table.rows:
            writer.writerow([table.name, *(defuse(heading.header) for heading in table.headings)])
            writer.writerows(
                [table.name, *(defuse(_spelt(cell)) for cell in row)] for row in table.rows
            )
    return out.getvalue().encode("utf-8-sig")


def _spelt(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    return plain_number(cell) if not hasattr(cell, "isoformat") else cell.isoformat()


def defuse(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restore(text: str) -> str:
    """The inverse of :func:`defuse`."""
    return text[1:] if _DEFUSED.match(text) else text
