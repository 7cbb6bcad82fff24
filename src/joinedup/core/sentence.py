"""The parts of a sentence that is made when somebody reads it: forms, words, phrases."""

from __future__ import annotations

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
