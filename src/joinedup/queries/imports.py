"""Imports as their pages show them: what was understood, the difference in words, what is asked."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache

from joinedup.analysis.difference import (
    LEAVE_OUT,
    Asked,
    Difference,
    Told,
    asked,
    from_json,
    lacking,
    lacking_counts,
    sentences,
)
from joinedup.core import dictionary
from joinedup.core.catalogue import Words
from joinedup.core.permissions import Verb, can
from joinedup.core.text import Text
from joinedup.core.words import PlanStatus
from joinedup.queries.importing import Absent, Questions, absent, by_type
from joinedup.queries.snapshots import SHELF
from joinedup.queries.visits import Visit
from joinedup.records import models
from joinedup.records.shapes import PLAN_LEVEL

BUSY = ("reading", "approved")
"""The states in which a task is at work: the page looks again after a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A thing of the file that is taken for one that the partnership knows already: from the version
    before, or from another plan. ``id`` is the key of the answer that says otherwise (``new``)."""

    id: str
    ref: str
    called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One import in the list."""

    uid: str
    name: str
    at: datetime.datetime
    state: str
    plan: Text
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """One import. ``told`` is all that would change; where some of that is the partnership's own,
    ``everywhere`` is that and ``here`` the rest. ``refused`` is what the agreed version keeps as it
    is, ``questions`` what must be answered first, ``lacking`` what the file has not (with ``counts``
    for a choice for all of a type). ``things`` counts what was understood, ``is_members`` says that it
    was read as a list of members. ``step`` is 1 while the
    file is read and 2 while it is compared, ``progress`` (done, of) while it is applied."""

    uid: str
    name: str
    sha256: str
    at: datetime.datetime
    state: str
    problem: str
    plan: str
    plan_title: Text
    plan_status: PlanStatus | None
    digest: str = ""
    sheets: tuple[dict[str, Any], ...] = ()
    findings: tuple[dict[str, str], ...] = ()
    things: int = 0
    is_members: bool = False
    told: Told | None = None
    everywhere: Told | None = None
    here: Told | None = None
    refused: Told | None = None
    questions: tuple[Asked, ...] = ()
    lacking: tuple[Asked, ...] = ()
    counts: tuple[tuple[str, str], ...] = ()
    known: tuple[Known, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    event: int | None = None
    step: int = 1
    progress: tuple[int, int] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a task is at work on it."""
        return self.state in BUSY

    @property
    def may_map(self) -> bool:
        """Whether how its columns were read may be put right: it is a workbook of the partnership's
        own, and no list of members. In our template each column says itself what it is."""
        if self.is_members:
            return False
        read = [column["as"] for sheet in self.sheets for column in sheet["columns"]]
        return bool(read) and "about.item" not in read

    @property
    def fields(self) -> tuple[str, ...]:
        """What a column may be read as."""
        return tuple(row.name for row in dictionary.rows() if row.sheet)

    @property
    def asked(self) -> tuple[Questions, ...]:
        """The questions, type by type."""
        return by_type(self.questions)

    @property
    def absent(self) -> tuple[Absent, ...]:
        """What the file lacks, type by type."""
        return absent(self.lacking, self.counts, dict(self.answers))

    @property
    def read(self) -> tuple[int, int]:
        """How many rows of the file were read, and how many were not."""
        counts = [(sheet.get("rows") or 0, sheet.get("unused") or 0) for sheet in self.sheets]
        return sum(rows for rows, _ in counts), sum(unused for _, unused in counts)

    @property
    def is_understood(self) -> bool:
        """Whether anything of the file was understood as part of a plan."""
        return bool(self.things) and (not self.sheets or bool(self.read[0]))

    @property
    def left_out(self) -> int:
        """How many things of the file are not taken in because somebody said so."""
        return sum(each.chosen == LEAVE_OUT for each in self.questions)

    @property
    def open(self) -> int:
        """How many questions have no answer."""
        return sum(not each.chosen for each in self.questions)


class NoSuchImport(LookupError):
    """No such import for this person."""


def state(visit: Visit, uid: str) -> str:
    """The state that an import is in: one query. NoSuchImport if there is none for this person.
    Call it in the visit's scope."""
    found = models.Import.objects.filter(uid=uid).values_list("state", flat=True).first()
    if found is None or not can(visit.actor, Verb.IMPORT):
        raise NoSuchImport(uid)
    return str(found)


def imports(visit: Visit) -> tuple[Listed, ...]:
    """The imports of the partnership, the newest first. Nothing for somebody who may not import.
    Call it in the visit's scope."""
    if not can(visit.actor, Verb.IMPORT):
        return ()
    rows = models.Import.objects.select_related("file", "plan").order_by("-id")
    asked_of = rows.defer("file__content", "difference", "understood")
    titles = dict(models.Membership.objects.values_list("user_id", "title").order_by("id"))
    return tuple(
        Listed(
            uid=row.uid,
            name=row.file.name,
            at=row.at,
            state=row.state,
            plan=row.plan.title,
            by=titles.get(row.user_id, ""),
        )
        for row in asked_of
    )


def import_page(
    visit: Visit,
    uid: str,
    language: str = "en",
    words: Words | None = None,
    opened: Collection[str] | None = None,
) -> ImportPage:
    """One import. ``opened`` are the ids of the groups of a large difference that are shown in full.
    NoSuchImport if there is none for this person. Call it in the visit's scope."""
    if not can(visit.actor, Verb.IMPORT):
        raise NoSuchImport(uid)
    asked_of = models.Import.objects.filter(uid=uid).select_related("file", "plan")
    row = asked_of.defer("file__content").first()
    if row is None:
        raise NoSuchImport(uid)
    understood = row.understood or {}
    return ImportPage(
        uid=row.uid,
        name=row.file.name,
        sha256=row.file.sha256,
        at=row.at,
        state=row.state,
        problem=row.problem,
        plan=row.plan.uid,
        plan_title=row.plan.title,
        plan_status=row.plan.status,
        digest=row.digest,
        sheets=tuple(understood.get("sheets", ())),
        findings=tuple(understood.get("findings", ())),
        answers=tuple((row.answers or {}).items()),
        event=row.event,
        things=understood.get("things", 0),
        is_members=understood.get("members", False),
        step=cache.get(f"reading:{uid}", 1) if row.state == "reading" else 1,
        progress=_progress(row),
        **_difference(row, language, words, opened),
    )


def _progress(row: Any) -> tuple[int, int] | None:
    if row.state != "approved":
        return None
    found: tuple[int, int] | None = cache.get(f"import:{row.uid}")
    return found or (0, len(row.difference["difference"]["changes"]))


def _kept(row: Any) -> Difference:
    """The difference of an import, read once as long as it is the same."""

    def read() -> Difference:
        return from_json(row.difference["difference"])

    key = ("difference", row.uid, row.digest, *sorted((row.answers or {}).items()))
    return SHELF.get(key, read) if row.digest else read()


def _difference(
    row: Any, language: str, words: Words | None, opened: Collection[str] | None
) -> dict[str, Any]:
    kept = row.difference or {}
    if not kept.get("difference"):
        return {}
    found = _kept(row)
    return {
        "told": sentences(found, language, words, opened=opened),
        **_apart(found, language, words, opened),
        "refused": sentences(found, language, words, opened=opened, changes=found.frozen)
        if found.frozen
        else None,
        "questions": asked(found, language, words),
        "lacking": lacking(found, language, words),
        "counts": tuple(lacking_counts(found, language, words)),
        "known": tuple(
            Known(id=f"same:{new}", ref=ref, called=_called(found.names.get(new), language))
            for new, ref in kept.get("same", {}).items()
        ),
    }


def _apart(
    found: Difference, language: str, words: Words | None, opened: Collection[str] | None
) -> dict[str, Told]:
    """What changes for the whole partnership, type by type, and what in this plan alone; nothing
    where the file says nothing of the partnership's own."""
    own = [each for each in found.changes if each.type in PLAN_LEVEL]
    if not own:
        return {}
    rest = [each for each in found.changes if each.type not in PLAN_LEVEL]
    names = {
        ref: replace(named, above="") if named.type in PLAN_LEVEL else named
        for ref, named in found.names.items()
    }
    by_type = replace(found, names=names)
    return {
        "everywhere": sentences(by_type, language, words, opened=opened, changes=own),
        "here": sentences(found, language, words, opened=opened, changes=rest),
    }


def _called(named: Any, language: str) -> str:
    return f"{named.number} {named.title.within(language)}".strip() if named else ""


def original(visit: Visit, uid: str) -> tuple[str, bytes]:
    """The file of an import, as it came: its name and its bytes. NoSuchImport if there is none for
    this person. Call it in the visit's scope."""
    row = models.Import.objects.filter(uid=uid).select_related("file").first()
    if row is None or not can(visit.actor, Verb.IMPORT):
        raise NoSuchImport(uid)
    return row.file.name, bytes(row.file.content)
