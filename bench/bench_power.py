"""What voting power costs, beside the PyPI package powerindices: 27 members, and 100 where it overflows.

    python -m venv beside
    beside/bin/pip install powerindices==1.0.2 numpy    (it does not say itself that it needs NumPy)
    PYTHONPATH=src:bench beside/bin/python bench/bench_power.py

The package is in no environment of ours: any Python runs this that has it, and ours alone without.
CPU milliseconds of a call in this process, the median of several turns of ours and of theirs, on the
same weights; the answers are compared. Ends with 1 where answers differ, or where the package is
not at least 100 times slower for 27 members with more than 100,000 votes together. With fewer it is
not: it takes half a millisecond itself for a few hundred votes, and a hundredth of that is about
what the exact fractions of the answer alone take to make.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from measure import print_conditions

from joinedup.analysis.balance import Count, Rule, banzhaf, shapley_shubik, who_could_block

SEED = 20261117
REPEATS = 15
TURN = 20  # milliseconds
TIMES = 100
JUDGED_FROM = 100_000  # votes
NICE = (*[29] * 4, *[27] * 2, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)
PEER = "powerindices"

Game = tuple[str, list[int], int]


def main() -> int:
    """Measure, print, and judge."""
    peer = _peer()
    print_conditions(
        seed=SEED, repeats=REPEATS, powerindices=_version(PEER), numpy=_version("numpy")
    )
    if peer is None:
        print(f"For the other columns: pip install {PEER}==1.0.2 numpy")
    failed = _side_by_side(peer)
    _overflow(peer)
    _alone()
    return 1 if failed else 0


def _side_by_side(peer: Any) -> bool:
    print(f"\n27 members {'votes':>20} {'ours':>11} {PEER:>13} {'times':>7}  Banzhaf")
    failed = False
    for name, weights, quota in _games():
        ours, theirs = _in_turn(
            lambda w=weights, q=quota: banzhaf(w, q),
            peer and (lambda w=weights, q=quota: peer.compute_pbi(q, list(w))),
        )
        line = f"{name:<20} {sum(weights):>10,} {ours:>8.3f} ms"
        if peer is None:
            print(line)
            continue
        same = _alike(banzhaf(weights, quota).chance, peer.compute_pbi(quota, list(weights)))
        judged = sum(weights) > JUDGED_FROM
        failed |= not same or (judged and theirs < TIMES * ours)
        print(
            f"{line} {theirs:>10.2f} ms {theirs / ours:>7.0f}  {'same' if same else 'NOT THE SAME'}"
            f"{f'  (at least {TIMES})' if judged else ''}"
        )
    return failed | _shapley_side_by_side(peer)


def _shapley_side_by_side(peer: Any) -> bool:
    failed = False
    for name, weights, quota in _games()[:2]:
        ours, theirs = _in_turn(
            lambda w=weights, q=quota: shapley_shubik(w, q),
            peer and (lambda w=weights, q=quota: peer.compute_ssi(q, list(w))),
        )
        line = f"{name:<20} {sum(weights):>10,} {ours:>8.3f} ms"
        if peer is not None:
            same = _alike(shapley_shubik(weights, quota), peer.compute_ssi(quota, list(weights)))
            failed |= not same
            line += (
                f" {theirs:>10.2f} ms {theirs / ours:>7.0f}  {'same' if same else 'NOT THE SAME'}"
            )
        print(f"{line}  Shapley-Shubik")
    return failed


def _overflow(peer: Any) -> None:
    weights, quota = _drawn(100, 100)
    exact = banzhaf(weights, quota)
    print(f"\n100 members, {sum(weights):,} votes: chance of the first to decide")
    print(f"  ours          {float(exact.chance[0]):.6f}, and the index sums to {sum(exact.index)}")
    if peer is not None:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            theirs = peer.compute_pbi(quota, list(weights))
        said = f"a warning ({warned[0].message})" if warned else "no warning"
        print(f"  {PEER:<13} {float(theirs[0]):.6f}, with {said}")


def _alone() -> None:
    print("\nours alone")
    for members, top in ((30, 1_000), (100, 1_000), (200, 1_000), (500, 100), (500, 1_000)):
        weights, quota = _drawn(members, top)
        _line("Banzhaf", members, weights, lambda w=weights, q=quota: banzhaf(w, q))
    for members in (27, 34):
        weights, quota = _drawn(members, 10**9)
        _line("Banzhaf", members, weights, lambda w=weights, q=quota: banzhaf(w, q))
    for members, top in ((27, 1_000), (50, 100), (100, 100), (27, 10**9)):
        weights, quota = _drawn(members, top)
        _line("Shapley-Shubik", members, weights, lambda w=weights, q=quota: shapley_shubik(w, q))
    people, quota = _people(1)
    council = Rule(27, (Count((1,) * 27, 15), Count(people, quota, blockers=4)))
    _line("double majority", 27, people, lambda: banzhaf(council))
    weights, quota = _drawn(500, 1_000)
    rule = Rule.weighted(weights, quota)
    _line("who could block", 500, weights, lambda: who_could_block(rule))


def _line(what: str, members: int, weights: Sequence[int], work: Callable[[], object]) -> None:
    print(
        f"{what:<16} {members:>4} members {sum(weights):>16,} votes {_milliseconds(work):>10.1f} ms"
    )


def _games() -> list[Game]:
    """Games of 27: the Council of the Nice treaty (255 of 345), invented weights, invented people."""
    drawn = [(f"up to {top:,}", *_drawn(27, top)) for top in (100, 1_000, 10_000)]
    return [("Nice", list(NICE), 255), *drawn, ("people, thousands", *_people(1_000))]


def _drawn(members: int, top: int) -> tuple[list[int], int]:
    """Weights up to ``top``, evenly, and the least majority."""
    dice = random.Random(SEED + members)
    weights = [dice.randint(1, top) for _ in range(members)]
    return weights, sum(weights) // 2 + 1


def _people(unit: int) -> tuple[list[int], int]:
    """27 bodies with some 450 million people, few large and many small; 65 in a hundred carry it."""
    dice = random.Random(SEED)
    shares = sorted((dice.lognormvariate(0, 1.2) for _ in range(27)), reverse=True)
    people = [int(450_000_000 / unit * each / sum(shares)) for each in shares]
    return people, -(-sum(people) * 65 // 100)


def _alike(ours: Sequence[Any], theirs: Sequence[Any]) -> bool:
    return all(abs(float(one) - float(two)) < 1e-9 for one, two in zip(ours, theirs, strict=True))


def _peer() -> Any:
    try:
        return import_module(PEER)
    except ImportError:
        return None


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not here"


def _in_turn(
    ours: Callable[[], object], theirs: Callable[[], object] | None
) -> tuple[float, float]:
    """The median milliseconds of either, a turn of one and a turn of the other; nought where there
    is nothing to run. A turn calls as often as fits into some milliseconds, and once at least."""
    often = [max(1, int(TURN / _turn(each))) if each else 0 for each in (ours, theirs)]
    pairs = [
        (_turn(ours, often[0]), _turn(theirs, often[1]) if theirs else 0.0) for _ in range(REPEATS)
    ]
    return statistics.median(one for one, _ in pairs), statistics.median(two for _, two in pairs)


def _milliseconds(work: Callable[[], object]) -> float:
    """The median milliseconds of three runs."""
    return statistics.median(_turn(work) for _ in range(3))


def _turn(work: Callable[[], object], often: int = 1) -> float:
    start = time.process_time()
    for _ in range(often):
        work()
    return (time.process_time() - start) * 1000 / often


if __name__ == "__main__":
    sys.exit(main())
