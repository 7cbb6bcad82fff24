"""What things are called, and which of several of one name say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joinedup.analysis.difference.merging import fields_of
from joinedup.analysis.difference.pointers import turned
from joinedup.analysis.difference.sameness import same
from joinedup.core.plan import Participation, Thing
from joinedup.core.text import Text

LARGEST_GROUP = 40
"""Of more of one name than this, those in the same order go together."""


def title_of(thing: Any, language: str) -> str:
    """What a thing is known by in words."""
    return texts_of(thing).within(language)


def texts_of(thing: Any) -> Text:
    if isinstance(thing, Participation):
        return Text((("", said),)) if (said := f"{thing.community} {thing.how}".strip()) else Text()
    title: Text = getattr(thing, "title", Text())
    return title


def number_of(thing: Any) -> str:
    return getattr(thing, "number", "")


def next_best(scores: list[int], score: int) -> int:
    """The best of the other scores; they come best first."""
    if scores[0] != score:
        return scores[0]
    return scores[1] if len(scores) > 1 else -100


def best_pairs(
    ours: list[Thing], theirs: list[Thing], to: Mapping[str, str]
) -> list[tuple[Thing, Thing]]:
    """As many on each side: those that say the same first, then those that share most."""
    if len(ours) == 1 or len(ours) > LARGEST_GROUP:
        return list(zip(ours, theirs, strict=True))
    left, found, rest = list(theirs), [], []
    for old in ours:
        twin = next((new for new in left if shared(old, new, to) is None), None)
        if twin is None:
            rest.append(old)
        else:
            left.remove(twin)
            found.append((old, twin))
    for old in rest:
        best = max(left, key=lambda new: shared(old, new, to) or 0)
        left.remove(best)
        found.append((old, best))
    return found


def shared(old: Thing, new: Thing, to: Mapping[str, str]) -> int | None:
    """How many fields say the same; None if all do."""
    there, _ = turned(new, lambda ref: to.get(ref) or ref)
    fields = fields_of(old.__class__)
    count = sum(same(getattr(old, field), getattr(there, field)) for field in fields)
    return None if count == len(fields) else count
