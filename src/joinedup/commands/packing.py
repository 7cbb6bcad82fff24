"""What a backup is, as a file: a SQLite database of all that is kept, and a manifest beside it."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from joinedup import __version__
from joinedup.records import copying, elsewhere, heads, startup

FORM = 1
DATABASE, MANIFEST = "joinedup.sqlite3", "manifest.json"
_BIGGEST_MANIFEST = 10_000_000


class CannotBackUp(Exception):
    """A backup was not made, or not restored, and nothing was changed; the text says why."""


def manifest_of() -> dict[str, Any]:
    """What is said of the database that this thread asks."""
    return {
        "form": FORM,
        "version": __version__,
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "steps": [list(step) for step in startup.steps_done(connection)],
        "rows": copying.counts(),
        "heads": heads.all_heads(),
        "problems": heads.all_problems(),
    }


def pack(copy: Path, manifest: Mapping[str, Any], to: Path) -> None:
    with zipfile.ZipFile(to, "x", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
        archive.write(copy, DATABASE)
    to.chmod(0o600)


def read_manifest(path: Path) -> dict[str, Any]:
    """What a backup says of itself. Raises CannotBackUp for what is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(MANIFEST).file_size > _BIGGEST_MANIFEST:
                raise ValueError("too big")
            said: dict[str, Any] = json.loads(archive.read(MANIFEST))
            archive.getinfo(DATABASE)
    except FileNotFoundError:
        raise CannotBackUp(f"There is no file {path}.") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise CannotBackUp(f"{path} is not a backup of Joinedup, or not all of one.") from error
    if said.get("form") != FORM:
        raise CannotBackUp(
            f"{path} was made by a later version of Joinedup: {said.get('version')}."
        )
    return said


def unpack(path: Path, to: Path, manifest: Mapping[str, Any]) -> None:
    """The database within a backup, in a file. Raises CannotBackUp if it is not what was put in."""
    try:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(DATABASE) as packed,
            to.open("xb") as file,
        ):
            shutil.copyfileobj(packed, file, 1 << 20)
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise CannotBackUp(f"{path} is damaged: {error}") from error
    if sha256(to) != manifest["sha256"]:
        raise CannotBackUp(f"{path} is damaged: what is in it is not what was put in.")


def insist_same(scratch: Path, manifest: Mapping[str, Any]) -> None:
    """Raise CannotBackUp unless a restored database is what its manifest says, to the end of each
    history."""
    with elsewhere.in_file(scratch):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            whole = cursor.fetchall() == [("ok",)]
        loose = not _references_hold()
        found = {
            "rows": copying.counts(),
            "heads": heads.all_heads(),
            "problems": heads.all_problems(),
        }
    wrong = [name for name, value in found.items() if value != manifest[name]]
    if wrong or loose or not whole:
        what = ", ".join(wrong) or "references" if whole else "pages of the file"
        raise CannotBackUp(f"The backup, restored in a scratch place, is not the same: {what}.")


def _references_hold() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        return not cursor.fetchall()


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
