"""The words that the command line knows."""

from __future__ import annotations

import argparse
import datetime

from joinedup.core.words import PlanKind

KINDS = [kind.value for kind in PlanKind]


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    top = argparse.ArgumentParser(prog="joinedup", allow_abbrev=False)
    commands = top.add_subparsers(dest="name", metavar="COMMAND", required=True)
    _check(commands.add_parser("check", help="what to put right, each with its cell"))
    _explain(commands.add_parser("explain", help="why a code matters"))
    _convert(commands.add_parser("convert", help="a plan in another format"))
    _template(commands.add_parser("template", help="our own workbook, empty"))
    _compare(commands.add_parser("compare", help="what became of each thing"))
    return top


def _check(words: argparse.ArgumentParser) -> None:
    words.add_argument("file", metavar="FILE", help="the plan to check")
    words.add_argument("--format", choices=["text", "json", "html", "xlsx"], default="text")
    words.add_argument(
        "-o", "--output", metavar="PATH", help="write the report here (- for stdout)"
    )
    words.add_argument("--kind", choices=KINDS, help="which law or custom the plan answers to")
    words.add_argument(
        "--today", type=_day, metavar="DATE", help="read the plan as at this day (2026-11-17)"
    )
    words.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="CODE[=REASON]",
        help="switch a code off, with a reason; several by commas or repeated",
    )
    _mapping(words)
    words.add_argument("--language", default="en", help="en or cy")
    words.add_argument("--all", action="store_true", help="list every case, not five a code")
    _colour(words)
    words.set_defaults(deed=("check", "check"))


def _mapping(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--map", metavar="FILE", help="read the columns as this JSON file says; remembered"
    )
    words.add_argument(
        "--write-map",
        nargs="?",
        const="",
        metavar="FILE",
        help="write what was understood of each column, to correct (beside the file by default)",
    )
    words.add_argument("--no-map", action="store_true", help="pay no heed to a remembered mapping")


def _colour(words: argparse.ArgumentParser) -> None:
    words.add_argument("--colour", "--color", choices=["auto", "always", "never"], default="auto")


def _explain(words: argparse.ArgumentParser) -> None:
    words.add_argument("code", nargs="?", metavar="CODE", help="such as L05; none lists all")
    words.add_argument("--language", default="en")
    _colour(words)
    words.set_defaults(deed=("explain", "explain"))


def _convert(words: argparse.ArgumentParser) -> None:
    words.add_argument("source", metavar="IN")
    words.add_argument("target", metavar="OUT", help=".xlsx, .csv, .json or .xml (StratML)")
    words.add_argument("--force", action="store_true", help="write over OUT if it is there")
    words.add_argument("--kind", choices=KINDS)
    _mapping(words)
    words.set_defaults(deed=("convert", "convert"))


def _template(words: argparse.ArgumentParser) -> None:
    words.add_argument("target", metavar="OUT", help="the .xlsx to write")
    words.add_argument("--force", action="store_true", help="write over OUT if it is there")
    words.set_defaults(deed=("convert", "template"))


def _compare(words: argparse.ArgumentParser) -> None:
    words.add_argument("old", metavar="OLD")
    words.add_argument("new", metavar="NEW")
    words.add_argument("--format", choices=["text", "json"], default="text")
    words.add_argument("--all", action="store_true", help="list every change")
    words.add_argument("--language", default="en", help="en or cy")
    _colour(words)
    words.set_defaults(deed=("compare", "compare"))


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a day. Write it as year-month-day: 2026-11-17."
        ) from None
