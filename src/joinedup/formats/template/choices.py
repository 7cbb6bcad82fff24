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
    the template shows, and the value's own word."""
    found: dict[str, Choice] = {}
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
