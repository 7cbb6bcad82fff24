"""Votes for tests: power counted from its definition, and rules of every kind that make sense."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import factorial

from hypothesis import strategies as st

from joinedup.analysis.balance import CannotCount, Combinations, Count, Rule


def groups(members: int) -> Iterator[frozenset[int]]:
    """Every group of members, the empty one first."""
    for size in range(members + 1):
        yield from map(frozenset, itertools.combinations(range(members), size))


def swings_one_by_one(rule: Rule) -> tuple[int, ...]:
    """For each member, the groups that pass and do not pass without that member."""
    swings = [0] * rule.members
    passing = {group for group in groups(rule.members) if rule.passes(group)}
    for group in passing:
        for member in group:
            swings[member] += group - {member} not in passing
    return tuple(swings)


def orders_one_by_one(rule: Rule) -> tuple[Fraction, ...]:
    """For each member, the part of all orders in which something passes as this member joins."""
    decided = [0] * rule.members
    for order in itertools.permutations(range(rule.members)):
        joined: list[int] = []
        for member in order:
            joined.append(member)
            if rule.passes(joined):
                decided[member] += 1
                break
    return tuple(Fraction(each, factorial(rule.members)) for each in decided)


def index_by_sizes(rule: Rule) -> tuple[Fraction, ...]:
    """The Shapley-Shubik index from its sum over groups, which is quicker than all orders."""
    n = rule.members
    index = [Fraction(0)] * n
    passing = {group for group in groups(n) if rule.passes(group)}
    for group in passing:
        weight = Fraction(factorial(len(group) - 1) * factorial(n - len(group)), factorial(n))
        for member in group:
            if group - {member} not in passing:
                index[member] += weight
    return tuple(index)


def swings_by_dictionary(weights: Sequence[int], quota: int, first: int) -> tuple[int, ...]:
    """Another way of counting, for the first so many members: a dictionary says how many groups
    of those before a member have each weight, another those after, and the two are matched."""
    after = [_added({0: 1}, weights[first:])]
    for weight in reversed(weights[1:first]):
        after.append(_added(after[-1], [weight]))
    before, swings = {0: 1}, []
    for weight in weights[:first]:
        swings.append(_matches(before, after.pop(), quota - weight, quota - 1))
        before = _added(before, [weight])
    return tuple(swings)


def _added(groups: dict[int, int], weights: Sequence[int]) -> dict[int, int]:
    """How many groups have each weight, with these members too."""
    for weight in weights:
        more = defaultdict(int, groups)
        for held, number in groups.items():
            more[held + weight] += number
        groups = dict(more)
    return groups


def _matches(left: dict[int, int], right: dict[int, int], low: int, high: int) -> int:
    """How many pairs of groups weigh from low to high together."""
    weights = sorted(right)
    totals = list(itertools.accumulate((right[each] for each in weights), initial=0))
    top = bottom = len(weights)
    found = 0
    if low > high:
        return 0
    for held in sorted(left):
        while top and weights[top - 1] > high - held:
            top -= 1
        while bottom and weights[bottom - 1] >= low - held:
            bottom -= 1
        found += left[held] * (totals[top] - totals[bottom])
    return found


def minimal(members: int, enough: Callable[[frozenset[int]], bool]) -> set[frozenset[int]]:
    """The groups that are enough, and of which nobody can be left out."""
    found = {group for group in groups(members) if enough(group)}
    return {group for group in found if not any(group - {member} in found for member in group)}


def spelt_out(combinations: Combinations) -> set[frozenset[int]]:
    """Every set of members that some combinations stand for."""
    return {
        frozenset(itertools.chain.from_iterable(chosen))
        for each in combinations.listed
        for chosen in itertools.product(
            *(itertools.combinations(part.members, part.number) for part in each.parts)
        )
    }


@st.composite
def counts(draw: st.DrawFn, members: int) -> Count:
    """A count of any kind: small or large weights, whole or not, a casting vote, blockers."""
    top = draw(st.sampled_from((1, 3, 12, 10**9)))
    parts = draw(st.sampled_from((1, 1, 1, 6)))
    weights = draw(st.lists(st.integers(0, top), min_size=members, max_size=members))
    if not any(weights):
        weights[draw(st.integers(0, members - 1))] = 1
    shared = tuple(Fraction(each, parts) for each in weights)
    blockers = draw(st.one_of(st.just(0), st.integers(0, members)))
    if draw(st.booleans()):
        over_half = Fraction(sum(weights) + 1, 2 * parts)
        return Count(shared, over_half, draw(st.integers(0, members - 1)), blockers)
    return Count(shared, Fraction(draw(st.integers(1, sum(weights))), parts), blockers=blockers)


@st.composite
def rules(draw: st.DrawFn, most: int = 8) -> Rule:
    """A rule of any kind with up to so many members under which something can pass or fail."""
    members = draw(st.integers(1, most))
    several = tuple(draw(st.lists(counts(members), max_size=3)))
    needed = draw(st.frozensets(st.integers(0, members - 1), max_size=2))
    heads = draw(st.one_of(st.just(0), st.integers(0, members)))
    try:
        return Rule(members, several, needed, heads)
    except CannotCount:
        return Rule.majority(members, needed=needed, heads=heads)
