"""History in sentences: a partnership's, or one thing's, page by page, the newest first.

What a person sees is the shared chain and the own chain of the body that they act for: the scope
says so. Lines about drafts of the plan are for those who read drafts.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from joinedup.core.history.telling import sentence_of, uids_told
from joinedup.core.history.verbs import KINDS
from joinedup.core.permissions import Verb, may_ever
from joinedup.core.ref import type_of
from joinedup.core.sentence import Sentence
from joinedup.core.words import PlanStatus
from joinedup.queries.changes import Change, changes_in
from joinedup.queries.visits import Visit
from joinedup.records import models

PAGE = 50
SECOND = "%Y-%m-%dT%H:%M:%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: when, who (the role's title), what, to be rendered in a language. ``own`` is
    whether it is on the chain of the reader's own body, and ``number`` counts within its chain.
    ``refs`` are what it tells of, as addresses have them; ``changes`` what each field said before
    and after."""

    number: int
    own: bool
    at: datetime.datetime
    by: str
    verb: str
    sentence: Sentence
    params: Mapping[str, Any] = field(hash=False)
    refs: tuple[str, ...]
    version: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A page of history. ``kinds`` and ``roles`` are what it can be filtered by."""

    lines: tuple[Line, ...]
    count: int
    page: int
    pages: int
    kinds: Mapping[str, str] = field(hash=False)
    roles: tuple[str, ...]


def history(
    visit: Visit,
    *,
    page: int = 1,
    thing: str = "",
    kind: str = "",
    role: str = "",
    since: datetime.datetime | None = None,
    until: datetime.datetime | None = None,
) -> History:
    """A page of history: all of it, or of one thing (a ref or uid), one kind of deed, what one role
    did, what was done from ``since`` up to and without ``until`` (both UTC). Call it in the visit's
    scope. A page beyond the last is the last."""
    seen = _seen(visit)
    roles = _roles(seen)
    found = _within(_filtered(seen, thing, kind, role), since, until)
    count = found.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    rows = list(found.order_by("-id")[(page - 1) * PAGE : page * PAGE])
    changes = changes_in(rows)
    names = _names(rows)
    return History(
        lines=tuple(_line(row, names, changes.get(row.id, ())) for row in rows),
        count=count,
        page=page,
        pages=pages,
        kinds=KINDS,
        roles=roles,
    )


def _seen(visit: Visit) -> Any:
    """The events that a person may read."""
    events: Any = models.Event.objects.exclude(~Q(chain="") & Q(verb="thing.shared"))  # told once
    if may_ever(visit.actor, Verb.READ_DRAFT):
        return events
    drafts = models.PlanVersion.objects.filter(Q(status=PlanStatus.DRAFT.value) | Q(withdrawn=True))
    events = events.annotate(told=Cast("params", TextField()))
    for uid in drafts.values_list("uid", flat=True):
        events = events.exclude(told__contains=_pair("version", uid))
    return events


def _filtered(events: Any, thing: str, kind: str, role: str) -> Any:
    if thing:
        uid = thing.rpartition("-")[2]
        numbered = Q(thing__number=int(thing[1:])) if thing[1:].isdecimal() else Q(pk__in=[])
        of_type = Q(thing__type=type_of(thing))
        mentions = models.Mention.objects.filter(Q(thing__uid=uid) | (numbered & of_type))
        events = events.filter(id__in=mentions.values("event_id"))
    if kind in KINDS:
        events = events.filter(verb__startswith=f"{kind}.")
    if role:
        events = events.annotate(who=Cast("by", TextField()))
        events = events.filter(who__contains=_pair("title", role))
    return events


def _within(events: Any, since: datetime.datetime | None, until: datetime.datetime | None) -> Any:
    """Instants are kept as text in UTC, the seconds always in the same places."""
    if since:
        events = events.filter(at__gte=since.strftime(SECOND))
    if until:
        events = events.filter(at__lt=until.strftime(SECOND))
    return events


def _pair(name: str, value: str) -> str:
    """A name and a value as they stand in a column of plain values."""
    return json.dumps({name: value}, ensure_ascii=False)[1:-1]


def _roles(events: Any) -> tuple[str, ...]:
    by = events.order_by().values_list("by", flat=True).distinct()
    return tuple(sorted({each.get("title", "") for each in by} - {""}))


def _names(rows: list[models.Event]) -> dict[str, str]:
    """Uid > ref of everything that the lines tell of: what a draft was called, it is not any more."""
    uids = {uid for row in rows for uid in uids_told(row.params or {})}
    things = models.Thing.objects.filter(uid__in=uids, withdrawn=False)
    return {thing.uid: thing.ref for thing in things if thing.ref}


def _line(row: models.Event, names: Mapping[str, str], changes: tuple[Change, ...]) -> Line:
    sentence, params = sentence_of(row.verb, row.by or {}, row.params or {})
    uids = uids_told(row.params or {})
    return Line(
        number=row.number,
        own=bool(row.chain),
        at=datetime.datetime.fromisoformat(row.at),
        by=(row.by or {}).get("title", ""),
        verb=row.verb,
        sentence=sentence,
        params=params,
        refs=tuple(dict.fromkeys(names[uid] for uid in uids if uid in names)),
        version=(row.params or {}).get("version", ""),
        changes=changes,
    )
