"""Text that fits its box: measured, shortened, wrapped."""

from __future__ import annotations

from functools import lru_cache

from joinedup.core.sentence import legible
from joinedup.drawing.svg.widths import BOLD, REGULAR, WIDEST

ALLOWANCE = 1.03
"""Arial and its kin stand in where our font is missing, and are a little wider."""

DOTS = "…"


@lru_cache(maxsize=16384)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is at most, in the units of ``size``."""
    table = BOLD if bold else REGULAR
    return sum(table.get(letter, WIDEST) for letter in text) * size * ALLOWANCE / 1000


def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits ``width`` with “…” behind."""
    line = " ".join(legible(text).split())
    if len(line) * size * 0.15 < width and measure(line, size, bold=bold) <= width:
        return line
    room = width - measure(DOTS, size, bold=bold)
    used, end = 0.0, 0
    for end, letter in enumerate(line):  # noqa: B007 (it is the place of the cut)
        used += measure(letter, size, bold=bold)
        if used > room:
            break
    return line[:end].rstrip(" ,;:–-") + DOTS


def wrap(text: str, width: float, size: float, *, lines: int, bold: bool = False) -> list[str]:
    """The text in at most so many lines of ``width``, the last one shortened if need be. A line is
    never empty, unless the text is."""
    words = legible(text).split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        taken = 1
        while taken < len(words) and _fits(words[: taken + 1], width, size, bold):
            taken += 1
        if taken == 1 and not _fits(words[:1], width, size, bold):
            break  # a word longer than the line: shortened with what follows it
        done.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*done, shorten(" ".join(words), width, size, bold=bold)] if words else done or [""]


def _fits(words: list[str], width: float, size: float, bold: bool) -> bool:
    return measure(" ".join(words), size, bold=bold) <= width
