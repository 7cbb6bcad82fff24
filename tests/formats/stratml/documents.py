"""Small StratML documents for tests, and how they are read and validated."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path

from lxml import etree

from joinedup.core.finding import Finding
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.formats.opening import open_file
from joinedup.formats.stratml import read_stratml

PART_1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
XSD = {1: "StrategicPlanISOVersion20140401.xsd", 2: "PerformancePlanOrReport20160216.xsd"}
BAD = "sample_estratml_malformed.xml"


def part_2(
    core: str, before: str = "", after: str = "", attributes: str = 'Type="Strategic_Plan"'
) -> str:
    """A Part 2 document around what stands in its core; each line of ``core`` is a line of it."""
    return (
        f'<PerformancePlanOrReport xmlns="{PART_2}" {attributes}><Name>Riverside 2030</Name>{before}\n'
        f"<StrategicPlanCore>\n{core}\n</StrategicPlanCore>{after}</PerformancePlanOrReport>"
    )


def goal(inside: str = "", name: str = "Warm homes", number: str = "1") -> str:
    return (
        f"<Goal><Name>{name}</Name><Description>Nobody is cold.</Description>"
        f"<SequenceIndicator>{number}</SequenceIndicator>\n{inside}\n</Goal>"
    )


def objective(inside: str = "", name: str = "Insulate", number: str = "1.1") -> str:
    return f"<Objective><Name>{name}</Name><SequenceIndicator>{number}</SequenceIndicator>\n{inside}\n</Objective>"


def indicator(inside: str = "", attributes: str = "") -> str:
    return (
        f"<PerformanceIndicator {attributes}><MeasurementDimension>Homes insulated</MeasurementDimension>"
        f"<UnitOfMeasurement>homes</UnitOfMeasurement>\n{inside}\n</PerformanceIndicator>"
    )


def read(document: str | bytes, name: str = "plan.xml") -> PlanFile:
    """Read a document in this process."""
    body = document.encode() if isinstance(document, str) else document
    return read_stratml(open_file(body, name=name, isolate=False))


def found(file: PlanFile, code: str) -> Finding:
    """The one finding of a code."""
    (finding,) = (each for each in file.findings if each.code == code)
    return finding


def codes(file: PlanFile) -> list[str]:
    return [each.code for each in file.findings]


def faults(document: bytes, data_dir: Path, part: int = 2) -> str:
    """What the official schema says against a document; "" if it is valid."""
    schema = _schema(data_dir / "stratml" / "xsd" / XSD[part])
    return "" if schema.validate(etree.fromstring(document)) else str(schema.error_log)


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(path))


def differing(one: Plan, other: Plan) -> dict[str, tuple[object, object]]:
    """The fields in which two plans differ, for a failure that can be read."""
    pairs = {
        field.name: (getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
