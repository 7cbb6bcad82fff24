"""Change real and demo workbooks in the ways people change them, and count what comes of it.

    python campaigns/fuzz_workbook.py --minutes 5 --seed 1

Rows are moved, doubled, cut and shuffled; headings and odd values are put in; columns go;
sheets are renamed and cells merged. Each case is a pure function of seed and number, so a
failure can be repeated with ``--seed 1 --case 1234``. What must hold: nothing raises, every
finding makes a sentence, every ref is one thing's, and every ref that is used is there.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "src")]

from joinedup.core.plan import Plan  # noqa: E402
from joinedup.core.planfile import PlanFile  # noqa: E402
from joinedup.formats.opening import Opened, open_file  # noqa: E402
from joinedup.formats.sheets import Sheet, Value  # noqa: E402
from joinedup.formats.workbook import read_workbook  # noqa: E402
from joinedup.formats.workbook.vocabulary import synonyms  # noqa: E402

RIVERSIDE = Path(__file__).parent.parent / "src" / "joinedup" / "riverside"
DATA = Path(
    os.environ.get("JOINEDUP_DATA", Path(__file__).parent.parent.parent / "shared" / "data")
)
REAL = ("trafford/indicators.md", "plans/aberdeen-loip-2019-excerpt.csv", "cpop/Metadata.csv")
ODD: tuple[Value, ...] = (
    None, "", 5, Decimal("1.5"), True, datetime.date(2026, 3, 1), datetime.datetime.fromisoformat("2026-03-01T09:00"),
    "TBC", "Q2 2026", "31/03/26", "31/02/26", "Aim 1: x", "1.1", "5.2.1", "75% by 2030 (60% in 2020)",
    "A / B / TBC", "All partners", "Head of X (left Sept)", "total", "Note: x", "x" * 500, "\0\1",
    "۱۲۳", "٪", "½", "²", "\u200f", "=cmd", "#REF!", "(((", "– – –", "9" * 60,
)  # fmt: skip
NAMES = (
    "Outcomes",
    "Milestones",
    "Risks",
    "OLD",
    "Master (use this one)",
    "Partners",
    "Aim 2: x",
    "",
)


def sources() -> list[Opened]:
    """The demo's workbooks, and the real files where there are any."""
    paths = [path for path in sorted(RIVERSIDE.iterdir()) if path.suffix in (".xlsx", ".docx")]
    return [open_file(path) for path in (*paths, *(DATA / name for name in REAL)) if path.exists()]


def changed(source: Opened, chance: random.Random) -> Opened:
    """A file with some of the sheets of another, each changed a little."""
    count = chance.randint(1, min(4, len(source.sheets)))
    sheets = tuple(_changed(sheet, chance) for sheet in chance.sample(source.sheets, count))
    return dataclasses.replace(source, sheets=sheets)


def _changed(sheet: Sheet, chance: random.Random) -> Sheet:
    rows = [list(row) for row in sheet.rows[: chance.choice((5, 20, 80))]]
    for _ in range(chance.randint(0, 12)):
        if rows:
            _change(rows, chance)
    spans = tuple(_span(len(rows), chance) for _ in range(chance.randint(0, 3)))
    name = chance.choice((sheet.name, sheet.name, chance.choice(NAMES)))
    return dataclasses.replace(sheet, rows=rows, merged=(*sheet.merged, *spans), name=name)


def _span(height: int, chance: random.Random) -> tuple[int, int, int, int]:
    top, left = chance.randrange(height + 1), chance.randrange(8)
    return top, left, top + chance.randrange(5), left + chance.randrange(5)


def _change(rows: list[list[Value]], chance: random.Random) -> None:
    at = chance.randrange(len(rows))
    row = rows[at]
    match chance.randrange(8):
        case 0 | 1 if row:
            row[chance.randrange(len(row))] = chance.choice(ODD)
        case 2 | 3 if row:
            row[chance.randrange(len(row))] = chance.choice(tuple(synonyms()))
        case 4:
            del rows[at]
        case 5:
            rows.insert(at, list(chance.choice(rows)))
        case 6:
            chance.shuffle(row)
        case 7:
            column = chance.randrange(12)
            for each in rows:
                del each[column : column + 1]
        case _:
            rows.insert(at, [chance.choice(ODD) for _ in range(chance.randint(0, 9))])


def problems(file: PlanFile) -> Iterator[str]:
    """What does not hold and must."""
    for finding in file.findings:
        if not (finding.message() and finding.remedy()):
            yield f"{finding.code} makes no sentence"
    refs = [thing.ref for thing in file.plan.things()]
    if len(refs) != len(set(refs)):
        yield "two things have one ref"
    missing = set(used(file.plan)) - set(refs)
    if missing:
        yield f"refs of nothing: {missing}"


def used(plan: Plan) -> Iterator[str]:
    """Every ref that something in the plan points to."""
    for link in plan.links:
        yield from (link.source, link.target)
    led = [
        thing.leads for things in (plan.outcomes, plan.priorities, plan.actions) for thing in things
    ]
    yield from (
        ref for leads in led for lead in leads for ref in (lead.person, lead.partner) if ref
    )
    for action in plan.actions:
        yield from (*action.contributors, *action.localities, *filter(None, [action.accountable]))
    subjects: list[str | None] = [each.subject for each in plan.updates]
    subjects += [each.subject for each in plan.needs]
    subjects += [each.subject for each in plan.measures]
    subjects += [each.subject for each in plan.milestones]
    subjects += [each.subject for each in plan.risks]
    yield from (subject for subject in subjects if subject is not None)
    yield from (person.partner for person in plan.people if person.partner)
    yield from (extra.subject for extra in plan.extras if extra.subject)


def run(case: int, seed: int, files: list[Opened]) -> bool:
    """One case; False, with the reason printed, where it fails."""
    chance = random.Random(f"{seed}:{case}")  # noqa: S311 (a case must be repeatable)
    try:
        faults = list(problems(read_workbook(changed(chance.choice(files), chance))))
    except Exception:
        faults = [traceback.format_exc(limit=-4)]
    for fault in faults:
        print(f"case {case} of seed {seed}: {fault}")
    return not faults


def main() -> int:
    """Run for the minutes asked for, or one case; 1 if any failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int)
    asked = parser.parse_args()
    files = sources()
    if asked.case is not None:
        return 0 if run(asked.case, asked.seed, files) else 1
    end, cases, failures = time.monotonic() + asked.minutes * 60, 0, 0
    while time.monotonic() < end and failures < 20:
        cases += 1
        failures += not run(cases, asked.seed, files)
    print(f"{cases:,} cases from {len(files)} files, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
