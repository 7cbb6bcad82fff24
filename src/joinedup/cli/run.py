"""Carrying out one command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from joinedup.cli import CALLED, CLEAN, MISUSED, UNREADABLE
from joinedup.cli.grammar import parser

DEMO = "demo"
SERVER = "server."
"""Where the words stand whose parts come with ``joinedup[server]``."""


def run(words: Sequence[str]) -> int:
    """Carry out one command line and return its exit code. Never a traceback for bad input."""
    try:
        if not words or words[0].startswith("--"):  # `joinedup --port 8001`
            words = [DEMO, *words]
        if Path(words[0]).suffix and Path(words[0]).is_file():  # no command has a suffix
            print(f"To check it, type: {CALLED} check {_quoted(words[0])}", file=sys.stderr)
            return MISUSED
        arguments = parser().parse_args(words)
        module, name = arguments.deed
        if module.startswith(SERVER) and not find_spec("django"):
            print(_without_server(arguments.name), file=sys.stderr)
            return UNREADABLE
        return deed(module, name)(arguments)
    except SystemExit as asked:  # argparse has printed why
        return asked.code if isinstance(asked.code, int) else MISUSED
    except BrokenPipeError:  # the reader of a pipe has gone: nothing is wrong
        sys.stderr.close()
        return CLEAN
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except OSError as error:
        print(_sentence(error), file=sys.stderr)
        return UNREADABLE


def deed(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """The function that carries out a command, loaded only when it is asked for."""
    function: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"joinedup.cli.{module}"), name
    )
    return function


def _without_server(word: str) -> str:
    return (
        f"“{word}” needs parts that are not installed here. Install them with:\n\n"
        "    pip install 'joinedup[server]'\n\n"
        f"Without them, see a check of the example that ships: {CALLED} check riverside.xlsx"
    )


def _sentence(error: OSError) -> str:
    what = f"“{error.filename}”" if error.filename else "A file"
    return f"{what} cannot be used: {error.strerror or error}."


def _quoted(path: str) -> str:
    """A path as a person types it, in any shell."""
    return f'"{path}"' if " " in path else path
