"""The page of one thing: its dossier, who may know of it, what else there is of it, what may be done."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from joinedup.core.answering import answers
from joinedup.core.audience import Label
from joinedup.core.graph import Graph
from joinedup.core.outline import AT, PLACES, SUBJECTS
from joinedup.core.permissions import Actor, Verb, can
from joinedup.core.ref import TYPES
from joinedup.core.versions import is_closed
from joinedup.core.words import PlanStatus
from joinedup.queries import snapshots
from joinedup.queries.dossiers import Dossier, dossier
from joinedup.queries.findings import own_ref
from joinedup.queries.names import Name
from joinedup.queries.offers import to_add
from joinedup.queries.ties import Tie, Ties, refs_of_links
from joinedup.queries.visits import Visit
from joinedup.records import models
from joinedup.records.shapes import PLAN_LEVEL, shapes


class NoSuchThing(LookupError):
    """No such thing for this person."""


class Elsewhere(LookupError):
    """The thing is not in the version that was asked for, but in the one with this uid."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who may know of a thing, and since when it has been so. ``edits`` counts its edits."""

    label: Label
    owner: str
    edits: int
    public_since: datetime.date | None
    withdrawn: bool
    why: str

    @property
    def private(self) -> bool:
        """Whether it is a draft that its owner keeps to itself."""
        return self.label is Label.PARTNER


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What the visitor may do to a thing. ``add`` are the types of what may be added under it or
    about it; ``agree`` is whether the word of the visitor's own partner on a link is wanted."""

    edit: bool = False
    add: tuple[str, ...] = ()
    link: bool = False
    end: bool = False
    withdraw: bool = False
    share: bool = False
    strike: bool = False
    agree: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """The page of one thing. ``tie`` is set where it is a link, ``dossier`` where it is not."""

    ref: str
    type: str
    standing: Standing
    may: May
    dossier: Dossier | None = None
    tie: Tie | None = None
    changeable: Mapping[int, str] = field(default_factory=dict)

    def uid_of(self, said: Any) -> str:
        """The uid of an update or a need that stands on the page, where the visitor may change it;
        else nothing."""
        return self.changeable.get(id(said), "")

    @property
    def name(self) -> Name | None:
        """What the thing is called; a link is called by its ends."""
        return self.dossier.name if self.dossier else None


def page(visit: Visit, version: models.PlanVersion, day: datetime.date, ref: str) -> ThingPage:
    """The page of what a ref names in a version. Call it in the visit's scope. NoSuchThing where
    there is none for this person; Elsewhere where it stands in another version only."""
    row = row_of(ref)
    if row is None or row.withdrawn:
        raise NoSuchThing(ref)
    links = ties(visit, version, day)
    own = own_ref(visit)
    standing = _standing(row)
    if row.type == "link":
        link = links.by_ref.get(ref)
        if link is None:
            raise _elsewhere(visit, row)
        tie = links.tie(link, True)
        answering = frozenset().union(
            *(answers(links.graph.things[end]) for end in (link.source, link.target))
        )
        closed = is_closed(version.status, "action")
        may = _may_link(visit.actor, tie, own, answering, standing, closed)
        return ThingPage(ref=ref, type=row.type, standing=standing, tie=tie, may=may)
    snapshot = snapshots.snapshot(visit, version, day)
    found = dossier(snapshot, ref, links)
    if found is None:
        raise _elsewhere(visit, row)
    subject = snapshot.graph.things.get(getattr(found.record, "subject", None) or "")
    may = may_do(visit.actor, version, found, subject, standing, own)
    changeable = (
        {}
        if version.status is PlanStatus.SUPERSEDED
        else dict(_changeable(visit, version, row, snapshot.graph, standing, own))
    )
    return ThingPage(
        ref=ref,
        type=row.type,
        standing=standing,
        dossier=found,
        may=may,
        changeable=changeable,
    )


