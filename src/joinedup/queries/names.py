"""What a page calls a thing: enough to print it as a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.core.graph import Graph
from joinedup.core.plan import Person, Thing
from joinedup.core.ref import type_of
from joinedup.core.text import Text
from joinedup.core.titles import NOTHING, title_of
from joinedup.core.words import Progress


@dataclass(frozen=True, slots=True)
class Name:
    """A thing by its ref, its own number and its title. ``over`` is whether it has ended."""

    ref: str
    type: str
    number: str = ""
    title: Text = Text()
    over: bool = False


def name_of(thing: Any, things: Mapping[str, Thing] = NOTHING) -> Name:
    """The name of a record that has a ref. What has no title is called by what it joins, which is
    found among ``things``."""
    title = title_of(thing, things)
    return Name(
        ref=thing.ref,
        type=type_of(thing.ref),
        number=getattr(thing, "number", ""),
        title=title or Text.of(getattr(thing, "number", "") or thing.ref),
        over=is_over(thing),
    )


def names_of(graph: Graph, refs: Iterable[str]) -> tuple[Name, ...]:
    """The names of refs, in their order; what is not in the plan is left out."""
    return tuple(name_of(graph.things[ref], graph.things) for ref in refs if ref in graph.things)


def is_over(thing: Any) -> bool:
    """Whether a thing has ended, been stopped or left."""
    if isinstance(thing, Person):
        return bool(thing.left)
    if getattr(thing, "ended", None):
        return True
    return getattr(thing, "status", None) is Progress.STOPPED


def by_number(number: str) -> tuple[tuple[str, int], ...]:
    """P2 before P10; what has no number last, in the plan's order."""
    parts = re.findall(r"(\D*)(\d*)", number)
    return tuple(
        (text.casefold(), int(digits or 0)) for text, digits in parts if text or digits
    ) or (("\uffff", 0),)
