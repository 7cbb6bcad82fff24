"""What a page calls a thing: enough to print it as a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from joinedup.core.graph import Graph
from joinedup.core.plan import DeliverySystem, Participation, Partner, Person
from joinedup.core.ref import type_of
from joinedup.core.text import Text
from joinedup.core.words import Progress


@dataclass(frozen=True, slots=True)
class Name:
    """A thing by its ref, its own number and its title. ``over`` is whether it has ended."""

    ref: str
    type: str
    number: str = ""
    title: Text = Text()
    over: bool = False


def name_of(thing: Any) -> Name:
    """The name of a record that has a ref. What has no title is called by what it is about."""
    title = Text.of(thing.community) if isinstance(thing, Participation) else thing.title
    return Name(
        ref=thing.ref,
        type=type_of(thing.ref),
        number=getattr(thing, "number", ""),
        title=title or Text.of(getattr(thing, "number", "") or thing.ref),
        over=is_over(thing),
    )


def names_of(graph: Graph, refs: Iterable[str]) -> tuple[Name, ...]:
    """The names of refs, in their order; what is not in the plan is left out."""
    return tuple(name_of(graph.things[ref]) for ref in refs if ref in graph.things)


def is_over(thing: Any) -> bool:
    """Whether a thing has ended, been stopped or left."""
    if isinstance(thing, Partner):
        return bool(thing.ended)
    if isinstance(thing, DeliverySystem):
        return bool(thing.ended)
    if isinstance(thing, Person):
        return bool(thing.left)
    return getattr(thing, "status", None) is Progress.STOPPED


def by_number(number: str) -> tuple[tuple[str, int], ...]:
    """P2 before P10; what has no number last, in the plan's order."""
    parts = re.findall(r"(\D*)(\d*)", number)
    return tuple(
        (text.casefold(), int(digits or 0)) for text, digits in parts if text or digits
    ) or (("\uffff", 0),)
