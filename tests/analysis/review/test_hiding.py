"""What is hidden cannot be worked out: every population that would show the same is tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from joinedup.analysis.review import ENOUGH, Answer, Review, Tally, hidden, score
from joinedup.core.questionnaire import shipped
from joinedup.core.words import Sector

Counts = tuple[int, ...]
Rule = Callable[[Counts], frozenset[int]]
Shown = tuple[int | None, tuple[int | None, ...]]
"""The sum, and the count of each group; None where it is hidden."""


def ours(counts: Counts) -> frozenset[int]:
    return hidden(dict(enumerate(counts)))


def only_the_small(counts: Counts) -> frozenset[int]:
    if sum(counts) < ENOUGH:
        return frozenset(range(len(counts)))
    return frozenset(n for n, count in enumerate(counts) if count < ENOUGH)


def one_more_where_one_is_hidden(counts: Counts) -> frozenset[int]:
    found = only_the_small(counts)
    if len(found) != 1 or len(counts) == 1:
        return found
    return found | {min(set(range(len(counts))) - found, key=lambda n: (counts[n], n))}


def given_away(rule: Rule, groups: int, most: int) -> list[tuple[Counts, int]]:
    """Counts, and a hidden group of them whose count can only be one, for somebody who knows the
    rule and sees which groups are hidden, the counts of the others and the sum (where it is shown)."""
    alike: dict[Shown, list[Counts]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=groups):
        kept_back = rule(counts)
        shown = tuple(None if n in kept_back else count for n, count in enumerate(counts))
        total = sum(counts) if sum(counts) >= ENOUGH else None
        alike[total, shown].append(counts)
    return [
        (populations[0], n)
        for (_, shown), populations in alike.items()
        for n, count in enumerate(shown)
        if count is None and len({counts[n] for counts in populations}) < 2
    ]


@pytest.mark.parametrize(("groups", "most"), [(1, 12), (2, 14), (3, 12), (4, 9), (5, 6)])
def test_every_hidden_count_might_be_another(groups: int, most: int) -> None:
    assert given_away(ours, groups, most) == []


@pytest.mark.parametrize("rule", [only_the_small, one_more_where_one_is_hidden])
def test_lesser_rules_give_counts_away(rule: Rule) -> None:
    """So this test can fail: what these hide, their own table tells."""
    assert given_away(rule, 3, 12)


@given(some.lists(some.integers(0, 12), min_size=1, max_size=7))
def test_what_is_hidden_is_no_group_alone_nor_few_answers(sizes: list[int]) -> None:
    counts = tuple(sizes)
    kept_back = ours(counts)
    assert all(n in kept_back for n, count in enumerate(counts) if count < ENOUGH)
    together = sum(counts[n] for n in kept_back)
    if kept_back and sum(counts) >= ENOUGH:
        assert len(kept_back) > 1
        assert together >= ENOUGH


@pytest.mark.parametrize(
    ("counts", "kept_back"),
    [
        ((5, 6, 7), []),
        ((3, 5, 9), [0, 1]),  # the next smallest goes with the one
        ((3, 6, 6), [0, 1, 2]),  # and whatever is as large as it
        ((1, 1, 8, 9), [0, 1, 2]),  # two together are still two people
        ((4, 4, 9, 9), [0, 1, 2, 3]),  # of two alike, the sum tells each
        ((2, 4, 9), [0, 1]),
        ((2, 2), [0, 1]),
    ],
)
def test_some_tables(counts: Counts, kept_back: list[int]) -> None:
    assert sorted(ours(counts)) == kept_back


SECTORS = (Sector.OTHER_PUBLIC, Sector.PRIVATE, Sector.VOLUNTARY)
MOST = 6
PARTNERS = {f"{sector.value} {n}": sector for sector in SECTORS for n in range(MOST)}
KEY = shipped().statements[0].key

Population = tuple[tuple[int, int], ...]
"""Of each sector: how many answered, and how many of these chose 5; the others chose 1."""
Table = tuple[Tally | None, tuple[Tally | None, ...]]
"""What is shown of all partners, and of each sector."""


def populations() -> Iterator[Population]:
    sector = [(count, fives) for count in range(MOST + 1) for fives in range(count + 1)]
    return product(sector, repeat=len(SECTORS))


def reviewed(population: Population) -> Review:
    answers = [
        Answer(partner=f"{sector.value} {n}", values={KEY: 5 if n < fives else 1})
        for sector, (count, fives) in zip(SECTORS, population, strict=True)
        for n in range(count)
    ]
    return score(shipped(), answers, PARTNERS, host="")


@pytest.fixture(scope="module")
def tables() -> dict[Table, list[Population]]:
    """All that is shown of a statement > the populations of which it would be shown."""
    found: dict[Table, list[Population]] = defaultdict(list)
    for population in populations():
        first = reviewed(population).statements[0]
        found[first.tally, tuple(each.tally for each in first.groups)].append(population)
    return found


def test_no_sector_that_is_hidden_in_a_review_can_be_counted(
    tables: dict[Table, list[Population]],
) -> None:
    for (_, groups), alike in tables.items():
        for n, tally in enumerate(groups):
            assert tally or len({population[n][0] for population in alike}) > 1, alike


def test_whoever_knows_who_answered_learns_of_no_hidden_sector_what_it_chose(
    tables: dict[Table, list[Population]],
) -> None:
    """But where all who are hidden chose the same, and they are five or more."""
    for (total, groups), alike in tables.items():
        by_counts: dict[Counts, list[Population]] = defaultdict(list)
        for population in alike:
            by_counts[tuple(count for count, _ in population)].append(population)
        kept_back = [n for n, tally in enumerate(groups) if tally is None]
        for counts, same in by_counts.items():
            together = sum(counts[n] for n in kept_back)
            fives = {sum(population[n][1] for n in kept_back) for population in same}
            if total and together:
                assert together >= ENOUGH
                if fives <= {0, together}:
                    continue
            for n in kept_back:
                known = len({population[n][1] for population in same}) < 2
                empty = counts[n] == 0 or counts[n] == together
                assert empty or not known, (counts, n)
