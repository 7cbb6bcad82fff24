"""``joinedup demo`` and ``joinedup serve``."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from joinedup.cli import UNREADABLE, main, run
from tests.cli.servers import Server, answer, serving, surroundings

ENQUEUE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "joinedup.config.settings"
import django
django.setup()
from joinedup.records.tasks import later
at = "2026-11-17T10:00:00+00:00"
later("import.read", partnership="none", user="nobody", uid="none", at=at)
"""


def test_the_first_start_of_the_demonstration_says_what_takes_time(
    first_start: tuple[Path, str],
) -> None:
    told = first_start[1].splitlines()
    assert told == ["Preparing Riverside (once; some seconds).", "Stopped."]


@pytest.mark.usefixtures("demo_folder")
def test_the_demonstration_serves_pages_and_stops_when_it_is_told(tmp_path: Path) -> None:
    with serving(tmp_path, "demo", "--data", "demo") as server:
        assert server.said.startswith("Riverside is at http://localhost:")
        assert server.get("/healthz") == (200, "ok\n")
        status, page = server.get("/")
        assert status == 200
        assert "Demonstration" in page
        assert "Riverside" in page
        assert server.stop() == (0, "Stopped.\n")


def test_the_demonstration_keeps_to_a_folder_of_its_own(tmp_path: Path, demo_folder: Path) -> None:
    folder = tmp_path / "share" / "joinedup" / "demo"
    folder.parent.mkdir(parents=True)
    demo_folder.rename(folder)
    real = tmp_path / "real"
    chosen = {
        "JOINEDUP_DATA_DIR": str(real),
        "JOINEDUP_DATABASE_URL": "postgres://nobody@[::1]:1/x",
    }
    with serving(tmp_path, "demo", **chosen) as server:
        assert server.get("/healthz") == (200, "ok\n")
    assert not real.exists()


def test_the_folder_of_the_demonstration_is_its_owners_alone(first_start: tuple[Path, str]) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(first_start[0].stat().st_mode) == 0o700
    assert (first_start[0] / "demonstration.txt").read_text("utf-8").startswith("Riverside")


def test_no_demonstration_is_held_in_the_folder_of_an_installation(tmp_path: Path) -> None:
    assert answer(tmp_path, "migrate", "--data", "ours")[0] == 0
    code, _, said = answer(tmp_path, "demo", "--data", "ours")
    assert code == UNREADABLE
    assert "is no demonstration" in said
    assert "--data DIR" in said


def test_a_port_that_is_taken_is_said_with_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, _, said = answer(tmp_path, "demo", "--port", port)
    assert code == UNREADABLE
    assert said.startswith(f"127.0.0.1:{port} cannot be listened at")
    assert "--port N" in said


