"""Change StratML documents at random, read them, write what was read, and count what comes of it.

    python campaigns/fuzz_stratml.py --minutes 5 --seed 1

Trees are changed (elements dropped, doubled, moved, renamed; texts, attributes and identifiers
exchanged), and bytes, of documents made here and of the real ones where their folder is there.
Whatever was done to it, a document must be read without an error, with sentences for what was
odd; what is then written must be valid against the official schemas (where they are there) and
read back as the same plan. Each case is a pure function of seed and number: ``--case 1234``
repeats one and shows its document. Exit 1 when there was a failure.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import traceback
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from joinedup.formats.opening import Node, Opened, Unreadable, open_file  # noqa: E402
from joinedup.formats.stratml import read_stratml, write_stratml  # noqa: E402
from joinedup.formats.stratml.vocabulary import ATTRIBUTES, KNOWN, WRAPPERS  # noqa: E402

MOST_BYTES = 70_000
XSD = {1: "StrategicPlanISOVersion20140401.xsd", 2: "PerformancePlanOrReport20160216.xsd"}
NAMES = (
    *sorted(KNOWN),
    *sorted(WRAPPERS),
    "Baseline",
    "goal",
    "Organisation",
    "x",
    "Target",
    "Actual",
    "Date",
    "Value",
)
TEXTS = (
    "", " ", "1", "1.1", "1.1.1", "A1", "0", "-1", "4.5", "1e9", "80%", "NaN", "2026-03-31", "2026-02-31", "9999-12-31",
    "0001-01-01", "2004-01-01/P1Y", "2023-Q1", "31/03/2026", "TBC", "PLACEHOLDER_1", "[To be determined]", "_same",
    "5 same", "é", "\u0085", "a\nb", "  a\n\t b ", "[This is a priority.]", "[This is an action item.]", "http://[",
    "[This action item starts a and is due b.]", "[Nothing is said of this.]", "[Joinedup: {", "Performer",
    '[Joinedup: {"schema":"joinedup.stratml/1","refs":{"_same":"A1"},"plan":["is",{}]}]', "Lead", "Partner",
    "This action item is scheduled for FY 2026 - 2027.", "scheduled for FY 9999", "Status: ", ": ", ":", "from 2026-01-01",
)  # fmt: skip
KEYS = (
    *sorted({key for keys in ATTRIBUTES.values() for key in keys}),
    "IndicatorType",
    "id",
    "lang",
)
VALUES = (
    "",
    "Performer",
    "Organization",
    "Person",
    "Output",
    "Outcome",
    "Strategic_Plan",
    "nothing of ours",
)

SEED = """<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Plan">
<Name>Plan</Name><OtherInformation>More</OtherInformation><StrategicPlanCore>
<Organization><Name>Together</Name><Identifier>_org</Identifier><Stakeholder StakeholderTypeType="Organization">
<Name>Council</Name><Role><Name>Partner</Name></Role></Stakeholder></Organization>
<Vision><Description>All well</Description></Vision><Value><Name>Care</Name></Value>
<Goal><Name>Warm</Name><Description>Homes</Description><Identifier>_g</Identifier><SequenceIndicator>1</SequenceIndicator>
<Objective><Name>Insulate</Name><Identifier>_o</Identifier><SequenceIndicator>1.1</SequenceIndicator>
<Stakeholder StakeholderTypeType="Organization"><Name>Council</Name><Role><Name/><RoleType>Performer</RoleType></Role>
</Stakeholder><OtherInformation>[This action item is scheduled for FY 2026.]</OtherInformation>
<PerformanceIndicator ValueChainStage="Output"><SequenceIndicator>1.1.1</SequenceIndicator>
<MeasurementDimension>Lofts</MeasurementDimension><UnitOfMeasurement>lofts</UnitOfMeasurement><Identifier>_m</Identifier>
<MeasurementInstance><TargetResult><StartDate>2026-04-01</StartDate><EndDate>2027-03-31</EndDate>
<NumberOfUnits>180</NumberOfUnits></TargetResult><ActualResult><EndDate>2026-09-30</EndDate>
<NumberOfUnits>96</NumberOfUnits><Descriptor><DescriptorName>Status</DescriptorName><DescriptorValue>Late</DescriptorValue>
</Descriptor></ActualResult></MeasurementInstance></PerformanceIndicator></Objective>
<Objective><Name>Lofts</Name><SequenceIndicator>1.1.2</SequenceIndicator></Objective></Goal></StrategicPlanCore>
<AdministrativeInformation><StartDate>2025-04-01</StartDate></AdministrativeInformation></PerformancePlanOrReport>"""


def seeds(folder: Path | None) -> list[bytes]:
    """The document above, what we write of it in both parts, and small real ones."""
    plan = read_stratml(open_file(SEED.encode(), isolate=False)).plan
    made = [
        SEED.encode(),
        write_stratml(replace(plan, area="X", links=())),
        write_stratml(plan, part=1),
    ]
    real = sorted((folder / "stratml" / "docs").glob("*.xml")) if folder else []
    return made + [path.read_bytes() for path in real if path.stat().st_size <= MOST_BYTES]


def nodes_of(node: Node) -> list[Node]:
    """Every element, in document order."""
    found = [node]
    for child in node.children:
        found += nodes_of(child)
    return found


def changed(node: Node, target: Node, chance: random.Random, spare: Node) -> Node | None:
    """The tree with one change at ``target``; None where that was the whole tree and is dropped."""
    if node is target:
        return _change(node, chance, spare)
    children: list[Node] = []
    for child in node.children:
        made = changed(child, target, chance, spare) if _holds(child, target) else child
        children += [made] if made is not None else []
    if chance.random() < 0.1:
        chance.shuffle(children)
    return replace(node, children=tuple(children))


def _holds(node: Node, target: Node) -> bool:
    return node is target or any(_holds(child, target) for child in node.children)


def _change(node: Node, chance: random.Random, spare: Node) -> Node | None:
    match chance.randrange(9):
        case 0:
            return None
        case 1:
            return replace(node, children=(*node.children, spare))
        case 2:
            return replace(node, children=node.children + node.children[:1])
        case 3:
            return replace(node, tag=chance.choice(NAMES))
        case 4:
            return replace(
                node, attributes={**node.attributes, chance.choice(KEYS): chance.choice(VALUES)}
            )
        case 5:
            return replace(node, namespace=chance.choice(("", "urn:x")), tail=chance.choice(TEXTS))
        case 6:
            return Node(chance.choice(NAMES), node.namespace, children=(node,), line=node.line)
        case _:
            return replace(node, text=chance.choice(TEXTS))


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A few bytes exchanged, cut or doubled."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 2, 4))):
        at, size = chance.randrange(len(body) or 1), chance.choice((1, 4, 40))
        kind = chance.randrange(3)
        if kind == 0:
            body[at : at + size] = b""
        elif kind == 1:
            body[at:at] = body[at : at + size]
        else:
            body[at : at + 1] = chance.choice(TEXTS).encode("utf-8", "replace")
    return bytes(body)


def case(files: list[bytes], seed: int, number: int) -> Opened | None:
    """The opened document of one case; None where its bytes cannot be read at all."""
    chance = random.Random(f"stratml {seed} {number}")  # noqa: S311
    data = chance.choice(files)
    try:
        if chance.random() < 0.2:
            return open_file(mutate(data, chance), name="case.xml", isolate=False)
        opened = open_file(data, name="case.xml", isolate=False)
    except Unreadable:
        return None
    tree = opened.tree
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        if tree is None:
            break
        everything = nodes_of(tree)
        tree = changed(tree, chance.choice(everything), chance, chance.choice(everything))
    return replace(opened, tree=tree)


def schemas(folder: Path | None) -> dict[int, Any]:
    """The official schemas, where they are there."""
    if folder is None:
        return {}
    from lxml import etree

    return {
        part: etree.XMLSchema(file=str(folder / "stratml" / "xsd" / name))
        for part, name in XSD.items()
    }


def attempt(opened: Opened | None, xsd: dict[int, Any]) -> tuple[str, list[str]]:
    """What came of a case ("refused", "sound", or a failure), and the codes of its findings."""
    if opened is None:
        return "refused", []
    try:
        file = read_stratml(opened)
        for finding in file.findings:
            finding.message()
            finding.remedy()
        refs = [thing.ref for thing in file.plan.things()]
        if len(set(refs)) < len(refs):
            return "failure: a ref stands twice", []
        for part in (1, 2):
            written = write_stratml(file.plan, part=part)
            if part in xsd and (fault := _fault(written, xsd[part])):
                return f"failure: part {part} is not valid: {fault}", []
            if read_stratml(open_file(written, name="back.xml", isolate=False)).plan != file.plan:
                return f"failure: part {part} does not read back", []
    except Exception:
        return f"failure: {traceback.format_exc()}", []
    return "sound", [finding.code for finding in file.findings]


def _fault(document: bytes, schema: Any) -> str:
    from lxml import etree

    return "" if schema.validate(etree.fromstring(document)) else str(schema.error_log.last_error)


def campaign(
    seed: int, *, minutes: float | None = None, cases: int = 0, folder: Path | None = None
) -> tuple[Counter[str], Counter[str], list[str]]:
    """Run for ``minutes``, or for ``cases``: counts of outcomes and of codes, and failures."""
    files, xsd = seeds(folder), schemas(folder)
    counts: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    failures: list[str] = []
    end = None if minutes is None else time.monotonic() + 60 * minutes
    number = 0
    while number < cases if end is None else time.monotonic() < end:
        came, said = attempt(case(files, seed, number), xsd)
        counts[came.partition(":")[0]] += 1
        codes.update(said)
        if came.startswith("failure"):
            failures.append(f"--seed {seed} --case {number}: {came}")
        number += 1
    return counts, codes, failures


def main() -> int:
    """The command line."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    words.add_argument("--minutes", type=float, default=5)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--data", type=Path, help="the folder of real files and schemas")
    words.add_argument("--case", type=int, help="run one case and show it")
    given = words.parse_args()
    folder = given.data or Path(os.environ.get("JOINEDUP_DATA", "../shared/data"))
    folder = folder if folder.is_dir() else None
    if given.case is not None:
        opened = case(seeds(folder), given.seed, given.case)
        print(opened.tree if opened else "refused")
        print(*attempt(opened, schemas(folder)))
        return 0
    counts, codes, failures = campaign(given.seed, minutes=given.minutes, folder=folder)
    print(", ".join(f"{name} {count:,}" for name, count in counts.most_common()))
    print(", ".join(f"{code} {count:,}" for code, count in sorted(codes.items())))
    print("\n".join(failures[:20]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
