"""Where a report goes: the terminal, a pipe or a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from joinedup.cli import terminal
from joinedup.drawing.report.model import Report

SUFFIXES = {"html": "-findings.html", "xlsx": "-findings.xlsx"}


def put_out(report: Report, arguments: argparse.Namespace) -> None:
    """Write the report in the format asked for.

    To ``--output`` if given. Otherwise to standard output; but HTML and workbooks are not
    for reading in a terminal, so there they go to a file in the current folder.
    """
    if arguments.format == "text" and not _elsewhere(arguments):
        _show(report, arguments)
        return
    made = made_of(report, arguments)
    target = _target(report, arguments)
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    target.write_bytes(made)
    print(f"The report is in {target}.", file=sys.stderr)


def made_of(report: Report, arguments: argparse.Namespace) -> bytes:
    """The report's bytes in the format asked for."""
    language = arguments.language
    if arguments.format == "json":
        from joinedup.drawing.report.as_json import write_json

        # half a character, as a damaged archive may hold, stands as JSON writes it: \\ud800
        return write_json(report, language).encode(errors="backslashreplace")
    if arguments.format == "html":
        from joinedup.drawing.report.as_html import write_html

        return write_html(report, language).encode(errors="replace")
    if arguments.format == "xlsx":
        from joinedup.drawing.report.as_xlsx import write_xlsx

        return write_xlsx(report, language)
    from joinedup.drawing.report.as_text import write_text

    return write_text(report, language=language, everything=arguments.all).encode(errors="replace")


def _show(report: Report, arguments: argparse.Namespace) -> None:
    from joinedup.drawing.report.as_text import plain, write_text

    paint = terminal.paint if terminal.colours(arguments.colour) else plain
    text = write_text(
        report,
        language=arguments.language,
        width=terminal.width(),
        paint=paint,
        everything=arguments.all,
    )
    sys.stdout.write(text)


def _elsewhere(arguments: argparse.Namespace) -> bool:
    return bool(arguments.output) and arguments.output != "-"


def _target(report: Report, arguments: argparse.Namespace) -> Path | None:
    if _elsewhere(arguments):
        return Path(arguments.output)
    if arguments.output == "-" or not sys.stdout.isatty() or arguments.format not in SUFFIXES:
        return None
    return Path(Path(report.file).stem + SUFFIXES[arguments.format])


def target_is_free(path: Path, force: bool) -> bool:
    """Whether ``path`` may be written; says why not."""
    if path.exists() and not force:
        print(
            f"{path} is there already. Choose another name, or add --force to write over it.",
            file=sys.stderr,
        )
        return False
    return True
