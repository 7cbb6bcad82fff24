"""The closed lists: what a drop-down offers, and what each choice means."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from joinedup.core import words
from joinedup.core.catalogue import OUR_WORDS
from joinedup.core.plan import COLLECTIONS, TOPICS

Choice = enum.Enum | str

_PLAN_KINDS: dict[Choice, str] = {
    words.PlanKind.PLAN: "Partnership plan",
    words.PlanKind.LOIP: "Local outcomes improvement plan (Scotland)",
    words.PlanKind.WELLBEING: "Well-being plan (Wales)",
    words.PlanKind.COMMUNITY_SAFETY: "Community safety plan (England)",
}

_ALSO: Mapping[str, Mapping[Choice, tuple[str, ...]]] = {
    "Direction": {
        words.Direction.UP: ("increase", "increasing", "rise", "higher", "more"),
        words.Direction.DOWN: ("decrease", "decreasing", "reduce", "fall", "lower", "less"),
        words.Direction.HOLD: ("maintain", "stay the same", "no change", "steady"),
    },
    "Frequency": {
        words.Frequency.MONTHLY: ("every month", "each month"),
        words.Frequency.QUARTERLY: ("every quarter", "each quarter", "every three months"),
        words.Frequency.YEARLY: ("annually", "annual", "every year", "each year"),
    },
    "Sector": {
        words.Sector.LOCAL_AUTHORITY: ("local government", "council"),
        words.Sector.OTHER_PUBLIC: ("public sector", "other public sector"),
        words.Sector.PRIVATE: ("private sector",),
        words.Sector.VOLUNTARY: ("third sector", "voluntary sector", "charity"),
    },
}
"""What people also write for a choice, in lower case."""

YES, NO = "Yes", "No"
_WORDS_FOR = {
    True: ("yes", "y", "true", "1", "x", "✓", "✔", "oes", "ydy", "ie"),
    False: ("no", "n", "false", "0", "-", "nac oes", "nac ydy", "na"),
}


def yes_or_no(text: str) -> bool | None:
    """What a cell of Yes or No says; None where it says neither."""
    said = text.strip().casefold()
    return next((value for value, words in _WORDS_FOR.items() if said in words), None)


@cache
def choices(name: str) -> Mapping[Choice, str]:
    """The choices of a closed list, {value: how the template shows it}. ``name`` is that of an
    enumeration of ``core.words``, ``topics`` (of statements) or ``types`` (of things)."""
    return MappingProxyType(_choices(name))


def _choices(name: str) -> dict[Choice, str]:
    if name == "topics":
        return {topic: _capital(topic) for topic in TOPICS}
    if name == "types":
        return {type: _capital(OUR_WORDS[type][0]) for type in COLLECTIONS}
    if name == "PlanKind":
        return dict(_PLAN_KINDS)
    return {member: _capital(str(member.value)) for member in getattr(words, name)}


@cache
def chosen(name: str) -> Mapping[str, Choice]:
    """What a cell of a closed list may say, in lower case, and the value that it means: what
    the template shows, the value's own word, and what people also write for it."""
    also = _ALSO.get(name, {})
    found: dict[str, Choice] = {each: value for value, every in also.items() for each in every}
    for value, shown in choices(name).items():
        own = value if isinstance(value, str) else str(value.value)
        found[shown.casefold()] = found[own.casefold()] = value
    return MappingProxyType(found)


def shown(name: str, value: Choice) -> str:
    """How the template shows a value; as it is where it is none of the list."""
    known = choices(name).get(value)
    return str(value) if known is None else known


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
