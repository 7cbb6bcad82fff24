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
| `joinedup` | the same as `joinedup demo` |
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
| 1 | `check`: something of warning or worse was found. `compare`: something that scrutiny would ask about. `verify`: what is kept is not what history says |
| 2 | the words of the command are wrong: an option, a code or a mapping that is none; a target that is there already |
| 3 | a file cannot be read or written, or a server not be started; the reason, the place and what to do are on standard error |
| 130 | stopped with Ctrl+C |

Notes alone do not make a check end with 1.

## Words that need a server

`demo`, `serve`, `admin`, `backup`, `restore`, `verify` and `migrate` need more parts than the others: `pip install 'joinedup[server]'`, and
`pip install 'joinedup[server,postgres]'` for PostgreSQL. A clone has them.

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
    return dict(_below(parser(), ""))


def _below(words: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command under a name that ends with one: `check`, `admin create`."""
    inner = [a for a in words._actions if isinstance(a, argparse._SubParsersAction)]
    for action in inner:
        for word, more in action.choices.items():
            yield from _below(more, f"{name} {word}".strip())
    if not inner:
        yield name, words


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
