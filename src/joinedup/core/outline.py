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
