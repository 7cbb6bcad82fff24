"""What a thing is called in words: by its title, or, where it has none, by what it joins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from joinedup.core.governance import ChairTerm, LeadershipRole, Seat, SeatHolder
from joinedup.core.plan import Participation, Thing
from joinedup.core.text import Text

NOTHING: Mapping[str, Thing] = MappingProxyType({})
UNTITLED = (Participation, SeatHolder, ChairTerm, LeadershipRole)
"""Records that have no title of their own."""


def title_of(thing: Any, things: Mapping[str, Thing]) -> Text:
    """The title of a thing among ``things`` ({ref: thing}). Of a record of participation, the
    community heard; of a seat without a title, its partner and its group; of what somebody holds,
    the person and what it is that they hold. Empty where nothing of that is known."""
    if isinstance(thing, Participation):
        return Text.of(thing.community)
    if isinstance(thing, Seat):
        return thing.title or _joined(things, thing.partner, thing.group)
    if isinstance(thing, SeatHolder):
        return _joined(things, thing.person, thing.seat)
    if isinstance(thing, ChairTerm):
        return _joined(things, thing.person or thing.partner, thing.group)
    if isinstance(thing, LeadershipRole):
        return _together(
            [_titled(things, thing.person), Text.of(thing.element), Text.of(thing.field)]
        )
    title: Text = thing.title
    return title


def _joined(things: Mapping[str, Thing], *refs: str | None) -> Text:
    return _together([_titled(things, ref) for ref in refs])


def _titled(things: Mapping[str, Thing], ref: str | None) -> Text:
    """The title of what a ref names: of a person or a group its own, and of a seat what it is
    called by, which leads no further than to a partner and a group."""
    thing = things.get(ref or "")
    if thing is None or isinstance(thing, UNTITLED):
        return Text()
    return title_of(thing, things)


def _together(parts: list[Text]) -> Text:
    """Titles with commas between them, in every language that one of them has."""
    told = [each for each in parts if each]
    tags = dict.fromkeys(tag for each in told for tag, _ in each.versions)
    return Text(tuple((tag, ", ".join(each.within(tag) for each in told)) for tag in tags))
