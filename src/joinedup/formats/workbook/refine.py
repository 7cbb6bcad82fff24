"""Second thoughts about columns, from what stands in them: what a heading alone does not tell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace

from joinedup.core.dates import read_when
from joinedup.core.numbers import numbers_in
from joinedup.core.statuses import read_progress
from joinedup.formats.workbook.fields import Field, collected
from joinedup.formats.workbook.tables import Table

_SAMPLE = 40  # filled cells of a column that are looked at
_MOSTLY = 0.7
_URGENCIES = frozenset(
    (
        "urgent",
        "important",
        "high",
        "medium",
        "low",
        "normal",
        "critical",
        "very high",
        "h",
        "m",
        "l",
    )
)


def refined(table: Table) -> Table:
    """A table whose columns are read as what they hold."""
    fields = list(table.columns.fields)
    urgency = [each for each in fields if _says_urgency(table, each)]
    if urgency:
        fields = [replace(each, as_=None) if each in urgency else each for each in fields]
    if table.columns.type == "action":
        fields = _dates_in_target(table, fields)
        fields = _steps_below(table, fields)
    fields = [_status_without_heading(table, each) for each in fields]
    if fields == list(table.columns.fields):
        return table
    old = table.columns
    levels = tuple(each for each in old.levels if each.column not in {u.column for u in urgency})
    return replace(table, columns=collected(old.use, fields, levels, old.theme, old.language))


def _sample(table: Table, column: int) -> Iterator[object]:
    """The first filled cells of a column."""
    found = 0
    for row in table.cells.rows[table.first : table.end]:
        value = row[column] if column < len(row) else None
        if value is not None and value != "":
            yield value
            found += 1
            if found == _SAMPLE:
                return


def _says_urgency(table: Table, each: Field) -> bool:
    """Whether a column headed "Priority" says how urgent each row is, and not what it serves."""
    if each.as_ != "priority.title" or table.columns.type == "priority":
        return False
    values = list(_sample(table, each.column))
    return bool(values) and all(str(value).strip().casefold() in _URGENCIES for value in values)


def _dates_in_target(table: Table, fields: list[Field]) -> list[Field]:
    """A column headed "Target" that holds dates, where no other does, is of dates."""
    names = {each.as_ for each in fields}
    if "action.due" in names or "measure.title" in names:
        return fields
    return [
        replace(each, as_="action.due")
        if each.as_ == "measure.targets" and _holds_dates(table, each)
        else each
        for each in fields
    ]


def _holds_dates(table: Table, each: Field) -> bool:
    values = list(_sample(table, each.column))
    dates = sum(
        isinstance(value, datetime.date)
        or (
            isinstance(value, str)
            and read_when(value).period is not None
            and not any(figure.role == "figure" for figure in numbers_in(value))
        )
        for value in values
    )
    return bool(values) and dates >= _MOSTLY * len(values)


def _steps_below(table: Table, fields: list[Field]) -> list[Field]:
    """Where an action takes several rows, one a milestone, the date and the status behind the
    milestones are theirs."""
    title = next((each for each in fields if each.as_ == "milestone.title"), None)
    if title is None or any(each.as_ in ("milestone.due", "milestone.status") for each in fields):
        return fields
    own = table.columns.levels[-1].column
    rows = range(table.first, table.end)
    text = table.cells.text
    if (
        sum(
            bool(text(row, title.column)) and _is_further(text, row, own, table.first)
            for row in rows
        )
        < 2
    ):
        return fields
    change = {"action.due": "milestone.due", "action.status": "milestone.status"}
    return [
        replace(each, as_=change.get(each.as_ or "", each.as_))
        if each.column > title.column
        else each
        for each in fields
    ]


def _is_further(text: Callable[[int, int], str], row: int, own: int, first: int) -> bool:
    """Whether a row has no title of its own, or that of the row above it."""
    title = text(row, own)
    return not title or (row > first and title == text(row - 1, own))


def _status_without_heading(table: Table, each: Field) -> Field:
    """A column without a heading that holds nothing but words of status is of status."""
    name = f"{table.columns.type}.status"
    if (
        each.as_ is not None
        or each.header
        or table.columns.all(name)
        or table.columns.type not in ("action", "milestone")
    ):
        return each
    values = list(_sample(table, each.column))
    told = sum(
        isinstance(value, str) and len(value) < 25 and read_progress(value) is not None
        for value in values
    )
    return replace(each, as_=name) if len(values) >= 3 and told >= _MOSTLY * len(values) else each
