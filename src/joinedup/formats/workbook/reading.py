"""From the rows of one table to the things of the plan."""

from __future__ import annotations

import re
from collections import Counter

from joinedup.core.calendar_words import fold
from joinedup.core.dates import means_no_date
from joinedup.core.leads import split_names, state_of
from joinedup.core.statuses import progress_of_colour, read_progress
from joinedup.core.words import LeadState, Progress
from joinedup.formats.workbook import figures, rules
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.draft import Draft, LeadCell
from joinedup.formats.workbook.fields import Field, Level
from joinedup.formats.workbook.names import Spot
from joinedup.formats.workbook.numbering import Numbered, depth, level_of_label, split_number
from joinedup.formats.workbook.parts import Parts, take
from joinedup.formats.workbook.rows import Kind, Row, read_rows
from joinedup.formats.workbook.tables import Table

_SPELT_OUT = 0.9  # a group column filled in this share of the rows is not one with blanks below
_RUNNING = re.compile(r"\s*(\d{1,2})\s+([^\W\d].*)", re.DOTALL)
_PLACES = re.compile(r"\s*(?:[,;/&\n]|\+)\s*")
_EVERYWHERE = frozenset(
    """all|all areas|all wards|all localities|whole area|area wide|areawide|area-wide|borough wide|boroughwide|borough-wide
    |citywide|city wide|city-wide|county wide|countywide|county-wide|district wide|districtwide|everywhere|whole borough
    |whole county|whole city|whole district|pawb|n/a|tbc|-|none|authority wide|council wide""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
_PLAIN_REASONS = {
    Kind.NOTE: "notes beside the table",
    Kind.REPEAT: "they repeat the headings",
    "untitled": "they have no title",
}
COLOURS = {
    Progress.DONE: "blue as done",
    Progress.ON_COURSE: "green as on course",
    Progress.SLIPPING: "amber or yellow as slipping",
    Progress.STUCK: "red as stuck",
}


class Reader:
    """Reads one table. ``used`` and ``unused`` count its rows that hold something."""

    def __init__(
        self, table: Table, context: Context, theme: str, above: Draft | None, year: str
    ) -> None:
        self.table = table
        self.cells = table.cells
        self.context = context
        self.columns = table.columns
        self.type = table.columns.type
        self.theme = theme
        self.year = year
        self.used = self.unused = 0
        self.last: Draft | None = None
        self.by_row: dict[int, Draft] = {}
        self.outline: list[Draft] = []
        self._own: Level = table.columns.levels[-1]
        self._upper = table.columns.levels[:-1]
        self._at: list[Draft | None] = [None] * len(self._upper)
        self._sections: list[tuple[str, Draft]] = [("", above)] if above is not None else []
        self._after_section = False
        self._letters = self._letters_of()
        self._carries = self._group_columns()
        self._running = self._running_columns()
        self._colours = self._colour_column()
        self._parts = Parts(table, context, year)
        levels = {level.column for level in table.columns.levels} | {
            level.number for level in table.columns.levels
        }
        self._unknown = [
            each for each in table.columns.fields if each.as_ is None and each.column not in levels
        ]

    def read(self) -> None:
        """Read every row of the table."""
        for row in read_rows(self.table):
            if row.kind is Kind.DATA:
                self._data(row)
            elif row.kind is Kind.SECTION:
                self._section(row)
            elif row.kind is Kind.TOTAL:
                self.unused += 1
                place, first = self.cells.place(row.at, row.filled[0]), row.texts[row.filled[0]]
                self.context.notes.add(
                    rules.TOTALS, "", place, sheet=self.cells.sheet.name, value=first
                )
            else:
                self._leave(row, _PLAIN_REASONS[row.kind])
        self._parts.finish(self.by_row)

    def _leave(self, row: Row, reason: str) -> None:
        self.unused += 1
        sheet = self.cells.sheet.name
        place = self.cells.place(row.at, row.filled[0])
        self.context.notes.add(
            rules.ROWS_UNUSED, (sheet, reason), place, sheet=sheet, reason=reason
        )

    # What stands above the rows

    def _section(self, row: Row) -> None:
        """A heading across the table: the theme, outcome or priority of the rows below it."""
        column = row.filled[0]
        text = row.texts[column]
        numbered = split_number(text)
        kind = level_of_label(numbered.label)
        self.used += 1
        types = [level.type for level in self._upper]
        self._at = [None] * len(self._upper)
        if kind == "theme" or "outcome" in types:
            self.theme, level = text, "theme"
        else:
            level = self._section_level(numbered, kind)
            kept = [
                each for each in self._sections if each[0] == "outcome" and level == "priority"
            ][:1]
            above = kept[0][1] if kept else None
            thing = self.context.book.group(level, numbered, above, self.cells, row.at, column)
            self._sections = [*kept, (level, thing)]
        self._after_section = True
        sheet = self.cells.sheet.name
        key, place = (sheet, level), self.cells.place(row.at, column)
        named = {"outcome": "the outcome", "priority": "the priority", "theme": "the theme"}[level]
        self.context.notes.add(rules.SECTIONS, key, place, sheet=sheet, value=text, level=named)

    def _section_level(self, numbered: Numbered, kind: str) -> str:
        """A second heading straight under a first, or one numbered within it, is a priority."""
        if kind in ("priority", "improvement", "workstream", "step") or depth(numbered.number) > 1:
            return "priority"
        above = self._sections[0] if self._sections and self._sections[0][0] == "outcome" else None
        if above is None or kind in ("outcome", "wellbeing"):
            return "outcome"
        within = numbered.number.startswith(f"{above[1].number}.") and above[1].number
        straight_after = self._after_section and len(self._sections) == 1
        return "priority" if within or (straight_after and kind != "aim") else "outcome"

    def _above(self, row: Row) -> Draft | None:
        """Read the cells of the levels above the row; the nearest thing that the row serves."""
        nearest = self._sections[-1][1] if self._sections else None
        for index, level in enumerate(self._upper):
            text = self._text_of(row, level.column)
            number = self._text_of(row, level.number) if level.number is not None else ""
            if text or number:
                nearest = self._at[index] = self._group(level, text, number, nearest, row.at)
                self._at[index + 1 :] = [None] * (len(self._at) - index - 1)
            elif self._at[index] is not None and level.column in self._carries:
                nearest = self._at[index]
                self._carried(level.column, row.at)
            else:
                self._at[index] = None
        return nearest

    def _group(
        self, level: Level, text: str, number: str, above: Draft | None, at: int
    ) -> Draft | None:
        if means_no_date(text) and not number:
            return above
        text, more = figures.headline(text, self.context.year_starts)
        numbered = self._numbered(text, level.column)
        if number:
            numbered = Numbered(
                split_number(number).number or number,
                numbered.title or text,
                numbered.label,
                not text,
            )
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
        values = {target.value for target in said.targets} | {
            said.baseline.value if said.baseline else None
        }
        known = thing.fields.setdefault("headlines", set())
        if (not said and not said.baseline) or values <= known:
            return
        known |= values
        measure = Draft(
            "measure", "", text, self.cells, at, {"title": self.cells.letters(level.column)}
        )
        measure.fields["subject"] = thing
        take(measure, said)
        self.context.book.things.append(measure)

    def _text_of(self, row: Row, column: int) -> str:
        """The text of a cell, or of the merged cells that it is part of, above it."""
        if column < len(row.texts) and row.texts[column]:
            return row.texts[column]
        merged = self.cells.within_merge(row.at, column)
        if merged is None or merged[1] != column or merged[0] < self.table.first:
            return ""
        return self.cells.text(*merged)

    def _carried(self, column: int, at: int) -> None:
        heading = self.table.headings[column].text if column in self.table.headings else ""
        place, key = self.cells.place(at, column), (self.cells.sheet.name, column)
        self.context.notes.add(rules.CARRIED, key, place, column=heading)

    def _numbered(self, text: str, column: int) -> Numbered:
        """A title taken apart; a bare number before it counts where all titles of the column have
        one and they run on ("1 Ready for school", "2 Every young person...")."""
        numbered = split_number(text)
        if numbered.number or column not in self._running:
            return numbered
        bare = _RUNNING.match(numbered.title)
        return Numbered(bare[1], bare[2]) if bare else numbered

    def _running_columns(self) -> frozenset[int]:
        found = set()
        for level in self.columns.levels:
            if level.number is not None:
                continue
            texts = [
                self.cells.text(at, level.column) for at in range(self.table.first, self.table.end)
            ]
            starts = [
                match and int(match[1])
                for text in dict.fromkeys(texts)
                if (match := _RUNNING.match(text)) or text
            ]
            numbers = [number for number in starts if number]
            if (
                len(numbers) > 1
                and len(numbers) >= 0.8 * len(starts)
                and numbers == sorted(set(numbers))
            ):
                found.add(level.column)
        return frozenset(found)

    def _group_columns(self) -> frozenset[int]:
        """The columns whose blanks mean the same as above: filled in some rows, never repeated."""
        wanted = [level.column for level in self._upper]
        if self.columns.theme is not None:
            wanted.append(self.columns.theme)
        rows = range(self.table.first, self.table.end)
        titles = sum(bool(self.cells.text(at, self._own.column)) for at in rows) if wanted else 0
        found = set()
        for column in wanted:
            texts = [text for at in rows if (text := self.cells.text(at, column))]
            repeats = sum(first == second for first, second in zip(texts, texts[1:], strict=False))
            if not repeats and len(texts) < _SPELT_OUT * titles:
                found.add(column)
        return frozenset(found)

    # The row itself

    def _data(self, row: Row) -> None:
        self._theme_of(row)
        above = self._above(row)
        self._after_section = False
        own = self._own.column
        title = row.texts[own] if own < len(row.texts) else ""
        merged = self.cells.within_merge(row.at, own)
        if title:
            self.last = self._thing(row, title, above)
        elif merged and merged[1] == own and self.last is not None and merged[0] == self.last.row:
            self._more_leads(row, self.last)
        elif self.last is not None and self._parts.has_parts(row) and not self._own_number(row):
            pass  # a further measure or milestone of the thing above
        elif (
            any(level.column in row.filled for level in self._upper)
            or self.columns.theme in row.filled
        ):
            self.used += 1
            self._parts.read_above(row, above)
            return
        else:
            self._leave(row, _PLAIN_REASONS["untitled"])
            return
        self.used += 1
        self.by_row[row.at] = self.last
        self._parts.read(row, self.last)
        self._extras(row, self.last)

    def _own_number(self, row: Row) -> str:
        column = self._own.number
        return row.texts[column] if column is not None and column < len(row.texts) else ""

    def _theme_of(self, row: Row) -> None:
        column = self.columns.theme
        if column is None:
            return
        text = self._text_of(row, column)
        if text:
            self.theme = text
        elif column not in self._carries:
            self.theme = ""
        elif self.theme:
            self._carried(column, row.at)

    def _thing(self, row: Row, text: str, above: Draft | None) -> Draft:
        number, numbered = self._own_number(row), self._numbered(text, self._own.column)
        if number:
            title = (
                numbered.title if numbered.number and not numbered.alone else " ".join(text.split())
            )
            number = split_number(number).number or number
        else:
            number, title = numbered.number, numbered.title or " ".join(text.split())
        book = self.context.book
        if self.type in ("outcome", "priority"):
            scope = above if self.type == "priority" else None
            thing = book.group(
                self.type, Numbered(number, title), scope, self.cells, row.at, self._own.column
            )
            thing.columns = {**self._letters, **thing.columns}
        else:
            thing = Draft(
                self.type, number, title, self.cells, row.at, self._letters, column=self._own.column
            )
            if above is not None:
                thing.above.append(above)
            book.things.append(thing)
        if self.theme and not thing.fields.get("theme"):
            thing.fields["theme"] = self.theme
        self.outline.append(thing)
        self._fields(row, thing)
        return thing

    def _fields(self, row: Row, thing: Draft) -> None:
        """The fields that a thing has of its own, each by its column."""
        texts, width = row.texts, len(row.texts)
        for each in self._own_fields():
            text = texts[each.column] if each.column < width else ""
            if not text:
                text = self._text_of(row, each.column)
            name = (each.as_ or "").partition(".")[2]
            if name == "status":
                self._status(row, thing, each, text)
            elif not text:
                continue
            elif name in ("due", "starts"):
                self._date(row, thing, each, name, text)
            elif name in ("leads", "accountable"):
                thing.leads.append(self._lead_cell(text, row.at, each))
            elif name == "contributors":
                self._contributors(thing, each, text, row.at)
            elif name == "localities":
                self._localities(thing, each, text)
            elif name == "description" and thing.fields.get("description"):
                thing.fields["description"] += f"\n{text}"
            else:
                thing.fields.setdefault(name, text)
        if self._colours is not None:
            self._colour(row.at, thing, self._colours)
        if (row.at, self._own.column) in self.cells.sheet.struck and "status" not in thing.fields:
            self._struck(row.at, thing)

    def _own_fields(self) -> list[Field]:
        if not hasattr(self, "_own_cache"):
            taken = {level.column for level in self.columns.levels} | {
                level.number for level in self.columns.levels
            }
            taken.add(self.columns.theme)
            self._own_cache = [
                each
                for each in self.columns.fields
                if each.as_
                and each.as_.startswith(f"{self.type}.")
                and each.column not in taken
                and each.as_ not in ("measure.targets", "measure.readings", "measure.baseline")
            ]
        return self._own_cache

    def _date(self, row: Row, thing: Draft, each: Field, name: str, text: str) -> None:
        when = self._parts.when(row.at, each, text)
        if when.period is None and not when.ongoing and not means_no_date(text):
            self._parts.not_a_date(row.at, each, when)
        if each.kind == "revised" and when.period and name in thing.fields:
            former = thing.fields[name]
            self.context.book.extras.append((thing, "Date before it was revised", former.text))
            thing.fields[name] = when
        elif name in thing.fields:
            self.context.book.extras.append((thing, each.header, text))
        else:
            thing.fields[name] = when

    def _lead_cell(self, text: str, at: int, each: Field) -> LeadCell:
        bodies = each.as_ == "action.accountable"
        return LeadCell(text, Spot(self.cells, at, each.column), bodies)

    def _localities(self, thing: Draft, each: Field, text: str) -> None:
        names = [name for name in _PLACES.split(text) if name.strip()]
        everywhere = [name for name in names if fold(name).strip(" .") in _EVERYWHERE]
        if everywhere:
            self.context.book.extras.append((thing, each.header, text))
        held = thing.fields.setdefault("localities", [])
        held.extend(" ".join(name.split()) for name in names if name not in everywhere)

    def _contributors(self, thing: Draft, each: Field, text: str, at: int) -> None:
        found = self.context.names.partners_in(text, Spot(self.cells, at, each.column))
        held = thing.fields.setdefault("contributors", [])
        held.extend(key for key in found if key not in held)
        if any(state_of(name) is not LeadState.NAMED for name in split_names(text)):
            self.context.book.extras.append((thing, each.header, text))

    def _more_leads(self, row: Row, thing: Draft) -> None:
        """A further row of an action whose title is merged down may name a further lead."""
        for each in self._own_fields():
            text = row.texts[each.column] if each.column < len(row.texts) else ""
            name = (each.as_ or "").partition(".")[2]
            if text and name in ("leads", "accountable"):
                thing.leads.append(self._lead_cell(text, row.at, each))
            elif (text and name not in ("status",)) or text:
                self.context.book.extras.append((thing, each.header, text))

    # Status, in words and in colour

    def _status(self, row: Row, thing: Draft, each: Field, text: str) -> None:
        if not text:
            self._colour(row.at, thing, each.column)
            return
        progress = read_progress(text)
        if progress is None and not means_no_date(text):
            progress = self._fill(row.at, each.column)
            if progress is None:
                key, place = (
                    (self.cells.sheet.name, each.column),
                    self.cells.place(row.at, each.column),
                )
                self.context.notes.add(
                    rules.NOT_A_STATUS, key, place, value=text[:80], column=each.header
                )
        thing.fields.setdefault("status", progress)
        thing.fields.setdefault("status_text", text)

    def _fill(self, at: int, column: int) -> Progress | None:
        fill = self.cells.sheet.fills.get((at, column))
        return progress_of_colour(fill) if fill else None

    def _colour(self, at: int, thing: Draft, column: int) -> None:
        top_left = self.cells.owner.get((at, column), (at, column))
        progress = self._fill(*top_left)
        if progress is None or "status" in thing.fields:
            return
        thing.fields["status"] = progress
        thing.columns = {**thing.columns, "status": self.cells.letters(column)}
        self.context.notes.add(
            rules.COLOUR,
            "",
            self.cells.place(at, column),
            colours=tuple(COLOURS.values()),
        )

    def _colour_column(self) -> int | None:
        """Where no column is of status, the column whose colours differ as those of a status do."""
        if self.type != "action" or self.columns.all("action.status") or not self.cells.sheet.fills:
            return None
        seen: dict[int, Counter[Progress]] = {}
        for (at, column), fill in self.cells.sheet.fills.items():
            if self.table.first <= at < self.table.end:
                progress = progress_of_colour(fill)
                if progress:
                    seen.setdefault(column, Counter())[progress] += 1
        telling = {column: counts for column, counts in seen.items() if len(counts) > 1}
        if not telling:
            return None
        own = [column for column in (self._own.column, self._own.number) if column in telling]
        return (
            own[0]
            if own
            else max(telling, key=lambda column: (sum(telling[column].values()), -column))
        )

    def _struck(self, at: int, thing: Draft) -> None:
        thing.fields["status"] = Progress.STOPPED
        sheet = self.cells.sheet.name
        place = self.cells.place(at, self._own.column)
        self.context.notes.add(rules.STRUCK, sheet, place, sheet=sheet, value=thing.title)

    # What is kept as it stands

    def _extras(self, row: Row, thing: Draft) -> None:
        for each in self._unknown:
            text = row.texts[each.column] if each.column < len(row.texts) else ""
            if text:
                name = each.header or f"Column {self.cells.letters(each.column)}"
                self.context.book.extras.append((thing, name, text))

    def _letters_of(self) -> dict[str, str]:
        """Field > letters, for the things that the rows are; the title first."""
        letters = {"title": self.cells.letters(self._own.column)}
        if self._own.number is not None:
            letters["number"] = self.cells.letters(self._own.number)
        for each in self.columns.fields:
            if each.as_ and each.as_.startswith(f"{self.type}."):
                letters.setdefault(each.as_.partition(".")[2], self.cells.letters(each.column))
            elif each.as_ == "target.due":
                letters.setdefault("target_due", self.cells.letters(each.column))
        return letters
