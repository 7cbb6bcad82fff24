"""A difference written: exactly its changes, in few statements, into one version of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from joinedup.analysis.difference import NEW, PLACE, Change, ChangeKind, Difference, turned_change
from joinedup.commands.deed import Deed
from joinedup.commands.versions import (
    Loaded,
    column_of,
    last_position,
    save_version,
)
from joinedup.core.view import with_unseen
from joinedup.core.words import LinkKind
from joinedup.records.models import Link, PlanVersion, Thing
from joinedup.records.shapes import COLLECTIONS, PLAN_LEVEL, shapes
from joinedup.records.told import plan as fields_of_version

Progress = Callable[[int, int], None]
"""Told how many changes of how many are done."""

STEP = 200
"""Changes that are written between two calls of a Progress."""
_K = ChangeKind
_WITH_REF = frozenset(COLLECTIONS) - {
    *("link", "lineage", "update", "need", "statement", "extra"),
}


class Application:
    """Writes a difference against a version as it was loaded. ``same`` says which of the things
    that it adds are known already: ``new:A7`` > their ref."""

    def __init__(
        self,
        deed: Deed,
        loaded: Loaded,
        difference: Difference,
        same: Mapping[str, str],
        progress: Progress,
    ) -> None:
        self.deed, self.writer, self.loaded = deed, deed.writer, loaded
        self.version, self.same, self.progress = loaded.version, same, progress
        self.things: dict[str, Thing] = {}
        self.given = {
            change.ref: self._given(change)
            for change in difference.changes
            if change.kind is _K.ADD and change.ref.startswith(NEW)
        }
        self.changes = [turned_change(each, self.given) for each in difference.changes]
        self.counts: dict[str, Counter[str]] = {kind.value: Counter() for kind in _K}
        self._positions: dict[str, int] = {}
        self._rows: dict[str, dict[Any, list[Thing]]] = {}
        self._done = 0

    def run(self) -> dict[str, dict[str, int]]:
        """Everything that is added, then everything that changes; how many of what, by kind."""
        order = {_K.ADD: 0, _K.CHANGE: 1, _K.END: 1, _K.WITHDRAW: 2}
        said: dict[str, dict[str, Any]] = {}
        places: list[Change] = []
        ordered = sorted(self.changes, key=lambda each: order[each.kind])
        self.progress(0, len(self.changes))
        for change in ordered:
            if change.field == PLACE:
                places.append(change)
            elif change.field:
                said.setdefault(change.ref, {})[change.field] = change.after
                self._count(change, once=len(said[change.ref]) == 1)
            else:
                self._whole(change)
                self._did(1)
        self._say(said)
        self.writer.flush()
        for change in places:
            self._place(change)
        return {kind: dict(found) for kind, found in self.counts.items() if found}

    def _did(self, changes: int) -> None:
        """Count what is done; at each step it is written, so that what is told is so."""
        step, self._done = self._done // STEP, self._done + changes
        if self._done // STEP != step:
            self.writer.flush()
            self.progress(self._done, len(self.changes))

    # Whole things and rows

    def _given(self, change: Change) -> str:
        known = self.same.get(change.ref)
        thing = self.writer.thing(known) if known else self.writer.reserve(change.type)
        self.things[thing.uid] = thing
        return thing.uid

    def _whole(self, change: Change) -> None:
        if change.kind is _K.ADD:
            thing = self.things.get(change.ref) if change.ref else None
            thing = thing or self.writer.reserve(change.type)
            self.writer.say(thing, self.version, change.after, position=self._next(change.type))
        elif change.kind is _K.WITHDRAW:
            self._withdraw(self.writer.thing(change.ref) if change.ref else self._row(change))
        else:
            self.writer.change(self._row(change), self.version, change.before, change.after)
        self._count(change)

    def _count(self, change: Change, once: bool = True) -> None:
        if once and change.type != "plan":
            self.counts[change.kind.value][change.type] += 1

    def _next(self, type: str) -> int:
        if type not in self._positions:
            of = None if type in PLAN_LEVEL else self.version
            self._positions[type] = last_position(shapes()[type].model, of)
        self._positions[type] += 1
        return self._positions[type]

    def _row(self, change: Change) -> Thing:
        """The thing of a row that has no ref, by what it says."""
        if change.type not in self._rows:
            found: dict[Any, list[Thing]] = {}
            for key, record in self.loaded.rows[change.type]:
                found.setdefault(record, []).append(self.loaded.thing(key))
            self._rows[change.type] = found
        return self._rows[change.type][change.before].pop(0)

    def _withdraw(self, thing: Thing) -> None:
        """Out of this version; where no other has it, the thing itself is withdrawn."""
        model = shapes()[thing.type].model
        elsewhere = model.objects.filter(thing=thing).exclude(plan=self.version)
        if thing.type not in PLAN_LEVEL and elsewhere.exists():
            self.writer.leave(thing, self.version)
        else:
            self.writer.mark(thing, withdrawn=True)

    # Fields

    def _say(self, said: Mapping[str, dict[str, Any]]) -> None:
        seen = {each.ref for each in self.loaded.plan.things()}
        records = {
            record.ref: record
            for type in _WITH_REF
            for _, record in (self.loaded.rows[type] if said else ())
        }
        for ref, fields in said.items():
            self._did(len(fields))
            if not ref:
                self._say_of_plan(fields)
                continue
            before = records[ref]
            after = with_unseen(before, replace(before, **fields), seen)
            self.writer.change(self.writer.thing(ref), self.version, before, after)

    def _say_of_plan(self, fields: Mapping[str, Any]) -> None:
        row: PlanVersion = self.version
        before = fields_of_version(row)
        for name, value in fields.items():
            setattr(row, column_of(name), dict(value) if name == "words" else value)
        save_version(self.deed, row, before)

    # The outline

    def _place(self, change: Change) -> None:
        """Bring the link to the wanted place before the other *serves* links of its source."""
        source, target = self.writer.thing(change.ref), self.writer.thing(change.after)
        rows = list(
            Link.objects.filter(plan=self.version, source=source, kind=LinkKind.SERVES.value)
            .order_by("position", "id")
            .select_related("thing")
        )
        wanted = next((at for at, row in enumerate(rows) if row.target_id == target.id), 0)
        positions = [row.position for row in rows]
        ordered = [rows[wanted], *rows[:wanted], *rows[wanted + 1 :]]
        for row, position in zip(ordered, positions, strict=True):
            if row.position != position:
                self.writer.move(row.thing, self.version, position)
        self._count(change)
