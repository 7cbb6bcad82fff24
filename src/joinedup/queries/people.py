"""Who may sign in, and where they have a role."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from joinedup.core import demo
from joinedup.core.graph import Graph
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.queries.visits import places_of
from joinedup.records import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Somebody to sign in as in the demonstration. ``places`` are the names of their partnerships."""

    uid: str
    title: str
    may: str
    places: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A partnership that somebody may go to, and what they are called there ("" for the public)."""

    slug: str
    name: Text
    title: str


def choices() -> tuple[Choice, ...]:
    """The people of the demonstration who are on this installation, in its order."""
    meant = demo.load()
    uids = dict(
        models.User.objects.filter(
            is_active=True, email__in=[each.key for each in meant.people]
        ).values_list("email", "uid")
    )
    names = {each.slug: each.name for each in meant.partnerships}
    return tuple(
        Choice(
            uid=uids[person.key],
            title=person.title,
            may=person.may,
            places=tuple(names[seat.partnership] for seat in person.seats),
        )
        for person in meant.people
        if person.key in uids
    )


def chosen(uid: str) -> models.User | None:
    """The person of the demonstration with this uid, or None: nobody else can be chosen."""
    keys = [each.key for each in demo.load().people]
    return models.User.objects.filter(uid=uid, is_active=True, email__in=keys).first()


def open_to(user: models.User | None, only: Collection[str] | None = None) -> tuple[Open, ...]:
    """Where somebody may go: first where they have a role. ``only`` are the slugs where their role
    counts, None for all: elsewhere they are the public."""
    found = []
    for slug, name, role, title in places_of(user):
        counts = only is None or slug in only
        public = not counts or (role == Role.PUBLIC.value and not title)
        found.append((public, Open(slug=slug, name=name, title=title if counts else "")))
    return tuple(place for _, place in sorted(found, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who has a role in a partnership. ``partner`` is the name of the body they act for."""

    uid: str
    email: str
    title: str
    role: Role
    partner: Text


def members(graph: Graph | None = None) -> tuple[Member, ...]:
    """Who may sign in to a partnership: for its office alone, since addresses are among it. Call it
    in the visit's scope."""
    rows = models.Membership.objects.filter(ended__isnull=True).select_related("user", "partner")
    things = graph.things if graph else {}
    return tuple(
        Member(
            uid=row.uid,
            email=row.user.email,
            title=row.title,
            role=Role(row.role),
            partner=_called(things.get(row.partner.ref)) if row.partner else Text(),
        )
        for row in rows.order_by("order", "id")
    )


def _called(partner: Any) -> Text:
    found: Text = partner.title if partner is not None else Text()
    return found
