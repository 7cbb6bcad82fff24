"""When two titles are one title written twice."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from joinedup.core.calendar_words import fold

_MARKS = re.compile(r"[^\w\s]+")
ALIKE = 0.8  # difflib's ratio from which two titles are one misspelt or reworded


@lru_cache(maxsize=16384)
def plain(title: str) -> str:
    """A title without case and marks, "&" as "and"."""
    return " ".join(
        _MARKS.sub(" ", fold(title.replace("&", " and ")).replace("'", "").replace("’", "")).split()
    )


def alike(one: str, other: str, ratio: float = ALIKE) -> bool:
    """Whether two titles are the same, one begins the other, or they differ by a few letters."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return False
    if first == second or first.startswith(f"{second} ") or second.startswith(f"{first} "):
        return True
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    return (
        matcher.real_quick_ratio() >= ratio
        and matcher.quick_ratio() >= ratio
        and matcher.ratio() >= ratio
    )
