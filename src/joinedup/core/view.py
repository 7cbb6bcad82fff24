"""What stands in view of one plan version. A partner's own goal may be helped by actions of several
plans; beside one version, and in a file of it, only those of that version are seen."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any, TypeVar

from joinedup.core.plan import COLLECTIONS, Plan
from joinedup.core.references import several

_R = TypeVar("_R")


def in_view(plan: Plan) -> Plan:
    """A version whose things point, where they point to several, only to what it has itself."""
    seen = {each.ref for each in plan.things()}
    changed: dict[str, Any] = {}
    for collection in COLLECTIONS.values():
        before = getattr(plan, collection)
        after = tuple([_narrowed(each, seen) for each in before])
        if any(one is not other for one, other in zip(before, after, strict=True)):
            changed[collection] = after
    return dataclasses.replace(plan, **changed) if changed else plan


def _narrowed(thing: _R, seen: Collection[str]) -> _R:
    changed = {
        name: tuple([ref for ref in refs if ref in seen])
        for name in several(type(thing).__name__)
        if (refs := getattr(thing, name)) and not all(ref in seen for ref in refs)
    }
    return dataclasses.replace(thing, **changed) if changed else thing  # type: ignore[type-var]


def with_unseen(before: _R, after: _R, seen: Collection[str]) -> _R:
    """``after``, made by somebody who saw of ``before`` only what points to ``seen``: what they did
    not see stays."""
    changed: dict[str, tuple[str, ...]] = {}
    for name in several(type(before).__name__):
        kept = getattr(after, name)
        unseen = [ref for ref in getattr(before, name) if ref not in seen and ref not in kept]
        if unseen:
            changed[name] = (*kept, *unseen)
    return dataclasses.replace(after, **changed) if changed else after  # type: ignore[type-var]
