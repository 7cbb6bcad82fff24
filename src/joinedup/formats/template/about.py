"""The About sheet, written and read: the plan's own fields, and the partnership's words for ours."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from joinedup.core.catalogue import MONTHS, OUR_WORDS
from joinedup.core.finding import Subject
from joinedup.core.period import When
from joinedup.core.plan import Plan
from joinedup.core.text import Text
from joinedup.formats.sheets import Value
from joinedup.formats.template import layout
from joinedup.formats.template.cells import Cell, text_cell, when_cell
from joinedup.formats.template.choices import choices, chosen, shown
from joinedup.formats.template.grids import Bound, Grid
from joinedup.formats.template.languages import name_of
from joinedup.formats.template.layout import Column
from joinedup.formats.template.names import fold
from joinedup.formats.template.reading import Reading, as_text
from joinedup.formats.template.rules import NO_MONTH, NOT_LISTED, UNKNOWN_ITEM
from joinedup.formats.template.tables import Heading, Table, without_overlong
from joinedup.formats.template.values import RowReader

ASKED_WORDS = (
    "outcome",
    "priority",
    "action",
    "delivery_system",
    "partner",
    "issue",
    "measure",
    "milestone",
)
"""The words whose own wording the template always asks for; the rest only where there is one."""

PLAN = Subject("plan")
SETTINGS = ("plan.language", "plan.year_starts")  # the other answers are read by these

Line = tuple[int, str, list[tuple[Bound, Value]]]


def about_table(plan: Plan) -> Table:
    """The sheet as it is written."""
    columns = layout.about()
    texts = [getattr(plan, column.field) for column in columns if column.type == "texts"]
    others = list({tag: None for text in texts for tag, _ in text.versions if tag != plan.language})
    rows = [_item_row(plan, column, others) for column in columns]
    words = [*ASKED_WORDS, *(word for word in plan.words if word not in ASKED_WORDS)]
    rows += [_word_row(plan, word, several, others) for word in words for several in (0, 1)]
    item, answer, means = (
        Heading(header=column.header, column=column) for column in layout.ABOUT_COLUMNS
    )
    translations = [
        Heading(header=f"{answer.header} ({name_of(tag)})", column=answer.column, language=tag)
        for tag in others
    ]
    headings = (item, answer, *translations, means)
    return Table(name=layout.ABOUT, headings=headings, rows=without_overlong(rows))


def _item_row(plan: Plan, column: Column, others: list[str]) -> list[Cell]:
    value = getattr(plan, column.field)
    if isinstance(value, Text):
        said = value.as_dict()
        answers: list[Cell] = [text_cell(said.get(tag, "")) for tag in (plan.language, *others)]
    else:
        answers = [_answer(plan, column, value), *(None for _ in others)]
    return [column.header, *answers, column.note]


def _answer(plan: Plan, column: Column, value: Any) -> Cell:
    if value is None or isinstance(value, datetime.date):
        return value
    if column.type == "month":
        return MONTHS[value - 1] if value in range(1, 13) else None
    if isinstance(value, When):
        return when_cell(value, plan.year_starts)
    return (
        text_cell(value)
        if isinstance(value, str)
        else shown(column.type.removeprefix("one of "), value)
    )


def _word_row(plan: Plan, word: str, several: int, others: list[str]) -> list[Cell]:
    own = plan.words.get(word, ("", ""))[several]
    note = "What you call several of them." if several else "What you call one of them."
    return [text_cell(word_items(word)[several]), text_cell(own), *(None for _ in others), note]


def word_items(word: str) -> tuple[str, str]:
    """What About calls the two lines of a word: ``Your word for outcome``, ``... outcomes``."""
    one, several = OUR_WORDS.get(word, (word, f"{word} (several)"))
    return f"Your word for {one}", f"Your word for {several}"


def read_about(grid: Grid, reading: Reading) -> dict[str, Any]:
    """The plan's own fields. Language and first month are set on ``reading`` before the dates
    are read, wherever they stand."""
    asked = {fold(column.header): column for column in layout.about()}
    lines = list(_lines(grid))
    given: dict[str, Any] = {}
    reader = RowReader(reading, grid)
    seen: set[str] = set()
    known: list[tuple[Line, Column]] = []
    for line in lines:
        column = asked.get(fold(line[1]))
        if column and column.name not in seen:
            seen.add(column.name)
            known.append((line, column))
    for (row, _, answers), column in sorted(known, key=lambda each: each[1].name not in SETTINGS):
        _read_item(reader, given, column, row, answers)
        _place(reading, grid, column.name, row, answers)
    _keep_own(grid, reading)
    taken = {line[0] for line, _ in known}
    given["words"] = reading.words = _read_words(
        (line for line in lines if line[0] not in taken), reading, grid
    )
    return given


def _lines(grid: Grid) -> Iterator[Line]:
    """Every line: (row, item, answers that are not empty)."""
    bound = {each.column.name: each for each in grid.columns if each.column and not each.language}
    item = bound.get("about.item")
    answers = [each for each in grid.columns if each.column and each.column.name == layout.ANSWER]
    for row, cells in enumerate(grid.rows):
        name = as_text(cells[item.at]) if item and item.at < len(cells) else ""
        given = [
            (each, cells[each.at])
            for each in answers
            if each.at < len(cells) and as_text(cells[each.at])
        ]
        if name or given:
            yield row, name, given


def _keep_own(grid: Grid, reading: Reading) -> None:
    """What stands in columns that are not the template's, by the items beside which it stands."""
    item = next((each for each in grid.columns if each.key == "item"), None)
    own = [each for each in grid.columns if not each.column]
    for cells in grid.rows:
        beside = as_text(cells[item.at]) if item and item.at < len(cells) else ""
        for each in own:
            text = as_text(cells[each.at]) if each.at < len(cells) else ""
            if text:
                name = f"{layout.ABOUT}, {beside}: {each.header}" if beside else each.header
                reading.keep("", name, text)
    reading.say_own(grid)


