"""A kept file read, and compared with the version that it is on its way into.

Not a command: reading takes seconds, and no lock is held meanwhile. What comes of it is kept by
``imports.compared``.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from django.core.cache import cache

from joinedup.analysis.difference import Difference, as_json, difference_of_file
from joinedup.commands.kernel import scope_of
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.remembered import answers_before, drawn_links
from joinedup.commands.sameness import added, carried_on, settled, standing_elsewhere
from joinedup.commands.versions import Loaded
from joinedup.core.permissions import Actor, Verb, can
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.shapes import plain
from joinedup.core.versions import FROZEN, frozen_fields
from joinedup.core.words import PlanStatus
from joinedup.formats import READ_AS, read_plan
from joinedup.formats.opening import Unreadable
from joinedup.records import models, scope
from joinedup.records.loading import load_plan, load_records, names_of_things

PLACED = ("outcome", "priority", "action")
KEPT_SECONDS = 3600
AS = "as"
"""The answer that says what a file is, ``plan`` or ``members``, where somebody said so."""
CLOSED_TYPES = (*PLACED, "statement", "lineage")
"""Types of which an agreed version takes no more and loses none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of reading one file: ``problem`` where it cannot be read at all."""

    problem: str = ""
    understood: Mapping[str, Any] = field(default_factory=dict)
    difference: Mapping[str, Any] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    open: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An import that waits to be read, and all that reading it needs."""

    uid: str
    name: str
    content: bytes
    mapping: Any
    answers: Mapping[str, str]
    plan: str
    at: datetime.datetime


def waiting(by: Actor, uid: str) -> Waiting | None:
    """The import of a uid while it waits to be read; None once it does not."""
    if not can(by, Verb.IMPORT):
        raise NotFound(uid)
    with scope.opened(scope_of(by)):
        row = (
            models.Import.objects.filter(uid=uid, state="reading")
            .select_related("file", "plan")
            .first()
        )
        if row is None:
            return None
        return Waiting(
            uid=uid,
            name=row.file.name,
            content=bytes(row.file.content),
            mapping=row.mapping,
            answers=row.answers or {},
            plan=row.plan.uid,
            at=row.at,
        )


def compare_with_record(by: Actor, found: Waiting) -> Compared:
    """Read the file and lay it beside the version as it is now."""
    name = _printed(found.name)
    cache.set(f"reading:{found.uid}", 1, KEPT_SECONDS)
    said = found.answers.get(AS)
    try:
        file = read_plan(
            found.content,
            mapping=found.mapping,
            name=name,
            as_=said if said in READ_AS else None,
        )
    except Unreadable as reason:
        return Compared(problem=str(reason))
    cache.set(f"reading:{found.uid}", 2, KEPT_SECONDS)
    return compare_file(by, found, file)


def compare_file(by: Actor, found: Waiting, file: PlanFile) -> Compared:
    """Lay a file that was read beside the version as it is now."""
    with scope.opened(scope_of(by)):
        version = models.PlanVersion.objects.select_related("series").get(uid=found.plan)
        loaded = Loaded(version)
        file = _titled(file, loaded.plan, _printed(found.name))
        difference = difference_of_file(
            loaded.plan,
            file,
            answers=found.answers,
            frozen=frozen_names(version.status),
            day=found.at.date(),
            earlier=answers_before(version),
            drawn=drawn_links(loaded),
        )
        same = _same(loaded, file, difference, found.answers)
    return Compared(
        understood=_understood(file),
        difference=as_json(difference),
        same=same,
        digest=digest_of(difference.digest, same),
        open=len(difference.open),
        changes=len(difference.changes),
    )


def _printed(name: str) -> str:
    """A file's name as it may stand in a sentence: without marks that turn or hide what follows."""
    return "".join(each for each in name if each.isprintable()) or "file"


def _titled(file: PlanFile, plan: Plan, name: str) -> PlanFile:
    """The file with the plan's own title where it says none itself and was called after its name:
    nobody who gives a CSV means to rename the plan."""
    if str(file.plan.title) != PurePath(name).stem:
        return file
    return replace(file, plan=replace(file.plan, title=plan.title))


def frozen_names(status: PlanStatus | None) -> frozenset[str]:
    """What a file cannot change in a version with this status, as a difference names it."""
    if not frozen_fields(status, "action"):
        return frozenset()
    fields = {f"{type}.{name}" for type, names in FROZEN.items() for name in names}
    return frozenset({*fields, *CLOSED_TYPES, *(f"{type}.place" for type in PLACED)})


def digest_of(difference: str, same: Mapping[str, str]) -> str:
    """What is approved: exactly these changes to exactly this record, with these identities."""
    said = json.dumps([difference, sorted(same.items())], separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _same(
    loaded: Loaded, file: PlanFile, difference: Difference, answers: Mapping[str, str]
) -> dict[str, str]:
    version, new = loaded.version, added(difference)
    if not new:
        return {}
    found = standing_elsewhere(_others(version), file.plan, new)
    if version.previous is not None:
        found = carried_on(load_plan(version.previous), file.plan, new) | found
    here = {each.ref for each in loaded.plan.things()}
    return settled({ref: known for ref, known in found.items() if known not in here}, answers)


def _others(version: models.PlanVersion) -> dict[str, list[Any]]:
    """The actions of the partnership's other plans that run at once, by the plan's title."""
    names = names_of_things()
    found: dict[str, list[Any]] = {}
    others = models.PlanVersion.objects.filter(withdrawn=False).exclude(series=version.series)
    for each in others.exclude(status=PlanStatus.SUPERSEDED.value):
        rows = load_records(_in(each), _in(each), names, ["action"])["action"]
        found.setdefault(str(each.title), []).extend(record for _, record in rows)
    return found


def _in(version: models.PlanVersion) -> Any:
    from django.db.models import Q

    return Q(plan=version)


def _understood(file: PlanFile) -> dict[str, Any]:
    """What was understood of the file, as it is shown and asked about."""
    fields = file.plan.fields
    return {
        "sheets": [each.as_dict() for each in file.understood],
        "findings": [_told(each) for each in file.findings],
        "fields": None if fields is None else sorted(fields),
        "things": sum(1 for _ in file.plan.things()),
        "title": plain(file.plan.title),
        "status": plain(file.plan.status),
        "agreed": plain(file.plan.agreed),
        "members": file.is_members,
    }


def _told(finding: Any) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "message": finding.message(),
        "place": str(place) if place else "",
    }


__all__ = [
    "Compared",
    "Refused",
    "Waiting",
    "compare_file",
    "compare_with_record",
    "digest_of",
    "waiting",
]
