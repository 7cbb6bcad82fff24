"""The PostgreSQL that tests are given, and which tests run on it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from ground import machine, postgres
from ground.stamp import ROOT

TESTS = """
import pytest
def test_of_none(): pass
@pytest.mark.database
def test_of_either(): pass
@pytest.mark.sqlite
@pytest.mark.database
def test_of_sqlite(): pass
@pytest.mark.postgres
def test_of_postgres(): pass
def test_by_a_fixture(transactional_db): pass
"""
FIXTURE = "import pytest\n@pytest.fixture\ndef transactional_db(): pass\n"


@pytest.fixture
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no server is named for the tests."""
    monkeypatch.delenv(postgres.NAMED, raising=False)


@pytest.fixture
def installed(unnamed: None) -> None:
    """A machine that has PostgreSQL's programs."""
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL on this machine (sudo apt install postgresql)")


@pytest.fixture
def own_server(installed: None) -> Iterator[str]:
    with postgres.running() as address:
        yield address


@pytest.mark.usefixtures("installed")
def test_a_server_of_our_own_answers_and_is_gone_afterwards_with_all_it_kept():
    with postgres.running() as address:
        with psycopg.connect(address, autocommit=True) as connection:
            folder = connection.info.host
            connection.execute("create database plans")
        with psycopg.connect(address, dbname="plans") as connection:
            connection.execute("create table plan (title text)")
            connection.execute("insert into plan values ('b'), ('A'), ('a')")
            titles = connection.execute("select title from plan order by title").fetchall()
        left_open = psycopg.connect(address)
    assert titles[-1] == ("b",), "it sorts as people do, unlike SQLite"
    assert not os.path.exists(folder)
    left_open.close()


def test_row_level_security_holds_for_the_role_of_the_tests(own_server):
    with psycopg.connect(own_server, autocommit=True) as connection:
        connection.execute("create database secured")
    with psycopg.connect(own_server, dbname="secured") as connection:
        connection.execute("create table plan (title text)")
        connection.execute("insert into plan values ('hidden')")
        connection.execute("alter table plan enable row level security")
        connection.execute("alter table plan force row level security")
        assert connection.execute("select * from plan").fetchall() == []


def test_a_server_that_is_named_is_taken_as_it_is(monkeypatch):
    monkeypatch.setenv(postgres.NAMED, "postgres://somewhere/else")
    monkeypatch.setattr(postgres, "programs", lambda: None)
    assert machine.has_postgres()
    with postgres.running() as address:
        assert address == "postgres://somewhere/else"


@pytest.mark.usefixtures("unnamed")
def test_where_there_is_none_the_line_that_installs_it_is_given(monkeypatch):
    monkeypatch.setattr(postgres, "programs", lambda: None)
    with pytest.raises(postgres.CannotServe, match="sudo apt install postgresql"):
        postgres.running().__enter__()
    assert any("PostgreSQL" in line for line in machine.missing_for_tests())


@pytest.mark.usefixtures("unnamed")
def test_a_server_that_cannot_be_made_says_why(monkeypatch, tmp_path):
    (tmp_path / "initdb").write_text(
        "#!/bin/sh\n[ $1 = --help ] && exit 0\necho no room >&2\nexit 1\n"
    )
    (tmp_path / "initdb").chmod(0o755)
    tmp_path.chmod(0o755)
    monkeypatch.setattr(postgres, "programs", lambda: tmp_path)
    monkeypatch.setattr(postgres, "_user", lambda: None)
    with pytest.raises(postgres.CannotServe, match="no room"):
        postgres.running().__enter__()


@pytest.mark.parametrize(
    ("database", "run"),
    [
        ("sqlite", ["test_of_none", "test_of_either", "test_of_sqlite", "test_by_a_fixture"]),
        ("postgres", ["test_of_either", "test_of_postgres", "test_by_a_fixture"]),
    ],
)
def test_each_database_runs_what_is_for_it(tmp_path, database, run):
    (tmp_path / "test_it.py").write_text(TESTS)
    (tmp_path / "conftest.py").write_text(FIXTURE)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    surroundings = {**os.environ, "PYTHONPATH": ROOT, "JOINEDUP_TEST_DATABASE": database}
    finished = subprocess.run(
        [*command, "-p", "no:django", "-v", "test_it.py"],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    passed = [
        line.split("::")[1].split()[0] for line in finished.stdout.splitlines() if "PASSED" in line
    ]
    assert passed == run, finished.stdout
