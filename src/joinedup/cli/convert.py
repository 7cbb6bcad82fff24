"""``joinedup convert`` and ``joinedup template``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from joinedup.cli import CALLED, CLEAN, MISUSED, UNREADABLE
from joinedup.cli.output import target_is_free
from joinedup.cli.reading import MappingFault, read
from joinedup.cli.terminal import Progress
from joinedup.core.finding import Finding, Severity
from joinedup.core.planfile import PlanFile, Understood
from joinedup.formats import WRITABLE, WRITERS, write_plan, write_template
from joinedup.formats.opening import Unreadable


def convert(arguments: argparse.Namespace) -> int:
    """Read a plan in one format and write it in another."""
    source, target = Path(arguments.source), Path(arguments.target)
    wrong = _unfit(target, arguments)
    if wrong:
        print(wrong, file=sys.stderr)
        return MISUSED
    if not target_is_free(target, arguments.force):
        return MISUSED
    try:
        with Progress() as progress:
            file = read(source, arguments, progress).file
            if arguments.as_ == "members" and not any(file.plan.things()):
                _say_found(file.findings)
                return UNREADABLE
            progress.say(f"Writing {target.name}…")
            write_plan(file.plan, target, arguments.to, base=arguments.base)
    except MappingFault as error:
        print(error, file=sys.stderr)
        return MISUSED
    except Unreadable as error:
        said = str(error)
        print(said if source.name in said else f"{source.name}: {said}", file=sys.stderr)
        return UNREADABLE
    _say(file, target, arguments.to)
    return CLEAN


def _unfit(target: Path, arguments: argparse.Namespace) -> str:
    """Why the words do not go together; "" if they do."""
    suffix = target.suffix.lower()
    if arguments.to and suffix != WRITERS[arguments.to]:
        asked = arguments.to
        return f"“{target.name}” cannot be written as {asked}: end the name in {WRITERS[asked]}."
    if suffix not in WRITABLE:
        return f"“{target.name}” cannot be written: end the name in {', '.join(WRITABLE)}."
    if arguments.base and arguments.to != "popolo":
        return "--base goes with --to popolo: nothing else has ids that it could begin."
    if arguments.base and arguments.base[-1] not in "/#:=":
        return f"“{arguments.base}” would run into the ids: end it in / or #."
    if arguments.as_ == "members" and (arguments.map or arguments.write_map is not None):
        return "A list of members has no mapping: leave --map and --write-map out, or --as members."
    return ""


def _say(file: PlanFile, target: Path, to: str | None) -> None:
    """What was written, and what reading the file had to say."""
    plan = file.plan
    if to == "popolo":
        seats = len(plan.seats)
        print(f"{target}: {len(plan.people):,} people and {seats:,} seats written as Popolo.")
        print("  Popolo cannot be read back: keep the plan itself too.")
        print(
            "  It holds the whole table of this plan. Why somebody has the chair, what they may agree "
            "and the evidence of roles stand under “other”: pass it on to those who may read them."
        )
    else:
        things = sum(1 for _ in plan.things())
        print(f"{target}: {things:,} things and {len(plan.links):,} links written.")
    if file.is_members:
        _say_understood(file.understood)
        _say_found(file.findings)
    else:
        _say_found(each for each in file.findings if each.severity is not Severity.NOTE)


def _say_understood(sheets: Iterable[Understood]) -> None:
    """What each sheet of a list of members was taken for, and each of its columns."""
    for sheet in sheets:
        unused = f", {sheet.unused:,} not used" if sheet.unused else ""
        print(f"  “{sheet.sheet}” was read as: {sheet.use}. Rows read: {sheet.rows:,}{unused}.")
        for column in sheet.columns:
            print(f"    {column.column}  {column.header}: {column.as_ or 'not taken over'}")


def _say_found(findings: Iterable[Finding]) -> None:
    for finding in findings:
        place = f"{finding.place}: " if finding.place and str(finding.place) else ""
        print(f"  {place}{finding.message()}", file=sys.stderr)


def template(arguments: argparse.Namespace) -> int:
    """Write our own workbook, empty, with its guidance."""
    target = Path(arguments.target)
    if target.suffix.lower() != ".xlsx":
        print(f"“{target.name}” must end in .xlsx: the template is a workbook.", file=sys.stderr)
        return MISUSED
    if not target_is_free(target, arguments.force):
        return MISUSED
    write_template(target)
    print(f"{target}: fill it in, then: {CALLED} check {target}")
    return CLEAN
