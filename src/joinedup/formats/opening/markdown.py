"""The tables of a Markdown file, each as a sheet named by the heading above it."""

from __future__ import annotations

from markdown_it import MarkdownIt

from joinedup.formats.opening.grid import Grid, Tally, named
from joinedup.formats.opening.limits import MAX_SHEETS
from joinedup.formats.opening.refusal import N_, Notes, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from markdown_it.token import Token

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read_markdown(text: str, notes: Notes) -> dict[str, Any]:
    """Every table of the file; cells are their text without marks, links give their words.

    Raises Refused: F30 when there is no table.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    reader = _Tables(notes)
    for token in parser.parse(text):
        reader.take(token)
    if not reader.sheets:
        raise Refused("F30")
    return {"sheets": reader.sheets, "properties": reader.properties}


class _Tables:
    """Walks the tokens and fills one grid for each table."""

    def __init__(self, notes: Notes) -> None:
        self.sheets: list[dict[str, Any]] = []
        self.properties: dict[str, str] = {}
        self._notes = notes
        self._tally = Tally()
        self._heading = ""
        self._inside = ""
        self._grid: Grid | None = None
        self._row = -1
        self._column = -1

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in ("heading_open", "th_open", "td_open"):
            self._inside = kind
            self._column += 1
        elif kind == "table_open":
            self._open(token)
        elif kind == "tr_open" and self._grid is not None:
            self._row += 1
            self._column = -1
            self._grid.lines.append(_line(token))
        elif kind == "inline" and self._inside:
            self._words(token)
        elif kind == "table_close":
            self._close()

    def _open(self, token: Token) -> None:
        if len(self.sheets) >= MAX_SHEETS:
            raise Refused("F15", {"line": _line(token)}, what=N_("sheets"), limit=MAX_SHEETS)
        name = named(self._heading, [sheet["name"] for sheet in self.sheets])
        self._grid = Grid(name, self._notes, self._tally)
        self._grid.kind = "table"
        self._grid.line = _line(token)
        self._row = -1

    def _words(self, token: Token) -> None:
        words = plain(token.children or ())
        inside, self._inside = self._inside, ""
        if inside == "heading_open":
            self._heading = words
            self.properties.setdefault("title", words)
        elif self._grid is not None and words:
            self._grid.put(self._row, self._column, words)
            if (token.content or "").startswith("~~") and token.content.endswith("~~"):
                self._grid.strike(self._row, self._column)

    def _close(self) -> None:
        if self._grid is not None:
            raw = self._grid.raw()
            del self._grid.lines[len(self._grid.rows) :]
            self.sheets.append(raw)
        self._grid = None


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def plain(tokens: Sequence[Token]) -> str:
    """Inline Markdown as the words that a reader sees; ``<br>`` is a line break."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "image":
            parts.append(plain(token.children or ()))
        else:
            parts.append(_BREAKS.get(token.type, ""))
    text = "".join(parts)
    for written in ("<br>", "<br/>", "<br />"):
        text = text.replace(written, "\n")
    return "\n".join(line.strip() for line in text.split("\n")).strip()
