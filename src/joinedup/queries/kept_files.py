"""The files that were brought in, for whoever strikes words out: which hold them still."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models.functions import Length

from joinedup.core.permissions import Verb, can
from joinedup.queries.visits import Visit
from joinedup.records import kept_files, models


class NoSuchFile(LookupError):
    """No such file for this person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file as it came with an import, whose ``uid`` this is. ``struck`` is whether its bytes have
    been struck out; ``holds`` are the names of the passages that it may hold."""

    uid: str
    name: str
    sha256: str
    at: datetime.datetime
    struck: bool
    holds: tuple[str, ...] = ()


def kept_file(visit: Visit, uid: str) -> KeptFile:
    """The file of an import. NoSuchFile if there is none for this person. Call it in the visit's
    scope."""
    found = _files(visit, {uid: ()})
    if not found:
        raise NoSuchFile(uid)
    return found[0]


def holding(visit: Visit, words: Mapping[str, Collection[str]]) -> tuple[KeptFile, ...]:
    """The files that may hold any of these passages (name > what it says), the newest first; none
    for whoever does not bring files in."""
    return _files(visit, kept_files.found_in(words)) if can(visit.actor, Verb.IMPORT) else ()


def named(visit: Visit, uids: Collection[str]) -> tuple[KeptFile, ...]:
    """The files of these imports that this person may know of and that have not been struck out."""
    found = _files(visit, dict.fromkeys(uids, ()))
    return tuple(each for each in found if not each.struck)


def _files(visit: Visit, holds: Mapping[str, tuple[str, ...]]) -> tuple[KeptFile, ...]:
    if not can(visit.actor, Verb.IMPORT) or not holds:
        return ()
    rows = models.Import.objects.filter(uid__in=holds).order_by("-id")
    rows = rows.annotate(size=Length("file__content"))
    said = rows.values_list("uid", "file__name", "file__sha256", "file__at", "size")
    return tuple(
        KeptFile(uid=uid, name=name, sha256=sha256, at=at, struck=not size, holds=holds[uid])
        for uid, name, sha256, at, size in said
    )
