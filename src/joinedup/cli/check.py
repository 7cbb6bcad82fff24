"""``joinedup check``: the five-minute check."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable
from pathlib import Path

from joinedup.analysis.linkage import RULES
from joinedup.cli import CALLED, CLEAN, FOUND, MISUSED, UNREADABLE
from joinedup.cli.output import put_out
from joinedup.cli.reading import MappingFault, read
from joinedup.cli.terminal import Progress
from joinedup.core.finding import Finding, Severity
from joinedup.core.words import PlanKind
from joinedup.drawing.report.making import report_of
from joinedup.drawing.report.model import Report
from joinedup.formats.opening import Unreadable


def check(arguments: argparse.Namespace) -> int:
    """Check a file and print the report; returns the exit code."""
    path = Path(arguments.file)
    try:
        switched_off = _switched_off(arguments.ignore)
        with Progress() as progress:
            found = read(path, arguments, progress)
            progress.say(f"Checking {len(found.file.plan.actions):,} actions…")
            report = report_of(
                found.file,
                name=path.name,
                kind=PlanKind(arguments.kind) if arguments.kind else None,
                day=arguments.today,
                today=datetime.date.today(),  # noqa: DTZ011 (the day where the person sits)
                switched_off=switched_off,
                mapping=found.mapping,
                command=CALLED,
            )
        put_out(report, arguments)
    except (MappingFault, _UnknownCode) as error:
        print(error, file=sys.stderr)
        return MISUSED
    except Unreadable as error:
        return _unreadable(error.finding, path, arguments)
    return FOUND if _grave(report.findings) else CLEAN


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
