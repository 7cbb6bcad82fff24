"""Imports: a file received, compared, answered, approved, applied in one transaction.

States: *reading* (compared by a task), *asking* (questions are open), *ready* (to be approved),
*approved* (applied by a task), then *applied*; or *refused* (cannot be read), *stale* (the plan changed
since), *same* (nothing to change), *discarded*.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.core.cache import cache

from joinedup.analysis.difference import digest_of_plan, from_json
from joinedup.commands.applying import Application
from joinedup.commands.comparing import Compared
from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.versions import Loaded, locked_version, save_version
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb
from joinedup.core.shapes import plain
from joinedup.core.words import PlanStatus
from joinedup.records.models import Import, PlanVersion, StoredFile, User
from joinedup.records.tasks import later
from joinedup.records.told import plan as fields_of_version

EMPTY_FILE = N_("“{name}” is empty. Choose the workbook or document that holds the plan.")
NOT_OPEN = N_("The plan that this file was brought in for is superseded and takes no more changes.")
NOT_READY = N_("This import cannot be approved now. Look at its page again.")
OTHER_DIFFERENCE = N_(
    "What would change is not what you were shown. Look at the difference again and approve that."
)
STALE = N_("The plan has changed since this file was compared with it. Compare it again.")
BEGUN_ALREADY = N_("This import is done, or on its way, and cannot be discarded.")

WAITS = ("asking", "ready", "stale", "refused", "failed", "same")
"""The states in which an import may be answered, compared again or discarded."""
KEPT_SECONDS = 3600


@command(Verb.IMPORT)
def receive(deed: Deed, *, plan: str, name: str, content: bytes, queue: bool = True) -> str:
    """Keep a file as it came, on its way into a plan version; gives the import's uid. A task
    reads it, unless ``queue`` is false and the caller does."""
    deed.need()
    version = deed.version(plan)
    if version.status is PlanStatus.SUPERSEDED:
        raise Refused(NOT_OPEN, field="file")
    name = PurePath(name.replace("\\", "/")).name[:255] or "file"
    if not content:
        raise Refused(EMPTY_FILE, name=name, field="file")
    user = User.objects.filter(uid=deed.by.user).first()
    file = StoredFile(
        partnership=deed.partnership,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        at=deed.at,
        user=user,
    )
    file.save()
    row = Import(partnership=deed.partnership, file=file, plan=version, user=user, at=deed.at)
    row.save()
    if queue:
        _queue(deed, "import.read", row)
    return row.uid


def _queue(deed: Deed, kind: str, row: Import) -> None:
    later(
        kind,
        partnership=deed.partnership.slug,
        user=deed.by.user,
        uid=row.uid,
        at=deed.at.isoformat(),
    )


def _locked(deed: Deed, uid: str, *states: str) -> Import | None:
    """The import of a uid, locked; NotFound if none, None if it is in no such state."""
    row = Import.objects.select_for_update().filter(uid=uid).first()
    if row is None:
        raise NotFound(uid)
    return row if row.state in states else None


@command(Verb.IMPORT)
def compared(deed: Deed, *, uid: str, found: Compared) -> str:
    """Keep what came of reading; gives the state. Does nothing if another task was first."""
    deed.need()
    row = _locked(deed, uid, "reading")
    if row is None:
        return ""
    row.problem = found.problem
    row.understood = dict(found.understood)
    row.difference = {"difference": dict(found.difference), "same": dict(found.same)}
    row.digest = found.digest
    row.state = _state_after(found)
    row.save()
    return str(row.state)


def _state_after(found: Compared) -> str:
    if found.problem:
        return "refused"
    if found.open:
        return "asking"
    return "ready" if found.changes else "same"


@command(Verb.IMPORT)
def answer(
    deed: Deed,
    *,
    uid: str,
    answers: Mapping[str, str] | None = None,
    mapping: Any = None,
    queue: bool = True,
) -> None:
    """Answer what was asked (``which:A7`` > a ref, ``new`` or ``leave out``; ``gone:…`` > ``keep``,
    ``withdraw`` or ``ended``; ``same:new:A7`` > a ref or ``new``; ``as`` > ``plan`` or ``members``, what
    the file is), or put right how columns were read. The file is compared again. An empty answer takes one back."""
    deed.need()
    row = _locked(deed, uid, *WAITS)
    if row is None:
        raise Refused(NOT_READY)
    said = {**(row.answers or {}), **(answers or {})}
    row.answers = {name: value for name, value in said.items() if value}
    if mapping is not None:
        row.mapping = mapping
    row.state, row.problem, row.digest = "reading", "", ""
    row.save()
    if queue:
        _queue(deed, "import.read", row)


@command(Verb.IMPORT)
def approve(deed: Deed, *, uid: str, digest: str, queue: bool = True) -> None:
    """Say yes to exactly the difference that was shown, by its digest."""
    deed.need()
    row = _locked(deed, uid, "ready", "approved", "applied")
    if row is None:
        raise Refused(NOT_READY)
    if row.digest != digest:
        raise Refused(OTHER_DIFFERENCE)
    if row.state != "ready":
        return  # pressed twice
    row.state = "approved"
    row.save()
    if queue:
        _queue(deed, "import.apply", row)


@command(Verb.IMPORT)
def apply(deed: Deed, *, uid: str) -> dict[str, Any]:
    """Do what was approved, all in this transaction; gives how many things were added, changed,
    ended and withdrawn. Refused if the plan is not as it was compared. A second run does nothing."""
    deed.need()
    row = _locked(deed, uid, "approved")
    if row is None:
        return {}
    version = locked_version(deed, row.plan.uid)
    loaded = Loaded(version)
    difference = from_json(row.difference["difference"])
    if digest_of_plan(loaded.plan) != difference.record:
        raise Refused(STALE)
    counts = Application(deed, loaded, difference, row.difference["same"], _told(uid)).run()
    _widen(deed, version, loaded, row.understood)
    row.state, row.event = "applied", deed.next_number
    row.save()
    deed.say(
        "plan.imported",
        counts=_totals(counts),
        types=counts,
        file=row.file.name,
        plan=plain(version.title),
        version=version.uid,
    )
    return counts


_SAID = {"add": "added", "change": "changed", "end": "ended", "withdraw": "withdrawn"}


def _totals(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    return {_SAID[kind]: sum(of.values()) for kind, of in counts.items()}


def _widen(deed: Deed, version: PlanVersion, loaded: Loaded, understood: Mapping[str, Any]) -> None:
    """What the plan's source had a place for: the file's own, or both where something was there. A
    list of members is no source of a plan: it takes away nothing."""
    held, fields = version.fields, understood["fields"]
    own = [each for type in ("outcome", "priority", "action") for each in loaded.rows[type]]
    if own or understood.get("members"):
        new = None if fields is None or held is None else [*held, *fields]
    else:
        new = fields
    wanted = None if new is None else sorted(set(new))
    if wanted != held:
        before = fields_of_version(version)
        version.fields = wanted
        save_version(deed, version, before)


def _told(uid: str) -> Any:
    """Progress, told outside the transaction, whose rows nobody else sees yet."""

    def told(done: int, of: int) -> None:
        cache.set(f"import:{uid}", (done, of), KEPT_SECONDS)

    return told


@command(Verb.IMPORT)
def stopped(deed: Deed, *, uid: str, problem: str, state: str = "stale") -> None:
    """Keep why an approved import was not applied, after its transaction was undone."""
    deed.need()
    row = _locked(deed, uid, "approved", "reading")
    if row is not None:
        row.state, row.problem = state, problem
        row.save()


@command(Verb.IMPORT)
def discard(deed: Deed, *, uid: str) -> None:
    """Let an import go. Its file stays, as it came, with its hash."""
    deed.need()
    row = _locked(deed, uid, *WAITS, "reading", "discarded")
    if row is None:
        raise Refused(BEGUN_ALREADY)
    row.state = "discarded"
    row.save()
