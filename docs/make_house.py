#!/usr/bin/env python3
"""Draw the house from its imports: .venv-dev-3.11/bin/python docs/make_house.py [--check]

The floors are those of the law in pyproject.toml, and an arrow stands where some module of a room
imports one of another. --check writes nothing and says whether the picture is out of date.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "house.svg"

SAYS = {
    "config": "settings, routes: knows all",
    "web": "pages",
    "api": "HTTP API",
    "cli": "command line",
    "jobs": "the clock",
    "commands": "what can be done",
    "queries": "what can be seen",
    "records": "the tables, scope, history",
    "drawing": "results to SVG, HTML, Word",
    "analysis": "questions put to a plan",
    "formats": "bytes to plans and back",
    "core": "words, rules, the plan, permissions",
}
WIDTH, BOX_HEIGHT, STEP, MARGIN = 960, 56, 112, 24
BOX_WIDTH = 200


class Box(NamedTuple):
    """A room on the picture: its name, its left and top edge."""

    name: str
    x: float
    y: float

    @property
    def middle(self) -> float:
        """Where its middle is, from the left."""
        return self.x + BOX_WIDTH / 2


def floors() -> list[list[str]]:
    """The rooms of each floor, from the roof down, as the law names them and as far as they are
    built.
    """
    law = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(each["layers"] for each in law["contracts"] if each["id"] == "floors")
    named = [[room.strip(" ()") for room in layer.split("|")] for layer in layers]
    built = [[room for room in floor if _is_built(room)] for floor in named]
    return [floor for floor in built if floor]


def _is_built(room: str) -> bool:
    return any((ROOT / "src" / "joinedup" / room).glob("*.py"))


def arrows(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """(room, room it imports from), for every import from one room in another."""
    found = set()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            pair = (_room(importer), _room(imported))
            if all(pair) and pair[0] != pair[1]:
                found.add(pair)
    return found


def _room(module: str) -> str:
    """The room of a module; none for the package's own face and for ``python -m joinedup``."""
    _, _, rest = module.partition(".")
    room = rest.partition(".")[0]
    return "" if room == "__main__" else room


def placed(rows: list[list[str]]) -> dict[str, Box]:
    """Where each room stands: a floor a row, its rooms spread over the width."""
    boxes = {}
    for row, rooms in enumerate(rows):
        share = (WIDTH - 2 * MARGIN) / len(rooms)
        for column, room in enumerate(rooms):
            x = MARGIN + share * (column + 0.5) - BOX_WIDTH / 2
            boxes[room] = Box(room, x, MARGIN + row * STEP)
    return boxes


def drawn(rows: list[list[str]], pairs: set[tuple[str, str]]) -> str:
    """The picture as SVG."""
    return "\n".join(_lines(rows, pairs)) + "\n"


def _lines(rows: list[list[str]], pairs: set[tuple[str, str]]) -> Iterator[str]:
    boxes = placed(rows)
    height = 2 * MARGIN + (len(rows) - 1) * STEP + BOX_HEIGHT
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'role="img" aria-labelledby="title desc" font-family="sans-serif">'
    )
    yield '<title id="title">The house: its floors, and which room imports from which</title>'
    yield f'<desc id="desc">{escape(in_words(rows, pairs))}</desc>'
    yield (
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#505a5f"/></marker></defs>'
    )
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    for upper, lower in sorted(pairs):
        yield _arrow(boxes[upper], boxes[lower], boxes, pairs)
    for box in boxes.values():
        yield from _box(box)
    yield "</svg>"


def _arrow(upper: Box, lower: Box, boxes: dict[str, Box], pairs: set[tuple[str, str]]) -> str:
    """From the lower edge of one box to the upper edge of the other, each end in its turn."""
    leaving = sorted((b for a, b in pairs if a == upper.name), key=lambda name: boxes[name][1:])
    coming = sorted((a for a, b in pairs if b == lower.name), key=lambda name: boxes[name][1:])
    x1 = upper.x + BOX_WIDTH * (leaving.index(lower.name) + 1) / (len(leaving) + 1)
    x2 = lower.x + BOX_WIDTH * (coming.index(upper.name) + 1) / (len(coming) + 1)
    y1, y2 = upper.y + BOX_HEIGHT, lower.y - 2
    bend = (y2 - y1) / 2
    near = lower.y - upper.y <= STEP
    return (
        f'<path d="M{x1:.0f} {y1:.0f}C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} '
        f'{x2:.0f} {y2:.0f}" fill="none" stroke="{"#505a5f" if near else "#a9b2b6"}" '
        f'stroke-width="{1.5 if near else 1}" marker-end="url(#head)" '
        f'data-from="{upper.name}" data-to="{lower.name}"/>'
    )


def _box(box: Box) -> Iterator[str]:
    yield (
        f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" '
        'rx="4" fill="#003a5d"/>'
    )
    yield (
        f'<text x="{box.middle:.0f}" y="{box.y + 24:.0f}" text-anchor="middle" fill="#ffffff" '
        f'font-size="17" font-weight="bold">{box.name}</text>'
    )
    yield (
        f'<text x="{box.middle:.0f}" y="{box.y + 44:.0f}" text-anchor="middle" fill="#ffffff" '
        f'font-size="12">{escape(SAYS[box.name])}</text>'
    )


def in_words(rows: list[list[str]], pairs: set[tuple[str, str]]) -> str:
    """The same as the picture, for somebody who does not see it."""
    said = []
    for room in (room for row in rows for room in row):
        below = [other for row in rows for other in row if (room, other) in pairs]
        said.append(f"{room} imports from {', '.join(below) or 'no other room'}.")
    return " ".join(said)


def made() -> str:
    """The picture of today's imports."""
    return drawn(floors(), arrows(grimp.build_graph("joinedup", cache_dir=None)))


def main(words: list[str]) -> int:
    """Write the picture, or say whether it is out of date."""
    picture = made()
    if PICTURE.exists() and PICTURE.read_text("utf-8") == picture:
        return 0
    print(PICTURE.relative_to(ROOT))
    if "--check" in words:
        return 1
    PICTURE.write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
