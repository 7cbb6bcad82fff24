"""The files that the commands in the documentation are run on: what a reader would have."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

HEADINGS = (
    "No.",
    "Aim",
    "Project",
    "Lead officer",
    "By when",
    "BRAG",
    "SRO body",
    "Sign-off ref",
)
LAST_YEAR = (
    ("1.1", "Warm homes", "Draught-proofing day", "Energy adviser", "31/03/27", "Green"),
    ("1.2", "Warm homes", "Boiler fund", "Head of housing", "30/09/26", "Amber"),
    ("2.1", "Safe streets", "Late bus marshals", "Chief inspector", "31/03/27", "Green"),
    ("2.2", "Safe streets", "Youth night at the baths", "Leisure manager", "31/12/26", "Green"),
)
THIS_YEAR = (
    (
        "1.1",
        "Warm homes",
        "Draught-proofing day",
        "Energy adviser",
        "31/03/28",
        "Green",
        "Northvale Council",
        "NV/26/014",
    ),
    (
        "1.2",
        "Warm homes",
        "Boiler fund",
        "All partners",
        "30/09/26",
        "Amber",
        "Northvale Homes",
        "NV/26/015",
    ),
    (
        "2.1",
        "Safe streets",
        "Late bus marshals",
        "Chief inspector",
        "Q5 2027",
        "Green",
        "Vale Police",
        "NV/26/021",
    ),
)


def lay_out(folder: Path) -> None:
    """Write all of them into a folder."""
    _plan(folder / "our-plan-2025.xlsx", "Northvale Together 2025", LAST_YEAR)
    _plan(folder / "our-plan.xlsx", "Northvale Together 2026", THIS_YEAR)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (folder / "broken.xml").write_text("<StrategicPlan>\n<Name>Our plan</StrategicPlan>\n", "utf-8")


def _plan(path: Path, title: str, rows: tuple[tuple[str, ...], ...]) -> None:
    with Workbook(path) as book:
        sheet = book.add_worksheet("Delivery plan")
        sheet.write(0, 0, title)
        sheet.write_row(2, 0, HEADINGS)
        for at, row in enumerate(rows, 3):
            sheet.write_row(at, 0, row)
