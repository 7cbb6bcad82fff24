"""A plan's table as Popolo: each thing under the terms that Popolo has, the rest beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.period import When
from joinedup.core.plan import Locality, Partner, Person, Plan, Thing
from joinedup.core.registers import Area, Identifier, area, identifier
from joinedup.core.shapes import plain
from joinedup.core.text import Text
from joinedup.core.words import Confirmation
from joinedup.formats.popolo.days import partial_date, says_all

Resource = dict[str, Any]

PARTNERSHIP, AREA = "partnership", "area"
"""What names the partnership and its area, which have no refs."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_POINTERS = frozenset({"under", "group", "partner", "person", "seat", "deputy", "successors"})
"""Fields that hold refs of others."""


def popolo_to_json(plan: Plan, base: str = "") -> str:
    """The table of a plan as Popolo JSON: an object of five lists, ``persons``, ``organizations``,
    ``memberships``, ``posts`` and ``areas``. The same plan gives the same text, with a line end at
    the end.

    ``base`` is put before every ref to make an id that is nobody else's
    (``https://riverside.example/`` gives ``https://riverside.example/B1``); ids are as lasting as
    refs are. Popolo's Person should have a name. Our people have none: they are told by role, and
    **the role stands as the name**.

    - organizations: the partnership (``partnership``), its partners with their sector as
      classification and their org-id taken apart into scheme and identifier, and its groups under
      the group that they answer to, or the partnership;
    - posts: seats, whether or not somebody holds them;
    - memberships: who holds a seat, on behalf of the partner whose seat it is; who is in a chair
      (role ``chair`` or ``vice-chair``) on behalf of the body that they come from; who has a part in
      leadership, in the partnership (role ``leadership: element, field``, by the keys of the
      vocabulary; not those that the leader has removed); each person in their own body; each
      partner in the partnership, which has a ``member`` and no ``person_id``;
    - areas: the partnership's, and its localities.

    Dates are years, months or days. A date that is none of these exactly, or could not be read, is
    kept whole in ``other``, an object for all that Popolo has no term for, by the names and in the
    form of our archive; where an end was written that is no date, there is so no ``end_date``. As
    with us, an end is the first day on which something no longer holds.

    Everything of the table that the plan has is told: give it the plan of the audience that will
    read it.
    """
    text = json.dumps(_Table(plan, base).document(), ensure_ascii=False, indent=1)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


