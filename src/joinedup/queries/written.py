"""One thing as whoever writes it needs it: what it says now, the count of its edits, who may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from joinedup.core.answering import OF_A_SUBJECT, answers
from joinedup.core.audience import Label
from joinedup.core.graph import Graph
from joinedup.core.permissions import Actor, Verb, can
from joinedup.core.plan import Link, Update
from joinedup.queries import things
from joinedup.queries.names import Name, name_of
from joinedup.queries.things import Elsewhere, NoSuchThing
from joinedup.records import models
from joinedup.records.loading import load_records, names_of_things
from joinedup.records.shapes import PLAN_LEVEL, shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A thing in a version of the plan. ``ref`` is a uid for what has no letter of its own (updates,
    needs, passages); ``subject`` is what it is about, ``ends`` what a link joins; ``owner`` the ref
    of the partner it is of."""

    ref: str
    type: str
    record: Any
    edits: int
    private: bool
    public: bool
    withdrawn: bool
    owner: str
    subject: Any = None
    ends: tuple[Any, ...] = ()

    @property
    def name(self) -> Name | None:
        """What it is called, if it is called anything."""
        return name_of(self.record) if hasattr(self.record, "ref") else None

    def answering(self, verb: Verb) -> frozenset[str]:
        """The partners that answer for it: of a link whoever drew it, who alone may strike out what
        it says, and whoever answers for an end."""
        named = answers(self.record, self.subject)
        if verb is not Verb.STRIKE:
            named = named.union(*map(answers, self.ends))
        return named | (frozenset((self.owner,)) if self.owner else frozenset())

    def may(self, by: Actor, verb: Verb) -> bool:
        """Whether somebody, named with the ref of their partner, may do something to it."""
        if self.private and verb is Verb.WRITE:
            return can(by, Verb.WRITE_PRIVATE, frozenset((self.owner,)))
        return can(by, verb, frozenset((self.owner,)) if self.private else self.answering(verb))


def written(version: models.PlanVersion, graph: Graph, ref: str) -> Written:
    """What a ref, or the uid of what has none, names in a version; withdrawn things too, with what
    was withdrawn beside them. Call it in the visit's scope. NoSuchThing where there is none for this
    person."""
    row = row_of(ref)
    if row is None:
        raise NoSuchThing(ref)
    names = names_of_things(withdrawn=row.withdrawn)
    which = Q(thing=row)
    found = load_records(which & Q(plan=version), which & Q(plan=None), names, (row.type,))
    if not found[row.type]:
        raise NoSuchThing(ref) if row.type in PLAN_LEVEL else _elsewhere(row)
    record = found[row.type][0][1]
    about = isinstance(record, OF_A_SUBJECT) and record.subject
    return Written(
        ref=row.ref or row.uid,
        type=row.type,
        record=record,
        edits=row.version,
        private=row.label == Label.PARTNER.value,
        public=row.label == Label.PUBLIC.value,
        withdrawn=row.withdrawn,
        owner=row.owner.ref if row.owner else "",
        subject=graph.things.get(about) if about else None,
        ends=_ends(record, graph),
    )


def _ends(record: Any, graph: Graph) -> tuple[Any, ...]:
    if not isinstance(record, Link):
        return ()
    return tuple(graph.things[end] for end in (record.source, record.target) if end in graph.things)


def _elsewhere(row: models.Thing) -> LookupError:
    said = shapes()[row.type].model.objects.filter(thing=row, plan__withdrawn=False)
    plan = said.order_by("-plan__id").values_list("plan__uid", flat=True).first()
    return Elsewhere(plan) if plan else NoSuchThing(row.ref)


def row_of(ref: str) -> models.Thing | None:
    """The identity of what a ref or a uid names, in scope."""
    if len(ref) == 16 and ref.isalnum() and ref.islower() | ref.isdigit():
        found: models.Thing | None = (
            models.Thing.objects.filter(uid=ref).select_related("owner").first()
        )
        return found
    return things.row_of(ref)


def latest_update(version: models.PlanVersion, action: str, by: str) -> str:
    """The uid of the newest update of an action that somebody with this role gave; "" for none."""
    row = things.row_of(action)
    asked = models.Update.objects.filter(plan=version, subject=row, by=by, thing__withdrawn=False)
    return asked.order_by("-id").values_list("thing__uid", flat=True).first() or ""


def about(version: models.PlanVersion, subject: str, type_name: str) -> Iterator[tuple[str, Any]]:
    """What is said about a thing by things without a ref (updates, needs): (uid, record), in the
    plan's order."""
    row = things.row_of(subject)
    if row is None:
        return
    names = names_of_things()
    found = load_records(Q(plan=version, subject=row), Q(pk=None), names, (type_name,))
    for key, record in found[type_name]:
        yield names[key], record


def is_update(record: Any) -> bool:
    """Whether a record is an update, which has a page of its own."""
    return isinstance(record, Update)
