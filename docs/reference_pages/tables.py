"""The page of tables: what the database keeps beside the records of plans."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from joinedup.core.tables import Column, columns

ABOUT = """\
# The tables

<!-- Made from the code by docs/make_reference.py. Change core/tables.csv, not this page. -->

What is kept in the database, beside [the fields of plans](columns.md). *History* says what becomes of
a column when history is folded: *replayed*, it is given back, and `joinedup verify` compares it;
*erasable*, its words stand beside history and can be struck out; *operational*, history does not
tell of it. No public page shows what is not public; *by label* means as far as the thing may be known.
"""

SHARED = {"Row": "Every row of a partnership", "Says": "Every row of what a thing says"}


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield ABOUT
    for model, found in groupby(columns(), lambda column: column.model):
        yield f"## {SHARED.get(model, model)}\n"
        yield from _table(tuple(found))
        yield ""


def _table(found: tuple[Column, ...]) -> Iterator[str]:
    yield "| Column | Type | What it is | Public | Personal | History |"
    yield "|---|---|---|---|---|---|"
    for each in found:
        personal = "yes" if each.personal else "no"
        yield (
            f"| `{each.field}` | {each.type} | {each.meaning} | {each.public} | {personal} "
            f"| {each.replay} |"
        )
