"""The terminal: its width, its colours, and a line that says what is going on."""

from __future__ import annotations

import os
import shutil
import sys
from types import TracebackType

WIDEST = 100
STYLES = {
    "heading": "1;34",
    "strong": "1",
    "error": "1;31",
    "warning": "33",
    "note": "36",
    "quiet": "2",
}


def width() -> int:
    """How wide the text may be: the terminal's width, 100 at most."""
    return min(WIDEST, shutil.get_terminal_size((80, 24)).columns)


def colours(choice: str) -> bool:
    """Whether to colour: ``always``, ``never``, or ``auto``: a terminal that has not said
    NO_COLOR (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and _knows_colour()


def _knows_colour() -> bool:
    return os.environ.get("TERM", "") != "dumb"


def paint(text: str, style: str) -> str:
    """The text in a style, for terminals that know ANSI escapes. Indents stay unstyled."""
    if style not in STYLES:
        return text
    bare = text.lstrip(" ")
    return f"{' ' * (len(text) - len(bare))}\x1b[{STYLES[style]}m{bare}\x1b[0m"


class Progress:
    """One line on the error stream that says what is being done, and is gone at the end.

    Silent where the error stream is no terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._speaks = sys.stderr.isatty()

    def say(self, what: str) -> None:
        """Show what is being done now, in place of what was."""
        if self._speaks:
            sys.stderr.write(f"\r\x1b[K{what}")
            sys.stderr.flush()
            self._shown = True

    def tell(self, what: str) -> None:
        """Say something that stays, on a line of its own."""
        self.clear()
        print(what, file=sys.stderr)

    def clear(self) -> None:
        """Take away the line that says what is being done."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()