def test_an_installation_is_served_from_the_folder_that_is_named(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--data", "ours") as server:
        assert server.get("/healthz") == (200, "ok\n")
        assert server.stop()[0] == 0
    assert (tmp_path / "ours" / "joinedup.sqlite3").exists()


@pytest.mark.parametrize("word", ["serve", "demo"])
def test_a_second_server_of_one_folder_is_refused_until_the_first_is_gone(
    tmp_path: Path, demo_folder: Path, word: str
) -> None:
    folder = demo_folder if word == "demo" else tmp_path / "ours"
    with serving(tmp_path, word, "--data", folder.name) as first:
        code, _, said = answer(tmp_path, word, "--data", folder.name, "--port", "0")
        assert code == UNREADABLE
        assert said.startswith(f"{folder} is in use: another server works with it")
        assert said.endswith("Stop that first, or choose another folder: --data DIR\n")
        assert first.get("/healthz") == (200, "ok\n")
        first.process.kill()  # as in a crash: it has no time to take a mark away
        first.process.wait()
        with serving_when_free(tmp_path, word, "--data", folder.name) as second:
            assert second.get("/healthz") == (200, "ok\n")


@contextmanager
def serving_when_free(home: Path, *words: str) -> Iterator[Server]:
    """A server, once the processes that a killed one left have seen that it is gone."""
    until = time.monotonic() + 30
    while True:
        with serving(home, *words) as server:
            if server.said or time.monotonic() > until:
                yield server
                return
        time.sleep(0.2)


@pytest.mark.skipif(os.name == "nt", reason="no folder is closed to its owner")
def test_a_folder_that_cannot_be_written_in_is_said(tmp_path: Path) -> None:
    answer(tmp_path, "migrate", "--data", "ours")
    (tmp_path / "ours" / "in-use.lock").mkdir()
    code, _, said = answer(tmp_path, "serve", "--data", "ours", "--port", "0")
    assert code == UNREADABLE
    assert "ours cannot be written in: " in said


def test_what_waits_to_be_done_is_done_while_pages_are_served(tmp_path: Path) -> None:
    assert answer(tmp_path, "migrate", "--data", "ours")[0] == 0
    chosen = surroundings(tmp_path, JOINEDUP_DATA_DIR=str(tmp_path / "ours"))
    subprocess.run([sys.executable, "-c", ENQUEUE], env=chosen, check=True)
    assert waiting(tmp_path / "ours") == 1
    with serving(tmp_path, "serve", "--data", "ours"):
        until = time.monotonic() + 60
        while waiting(tmp_path / "ours") and time.monotonic() < until:
            time.sleep(0.1)
    assert waiting(tmp_path / "ours") == 0


def waiting(folder: Path) -> int:
    """How many tasks nobody has begun."""
    with closing(sqlite3.connect(folder / "joinedup.sqlite3")) as tables:
        asked = "select count(*) from django_tasks_database_dbtaskresult where started_at is null"
        found: int = tables.execute(asked).fetchone()[0]
        return found


def test_the_check_page_alone_needs_no_database_and_keeps_nothing(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--check-only", "--data", "ours") as server:
        assert server.get("/healthz") == (200, "ok\n")
        assert server.get("/check")[0] == 200
    assert [each.name for each in tmp_path.iterdir()] == []


def test_tables_of_an_earlier_version_are_not_changed_by_the_way(tmp_path: Path) -> None:
    answer(tmp_path, "migrate", "--data", "ours")
    with closing(sqlite3.connect(tmp_path / "ours" / "joinedup.sqlite3")) as tables, tables:
        tables.execute("delete from django_migrations where app = 'sessions'")
    code, _, said = answer(tmp_path, "serve", "--data", "ours", "--port", "0")
    assert code == UNREADABLE
    assert "of an earlier version" in said
    assert said.rstrip().endswith("type: joinedup migrate")


def test_what_stands_beside_the_tables_is_put_back_by_migrate(tmp_path: Path) -> None:
    answer(tmp_path, "migrate", "--data", "ours")
    triggers = "select name from sqlite_master where type = 'trigger' order by name"
    with closing(sqlite3.connect(tmp_path / "ours" / "joinedup.sqlite3")) as tables, tables:
        before = tables.execute(triggers).fetchall()
        tables.execute(f"drop trigger {before[0][0]}")
    assert answer(tmp_path, "migrate", "--data", "ours")[0] == 0
    with closing(sqlite3.connect(tmp_path / "ours" / "joinedup.sqlite3")) as tables:
        assert tables.execute(triggers).fetchall() == before


def test_tables_are_made_once(tmp_path: Path) -> None:
    code, first, _ = answer(tmp_path, "migrate", "--data", "ours")
    assert code == 0
    assert "records 0001_initial" in first.splitlines()
    second = "The tables are those of this version already.\n"
    assert answer(tmp_path, "migrate", "--data", "ours") == (0, second, "")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("JOINEDUP_THREADS", "none", "JOINEDUP_THREADS: "),
        ("JOINEDUP_SECRET_KEY", "my-own-secret", "shorter than 50"),
        (
            "JOINEDUP_DATABASE_URL",
            "foo://a:my-own-secret@host/x",
            "is not the address of a database",
        ),
        ("JOINEDUP_DATABASE_URL", "postgres://a:my-own-secret@[::1]:1/x", "cannot be reached"),
    ],
)
def test_an_option_that_cannot_be_used_is_said_and_its_value_is_not(
    tmp_path: Path, name: str, value: str, says: str
) -> None:
    code, _, said = answer(tmp_path, "serve", "--data", "ours", **{name: value})
    assert code == UNREADABLE
    assert says in said
    assert "my-own-secret" not in said


def test_without_the_parts_of_a_server_the_line_that_installs_them_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "find_spec", lambda name: None)
    for words in ([], ["demo"], ["serve"], ["migrate"]):
        assert main(words) == UNREADABLE
        said = capsys.readouterr().err
        assert "pip install 'joinedup[server]'" in said
        assert "joinedup check riverside.xlsx" in said


@pytest.mark.parametrize("port", ["eighty", "-1", "65536", "８０"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--port", port]) == 2
    assert "port" in capsys.readouterr().err
