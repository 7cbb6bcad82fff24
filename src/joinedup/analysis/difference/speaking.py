"""Names and values of a difference as they stand in a sentence."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from joinedup.analysis.difference.model import (
    MODELS,
    Difference,
    Named,
)
from joinedup.analysis.difference.pointers import Pointer, pointers
from joinedup.core import dictionary
from joinedup.core.catalogue import N_, OUR_WORDS, Words, render, shown
from joinedup.core.period import Grain, When
from joinedup.core.sentence import Phrase, Sentence, Word
from joinedup.core.text import Text

OTHER_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "update": (N_("update"), N_("updates")),
        "need": (N_("stated need"), N_("stated needs")),
        "statement": (N_("passage of text"), N_("passages of text")),
        "lineage": (N_("line on the earlier plan"), N_("lines on the earlier plan")),
        "extra": (N_("note from a column of the file"), N_("notes from columns of the file")),
        "target": (N_("target"), N_("targets")),
        "reading": (N_("figure"), N_("figures")),
        "appearance": (N_("other plan"), N_("other plans")),
    }
)
"""Words for what has no word of the partnership's own, one and several."""

LONG = frozenset({"description", "mitigation", "said", "changed", "text"})
"""Fields whose text is shown in full beside the sentence, not within it."""


def word_for(type: str, plural: bool = False) -> Word:
    """What a type is called."""
    if type == "plan":
        return Word(N_("the plan itself"))
    if type in OUR_WORDS:
        return Word(type, plural=plural)
    return Word(OTHER_WORDS[type][plural]) if type in OTHER_WORDS else Word(type)


UNKNOWN = Named(type="")


class Speaker:
    """Names things, fields and values in one language."""

    def __init__(self, difference: Difference, language: str, words: Words | None) -> None:
        self.names, self.language, self.words = difference.names, language, words

    def say(self, sentence: Sentence, **params: Any) -> str:
        """A sentence with its parameters."""
        return render(sentence, params, self.language, self.words)

    # Names.

    def called(self, ref: str) -> str:
        """The number and title of a thing."""
        named = self.names.get(ref, UNKNOWN)
        return f"{named.number} {named.title.within(self.language)}".strip() or ref

    def named(self, ref: str) -> str:
        """The same after what it is: “Project 5.2.1 Eastmere blocks retrofit”."""
        type = self.names.get(ref, UNKNOWN).type
        level = shown(word_for(type), self.language, self.words) if type else ""
        return f"{level} {self.called(ref)}".strip()

    def value(self, type: str, field: str, value: Any) -> Any:
        """A value as it stands in a sentence."""
        if value is None or value in ("", (), Text()):
            return Phrase(N_("not said"))
        if isinstance(value, When):
            day = value.last_day
            return day if day and value.period and value.period.grain is Grain.DAY else value.text
        if isinstance(value, enum.Enum):
            return Word(value.value)
        if pointers(MODELS[type]).get(field) is Pointer.ONE:
            return self.called(value)
        if field == "baseline":
            return value.text or value.value
        if isinstance(value, Mapping):
            return tuple(f"{one} ({several})" for one, several in value.values())
        return value


def label(type: str, field: str) -> Word:
    """What a field is called: its heading in the template, in small letters."""
    row = dictionary.by_name().get(f"{type}.{field}")
    header = row.header if row and row.header else field.replace("_", " ")
    return Word(header[:1].lower() + header[1:])


def whole(value: Any) -> str:
    """A text in full, each language on lines of its own where there are several."""
    if isinstance(value, Text):
        if len(value.versions) < 2:
            return str(value)
        return "\n".join(f"{tag}: {words}" for tag, words in value.versions)
    return "" if value is None else str(value)
