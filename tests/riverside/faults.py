"""The list of planted faults, and what a check found, in one shape: code > numbers."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

import joinedup
from demo.sources import listed, read_csv
from joinedup.core.finding import Finding, Severity
from joinedup.core.planfile import PlanFile

Found = dict[str, set[str]]
DAY = datetime.date(2026, 11, 17)


@dataclass(frozen=True)
class Planted:
    """One row of planted_faults.csv."""

    what: str
    code: str
    numbers: frozenset[str]
    in_plan: bool
    as_found_code: str
    later: bool


def planted() -> list[Planted]:
    return [
        Planted(
            what=row["what"],
            code=row["code"],
            numbers=frozenset(listed(row["subjects"])),
            in_plan=row["in_plan"] == "yes",
            as_found_code=row["as_found_code"] if row["in_as_found"] == "yes" else "",
            later=row["later"] == "yes",
        )
        for row in read_csv("planted_faults.csv")
    ]


def noted() -> set[str]:
    """The codes of notes that are right and that the plan keeps."""
    return {row["code"] for row in read_csv("noted.csv")}


def check(file: PlanFile) -> tuple[Finding, ...]:
    return joinedup.check(file.plan, today=DAY, places=file.places)


def numbers_found(findings: tuple[Finding, ...], *severities: Severity) -> Found:
    """Every number that a finding of each code is about."""
    found: Found = defaultdict(set)
    for finding in findings:
        if finding.severity in severities:
            found[finding.code] |= numbers_of(finding)
    return dict(found)


def numbers_of(finding: Finding) -> set[str]:
    """The numbers of what a finding tells of: its subject, or its parts where it is of several."""
    subjects = [finding.subject]
    if not finding.subject.number and finding.parts:
        subjects = [part.subject for part in finding.parts]
    return {subject.number or subject.title for subject in subjects}


def check_as_at(file: PlanFile) -> tuple[Finding, ...]:
    """The check of a plan on the day that it says it stands at."""
    assert file.plan.as_at
    return joinedup.check(file.plan, today=file.plan.as_at, places=file.places)
