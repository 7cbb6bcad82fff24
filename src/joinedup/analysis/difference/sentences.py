"""A difference in words: counts on top, then outcome by outcome, priority by priority, action by
action. A large one is counted at first, and opened part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from joinedup.analysis.difference.model import Change, ChangeKind, Difference, Named
from joinedup.analysis.difference.speaking import word_for
from joinedup.analysis.difference.telling import Line, Teller, owners
from joinedup.core.catalogue import N_, Words, capital, shown, translate
from joinedup.core.sentence import Plural
from joinedup.core.words import LinkKind

_K = ChangeKind
LARGE = 200
"""From so many lines on, groups are shown closed."""
LEVELS = ("outcome", "priority", "action")
"""The types that make groups."""
TOGETHER = ("milestone", "measure", "risk", "update", "need", "extra")
"""Types of which several new ones of one thing are told in one line."""

COUNTS: Mapping[ChangeKind, Plural] = {
    _K.ADD: Plural(N_("{count} new {level}"), N_("{count} new {levels}")),
    _K.CHANGE: Plural(N_("{count} {level} changed"), N_("{count} {levels} changed")),
    _K.END: Plural(N_("{count} {level} ended"), N_("{count} {levels} ended")),
    _K.WITHDRAW: Plural(N_("{count} {level} gone"), N_("{count} {levels} gone")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What changes in one outcome, priority or action (``ref``), or in all things of a type.

    ``counts`` say how much, with everything below; ``lines`` and ``groups`` what, and are empty
    where the group is closed. ``id`` opens it.
    """

    id: str
    type: str
    heading: str
    ref: str = ""
    counts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The whole in words. ``headline``: “12 changes: 3 new projects, 8 projects changed, 1 link gone”."""

    headline: str
    count: int
    groups: tuple[Group, ...] = ()


@dataclass(slots=True)
class _Node:
    changes: list[Change] = field(default_factory=list)
    below: dict[str, _Node] = field(default_factory=dict)

    def all(self) -> Iterator[Change]:
        yield from self.changes
        for node in self.below.values():
            yield from node.all()


def sentences(
    difference: Difference,
    language: str = "en",
    words: Words | None = None,
    *,
    opened: Collection[str] | None = None,
    changes: Iterable[Change] | None = None,
) -> Told:
    """What an import would change.

    ``opened`` are the ids of groups to be shown in full; None leaves it to the size: a difference
    of up to 200 changes is shown whole, of a larger one the counts. ``changes`` may be
    ``difference.frozen`` in place of those that will be made.
    """
    every = tuple(difference.changes if changes is None else changes)
    teller = Teller(difference, language, words)
    tree = _tree(every, difference)
    whole = opened is None and len(every) <= LARGE
    groups = _Groups(teller, None if whole else frozenset(opened or ()))
    found = counted(every, difference.names)
    count = sum(found.values())
    headline = teller.say(N_("This file changes nothing."))
    if count:
        sentence = Plural(N_("{count} change: {what}"), N_("{count} changes: {what}"))
        headline = teller.say(sentence, count=count, what=tuple(tell_counts(found, teller)))
    return Told(headline=headline, count=count, groups=tuple(groups.of(tree)))


def counted(
    changes: Iterable[Change], names: Mapping[str, Named]
) -> Counter[tuple[ChangeKind, str]]:
    """How many of each type are new, changed, ended, gone. A thing in which several fields change
    is one that changed; a thing that moves has changed, and its links with it."""
    changes = list(changes)
    found: Counter[tuple[ChangeKind, str]] = Counter()
    seen: set[tuple[str, str]] = set()
    added = {each.ref for each in changes if each.kind is _K.ADD and each.ref}
    moved = _moves(changes, names)
    for change in changes:
        if change.type == "link" and not change.ref:
            row = change.after if change.after is not None else change.before
            if row.source in added:
                continue  # its place comes with it
            if row.source in moved and row.kind is LinkKind.SERVES:
                _count_once(found, seen, moved[row.source], row.source)
                continue
        if change.ref and change.kind is _K.CHANGE:
            _count_once(found, seen, change.type, change.ref)
        elif change.type == "plan":
            _count_once(found, seen, "plan", "")
        else:
            found[change.kind, change.type] += 1
    return found


def _count_once(
    found: Counter[tuple[ChangeKind, str]], seen: set[tuple[str, str]], type: str, ref: str
) -> None:
    if (type, ref) not in seen:
        seen.add((type, ref))
        found[_K.CHANGE, type] += 1


def _moves(changes: Iterable[Change], names: Mapping[str, Named]) -> dict[str, str]:
    """Source > type, of the things that lose one place in the outline and get one other."""
    lost: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for change in changes:
        if change.type == "link" and change.kind in (_K.ADD, _K.WITHDRAW):
            row = change.after if change.after is not None else change.before
            if row.kind is LinkKind.SERVES:
                (got if change.kind is _K.ADD else lost)[row.source] += 1
    return {
        ref: names[ref].type
        for ref in lost
        if lost[ref] == 1 and got.get(ref) == 1 and ref in names
    }


def tell_counts(found: Counter[tuple[ChangeKind, str]], teller: Teller) -> Iterator[str]:
    """“3 new projects”, “8 projects changed”: each as a piece of a sentence."""
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    for (kind, type), count in sorted(found.items(), key=lambda each: order[each[0][0]]):
        if type == "plan":
            yield translate(N_("what the plan says of itself"), teller.language)
            continue
        said = teller.say(
            COUNTS[kind], count=count, level=word_for(type), levels=word_for(type, True)
        )
        yield said


def _tree(changes: Iterable[Change], difference: Difference) -> _Node:
    root = _Node()
    for change in changes:
        node = root
        for key in _path(change, difference):
            node = node.below.setdefault(key, _Node())
        node.changes.append(change)
    return root


def _path(change: Change, difference: Difference) -> list[str]:
    """The groups that a change stands in, from the outcome down; else that of its type."""
    at = next(iter(owners(change)), "")
    path: list[str] = []
    seen: set[str] = set()
    while at in difference.names and at not in seen:
        seen.add(at)
        named = difference.names[at]
        if named.type in LEVELS:
            path.insert(0, at)
        at = named.above
    return path or [f"type:{change.type}"]


class _Groups:
    """Makes the groups of a tree. ``opened`` None opens all."""

    def __init__(self, teller: Teller, opened: frozenset[str] | None) -> None:
        self.teller, self.opened = teller, opened

    def of(self, node: _Node) -> Iterator[Group]:
        """A group for each branch, outcomes first and in the order of their numbers."""
        for key in sorted(node.below, key=self._order):
            yield self._group(key, node.below[key])

    def _order(self, key: str) -> tuple[bool, list[tuple[int, str]]]:
        named = self.teller.names.get(key)
        number = named.number if named else ""
        parts = [
            (int(part), "") if part.isdecimal() else (10**9, part) for part in number.split(".")
        ]
        return key.startswith("type:"), parts

    def _group(self, key: str, node: _Node) -> Group:
        teller = self.teller
        found = counted(node.all(), teller.names)
        closed = self.opened is not None and key not in self.opened
        is_type = key.startswith("type:")
        type = key.removeprefix("type:") if is_type else teller.names[key].type
        heading = (
            capital(shown(word_for(type, True), teller.language, teller.words))
            if is_type
            else teller.called(key)
        )
        return Group(
            id=key,
            type=type,
            heading=heading,
            ref="" if is_type else key,
            counts=tuple(tell_counts(found, teller)),
            lines=() if closed else tuple(self._lines(node.changes)),
            groups=() if closed else tuple(self.of(node)),
            closed=closed,
        )

    def _lines(self, changes: list[Change]) -> Iterator[Line]:
        """A line for each change, several new steps, figures or notes of one thing in one."""
        moves = _moves(changes, self.teller.names)
        together: dict[tuple[str, str], list[Change]] = {}
        added = {each.ref for each in changes if each.kind is _K.ADD and each.ref}
        for change in changes:
            if change.kind is _K.ADD and change.type in TOGETHER:
                together.setdefault((change.type, self._owner(change)), []).append(change)
        for change in changes:
            key = (change.type, self._owner(change))
            several = together.get(key, []) if change.kind is _K.ADD else []
            if len(several) > 1:
                if change is several[0]:
                    yield self._together(several, key)
            elif not self._goes_without_saying(change, added, moves):
                yield self._moved(change, changes, moves) or self.teller.line(change)

    def _owner(self, change: Change) -> str:
        if change.ref:
            named = self.teller.names.get(change.ref)
            return named.above if named else ""
        return next(iter(owners(change)), "")

    def _together(self, several: list[Change], key: tuple[str, str]) -> Line:
        type, owner = key
        sentence = N_("{count} new {levels} of {name}") if owner else N_("{count} new {levels}")
        text = self.teller.say(
            sentence,
            count=len(several),
            levels=word_for(type, True),
            name=self.teller.named(owner) if owner else "",
        )
        return Line(sentence=capital(text), kind=_K.ADD, type=type, ref=owner)

    def _goes_without_saying(
        self, change: Change, added: set[str], moves: Mapping[str, str]
    ) -> bool:
        """The place of what is new, and the second half of a move."""
        if change.type != "link" or change.ref:
            return False
        row = change.after if change.after is not None else change.before
        if row.kind is not LinkKind.SERVES:
            return False
        return row.source in added or (row.source in moves and change.kind is _K.ADD)

    def _moved(
        self, change: Change, changes: list[Change], moves: Mapping[str, str]
    ) -> Line | None:
        """A place that was lost, told with the one that was got."""
        if change.type != "link" or change.kind is not _K.WITHDRAW:
            return None
        source, before = change.before.source, change.before.target
        if source not in moves or change.before.kind is not LinkKind.SERVES:
            return None
        after = next(
            each.after.target
            for each in changes
            if each.type == "link"
            and each.kind is _K.ADD
            and each.after.source == source
            and each.after.kind is LinkKind.SERVES
        )
        text = self.teller.moved(source, before, after)
        return Line(sentence=capital(text), kind=_K.CHANGE, type="link", ref=source, field="place")
