"""Small workbooks as an office keeps them, for the tests of the command line."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

HEADERS = ("No.", "Aim", "Project", "Lead officer", "By when", "BRAG", "Wibble")
ROWS = (
    (
        "1.1",
        "Ready for school",
        "Family hub in Eastmere",
        "Head of family hubs",
        "31/03/27",
        "Green",
    ),
    ("1.2", "Ready for school", "Fathers’ group", "All partners", "31/03/28", "Amber"),
    ("2.1", "Warm homes", "Retrofit of three blocks", "Head of housing", "Q5 2027", "Green"),
)


def write(path: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    """A flat sheet with its title in row 1 and its headers in row 3."""
    with Workbook(path) as book:
        sheet = book.add_worksheet("Master")
        sheet.write(0, 0, "Riverside action plan")
        sheet.write_row(2, 0, HEADERS)
        for at, row in enumerate(rows, 3):
            sheet.write_row(at, 0, row)
    return path
