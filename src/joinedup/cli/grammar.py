"""The words that the command line knows. docs/reference/command-line.md is made from them."""

from __future__ import annotations

import argparse
import datetime

from joinedup.cli import CALLED
from joinedup.cli.server_words import add_words
from joinedup.core.words import PlanKind
from joinedup.formats import READ_AS, WRITERS

KINDS = [kind.value for kind in PlanKind]
CODES_OF_CHECK = (
    "exit codes: 0 nothing of warning or worse; 1 something of warning or worse; "
    "2 the words of the command are wrong; 3 the file cannot be read"
)
CODES_OF_COMPARE = (
    "exit codes: 0 nothing that scrutiny would ask about; 1 something; "
    "2 the words of the command are wrong; 3 a file cannot be read"
)
CODES = "exit codes: 0 done; 2 the words of the command are wrong; 3 a file cannot be used"


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    top = argparse.ArgumentParser(prog=CALLED, allow_abbrev=False)
    commands = top.add_subparsers(dest="name", metavar="COMMAND", required=True)

    def one(name: str, does: str, codes: str) -> argparse.ArgumentParser:
        described = f"{does[0].upper()}{does[1:]}."
        return commands.add_parser(name, help=does, description=described, epilog=codes)

    for add, name, does, codes in (
        (_check, "check", "list what to put right in a plan, each with its cell", CODES_OF_CHECK),
        (_explain, "explain", "say why a code matters, and how to switch it off", CODES),
        (_convert, "convert", "read a plan in one format and write it in another", CODES),
        (_template, "template", "write our own workbook, empty and with guidance", CODES),
        (_compare, "compare", "say what became of each thing of a plan", CODES_OF_COMPARE),
    ):
        add(one(name, does, codes))
    add_words(one)
    return top


def _check(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "file", metavar="FILE", help="the plan to check, or the name of an example that ships"
    )
    words.add_argument(
        "--format",
        choices=["text", "json", "html", "xlsx"],
        default="text",
        help="the form of the report (text unless you say otherwise)",
    )
    words.add_argument(
        "-o", "--output", metavar="PATH", help="write the report here (- for standard output)"
    )
    _as(words)
    _kind(words)
    words.add_argument(
        "--today",
        type=_day,
        metavar="DATE",
        help="read the plan as at this day (2026-11-17 or 17/11/2026)",
    )
    words.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="CODE[=REASON]",
        help="switch a code off, with a reason; several by commas or repeated",
    )
    _mapping(words)
    _language(words)
    words.add_argument(
        "--all", action="store_true", help="list every case, not five a code, and every column"
    )
    _colour(words)
    words.set_defaults(deed=("check", "check"))


def _kind(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--kind", choices=KINDS, help="which law or custom the plan answers to (plan: none)"
    )


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
    _no_map(words)


def _no_map(words: argparse.ArgumentParser) -> None:
    words.add_argument("--no-map", action="store_true", help="pay no heed to a remembered mapping")


def _language(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--language",
        default="en",
        metavar="CODE",
        help="the language of the answer: en, or cy for Welsh as far as it is translated",
    )


def _colour(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--colour",
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="auto colours a terminal, unless NO_COLOR is set",
    )


def _explain(words: argparse.ArgumentParser) -> None:
    words.add_argument("code", nargs="?", metavar="CODE", help="such as L05; none lists all")
    _language(words)
    _colour(words)
    words.set_defaults(deed=("explain", "explain"))


def _convert(words: argparse.ArgumentParser) -> None:
    words.add_argument("source", metavar="IN", help="the plan, or list of members, to read")
    words.add_argument(
        "target", metavar="OUT", help="the .xlsx, .csv, .json or .xml (StratML) to write"
    )
    words.add_argument("--force", action="store_true", help="write over OUT if it is there")
    words.add_argument(
        "--to",
        choices=list(WRITERS),
        help="what to write, where OUT does not say it: popolo is who is at the table as Popolo "
        "JSON, with the reasons and evidence that its readers may see; it cannot be read back",
    )
    words.add_argument(
        "--base",
        default="",
        metavar="URL",
        help="with --to popolo: what every id begins with, such as https://riverside.example/",
    )
    _as(words)
    _kind(words)
    _mapping(words)
    words.set_defaults(deed=("convert", "convert"))


def _as(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--as",
        dest="as_",
        choices=READ_AS,
        help="what the file is: a plan, or a list of members or attendance sheet (by its content "
        "unless you say; where it may be either, a plan)",
    )


def _template(words: argparse.ArgumentParser) -> None:
    words.add_argument("target", metavar="OUT", help="the .xlsx to write")
    words.add_argument("--force", action="store_true", help="write over OUT if it is there")
    words.set_defaults(deed=("convert", "template"))


def _compare(words: argparse.ArgumentParser) -> None:
    words.add_argument("old", metavar="OLD", help="the earlier version")
    words.add_argument("new", metavar="NEW", help="the later version")
    words.add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="the form of the answer (text unless you say otherwise)",
    )
    words.add_argument("--all", action="store_true", help="list every change, not ten a kind")
    _no_map(words)
    _language(words)
    _colour(words)
    words.set_defaults(deed=("compare", "compare"))


def _day(text: str) -> datetime.date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(
        f"“{text}” is not a day. Write it as 2026-11-17 or 17/11/2026."
    )
