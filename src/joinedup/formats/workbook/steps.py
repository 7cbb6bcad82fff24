"""Milestones in the rows of actions: lines of a cell, with dates in them or beside them."""

from __future__ import annotations

import re

from joinedup.core.dates import dates_in, means_no_date
from joinedup.core.period import When
from joinedup.core.statuses import read_progress
from joinedup.core.words import Progress
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.dating import Dates
from joinedup.formats.workbook.draft import Draft
from joinedup.formats.workbook.fields import Field
from joinedup.formats.workbook.lines import letters_of, lines_of
from joinedup.formats.workbook.numbering import split_number
from joinedup.formats.workbook.rows import Row
from joinedup.formats.workbook.tables import Table

_JOINTS = re.compile(
    r"^[\s,:;–—-]+|[\s,:;–—(-]+$|\(\s*\)|\s+(?:by|in|due|on|from)\s*$", re.IGNORECASE
)
_TICK = re.compile(r"[✓✔☑]")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")


class Steps:
    """Reads the milestones of one table's rows."""

    def __init__(self, table: Table, context: Context, dates: Dates, year: str) -> None:
        self.context, self.cells, self.dates, self.year = context, table.cells, dates, year
        self.titles = table.columns.all("milestone.title")
        self.dues = table.columns.all("milestone.due")
        self.states = table.columns.all("milestone.status")
        self._letters = letters_of(table, "milestone")

    def read(self, row: Row, thing: Draft) -> None:
        """The milestones of a row; a date or status beside them goes to the line beside it."""
        for index, each in enumerate(self.titles):
            lines = lines_of(_text(row, each))
            due, dues = self._beside(row, thing, self.dues, index, len(lines))
            _, states = self._beside(row, thing, self.states, index, len(lines))
            for at, line in enumerate(lines):
                if not means_no_date(line):
                    when = _nth(dues, at, len(lines))
                    state = _nth(states, at, len(lines))
                    self._milestone(row, thing, each, line, due if when else None, when, state)

    def _beside(
        self, row: Row, thing: Draft, columns: tuple[Field, ...], index: int, count: int
    ) -> tuple[Field | None, list[str]]:
        """The column beside that of the same index, and the lines of its cell; lines that belong
        to no milestone are kept as they stand."""
        if index >= len(columns):
            return None, []
        text = _text(row, columns[index])
        lines = lines_of(text)
        if text and (not count or len(lines) not in (1, count)):
            self.context.book.extras.append((thing, columns[index].header, text))
        return columns[index], lines

    def _milestone(
        self,
        row: Row,
        thing: Draft,
        column: Field,
        line: str,
        due: Field | None,
        text: str,
        state: str,
    ) -> None:
        title, when = line, self.context.round(column.period, self.year)
        if due is not None:
            whole = _text(row, due) == text
            when = (
                self.dates.of_cell(row.at, due, text)
                if whole
                else self.dates.of_text(row.at, due, text)
            )
        else:
            title, when = self._dated(line, when)
        title, status, status_text = _marked(title, state)
        numbered = split_number(title)
        at = {"title": self.cells.letters(column.column), "due": self.cells.letters(column.column)}
        milestone = Draft(
            "milestone",
            numbered.number,
            numbered.title or title,
            self.cells,
            row.at,
            at | self._letters,
        )
        milestone.fields |= {
            "subject": thing,
            "due": when,
            "status": status,
            "status_text": status_text,
        }
        self.context.book.things.append(milestone)

    def _dated(self, line: str, when: When | None) -> tuple[str, When | None]:
        """A line without its date, and the date: the last that the line holds."""
        found = [
            each
            for each in dates_in(line, year_starts=self.context.year_starts)
            if each.when.period
        ]
        if not found:
            return line, when
        last = found[-1]
        return f"{line[: last.start]} {line[last.end :]}", last.when


def _marked(title: str, state: str) -> tuple[str, Progress | None, str]:
    """A title without the tick or the "(done)" on it, and the status that these or ``state`` say."""
    ticked, bracket = _TICK.search(title), _IN_BRACKETS.search(title)
    status, text = (read_progress(state), state) if state else (None, "")
    if not state and ticked:
        status, text = Progress.DONE, ticked[0]
    elif not state and bracket and read_progress(bracket[1]):
        status, text = read_progress(bracket[1]), bracket[1]
        title = title[: bracket.start()]
    bare = _JOINTS.sub("", " ".join(_JOINTS.sub("", _TICK.sub("", title)).split())).strip()
    return bare or title.strip(), status, text


def _text(row: Row, column: Field) -> str:
    return row.texts[column.column] if column.column < len(row.texts) else ""


def _nth(values: list[str], index: int, count: int) -> str:
    """The value beside a line: of as many values the same; a single one is of the last line."""
    if len(values) == count:
        return values[index]
    return values[0] if len(values) == 1 and index == count - 1 else ""
