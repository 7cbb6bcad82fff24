"""The parts of a sentence that is made when somebody reads it: forms, words, phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Plural:
    """A sentence with a form for one and a form for several, chosen by parameter ``by``."""

    one: str
    many: str
    by: str = "count"


Sentence = str | Plural


@dataclass(frozen=True, slots=True)
class Word:
    """A parameter that is one of our own words (``outcome``, ``action``) and is translated,
    or replaced by the partnership's own wording, when the sentence is made."""

    name: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parameter that is a piece of a sentence with parameters of its own, marked and
    translated by itself: `` since {day}``, said only where the day is known."""

    text: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)


LONGEST_SHOWN = 300
"""Characters of one name, title or cell that are shown inside a sentence."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def legible(text: str) -> str:
    """A text from a file as it may be shown: whatever would steer a terminal, turn the direction
    of what follows or be no character at all is shown as “�”."""
    return text if text.isprintable() else _UNSEEN.sub("�", text)


def shortened(text: str) -> str:
    """A text from a file as it may stand inside a sentence: legible, and no longer than people
    read. A cell may hold a chapter, and a damaged file a whole book."""
    short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN].rstrip()}…"
    return legible(short)
