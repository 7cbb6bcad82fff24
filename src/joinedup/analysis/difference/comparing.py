"""What an import would change: the record beside the file, thing by thing and row by row."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from joinedup.analysis.difference.absence import (
    END_FIELDS,
    STOPPED,
    absent_rows_of,
    absent_things,
)
from joinedup.analysis.difference.freezing import Frozen
from joinedup.analysis.difference.matched import Matching
from joinedup.analysis.difference.matching import match_things
from joinedup.analysis.difference.merging import (
    Says,
    changed_fields,
    merged_text,
)
from joinedup.analysis.difference.model import (
    NEW,
    Change,
    ChangeKind,
    Choice,
    Difference,
    Drawn,
    Kept,
    LinkKey,
)
from joinedup.analysis.difference.naming import names_of
from joinedup.analysis.difference.places import type_name
from joinedup.analysis.difference.plaindata import digest_of, digest_of_plan, plain_changes
from joinedup.analysis.difference.pointers import Pointer, pointed, pointers, turned, turned_value
from joinedup.analysis.difference.remembering import Remembered
from joinedup.analysis.difference.rows import RowComparer
from joinedup.core.period import When
from joinedup.core.plan import COLLECTIONS, Plan, Thing
from joinedup.core.planfile import Places, PlanFile
from joinedup.core.text import Text

_K = ChangeKind
PLAN_FIELDS = (
    *("title", "description", "partnership", "area", "kind", "version", "starts", "ends", "as_at"),
    *("year_starts", "language", "words"),
)
"""What an import may say of the plan itself. That it is agreed, and when, only a board can say."""


def difference(
    record: Plan,
    file: Plan,
    *,
    answers: Mapping[str, str] | None = None,
    refs: Collection[str] = (),
    frozen: Collection[str] = (),
    day: datetime.date | None = None,
    places: Places | None = None,
    earlier: Remembered | None = None,
    drawn: Mapping[LinkKey, Drawn] | None = None,
) -> Difference:
    """What taking the file into the record would change.

    ``refs`` are those that the file itself carries (``PlanFile.refs``): others are its reader's
    and mean nothing here. ``answers`` are what was answered to questions and chosen for what the
    file lacks, by their ids (``gone:*`` and ``gone:action:*`` for all). ``frozen`` are fields
    (``action.title``), places in the outline (``action.place``) and types (``action``: none is
    added or withdrawn) that may not change. ``day`` is when what is said to have ended did so.
    ``places`` tell which columns each row of the file has: what has none is not emptied.
    ``earlier`` are answers that were given for earlier files. ``drawn`` are the links that people
    drew on pages: a file that lacks one does not take it away.
    """
    matching = match_things(
        record, file, refs=refs, answers=answers, frozen=frozenset(frozen), earlier=earlier
    )
    return _Comparer(matching, answers or {}, day, places, drawn or {}).run()


def difference_of_file(
    record: Plan,
    file: PlanFile,
    *,
    answers: Mapping[str, str] | None = None,
    frozen: Collection[str] = (),
    day: datetime.date | None = None,
    earlier: Remembered | None = None,
    drawn: Mapping[LinkKey, Drawn] | None = None,
) -> Difference:
    """:func:`difference` with all that reading the file has told of its refs and columns."""
    return difference(
        record,
        file.plan,
        answers=answers,
        refs=file.refs,
        frozen=frozen,
        day=day,
        places=file.places,
        earlier=earlier,
        drawn=drawn,
    )


class _Comparer:
    def __init__(
        self,
        matching: Matching,
        answers: Mapping[str, str],
        day: datetime.date | None,
        places: Places | None,
        drawn: Mapping[LinkKey, Drawn],
    ) -> None:
        self.matching, self.answers, self.day, self.drawn = matching, answers, day, drawn
        self.record, self.file = matching.record.graph.plan, matching.file.graph.plan
        self.says = Says(self.file, places)
        self.kept: list[Kept] = []
        self.withdrawn: set[str] = set()

    def run(self) -> Difference:
        """Everything, in the order in which it can be applied."""
        changes = list(self._plan())
        added, changed = self._things()
        absent = list(self._absent())
        rows = RowComparer(
            self.matching, self.says, self.answers, self.withdrawn, self._ended, self.drawn
        )
        row_changes = list(rows.changes())
        self.kept += rows.kept
        changed = self._without_withdrawn([*changed, *absent])
        every = [*changes, *added, *changed, *row_changes, *rows.places()]
        frozen = Frozen(self.matching)
        made = tuple(each for each in every if not frozen.holds(each))
        refused = (
            *(each for each in every if frozen.holds(each)),
            *(_added(thing, self.turn) for thing in self.matching.refused),
        )
        return self._difference(made, refused)

    def _difference(self, changes: tuple[Change, ...], frozen: tuple[Change, ...]) -> Difference:
        against, said = digest_of_plan(self.record), plain_changes(changes)
        found = Difference(
            changes=changes,
            questions=tuple(self.matching.questions),
            kept=tuple(self.kept),
            frozen=frozen,
            record=against,
            digest=digest_of(said, against),
            plain=said,
        )
        return replace(found, names=names_of(found, self.matching))

    def turn(self, ref: str) -> str | None:
        """A ref of the file as one of the difference; None where it waits."""
        return turn(self.matching, ref)

    # The plan itself.

    def _plan(self) -> Iterator[Change]:
        for field in PLAN_FIELDS:
            before, after = getattr(self.record, field), getattr(self.file, field)
            if not after or before == after or after == _DEFAULTS.get(field):
                continue
            if isinstance(after, Text):
                after = merged_text(before, after, ())
            elif field == "words":
                after = {**before, **after}
            if before != after:
                yield Change(kind=_K.CHANGE, type="plan", field=field, before=before, after=after)

    # Things.

    def _things(self) -> tuple[list[Change], list[Change]]:
        added: list[Change] = []
        changed: list[Change] = []
        also: list[Change] = []
        for collection in COLLECTIONS.values():
            for new in getattr(self.file, collection):
                ref = self.matching.to[new.ref]
                if ref.startswith(NEW):
                    added.append(_added(new, self.turn))
                elif ref:
                    found = self._changes_of(self.matching.record.graph.things[ref], new)
                    (also if new.ref in self.matching.also else changed).extend(found)
        return added, [*changed, *_filling(also, changed)]

    def _changes_of(self, old: Thing, new: Thing) -> Iterator[Change]:
        there, broken = turned(new, self.turn)
        type = type_name(old)
        exact: dict[str, Any] = {}
        for kept in absent_rows_of(old, there, self.says, self.answers, self.matching.frozen):
            self.kept.append(kept)
            if kept.choice is Choice.WITHDRAW:
                exact[kept.field] = kept
        for field, before, after in changed_fields(old, there, self.says, broken, new.ref):
            if field not in exact:
                yield Change(
                    kind=_K.CHANGE, type=type, ref=old.ref, field=field, before=before, after=after
                )
        for field in exact:
            before, after = getattr(old, field), getattr(there, field)
            yield Change(
                kind=_K.CHANGE, type=type, ref=old.ref, field=field, before=before, after=after
            )

    # What the file lacks.

    def _absent(self) -> Iterator[Change]:
        for kept, thing in absent_things(self.matching, self.says, self.answers):
            self.kept.append(kept)
            if kept.choice is Choice.WITHDRAW:
                for ref in (kept.ref, *kept.with_it):
                    self.withdrawn.add(ref)
                    type = type_name(self.matching.record.graph.things[ref])
                    yield Change(kind=_K.WITHDRAW, type=type, ref=ref)
            elif kept.choice is Choice.END:
                yield from self._end(kept.type, thing)

    def _end(self, type: str, thing: Thing) -> Iterator[Change]:
        field, after = STOPPED if type == "action" else (END_FIELDS[type], self._ended())
        before = getattr(thing, field)
        if before != after:
            yield Change(
                kind=_K.END, type=type, ref=thing.ref, field=field, before=before, after=after
            )

    def _ended(self) -> When:
        day = self.day or self.file.as_at
        if day is None:
            raise ValueError("To end what the file lacks, give the day on which it ended.")
        return When.on(day)

    def _without_withdrawn(self, changes: list[Change]) -> list[Change]:
        """The changes, and those that follow from withdrawing: what pointed to a thing that is
        withdrawn points to it no longer."""
        if not self.withdrawn:
            return changes
        pending = {(each.ref, each.field): each for each in changes}
        for thing in self.matching.record.graph.things.values():
            if thing.ref not in self.withdrawn and pointed(thing) & self.withdrawn:
                for change in self._unpointed(thing, pending):
                    pending[change.ref, change.field] = change
        return list(pending.values())

    def _unpointed(
        self, thing: Thing, pending: Mapping[tuple[str, str], Change]
    ) -> Iterator[Change]:
        for field, how in pointers(type(thing)).items():
            before = getattr(thing, field)
            change = pending.get((thing.ref, field))
            value = change.after if change else before
            after = self._left(value, how)
            if after != value:
                yield Change(
                    kind=_K.CHANGE,
                    type=type_name(thing),
                    ref=thing.ref,
                    field=field,
                    before=before,
                    after=after,
                )

    def _left(self, value: Any, how: Pointer) -> Any:
        if not value:
            return value
        return turned_value(value, how, lambda ref: None if ref in self.withdrawn else ref)[0]


def _filling(also: list[Change], changed: list[Change]) -> Iterator[Change]:
    """What further rows of a thing say of it where nothing was said: they change nothing else."""
    said = {(each.ref, each.field) for each in changed}
    for change in also:
        if not change.before and (change.ref, change.field) not in said:
            said.add((change.ref, change.field))
            yield change


def turn(matching: Matching, ref: str) -> str | None:
    """A ref of the file as one of the difference; None where it waits, or names nothing."""
    known = matching.to.get(ref)
    if known is None:  # words in place of a ref, such as “office”
        return None if ref in matching.record.graph.things else ref
    return known or None


def _added(new: Thing, turn_ref: Any) -> Change:
    there, _ = turned(new, turn_ref)
    there = replace(there, ref=NEW + new.ref)
    return Change(kind=_K.ADD, type=type_name(new), ref=there.ref, after=there)


_DEFAULTS: Mapping[str, Any] = {"language": "en", "year_starts": 4}
"""What a file says that does not say it."""