def _read_item(
    reader: RowReader,
    given: dict[str, Any],
    column: Column,
    row: int,
    answers: list[tuple[Bound, Value]],
) -> None:
    if not answers:
        return
    if column.type == "texts":
        said = {
            bound.language or reader.reading.language: as_text(value) for bound, value in answers
        }
        given[column.field] = Text.from_dict(said)
        return
    at, value = answers[0]
    bound = Bound(at=at.at, header=column.header, column=column)
    if column.name == "plan.language":
        given["language"] = reader.reading.language = as_text(value)
    elif column.type == "month":
        _read_month(reader, given, value, row, bound)
    elif column.type == "text":
        given[column.field] = as_text(value)
    elif column.type.startswith("one of "):
        _read_choice(reader, given, column, as_text(value), row, bound)
    else:
        reader.reader_of(column.type)(given, value, row, bound)


def _read_month(
    reader: RowReader, given: dict[str, Any], value: Value, row: int, bound: Bound
) -> None:
    text = as_text(value)
    months = {fold(month)[:3]: number for number, month in enumerate(MONTHS, 1)}
    month = int(text) if text.isdecimal() and len(text) < 3 else months.get(fold(text)[:3], 0)
    if 1 <= month <= 12:
        given["year_starts"] = reader.reading.year_starts = month
    else:
        reader.say(NO_MONTH, row, bound, text=text)
        reader.keep(bound, text)


def _read_choice(
    reader: RowReader, given: dict[str, Any], column: Column, text: str, row: int, bound: Bound
) -> None:
    name = column.type.removeprefix("one of ")
    found = chosen(name).get(fold(text))
    if found is None:
        reader.say(NOT_LISTED, row, bound, text=text, choices=tuple(choices(name).values()))
        reader.keep(bound, text)
    else:
        given[column.field] = found


def _place(
    reading: Reading, grid: Grid, name: str, row: int, answers: list[tuple[Bound, Value]]
) -> None:
    at = answers[0][0].at if answers else _answer_at(grid)
    reading.places.put_field("", name.partition(".")[2], grid.place(row, at))
    if answers:
        reading.fields.add(name)


def _answer_at(grid: Grid) -> int:
    return next(
        (each.at for each in grid.columns if each.column and each.column.name == layout.ANSWER), 0
    )


def _read_words(lines: Iterable[Line], reading: Reading, grid: Grid) -> dict[str, tuple[str, str]]:
    """The partnership's own wording. Where only one form is given it stands for both."""
    items = {
        fold(item): (word, several)
        for word in OUR_WORDS
        for several, item in enumerate(word_items(word))
    }
    said: dict[str, list[str]] = {}
    for row, item, answers in lines:
        word, several = items.get(fold(item)) or _own_word(item)
        text = as_text(answers[0][1]) if answers else ""
        if word:
            said.setdefault(word, ["", ""])[several] = text
        elif text:
            reading.say(UNKNOWN_ITEM, PLAN, grid, row, None, text=item)
            reading.keep("", item, text)
    return {
        word: (one or several, several or one)
        for word, (one, several) in said.items()
        if one or several
    }


def _own_word(item: str) -> tuple[str, int]:
    """A word that is none of ours, as ``word_items`` has it."""
    word = item.strip().removeprefix("Your word for ")
    if word == item.strip():
        return "", 0
    return word.removesuffix(" (several)"), int(word.endswith(" (several)"))
