"""``joinedup convert`` and ``joinedup template``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from joinedup.cli import CALLED, CLEAN, MISUSED, UNREADABLE
from joinedup.cli.output import target_is_free
from joinedup.cli.reading import MappingFault, read
from joinedup.cli.terminal import Progress
from joinedup.core.finding import Severity
from joinedup.core.planfile import PlanFile
from joinedup.formats import WRITABLE, write_plan, write_template
from joinedup.formats.opening import Unreadable


def convert(arguments: argparse.Namespace) -> int:
    """Read a plan in one format and write it in another."""
    source, target = Path(arguments.source), Path(arguments.target)
    if target.suffix.lower() not in WRITABLE:
        print(
            f"“{target.name}” cannot be written: end the name in {', '.join(WRITABLE)}.",
            file=sys.stderr,
        )
        return MISUSED
    if not target_is_free(target, arguments.force):
        return MISUSED
    try:
        with Progress() as progress:
            file = read(source, arguments, progress).file
            progress.say(f"Writing {target.name}…")
            write_plan(file.plan, target)
    except MappingFault as error:
        print(error, file=sys.stderr)
        return MISUSED
    except Unreadable as error:
        said = str(error)
        print(said if source.name in said else f"{source.name}: {said}", file=sys.stderr)
        return UNREADABLE
    _say(file, target)
    return CLEAN


def _say(file: PlanFile, target: Path) -> None:
    """What was written, and what reading the file had to say."""
    things = sum(1 for _ in file.plan.things())
    print(f"{target}: {things:,} things and {len(file.plan.links):,} links written.")
    grave = [each for each in file.findings if each.severity is not Severity.NOTE]
    for finding in grave:
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
