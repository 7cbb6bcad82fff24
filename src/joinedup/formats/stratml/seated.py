"""Who is at the table, read: groups, and the roles that partners and people have in them.

A generic group with the role "Group" is a group. Roles of partners and people that read as we would
write them are seats, chairs and parts in leadership, where they name a group or seat of the
document; all others are kept as they are.
"""

from __future__ import annotations

from typing import Any

from joinedup.core.dates import read_when
from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.plan import Person
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, Office, Tenure
from joinedup.formats.stratml.draft import Draft
from joinedup.formats.stratml.element import Element
from joinedup.formats.stratml.roles import ANSWERS, IN, Kind, Role, read_role, same
from joinedup.formats.stratml.seating import (
    group_stakeholder,
    is_group,
    is_person,
    key,
    person_stakeholder,
    role_key,
)
from joinedup.formats.stratml.stakeholders import Partners, fold, is_partner


class Seated:
    """Gathers the table of a document."""

    def __init__(self, partners: Partners, draft: Draft) -> None:
        self.partners = partners
        self.draft = draft
        self.groups: dict[str, Group] = {}
        self.people: dict[tuple[str | None, str], Person] = {}
        self.seats: list[Seat] = []
        self.holders: list[SeatHolder] = []
        self.terms: list[ChairTerm] = []
        self.leaders: list[LeadershipRole] = []

    def read(self, organisation: Element) -> None:
        """Take groups and roles out of an organisation, as far as they are understood."""
        self._groups(organisation)
        bearers = [
            each for each in organisation.all("Stakeholder") if is_partner(each) or is_person(each)
        ]
        for wanted in ((Kind.SEAT,), (Kind.HOLDER, Kind.CHAIR, Kind.VICE_CHAIR, Kind.LEADER)):
            for bearer in bearers:
                self._roles(bearer, wanted)
        for bearer in bearers:
            name = bearer.text_of("Name")
            if (None, fold(name)) in self.people and same(bearer, person_stakeholder(name)):
                organisation.children.remove(bearer)

    @property
    def collections(self) -> dict[str, Any]:
        """What was found, by the collections of a plan."""
        return {
            "people": tuple(self.people.values()),
            "groups": tuple(self.groups.values()),
            "seats": tuple(self.seats),
            "seat_holders": tuple(self.holders),
            "chair_terms": tuple(self.terms),
            "leadership_roles": tuple(self.leaders),
        }

    def _groups(self, organisation: Element) -> None:
        found: dict[str, tuple[Element, Role]] = {}
        for each in filter(is_group, organisation.all("Stakeholder")):
            said, name = _group_role(each), fold(each.text_of("Name"))
            if said and name:
                found.setdefault(name, (each, said))
        while lost := [
            name for name, (_, said) in found.items() if _above(said) not in {"", *found}
        ]:
            found = {name: each for name, each in found.items() if name not in lost}
        refs = {name: self._group_ref(each) for name, (each, _) in found.items()}
        for name, (each, said) in found.items():
            self.groups[name] = Group(
                ref=refs[name],
                title=Text.of(each.text_of("Name")),
                description=Text.of(each.text_of("Description")),
                layer=Layer(said.how) if said.how else None,
                under=refs.get(_above(said)),
                **self._time(said),
            )
            organisation.children.remove(each)

    def _group_ref(self, element: Element) -> str:
        return self._ref("group", key("group", element.text_of("Name")), element)

    def _roles(self, bearer: Element, wanted: tuple[Kind, ...]) -> None:
        for element in bearer.all("Role"):
            said = read_role(element)
            if said and said.kind in wanted and self._understand(said, bearer, element):
                bearer.children.remove(element)

    def _understand(self, said: Role, bearer: Element, element: Element) -> bool:
        """Take in one role; whether it says enough."""
        name = bearer.text_of("Name")
        partner = None if is_person(bearer) else self.partners.ref(name)
        if not name or (partner is None) != is_person(bearer) or (said.who and not partner):
            return False
        if said.kind is Kind.SEAT:
            return self._seat(said, name, partner, element)
        if not _says_of_what(said, self.groups, self.seats):
            return False
        who = said.who if partner else name
        person = self._person(name if partner else "", who, partner, element) if who else None
        self._held(said, name, partner, person, element)
        return True

    def _seat(self, said: Role, bearer: str, partner: str | None, element: Element) -> bool:
        group = self.groups.get(fold(said.of))
        if not group or not said.who:
            return False
        ref = self._ref("seat", role_key(bearer, said), element)
        title = Text.of(said.who)
        self.seats.append(
            Seat(ref=ref, title=title, group=group.ref, partner=partner, **self._time(said))
        )
        return True

    def _held(
        self, said: Role, bearer: str, partner: str | None, person: str | None, element: Element
    ) -> None:
        given: dict[str, Any] = {
            "ref": self._ref(_TYPES[said.kind], role_key(bearer, said), element),
            "person": person,
            **self._time(said),
        }
        if said.kind is Kind.HOLDER:
            seat = _seat_of(said.of, partner, self.seats)
            tenure = Tenure(said.how) if said.how else Tenure.FULL
            self.holders.append(SeatHolder(seat=seat.ref if seat else None, tenure=tenure, **given))
        elif said.kind is Kind.LEADER:
            part, _, field = said.of.partition(IN)
            self.leaders.append(LeadershipRole(element=part, field=field, **given))
        else:
            office = Office.CHAIR if said.kind is Kind.CHAIR else Office.VICE_CHAIR
            given |= {"office": office, "capacity": Capacity(said.how) if said.how else None}
            group = self.groups[fold(said.of)].ref
            self.terms.append(ChairTerm(group=group, partner=partner, **given))

    def _person(self, body: str, who: str, partner: str | None, element: Element) -> str:
        known = self.people.get((partner, fold(who)))
        if known is None:
            ref = self._ref("person", key("person", body, who), element)
            known = Person(ref=ref, title=Text.of(who), partner=partner)
            self.people[(partner, fold(who))] = known
        return known.ref

    def _ref(self, type: str, name: str, element: Element) -> str:
        ref = self.draft.refs.of(type, name)
        self.draft.places.put(ref, line=element.line or None)
        return ref

    def _time(self, said: Role) -> dict[str, Any]:
        return {
            name: read_when(text, year_starts=self.draft.year_starts) if text else None
            for name, text in (("starts", said.starts), ("ended", said.ended))
        }


