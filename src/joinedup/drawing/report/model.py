"""What a report of a check says, before it is laid out.

The text, HTML, workbook and JSON reports are all made from a :class:`Report`, so that they
cannot say different things.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from joinedup.core.finding import Finding, Place, Rule, Severity, Subject, Word
from joinedup.core.plan import Plan
from joinedup.core.planfile import Understood
from joinedup.core.words import PlanKind

FIRST_SCREEN = 10

COUNTED = ("outcome", "priority", "action", "delivery_system", "partner", "measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All findings of one code, in order."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def cases(self) -> int:
        """How many things are meant: a finding that tells of several counts as several."""
        return sum(cases_in(finding) for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A check's answer. ``counts`` is how many things of each counted type the plan has.

    ``findings`` are in the order they are told: reading the file and checking the plan
    together. ``switched_off`` is {code: reason or ""}. ``today_from`` says where the day
    came from: ``file`` (its "as at" cell), ``given`` or ``clock``. ``words`` are the plan's own,
    in its ``language``. ``command`` is what a person types to run Joinedup.
    """

    file: str
    sha256: str = ""
    title: str = ""
    partnership: str = ""
    kind: PlanKind = PlanKind.PLAN
    today: datetime.date | None = None
    today_from: str = "clock"
    counts: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    language: str = "en"
    understood: tuple[Understood, ...] = ()
    findings: tuple[Finding, ...] = ()
    switched_off: Mapping[str, str] = field(default_factory=dict)
    mapping: str = ""
    command: str = "joinedup"

    @property
    def worst(self) -> Severity | None:
        """The gravest severity found, None where nothing was."""
        grave = [finding.severity for finding in self.findings]
        return min(grave, key=lambda severity: severity.weight) if grave else None

    def severities(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the gravest first."""
        return {each: sum(f.severity is each for f in self.findings) for each in Severity}

    def first(self) -> tuple[Group, ...]:
        """The groups of the first screen: each code once, in the order of the findings."""
        return self.groups()[:FIRST_SCREEN]

    def groups(self) -> tuple[Group, ...]:
        """Findings by code, in the order in which the codes first appear."""
        by_code: dict[str, list[Finding]] = {}
        for finding in self.findings:
            by_code.setdefault(finding.code, []).append(finding)
        return tuple(Group(rule=found[0].rule, findings=tuple(found)) for found in by_code.values())

    @property
    def in_template(self) -> bool:
        """Whether the file is in our own template, whose columns need no explaining."""
        return any(
            column.as_ == "about.item" for sheet in self.understood for column in sheet.columns
        )

    def doubtful(self) -> tuple[Understood, ...]:
        """The sheets whose understanding somebody should look at: all of them, but for those of
        our template that were read whole."""
        return tuple(
            sheet for sheet in self.understood if not (self.in_template and read_whole(sheet))
        )

    def counted(self) -> tuple[tuple[int, Word], ...]:
        """(how many, of what) for each counted type that the plan has."""
        return tuple(
            (self.counts[name], Word(name, plural=self.counts[name] != 1))
            for name in COUNTED
            if self.counts.get(name)
        )


class Row(NamedTuple):
    """One row of the list: a finding, and the one of its subjects that the row is for."""

    owner: str
    finding: Finding
    subject: Subject
    place: Place | None


def rows_of(report: Report) -> list[Row]:
    """A row for each thing meant, sorted by owner (nobody's last), then as they are told."""
    rows = [row for finding in report.findings for row in _rows_of_one(finding)]
    return sorted(rows, key=lambda row: (not row.owner, row.owner.casefold()))


def _rows_of_one(finding: Finding) -> Iterator[Row]:
    if not finding.parts:
        yield Row(finding.owner or "", finding, finding.subject, finding.place)
    for part in finding.parts:
        yield Row(part.owner or "", finding, part.subject, part.place or finding.place)


def read_whole(sheet: Understood) -> bool:
    """Whether no row and no column of a sheet was left out."""
    return not sheet.unused and all(column.as_ for column in sheet.columns)


def cases_in(finding: Finding) -> int:
    """How many things a finding tells of."""
    return max(1, len(finding.parts))


def counts_of(plan: Plan) -> dict[str, int]:
    """How many things of each counted type a plan has; of partners those that have not ended."""
    return {
        "outcome": len(plan.outcomes),
        "priority": len(plan.priorities),
        "action": len(plan.actions),
        "delivery_system": len(plan.delivery_systems),
        "partner": sum(not each.ended for each in plan.partners),
        "measure": len(plan.measures),
    }


AGAIN = {"T02": "L41"}
"""What reading says of cells, and the finding of the check that says it of the things in them:
where that one tells of every cell, the first is left out."""


def merged(reading: Iterable[Finding], checking: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of reading and of checking in one order: what the file could not say at all
    (errors of reading) first, then the check's own order, then the notes of reading."""
    checked = tuple(checking)
    cells: dict[str, set[Place]] = {code: set() for code in AGAIN.values()}
    for finding in checked:
        if finding.code in cells:
            cells[finding.code] |= _places(finding)
    told = [each for each in reading if not _is_said(each, cells)]
    return (
        *(finding for finding in told if finding.severity is Severity.ERROR),
        *checked,
        *(finding for finding in told if finding.severity is not Severity.ERROR),
    )


def _is_said(finding: Finding, cells: Mapping[str, set[Place]]) -> bool:
    places = _places(finding)
    return bool(places) and places <= cells.get(AGAIN.get(finding.code, ""), set())


def _places(finding: Finding) -> set[Place]:
    places = (finding.place, *finding.others, *(part.place for part in finding.parts))
    return {place for place in places if place is not None}
