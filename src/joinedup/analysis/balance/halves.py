"""Counting groups by meeting in the middle: for few members with large weights.

The members are parted in two; all groups of one half are listed, and for each of them the groups of
the other half that still fit are looked up in a sorted list (Horowitz and Sahni, "Computing
partitions with applications to the knapsack problem", Journal of the ACM 21(2), 1974; for power
indices Klinz and Woeginger, Mathematical Social Sciences 49(1), 2005). Time and room go with the
square root of the number of groups, and not with the weights.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add, mul
from typing import TypeVar

from joinedup.analysis.balance.against import Against, Tips, Vector

SECONDS = 1.5e-6  # for each group listed, as measured
BYTE_SECONDS = 3e-9

_Kind = TypeVar("_Kind")


def halves_cost(against: Against) -> tuple[float, int]:
    """About how many seconds and bytes :func:`by_halves` takes."""
    entries = [math.prod(many + 1 for _, many in half) for half in _halves(against.kinds)]
    others = math.prod(sorted(room + 1 for room in against.room)[:-1])
    meetings = min(others, *entries)
    each = SECONDS * meetings + BYTE_SECONDS * against.width
    return sum(entries) * each, sum(entries) * (160 + 2 * against.width)


def by_halves(against: Against) -> Tips:
    """Tips by listing the groups of either half, O(2^(members/2)) where no two are alike."""
    coding = _Coding.of(against)
    first, second = (_Half.of(half, coding, against.step) for half in _halves(against.kinds))
    found: dict[Vector, int] = {}
    for half, other in ((first, second), (second, first)):
        fitting = half.fitting(other, coding)
        whole = sum(fitting)
        for vector, many, with_them in shares(half.kinds, fitting):
            within = with_them // many
            found[vector] = whole - within - (within >> against.step)
    return found


def listed(kinds: Iterable[tuple[int, int]], step: int) -> tuple[list[int], list[int]]:
    """All groups of some members, given as pairs of a weight and how many have it: what each group
    weighs, and how often it occurs, by size; the members of the last kind vary slowest."""
    sums, often = [0], [1]
    for weight, many in kinds:
        ways = [math.comb(many, taken) << taken * step for taken in range(many + 1)]
        sums = [one + taken * weight for taken in range(many + 1) for one in sums]
        often = [one * way for way in ways for one in often]
    return sums, often


def _halves(kinds: Mapping[Vector, int]) -> tuple[list[tuple[Vector, int]], ...]:
    """The kinds in two halves with about as many groups."""
    halves: tuple[list[tuple[Vector, int]], ...] = ([], [])
    sizes = [1, 1]
    for vector, many in sorted(kinds.items(), key=lambda each: (-each[1], each[0])):
        smaller = sizes[1] < sizes[0]
        halves[smaller].append((vector, many))
        sizes[smaller] *= many + 1
    return halves


@dataclass(frozen=True)
class _Coding:
    """Vectors as single integers that can be added: the system with most room counts highest.

    ``scales`` are the d factors, ``others`` the factor of the highest, ``room`` its room.
    """

    scales: Vector
    others: int
    room: int
    lesser: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, against: Against) -> _Coding:
        totals = [
            sum(vector[at] * many for vector, many in against.kinds.items())
            for at in range(len(against.room))
        ]
        highest = max(range(len(totals)), key=lambda at: against.room[at])
        scales, scale, lesser = [0] * len(totals), 1, []
        for at, total in enumerate(totals):
            if at != highest:
                scales[at] = scale
                lesser.append((total + 1, against.room[at]))
                scale *= total + 1
        scales[highest] = scale
        return cls(tuple(scales), scale, against.room[highest], tuple(lesser))

    def code(self, vector: Vector) -> int:
        return sum(weight * scale for weight, scale in zip(vector, self.scales, strict=True))

    def leaves_room(self, rest: int) -> bool:
        """Whether a sum leaves room in every system but the highest."""
        for size, room in self.lesser:
            rest, weight = divmod(rest, size)
            if weight > room:
                return False
        return True


@dataclass(frozen=True)
class _Half:
    """All groups of one half: their sums as codes, and how often each occurs, by size; the
    members of the last kind vary slowest."""

    kinds: list[tuple[Vector, int]]
    codes: list[int]
    often: list[int]
    once: bool  # whether that is once for each

    @classmethod
    def of(cls, kinds: list[tuple[Vector, int]], coding: _Coding, step: int) -> _Half:
        codes, often = listed([(coding.code(vector), many) for vector, many in kinds], step)
        return cls(kinds, codes, often, max(often) == 1)

    def by_rest(self, coding: _Coding) -> Mapping[int, Sequence[int]]:
        """The places of the groups by what they weigh in the lesser systems."""
        if coding.others == 1:
            return {0: range(len(self.codes))}
        found: dict[int, list[int]] = {}
        for at, code in enumerate(self.codes):
            found.setdefault(code % coding.others, []).append(at)
        return found

    def fitting(self, other: _Half, coding: _Coding) -> list[int]:
        """For each group here, how many groups it makes with those of the other half that leave
        room, by size."""
        found = [0] * len(self.codes)
        theirs = [
            (rest, *other._sorted(places, coding)) for rest, places in other.by_rest(coding).items()
        ]
        for mine, places in self.by_rest(coding).items():
            rooms = [coding.room - weight for weight in self._weights(places, coding)]
            numbers = [0] * len(places)
            for rest, weights, totals in theirs:
                if coding.leaves_room(mine + rest):
                    ends = map(bisect_right, repeat(weights), rooms)
                    numbers = list(map(add, numbers, map(totals.__getitem__, ends)))
            for at, number in zip(places, numbers, strict=True):
                found[at] = number
        return list(map(mul, found, self.often))

    def _weights(self, places: Sequence[int], coding: _Coding) -> list[int]:
        """What these groups weigh in the highest system."""
        if coding.others == 1:
            return [self.codes[at] for at in places]
        return [self.codes[at] // coding.others for at in places]

    def _sorted(self, places: Sequence[int], coding: _Coding) -> tuple[list[int], Sequence[int]]:
        """What these groups weigh in the highest system, ascending, with running totals of how
        often."""
        weights = self._weights(places, coding)
        if self.once:
            return sorted(weights), range(len(weights) + 1)
        order = sorted(range(len(weights)), key=weights.__getitem__)
        often = (self.often[places[at]] for at in order)
        return [weights[at] for at in order], list(accumulate(often, initial=0))


def shares(
    kinds: Sequence[tuple[_Kind, int]], numbers: list[int]
) -> Iterator[tuple[_Kind, int, int]]:
    """Of each kind of some members whose groups are :func:`listed`, what it is, how many they are,
    and the sum of ``numbers`` (one for each group) times how many of the kind are in the group."""
    for vector, many in reversed(kinds):
        size = len(numbers) // (many + 1)
        parts = [numbers[taken * size : (taken + 1) * size] for taken in range(many + 1)]
        yield vector, many, sum(taken * sum(part) for taken, part in enumerate(parts))
        numbers = parts[0]
        for part in parts[1:]:
            numbers = list(map(add, numbers, part))
