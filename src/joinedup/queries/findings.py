"""Things to put right in the living plan: by how much they matter, by owner, and what is switched off."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from joinedup.analysis.linkage import RULES, check_snapshot
from joinedup.core.answering import answers
from joinedup.core.finding import Finding, Rule, Severity, Subject
from joinedup.core.graph import Graph
from joinedup.core.permissions import Reach, reach_of_findings
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import PlanKind, PlanStatus
from joinedup.drawing.report.model import Report, counts_of
from joinedup.queries import snapshots
from joinedup.queries.visits import Visit
from joinedup.records import models

FIRST = 10
"""How many kinds of thing to put right come first: what scrutiny would raise first."""


class Item(NamedTuple):
    """A finding for one of the things it means. ``ref`` is the thing's, "" for the plan itself."""

    finding: Finding
    subject: Subject
    owner: str

    @property
    def ref(self) -> str:
        return self.subject.ref or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """All the cases of one code."""

    rule: Rule
    findings: tuple[Finding, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """A code that is switched off, and why."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The page. ``whole`` is whether these are all, or only those of one's own body."""

    kinds: tuple[Kind, ...]
    owners: Mapping[str, tuple[Item, ...]] = field(hash=False)
    severities: Mapping[Severity, int] = field(hash=False)
    off: tuple[Off, ...]
    whole: bool

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(self.severities.values())

    @property
    def first(self) -> tuple[Kind, ...]:
        """What scrutiny would raise first."""
        return self.kinds[:FIRST]

    def of(self, ref: str) -> tuple[Item, ...]:
        """What there is to put right about one thing."""
        return tuple(item for kind in self.kinds for item in kind.items if item.ref == ref)


NOTHING = Findings(kinds=(), owners={}, severities={}, off=(), whole=False)


def may_read(visit: Visit) -> Reach:
    """How far a person reads the things to put right of a partnership."""
    return reach_of_findings(visit.actor, visit.place.findings_released)


def findings(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Findings:
    """The things to put right of a plan version, as far as this person reads them. A version that
    another has superseded is no longer asked. Call it in the visit's scope."""
    reach = may_read(visit)
    if reach is Reach.NONE or version.status is PlanStatus.SUPERSEDED:
        return NOTHING
    off = _switched_off()
    own = own_ref(visit) if reach is Reach.OWN else None

    def made(snapshot: Snapshot) -> Findings:
        found = snapshots.derived(
            visit, version, day, "check", lambda each: _check(each, off), *sorted(off)
        )
        if own is not None:
            parts = (_own_part(finding, own, snapshot.graph) for finding in found)
            found = tuple(finding for finding in parts if finding is not None)
        items = [item for finding in found for item in _items(finding)]
        return _page(items, off, whole=own is None)

    return snapshots.derived(visit, version, day, "findings", made, own, *sorted(off.items()))


def report(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Report:
    """The same as a report, for the workbook that the command line gives. Call it in the visit's
    scope."""
    page = findings(visit, version, day)
    plan = snapshots.snapshot(visit, version, day).plan
    return Report(
        file=str(version.title),
        title=str(version.title),
        partnership=str(visit.place.name),
        kind=plan.kind or PlanKind.PLAN,
        today=day,
        today_from="given",
        counts=counts_of(plan),
        words=plan.words,
        language=plan.language,
        findings=tuple(finding for kind in page.kinds for finding in kind.findings),
        switched_off={each.code: each.reason for each in page.off},
    )


def _check(snapshot: Snapshot, off: Mapping[str, str]) -> tuple[Finding, ...]:
    return check_snapshot(snapshot, ignore=off.keys())


def _switched_off() -> dict[str, str]:
    asked = models.SwitchedOff.objects.filter(withdrawn=False).order_by("code")
    return dict(asked.values_list("code", "reason"))


def own_ref(visit: Visit) -> str:
    """The ref of the partner that a person acts for, or ""."""
    if visit.scope.partner is None:
        return ""
    return models.Thing.objects.get(id=visit.scope.partner).ref


def _items(finding: Finding) -> list[Item]:
    owner = finding.owner or ""
    if not finding.parts:
        return [Item(finding, finding.subject, owner)]
    return [Item(finding, part.subject, part.owner or owner) for part in finding.parts]


def _own_part(finding: Finding, own: str, graph: Graph) -> Finding | None:
    """A finding as far as it is about what a body answers for: of several things, its own. Its
    sentence would name the others', so it says only what the code means."""
    items = _items(finding)
    mine = [item for item in items if _is_own(item, own, graph)]
    if len(mine) == len(items):
        return finding
    if not mine:
        return None
    parts = tuple(part for part in finding.parts if part.subject in {it.subject for it in mine})
    rule = replace(finding.rule, sentence=finding.rule.title)
    return replace(finding, rule=rule, subject=mine[0].subject, parts=parts)


def _is_own(item: Item, own: str, graph: Graph) -> bool:
    thing = graph.things.get(item.ref)
    if thing is None or not own:
        return False
    subject = graph.things.get(getattr(thing, "subject", None) or "")
    leads = {lead.partner for lead in getattr(thing, "leads", ())}
    return own in answers(thing, subject) or own in leads


def _page(items: list[Item], off: Mapping[str, str], *, whole: bool) -> Findings:
    by_code: dict[str, list[Item]] = {}
    owners: dict[str, list[Item]] = {}
    for item in items:
        by_code.setdefault(item.finding.code, []).append(item)
        owners.setdefault(item.owner, []).append(item)
    kinds = tuple(_kind(each) for each in by_code.values())
    told = {id(finding): finding for kind in kinds for finding in kind.findings}
    severities = dict.fromkeys(Severity, 0)
    for finding in told.values():
        severities[finding.severity] += 1
    titles = {rule.code: rule.title for rule in RULES}
    return Findings(
        kinds=kinds,
        owners={
            owner: tuple(owners[owner])
            for owner in sorted(owners, key=lambda name: (not name, name.casefold()))
        },
        severities=severities,
        off=tuple(
            Off(code=code, title=titles.get(code, ""), reason=reason)
            for code, reason in off.items()
        ),
        whole=whole,
    )


def _kind(items: list[Item]) -> Kind:
    findings = tuple({id(item.finding): item.finding for item in items}.values())
    return Kind(rule=findings[0].rule, findings=findings, items=tuple(items))
