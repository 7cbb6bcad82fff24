"""The smallest sets of people who together lead wherever anybody leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from joinedup.analysis.leadership.grid import Box

MOST_SETS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The smallest sets of people that cover every box in which somebody leads.

    ``size`` is how many it takes, ``sets`` such sets of refs (each sorted, at most MOST_SETS of
    them in order), and ``more`` whether there are others. ``needed`` are those who are in every
    cover of any size, because in some box nobody else leads.
    """

    size: int
    sets: tuple[tuple[str, ...], ...]
    more: bool
    needed: tuple[str, ...]


def smallest_cover(boxes: Sequence[Box]) -> Cover:
    """The smallest covers, found exactly: the empty box asks for nobody.

    It is the problem of the smallest hitting set. The box with the fewest people still to choose
    from is decided first (Knuth, *The Art of Computer Programming* 4B, 7.2.2.1, branches so), with
    one more person allowed until a set is found. Boxes are few (at most 144), so this ends at once.
    """
    wanted = [frozenset(each.people) for each in boxes if each.people]
    smallest = [each for each in set(wanted) if not any(other < each for other in wanted)]
    for size in range(len(smallest) + 1):
        found = sorted({tuple(sorted(each)) for each in _hitting(smallest, size, frozenset())})
        if found:
            return Cover(
                size=size,
                sets=tuple(found[:MOST_SETS]),
                more=len(found) > MOST_SETS,
                needed=tuple(sorted(next(iter(each)) for each in smallest if len(each) == 1)),
            )
    raise AssertionError("a set of one person for each box covers them all")


def _hitting(
    wanted: Sequence[frozenset[str]], size: int, chosen: frozenset[str]
) -> Iterator[frozenset[str]]:
    """The sets of ``size`` more people that, with those chosen, hit every set that is wanted."""
    open_ = [each for each in wanted if not each & chosen]
    if not open_:
        if size == 0:
            yield chosen
        return
    if size == 0 or not _can_do(open_, size):
        return
    fewest: frozenset[str] = min(open_, key=_few_first)
    for person in sorted(fewest):
        yield from _hitting(open_, size - 1, chosen | {person})


def _few_first(each: frozenset[str]) -> tuple[int, list[str]]:
    return len(each), sorted(each)


def _can_do(open_: Sequence[frozenset[str]], size: int) -> bool:
    """Whether ``size`` people might do: boxes with nobody in common need one person each."""
    apart: list[frozenset[str]] = []
    for each in sorted(open_, key=len):
        if not any(each & other for other in apart):
            apart.append(each)
            if len(apart) > size:
                return False
    return True
