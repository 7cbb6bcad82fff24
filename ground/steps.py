"""Running one check after another: what runs is printed, all run even if one fails, the end sums
up.
"""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

BOLD = "\033[1m{}\033[0m"
Answer = TypeVar("Answer")


class Failed(Exception):
    """A step did not hold; the text says what and where."""


@dataclass
class Steps:
    """What ran, what failed, what was left out and why, and pytest's own summaries."""

    failures: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def command(self, name: str, command: list[str]) -> None:
        """Run a program; it holds when it ends with 0."""
        self.call(name, lambda: run(command))

    def call(self, name: str, do: Callable[[], Answer]) -> Answer | None:
        """Run a function; it holds when it does not raise Failed. Give what it gave, or None when
        it failed.
        """
        announce(name)
        start = time.monotonic()
        try:
            answer = do()
        except Failed as reason:
            self.failures.append(name)
            say(f"FAILED: {name}: {reason}")
            return None
        say(f"held: {name} ({time.monotonic() - start:.1f} s)")
        return answer

    def pytest(
        self,
        name: str,
        command: list[str],
        surroundings: Mapping[str, str],
        good: tuple[int, ...] = (0,),
    ) -> None:
        """Run pytest, showing what it says as it says it, and keep its last line for the end."""
        announce(name)
        say(shown(command))
        process = subprocess.Popen(
            command,
            env={**os.environ, **surroundings},
            stdout=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        last = ""
        assert process.stdout is not None  # noqa: S101
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line.strip() or last
        self.summaries.append(f"{name}: {last}")
        if process.wait() not in good:
            self.failures.append(name)

    def close(self) -> int:
        """Print the closing lines and give the exit code."""
        announce("in short")
        for line in self.left_out:
            say(f"left out: {line}")
        for line in self.failures:
            say(f"FAILED: {line}")
        for line in self.summaries:
            say(line)
        say(f"{'failed' if self.failures else 'all held'}, {time.monotonic() - self.began:.0f} s")
        return 1 if self.failures else 0


def announce(name: str) -> None:
    """A heading that stands out on a terminal and in a log."""
    say("")
    say(BOLD.format(name) if sys.stdout.isatty() else f"== {name}")


def say(line: str) -> None:
    """One line, at once, so that it stands before what a program prints next."""
    print(line, flush=True)


def shown(command: list[str]) -> str:
    """The command on one line, as one would type it; a program given as text is only hinted at."""
    return shlex.join(word if "\n" not in word else "(a few lines)" for word in command)


def run(command: list[str]) -> None:
    """Run a program whose output goes to ours; raise Failed unless it ends with 0."""
    say(shown(command))
    code = subprocess.call(command)
    if code:
        raise Failed(f"exit code {code}")


def output_of(command: list[str], expect: tuple[int, ...] = (0,), cwd: str | None = None) -> str:
    """Run a program and give what it printed; raise Failed with all it said unless it ends as
    expected.
    """
    say(shown(command))
    finished = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        cwd=cwd,
    )
    if finished.returncode not in expect:
        raise Failed(
            f"exit code {finished.returncode}, expected {' or '.join(map(str, expect))}:\n{finished.stdout}"
        )
    return finished.stdout
