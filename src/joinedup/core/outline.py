"""The plan as an outline: what may stand under what, and what a thing carries with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "priority": ("outcome", "priority"),
        "action": ("priority", "outcome"),
        "delivery_system": ("action", "priority", "outcome"),
    }
)
"""Type > the types that it may be placed under, by a link that says that it serves them."""

SUBJECTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "measure": ("outcome", "priority", "action", "issue"),
        "milestone": ("action",),
        "risk": ("action", "outcome", "priority"),
        "need": ("action",),
        "update": ("action",),
    }
)
"""Type > the types that it may be about. It goes with its subject: withdrawn and shared with it."""

AT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "group": {"group": "under"},
        "seat": {"group": "group", "partner": "partner"},
        "seat_holder": {"seat": "seat"},
        "chair_term": {"group": "group"},
        "leadership_role": {"person": "person"},
    }
)
"""Type of what there is about who meets > {the type it may be added at: the field that names it}."""


def above(type_name: str) -> tuple[str, ...]:
    """The types that a thing of a type may be placed under, be about, or be added at."""
    return PLACES.get(type_name) or SUBJECTS.get(type_name) or tuple(AT.get(type_name, ()))


def field_of(type_name: str, parent: str) -> str:
    """The field that names what a thing is about or was added at, a thing of the type ``parent``;
    "" where a link does."""
    return "subject" if type_name in SUBJECTS else AT.get(type_name, {}).get(parent, "")


def is_in_circle(ref: str, under: str, parents: Iterable[tuple[str, str]]) -> bool:
    """Whether placing ``ref`` under ``under`` would put it under itself. ``parents`` are (thing,
    what it stands under)."""
    above: dict[str, list[str]] = {}
    for child, parent in parents:
        above.setdefault(child, []).append(parent)
    seen, todo = set(), [under]
    while todo:
        each = todo.pop()
        if each == ref:
            return True
        if each not in seen:
            seen.add(each)
            todo += above.get(each, [])
    return False
