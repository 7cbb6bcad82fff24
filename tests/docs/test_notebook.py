"""The notebook page is run from top to bottom, and prints what it shows."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import DOCS, blocks

PAGE = DOCS / "how-to" / "notebook.md"


def test_every_block_of_the_notebook_prints_what_stands_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    printed = ""
    for block in blocks(PAGE):
        where = f"{PAGE.name}, line {block.line}"
        if block.language == "py":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(block.text, where, "exec"), names)
            printed = out.getvalue()
        elif block.language == "text":
            assert printed == block.text, where


def test_every_block_of_code_shows_what_it_prints() -> None:
    languages = [block.language for block in blocks(PAGE)]
    assert languages == ["py", "text"] * (len(languages) // 2)
    assert len(languages) > 10