def _changeable(
    visit: Visit,
    version: models.PlanVersion,
    row: models.Thing,
    graph: Graph,
    standing: Standing,
    own: str,
) -> Iterator[tuple[int, str]]:
    """The updates and needs of a thing that the visitor may change: which record it is, and its
    uid. A query for each of the two types, where there are any that may be changed."""
    by, mine = as_own(visit.actor, own), standing.private and standing.owner == own
    verb = Verb.WRITE_PRIVATE if mine else Verb.WRITE
    for model, said in ((models.Update, graph.updates), (models.Need, graph.needs)):
        records = said.get(row.ref, ())
        if not records:
            continue
        named = answers(records[0], graph.things[row.ref])
        if can(by, verb, frozenset((own,)) if mine else named):
            asked = model.objects.filter(plan=version, subject=row, thing__withdrawn=False)
            uids = asked.order_by("position", "id").values_list("thing__uid", flat=True)
            if len(uids) == len(records):
                yield from zip(map(id, records), uids, strict=True)


def ties(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Ties:
    """The links of a version with their refs, kept as long as its snapshot is."""
    return snapshots.derived(
        visit,
        version,
        day,
        "ties",
        lambda snapshot: Ties(snapshot, refs_of_links(visit, version)),
    )


def row_of(ref: str) -> models.Thing | None:
    """The identity of what a ref names, in scope: one query."""
    type, rest = TYPES.get(ref[:1], ""), ref[1:]
    named = Q(uid=rest[1:], number__isnull=True) if rest[:1] == "-" else Q(number=int(rest))
    found: models.Thing | None = (
        models.Thing.objects.filter(named, type=type).select_related("owner").first()
    )
    return found


def as_own(actor: Actor, own: str) -> Actor:
    """An actor with its partner called by its ref, as a snapshot calls it."""
    return replace(actor, partner=own)


def may_do(
    actor: Actor,
    version: models.PlanVersion,
    found: Dossier,
    subject: Any,
    standing: Standing,
    own: str,
) -> May:
    """What may be done to a thing, from the one table of permissions: commands ask again."""
    by, mine = as_own(actor, own), standing.private and standing.owner == own
    named = frozenset((own,)) if mine else answers(found.record, subject)
    writes = can(by, Verb.WRITE_PRIVATE if mine else Verb.WRITE, named)
    stays = not mine and is_closed(version.status, found.type)
    return May(
        edit=writes,
        add=tuple(
            type
            for type in (*PLACES, *SUBJECTS, *AT)
            if to_add(by, type, version.status, found.record, standing.private)
        ),
        link=can(by, Verb.DRAW_LINK, named),
        end=writes and found.type in ENDING and not found.name.over,
        withdraw=can(by, Verb.WITHDRAW, named) and not stays,
        share=mine and can(by, Verb.SHARE, named),
        strike=can(by, Verb.STRIKE, named),
    )


ENDING = frozenset(
    {"delivery_system", "partner", "person"}
    | {"group", "seat", "seat_holder", "chair_term", "leadership_role"}
)
"""The types that have a day on which they ended."""


def _may_link(
    actor: Actor,
    tie: Tie,
    own: str,
    answering: frozenset[str],
    standing: Standing,
    closed: bool,
) -> May:
    """What may be done to a link: by whoever drew it, by those that answer for an end of it, and by
    whoever’s word on it is wanted."""
    by = as_own(actor, own)
    named = frozenset(filter(None, (standing.owner,)))
    if not standing.private:
        named |= answering
    waits = frozenset(each.ref for each in tie.waits)
    writes, stays = can(by, Verb.DRAW_LINK, named), tie.place and closed
    return May(
        edit=writes,
        end=writes and not stays and not tie.ended,
        withdraw=can(by, Verb.WITHDRAW, named) and not stays,
        agree=own in waits and can(by, Verb.AGREE_LINK, frozenset((own,))),
    )


def _standing(row: models.Thing) -> Standing:
    return Standing(
        label=Label(row.label),
        owner=row.owner.ref if row.owner else "",
        edits=row.version,
        public_since=row.public_since,
        withdrawn=row.withdrawn,
        why=row.why,
    )


def _elsewhere(visit: Visit, row: models.Thing) -> LookupError:
    """The newest other version in which a thing stands and that the visitor may see."""
    if row.type in PLAN_LEVEL:
        return NoSuchThing(row.ref)
    said = shapes()[row.type].model.objects.filter(thing=row).values_list("plan_id", flat=True)
    versions = models.PlanVersion.objects.filter(id__in=list(said), withdrawn=False)
    seen = [each for each in versions if snapshots.sees_version(visit, each)]
    if not seen:
        return NoSuchThing(row.ref)
    return Elsewhere(max(seen, key=lambda each: each.id).uid)
