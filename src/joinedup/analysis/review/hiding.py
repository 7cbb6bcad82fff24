"""Which counts of a table are hidden, so that none of these can be worked out from the others."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TypeVar

from joinedup.core.catalogue import N_

ENOUGH = 5
"""As many must have answered before what they answered is shown."""

FEW = N_(
    "Not shown: fewer than five answered, or it would give away what fewer than five answered."
)

_K = TypeVar("_K")


def hidden(counts: Mapping[_K, int]) -> frozenset[_K]:
    """The groups that are hidden in a table that shows the sum of all counts, and that of each group.

    ``counts`` is {group: how many answered}, with every group that was asked, if nobody answered
    too. Groups of fewer than ENOUGH are hidden; then the smallest of the others, with all that are
    as large, until two groups or more are hidden, together they have ENOUGH answers or more, and
    they are not all of one size. A table whose sum is below ENOUGH is hidden whole, its sum too.

    Whoever knows this rule and takes what is shown from the sum is left with two possible counts or
    more for every group that is hidden. For what is hidden is decided by sizes alone: of two hidden
    groups that differ, each might have the other's size, and the table would look the same. (Where
    all groups are hidden, each might have all the answers.) That needs ties to be hidden together,
    and is why groups of one size are not enough. After primary and complementary suppression as in
    Cox, "Suppression methodology and statistical disclosure control", Journal of the American
    Statistical Association 75(370), 1980.
    """
    if sum(counts.values()) < ENOUGH:
        return frozenset(counts)
    found = {group for group, count in counts.items() if count < ENOUGH}
    while found and len(found) < len(counts) and not _safe(found, counts):
        smallest = min(count for group, count in counts.items() if group not in found)
        found |= {group for group, count in counts.items() if count == smallest}
    return frozenset(found)


def _safe(found: Set[_K], counts: Mapping[_K, int]) -> bool:
    sizes = [counts[group] for group in found]
    return sum(sizes) >= ENOUGH and len(set(sizes)) > 1
