"""Taking out what was entered in error, with what it carries; and putting it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from joinedup.commands.deed import Deed
from joinedup.commands.linking import allow_link, refuse_frozen
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.sitting import may_sit
from joinedup.commands.standing import Standing, allow, version_for
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.drafts import REQUIRED
from joinedup.core.outline import PLACES, SUBJECTS
from joinedup.core.sentence import Plural, Word
from joinedup.core.versions import is_closed
from joinedup.core.words import LinkKind
from joinedup.records import models
from joinedup.records.loading import load_one
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.shapes import shapes

CLOSED = N_(
    "The board agreed which {things} this version of the plan has. Draft its next version to add "
    "one, or to take one out."
)
STILL_NAMED = Plural(
    N_("The {thing} cannot be withdrawn while {names} refers to it. Change that first."),
    N_(
        "The {thing} cannot be withdrawn while {count} others refer to it: {names}. Change those first."
    ),
)
ENDS_ARE_GONE = N_("The {thing} was linked to something that is withdrawn. Put that back first.")

_SHOWN = 5
_OF_A_PARTNER = (
    *(("action", "accountable"), ("delivery_system", "of")),
    *(("person", "partner"), ("goal", "partner"), ("seat", "partner"), ("chair_term", "partner")),
)
_OF_A_PERSON = (
    *(("seat_holder", "person"), ("chair_term", "person"), ("leadership_role", "person")),
    ("seat", "deputy"),
)
_OF_A_GROUP = (("seat", "group"), ("chair_term", "group"), ("group", "under"))
_OF_A_SEAT = (("seat_holder", "seat"),)
_BY_NAME = {
    "partner": _OF_A_PARTNER,
    "person": _OF_A_PERSON,
    "group": _OF_A_GROUP,
    "seat": _OF_A_SEAT,
}
"""Type > (type, field) of what names such a thing as its own."""


def take_out(deed: Deed, found: Standing, why: str) -> list[Thing]:
    """Withdraw a thing with what is about it and its links; all that went, itself first."""
    allow(deed, found)
    naming = list(_naming(found))
    if naming:
        names = tuple(each.ref or Word(each.type) for each in naming[:_SHOWN])
        raise Refused(STILL_NAMED, count=len(naming), names=names, thing=Word(found.thing.type))
    gone = [found.thing, *_carried(found.thing, found.version)]
    remove(deed, found, gone, why)
    return gone


def remove(deed: Deed, found: Standing, gone: list[Thing], why: str) -> None:
    """Withdraw things for good, ``found`` with the reason; where another version says something of
    it, take them out of this version only."""
    if found.version is not None and _says_elsewhere(found.thing, found.version):
        for each in gone:
            deed.writer.leave(each, found.version)
        return
    deed.writer.mark(found.thing, withdrawn=True, why=why)
    for each in gone[1:]:
        deed.writer.mark(each, withdrawn=True)


def _says_elsewhere(thing: Thing, version: PlanVersion) -> bool:
    rows: Any = shapes()[thing.type].model.objects.filter(thing=thing, plan__withdrawn=False)
    return bool(rows.exclude(plan=version).exists())


def _carried(thing: Thing, version: PlanVersion | None) -> Iterator[Thing]:
    """What goes with a thing: what is about it, with its own; and the links that end in it."""
    about = [
        row.thing
        for type_name in (*SUBJECTS, "extra")
        for row in _rows(type_name, version).filter(subject=thing)
    ]
    for each in about:
        yield each
        yield from _carried(each, version)
    ends = Q(source=thing) | Q(target=thing)
    yield from (row.thing for row in _rows("link", version).filter(ends))


def _rows(type_name: str, version: PlanVersion | None) -> Any:
    rows: Any = shapes()[type_name].model.objects.filter(thing__withdrawn=False)
    rows = rows.filter(plan=version) if version else rows
    return rows.order_by("position", "id").select_related("thing")


def _naming(found: Standing) -> Iterator[Thing]:
    """What would be left without its place or its body: what stands under it, in its version; what
    a partner answers for, a person leads, a locality is served by, in any."""
    thing = found.thing
    if thing.type in {under for types in PLACES.values() for under in types} - {"action"}:
        placed = {"source__type__in": ("priority", "action"), "kind": LinkKind.SERVES.value}
        rows = _rows("link", found.version).filter(target=thing, **placed)
        yield from (row.source for row in rows.select_related("source"))
    for type_name, field in _BY_NAME.get(thing.type, ()):
        yield from (row.thing for row in _rows(type_name, None).filter(**{field: thing}))
    if thing.type == "seat":
        parts = models.QuorumPart.objects.filter(seat=thing, thing__withdrawn=False)
        yield from {part.thing_id: part.thing for part in parts.select_related("thing")}.values()
    if thing.type in ("partner", "locality"):
        fields = ("contributors", "localities", "successors")
        ties = models.Tie.objects.filter(target=thing, field__in=fields, thing__withdrawn=False)
        yield from {tie.thing_id: tie.thing for tie in ties.select_related("thing")}.values()
    if thing.type in ("partner", "person"):
        leads = models.Lead.objects.filter(**{thing.type: thing}, thing__withdrawn=False)
        yield from {lead.thing_id: lead.thing for lead in leads.select_related("thing")}.values()


def put_back(deed: Deed, plan: str, ref: str) -> tuple[Standing, list[Thing]]:
    """Undo a withdrawal: the thing, and what went with it then."""
    thing = deed.thing(ref, *REQUIRED, "link")
    version = version_for(deed, thing.type, plan)
    record = load_one(thing, version)
    if record is None or not thing.withdrawn:
        raise NotFound(ref)
    found = Standing(thing, version, record)
    (allow_link if thing.type == "link" else allow)(deed, found)
    _refuse_closed(found)
    went = _went_with(thing)
    back = [thing, *Thing.objects.filter(uid__in=went - {thing.uid}, withdrawn=True).order_by("id")]
    _refuse_loose_ends(back)
    may_sit(deed, record, private=found.private)
    deed.writer.mark(thing, withdrawn=False, why="")
    for each in back[1:]:
        deed.writer.mark(each, withdrawn=False)
    return found, back


def _refuse_closed(found: Standing) -> None:
    """Refused where it would come into what the board agreed without it."""
    thing, version = found.thing, found.version
    if version is None or found.private:
        return
    if is_closed(version.status, thing.type):
        raise Refused(CLOSED, things=Word(thing.type, plural=True))
    if thing.type == "link":
        link = models.Link.objects.select_related("source", "target").get(thing=thing, plan=version)
        refuse_frozen(version, link.kind, link.source.type, link.target.type)


def _went_with(thing: Thing) -> set[str]:
    """The uids of what was withdrawn by the same command as a thing: on the chain of the actor's own
    body too."""
    told = models.Mention.objects.filter(thing=thing, event__verb__endswith=".withdrawn")
    last = told.order_by("-event__id").select_related("event").first()
    if last is None:
        return set()
    events = models.Event.objects.filter(at=last.event.at, verb=last.event.verb)
    ops = [op for each in events if each.params == last.event.params for op in each.ops]
    return {op["id"] for op in ops if op.get("fields", {}).get("withdrawn")}


def seen_by_all(found: Standing, others: list[Thing]) -> int:
    """How many of what went, or came, along with a thing a line of history may count: what a body
    keeps to itself is not counted on what all read."""
    return sum(found.private or each.label != Label.PARTNER.value for each in others)


def _refuse_loose_ends(back: list[Thing]) -> None:
    ids = {each.id for each in back}
    links = models.Link.objects.filter(thing__in=[each.id for each in back if each.type == "link"])
    for link in links.select_related("source", "target"):
        for end in (link.source, link.target):
            if end.withdrawn and end.id not in ids:
                raise Refused(ENDS_ARE_GONE, thing=Word(end.type))
