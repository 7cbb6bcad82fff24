"""When two texts say the same: capitals, spaces and punctuation do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

_T = TypeVar("_T")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text as it is compared: its words in lower case, a space between them."""
    return _BETWEEN_WORDS.sub(" ", text).strip().casefold()


def shared(keyed: Iterable[tuple[str, _T]]) -> list[list[_T]]:
    """The groups of two and more that have the same key, in order; "" is no key."""
    groups: dict[str, list[_T]] = {}
    for key, each in keyed:
        if key:
            groups.setdefault(key, []).append(each)
    return [group for group in groups.values() if len(group) > 1]
