#!/usr/bin/env python3
"""Make the Word files of docs/before-you-start from the pages beside them.

    .venv-dev-3.11/bin/python docs/make_documents.py            write them
    .venv-dev-3.11/bin/python docs/make_documents.py --check    say which are out of date

A page is Markdown of a few kinds of block: headings, paragraphs, lists, tables. What only the
partnership can say, **[in bold and brackets]**, is marked in yellow. The same page gives the same
bytes.
"""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from demo.packing import repack  # noqa: E402 (found by the line above)

FOLDER = ROOT / "docs" / "before-you-start"
NAMES = ("board-paper", "impact-assessment", "privacy-notice", "information-sharing")
ON_ONE_PAGE = ("board-paper",)
WRITTEN = datetime.datetime(2026, 11, 17, 9, 30)  # noqa: DTZ001 - Word files hold no zone
WIDE, MOST = 17.2, 60  # centimetres of a page; characters beyond which a column is no wider
INK, PALE = RGBColor(0x00, 0x3A, 0x5D), "E8EEF2"


def make(name: str) -> bytes:
    """The Word file of a page."""
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    document = docx.Document()
    _set_up(document, text.partition("\n")[0].removeprefix("# "), name in ON_ONE_PAGE)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    _write(document, iter(tokens))
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())


def _set_up(document: Any, title: str, tight: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin = section.bottom_margin = Cm(1.6 if tight else 2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10 if tight else 11)
    normal.paragraph_format.space_after = Pt(2 if tight else 6)
    for level, size in ((1, 16 if tight else 20), (2, 11 if tight else 14)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), INK
        fonts = style.element.rPr.rFonts.attrib
        for theme in [name for name in fonts if name.endswith("Theme") or name.endswith("theme")]:
            del fonts[theme]  # or Word takes the theme's font in place of ours
        style.paragraph_format.space_before = Pt((4 if tight else 12) if level == 2 else 0)
        style.paragraph_format.space_after = Pt(2 if tight else 4)
    _speak_english(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.last_modified_by, properties.language = "", "en-GB"
    properties.created = properties.modified = WRITTEN


def _speak_english(document: Any) -> None:
    """British English, so that the spelling is checked by it."""
    run = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    run.append(language)


def _write(document: Any, tokens: Iterator[Token]) -> None:
    style = ["Normal"]
    for token in tokens:
        if token.type == "heading_open":
            _inline(document.add_heading(level=int(token.tag[1])), next(tokens))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            style.append("List Bullet" if token.type[0] == "b" else "List Number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            style.pop()
        elif token.type == "inline":
            _inline(document.add_paragraph(style=style[-1]), token)
        elif token.type == "table_open":
            _table(document, list(_rows(tokens)))


def _rows(tokens: Iterator[Token]) -> Iterator[list[Token]]:
    """The rows of a table, each a list of its cells."""
    row: list[Token] = []
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row


def _table(document: Any, rows: list[list[Token]]) -> None:
    headless = not any(cell.content for cell in rows[0])
    rows = rows[1:] if headless else rows
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    widths = _widths(rows)
    for place, row in enumerate(rows):
        for cell, token, width in zip(table.rows[place].cells, row, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            _inline(paragraph, token, bold=place == 0 and not headless)
            if place == 0 and not headless:
                _shade(cell)
    if not headless:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(rows: list[list[Token]]) -> list[float]:
    """Centimetres for each column, by how much stands in it, none too narrow to read."""
    columns = list(zip(*rows, strict=True))
    weights = [
        max(min(sum(len(cell.content) for cell in column) / len(column), MOST), _least(column))
        for column in columns
    ]
    return [round(WIDE * weight / sum(weights), 2) for weight in weights]


def _least(column: tuple[Token, ...]) -> float:
    """The width, in characters, below which a column is not to fall: that of a column of numbers or
    letters, or of one that somebody has to write in."""
    longest = max(len(cell.content) for cell in column)
    return 7 if longest < 3 else 16


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), PALE)
    cell._tc.get_or_add_tcPr().append(shade)


def _inline(paragraph: Any, token: Token, *, bold: bool = False) -> None:
    """The words of a block. A gap to fill, bold and in brackets, is yellow and not bold."""
    strong = slanted = False
    children = token.children or []
    for place, child in enumerate(children):
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            slanted = child.type == "em_open"
        elif child.type in ("text", "code_inline"):
            run = paragraph.add_run(child.content)
            gap = strong and child.content.startswith("[")
            run.bold = bold or (strong and not gap) or None
            run.italic = slanted or None
            if gap:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if child.type == "code_inline":
                run.font.name, run.font.size = "Consolas", Pt(8.5)
        elif child.type == "softbreak":
            paragraph.add_run(" ")


def out_of_date() -> list[str]:
    """The names of the files that are not as their pages would make them now."""
    return [f"{name}.docx" for name in NAMES if _parts(_kept(name)) != _parts(make(name))]


def _kept(name: str) -> bytes:
    path = FOLDER / f"{name}.docx"
    return path.read_bytes() if path.exists() else b""


def _parts(packed: bytes) -> dict[str, bytes]:
    """What a file holds, whatever program packed it."""
    if not packed:
        return {}
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return {name: file.read(name) for name in file.namelist()}


def main(words: list[str]) -> int:
    """Write every file, or say which are out of date."""
    stale = out_of_date()
    for name in stale:
        print(f"docs/before-you-start/{name}")
        if "--check" not in words:
            (FOLDER / name).write_bytes(make(name.removesuffix(".docx")))
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
