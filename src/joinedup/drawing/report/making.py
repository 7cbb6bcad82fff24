"""From a plan that was read to the report of its check."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping

from joinedup.analysis.linkage import check_snapshot
from joinedup.analysis.linkage.order import in_order
from joinedup.core.finding import Finding
from joinedup.core.planfile import PlanFile
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import PlanKind
from joinedup.drawing.report.model import Report, counts_of, merged


def report_of(
    file: PlanFile,
    *,
    name: str,
    today: datetime.date,
    day: datetime.date | None = None,
    kind: PlanKind | None = None,
    switched_off: Mapping[str, str] | None = None,
    mapping: str = "",
    command: str = "joinedup",
) -> Report:
    """Check ``file`` and give the report. It is read as at the ``day`` given, else the day that
    the file gives itself, else ``today``; as the ``kind`` given, else the file's own."""
    off = switched_off or {}
    at, said_by = _day(day, file.plan.as_at, today)
    kind = kind or file.plan.kind or PlanKind.PLAN
    snapshot = Snapshot(plan=file.plan, day=at, places=file.places, sha256=file.sha256)
    return Report(
        file=name,
        sha256=file.sha256,
        title=str(file.plan.title),
        partnership=file.plan.partnership,
        kind=kind,
        today=at,
        today_from=said_by,
        counts=counts_of(file.plan),
        words=file.plan.words,
        language=file.plan.language,
        understood=file.understood,
        findings=_told(file.findings, check_snapshot(snapshot, kind=kind), off),
        switched_off=off,
        mapping=mapping,
        command=command,
    )


def _told(
    reading: Collection[Finding], checking: Collection[Finding], switched_off: Collection[str]
) -> tuple[Finding, ...]:
    """All findings but those switched off. What is switched off still says what it says of a
    cell: a second finding about that cell does not come up in its place."""
    on = in_order(finding for finding in checking if finding.code not in switched_off)
    once = {id(finding) for finding in merged(reading, checking)}
    left = [each for each in reading if id(each) in once and each.code not in switched_off]
    return merged(left, on)


def _day(
    given: datetime.date | None, as_at: datetime.date | None, today: datetime.date
) -> tuple[datetime.date, str]:
    """The day the plan is read for, and where it came from."""
    if given is not None:
        return given, "given"
    if as_at is not None:
        return as_at, "file"
    return today, "clock"
