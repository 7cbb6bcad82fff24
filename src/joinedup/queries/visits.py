"""Who asks, of which partnership, and how far its history has come: what every page begins with."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from joinedup.core.permissions import ANYBODY, Actor, Role
from joinedup.core.text import Text
from joinedup.core.vocabulary import DEFAULT
from joinedup.records import models, scope
from joinedup.records.scope import Scope

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A partnership, as its pages need it. ``words`` are its own, in the language asked for."""

    id: int
    slug: str
    name: Text
    kind: str
    area: str
    languages: tuple[str, ...]
    time_zone: str
    year_starts: int
    findings_released: bool
    balance_released: bool
    vocabulary: str
    demo: bool
    words: Mapping[str, Pair] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One person at one partnership. ``head`` is the last event visible to this person: the hash at
    the end of the shared chain and of the own partner's, so that nothing that one partner keeps to
    itself moves what another is shown, and that a history which was restored from a backup and went
    on otherwise is another, though it counts as far. ``keeps`` says whether this person has texts here
    that are still to be settled (``queries.kept``)."""

    actor: Actor
    place: Place
    scope: Scope
    head: tuple[str, str]
    keeps: bool = False

    def opened(self) -> AbstractContextManager[Scope]:
        """The scope in which this person's pages are asked for."""
        return scope.opened(self.scope)


_QUESTION = """
SELECT p.id, p.title, p.kind, p.area, p.languages, p.time_zone, p.year_starts,
       p.findings_released, p.balance_released, p.vocabulary, p.demo, p.words,
       m.role, m.title, m.partner_id, t.uid, shared.hash, own.hash,
       EXISTS (SELECT 1 FROM records_kepttext k
               WHERE k.partnership_id = p.id AND k.user_id = %s AND NOT k.settled)
FROM records_partnership p
LEFT JOIN records_membership m
       ON m.partnership_id = p.id AND m.user_id = %s AND m.ended IS NULL
LEFT JOIN records_thing t ON t.id = m.partner_id
LEFT JOIN records_chain shared ON shared.partnership_id = p.id AND shared.owner_id IS NULL
LEFT JOIN records_chain own ON own.partnership_id = p.id AND own.owner_id = m.partner_id
WHERE p.slug = %s
"""
_OF_PLACE = 12
"""All that a page begins with, in one question: asked anew at each request, so that leaving is
immediate, and asked by hand, because the same in four took longer than an unchanged page may."""

_WHOLE = scope.Scope(None, whole=True)
_COLUMNS = {each.name: each for each in models.Partnership._meta.fields}
_Row = tuple[Any, ...]


def shared(visit: Visit) -> Visit:
    """The same visit with the eyes of the whole partnership: without what the visitor's own partner
    keeps to itself. That of anybody else is as it is."""
    if not visit.actor.audience.partner:
        return visit
    actor = replace(visit.actor, role=Role.VICE_CHAIR, partner="")
    seen = scope.Scope(visit.place.id, actor.audience)
    return replace(visit, actor=actor, scope=seen, head=(visit.head[0], ""))


def _asked(slug: str, user: models.User | None) -> _Row | None:
    with scope.opened(_WHOLE), connection.cursor() as cursor:
        who = user.id if user is not None and user.is_active else None
        cursor.execute(_QUESTION, [who, who, slug])
        rows: list[_Row] = cursor.fetchall()
    return rows[0] if rows else None


def _place(slug: str, language: str, row: _Row) -> Place:
    key, title, kind, area, languages, zone, year_starts, *released, vocabulary, demo, words = row[
        :_OF_PLACE
    ]
    own = (_COLUMNS["words"].to_python(words) or {}).get(language) or {}
    return Place(
        id=key,
        slug=slug,
        name=_COLUMNS["title"].to_python(title),
        kind=kind,
        area=area,
        languages=tuple(filter(None, languages.split(","))),
        time_zone=zone,
        year_starts=year_starts,
        findings_released=bool(released[0]),
        balance_released=bool(released[1]),
        vocabulary=vocabulary or DEFAULT,
        demo=bool(demo),
        words={name: (one, many) for name, (one, many) in own.items()},
    )


def visit(slug: str, user: models.User | None, language: str = "en") -> Visit | None:
    """Who somebody is at a partnership; None where there is no such partnership. Somebody without
    a role there is the public."""
    row = _asked(slug, user)
    if row is None:
        return None
    place = _place(slug, language, row)
    role, title, partner, uid, shared, private, keeps = row[_OF_PLACE:]
    actor = _actor(slug, user, role, title, uid)
    own = partner if actor.audience.partner else None
    return Visit(
        actor=actor,
        place=place,
        scope=scope.Scope(place.id, actor.audience, own),
        head=(shared or "", (private or "") if own else ""),
        keeps=bool(keeps),
    )


def _actor(
    slug: str, user: models.User | None, role: str | None, title: str | None, partner: str | None
) -> Actor:
    if user is None:
        return ANYBODY
    administrator = user.administrator
    if role is None:
        return Actor(user=user.uid, partnership=slug, administrator=administrator)
    return Actor(
        user=user.uid,
        partnership=slug,
        role=Role(role),
        partner=partner or "",
        title=title or "",
        administrator=administrator,
    )


def places_of(user: models.User | None) -> tuple[tuple[str, Text, str, str], ...]:
    """Where somebody may go: (slug, name, role, title) of each partnership they have a role in;
    for nobody, every partnership, as the public. Asked in two questions, however many there are."""
    held: dict[int, tuple[str, str]] = {}
    if user is not None:
        with scope.opened(_WHOLE):
            rows = models.Membership.objects.filter(user=user, ended__isnull=True)
            said = rows.values_list("partnership_id", "role", "title")
            held = {key: (role, title) for key, role, title in said}
    places = models.Partnership.objects.order_by("id").values_list("id", "slug", "title")
    public = (Role.PUBLIC.value, "")
    return tuple((slug, name, *held.get(key, public)) for key, slug, name in places)
