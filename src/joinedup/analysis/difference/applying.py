"""A difference applied: exactly what it says, to exactly the record it was made against."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from joinedup.analysis.difference.model import (
    MODELS,
    NEW,
    PLACE,
    ROWS,
    Change,
    ChangeKind,
    Difference,
)
from joinedup.analysis.difference.plaindata import digest_of_plan
from joinedup.analysis.difference.pointers import pointers, turned, turned_value
from joinedup.core.plan import COLLECTIONS, Link, Plan
from joinedup.core.ref import LETTERS
from joinedup.core.words import LinkKind

NewRef = Callable[[str], str]
"""Type of thing > a ref that no other has."""

_K = ChangeKind


class Stale(ValueError):
    """The record is no longer the one that the difference was made against."""


def apply(record: Plan, difference: Difference, new_ref: NewRef | None = None) -> Plan:
    """The record once everything in ``difference.changes`` is done.

    ``new_ref`` gives the refs of what is added, in the order of the changes; without it they
    follow the highest in the record. Stale if the record has changed since.
    """
    if digest_of_plan(record) != difference.record:
        raise Stale("The plan has changed since this import was compared with it. Compare again.")
    given = given_refs(difference.changes, new_ref or refs_after(record))
    return _Application(record, [turned_change(each, given) for each in difference.changes]).run()


def refs_after(plan: Plan) -> NewRef:
    """Refs that follow the highest of each type in a plan."""
    last = dict.fromkeys(LETTERS, 0)
    for type, collection in COLLECTIONS.items():
        for thing in getattr(plan, collection):
            if thing.ref[1:].isdecimal():
                last[type] = max(last[type], int(thing.ref[1:]))

    def following(type: str) -> str:
        last[type] += 1
        return f"{LETTERS[type]}{last[type]}"

    return following


def given_refs(changes: Iterable[Change], new_ref: NewRef) -> dict[str, str]:
    """``new:A7`` > the ref that it is given, for everything that is added."""
    return {
        change.ref: new_ref(change.type)
        for change in changes
        if change.kind is _K.ADD and change.ref.startswith(NEW)
    }


def turned_change(change: Change, given: dict[str, str]) -> Change:
    """A change with the refs that were given to new things in place of the file's."""

    def turn(ref: str) -> str:
        return given.get(ref, ref)

    def value(each: Any) -> Any:
        if each is None:
            return None
        if not change.field:
            record, _ = turned(each, turn)
            return replace(record, ref=turn(each.ref)) if change.ref else record
        if change.field == PLACE:
            return turn(each)
        how = pointers(MODELS[change.type]).get(change.field)
        return turned_value(each, how, turn)[0] if how and each else each

    if not given:
        return change
    return replace(
        change, ref=turn(change.ref), before=value(change.before), after=value(change.after)
    )


class _Application:
    def __init__(self, record: Plan, changes: list[Change]) -> None:
        self.record, self.changes = record, changes
        self.said: dict[str, dict[str, Any]] = {}
        self.added: dict[str, list[Any]] = {}
        self.withdrawn: set[str] = set()
        self.rows: dict[str, list[Change]] = {}
        self.places: dict[str, str] = {}
        for change in changes:
            self._sort(change)

    def _sort(self, change: Change) -> None:
        if change.type in ROWS:
            self.rows.setdefault(change.type, []).append(change)
        elif change.kind is _K.ADD:
            self.added.setdefault(change.type, []).append(change.after)
        elif change.kind is _K.WITHDRAW:
            self.withdrawn.add(change.ref)
        elif change.field == PLACE:
            self.places[change.ref] = change.after
        else:
            self.said.setdefault(change.ref, {})[change.field] = change.after

    def run(self) -> Plan:
        """The plan with everything done."""
        collections: dict[str, Any] = {
            collection: self._things(type, collection) for type, collection in COLLECTIONS.items()
        }
        for type, collection in ROWS.items():
            collections[collection] = tuple(self._rows(type, getattr(self.record, collection)))
        if self.places:
            collections["links"] = _in_place(collections["links"], self.places)
        return replace(self.record, **self.said.get("", {}), **collections)

    def _things(self, type: str, collection: str) -> tuple[Any, ...]:
        kept = (
            replace(thing, **self.said[thing.ref]) if thing.ref in self.said else thing
            for thing in getattr(self.record, collection)
            if thing.ref not in self.withdrawn
        )
        return (*kept, *self.added.get(type, ()))

    def _rows(self, type: str, rows: Iterable[Any]) -> list[Any]:
        found: list[Any] = list(rows)
        changes = self.rows.get(type, [])
        at: dict[Any, list[int]] = {}
        if any(change.before is not None for change in changes):
            for index, row in enumerate(found):
                at.setdefault(row, []).append(index)
        for change in changes:
            if change.before is None:
                found.append(change.after)
                continue
            where = at.get(change.before)
            if not where:
                raise Stale(f"A row of {type} that the import would change is not there any more.")
            found[where.pop(0)] = change.after
        return [row for row in found if row is not None]


def _in_place(links: tuple[Link, ...], places: dict[str, str]) -> tuple[Link, ...]:
    """The links, with that which leads to the wanted place before the others of its source."""
    found = list(links)
    first: dict[str, int] = {}
    for index, link in enumerate(found):
        if link.kind is LinkKind.SERVES and link.source in places:
            first.setdefault(link.source, index)
            if link.target == places[link.source]:
                found.insert(first[link.source], found.pop(index))
                del places[link.source]
    return tuple(found)
