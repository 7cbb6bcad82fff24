"""What stands above the rows of a table: the levels in its columns, and headings across it."""

from __future__ import annotations

import re
from itertools import pairwise

from joinedup.core.dates import means_no_date
from joinedup.core.finding import Word
from joinedup.formats.workbook import figures, rules
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.draft import Draft
from joinedup.formats.workbook.fields import Level
from joinedup.formats.workbook.measuring import take
from joinedup.formats.workbook.numbering import Numbered, depth, level_of_label, split_number
from joinedup.formats.workbook.rows import Row
from joinedup.formats.workbook.tables import Table

_SPELT_OUT = 0.9  # a group column filled in this share of the rows is not one with blanks below
_RUNNING = re.compile(r"\s*(\d{1,2})\s+([^\W\d].*)", re.DOTALL)


class Above:
    """Follows the levels above the rows, from row to row. ``theme`` is the theme at the row."""

    def __init__(self, table: Table, context: Context, theme: str, above: Draft | None) -> None:
        self.table, self.context, self.cells = table, context, table.cells
        self.columns = table.columns
        self.theme = theme
        self._own = table.columns.levels[-1]
        self._upper = table.columns.levels[:-1]
        self._at: list[Draft | None] = [None] * len(self._upper)
        self._sections: list[tuple[str, Draft]] = [("", above)] if above is not None else []
        self._after_section = False
        self._carries = self._group_columns()
        self._running = self._running_columns()

    def of(self, row: Row) -> Draft | None:
        """The nearest thing above a row: the cells of its levels, else the heading above it."""
        self._theme_of(row)
        self._after_section = False
        nearest = self._sections[-1][1] if self._sections else None
        for index, level in enumerate(self._upper):
            text = self.cells.text_through_merge(row.at, level.column, self.table.first)
            number = ""
            if level.number is not None:
                number = self.cells.text_through_merge(row.at, level.number, self.table.first)
            if text or number:
                nearest = self._at[index] = self._group(level, text, number, nearest, row.at)
                self._at[index + 1 :] = [None] * (len(self._at) - index - 1)
            elif self._at[index] is not None and level.column in self._carries:
                nearest = self._at[index]
                self._carried(level.column, row.at)
            else:
                self._at[index] = None
        return nearest

    def speaks(self, row: Row) -> bool:
        """Whether a row says something of a level above, or of the theme."""
        columns = {level.column for level in self._upper} | {self.columns.theme}
        return any(column in columns for column in row.filled)

    def numbered(self, text: str, column: int) -> Numbered:
        """A title taken apart; a bare number before it counts where all titles of the column have
        one and they run on ("1 Ready for school", "2 Every young person...")."""
        numbered = split_number(text)
        if numbered.number or column not in self._running:
            return numbered
        bare = _RUNNING.match(numbered.title)
        return Numbered(bare[1], bare[2]) if bare else numbered

    # Headings across the table

    def section(self, row: Row) -> None:
        """A heading across the table: the theme, outcome or priority of the rows below it."""
        column = row.filled[0]
        text = row.texts[column]
        numbered = split_number(text)
        kind = level_of_label(numbered.label)
        self._at = [None] * len(self._upper)
        if kind == "theme" or any(level.type == "outcome" for level in self._upper):
            self.theme, type = text, "theme"
        else:
            type = self._type_of_section(numbered, kind)
            outcomes = [each for each in self._sections if each[0] == "outcome"]
            kept = outcomes[:1] if type == "priority" else []
            above = kept[0][1] if kept else None
            thing = self.context.book.group(type, numbered, above, self.cells, row.at, column)
            self._sections = [*kept, (type, thing)]
        self._after_section = True
        sheet, place = self.cells.sheet.name, self.cells.place(row.at, column)
        self.context.notes.add(
            rules.SECTIONS, (sheet, type), place, sheet=sheet, value=text, level=Word(type)
        )

    def _type_of_section(self, numbered: Numbered, kind: str) -> str:
        """A second heading straight under a first, or one numbered within it, is a priority."""
        if kind in ("priority", "improvement", "workstream", "step") or depth(numbered.number) > 1:
            return "priority"
        first = self._sections[0] if self._sections else None
        if first is None or first[0] != "outcome" or kind in ("outcome", "wellbeing"):
            return "outcome"
        straight_after = self._after_section and len(self._sections) == 1
        return "priority" if straight_after and kind != "aim" else "outcome"

    # Levels in columns

    def _group(
        self, level: Level, text: str, number: str, above: Draft | None, at: int
    ) -> Draft | None:
        if means_no_date(text) and not number:
            return above
        text, more = figures.headline(text, self.context.year_starts)
        numbered = self.numbered(text, level.column)
        if number:
            own = split_number(number).number or number
            numbered = Numbered(own, numbered.title or text, numbered.label, not text)
        scope = above if level.type == "priority" else None
        thing = self.context.book.group(level.type, numbered, scope, self.cells, at, level.column)
        coarser = self.columns.theme is None or self.columns.theme < level.column
        if coarser and self.theme and not thing.fields.get("theme"):
            thing.fields["theme"] = self.theme
        if more:
            self._headline(thing, more, level, at)
        return thing

    def _headline(self, thing: Draft, text: str, level: Level, at: int) -> None:
        """What a cell says of an outcome beside its title; the target in it is its measure."""
        described = thing.fields.get("description", "")
        if text in described:
            return
        thing.fields["description"] = f"{described}\n{text}".strip()
        said = figures.stated(text, self.context.year_starts)
        values = {target.value for target in said.targets}
        if said.baseline:
            values.add(said.baseline.value)
        known = thing.fields.setdefault("headlines", set())
        if not values or values <= known:
            return
        known |= values
        letters = {"title": self.cells.letters(level.column)}
        measure = Draft("measure", "", text, self.cells, at, letters)
        measure.fields["subject"] = thing
        take(measure, said)
        self.context.book.things.append(measure)

    def _theme_of(self, row: Row) -> None:
        column = self.columns.theme
        if column is None:
            return
        text = self.cells.text_through_merge(row.at, column, self.table.first)
        if text:
            self.theme = text
        elif column not in self._carries:
            self.theme = ""
        elif self.theme:
            self._carried(column, row.at)

    def _carried(self, column: int, at: int) -> None:
        notes, key = self.context.notes, (self.cells.sheet.name, column)
        heading = self.table.headings[column].text if column in self.table.headings else ""
        place = None if notes.is_full(rules.CARRIED, key) else self.cells.place(at, column)
        notes.add(rules.CARRIED, key, place, column=heading)

    # What the columns are like as a whole

    def _texts(self, column: int) -> list[str]:
        return [
            text
            for at in range(self.table.first, self.table.end)
            if (text := self.cells.text(at, column))
        ]

    def _running_columns(self) -> frozenset[int]:
        """The columns whose titles begin with bare numbers that run on."""
        found = set()
        for level in self.columns.levels:
            titles = list(dict.fromkeys(self._texts(level.column))) if level.number is None else []
            matches = [match for text in titles if (match := _RUNNING.match(text))]
            numbers = [int(match[1]) for match in matches]
            mostly = len(numbers) > 1 and len(numbers) >= 0.8 * len(titles)
            if mostly and numbers == sorted(set(numbers)):
                found.add(level.column)
        return frozenset(found)

    def _group_columns(self) -> frozenset[int]:
        """The columns whose blanks mean the same as above: filled in some rows, never repeated."""
        wanted = [level.column for level in self._upper]
        if self.columns.theme is not None:
            wanted.append(self.columns.theme)
        texts = {column: self._texts(column) for column in (*wanted, self._own.column)}
        most = max(map(len, texts.values()))
        return frozenset(
            column
            for column in wanted
            if len(texts[column]) < _SPELT_OUT * most
            and not any(first == second for first, second in pairwise(texts[column]))
        )
