"""Every command that the documentation shows is run, and answers as the page says.

A block of ``console`` holds commands after ``$`` and what they print; a line of ``…`` stands for any
lines. A page's commands run in order in one folder, which has the files of :mod:`tests.docs.files`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.files import lay_out
from tests.docs.pages import Block, blocks, edit, pages

RUN = ("console", "edit", "python", "json")
WITH_EXAMPLES = [page for page in pages() if any(block.language in RUN for block in blocks(page))]
WORDS = ("python3 start.py", "joinedup")


def steps(block: Block) -> Iterator[tuple[str, str]]:
    """(command, what the page says that it prints) for each command of a block."""
    for step in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
        command, _, printed = step.partition("\n")
        yield command.strip(), printed


def run(command: str, folder: Path, last: int) -> tuple[int, str]:
    """Run one command as the reader would type it: its exit code, and all that it prints."""
    if command == "echo $?":
        return 0, f"{last}\n"
    called = next((each for each in WORDS if command.startswith(f"{each} ") or command == each), "")
    assert called, f"“{command}” is no command of ours"
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    environment["JOINEDUP_CALLED"] = called
    words, _, target = command.removeprefix(called).partition(" > ")
    asked = subprocess.run(
        [sys.executable, "-P", "-m", "joinedup", *shlex.split(words)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if target:
        (folder / target).write_text(asked.stdout, "utf-8")
        return asked.returncode, ""
    return asked.returncode, asked.stdout


def pattern(printed: str) -> re.Pattern[str]:
    """What a page shows, with ``…`` on a line of its own for any lines."""
    lines = printed.rstrip("\n").split("\n")
    parts = [r"(?:.*\n)*?" if line.strip() == "…" else re.escape(f"{line}\n") for line in lines]
    return re.compile("".join(parts))


def play(block: Block, folder: Path, last: int) -> int:
    """Run a block of commands, holding each to what the page shows of it."""
    for command, printed in steps(block):
        last, said = run(command, folder, last)
        assert "Traceback" not in said
        if printed.strip():
            assert pattern(printed).fullmatch(said), f"{command}\n{said}"
    return last


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.stem)
def test_every_example_of_a_page_answers_as_the_page_says(page: Path, tmp_path: Path) -> None:
    lay_out(tmp_path)
    last = 0
    for block in blocks(page):
        where = f"{page.name}, line {block.line}"
        if block.language == "console":
            last = play(block, tmp_path, last)
        elif block.language == "edit":
            edit(block, tmp_path)
        elif block.language == "json":
            assert json.loads(block.text) is not None, where
        elif block.language == "python":
            code = [sys.executable, "-c", block.text]
            subprocess.run(code, cwd=tmp_path, check=True, capture_output=True, text=True)


def test_there_are_examples_to_run() -> None:
    commands = [step for page in WITH_EXAMPLES for b in blocks(page) for step in steps(b)]
    assert len(commands) > 20


def test_a_line_of_dots_stands_for_any_lines_and_nothing_else_does() -> None:
    assert pattern("one\n…\nfour\n").fullmatch("one\ntwo\nthree\nfour\n")
    assert pattern("one\n…\nfour\n").fullmatch("one\nfour\n")
    assert not pattern("one\nfour\n").fullmatch("one\ntwo\nfour\n")
