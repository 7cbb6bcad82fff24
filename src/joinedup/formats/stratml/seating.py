"""Who is at the table, written: groups as stakeholders, and what people hold as roles.

A group is a stakeholder of the organisation, a generic group. A seat, who holds it, a chair and a
part in leadership are roles of the stakeholder that is the partner; of the person, where they come
from no partner. What has no title to be named by, and a role that its leader has removed, are told
by the note alone.
"""

from __future__ import annotations

from dataclasses import replace

from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.plan import Plan, Thing
from joinedup.core.text import Text
from joinedup.core.words import Confirmation, Office
from joinedup.formats.stratml.conform import clean
from joinedup.formats.stratml.element import Element
from joinedup.formats.stratml.roles import ANSWERS, IN, Kind, Role, role
from joinedup.formats.stratml.stakeholders import PARTNER, fold, is_partner, stakeholder

GENERIC_GROUP, PERSON = "Generic_Group", "Person"


class Seating:
    """Writes the table of a plan into its organisation. ``refs`` are what groups, people and roles
    are, by the keys that a reader makes of them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.refs: dict[str, str] = {}
        self.titles = {each.ref: _title(each) for each in plan.things()}
        self.bodies = {each.ref: each.partner for each in plan.people}
        self.seats = {each.ref: each for each in plan.seats}

    def write(self, organisation: Element) -> None:
        """Add groups and roles to an organisation that has its partners as stakeholders."""
        plan, bearers = self.plan, _Bearers(organisation)
        for group in plan.groups:
            self._group(group, bearers)
        for seat in plan.seats:
            self._give(bearers, self._seat(seat), seat.ref, seat.partner, None)
        for holder in plan.seat_holders:
            of = self.seats.get(holder.seat or "")
            body = of.partner if of else None
            self._give(bearers, self._holder(holder), holder.ref, body, holder.person)
        for term in plan.chair_terms:
            self._give(bearers, self._chair(term), term.ref, term.partner, term.person)
        for each in plan.leadership_roles:
            if each.standing is not Confirmation.REMOVED:
                self._give(bearers, self._leader(each), each.ref, None, each.person)

    def _group(self, group: Group, bearers: _Bearers) -> None:
        name, above = self.titles[group.ref], self._titled(group.under)
        answers = f"{ANSWERS}{above}" if above else ""
        said = role(Kind.GROUP, "", answers, group.layer, group)
        if name and bearers.add_group(name, clean(str(group.description)), said):
            self.refs.setdefault(key("group", name), group.ref)

    def _seat(self, seat: Seat) -> Role | None:
        group, title = self._titled(seat.group), self.titles[seat.ref]
        return role(Kind.SEAT, group, title, None, seat) if group and title else None

    def _holder(self, holder: SeatHolder) -> Role | None:
        seat, who = self._titled(holder.seat), self._titled(holder.person)
        return role(Kind.HOLDER, seat, who, holder.tenure, holder) if seat else None

    def _chair(self, term: ChairTerm) -> Role | None:
        group, who = self._titled(term.group), self._titled(term.person)
        kind = Kind.CHAIR if term.office is Office.CHAIR else Kind.VICE_CHAIR
        return role(kind, group, who, term.capacity, term) if group else None

    def _leader(self, each: LeadershipRole) -> Role | None:
        element, field = clean(each.element), clean(each.field)
        of, who = f"{element}{IN}{field}", self._titled(each.person)
        return role(Kind.LEADER, of, who, None, each) if element and field else None

    def _titled(self, ref: str | None) -> str:
        return self.titles.get(ref or "", "")

    def _give(
        self, bearers: _Bearers, said: Role | None, ref: str, body: str | None, person: str | None
    ) -> None:
        """Give a role to the partner ``body``, else to the person's own, else to the person."""
        partner = self._titled(body) or self._titled(self.bodies.get(person or ""))
        who = self._titled(person)
        if said is None or not (partner or who):
            return
        if partner:
            bearers.partner(partner).children.append(said.element)
        else:
            said = replace(said, who="")
            bearers.person(who).children.append(said.element)
        self.refs.setdefault(role_key(partner or who, said), ref)
        if person and who:
            self.refs.setdefault(key("person", partner, who), person)


class _Bearers:
    """The stakeholders of an organisation that roles are given to, made where they are missing."""

    def __init__(self, organisation: Element) -> None:
        self.organisation = organisation
        self.groups: set[str] = set()
        self.partners: dict[str, Element] = {}
        self.people: dict[str, Element] = {}
        for each in organisation.all("Stakeholder"):
            name = fold(each.text_of("Name"))
            if is_partner(each):
                self.partners.setdefault(name, each)
            elif is_group(each):
                self.groups.add(name)

    def add_group(self, name: str, description: str, said: Role) -> bool:
        """Add a group, if there is none of that name; whether there was none."""
        if fold(name) in self.groups:
            return False
        self.groups.add(fold(name))
        self.organisation.children.append(group_stakeholder(name, description, said))
        return True

    def partner(self, name: str) -> Element:
        """The stakeholder that is a partner."""
        if fold(name) not in self.partners:
            self.partners[fold(name)] = self._added(stakeholder(name, PARTNER, True))
        return self.partners[fold(name)]

    def person(self, name: str) -> Element:
        """The stakeholder that is a person who comes from no partner."""
        if fold(name) not in self.people:
            self.people[fold(name)] = self._added(person_stakeholder(name))
        return self.people[fold(name)]

    def _added(self, element: Element) -> Element:
        self.organisation.children.append(element)
        return element


def key(kind: str, *parts: str) -> str:
    """What names a thing that has no identifier, for the note."""
    return f"{kind}:{'/'.join(parts)}"


def role_key(bearer: str, said: Role) -> str:
    """The key of what a role of a stakeholder is."""
    element = said.element
    return key("role", bearer, element.text_of("Name"), element.text_of("Description"))


def is_group(found: Element) -> bool:
    """Whether a stakeholder is a generic group."""
    return found.attributes.get("StakeholderTypeType") == GENERIC_GROUP


def is_person(found: Element) -> bool:
    """Whether a stakeholder is a person."""
    return found.attributes.get("StakeholderTypeType") == PERSON


def group_stakeholder(name: str, description: str, said: Role) -> Element:
    """A group as we write it."""
    element = Element("Stakeholder", attributes={"StakeholderTypeType": GENERIC_GROUP})
    element.add("Name", name)
    if description:
        element.add("Description", description)
    element.children.append(said.element)
    return element


def person_stakeholder(name: str) -> Element:
    """A person, told by role, as we write them; their roles follow."""
    element = Element("Stakeholder", attributes={"StakeholderTypeType": PERSON})
    element.add("Name", name)
    return element


def _title(thing: Thing) -> str:
    title: Text = getattr(thing, "title", Text())
    return clean(str(title))
