"""``joinedup backup`` and ``joinedup restore``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinedup.cli import CLEAN, UNREADABLE
from tests.cli.servers import answer, serving

EMAIL = "office@riverside.example"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A person's folder, with a small installation in ``ours``."""
    assert answer(tmp_path, "admin", "create", EMAIL, "--data", "ours")[0] == CLEAN
    return tmp_path


def test_what_is_backed_up_is_restored_elsewhere_and_served(ours: Path) -> None:
    code, said, _ = answer(ours, "backup", "kept", "--data", "ours")
    assert code == CLEAN
    assert said.startswith("kept: ")
    assert answer(ours, "restore", "kept", "--data", "again")[0] == CLEAN
    code, _, said = answer(ours, "admin", "create", EMAIL, "--data", "again")
    assert (code, "has an administrator already" in said) == (UNREADABLE, True)
    with serving(ours, "serve", "--data", "again") as server:
        assert server.get("/healthz") == (200, "ok\n")


def test_a_backup_without_a_name_has_the_day_in_it(ours: Path) -> None:
    assert answer(ours, "backup", "--data", "ours")[0] == CLEAN
    (made,) = ours.glob("*.joinedup-backup")
    assert re.fullmatch(r"joinedup-\d{4}-\d\d-\d\d-\d{4}", made.stem)


def test_nothing_is_written_over_unless_that_is_said(ours: Path) -> None:
    answer(ours, "backup", "kept", "--data", "ours")
    code, _, said = answer(ours, "backup", "kept", "--data", "ours")
    assert (code, "is there already" in said) == (UNREADABLE, True)
    code, _, said = answer(ours, "restore", "kept", "--data", "ours")
    assert (code, "--force" in said) == (UNREADABLE, True)
    assert answer(ours, "restore", "kept", "--data", "ours", "--force")[0] == CLEAN


def test_what_is_no_backup_is_said_and_changes_nothing(ours: Path) -> None:
    (ours / "notes.txt").write_text("not a backup", "utf-8")
    before = (ours / "ours" / "joinedup.sqlite3").read_bytes()
    code, _, said = answer(ours, "restore", "notes.txt", "--data", "ours", "--force")
    assert (code, "is not a backup of Joinedup" in said) == (UNREADABLE, True)
    assert (ours / "ours" / "joinedup.sqlite3").read_bytes() == before
