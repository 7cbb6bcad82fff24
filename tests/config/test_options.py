"""What an installation may choose, and where it is written."""

from __future__ import annotations

import datetime
import os
import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from joinedup.config.databases import databases
from joinedup.config.options import DEMO_DAY, Options, load
from joinedup.config.secret import secret_key


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [each for each in os.environ if each.startswith("JOINEDUP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("JOINEDUP_DATA_DIR", str(tmp_path))


def test_nothing_has_to_be_chosen(tmp_path: Path) -> None:
    found = load()
    assert found.data_dir == tmp_path
    assert found.is_loopback
    assert found.today is None
    assert databases(found)["default"]["NAME"] == str(tmp_path / "joinedup.sqlite3")


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("JOINEDUP_UPLOAD_MB=3\nJOINEDUP_TIME_ZONE=Europe/Dublin\n")
    monkeypatch.setenv("JOINEDUP_UPLOAD_MB", "4")
    assert (load().upload_mb, load().time_zone) == (4, "Europe/Dublin")


def test_the_host_of_the_address_and_those_named_are_answered() -> None:
    found = Options(base_url="https://plan.example.org:8443/", allowed_hosts="a.example, b.example")
    assert {"plan.example.org", "a.example", "b.example", "localhost"} <= set(found.hosts)
    assert not found.is_loopback
    assert found.base_url == "https://plan.example.org:8443"


def test_a_demonstration_has_its_own_day_unless_another_is_chosen() -> None:
    assert Options(demo=True).today == DEMO_DAY
    assert Options(demo=True, clock="2027-01-01").today == datetime.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"base_url": "plan.example.org"}, "not an address"),
        ({"time_zone": "Mars/North"}, "not a time zone"),
        ({"upload_mb": 51}, "less than or equal to 50"),
        ({"secret_key": "short"}, "shorter than 50"),
        ({"workers": 2}, "need PostgreSQL"),
    ],
)
def test_what_cannot_be_used_is_said(chosen: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Options(**chosen)


def test_more_processes_are_for_postgres_and_for_the_check_alone() -> None:
    assert Options(workers=2, database_url="postgres://x@h/d").workers == 2
    assert Options(workers=2, check_only=True).workers == 2


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    first = secret_key(load())
    assert len(first) >= 50
    assert secret_key(load()) == first
    mode = stat.S_IMODE((tmp_path / "secret-key").stat().st_mode)
    assert mode == 0o600 or os.name == "nt"
    assert [each.name for each in tmp_path.iterdir()] == ["secret-key"]


def test_the_check_alone_keeps_no_key_and_has_no_database(tmp_path: Path) -> None:
    options = load().model_copy(update={"check_only": True})
    assert secret_key(options) != secret_key(options)
    assert databases(options) == {}
    assert list(tmp_path.iterdir()) == []


def test_secrets_do_not_print() -> None:
    options = Options(database_url="postgres://a:word@h/d", secret_key="k" * 50)
    assert "word" not in repr(options)
    assert "kkk" not in repr(options)
