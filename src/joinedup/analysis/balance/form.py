"""A rule as whole numbers alone: weight systems, and ways to pass as a quota for each of them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from joinedup.analysis.balance.rule import Rule

Vector = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole-number form of a rule with n members and d weight systems.

    ``vectors`` are n tuples of d weights: two members with the same one are alike in everything.
    ``ways`` are tuples of d quotas, nought where none is asked; a group passes when it reaches
    every quota of one of them. ``stops`` are the same for a group of members against.
    """

    vectors: tuple[Vector, ...]
    ways: tuple[Vector, ...]
    stops: tuple[Vector, ...]

    def terms(self) -> Mapping[Vector, int]:
        """The number of groups that reach one of the ways, as a sum over groups that reach all of
        some quotas: {quotas: how often it counts, less than nought where it is taken off}."""
        found: Counter[Vector] = Counter()
        for way in self.ways:
            more = Counter({way: 1})
            for other, sign in found.items():
                more[_both(way, other)] -= sign
            found.update(more)
        return {quotas: sign for quotas, sign in found.items() if sign}

    def kinds(self) -> Mapping[Vector, tuple[int, ...]]:
        """Members that are alike, by their weights: {weights: the members, ascending}."""
        found: dict[Vector, list[int]] = {}
        for member, vector in enumerate(self.vectors):
            found.setdefault(vector, []).append(member)
        return {vector: tuple(members) for vector, members in found.items()}


def form_of(rule: Rule) -> Form:
    """The whole-number form of a rule. Its last system but one counts heads, and its last the
    members who are needed; they are left out where the rule asks for neither."""
    systems, quotas = [], []
    for count in rule.counts:
        weights, quota = count.whole()
        systems.append(weights)
        quotas.append(quota)
    blockers = [count.blockers for count in rule.counts]
    if rule.heads or any(blockers):
        systems.append((1,) * rule.members)
        quotas.append(rule.heads)
    if rule.needed:
        systems.append(tuple(int(member in rule.needed) for member in range(rule.members)))
        quotas.append(len(rule.needed))
    totals = [sum(weights) for weights in systems]
    return Form(
        vectors=tuple(zip(*systems, strict=True)),
        ways=tuple(dict.fromkeys(_ways(quotas, blockers, rule.members))),
        stops=tuple(_stops(quotas, totals, blockers)),
    )


def _ways(quotas: list[int], blockers: list[int], members: int) -> Iterator[Vector]:
    """Every way to pass: a count with a least number of blockers is reached, or else so many are
    in favour that too few are left to block by it."""
    heads = len(blockers)
    chosen = [(False, True) if each else (False,) for each in blockers]
    for spared in itertools.product(*chosen):
        way = list(quotas)
        for at, without in enumerate(spared):
            if without:
                way[at] = 0
                way[heads] = max(way[heads], members - blockers[at] + 1)
        yield tuple(way)


def _stops(quotas: list[int], totals: list[int], blockers: list[int]) -> Iterator[Vector]:
    """Every way to stop: enough against in one system that the others cannot reach its quota, and
    as many members as that takes."""
    for at, (quota, total) in enumerate(zip(quotas, totals, strict=True)):
        if quota:
            stop = [0] * len(quotas)
            stop[at] = total - quota + 1
            if at < len(blockers) and blockers[at]:
                stop[len(blockers)] = blockers[at]
            yield tuple(stop)


def _both(one: Vector, other: Vector) -> Vector:
    return tuple(map(max, one, other))
