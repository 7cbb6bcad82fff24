"""Compare any plan with any other, many times, and edited copies of Riverside with Riverside.

    python campaigns/fuzz_difference.py --cases 5000

Whatever stands in two plans, taking one into the other must change nothing the second time, be kept
as plain data without loss, have a sentence for each change, and leave no link to what is not there.
An edited copy must come back as exactly the plan that it is. Exit 1 on a failure.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402

import joinedup  # noqa: E402
from joinedup.analysis.difference import (  # noqa: E402
    apply,
    as_json,
    asked,
    difference,
    from_json,
    lacking,
    sentences,
)
from joinedup.analysis.difference.model import LEAVE_OUT, ROWS  # noqa: E402
from joinedup.analysis.difference.pointers import turned  # noqa: E402
from joinedup.core.plan import COLLECTIONS, Plan  # noqa: E402
from joinedup.core.text import Text  # noqa: E402
from tests.analysis.difference import test_applying  # noqa: E402


def campaign(test: Callable[..., None], cases: int, start: int) -> None:
    """Run one of the property tests on many more cases."""
    inner = test.hypothesis.inner_test  # type: ignore[attr-defined]
    drawn = test.hypothesis._given_kwargs  # type: ignore[attr-defined]
    run = settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    seed(start)(run(given(**drawn)(inner)))()
    print(f"{test.__name__}: {cases:,} cases", flush=True)


def edits(cases: int, start: int) -> int:
    """Edited copies of Riverside, taken in with the first answer to every question."""
    path = Path(joinedup.__file__).parent / "riverside" / "riverside.xlsx"
    base = joinedup.read_plan(path, isolate=False).plan
    record = apply(Plan(), difference(Plan(), base))
    found: Counter[str] = Counter()
    for case in range(cases):
        chance = random.Random(f"{start}:{case}")  # noqa: S311
        file = _edited(base, chance)
        first = difference(record, file)
        answers = {each.id: chance.choice(each.choices) for each in first.questions}
        if LEAVE_OUT not in answers.values():  # else it is new once its rival is withdrawn
            answers["gone:*"] = chance.choice(("keep", "withdraw"))
        change = difference(record, file, answers=answers)
        done = apply(record, change)
        again = difference(done, file, answers=answers)
        kept = from_json(as_json(change))
        told = sentences(kept).headline, asked(kept), lacking(kept)
        if again.changes or kept != change or not told[0]:
            print(f"case {start}:{case}: {[str(each)[:200] for each in again.changes[:5]]}")
            found["failed"] += 1
        found["questions"] += len(first.questions)
        found["changes"] += len(change.changes)
    print(f"edited copies: {cases:,} cases: {dict(sorted(found.items()))}", flush=True)
    return found["failed"]


def _edited(plan: Plan, chance: random.Random) -> Plan:
    """A copy in which things were left out, doubled, swapped, renamed and renumbered."""
    for _ in range(chance.randint(1, 12)):
        collection = chance.choice(tuple(COLLECTIONS.values()))
        things = list(getattr(plan, collection))
        if not things:
            continue
        at = chance.randrange(len(things))
        deed = chance.choice(("leave out", "rename", "renumber", "empty", "take another's", "swap"))
        if deed == "leave out":
            things.pop(at)
        elif deed == "swap":
            other = chance.randrange(len(things))
            things[at], things[other] = things[other], things[at]
        else:
            things[at] = _spoiled(things[at], chance.choice(things), deed, chance)
        plan = replace(plan, **{collection: tuple(things)})
    return _whole(plan)


def _spoiled(thing: Any, other: Any, deed: str, chance: random.Random) -> Any:
    names = [each.name for each in fields(thing) if each.name != "ref"]
    if deed == "rename" and "title" in names:
        return replace(thing, title=Text.of(f"{thing.title} {chance.choice(('again', 'two', ''))}"))
    if deed == "renumber" and "number" in names:
        return replace(thing, number=f"{chance.randint(1, 7)}.{chance.randint(1, 4)}")
    name = chance.choice(names)
    if deed == "empty":
        blank = type(thing)(ref="X")
        return replace(thing, **{name: getattr(blank, name)})
    return replace(thing, **{name: getattr(other, name)})


def _whole(plan: Plan) -> Plan:
    """The plan without pointers to what was left out: no reader of files makes such."""
    refs = {thing.ref for thing in plan.things()}

    def turn(ref: str) -> str | None:
        return ref if ref in refs or ref == "office" else None

    found: dict[str, Any] = {}
    for collection in (*COLLECTIONS.values(), *ROWS.values()):
        turned_rows = [turned(each, turn) for each in getattr(plan, collection)]
        whole = collection in COLLECTIONS.values()
        found[collection] = tuple(row for row, broken in turned_rows if whole or not broken)
    return replace(plan, **found)


def main() -> int:
    """Run all campaigns."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--cases", type=int, default=1000)
    words.add_argument("--seed", type=int, default=1)
    given_words = words.parse_args()
    failed = edits(given_words.cases, given_words.seed)
    for test in (
        test_applying.test_a_file_that_was_taken_in_changes_nothing_more,
        test_applying.test_what_is_withdrawn_and_answered_holds_at_the_second_import,
        test_applying.test_a_difference_is_kept_as_plain_data_without_loss,
    ):
        campaign(test, given_words.cases, given_words.seed)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
