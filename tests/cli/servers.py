"""Joinedup as a process that serves, for tests: started, asked, stopped."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = re.compile(r"http://\S+/")


@dataclass
class Server:
    """A process that serves, and the line that it said when it did."""

    process: subprocess.Popen[str]
    said: str

    @property
    def address(self) -> str:
        """Where it serves, without the last stroke."""
        found = ADDRESS.search(self.said)
        assert found, self.said
        return found.group().rstrip("/")

    def get(self, path: str) -> tuple[int, str]:
        """The status and the text of a page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def stop(self) -> tuple[int, str]:
        """Ask it to stop; its exit code, and what it said on the error stream."""
        self.process.terminate()
        _, aside = self.process.communicate(timeout=60)
        return self.process.returncode, aside


def command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-m", "joinedup", *words]


def surroundings(home: Path, **chosen: str) -> dict[str, str]:
    """An environment in which nothing is chosen but ``chosen``, and a person's folder is ``home``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOINEDUP_")}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home / "share")} | chosen


@contextmanager
def serving(home: Path, *words: str, **chosen: str) -> Iterator[Server]:
    """A server at a free port, for as long as the block lasts."""
    with subprocess.Popen(
        command(*words, "--port", "0"),
        cwd=home,
        env=surroundings(home, **chosen),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield Server(process, process.stdout.readline())
        finally:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=60)


def answer(home: Path, *words: str, **chosen: str) -> tuple[int, str, str]:
    """Run words that end by themselves: exit code, what was said, what was said aside."""
    asked = subprocess.run(
        command(*words),
        cwd=home,
        env=surroundings(home, **chosen),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in asked.stderr, asked.stderr
    return asked.returncode, asked.stdout, asked.stderr
