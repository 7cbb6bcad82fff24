"""One file that holds all that is kept, proved by restoring it; and an installation made from one.

Whatever database an installation has, the file holds a SQLite database of the same rows, so what was
kept in one kind can be restored in the other. Making and restoring ask no permission: they are for
whoever keeps the machine.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, connections
from django.db.models import F

from joinedup import __version__
from joinedup.commands import packing
from joinedup.commands.packing import CannotBackUp
from joinedup.records import copying, elsewhere, guard, heads, models, occupancy, startup
from joinedup.records.heads import Heads

ENDING = ".joinedup-backup"


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was restored in a scratch place and found the same."""

    path: Path
    bytes: int
    rows: Mapping[str, int]
    heads: Heads
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(
            [
                f"{self.path}: {sum(self.rows.values())} rows, {self.bytes} bytes. It was restored "
                "in a scratch place and is the same, row by row and to the end of each history.",
                *_heads_told(self.heads),
                "The secret key is not in it, nor are the settings: keep those apart from it.",
                *_problems_told(self.problems),
            ]
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """An installation that was made from a backup."""

    made: str
    rows: Mapping[str, int]
    heads: Heads
    problems: tuple[str, ...]
    kept_aside: Path | None

    def __str__(self) -> str:
        aside = f"What was there before is kept as {self.kept_aside}." if self.kept_aside else ""
        return "\n".join(
            [
                f"Restored: {sum(self.rows.values())} rows, as they were at {self.made}.",
                *_heads_told(self.heads),
                "Everybody is signed out, and links that were sent before work no longer.",
                *([aside] if aside else []),
                *_problems_told(self.problems),
            ]
        )


def _heads_told(found: Heads) -> list[str]:
    return [
        f"{slug}: its shared history ends at {chains[''][0]}, {chains[''][1]}"
        for slug, chains in found.items()
        if "" in chains
    ]


def _problems_told(problems: tuple[str, ...]) -> list[str]:
    if not problems:
        return []
    first = "What it holds was not what its history says when it was made (joinedup verify):"
    return [first, *(f"  {each}" for each in problems)]


def backup(to: Path) -> BackupMade:
    """Make a backup while the installation goes on working. Raises CannotBackUp."""
    if to.exists():
        raise CannotBackUp(f"{to} is there already. Choose another name.")
    if not to.parent.is_dir():
        raise CannotBackUp(f"There is no folder {to.parent}.")
    with tempfile.TemporaryDirectory(prefix=".joinedup-", dir=to.parent) as folder:
        copy, packed = Path(folder, packing.DATABASE), Path(folder, "packed")
        _copy_to(copy)
        with elsewhere.in_file(copy):
            _leave_out_sessions()
            manifest = packing.manifest_of()
        heads.insist_on(manifest["heads"])
        manifest["sha256"] = packing.sha256(copy)
        packing.pack(copy, manifest, packed)
        made = packing.read_manifest(packed)
        scratch = Path(folder, "restored.sqlite3")
        packing.unpack(packed, scratch, made)
        packing.insist_same(scratch, made)
        _flushed(packed)
        os.link(packed, to) if hasattr(os, "link") else shutil.move(packed, to)
        size = to.stat().st_size
    return BackupMade(to, size, made["rows"], made["heads"], tuple(made["problems"]))


def _leave_out_sessions() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
        cursor.execute("VACUUM")


def _copy_to(path: Path) -> None:
    """All that is kept at one instant, as a SQLite database in a new file."""
    if connection.vendor == "sqlite":
        source = sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=20)
        target = sqlite3.connect(str(path))
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            source.close()
            target.close()
        return
    source_of_rows = connections["default"]
    with elsewhere.in_file(path) as target_of_rows:
        elsewhere.bring_up_to_date()
        copying.copy(source_of_rows, target_of_rows)


def restore(from_: Path, *, force: bool = False) -> Restored:
    """Make the installation that this process is of from a backup. What is there already is not
    overwritten, unless ``force`` says so. Stop the server first. Raises CannotBackUp."""
    manifest = packing.read_manifest(from_)
    newer = [each for each in map(tuple, manifest["steps"]) if each not in startup.steps_known()]
    if newer:
        raise CannotBackUp(
            f"{from_} was made by Joinedup {manifest['version']}, which has tables that this version "
            f"({__version__}) does not know. Install that version, or a later one."
        )
    if not force and _has_content():
        raise CannotBackUp(
            "There is an installation here already, and it is not overwritten. Choose an empty "
            "folder or database, or say --force to put the backup in its place."
        )
    folder = _folder()
    with (
        _alone(folder),
        tempfile.TemporaryDirectory(prefix=".joinedup-", dir=folder) as place,
    ):
        scratch = Path(place, packing.DATABASE)
        packing.unpack(from_, scratch, manifest)
        packing.insist_same(scratch, manifest)
        with elsewhere.in_file(scratch):
            elsewhere.bring_up_to_date()
            _end_access()
        aside = _put_in_place(scratch)
    return Restored(
        manifest["made"], manifest["rows"], manifest["heads"], tuple(manifest["problems"]), aside
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody serves what is replaced. Raises CannotBackUp where somebody does."""
    if connection.vendor != "sqlite":
        yield
        return
    try:
        with occupancy.alone(folder):
            yield
    except occupancy.InUse as reason:
        raise CannotBackUp(f"{reason} Stop it, and restore then.") from reason


def _end_access() -> None:
    """Whoever was signed in, or holds a link, is signed in no longer: what the backup knows of them
    may have been taken back since."""
    with guard.lifted():
        models.User.objects.update(epoch=F("epoch") + 1)
    _leave_out_sessions()


def _folder() -> Path:
    if connection.vendor == "sqlite":
        folder = Path(connection.settings_dict["NAME"]).parent
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    return Path(tempfile.gettempdir())


def _has_content() -> bool:
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        return file.exists() and file.stat().st_size > 0
    tables = connection.introspection.table_names()
    return models.User._meta.db_table in tables and any(copying.counts().values())


def _put_in_place(scratch: Path) -> Path | None:
    if connection.vendor == "sqlite":
        return _replace_file(scratch, Path(connection.settings_dict["NAME"]))
    owner = connections["owner" if "owner" in connections.settings else "default"]
    with elsewhere.at(owner):
        elsewhere.bring_up_to_date()
        startup.put_back()
        copying.empty(owner)
    with elsewhere.in_file(scratch) as source:
        copying.copy(source, owner)
    return None


def _replace_file(scratch: Path, file: Path) -> Path | None:
    """Put a database in the place of another, which is kept aside with what stands beside it: a
    journal left there would be read as the new one's."""
    connection.close()
    aside = None
    if file.exists():
        stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
        aside = file.with_name(f"{file.name}.before-{stamp}")
        for ending in ("-journal", "-wal", "-shm", ""):
            beside = file.with_name(file.name + ending)
            if beside.exists():
                os.replace(beside, aside.with_name(aside.name + ending))
    _flushed(scratch)
    os.replace(scratch, file)
    return aside


def _flushed(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
