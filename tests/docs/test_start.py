"""What start.py says that it was called, since every command in the documentation is typed so."""

from __future__ import annotations

import os

import pytest

import start


@pytest.mark.parametrize(
    ("system", "script", "shown"),
    [
        ("posix", "start.py", "python3 start.py"),
        ("posix", "../joinedup/start.py", "python3 ../joinedup/start.py"),
        ("posix", "our plan/start.py", 'python3 "our plan/start.py"'),
        ("nt", "start.py", "py start.py"),
    ],
)
def test_commands_are_printed_as_start_py_was_typed(
    system: str, script: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", system)
    said = start.called(script)
    monkeypatch.undo()
    assert said == shown
