"""The comments of a worksheet: notes, and the newer threads."""

from __future__ import annotations

from joinedup.formats.opening.grid import Grid, spot
from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from joinedup.formats.opening.zips import Archive

_STAND_IN = "[Threaded comment]"


def read_comments(archive: Archive, links: dict[str, tuple[str, str]], grid: Grid) -> None:
    """Put the comments of the sheet with these links into ``grid``.

    A thread also stands in the file as a note for old programmes; that copy is left out.
    """
    for kind, part in links.values():
        if part in archive and kind in ("comments", "threadedComment"):
            reader = _Comments(grid)
            feed(archive.stream(part), part, reader.start, reader.end, reader.text)


class _Comments:
    """The handlers for either kind of part: both have a ref, and text below it."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._reference = ""
        self._collect = False
        self._parts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("comment", "threadedComment"):
            self._reference = attributes.get("ref", "")
        self._collect = name in ("t", "text") or (self._collect and name == "r")

    def text(self, text: str) -> None:
        if self._collect:
            self._parts.append(text)

    def end(self, name: str) -> None:
        if name in ("t", "text"):
            self._collect = False
        elif name in ("comment", "threadedComment"):
            words = "".join(self._parts).strip()
            self._parts.clear()
            place = spot(self._reference)
            if place and not words.startswith(_STAND_IN):
                self._grid.comment(*place, words)
