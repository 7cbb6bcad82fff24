"""An installation on PostgreSQL, as it is meant to be: one role owns the tables, another serves."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from joinedup.cli import CLEAN
from tests.cli.servers import answer, serving

pytestmark = pytest.mark.postgres
EMAIL = "office@riverside.example"


@pytest.fixture
def roles() -> Iterator[dict[str, str]]:
    """The options of an installation on an empty database with two roles of its own."""
    import psycopg

    address = os.environ["JOINEDUP_TEST_POSTGRES"]
    host = urlsplit(address).netloc.rpartition("@")[2]
    name = f"plan_{secrets.token_hex(4)}"
    owner, server = f"{name}_owner", f"{name}_server"
    with psycopg.connect(address, autocommit=True) as connection:
        for made in (
            f"create role {owner} login",
            f"create role {server} login",
            f"grant {owner} to current_user",
            f"create database {name} owner {owner}",
        ):
            connection.execute(made)
        yield {
            "JOINEDUP_DATABASE_URL": f"postgres://{server}@{host}/{name}",
            "JOINEDUP_OWNER_DATABASE_URL": f"postgres://{owner}@{host}/{name}",
        }
        for ended in (f"drop database {name} with (force)", f"drop role {server}, {owner}"):
            connection.execute(ended)


def test_it_is_made_served_by_several_processes_verified_and_backed_up(
    tmp_path: Path, roles: dict[str, str]
) -> None:
    code, said, _ = answer(tmp_path, "migrate", "--data", "ours", **roles)
    assert (code, "records 0001_initial" in said) == (CLEAN, True)
    assert answer(tmp_path, "admin", "create", EMAIL, "--data", "ours", **roles)[0] == CLEAN
    with serving(tmp_path, "serve", "--data", "ours", JOINEDUP_WORKERS="2", **roles) as server:
        assert server.get("/healthz") == (200, "ok\n")
        assert server.get("/sign-in")[0] == 200
        assert server.stop()[0] == 0
    assert answer(tmp_path, "verify", "--data", "ours", **roles)[0] == CLEAN
    assert answer(tmp_path, "backup", "kept", "--data", "ours", **roles)[0] == CLEAN
    assert answer(tmp_path, "restore", "kept", "--data", "in-sqlite")[0] == CLEAN
    assert not (tmp_path / "ours" / "joinedup.sqlite3").exists()


def test_a_role_that_owns_the_tables_is_not_served_with(
    tmp_path: Path, roles: dict[str, str]
) -> None:
    owner = {"JOINEDUP_DATABASE_URL": roles["JOINEDUP_OWNER_DATABASE_URL"]}
    assert answer(tmp_path, "migrate", "--data", "ours", **owner)[0] == CLEAN
    code, _, said = answer(tmp_path, "serve", "--data", "ours", "--port", "0", **owner)
    assert code != CLEAN
    assert "owns the tables" in said
