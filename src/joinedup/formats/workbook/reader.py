"""A workbook as people keep it, read into a plan, with what was understood of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from joinedup.core.catalogue import N_
from joinedup.core.finding import Phrase, Word
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.text import Text
from joinedup.formats.sheets import Sheet
from joinedup.formats.workbook import rules, selection
from joinedup.formats.workbook.assembly import Assembly
from joinedup.formats.workbook.cells import Cells
from joinedup.formats.workbook.context import (
    Context,
    as_at_in,
    lines_above,
    titles_in,
    updated_in,
    year_of,
)
from joinedup.formats.workbook.draft import Book, Draft
from joinedup.formats.workbook.fields import ACTIONS
from joinedup.formats.workbook.mapped import mapped_tables, unfit
from joinedup.formats.workbook.names import Names
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.numbering import depth, level_of_label, split_number
from joinedup.formats.workbook.presence import fields_present
from joinedup.formats.workbook.reading import Reader
from joinedup.formats.workbook.refine import refined
from joinedup.formats.workbook.sameness import Repeats, note_doubled
from joinedup.formats.workbook.tables import Table, find_tables
from joinedup.formats.workbook.understanding import (
    Line,
    Page,
    note_beside,
    note_no_plan,
    understood_of,
)
from joinedup.formats.workbook.wording import words_of

if TYPE_CHECKING:
    from joinedup.formats.opening import Opened

_GENERIC_NAMES = (
    "sheet",
    "table",
    "plan",
    "action",
    "project",
    "data",
    "tab",
    "csv",
    "master",
    "delivery",
    "log",
)


def read_workbook(
    opened: Opened, *, mapping: Sequence[Mapping[str, Any]] | None = None, year_starts: int = 4
) -> PlanFile:
    """Read the sheets of a file that was made for people and not for Joinedup.

    ``mapping`` is the list that ``understood`` gives, put right by a person: it replaces what
    would have been guessed for the sheets it names. ``year_starts`` is the first month of the
    partnership's year. Never raises on content: what could not be read is among the findings.
    """
    notes = Notes(opened.name)
    context = Context(opened.name, year_starts, Book(), Names(), notes)
    pages = _pages(opened, mapping or (), notes)
    used = [page for page in _master_first(pages) if page.tables]
    context.as_at = _first_day(used, pages, year_starts, as_at_in)
    context.updated = _first_day(used, pages, year_starts, updated_in)
    context.language = _language(used)
    for page in used:
        _read_page(page, context, several=_several_themes(used))
    _make_outline(used)
    note_doubled(context.book, notes)
    Repeats(context.book, notes).merge()
    assembly = Assembly(context)
    parts = assembly.plan_parts()
    read = bool(context.book.things)
    understood = tuple(each for page in pages for each in understood_of(page, notes, told=read))
    if not read:
        note_no_plan(pages, opened.name, notes)
    title, partnership = _titles(used, opened)
    about: dict[str, Any] = {
        "title": Text.of(title, context.language),
        "partnership": partnership,
        "as_at": context.as_at,
        "year_starts": year_starts,
        "language": context.language,
        "words": words_of(page.tables for page in used),
    }
    plan = Plan(**about, **parts)
    plan = _with_fields(plan, used)
    return PlanFile(
        plan=plan,
        findings=tuple(notes.findings(plan.words)),
        understood=understood,
        places=assembly.places,
        sha256=opened.sha256,
    )


def _pages(opened: Opened, mapping: Sequence[Mapping[str, Any]], notes: Notes) -> list[Page]:
    by_sheet: dict[str, list[Mapping[str, Any]]] = {}
    for entry in mapping:
        if entry.get("columns"):
            by_sheet.setdefault(entry["sheet"], []).append(entry)
    names = {sheet.name for sheet in opened.sheets}
    for name in by_sheet:
        if name not in names:
            unfit(notes, name, Phrase(N_("there is no sheet of that name")))
    return [
        _page(sheet, opened.name, by_sheet.get(sheet.name, []), notes) for sheet in opened.sheets
    ]


def _page(sheet: Sheet, file: str, entries: list[Mapping[str, Any]], notes: Notes) -> Page:
    reason = selection.reason_to_leave(sheet)
    page = Page(sheet, Cells(sheet, file), left_out=reason)
    said = [entry for entry in entries if any(each.get("as") for each in entry["columns"])]
    if said:
        page.tables = mapped_tables(page.cells, said, notes)
        page.left_out = "" if page.tables else reason
    if not page.left_out and not page.tables and selection.is_of_grants(sheet):
        page.left_out = selection.GRANTS
    if not page.tables and not page.left_out:
        page.tables = [refined(table) for table in find_tables(page.cells)]
        note_beside(page, notes)
        page.left_out = "" if page.tables else selection.NO_TABLE
    if page.left_out in ("", selection.NO_TABLE):
        page.lines = lines_above(page.cells, page.tables)
    return page


def _master_first(pages: Sequence[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: not selection.is_master(page.sheet.name))


def _first_day(
    used: Sequence[Page],
    pages: Sequence[Page],
    year_starts: int,
    search: Callable[[Cells, list[Line], int], datetime.date | None],
) -> datetime.date | None:
    """The first day that a search finds, on the sheets that are read or on a cover."""
    for page in (*used, *pages):
        day = search(page.cells, page.lines, year_starts)
        if day is not None:
            return day
    return None


def _language(used: Sequence[Page]) -> str:
    tongues = [table.columns.language for page in used for table in page.tables]
    return max(("en", "cy", "gd"), key=tongues.count) if tongues else "en"


def _titles(used: Sequence[Page], opened: Opened) -> tuple[str, str]:
    """The title of the plan and the partnership, from the lines above the tables."""
    found = [titles_in(page.lines) for page in used]
    title = next((title for title, _ in found if title), "")
    partnership = next((partnership for _, partnership in found if partnership), "")
    return title or opened.properties.get("title", "") or PurePath(opened.name).stem, partnership


# Reading


def _several_themes(used: Sequence[Page]) -> bool:
    """Whether the actions stand on several sheets, each of its own theme."""
    with_actions = [
        page
        for page in used
        if not selection.is_master(page.sheet.name)
        and any(table.columns.use == ACTIONS for table in page.tables)
    ]
    return len(with_actions) > 1


def _read_page(page: Page, context: Context, *, several: bool) -> None:
    theme, above = _of_sheet(page, context, several)
    _keep_lines(page, context)
    texts = [page.sheet.name, *(text for _, _, text in page.lines)]
    year = year_of(texts, context.year_starts)
    for table in page.tables:
        types = {level.type for level in table.columns.levels}
        own = _level_in(table.captions, types, page, context) or (theme, above)
        _keep_captions(table, context)
        reader = Reader(table, context, *own, year)
        reader.read()
        page.readers.append(reader)


def _of_sheet(page: Page, context: Context, several: bool) -> tuple[str, Draft | None]:
    """The theme that a whole sheet is of, and the outcome or priority that it is about."""
    types = {level.type for table in page.tables for level in table.columns.levels}
    found = _level_in([(0, 0, page.sheet.name), *page.lines], types, page, context)
    if found:
        return found
    name = page.sheet.name.strip()
    generic = any(name.lower().startswith(each) for each in _GENERIC_NAMES) or selection.is_master(
        name
    )
    return (name if several and not generic and page.sheet.kind == "sheet" else ""), None


def _level_in(
    lines: Sequence[Line], types: set[str], page: Page, context: Context
) -> tuple[str, Draft | None] | None:
    """The theme, or the outcome or priority, that the first line to name one says of the rows
    below. ``types`` are the levels that have columns of their own."""
    for row, column, text in lines:
        numbered = split_number(text)
        kind = level_of_label(numbered.label)
        if kind == "theme":
            return text, None
        type = "outcome" if kind in ("outcome", "wellbeing", "aim", "objective") else "priority"
        if kind and kind != "action" and type not in types and "outcome" not in types:
            return "", context.book.group(type, numbered, None, page.cells, row, column)
    return None


def _keep_captions(table: Table, context: Context) -> None:
    """The lines above a lower table are no rows of the one above it: they are kept, and told."""
    name, reason = table.cells.sheet.name, N_("lines above another table")
    for row, column, text in table.captions:
        context.book.extras.append((None, f"Above a table of {name}", text))
        place = table.cells.place(row, column)
        context.notes.add(rules.ROWS_UNUSED, (name, reason), place, sheet=name, reason=Word(reason))


def _make_outline(used: Sequence[Page]) -> None:
    """Where one column holds the whole outline (1, 1.1, 1.1.1), its depths are the levels."""
    for page in used:
        for reader in page.readers:
            if len(reader.columns.levels) > 1 or reader.type not in (
                "action",
                "priority",
                "outcome",
            ):
                continue
            depths = sorted({depth(thing.number) for thing in reader.outline})
            numbers = {thing.number.rstrip(".") for thing in reader.outline}
            inner = [thing for thing in reader.outline if depth(thing.number) > depths[0]]
            if (
                len(depths) < 2
                or not depths[0]
                or not any(thing.number.rpartition(".")[0] in numbers for thing in inner)
            ):
                continue
            for thing in reader.outline:
                _set_level(thing, depths, reader)


def _set_level(thing: Draft, depths: list[int], reader: Reader) -> None:
    at = depths.index(depth(thing.number))
    if at == 0:
        thing.type = "outcome"
    elif at < len(depths) - 1 or reader.type != "action":
        thing.type = "priority"
    else:
        thing.type = "action"
    if thing.type != "action":
        reader.context.book.place_by_number(thing)


def _keep_lines(page: Page, context: Context) -> None:
    """The lines above the headings are no rows of the table; they are kept with the plan."""
    for _, _, text in page.lines:
        context.book.extras.append((None, f"Above the table of {page.sheet.name}", text))


def _with_fields(plan: Plan, used: Sequence[Page]) -> Plan:
    columns = [
        each.as_
        for page in used
        for table in page.tables
        for each in table.columns.fields
        if each.as_
    ]
    return replace(plan, fields=fields_present(plan, columns))
