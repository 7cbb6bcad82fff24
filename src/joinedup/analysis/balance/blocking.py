"""Who could block: the smallest groups that could stop something together, and that could carry it.

A combination is minimal: without any one of its members it would not do.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import comb, prod

from joinedup.analysis.balance.form import Form, Vector, form_of
from joinedup.analysis.balance.rule import Rule

MOST_LISTED = 20
MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """Any ``number`` of these ``members``, who are alike under the rule (numbers, ascending)."""

    members: tuple[int, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Combination:
    """Members who would do together, and none of whom could be left out."""

    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """How many members that is."""
        return sum(part.number for part in self.parts)

    @property
    def sets(self) -> int:
        """How many different sets of members it stands for."""
        return prod(comb(len(part.members), part.number) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Combinations:
    """Combinations, those of the fewest members first; ``complete`` is False where the list was
    cut short, so that there may be more."""

    listed: tuple[Combination, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """Who could stop something by being against, and who could carry it by being in favour."""

    blocking: Combinations
    carrying: Combinations


def who_could_block(rule: Rule, *, most: int = MOST_LISTED) -> Blocks:
    """The minimal combinations that block and that carry under a rule, fewest members first.

    At most ``most`` of each are listed, found in a bounded number of steps (a second or so for 500
    members); ``complete`` says whether that is all of them. Members that are alike make one
    combination: "the chair and any 3 of 7". ValueError where ``most`` is below 1.
    """
    if most < 1:
        raise ValueError(f"most is {most}. Ask for one combination or more.")
    form = form_of(rule)
    return Blocks(_smallest(form, form.stops, most), _smallest(form, form.ways, most))


def _smallest(form: Form, ways: tuple[Vector, ...], most: int) -> Combinations:
    kinds = form.kinds()
    searches = [_Search(way, ways, kinds) for way in ways]
    found: dict[frozenset[tuple[Vector, int]], Combination] = {}
    steps = MOST_STEPS
    for size in range(1, len(form.vectors) + 1):
        for search in searches:
            for chosen in search.of_size(size):
                steps -= 1
                if chosen:
                    found.setdefault(frozenset(chosen.items()), _combination(chosen, kinds))
                if steps < 0 or len(found) > most:
                    return Combinations(tuple(found.values())[:most], complete=False)
    return Combinations(tuple(found.values()), complete=True)


def _combination(
    chosen: Mapping[Vector, int], kinds: Mapping[Vector, tuple[int, ...]]
) -> Combination:
    parts = (Part(kinds[vector], number) for vector, number in chosen.items())
    return Combination(tuple(sorted(parts, key=lambda part: part.members)))


class _Search:
    """Combinations that reach every quota of one way, and are minimal for all ways together."""

    def __init__(
        self, way: Vector, ways: tuple[Vector, ...], kinds: Mapping[Vector, tuple[int, ...]]
    ) -> None:
        self._way, self._ways = way, ways
        heft = {
            vector: sum(weight / quota for weight, quota in zip(vector, way, strict=True) if quota)
            for vector in kinds
        }
        self._vectors = sorted((v for v in kinds if heft[v]), key=lambda v: -heft[v])
        self._many = [len(kinds[vector]) for vector in self._vectors]
        self._best = cache(self._best_of)

    def of_size(self, size: int) -> Iterator[dict[Vector, int] | None]:
        """Each minimal combination of a size, {weights of the kind: how many}; and None for each
        step that finds none, so that whoever asks can stop."""
        start: tuple[int, int, Vector, dict[Vector, int]] = (0, size, (0,) * len(self._way), {})
        stack = [start]
        while stack:
            at, left, sums, chosen = stack.pop()
            if not left:
                yield chosen if self._is_minimal(sums, chosen) else None
                continue
            yield None
            if self._reaches_any(sums) or not self._can_reach(at, left, sums):
                continue
            vector = self._vectors[at]
            for taken in range(min(left, self._many[at]) + 1):
                more = {**chosen, vector: taken} if taken else chosen
                stack.append((at + 1, left - taken, _plus(sums, vector, taken), more))

    def _is_minimal(self, sums: Vector, chosen: Mapping[Vector, int]) -> bool:
        return self._reaches_any(sums) and not any(
            self._reaches_any(_plus(sums, vector, -1)) for vector in chosen
        )

    def _reaches_any(self, sums: Vector) -> bool:
        return any(
            all(each >= quota for each, quota in zip(sums, way, strict=True)) for way in self._ways
        )

    def _can_reach(self, at: int, left: int, sums: Vector) -> bool:
        """Whether members from a place on could make up what is missing, system by system."""
        if sum(self._many[at:]) < left:
            return False
        best = self._best(at, left)
        return all(
            held + more >= quota for held, more, quota in zip(sums, best, self._way, strict=True)
        )

    def _best_of(self, at: int, left: int) -> Vector:
        """The most that ``left`` members from a place on have in each system."""
        rest = [
            vector
            for vector, many in zip(self._vectors[at:], self._many[at:], strict=True)
            for _ in range(many)
        ]
        return tuple(sum(heapq.nlargest(left, column)) for column in zip(*rest, strict=True))


def _plus(sums: Vector, vector: Vector, times: int) -> Vector:
    return tuple(held + times * weight for held, weight in zip(sums, vector, strict=True))
