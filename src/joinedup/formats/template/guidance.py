"""The first page of the template: how to fill it in. It is for people and is not read back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from joinedup.formats.template import layout
from joinedup.formats.template.choices import choices
from joinedup.formats.template.style import A4, BLUE, LINE, Style

TITLE = "How to fill in this workbook"

STEPS = (
    "Fill in About. The day in “As at” is the day on which the plan is read.",
    "Fill in Outcomes, then Priorities, then Actions: one row for each. Keep your own numbers.",
    "Add what you have of the rest: Measures with their Targets and Readings, Partners, Milestones, "
    "Updates. Leave empty what you do not have; that is said once, not for every row.",
    "Save the workbook, and check it: joinedup check, and the name of the file. Every finding names "
    "the cell it stands in.",
)

RULES = (
    (
        "Pointing to something",
        "Write its own number, its exact title, or both. Partners, people, localities, groups and "
        "seats go by their names. If two things have the same number, use the ref in the last column.",
    ),
    ("Several in one cell", "Put a semicolon between them: Eastshire Police; Riverside Council."),
    (
        "Dates",
        "Write 31/03/2026, Mar 2026, Q4 2026 or 2026/27. A due date is the last day of what you "
        "wrote. Quarters and years are those of your own year (About, “Year starts in”).",
    ),
    (
        "Figures",
        "Write them as you would print them: 66.8%, 412, £12,500. If a figure is not known, leave "
        "the cell empty; never write 0 for it.",
    ),
    (
        "The Ref column",
        "It holds Joinedup’s own name for each row, such as A12. Leave it empty in new rows. Never "
        "give one row’s ref to another.",
    ),
    (
        "Columns",
        "You may hide columns, move them, leave them out or add your own: what stands in yours is "
        "kept. Please do not rename the sheets or the column headings.",
    ),
    ("Another language", "Add a column headed, for example, Title (Welsh)."),
)

EXAMPLES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Outcomes",
        (
            ("Number", "Title", "Lead", "By when"),
            ("5", "Warm, secure homes", "Director of Housing", "2029/30"),
        ),
    ),
    (
        "Actions",
        (
            ("Number", "Title", "Priority", "Lead", "By when", "Status"),
            (
                "5.2.1",
                "Insulate the Eastmere blocks",
                "5.2",
                "Head of warm homes",
                "Mar 2028",
                "On course",
            ),
        ),
    ),
    (
        "Readings",
        (
            ("Measure", "Period", "Value", "Status"),
            ("M5", "Q1 2026", "389", "Observed"),
            ("M5", "Q2 2026", "371", "Provisional"),
        ),
    ),
)

LISTS = (
    ("Status of an action", "Progress"),
    ("Sector of a partner", "Sector"),
    ("What a link does", "LinkKind"),
    ("What became of it", "Continuation"),
    ("Topic of a statement", "topics"),
)
"""The closed lists printed on the page: (what for, name in ``choices``)."""

_FIRST, _LAST = 1, 6  # the columns of the page that hold text: B to G
_COLUMN = 23  # characters: the width of each
_LINE = _COLUMN * (_LAST - 1)  # characters in a line of a merged cell, from C to G


def write_guidance(page: Any, style: Style, names: Iterable[str]) -> dict[str, str]:
    """Write the page. Gives {name of a closed list: the range that holds its choices}."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 2)
    page.set_column(_FIRST, _LAST, _COLUMN, style.words)
    page.write_string(0, _FIRST, TITLE, style.title)
    row = 1
    for number, step in enumerate(STEPS, 1):
        row += 1
        _write_across(page, style, row, _FIRST, f"{number}.  {step}", style.pale)
    row = _write_rules(page, style, row + 2)
    row = _write_examples(page, style, row + 1)
    row = _write_sheets(page, style, row, names)
    lists = _write_lists(page, style, row + 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&LGuidance&RPage &P of &N")
    page.set_tab_color(BLUE)
    return lists


def _write_across(page: Any, style: Style, row: int, first: int, text: str, look: Any) -> None:
    page.merge_range(row, first, row, _LAST, text, look)
    page.set_row(row, LINE * (1 + len(text) // _LINE) + 3)


def _write_rules(page: Any, style: Style, row: int) -> int:
    page.write_string(row, _FIRST, "Good to know", style.heading)
    for what, how in RULES:
        row += 1
        page.write_string(row, _FIRST, what, style.bold)
        _write_across(page, style, row, _FIRST + 1, how, style.words)
    return row + 1


def _write_examples(page: Any, style: Style, row: int) -> int:
    page.write_string(row, _FIRST, "For example", style.heading)
    for sheet, rows in EXAMPLES:
        row += 1
        page.write_string(row, _FIRST, f"On {sheet}:", style.bold)
        for index, line in enumerate(rows):
            row += 1
            for at, cell in enumerate(line, _FIRST):
                page.write_string(row, at, cell, style.words if index else style.small_head)
            if any(len(cell) > _COLUMN for cell in line):
                page.set_row(row, 2 * LINE)
        row += 1
    return row


def _write_sheets(page: Any, style: Style, row: int, names: Iterable[str]) -> int:
    page.write_string(row, _FIRST, "The sheets", style.heading)
    purposes = {sheet.name: sheet.purpose for sheet in layout.sheets()}
    for name in names:
        row += 1
        page.write_url(row, _FIRST, f"internal:'{name}'!A1", style.link, name)
        purpose = purposes.get(name, "The plan itself, and your own words for its parts.")
        _write_across(page, style, row, _FIRST + 1, purpose, style.words)
    return row + 1


def _write_lists(page: Any, style: Style, row: int) -> dict[str, str]:
    page.write_string(row, _FIRST, "Words to choose from", style.heading)
    row += 1
    ranges = {}
    for at, (what, name) in enumerate(LISTS, _FIRST):
        shown = list(choices(name).values())
        page.write_string(row, at, what, style.small_head)
        for down, choice in enumerate(shown, row + 1):
            page.write_string(down, at, choice, style.words)
        letters = xl_col_to_name(at, col_abs=True)
        ranges[name] = f"={layout.GUIDANCE}!{letters}${row + 2}:{letters}${row + 1 + len(shown)}"
    return ranges
