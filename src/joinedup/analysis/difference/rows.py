"""The rows of a plan that have no ref, compared: links, updates, needs, statements, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from joinedup.analysis.difference.absence import absent_row, has_ended
from joinedup.analysis.difference.matched import Matching
from joinedup.analysis.difference.merging import Says, merged
from joinedup.analysis.difference.model import (
    NEW,
    PLACE,
    ROWS,
    Change,
    ChangeKind,
    Choice,
    Drawn,
    Kept,
    LinkKey,
)
from joinedup.analysis.difference.places import type_name
from joinedup.analysis.difference.pointers import turned
from joinedup.analysis.difference.sameness import key_of, pairs
from joinedup.core.dictionary import TYPES
from joinedup.core.period import When
from joinedup.core.plan import Link
from joinedup.core.words import LinkKind

_K = ChangeKind


class RowComparer:
    """Compares the rows once the things are matched. ``kept`` and the places are known after
    :meth:`changes` was read to its end."""

    def __init__(
        self,
        matching: Matching,
        says: Says,
        answers: Mapping[str, str],
        withdrawn: set[str],
        ended: Callable[[], When],
        drawn: Mapping[LinkKey, Drawn],
    ) -> None:
        self.matching, self.says, self.answers = matching, says, answers
        self.withdrawn, self.ended, self.drawn = withdrawn, ended, drawn
        self.record, self.file = matching.record.graph.plan, matching.file.graph.plan
        self.kept: list[Kept] = []
        self.found = {ref for ref in matching.to.values() if ref}
        self._names: dict[int, str] = {}
        self._links: list[Link] = []
        self._file_links: list[Link] = []

    def changes(self) -> Iterator[Change]:
        """Every change to a row."""
        for type, collection in ROWS.items():
            mine = list(getattr(self.record, collection))
            theirs, waits = self._of_file(collection)
            if type == "link":
                theirs = [link for link in theirs if not self._is_shorter(link)]
                self._file_links = theirs
            yield from self._changes(type, mine, theirs, waits)

    def _of_file(self, collection: str) -> tuple[list[Any], bool]:
        """The file's rows with refs of the difference. Rows that point to what waits wait too."""
        found, waits = [], False
        self._names = {}
        for at, row in enumerate(getattr(self.file, collection)):
            there, broken = turned(row, self._turn)
            if broken:
                waits = True
            else:
                self._names[id(there)] = f"{TYPES[row.__class__.__name__]}:{at}"
                found.append(there)
        return found, waits

    def _turn(self, ref: str) -> str | None:
        known = self.matching.to.get(ref)
        if known is None:  # words in place of a ref, such as “office”
            return None if ref in self.matching.record.graph.things else ref
        return known or None

    def _changes(
        self, type: str, mine: list[Any], theirs: list[Any], waits: bool
    ) -> Iterator[Change]:
        for before, there in pairs(mine, theirs, key_of(type, self.says.of)):
            if there is None:
                yield from self._absent(type, before, theirs, waits)
                continue
            after = there if before is None else self._merged(before, there)
            if type == "link":
                self._links.append(after)
            if before is None:
                yield Change(kind=_K.ADD, type=type, after=after)
            elif after != before:
                yield Change(kind=_K.CHANGE, type=type, before=before, after=after)

    def _merged(self, before: Any, there: Any) -> Any:
        after = merged(before, there, self.says, self._names[id(there)])
        return self._stripped(after) if self.withdrawn else after

    def _stripped(self, row: Any) -> Any:
        return turned(row, lambda ref: None if ref in self.withdrawn else ref)[0]

    # What the file lacks.

    def _absent(self, type: str, row: Any, theirs: list[Any], waits: bool) -> Iterator[Change]:
        if self._hangs_on_withdrawn(type, row):
            yield Change(kind=_K.WITHDRAW, type=type, before=row)
            return
        undrawn = type == "link" and self._is_undrawn(row)
        if undrawn and self._drawn_by(row) is None:
            yield Change(kind=_K.WITHDRAW, type=type, before=row)
            return
        choice = self._listed(type, row) if undrawn else self._choice(type, row, theirs, waits)
        if choice is Choice.WITHDRAW:
            yield Change(kind=_K.WITHDRAW, type=type, before=row)
            return
        after = replace(row, ended=self.ended()) if choice is Choice.END else row
        after = self._stripped(after) if self.withdrawn else after
        if type == "link":
            self._links.append(after)
        if after != row:
            kind = _K.END if choice is Choice.END else _K.CHANGE
            yield Change(kind=kind, type=type, before=row, after=after)

    def _choice(self, type: str, row: Any, theirs: list[Any], waits: bool) -> Choice:
        """What to do with a row that the file lacks. It is listed unless the file does not speak
        of such rows, or of what it belongs to, or it may be one of those that wait."""
        if waits or has_ended(type, row) or not self._speaks(type, theirs):
            return Choice.KEEP
        if type == "link" and self.matching.is_outline(row):
            return Choice.KEEP
        own = (row.source, row.target) if type == "link" else (getattr(row, "subject", ""),)
        ends = set(own) & self.matching.record.graph.things.keys()
        if type != "lineage" and not ends <= self.found:
            return Choice.KEEP  # it goes the way of the thing it belongs to
        return self._listed(type, row)

    def _listed(self, type: str, row: Any) -> Choice:
        kept = absent_row(type, row, self.answers, type in self.matching.frozen)
        drawn = self._drawn_by(row) if type == "link" else None
        self.kept.append(replace(kept, drawn=drawn))
        return kept.choice

    def _drawn_by(self, link: Link) -> Drawn | None:
        """Who drew a link on a page, if that was a person."""
        return self.drawn.get((link.source, link.target, link.kind.value))

    def _speaks(self, type: str, theirs: list[Any]) -> bool:
        if type == "link":
            theirs = [link for link in theirs if not self.matching.is_outline(link)]
        return self.says.of_type(type, theirs)

    def _hangs_on_withdrawn(self, type: str, row: Any) -> bool:
        if not self.withdrawn:
            return False
        ends = (row.source, row.target) if type == "link" else (getattr(row, "subject", ""),)
        return bool(self.withdrawn & set(ends))

    # The outline.

    def _is_whole(self, type: str) -> bool:
        """Whether the file says of things of a type all that they serve, and not only under what
        heading they stand."""
        return self.says.file.fields is None or self.says.of(f"{type}.serves")

    def _is_shorter(self, link: Link) -> bool:
        """Whether a file that leaves a level out says no more than the record: a sheet without a
        column for priorities puts an action under its outcome."""
        if not self.matching.is_outline(link) or link.source.startswith(NEW):
            return False
        if self._is_whole(self._type(link.source)):
            return False
        graph = self.matching.record.graph
        parent = graph.parent(link.source)
        return parent is not None and link.target in {each.ref for each in graph.above(parent.ref)}

    def _is_undrawn(self, link: Link) -> bool:
        """Whether the file says that a thing stands elsewhere, or nowhere."""
        if not self.matching.is_outline(link) or has_ended("link", link):
            return False
        if link.source not in self.found:
            return False
        drawn = self._drawn()
        if drawn is None or link.source in self._waiting:
            return False
        if self._is_whole(self._type(link.source)):
            return True
        there = drawn.get(link.source, ())
        first = self.matching.record.graph.parent(link.source)
        return bool(there) and first is not None and first.ref == link.target

    def _drawn(self) -> Mapping[str, list[str]] | None:
        """Source > targets of the outline links of the file; None if it has none at all."""
        if self._cached is None:
            self._cached = _by_source(self._file_links)
        return self._cached or None

    _cached: dict[str, list[str]] | None = None

    @property
    def _waiting(self) -> set[str]:
        """Sources of which the file has a link to something that waits."""
        if self._cached_waiting is None:
            self._cached_waiting = {
                self.matching.to.get(link.source, "")
                for link in self.file.links
                if link.kind is LinkKind.SERVES and self._turn(link.target) is None
            }
        return self._cached_waiting

    _cached_waiting: set[str] | None = None

    def _type(self, ref: str) -> str:
        return type_name(self.matching.record.graph.things[ref])

    def places(self) -> Iterator[Change]:
        """Things of the record whose first link is another than the file's, once all is applied."""
        now, wanted = _by_source(self._links), _by_source(self._file_links)
        for ref, targets in wanted.items():
            if (
                ref.startswith(NEW)
                or ref in self._waiting
                or now.get(ref, targets)[0] == targets[0]
            ):
                continue
            parent = self.matching.record.graph.parent(ref)
            yield Change(
                kind=_K.CHANGE,
                type=self._type(ref),
                ref=ref,
                field=PLACE,
                before=parent.ref if parent else None,
                after=targets[0],
            )


def _by_source(links: list[Link]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in links:
        if link.kind is LinkKind.SERVES:
            found.setdefault(link.source, []).append(link.target)
    return found
