"""Stakeholders: who leads, who takes part, which organisations are partners.

A stakeholder with the role type Performer leads. An organisation that is no mere beneficiary is
a partner, and of an action a contributor unless it performs. All others are kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from joinedup.core.leads import state_of
from joinedup.core.plan import Lead, Partner
from joinedup.core.text import Text
from joinedup.formats.stratml.draft import Draft
from joinedup.formats.stratml.element import Element

LEAD, ACCOUNTABLE, CONTRIBUTOR, PARTNER = "Lead", "Accountable body", "Contributor", "Partner"
_OURS = {LEAD: True, ACCOUNTABLE: True, CONTRIBUTOR: False, PARTNER: False}
"""Names of the roles that we write, and whether their role type is Performer."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does what for one thing."""

    leads: tuple[Lead, ...] = ()
    accountable: str | None = None
    contributors: tuple[str, ...] = ()


class Partners:
    """The organisations of a document, each once by its name."""

    def __init__(self) -> None:
        self.found: dict[str, Partner] = {}

    def collect(self, root: Element, draft: Draft) -> None:
        """Find every organisation that is no mere beneficiary, in document order."""
        organisations = root.all("Organization")
        for organisation in organisations[1:]:
            self._add(organisation, draft)
        for element in root.descend():
            if element.name == "Stakeholder" and is_partner(element):
                self._add(element, draft)

    def _add(self, element: Element, draft: Draft) -> None:
        name = element.text_of("Name")
        key = fold(name)
        if key and key not in self.found:
            ref = draft.refs.of("partner", f"partner:{name}")
            self.found[key] = Partner(ref=ref, title=Text.of(name))
            draft.places.put(ref, line=element.line or None)

    def ref(self, name: str) -> str | None:
        """The ref of the partner of that name."""
        partner = self.found.get(fold(name))
        return partner.ref if partner else None


def fold(name: str) -> str:
    """A name as it is compared: without case or doubled blanks."""
    return " ".join(name.split()).casefold()


def read_crew(element: Element, partners: Partners, of_action: bool = False) -> Crew:
    """Who does what for a goal or objective. A stakeholder that holds nothing but what we would
    write ourselves, all of which is understood, is taken from the element; the others stay, to
    be kept whole."""
    leads: dict[str, Lead] = {}
    accountable = None
    contributors: dict[str, None] = {}
    for stakeholder in element.all("Stakeholder"):
        name = stakeholder.text_of("Name")
        role, partner = _our_role(stakeholder), partners.ref(name)
        performs = _performs(stakeholder)
        understood = False
        if of_action and partner and accountable is None and _has_role(stakeholder, ACCOUNTABLE):
            accountable, understood = partner, role == ACCOUNTABLE
        elif performs and name and fold(name) not in leads:
            leads[fold(name)] = Lead(text=name, state=state_of(name), partner=partner)
            understood = role == LEAD
        elif not performs and of_action and partner not in contributors and is_partner(stakeholder):
            contributors[partner or ""] = None
            understood = role == CONTRIBUTOR
        if understood:
            element.children.remove(stakeholder)
    return Crew(tuple(leads.values()), accountable, tuple(filter(None, contributors)))


def has_performers(element: Element) -> bool:
    """Whether any stakeholder of an objective performs."""
    return any(_performs(stakeholder) for stakeholder in element.all("Stakeholder"))


def stakeholder(name: str, role: str, organisation: bool) -> Element:
    """A stakeholder as we write it."""
    element = Element("Stakeholder")
    if organisation:
        element.attributes["StakeholderTypeType"] = "Organization"
    element.add("Name", name)
    ours = element.add("Role")
    ours.add("Name", role)
    if _OURS[role]:
        ours.add("RoleType", "Performer")
    return element


def drop_partners(organisation: Element) -> None:
    """Take away the stakeholders of the organisation that only say who is a partner."""
    for stakeholder in organisation.all("Stakeholder"):
        if (
            _our_role(stakeholder) == PARTNER
            and stakeholder.text_of("Name")
            and is_partner(stakeholder)
        ):
            organisation.children.remove(stakeholder)


def role_types(stakeholder: Element) -> set[str]:
    """The role types of a stakeholder, in lower case."""
    return {
        kind.text.casefold() for role in stakeholder.all("Role") for kind in role.all("RoleType")
    }


def names_of(leads: Iterable[Lead]) -> set[str]:
    """The names of leads, as they are compared."""
    return {fold(lead.text) for lead in leads}


def _performs(stakeholder: Element) -> bool:
    return "performer" in role_types(stakeholder)


def is_partner(stakeholder: Element) -> bool:
    """Whether a stakeholder is an organisation that is no mere beneficiary."""
    organisation = stakeholder.attributes.get("StakeholderTypeType", "").casefold() in (
        "organization",
        "organisation",
    )
    return organisation and role_types(stakeholder) != {"beneficiary"}


def _has_role(stakeholder: Element, name: str) -> bool:
    return any(role.text_of("Name") == name for role in stakeholder.all("Role"))


def _our_role(found: Element) -> str:
    """The role of a stakeholder that is just as we would write it, else ""."""
    roles = found.all("Role")
    role = roles[0].text_of("Name") if len(roles) == 1 else ""
    if role not in _OURS:
        return ""
    ours = stakeholder(found.text_of("Name"), role, "StakeholderTypeType" in found.attributes)
    return role if _plain(ours) == _plain(found) else ""


def _plain(element: Element) -> tuple[object, ...]:
    children = tuple(_plain(child) for child in element.children)
    return element.name, element.text, tuple(element.attributes.items()), children
