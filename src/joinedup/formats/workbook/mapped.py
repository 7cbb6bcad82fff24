"""Tables as a mapping says they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.dictionary import by_name
from joinedup.core.finding import Phrase, Word
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.columns import language_of
from joinedup.formats.workbook.fields import PARTS, TYPE_OF, Field, Level, collected
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.tables import Table
from joinedup.formats.workbook.vocabulary import Heading, read_heading

ALIASES = {
    "measure.baseline.value": "measure.baseline",
    "measure.baseline.text": "measure.baseline",
    "measure.baseline.when": "baseline.when",
    "baseline.text": "measure.baseline",
    "baseline.value": "measure.baseline",
    "target.text": "measure.targets",
    "target.value": "measure.targets",
    "reading.text": "measure.readings",
    "reading.value": "measure.readings",
    "need.text": "need.amount",
}
_ROWS = (
    "action",
    "measure",
    "milestone",
    "risk",
    "priority",
    "outcome",
    "partner",
    "person",
)  # own type, likeliest first
_ABOVE = ("outcome", "priority")


def mapped_tables(cells: Cells, entries: Sequence[Mapping[str, Any]], notes: Notes) -> list[Table]:
    """The tables of a sheet by its entries in a mapping; [] where none of them fits."""
    usable = [entry for entry in entries if _row_fits(cells, entry, notes)]
    usable.sort(key=lambda entry: entry.get("header_row") or 0)
    tables = []
    rows = [entry.get("header_row") for entry in usable]
    for index, entry in enumerate(usable):
        own = entry.get("header_row")
        below = [row for row in rows[index + 1 :] if row is not None and row != own]
        end = below[0] - cells.sheet.first_row if below else cells.height
        beside = own is not None and rows.count(own) > 1
        table = _table(_only_said(cells, entry) if beside else cells, entry, end, notes)
        if table is not None:
            tables.append(table)
    return tables


def _only_said(cells: Cells, entry: Mapping[str, Any]) -> Cells:
    """The columns from the first to the last that an entry names: another table stands beside."""
    letters = (each["column"].strip().upper() for each in entry.get("columns", ()))
    columns = [column for each in letters if (column := _number(each)) is not None]
    return cells.only(range(min(columns), max(columns) + 1)) if columns else cells


def unfit(notes: Notes, sheet: str, reason: Phrase) -> None:
    """Note one thing that a mapping says and that does not fit."""
    notes.add(rules.MAPPING_UNFIT, (sheet, reason), None, sheet=sheet, reason=reason)


def _row_fits(cells: Cells, entry: Mapping[str, Any], notes: Notes) -> bool:
    row = entry.get("header_row")
    if row is None or 0 <= row - cells.sheet.first_row < cells.height:
        return True
    unfit(
        notes,
        cells.sheet.name,
        Phrase(N_("its headings are not in row {row}, where nothing stands"), {"row": str(row)}),
    )
    return False


def _table(cells: Cells, entry: Mapping[str, Any], end: int, notes: Notes) -> Table | None:
    row = entry.get("header_row")
    header = None if row is None else row - cells.sheet.first_row
    said = _said(cells, entry, notes)
    use = _use(entry, set(said.values()))
    if not use:
        if said:
            unfit(
                notes,
                cells.sheet.name,
                Phrase(N_("no column is the title of what its rows are, such as action.title")),
            )
        return None
    headings = {
        column: read_heading(
            " ".join(cells.text(header, column).split()) if header is not None else ""
        )
        for column in range(cells.width)
    }
    fields = [
        _field(column, headings[column], said.get(column), use, notes, cells) for column in headings
    ]
    words = {column: heading.words for column, heading in headings.items() if heading.exact}
    levels = _levels(fields, TYPE_OF[use], words)
    theme = next((each.column for each in fields if each.as_ == f"{TYPE_OF[use]}.theme"), None)
    first = 0 if header is None else header + 1
    columns = collected(use, fields, levels, theme, language_of(headings))
    return Table(cells, header, header, first, end, columns, headings)


def _said(cells: Cells, entry: Mapping[str, Any], notes: Notes) -> dict[int, str]:
    """Column > field, for the columns of an entry that can be used."""
    known, said = by_name(), {}
    for each in entry.get("columns", ()):
        name, letters = each.get("as"), each["column"].strip().upper()
        if name is None:
            continue
        name = ALIASES.get(name, name)
        column = _number(letters)
        if name not in known:
            unfit(
                notes,
                cells.sheet.name,
                Phrase(
                    N_("“{name}” (column {letters}) is no field"),
                    {"name": name, "letters": letters},
                ),
            )
        elif column is None or column >= cells.width:
            unfit(
                notes,
                cells.sheet.name,
                Phrase(N_("there is nothing in column {letters}"), {"letters": letters}),
            )
        else:
            said[column] = name
    return said


def _number(letters: str) -> int | None:
    """``_number("AA")`` is 26; None if these are no letters of a column."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _use(entry: Mapping[str, Any], names: set[str]) -> str:
    wanted = str(entry.get("use", ""))
    if wanted in TYPE_OF and f"{TYPE_OF[wanted]}.title" in names:
        return wanted
    for type in _ROWS:
        if f"{type}.title" in names:
            return next(use for use, each in TYPE_OF.items() if each == type)
    return ""


def _field(
    column: int, heading: Heading, name: str | None, use: str, notes: Notes, cells: Cells
) -> Field:
    type = TYPE_OF[use]
    part = (name or "").partition(".")[0]
    if name and part != type and part not in PARTS[type] and part not in _ABOVE:
        unfit(
            notes,
            cells.sheet.name,
            Phrase(
                N_("“{name}” cannot be read from a table of {use}"),
                {"name": name, "use": Word(use)},
            ),
        )
        name = None
    kind = ""
    if name == "need.amount":
        kind = "people" if heading.as_ == "need.people" else "money"
    elif name == "link.target" and heading.as_ == "link.depends":
        kind = "depends on"
    elif heading.as_.startswith("revised:"):
        kind = "revised"
    return Field(column, heading.text, name, kind, heading.period)


def _levels(fields: Sequence[Field], type: str, words: Mapping[int, str]) -> tuple[Level, ...]:
    """The columns of titles of the levels above, then of the rows' own."""
    levels: list[Level] = []
    for each in (*_ABOVE, type):
        if each == type and levels and levels[-1].type == type:
            continue
        for field in fields:
            if field.as_ == f"{each}.title":
                number = next(
                    (other.column for other in fields if other.as_ == f"{each}.number"), None
                )
                levels.append(
                    Level(each, field.column, number, field.header, words.get(field.column, ""))
                )
    return tuple(levels)