_TYPES = {
    Kind.HOLDER: "seat_holder",
    Kind.CHAIR: "chair_term",
    Kind.VICE_CHAIR: "chair_term",
    Kind.LEADER: "leadership_role",
}


def _group_role(found: Element) -> Role | None:
    """The role of a stakeholder that is a group just as we would write it."""
    roles = [read_role(each) for each in found.all("Role")]
    said = roles[0] if len(roles) == 1 else None
    if said is None or said.kind is not Kind.GROUP:
        return None
    if said.who and not said.who.startswith(ANSWERS):
        return None
    ours = group_stakeholder(found.text_of("Name"), found.text_of("Description"), said)
    return said if same(ours, found) else None


def _above(said: Role) -> str:
    """The name of the group that a group answers to, as it is compared; "" if it says none."""
    return fold(said.who.removeprefix(ANSWERS))


def _says_of_what(said: Role, groups: dict[str, Group], seats: list[Seat]) -> bool:
    """Whether a role names a group or a seat that is there, or an element and a field."""
    if said.kind is Kind.HOLDER:
        return _seat_of(said.of, None, seats) is not None
    if said.kind is Kind.LEADER:
        element, _, field = said.of.partition(IN)
        return bool(element and field)
    return fold(said.of) in groups


def _seat_of(title: str, partner: str | None, seats: list[Seat]) -> Seat | None:
    """The seat of that title: the partner's own, if it has one."""
    found = [seat for seat in seats if fold(str(seat.title)) == fold(title)]
    own = [seat for seat in found if seat.partner == partner]
    return next(iter(own or found), None)
