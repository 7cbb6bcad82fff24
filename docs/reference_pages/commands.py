"""The page of the command line, made from its grammar."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from joinedup.cli.grammar import parser

ABOUT = """\
# The command line

<!-- Made from the grammar by docs/make_reference.py. Change the grammar, not this page. -->

From a clone, type `python3 start.py` (on Windows: `py start.py`) where this page says `joinedup`.

| | |
|---|---|
| `joinedup` | explains itself and checks the example that ships |
| `joinedup --help` | the commands |
| `joinedup COMMAND --help` | the options of one command |
| `joinedup --version` | the version |

A report goes to standard output; what is being done, and what went wrong, to standard error. On a
terminal, a report in HTML or as a workbook goes to a file in the current folder instead
(`PLAN-findings.html`, `PLAN-findings.xlsx`); `-o` names another.

## Exit codes

| | |
|---|---|
| 0 | done, and nothing of warning or worse was found |
| 1 | `check`: something of warning or worse was found. `compare`: something that scrutiny would ask about |
| 2 | the words of the command are wrong: an option, a code or a mapping that is none; a target that is there already |
| 3 | a file cannot be read or written; the reason, the place and what to do are on standard error |
| 130 | stopped with Ctrl+C |

Notes alone do not make a check end with 1.

## Files and environment

| | |
|---|---|
| `PLAN.xlsx.joinedup-map.json` | the [mapping](mapping.md) of `PLAN.xlsx`, remembered beside it |
| `NO_COLOR` | if set, no colour |
| `COLUMNS` | the width of the text; otherwise the terminal's, 100 at most, or 80 |
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield ABOUT
    for name, words in _commands().items():
        yield f"\n## {name}\n"
        yield f"{words.description}\n"
        yield f"    {_usage(name, words)}\n"
        yield "| | |"
        yield "|---|---|"
        yield from (_row(action) for action in words._actions)
        yield f"\n{_sentence(words.epilog or '')}"
    yield ""


def _commands() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(commands.choices)


def _usage(name: str, words: argparse.ArgumentParser) -> str:
    own = [_shown(action) for action in words._actions if not action.option_strings]
    return " ".join(["joinedup", name, "[OPTIONS]", *own])


def _shown(action: argparse.Action) -> str:
    name = str(action.metavar or action.dest)
    return f"[{name}]" if action.nargs == "?" else name


def _row(action: argparse.Action) -> str:
    said = action.help or ""
    if action.dest == "help":
        said = "show this help"
    if not action.option_strings:
        return f"| `{_shown(action)}` | {said} |"
    names = ", ".join(f"`{name}`" for name in action.option_strings)
    return f"| {names}{_value(action)} | {said} |"


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    value = "\\|".join(map(str, action.choices)) if action.choices else str(action.metavar)
    return f" `{f'[{value}]' if action.nargs == '?' else value}`"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
