"""The first page of the template: how to fill it in. It is for people and is not read back."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "How to fill in this workbook"

STEPS = (
    "Fill in About. The day in “As at” is the day on which the plan is read.",
    "Fill in Outcomes, then Priorities, then Actions: one row for each. Keep your own numbers.",
    "Add what you have of the rest: Measures with their Targets and Readings, Partners, Milestones, "
    "Updates. A sheet that you leave empty is not held against you row by row: it is said once.",
    "Save the workbook and check it: joinedup check, and the name of the file. Every finding names "
    "the cell it stands in.",
)

RULES = (
    ("Pointing to something", "Write its own number, its exact title, or both. Partners, people and "
     "localities go by their names. If two things have the same number, use the ref in the last column."),
    ("Several in one cell", "Put a semicolon between them: Eastshire Police; Riverside Council."),
    ("Dates", "Write 31/03/2026, Mar 2026, Q4 2026 or 2026/27. A due date is the last day of what you "
     "wrote. Quarters and years are those of your own year (About, “Year starts in”)."),
    ("Figures", "Write them as you would print them: 66.8%, 412, £12,500. If a figure is not known, "
     "leave the cell empty; never write 0 for it."),
    ("The Ref column", "It holds Joinedup’s own name for each row, such as A12. Leave it empty in new "
     "rows. Never give one row’s ref to another."),
    ("Columns", "You may hide columns, move them, leave them out or add your own: what stands in yours "
     "is kept. Please do not rename the sheets or the column headings."),
    ("Another language", "Add a column headed, for example, Title (Welsh)."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """Rows as they might look on a sheet: ``rows[0]`` are the headings."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]


EXAMPLES = (
    Example(
        "Outcomes",
        (
            ("Number", "Title", "Lead", "By when"),
            ("5", "Warm, secure homes", "Director of Housing", "2029/30"),
        ),
    ),
    Example(
        "Actions",
        (
            ("Number", "Title", "Priority", "Lead", "Accountable partner", "By when", "Status"),
            ("5.2.1", "Insulate the Eastmere blocks", "5.2", "Head of warm homes", "Wendbridge Homes",
             "Mar 2028", "On course"),
        ),
    ),
    Example(
        "Readings",
        (
            ("Measure", "Period", "Value", "Status"),
            ("M5", "Q1 2026", "389", "Observed"),
            ("M5", "Q2 2026", "371", "Provisional"),
        ),
    ),
)  # fmt: skip

LISTS = (
    ("Topic of a statement", "topics"),
    ("Status of an action", "Progress"),
    ("Sector of a partner", "Sector"),
    ("What a link does", "LinkKind"),
    ("What became of it", "Continuation"),
)
"""The closed lists printed on the guidance page: (what for, name in ``choices``)."""
