"""An .xlsx workbook (or .xlsm): its sheets, styles, comments and properties.

Read here and not by python-calamine, which aborts the interpreter on a cell at XFD1048576,
drops formulas without a stored value and knows nothing of formats, colours and comments.
The tests read every file with both and compare.
"""

from __future__ import annotations

import posixpath

from joinedup.formats.opening.cells import Book, read_cells
from joinedup.formats.opening.comments import read_comments
from joinedup.formats.opening.grid import Grid, Tally
from joinedup.formats.opening.limits import MAX_SHEETS
from joinedup.formats.opening.refusal import N_, Notes, Refused
from joinedup.formats.opening.strings import read_strings
from joinedup.formats.opening.styles import read_styles
from joinedup.formats.opening.xmlparts import feed, prefixed
from joinedup.formats.opening.zips import Archive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Tab:
    """A sheet as the workbook part lists it."""

    __slots__ = ("name", "part", "state")

    def __init__(self, name: str, part: str, state: str) -> None:
        self.name = name
        self.part = part
        self.state = state


def read_xlsx(archive: Archive, notes: Notes) -> dict[str, Any]:
    """The workbook as plain values.

    Raises Refused: F12 and F13 for missing or damaged parts, F14 to F17 for what stands
    in :mod:`.cells`.
    """
    part = workbook_part(archive)
    links = relations(archive, part)
    by_kind = dict(links.values())
    tabs, from_1904 = _workbook(archive, part, links)
    strings = read_strings(archive, by_kind.get("sharedStrings"))
    styles = read_styles(archive, by_kind.get("styles"), by_kind.get("theme"))
    book = Book(strings, styles, from_1904)
    tally = Tally()
    sheets = [_sheet(archive, tab, book, notes, tally) for tab in tabs]
    if "vbaProject" in by_kind:
        notes.add("F56")
    return {"sheets": sheets, "properties": properties(archive)}


def workbook_part(archive: Archive) -> str:
    """The name of the part that lists the sheets."""
    part = "xl/workbook.xml"
    if "_rels/.rels" in archive:
        for kind, target in relations(archive, "").values():
            if kind == "officeDocument":
                part = target
    return part


def relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part links to: {id: (last word of the kind, name of the part)}."""
    folder, name = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else posixpath.join("/", folder, target)
            found[attributes.get("Id", "")] = kind, posixpath.normpath(whole).lstrip("/")

    if file in archive:
        feed(archive.stream(file), file, start)
    return found


def _workbook(
    archive: Archive, part: str, links: dict[str, tuple[str, str]]
) -> tuple[list[_Tab], bool]:
    tabs: list[_Tab] = []
    from_1904 = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet":
            kind, target = links.get(prefixed(attributes, "id") or "", ("", ""))
            if kind == "worksheet":
                title = attributes.get("name") or f"Sheet{len(tabs) + 1}"
                tabs.append(_Tab(title[:200], target, attributes.get("state", "visible")))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true")

    feed(archive.stream(part), part, start)
    if not tabs or len(tabs) > MAX_SHEETS:
        raise (
            Refused("F15", what=N_("sheets"), limit=MAX_SHEETS)
            if tabs
            else Refused("F12", part=part)
        )
    return tabs, from_1904


def _sheet(archive: Archive, tab: _Tab, book: Book, notes: Notes, tally: Tally) -> dict[str, Any]:
    hidden = tab.state in ("hidden", "veryHidden")
    grid = Grid(tab.name, notes, tally, hidden=hidden)
    if hidden:
        notes.add("F58", {"sheet": tab.name})
    read_cells(archive.stream(tab.part, worksheet=True), tab.part, grid, book)
    read_comments(archive, relations(archive, tab.part), grid)
    return grid.raw()


def properties(archive: Archive) -> dict[str, str]:
    """Title and the like from the document's own properties."""
    wanted = {"title", "subject", "description", "keywords", "category"}
    found: dict[str, str] = {}
    current = ""

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal current
        current = name if name in wanted else ""

    def text(text: str) -> None:
        if current and text.strip():
            found[current] = (found.get(current, "") + text.strip())[:500]

    if "docProps/core.xml" in archive:
        feed(archive.stream("docProps/core.xml"), "docProps/core.xml", start, None, text)
    return found
