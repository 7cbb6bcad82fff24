"""Text made alike for comparison: without accents, without capitals. In Python, since databases
differ in how they sort and compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_MARK = re.compile(r"[^\x00-\x7f]")
_APART = re.compile(r"[^\w.]+|_+|\.(?!\w)|(?<!\w)\.")


def fold(text: str) -> str:
    """``Tŷ Coch`` and ``TY COCH`` alike."""
    if text.isascii():  # most texts, and there is no accent in them
        return text.casefold()
    return _MARK.sub(_kept, unicodedata.normalize("NFKD", text)).casefold()


def _kept(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def words_of(text: str) -> list[str]:
    """The words of a text, folded; a number such as 5.2.1 is one word."""
    return _APART.sub(" ", fold(text)).split()


def line_of(text: str) -> str:
    """The words with a space before each, so that `` wor`` in it finds what begins with “wor”."""
    return "".join(f" {word}" for word in words_of(text))


def places_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where words that begin with ``word`` (folded) begin in a text, and where that beginning ends."""
    folded: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for each in fold(character):
            folded.append(each)
            origin.append(place)
    whole = "".join(folded)
    at = whole.find(word)
    while at != -1:
        if at == 0 or not whole[at - 1].isalnum():
            yield origin[at], origin[at + len(word) - 1] + 1
        at = whole.find(word, at + 1)
