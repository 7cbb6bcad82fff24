"""No words at all: say what this is, and check the workbook that ships."""

from __future__ import annotations

import argparse
from importlib.resources import as_file, files

from joinedup.cli import CALLED, CLEAN, HELP, UNREADABLE
from joinedup.cli.check import check
from joinedup.cli.grammar import parser

NAME = "riverside.xlsx"


def example(_: argparse.Namespace) -> int:
    """Explain the command line and check the example, which reads as at its own date."""
    print(HELP)
    with as_file(files("joinedup") / "riverside" / NAME) as path:
        print(f"Here is the check of that example, {NAME}:\n")
        code = check(parser().parse_args(["check", str(path), "--no-map"]))
    print(f"\nNow your own: {CALLED} check FILE")
    return UNREADABLE if code == UNREADABLE else CLEAN
