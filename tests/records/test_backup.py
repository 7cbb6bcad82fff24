"""A backup is good only when it was restored; and restoring harms nothing that is there."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, connections

from joinedup.commands import packing
from joinedup.commands.backup import backup, restore
from joinedup.commands.packing import CannotBackUp
from joinedup.commands.partnerships import set_up
from joinedup.queries.verification import verify
from joinedup.queries.visits import visit
from joinedup.records import copying, heads, models, occupancy
from tests.records import worlds
from tests.records.conftest import changed as settings_changed
from tests.records.conftest import copy_of

pytestmark = pytest.mark.database


@dataclass(frozen=True)
class Kept:
    """A backup of two partnerships, and what they held."""

    path: Path
    rows: dict[str, int]
    heads: heads.Heads


@pytest.fixture(scope="module")
def made(empty_database, django_db_blocker, tmp_path_factory) -> Kept:
    folder = tmp_path_factory.mktemp("backup")
    with django_db_blocker.unblock(), copy_of(empty_database, folder):
        for slug in ("riverside", "northvale"):
            worlds.make(slug)
        models.User.objects.create(email="office@riverside.example", created=worlds.NOW, epoch=4)
        done = backup(folder / "monday.joinedup-backup")
        return Kept(done.path, copying.counts(), heads.all_heads())


@pytest.fixture
def kept(made: Kept, own_database, tmp_path: Path) -> Path:
    """The backup; and an installation that keeps nothing yet."""
    emptied()
    return Path(shutil.copy(made.path, tmp_path))


def emptied() -> None:
    """The installation as it is when nothing has been kept yet."""
    if connection.vendor == "sqlite":
        connection.close()
        Path(connections.settings["default"]["NAME"]).unlink(missing_ok=True)
        return
    with settings_changed(USER=owner()):
        copying.empty(connection)


def owner() -> str:
    """The role that owns the tables, where the database has roles."""
    settings = connections.settings["default"]
    return settings.get("OWNER", settings["USER"])


def restored(path: Path, **words: bool):
    with settings_changed(USER=owner()):
        return restore(path, **words)


def test_it_says_what_it_holds_and_that_it_was_restored(own_database, tmp_path) -> None:
    worlds.make("riverside")
    made = backup(tmp_path / "monday.joinedup-backup")
    assert made.rows["records_partnership"] == 1
    assert made.heads == heads.all_heads()
    assert made.problems == ()
    assert "It was restored in a scratch place and is the same" in str(made)
    assert "The secret key is not in it" in str(made)
    assert f"its shared history ends at {made.heads['riverside'][''][0]}" in str(made)


def test_an_installation_is_the_same_after_it_was_lost_and_restored(kept, made) -> None:
    done = restored(kept)
    assert (copying.counts(), heads.all_heads()) == (made.rows, made.heads)
    assert verify().is_good
    assert done.rows == made.rows
    assert "Everybody is signed out" in str(done)


def test_a_restored_installation_goes_on_where_it_was(kept) -> None:
    restored(kept)
    worlds.make("westerly")
    with worlds.whole("riverside"):
        action = models.Thing.objects.get(type="action", label="partnership")
        plan = models.PlanVersion.objects.get().uid
    office = worlds.Actor(user="office", partnership="riverside", role=worlds.Role.OFFICE)
    worlds.retitle(by=office, at=worlds.NOW, plan=plan, ref=action.ref, title="Dig")
    assert verify().is_good


def test_whoever_was_signed_in_is_not_after_a_restore(kept) -> None:
    restored(kept)
    assert models.User.objects.get(email="office@riverside.example").epoch == 5


def test_what_is_there_is_not_overwritten(made, own_database) -> None:
    worlds.make("later")
    ends = heads.all_heads()
    with pytest.raises(CannotBackUp, match="There is an installation here already"):
        restored(made.path)
    assert heads.all_heads() == ends


def test_what_is_there_gives_way_when_told_and_a_file_is_kept_aside(made, own_database) -> None:
    worlds.make("later")
    done = restored(made.path, force=True)
    assert heads.all_heads() == made.heads
    if connection.vendor == "sqlite":
        assert done.kept_aside is not None
        with sqlite3.connect(done.kept_aside) as old:
            assert old.execute("SELECT count(*) FROM records_partnership").fetchone() == (1,)


@pytest.mark.sqlite
def test_nothing_is_restored_where_a_server_is_at_work(kept) -> None:
    folder = Path(connections.settings["default"]["NAME"]).parent
    stopped = pytest.raises(CannotBackUp, match="Stop it, and restore then")
    with occupancy.alone(folder), stopped:
        restored(kept, force=True)
    assert restored(kept, force=True).rows


def test_a_history_that_goes_on_otherwise_after_a_restore_is_another(kept) -> None:
    heads_seen = []
    for area in ("North", "South"):
        restored(kept, force=True)
        by = worlds.Actor(user="office", partnership="riverside", role=worlds.Role.OFFICE)
        set_up(by=by, at=worlds.NOW, changes={"area": area})
        heads_seen.append(visit("riverside", None).head)
    assert heads_seen[0] != heads_seen[1]


def test_a_name_that_is_taken_and_a_folder_that_is_not_there_are_refused(kept, tmp_path) -> None:
    with pytest.raises(CannotBackUp, match="is there already"):
        backup(kept)
    with pytest.raises(CannotBackUp, match="There is no folder"):
        backup(tmp_path / "nowhere" / "x.joinedup-backup")


def test_nothing_is_left_beside_a_backup_and_its_owner_alone_reads_it(made) -> None:
    left = {each.name for each in made.path.parent.iterdir()}
    assert left <= {made.path.name, "joinedup.sqlite3", "joinedup.sqlite3-journal"}
    assert oct(made.path.stat().st_mode)[-3:] == "600"


def test_a_backup_holds_no_session(own_database, tmp_path) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.create(session_key="k", session_data="secret words", expire_date=worlds.NOW)
    made = backup(tmp_path / "x.joinedup-backup")
    with zipfile.ZipFile(made.path) as archive:
        assert b"secret words" not in archive.read(packing.DATABASE)


def changed(path: Path, name: str, content: bytes) -> Path:
    """A backup with one of its two parts in another's stead."""
    other = path.with_name("changed.joinedup-backup")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return other


