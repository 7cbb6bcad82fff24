"""How a cell points to a thing of the plan, and how such a cell is understood.

Partners, people, places, groups and seats go by their names, all else by the partnership's own number;
where that is missing or repeated, by our ref. A cell is understood as a number, a ref or an exact
title, or a number and a title together, in this order: first among the things that its column is
for, then, where the column allows it, among all things of the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from joinedup.core.catalogue import OUR_WORDS
from joinedup.core.plan import COLLECTIONS, Thing
from joinedup.core.ref import type_of
from joinedup.formats.template.cells import text_cell

BY_NAME = frozenset({"partner", "person", "locality", "group", "seat"})
"""The types that are known by their names rather than by numbers."""

BETWEEN = "; "
EXPLICIT = "ref "  # "ref P1" is our ref and never somebody's number

Tiers = tuple[tuple[str, ...], ...]


@cache
def tiers(type: str) -> Tiers:
    """The types of things a column points to, likeliest first: of ``refs of action, any``,
    actions, then everything."""
    pointed = type.partition(" of " if " of " in type else " to ")[2].removesuffix(" or text")
    return tuple(tuple(COLLECTIONS) if kind == "any" else (kind,) for kind in pointed.split(", "))


def fold(text: str) -> str:
    """A text as it is compared: case and runs of white space do not count."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class Named:
    """One thing by everything it may be called."""

    ref: str
    type: str
    number: str
    titles: tuple[str, ...]

    @classmethod
    def of(cls, thing: Thing) -> Named:
        """The names of a thing of a plan."""
        title = getattr(thing, "title", None)
        titles = tuple(words for _, words in title.versions) if title else ()
        return cls(thing.ref, type_of(thing.ref), getattr(thing, "number", ""), titles)


class Names:
    """The names of every thing of a plan. Building it is linear; a look-up is O(1)."""

    def __init__(
        self, things: Iterable[Named], words: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        self._folded: dict[str, str] = {}
        self._by_number: dict[str, dict[str, list[str]]] = {}
        self._by_title: dict[str, dict[str, list[str]]] = {}
        self._by_both: dict[str, dict[str, list[str]]] = {}
        self._things: dict[str, Named] = {}
        self._labels: dict[tuple[str, Tiers], str] = {}
        self._answers: dict[Tiers, dict[str, list[str]]] = {}
        self._prefixes = _prefixes(words or {})
        for thing in things:
            self.add(thing)

    def add(self, thing: Named) -> None:
        """One more thing; a ref that is taken stays with the first."""
        if thing.ref in self._things:
            return
        self._answers.clear()
        self._things[thing.ref] = thing
        self._folded[fold(thing.ref)] = thing.ref
        numbers = self._by_number.setdefault(thing.type, defaultdict(list))
        titles = self._by_title.setdefault(thing.type, defaultdict(list))
        both = self._by_both.setdefault(thing.type, defaultdict(list))
        if thing.number:
            numbers[fold(thing.number)].append(thing.ref)
        for title in {fold(title) for title in thing.titles}:
            titles[title].append(thing.ref)
            if thing.number:
                both[fold(f"{thing.number} {title}")].append(thing.ref)

    def alias(self, text: str, ref: str) -> None:
        """Another text that stands for a ref, unless it is the ref of another thing."""
        self._answers.clear()
        self._folded.setdefault(fold(text), ref)

    def find(self, text: str, where: Tiers) -> list[str]:
        """The refs that a text may mean: one is an answer, none is unknown, several are doubtful."""
        answers = self._answers.setdefault(where, {})
        found = answers.get(text)
        if found is None:
            found = answers[text] = self._find(fold(text), where)
        return found

    def _find(self, key: str, where: Tiers) -> list[str]:
        explicit = (
            self._folded.get(key.removeprefix(EXPLICIT)) if key.startswith(EXPLICIT) else None
        )
        if explicit and any(self._things[explicit].type in tier for tier in where):
            return [explicit]
        return next((found for tier in where if (found := self._in_tier(key, tier))), [])

    def _in_tier(self, key: str, tier: tuple[str, ...]) -> list[str]:
        ways: tuple[Callable[[str, tuple[str, ...]], list[str]], ...] = (
            self._numbered,
            self._with_ref,
            self._titled,
            self._prefixed,
        )
        return next((found for way in ways if (found := way(key, tier))), [])

    def _numbered(self, key: str, tier: tuple[str, ...]) -> list[str]:
        return _among(self._by_number, key, tier)

    def _with_ref(self, key: str, tier: tuple[str, ...]) -> list[str]:
        ref = self._folded.get(key)
        return [ref] if ref and self._things[ref].type in tier else []

    def _titled(self, key: str, tier: tuple[str, ...]) -> list[str]:
        return _among(self._by_title, key, tier) or _among(self._by_both, key, tier)

    def _prefixed(self, key: str, tier: tuple[str, ...]) -> list[str]:
        """``Aim 5`` and ``project 5.2.1``: one of our words or theirs, and a number."""
        word, _, number = key.partition(" ")
        type = self._prefixes.get(word)
        return _among(self._by_number, number, (type,)) if type in tier else []

    def label(self, ref: str, where: Tiers) -> str:
        """How a cell points to ``ref``, so that :meth:`find` gives it back."""
        known = self._labels.get((ref, where))
        if known is None:
            known = self._labels[ref, where] = self._label(ref, where)
        return known

    def _label(self, ref: str, where: Tiers) -> str:
        thing = self._things.get(ref)
        if thing is None:
            return ref
        titles = thing.titles[:1]
        spoken = (*titles, thing.number) if thing.type in BY_NAME else (thing.number,)
        for label in (*spoken, ref, f"{EXPLICIT}{ref}"):
            if _can_stand_in_a_list(label) and self.find(label, where) == [ref]:
                return label
        return f"{EXPLICIT}{ref}"


def _can_stand_in_a_list(label: str) -> bool:
    return text_cell(label) == label and not any(mark in label for mark in ";\n")


def _among(index: dict[str, dict[str, list[str]]], key: str, tier: Iterable[str]) -> list[str]:
    return [ref for type in tier if type in index for ref in index[type].get(key, ())]


def _prefixes(words: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    ours = {fold(one): type for type, (one, _) in OUR_WORDS.items() if " " not in one}
    own = {fold(one): type for type, (one, _) in words.items()}
    return {**ours, "project": "action", "aim": "outcome", "service": "delivery_system", **own}