class _Table:
    def __init__(self, plan: Plan, base: str) -> None:
        self.plan = plan
        self.base = base
        self.refs = {thing.ref for thing in plan.things()}
        self.seats = {seat.ref: seat for seat in plan.seats}
        self.names = {each.ref: self._name(each) for each in plan.partners}

    def document(self) -> dict[str, list[Resource]]:
        plan = self.plan
        roles = [each for each in plan.leadership_roles if each.standing is not _REMOVED]
        return {
            "persons": [self._person(each) for each in plan.people],
            "organizations": [
                self._partnership(),
                *(self._partner(each) for each in plan.partners),
                *(self._group(each) for each in plan.groups),
            ],
            "memberships": [
                *(self._partnering(each) for each in plan.partners),
                *(self._work(each) for each in plan.people if each.partner in self.refs),
                *(self._holder(each) for each in plan.seat_holders),
                *(self._chair(each) for each in plan.chair_terms),
                *(self._leader(each) for each in roles),
            ],
            "posts": [self._seat(each) for each in plan.seats],
            "areas": [*self._area(), *(self._locality(each) for each in plan.localities)],
        }

    def _person(self, person: Person) -> Resource:
        at_work = {"left"} if person.partner in self.refs else set()
        return self._made(
            person,
            {"id": self._id(person.ref), **self._names(person)},
            said={"title", "partner", *at_work},
        )

    def _partnership(self) -> Resource:
        plan = self.plan
        return _said(
            {
                "id": self.base + PARTNERSHIP,
                "name": plan.partnership or plan.title.within(plan.language) or PARTNERSHIP,
                "classification": PARTNERSHIP,
                "area_id": self.base + AREA if plan.area else None,
            }
        )

    def _partner(self, partner: Partner) -> Resource:
        terms = {
            "id": self._id(partner.ref),
            **self._names(partner),
            "identifiers": _identifiers(partner.org_id),
            "classification": partner.sector.value if partner.sector else None,
        }
        return self._made(partner, terms, said={"title", "org_id", "sector", "joined", "ended"})

    def _group(self, group: Group) -> Resource:
        terms = {
            "id": self._id(group.ref),
            **self._names(group),
            "classification": group.layer.value if group.layer else None,
            "parent_id": self._id(group.under) if group.under else self.base + PARTNERSHIP,
        }
        dates = {"founding_date": "starts", "dissolution_date": "ended"}
        return self._made(group, terms, dates, {"title", "layer", "under"})

    def _seat(self, seat: Seat) -> Resource:
        terms = {
            "id": self._id(seat.ref),
            "label": self._name(seat),
            "role": seat.capacity,
            "organization_id": self._id(seat.group),
        }
        one = {"title"} if len(seat.title.versions) <= 1 else set()
        return self._made(seat, terms, _DATES, {*one, "capacity", "group"})

    def _partnering(self, partner: Partner) -> Resource:
        terms = {
            "id": f"{self._id(partner.ref)}-{PARTNERSHIP}",
            "role": "partner",
            "member": {"id": self._id(partner.ref), "name": self.names[partner.ref]},
            "organization_id": self.base + PARTNERSHIP,
        }
        return self._lasting(partner, terms, {"start_date": "joined", "end_date": "ended"})

    def _work(self, person: Person) -> Resource:
        terms = {
            "id": f"{self._id(person.ref)}-{person.partner}",
            "role": person.title.within(self.plan.language),
            "person_id": self._id(person.ref),
            "organization_id": self._id(person.partner),
        }
        return self._lasting(person, terms, {"end_date": "left"})

    def _holder(self, holder: SeatHolder) -> Resource:
        seat = self.seats.get(holder.seat or "")
        terms = {
            "id": self._id(holder.ref),
            "role": seat.capacity if seat else None,
            "person_id": self._id(holder.person),
            "organization_id": self._id(seat.group) if seat else None,
            "post_id": self._id(holder.seat),
            "on_behalf_of_id": self._id(seat.partner) if seat else None,
        }
        return self._made(holder, terms, _DATES, {"seat", "person"})

    def _chair(self, term: ChairTerm) -> Resource:
        terms = {
            "id": self._id(term.ref),
            "role": term.office.value,
            "person_id": self._id(term.person),
            "organization_id": self._id(term.group),
            "on_behalf_of_id": self._id(term.partner),
        }
        return self._made(term, terms, _DATES, {"office", "person", "group", "partner"})

    def _leader(self, role: LeadershipRole) -> Resource:
        part = ", ".join(filter(None, (role.element, role.field)))
        terms = {
            "id": self._id(role.ref),
            "role": f"leadership: {part}" if part else "leadership",
            "person_id": self._id(role.person),
            "organization_id": self.base + PARTNERSHIP,
        }
        return self._made(role, terms, _DATES, {"person"})

    def _area(self) -> list[Resource]:
        text = self.plan.area
        if not text:
            return []
        found = area(text)
        terms: Resource = {"id": self.base + AREA, "name": text}
        if isinstance(found, Area):
            terms["name"] = found.authority.name if found.authority else None
            terms |= {"identifier": found.gss, "classification": found.kind}
        return [_said(terms)]

    def _locality(self, locality: Locality) -> Resource:
        terms = {
            "id": self._id(locality.ref),
            "name": self._name(locality),
            "parent_id": self.base + AREA if self.plan.area else None,
        }
        one = {"title"} if len(locality.title.versions) <= 1 else set()
        return self._made(locality, terms, said=one)

    def _id(self, ref: str | None) -> str | None:
        """The id of what has a ref; None where there is no such thing."""
        return self.base + ref if ref in self.refs and ref is not None else None

    def _name(self, thing: Thing) -> str:
        title: Text = getattr(thing, "title", Text())
        return title.within(self.plan.language) or getattr(thing, "number", "") or thing.ref

    def _names(self, thing: Person | Partner | Group) -> Resource:
        """The name, and those in other languages with the language as their note."""
        name = self._name(thing)
        others = [
            {"name": words, "note": tag} for tag, words in thing.title.versions if words != name
        ]
        return {"name": name, "other_names": others}

    def _made(
        self,
        thing: Thing,
        terms: Resource,
        dates: Mapping[str, str] = {},
        said: set[str] | frozenset[str] = frozenset(),
    ) -> Resource:
        """A resource of Popolo's ``terms`` and ``dates`` (term: field); all other fields of the
        thing but those that are ``said``, and dates that are not said whole, are its ``other``."""
        resource = _said(terms | _dates(thing, dates))
        whole = {name for name in dates.values() if _is_whole(getattr(thing, name))}
        missing = {name for name in said & _POINTERS if getattr(thing, name) not in self.refs}
        gone = (said | whole | {"ref"}) - missing
        rest = {name: each for name, each in plain(thing).items() if name not in gone}
        return _said(resource | {"other": self._with_ids(rest)})

    def _lasting(
        self, thing: Partner | Person, terms: Resource, dates: Mapping[str, str]
    ) -> Resource:
        """As :meth:`_made`, of the dates alone."""
        rest = {
            name: plain(getattr(thing, name))
            for name in dates.values()
            if getattr(thing, name) is not None and not _is_whole(getattr(thing, name))
        }
        return _said(terms | _dates(thing, dates) | {"other": rest})

    def _with_ids(self, value: Any, name: str = "") -> Any:
        """Plain values with ids in place of refs."""
        if isinstance(value, dict):
            return {key: self._with_ids(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self._with_ids(each, name) for each in value]
        return self._id(value) or value if name in _POINTERS else value


_REMOVED = Confirmation.REMOVED
_DATES = {"start_date": "starts", "end_date": "ended"}
_ENDS = frozenset({"end_date", "dissolution_date"})


def _said(terms: Resource) -> Resource:
    """Terms without those that say nothing."""
    return {term: value for term, value in terms.items() if value not in (None, "", [], {})}


def _dates(thing: Thing, dates: Mapping[str, str]) -> Resource:
    found: Resource = {}
    for term, name in dates.items():
        when: When | None = getattr(thing, name)
        if when is not None and not (when.ongoing and term in _ENDS):
            found[term] = partial_date(when)
    return found


def _is_whole(when: When | None) -> bool:
    return when is None or says_all(when)


def _identifiers(text: str) -> list[Resource]:
    """An org-id taken apart; as it was written, without a scheme, where it does not read as one."""
    if not text:
        return []
    found = identifier(text)
    if isinstance(found, Identifier):
        return [{"scheme": found.scheme.code, "identifier": found.code}]
    return [{"identifier": text}]
