"""Partners and people, made from the names in the cells of leads and partners."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from joinedup.core.calendar_words import fold
from joinedup.core.dates import find_when
from joinedup.core.leads import (
    is_acronym,
    is_bare_role,
    is_body,
    is_role,
    read_leads,
    split_names,
    state_of,
)
from joinedup.core.naming import folded
from joinedup.core.period import When
from joinedup.core.plan import Lead
from joinedup.core.words import LeadState
from joinedup.formats.workbook.cells import Cells

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_ORGANISATIONS = re.compile(r"NHS|DWP|ICB|CVS|CVC|HSCP|CHC", re.IGNORECASE)
_SMALL = frozenset(("the", "of", "and", "for", "ltd", "limited", "cic", "plc"))
_UNSURE = re.compile(r"\s*\b(?:tbc|tbd|acting|interim|vacant|left\b.*)$", re.IGNORECASE)


@dataclass(slots=True)
class Name:
    """A partner or a person in the making: first spelling, where it first stood, other spellings."""

    title: str
    cells: Cells | None
    row: int
    column: int
    partner: str = ""
    left: When | None = None
    others: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    fields: dict[str, object] = field(default_factory=dict)
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands."""

    cells: Cells
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Named:
    """One lead as written, with the keys of the person and partner it names ("" if none)."""

    lead: Lead
    person: str = ""
    partner: str = ""


class Names:
    """The register of partners and people of a workbook.

    Names in columns of organisations are partners; those in columns of officers are people,
    unless they read as bodies. What is cautious is done when all sheets are read: a shorter
    name is the same partner only where exactly one begins with it ("Wendbridge").
    """

    def __init__(self) -> None:
        self.partners: dict[str, Name] = {}
        self.people: dict[tuple[str, str], Name] = {}
        self.shortened: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()
        self._starts: dict[str, str] = {}
        self._cells: dict[str, list[str]] = {}

    def add_partner(self, title: str, spot: Spot) -> str:
        """A partner by its name; the key of the one it is."""
        title = _plain(title)
        key = folded(title)
        name = self.partners.get(key)
        if name is None:
            self.partners[key] = Name(title, spot.cells, spot.row, spot.column)
        elif title != name.title and title not in name.others:
            name.others.append(title)
        return key

    def partners_in(self, text: str, spot: Spot) -> list[str]:
        """The partners that a cell of organisations names; "All partners" names none."""
        if text not in self._cells:
            everyone = LeadState.EVERYONE
            names = [name for name in split_names(text) if state_of(name) is not everyone]
            self._cells[text] = [self.add_partner(name, spot) for name in names]
        return self._cells[text]

    def add_person(self, role: str, partner: str, spot: Spot) -> tuple[str, str]:
        """A person by role and partner; the key of the one it is."""
        key = (folded(role), partner)
        if key not in self.people:
            self.people[key] = Name(role, spot.cells, spot.row, spot.column, partner)
        return key

    def collect(self, text: str, spot: Spot, *, bodies: bool) -> None:
        """The bodies that a cell of leads names for certain: what shorter names may stand for."""
        for lead in read_leads(text):
            role, body = _role_and_body(*_taken_apart(lead.text))
            if lead.state is LeadState.EVERYONE or not role:
                continue
            if is_role(role):
                if (
                    body
                    and (is_body(body) or is_bare_role(role))
                    and not is_acronym(body)
                    and not is_role(body)
                ):
                    self.add_partner(body, spot)
            elif (bodies or is_body(role)) and not is_acronym(role):
                self.add_partner(role, spot)

    def shorten(self) -> None:
        """Take each name that is the beginning, or the initials, of exactly one longer partner
        that it could be, as that partner."""
        keys = list(self.partners)
        starts: dict[str, list[str]] = {}
        for key in keys:
            words = key.split()
            for length in range(1, len(words)):
                starts.setdefault(" ".join(words[:length]), []).append(key)
            initials = "".join(word[0] for word in words if word not in _SMALL)
            if len(initials) > 1:
                starts.setdefault(initials, []).append(key)
        self._starts = {short: longer[0] for short, longer in starts.items() if len(longer) == 1}

    def full(self, name: str) -> str:
        """The key of the partner that a name in a lead's cell may be short for, "" if of none."""
        key = folded(name)
        if key in self.partners:
            return key
        longer = self._starts.get(key, "")
        if longer and (len(key) > 3 or is_acronym(name)):
            self.shortened[name] = longer
            return longer
        return ""

    def leads(self, text: str, spot: Spot, *, bodies: bool) -> list[Named]:
        """The leads that a cell names; ``bodies`` where its column is of organisations. A name
        that could be a person's or a body's is matched to a partner that is known, or to nobody."""
        return [self._named(lead, spot, bodies) for lead in read_leads(text, self._titles())]

    def _titles(self) -> frozenset[str]:
        if len(self._known) != len(self.partners):
            self._known = frozenset(fold(name.title) for name in self.partners.values())
        return self._known

    def _named(self, lead: Lead, spot: Spot, bodies: bool) -> Named:
        name, bracketed = _taken_apart(lead.text)
        if (
            lead.state is LeadState.EVERYONE
            or not name
            or (lead.state is LeadState.TO_BE_CONFIRMED and not name)
        ):
            return Named(lead)
        if bodies and not is_role(name):
            return Named(lead, "", self.add_partner(name, spot))
        role, body = _role_and_body(name, bracketed)
        partner = self.full(body) if body else ""
        if body and not partner and (is_body(body) or is_bare_role(role)) and not is_role(body):
            partner = self.add_partner(body, spot)
        if is_role(role):
            return self._person(lead, role, partner, spot)
        own = self.full(role)
        if own:
            return Named(lead, "", own)
        if is_body(role) and (bodies or not is_acronym(role) or _ORGANISATIONS.fullmatch(role)):
            return Named(lead, "", self.add_partner(role, spot))
        return Named(lead, "", partner)

    def _person(self, lead: Lead, role: str, partner: str, spot: Spot) -> Named:
        key = self.add_person(role, partner, spot)
        if lead.state is LeadState.LEFT and self.people[key].left is None:
            dates = find_when(lead.text)
            self.people[key].left = dates[-1] if dates else When(lead.text)
        return Named(lead, "\n".join(key), partner)


def _taken_apart(text: str) -> tuple[str, str]:
    """A name and what stands in brackets or behind a dash: ``Health Trust - speech therapy``."""
    name, bracketed = _plain(text), _bracketed(text)
    front, dash, behind = name.partition(" - ") if " - " in name else name.partition(" – ")
    return (front.strip(), bracketed or behind.strip()) if dash else (name, bracketed)


def _role_and_body(name: str, bracketed: str) -> tuple[str, str]:
    """A person's role and body, whichever way round they were written; a body alone as the first."""
    role, comma, body = name.rpartition(",")
    if comma:
        return (role, body.strip()) if is_role(role) or not is_role(body) else (body.strip(), role)
    if bracketed and is_role(bracketed) and not is_role(name):
        if bracketed.lower().endswith(" of"):
            return f"{bracketed} {name}", ""
        return bracketed, name
    return (name, bracketed) if is_role(name) else (name, "")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A name without its brackets and without "TBC", "acting" or "left" behind it."""
    return _UNSURE.sub("", " ".join(_BRACKET.sub("", text).split())).strip(" ,;:-–")


def _bracketed(text: str) -> str:
    found = _BRACKET.search(text)
    return found[1].strip() if found else ""
