from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from joinedup.cli.terminal import Progress
from tests.cli.workbooks import write


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, *steps: tuple[str, str]) -> list[str]:
    """What a terminal shows after steps such as ("say", "Reading…")."""
    stream = Terminal()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", stream)
        with Progress() as progress:
            for deed, text in steps:
                getattr(progress, deed)(text)
    assert "Checking…" in stream.getvalue()
    return screen(stream.getvalue())


def screen(written: str) -> list[str]:
    """What a terminal shows after all that was written: a line that is taken away is gone."""
    lines = [""]
    for piece in written.replace("\r\n", "\n").replace("\n", "\0\n\0").split("\0"):
        if piece == "\n":
            lines.append("")
        else:
            lines[-1] = (lines[-1] + piece).rpartition("\r\x1b[K")[2]
    return lines


def test_what_is_being_done_is_gone_when_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, ("say", "Reading…"), ("say", "Checking…")) == [""]


def test_what_stays_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("tell", "The mapping is kept.")
    told = shown(monkeypatch, ("say", "Reading…"), kept, ("say", "Checking…"))
    assert told == ["The mapping is kept.", ""]


def test_no_progress_is_told_where_no_terminal_listens(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.say("Reading…")
        progress.tell("The mapping is kept.")
    assert capsys.readouterr().err == "The mapping is kept.\n"


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is a thing of POSIX")
def test_a_report_on_a_terminal_begins_on_a_line_of_its_own(tmp_path: Path) -> None:
    import pty  # only where there is one

    ours, theirs = pty.openpty()
    path = write(tmp_path / "plan.xlsx")
    command = [sys.executable, "-m", "joinedup", "check", "--colour", "never", str(path)]
    asked = subprocess.Popen(command, stdout=theirs, stderr=theirs)
    os.close(theirs)
    written = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        written += more
    asked.wait(60)
    os.close(ours)
    assert "Reading plan.xlsx…" in written.decode()
    assert screen(written.decode())[0] == "Riverside action plan"
