"""Names that may be short for others: with words as initials, or without those of its body."""

from __future__ import annotations

import re

from joinedup.analysis.lineage.likeness import words_of

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 6
"""Letters of the longest word that is taken for initials."""
_WHOLE = 2
"""So few letters must be the initials of a whole name: more may be those of a part of it."""


def may_be_short_for(short: str, full: str) -> bool:
    """Whether a name may be another with words as initials: “ICB” for “Wend Valley Integrated Care
    Board”, “MH Trust” for “Wend Valley Health Trust”. It tells who is worth asking about."""
    parts = _WORD.findall(short)
    letters = [each for each in parts if each.isupper() and 1 < len(each) <= _LONGEST]
    if not letters or (short.isupper() and len(parts) > 1):
        return False
    words = _WORD.findall(full)
    if set(letters) & set(words):
        return False
    rest = words_of(" ".join(each for each in parts if each not in letters))
    initials = {_initials(words), _initials([each for each in words if words_of(each)])}
    if rest:
        return rest <= words_of(full) and any(set(each) & set(letters[0]) for each in initials)
    if len(letters[0]) <= _WHOLE:
        return letters[0] in initials
    return any(letters[0] in each for each in initials)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words).upper()


def without_body(title: str, body: str) -> frozenset[str]:
    """The words of a role that do not name its body: “Director of Two Banks”, at the Two Banks
    Trust, is “Director”."""
    return words_of(title) - words_of(body)
