"""The documentation as a test reads it: its pages, their blocks of code, headings and links."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ground.stamp import ROOT

DOCS = Path(ROOT, "docs")
_DIRECTIVE = re.compile(r"<!-- in (\S+) put (.+?) for (.+?) -->", re.S)
_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
_DROPPED = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text and its first line in the page, counted from 1. A
    comment ``<!-- in FILE put NEW for OLD -->``, the reader's own editing, is one of ``edit``."""

    language: str
    text: str
    line: int


def pages() -> list[Path]:
    """Every page: those in the root and all under docs."""
    return [*sorted(Path(ROOT).glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8"))


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page and the edits between them, in order."""
    for token in tokens(page):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "fence":
            yield Block(token.info.strip(), token.content, line)
        elif token.type == "html_block" and _DIRECTIVE.match(token.content):
            yield Block("edit", token.content, line)


def edit(block: Block, folder: Path) -> None:
    """What a reader does in an editor: replace a text in a file, once."""
    found = _DIRECTIVE.match(block.text)
    assert found
    name, new, old = found.groups()
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{name} has {text.count(old)} of {old}"
    path.write_text(text.replace(old, new), "utf-8")


@cache
def anchors(page: Path) -> set[str]:
    """What a link into a page may name: its headings as the hosts of code name them, and ids."""
    found = set(_ANCHOR.findall(page.read_text("utf-8")))
    read = tokens(page)
    for opening, inline in itertools.pairwise(read):
        if opening.type == "heading_open":
            shown = "".join(t.content for t in inline.children or () if t.type != "html_inline")
            found.add(_DROPPED.sub("", shown.lower()).replace(" ", "-"))
    return found


def links(page: Path) -> Iterator[str]:
    """The targets of all links and pictures of a page."""
    for token in tokens(page):
        for child in token.children or ():
            target = child.attrs.get("href") or child.attrs.get("src")
            if target:
                yield str(target)