def test_a_backup_whose_database_was_changed_is_refused(kept) -> None:
    with zipfile.ZipFile(kept) as archive:
        content = archive.read(packing.DATABASE)
    other = changed(kept, packing.DATABASE, content.replace(b"Two Banks", b"Six Banks"))
    with pytest.raises(CannotBackUp, match="is damaged"):
        restored(other)


@pytest.mark.parametrize("name", ["rows", "heads", "problems"])
def test_a_backup_that_is_not_what_its_manifest_says_is_refused(kept, name) -> None:
    manifest = packing.read_manifest(kept) | {name: {}}
    other = changed(kept, packing.MANIFEST, json.dumps(manifest).encode())
    with pytest.raises(CannotBackUp, match=f"is not the same: {name}"):
        restored(other)


def test_a_backup_of_a_later_version_is_refused_with_its_name(kept) -> None:
    manifest = packing.read_manifest(kept)
    manifest |= {"version": "9.9", "steps": [*manifest["steps"], ["records", "0999_later"]]}
    other = changed(kept, packing.MANIFEST, json.dumps(manifest).encode())
    with pytest.raises(CannotBackUp, match=r"was made by Joinedup 9\.9"):
        restored(other, force=True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"a plan"])
def test_what_is_no_backup_is_refused(own_database, tmp_path, content) -> None:
    path = tmp_path / "plan.joinedup-backup"
    path.write_bytes(content)
    with pytest.raises(CannotBackUp, match="is not a backup of Joinedup"):
        restore(path, force=True)


def test_half_a_backup_is_refused(kept, tmp_path) -> None:
    half = tmp_path / "half.joinedup-backup"
    half.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2])
    with pytest.raises(CannotBackUp):
        restored(half, force=True)


def test_a_backup_of_what_was_tampered_with_is_made_and_says_so(own_database, tmp_path) -> None:
    worlds.make("riverside")
    worlds.sql("UPDATE records_action SET status_text = 'Done' WHERE label <> 'partner'")
    made = backup(tmp_path / "x.joinedup-backup")
    assert len(made.problems) == 1
    assert "was not what its history says" in str(made)
    emptied()
    assert restored(made.path).problems == made.problems


def test_a_backup_made_while_others_write_is_whole(own_database, tmp_path) -> None:
    world = worlds.make("riverside")
    stop, errors = threading.Event(), []

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                worlds.retitle(
                    by=world.office,
                    at=worlds.NOW,
                    plan=world.plan,
                    ref=world.action,
                    title=f"Title {number}",
                )
            except Exception as error:
                errors.append(error)
        connections.close_all()

    writers = [threading.Thread(target=write) for _ in range(2)]
    for each in writers:
        each.start()
    try:
        made = [backup(tmp_path / f"{number}.joinedup-backup") for number in range(2)]
    finally:
        stop.set()
        for each in writers:
            each.join()
    assert errors == []
    assert [each.problems for each in made] == [(), ()]
    ends = [each.heads["riverside"][""][0] for each in made]
    assert ends == sorted(ends)
    assert verify().is_good


@pytest.mark.postgres
def test_what_was_kept_in_postgresql_is_read_as_sqlite(kept, tmp_path) -> None:
    with zipfile.ZipFile(kept) as archive:
        archive.extract(packing.DATABASE, tmp_path)
    with sqlite3.connect(tmp_path / packing.DATABASE) as file:
        assert file.execute("SELECT count(*) FROM records_thing").fetchone()[0] == 10
