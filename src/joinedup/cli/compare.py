"""``joinedup compare``: what became of each thing from one version to the next."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from joinedup.analysis.lineage import compare as compare_plans
from joinedup.cli import CLEAN, FOUND, MISUSED, UNREADABLE, terminal
from joinedup.cli.reading import MappingFault, read_remembered
from joinedup.cli.terminal import Progress
from joinedup.drawing.comparison import write_json, write_text
from joinedup.drawing.report.as_text import plain
from joinedup.formats.opening import Unreadable


def compare(arguments: argparse.Namespace) -> int:
    """Compare two plans; 1 if something is there that scrutiny would ask about, else 0."""
    try:
        with Progress() as progress:
            old = read_remembered(Path(arguments.old), arguments, progress).plan
            new = read_remembered(Path(arguments.new), arguments, progress).plan
            progress.say("Comparing…")
            compared = compare_plans(old, new)
    except MappingFault as error:
        print(error, file=sys.stderr)
        return MISUSED
    except Unreadable as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    words = {**old.words, **new.words}
    language = arguments.language
    if arguments.format == "json":
        sys.stdout.write(write_json(compared, words=words, language=language))
    else:
        text = write_text(
            compared,
            words=words,
            language=language,
            width=terminal.width(),
            paint=terminal.paint if terminal.colours(arguments.colour) else plain,
            everything=arguments.all,
        )
        sys.stdout.write(text)
    return FOUND if any(change.kind.is_worrying for change in compared.changes) else CLEAN
