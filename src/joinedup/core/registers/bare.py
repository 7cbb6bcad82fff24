"""The name of an authority without “Council”, “City of” and their like, and what is said by these."""

from __future__ import annotations

import difflib
from functools import lru_cache

from joinedup.core.naming import folded

_TIERS = {
    "county": "county",
    "sir": "county",
    "sirol": "county",
    "combined": "combined",
    **dict.fromkeys(("city", "borough", "district", "metropolitan"), "district"),
    **dict.fromkeys(("dc", "bc", "mbc", "mdc", "dinas", "bwrdeistref"), "district"),
}
_FRONT = _TIERS.keys() | {"council", "corporation", "royal", "of", "lb", "rb", "cyngor", "a"}
_BACK = (_TIERS.keys() - {"sir", "sirol", "dinas", "bwrdeistref"}) | {
    *("council", "councils", "corporation", "authority", "mayoral", "unitary", "of"),
    *("cc", "cbc", "lbc", "ua", "ca", "cca", "mca"),
}
_COMPASS = frozenset(
    ("north", "south", "east", "west", "mid", "central", "upper", "lower", "greater", "new")
)


@lru_cache(maxsize=2048)
def bare(name: str) -> str:
    """“London Borough of Brent” > “brent”, “Cyngor Sir Ddinbych” > “ddinbych”; "" where nothing is
    left. The City of London keeps its “city”, without which it would be all of London."""
    words = folded(name).split()
    first, end = _front(words), len(words)
    while end > first and _is_idle_at_end(words, end):
        end -= 1
    left = " ".join(words[first:end])
    return "city of london" if left == "london" and "city" in words else left


def _front(words: list[str]) -> int:
    at = 0
    while at < len(words) and (words[at] in _FRONT or words[at : at + 2] == ["london", "borough"]):
        at += 1
    return at


def _is_idle_at_end(words: list[str], end: int) -> bool:
    word = words[end - 1]
    return word in _BACK or (word == "london" and words[end : end + 1] == ["borough"])


def tiers(name: str) -> frozenset[str]:
    """The tiers of government that the words around a bare name say: county, combined (authority),
    district. City and borough are titles that districts win, and say no more."""
    around = folded(name).replace(bare(name), " ", 1).split()
    return frozenset(_TIERS[word] for word in around if word in _TIERS)


ALIKE = 0.85
"""The nearness from which two bare names may be one, misspelt."""


def nearness(one: str, other: str) -> float:
    """How near two bare names are, from 0 to 1 (difflib’s ratio); 0 below :data:`ALIKE`, and where
    they point another way: North Dorset is no misspelt South Dorset."""
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return 0.0
    if _COMPASS & set(one.split()) != _COMPASS & set(other.split()):
        return 0.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    ratio = matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
    return ratio if ratio >= ALIKE else 0.0
