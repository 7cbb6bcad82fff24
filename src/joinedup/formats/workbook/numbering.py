"""The partnership's own numbers: taken off the front of titles, and read as an outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from joinedup.formats.workbook.vocabulary import synonyms

_LEVEL_WORDS = (
    "stretch outcome|strategic outcome|outcome|strategic aim|aim|strategic objective|well-?being objective|objective"
    "|strategic priority|priority area|priority|improvement aim|theme|goal|ambition|workstream|strand|pillar|driver|step"
    "|project|action|initiative|milestone|measure|risk|canlyniad|amcan llesiant|amcan|blaenoriaeth|nod|thema|cam|prosiect"
)
_FRONT = re.compile(
    rf"""(?:(?P<label>{_LEVEL_WORDS})\s*(?:no\.?\s*)?(?P<named>[A-Z]{{0,3}}\d+(?:\.\d+)*[a-z]?)\b\s*[.:)–—-]*\s*
    |(?P<word>{_LEVEL_WORDS})\s*[:–—]\s+
    |(?P<outline>[A-Z]{{0,4}}\s?\d+(?:\.\d+)+[a-z]?)\.?\s*[:)–—-]?(?:\s+|$)
    |(?P<marked>[A-Z]{{0,4}}\d+[a-z]?)(?:[.:)]\s*|\s+[–—-]\s+)(?=\D|\d+\s?%|$|\d[\d,]*\s)
    |(?P<bullet>[•▪*·–-])\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_MEASURED = re.compile(
    r"(?:%|per\s?cent|million\b|m\b|k\b|bn\b|fte\b|years?\b|hours?\b|miles?\b|degrees?\b|times\b)",
    re.I,
)
_FRONT_AT_MOST = 30  # characters in which a numbering begins, a word for the level before it
_DIGIT_OR_LABEL = re.compile(r"\d|[:–—]|^[•▪*·–-]")
_BARE = re.compile(
    rf"(?:(?P<label>{_LEVEL_WORDS})\s*)?(?P<number>[A-Z]{{0,4}}\s?\d+(?:\.\d+)*[a-z]?)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A title taken apart: ``Aim 5: Warm homes`` has number 5, title Warm homes, label aim.
    ``alone`` is set where there is a number and no words of its own: ``5.2``, ``Aim 5``."""

    number: str
    title: str
    label: str = ""
    alone: bool = False


@lru_cache(maxsize=8192)
def split_number(text: str) -> Numbered:
    """Take the numbering off the front of a title. A figure that belongs to the sentence stays:
    ``38% of people walking``, ``900 fewer homes``, ``1.9 million``."""
    flat = " ".join(text.split())
    if not flat.strip("•▪*·–-") or not _DIGIT_OR_LABEL.search(flat, 0, _FRONT_AT_MOST):
        return Numbered("", flat)
    bare = _BARE.fullmatch(flat)
    if bare:
        label = (bare["label"] or "").lower()
        return Numbered(_clean(bare["number"]), flat if label else "", label, True)
    found = _FRONT.match(flat)
    if not found:
        return Numbered("", flat)
    rest = flat[found.end() :].strip()
    if found["outline"] and _MEASURED.match(rest):
        return Numbered("", flat)
    label = found["label"] or found["word"] or ""
    number = _clean(found["named"] or found["outline"] or found["marked"] or "")
    return Numbered(number, rest or flat, label.lower())


def _clean(number: str) -> str:
    return number.replace(" ", "")


def level_of_label(label: str) -> str:
    """The kind of level that a label names (``aim``, ``priority``...), "" if none."""
    as_ = synonyms().get(label.replace("-", " "), ("", ""))[0]
    return as_[6:] if as_.startswith("level:") else ""


def parents_of(number: str) -> tuple[str, ...]:
    """The numbers that an outline number stands under, the nearest first: 5.2 and 5 of 5.2.1."""
    parts = number.rstrip(".").split(".")
    return tuple(".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))


def depth(number: str) -> int:
    """How deep an outline number stands: 1 for 5, 3 for 5.2.1, 0 for none."""
    return number.rstrip(".").count(".") + 1 if number and number[-1:].isalnum() else 0
