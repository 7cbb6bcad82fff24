"""``joinedup verify``: is what is kept what its history says?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from joinedup.cli import CLEAN, FOUND, UNREADABLE
from tests.cli.servers import answer

BEHIND = """
update records_action set title = replace(title, ' ', '  ')
where id = (select id from records_action where title like '% % %' limit 1)
"""


@pytest.mark.usefixtures("demo_folder")
def test_what_was_changed_behind_history_is_found(tmp_path: Path) -> None:
    code, said, aside = answer(tmp_path, "verify", "--data", "demo")
    assert (code, aside) == (CLEAN, "")
    assert "riverside: " in said
    with closing(sqlite3.connect(tmp_path / "demo" / "joinedup.sqlite3")) as tables, tables:
        changed = tables.execute(BEHIND)
        assert changed.rowcount == 1
    code, said, _ = answer(tmp_path, "verify", "--data", "demo")
    assert code == FOUND
    assert "is not what its history says" in said
    assert answer(tmp_path, "verify", "nowhere", "--data", "demo")[1].startswith("There is no")


def test_where_there_is_nothing_that_is_said(tmp_path: Path) -> None:
    answer(tmp_path, "migrate", "--data", "ours")
    code, said, _ = answer(tmp_path, "verify", "--data", "ours")
    assert (code, said) == (CLEAN, "There is no partnership here to verify.\n")


@pytest.mark.parametrize("word", ["verify", "backup"])
def test_a_slip_in_the_name_of_the_folder_makes_no_installation_there(
    tmp_path: Path, word: str
) -> None:
    code, _, said = answer(tmp_path, word, "--data", "oours")
    assert code == UNREADABLE
    assert said.endswith("oours. Name its folder: --data DIR\n")
    assert not list(tmp_path.rglob("*.sqlite3"))
