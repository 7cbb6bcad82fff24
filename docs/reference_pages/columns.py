"""The page of columns: the template sheet by sheet, and the data dictionary record by record."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.core.dictionary import TYPES, Row, by_name, of_model
from joinedup.formats.template import layout
from joinedup.formats.template.choices import choices
from joinedup.formats.template.layout import Column

ABOUT = """\
# The columns

<!-- Made from the code by docs/make_reference.py. Change core/dictionary.csv, not this page. -->

The template has a sheet for each kind of thing and a row for each thing. Every column is a field of
the data dictionary, which stands in the package as `joinedup/core/dictionary.csv`; the names in the
right-hand column (`action.due`) are those that [the mapping](mapping.md) and the JSON report use.
[How to use the template](../how-to/use-the-template.md) says how to fill it in.
"""

RECORDS = """
## The data dictionary

One row for each field of each record. *Public* is `yes` where a field may always be published, `no`
where never, and *by label* where the label of the thing itself decides. What is *personal* can be
struck out of the history, as can free text; all else is replayed from it.
"""

DATE = "a date as people write it"
TYPE_WORDS = {
    "texts": "text, per language",
    "when": DATE,
    "ref": "our ref",
    "decimal": "a number",
    "whole number": "a whole number",
    "leads": "leads",
    "day": "a day",
    "month": "a month",
}


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield ABOUT
    yield f"## {layout.ABOUT}\n"
    yield "The plan itself: a line for each, and two for each of your own words.\n"
    yield from _table(layout.about(), "Line")
    for sheet in layout.sheets():
        yield f"\n## {sheet.name}\n\n{sheet.purpose}\n"
        yield from _table(sheet.columns, "Column")
    yield RECORDS
    for model in TYPES:
        yield f"\n### {model}\n"
        yield from _record(of_model(model))


def _table(columns: tuple[Column, ...], first: str) -> Iterator[str]:
    yield f"| {first} | What it is, and what to write | Field |"
    yield "|---|---|---|"
    for column in columns:
        spare = " *(only where it is needed)*" if column.spare else ""
        yield f"| {column.header}{spare} | {column.note}{_choices(column)} | `{column.name}` |"


def _choices(column: Column) -> str:
    """The closed list of a column, in words."""
    if not column.type.startswith("one of "):
        return ""
    shown = choices(column.type.removeprefix("one of ")).values()
    return f" One of: {'; '.join(shown)}."


def _record(rows: tuple[Row, ...]) -> Iterator[str]:
    yield "| Field | Type | Unit | What it is | Public | Personal | History | StratML | Other standards |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        assert by_name()[row.name] is row
        kind = TYPE_WORDS.get(row.type, row.type)
        cells = (f"`{row.field}`", kind, row.unit, row.meaning, row.public,
                 "yes" if row.personal else "no", row.replay, row.stratml, row.other)  # fmt: skip
        yield f"| {' | '.join(cells)} |"
