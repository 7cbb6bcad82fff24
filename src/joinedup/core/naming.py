"""What makes two names of bodies one name."""

from __future__ import annotations

import re
from functools import lru_cache

from joinedup.core.calendar_words import fold

_MARKS = re.compile(r"[^\w\s]")
_IDLE = frozenset(("the", "ltd", "limited", "and"))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """What makes two names one: case, marks, "the" and "Ltd" apart."""
    words = _MARKS.sub(
        " ", fold(name).replace("&", " and ").replace("'", "").replace("’", "")
    ).split()
    return " ".join(word for word in words if word not in _IDLE) or fold(name)
