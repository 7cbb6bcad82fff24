"""The command line: ``joinedup check FILE`` and its companions.

``--help`` is answered before anything heavy is imported.
"""

from __future__ import annotations

import gc
import os
import sys

from joinedup import __version__

CLEAN, FOUND, MISUSED, UNREADABLE = 0, 1, 2, 3
"""Exit codes: nothing found of warning or worse; something found; wrong words; not readable."""

CALLED = os.environ.get("JOINEDUP_CALLED") or "joinedup"
"""What a person types before a command. start.py says that it was `python3 start.py`, so that
every command we print is one that can be typed."""

HELP = f"""\
Joinedup is for people who run strategic partnerships. It checks the plan you
have, and keeps it as one that everybody can see and work on.

  {CALLED}                    try it all on Riverside, an invented partnership
  {CALLED} serve              serve your own partnership’s pages
  {CALLED} admin create EMAIL the first administrator, and a link to sign in
  {CALLED} backup [TO]        one file of all that is kept; restore FROM
  {CALLED} verify             is what is kept what its history says?
  {CALLED} migrate            make the tables, or bring them up to this version

  {CALLED} check FILE         what to put right, each with its cell
  {CALLED} explain CODE       why a code matters, how to switch it off
  {CALLED} convert IN OUT     a plan as .xlsx, .csv, .json or .xml
  {CALLED} template OUT       our own workbook, empty and with guidance
  {CALLED} compare OLD NEW    what continues, splits, merges or vanished

FILE is the workbook you have (.xlsx .xls .ods .csv), a Word or Markdown file
with tables, StratML (.xml) or a plan in .json. Nothing leaves this machine.

  {CALLED} COMMAND --help     the options of one command
  {CALLED} --version
"""


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    if argv is None:  # a process of our own, soon over: it need not look for garbage
        gc.disable()
    words = sys.argv[1:] if argv is None else argv
    _speak_utf8()
    if words and words[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return CLEAN
    if words and words[0] in ("-V", "--version"):
        print(f"joinedup {__version__}")
        return CLEAN
    from joinedup.cli.run import run

    return run(words)


def _speak_utf8() -> None:
    """A console that cannot show a character shows “?”, and never stops the work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
