"""``joinedup check``: the five-minute check."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from joinedup.analysis.linkage import RULES, check_snapshot
from joinedup.analysis.linkage.order import in_order
from joinedup.cli import CALLED, CLEAN, FOUND, MISUSED, UNREADABLE
from joinedup.cli.output import put_out
from joinedup.cli.reading import MappingFault, Read, read
from joinedup.cli.terminal import Progress
from joinedup.core.finding import Finding, Severity
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import PlanKind
from joinedup.drawing.report.model import Report, counts_of, merged
from joinedup.formats.opening import Unreadable


def check(arguments: argparse.Namespace) -> int:
    """Check a file and print the report; returns the exit code."""
    path = Path(arguments.file)
    try:
        switched_off = _switched_off(arguments.ignore)
        with Progress() as progress:
            found = read(path, arguments, progress)
            progress.say(f"Checking {len(found.file.plan.actions):,} actions…")
            report = _report(path.name, found, arguments, switched_off)
        put_out(report, arguments)
    except (MappingFault, _UnknownCode) as error:
        print(error, file=sys.stderr)
        return MISUSED
    except Unreadable as error:
        return _unreadable(error.finding, path, arguments)
    return FOUND if _grave(report.findings) else CLEAN


def _report(
    name: str, found: Read, arguments: argparse.Namespace, switched_off: dict[str, str]
) -> Report:
    file = found.file
    today, today_from = _today(arguments.today, file.plan.as_at)
    kind = PlanKind(arguments.kind) if arguments.kind else file.plan.kind or PlanKind.PLAN
    snapshot = Snapshot(plan=file.plan, day=today, places=file.places, sha256=file.sha256)
    return Report(
        file=name,
        sha256=file.sha256,
        title=str(file.plan.title),
        partnership=file.plan.partnership,
        kind=kind,
        today=today,
        today_from=today_from,
        counts=counts_of(file.plan),
        words=file.plan.words,
        understood=file.understood,
        findings=_told(file.findings, check_snapshot(snapshot, kind=kind), switched_off),
        switched_off=switched_off,
        mapping=found.mapping,
        command=CALLED,
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


def _today(given: datetime.date | None, as_at: datetime.date | None) -> tuple[datetime.date, str]:
    """The day the plan is read for, and where it came from."""
    if given is not None:
        return given, "given"
    if as_at is not None:
        return as_at, "file"
    return datetime.date.today(), "clock"  # noqa: DTZ011 (the day where the person sits)


class _UnknownCode(ValueError):
    """A code to ignore that does not exist."""


def _switched_off(words: list[str]) -> dict[str, str]:
    """{code: reason} from ``L05=reason`` and ``L05,L06``."""
    off: dict[str, str] = {}
    known = _known() if words else set()
    for word in words:
        codes, _, reason = word.partition("=")
        for code in filter(None, (part.strip().upper() for part in codes.split(","))):
            if code not in known:
                raise _UnknownCode(
                    f"There is no code {code} to ignore. List all with: {CALLED} explain"
                )
            off[code] = reason.strip()
    return off


def _known() -> set[str]:
    from joinedup.formats.rules import RULES as READING_RULES  # every reader: slow to import

    return {rule.code for rule in (*RULES, *READING_RULES)}


def _grave(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is not Severity.NOTE for finding in findings)


def _unreadable(finding: Finding, path: Path, arguments: argparse.Namespace) -> int:
    """Say why a file cannot be read, where, and what to do."""
    if arguments.format == "json":
        put_out(Report(file=path.name, findings=(finding,)), arguments)
    language = arguments.language
    said = finding.message(language)
    if path.name not in said:
        said = f"{path.name}: {said}"
    print(said, file=sys.stderr)
    place = str(finding.place or "")
    if place and place not in said:
        print(f"  {place}", file=sys.stderr)
    print(f"  {finding.remedy(language)}", file=sys.stderr)
    return UNREADABLE
