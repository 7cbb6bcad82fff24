"""The names of everything that a difference mentions, and of what it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from joinedup.analysis.difference.matched import Matching
from joinedup.analysis.difference.model import MODELS, NEW, PLACE, Change, Difference, Named
from joinedup.analysis.difference.places import type_name
from joinedup.analysis.difference.pointers import Pointer, pointed, pointers
from joinedup.core.plan import Participation, Thing
from joinedup.core.text import Text
from joinedup.core.titles import title_of


def names_of(difference: Difference, matching: Matching) -> dict[str, Named]:
    """Ref > name, of what is mentioned and of all that stands above it."""
    names: dict[str, Named] = {}
    for ref in _mentioned(difference):
        at = ref
        while at and at not in names:
            named = _named(at, matching)
            if named is None:
                break
            names[at] = named
            at = named.above
    return names


def _named(ref: str, matching: Matching) -> Named | None:
    in_file = ref.startswith(NEW)
    side = matching.file if in_file else matching.record
    thing = side.graph.things.get(ref.removeprefix(NEW))
    if thing is None:
        return None
    above = side.above(thing)
    if in_file:
        above = matching.to.get(above) or (NEW + above if above else "")
    return Named(
        type=type_name(thing),
        number=getattr(thing, "number", ""),
        title=_title(thing, side.graph.things),
        above=above,
    )


def _title(thing: Thing, things: Mapping[str, Thing]) -> Text:
    if isinstance(thing, Participation):
        return Text.of(", ".join(filter(None, (thing.community, thing.how))))
    return title_of(thing, things)


def _mentioned(difference: Difference) -> Iterator[str]:
    for change in (*difference.changes, *difference.frozen):
        yield from refs_of(change)
    for question in difference.questions:
        yield question.about
        yield from (each.ref for each in question.candidates)
    for kept in difference.kept:
        yield from filter(None, (kept.ref, *kept.with_it))
        if kept.row is not None:
            yield from pointed(kept.row)


def refs_of(change: Change) -> Iterable[str]:
    """Every ref that a change mentions."""
    found = {change.ref} if change.ref else set()
    if change.field:
        for value in (change.before, change.after):
            found |= _refs_in(change, value)
    else:
        for record in (change.before, change.after):
            found |= pointed(record) if record is not None else set()
    return found


def _refs_in(change: Change, value: Any) -> set[str]:
    if not value:
        return set()
    if change.field == PLACE:
        return {value}
    how = pointers(MODELS[change.type]).get(change.field)
    if how is Pointer.ONE:
        return {value}
    if how is Pointer.MANY:
        return set(value)
    if how is Pointer.RECORDS:
        return {ref for row in value for ref in pointed(row)}
    return set()
