"""Put anything into the cells of the template, and damage archives, and count what comes of it.

    python campaigns/fuzz_template.py --cases 20000

Cells: whatever stands in them, the template's reader must not raise, every finding must have its
sentence, every row must be counted as read or not, and what was read must survive being written and
read again. Archives: a damaged one must be refused or read, and nothing else. Exit 1 on a failure.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402

from joinedup.formats.archive import plan_from_json, plan_to_json  # noqa: E402
from joinedup.formats.opening import Unreadable  # noqa: E402
from tests.formats.template import test_any_cells, test_round_trip  # noqa: E402
from tests.plans import rich_plan  # noqa: E402

TOKENS = [
    "null",
    "true",
    "[]",
    "{}",
    "NaN",
    "1e999999",
    "-",
    '"',
    "\\u0000",
    "\\ud800",
    "9" * 5000,
    ",",
    "{",
    "[[[[",
]


def campaign(test: Callable[..., None], cases: int, start: int) -> None:
    """Run one of the property tests on many more cases."""
    inner = test.hypothesis.inner_test  # type: ignore[attr-defined]
    drawn = test.hypothesis._given_kwargs  # type: ignore[attr-defined]
    phases = (Phase.generate,)
    checks = list(HealthCheck)
    run = settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=checks,
    )
    seed(start)(run(given(**drawn)(inner)))()
    print(f"{test.__name__}: {cases:,} cases", flush=True)


def damage(text: str, chance: random.Random) -> str:
    """An archive with a few pieces cut out, doubled, or replaced by something strange."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, size = chance.randrange(len(text)), chance.choice((1, 2, 8, 60))
        piece = chance.choice(("", text[at : at + 2 * size], chance.choice(TOKENS)))
        text = text[:at] + piece + text[at + size :]
    return text


def archives(cases: int, start: int) -> None:
    """Damaged archives: refused with a code, or read."""
    whole, found = plan_to_json(rich_plan()), Counter[str]()
    for case in range(cases):
        try:
            chance = random.Random(f"{start}:{case}")  # noqa: S311
            plan_from_json(damage(whole, chance))
            found["read"] += 1
        except Unreadable as refused:
            found[refused.finding.code if refused.finding.message() else "no sentence"] += 1
    print(f"damaged archives: {cases:,} cases: {dict(sorted(found.items()))}", flush=True)


def main() -> int:
    """Run all campaigns."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--cases", type=int, default=2000)
    words.add_argument("--seed", type=int, default=1)
    given_words = words.parse_args()
    archives(given_words.cases * 5, given_words.seed)
    campaign(
        test_any_cells.test_any_cells_are_read_and_every_row_is_counted,
        given_words.cases,
        given_words.seed,
    )
    campaign(
        test_any_cells.test_what_was_read_of_any_cells_can_be_written_again,
        given_words.cases // 4,
        given_words.seed,
    )
    campaign(
        test_round_trip.test_any_plan_comes_back_from_a_workbook,
        given_words.cases // 10,
        given_words.seed,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
