"""The table as it stands: its records by their refs, what they are called, what is one place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.sentence import Word
from joinedup.core.text import Text
from joinedup.core.words import Office

Record = Group | Seat | SeatHolder | ChairTerm | LeadershipRole

NOBODY = N_("somebody who is not named")


def _by_ref(things: Iterable[Any]) -> Mapping[str, Any]:
    return {each.ref: each for each in things}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table as it stands: {ref: record} of each kind."""

    groups: Mapping[str, Group] = field(default_factory=dict)
    seats: Mapping[str, Seat] = field(default_factory=dict)
    holders: Mapping[str, SeatHolder] = field(default_factory=dict)
    terms: Mapping[str, ChairTerm] = field(default_factory=dict)
    roles: Mapping[str, LeadershipRole] = field(default_factory=dict)
    partners: Mapping[str, Partner] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> Table:
        """The table of a plan."""
        return cls(
            groups=_by_ref(plan.groups),
            seats=_by_ref(plan.seats),
            holders=_by_ref(plan.seat_holders),
            terms=_by_ref(plan.chair_terms),
            roles=_by_ref(plan.leadership_roles),
            partners=_by_ref(plan.partners),
            people=_by_ref(plan.people),
        )

    def standing(self, record: Record) -> Record | None:
        """A record as it stands now, by its ref; None where it is new."""
        kinds: Mapping[type, Mapping[str, Record]] = {
            Group: self.groups,
            Seat: self.seats,
            SeatHolder: self.holders,
            ChairTerm: self.terms,
            LeadershipRole: self.roles,
        }
        return kinds[type(record)].get(record.ref)


def office_of(term: ChairTerm) -> Hashable | None:
    """What one term at a time may be of: the chair of a group, or somebody’s place as a vice-chair
    of it, of which there may be several. None where that is not known."""
    if not term.group or (term.office is not Office.CHAIR and not term.person):
        return None
    return (term.group, term.office, None if term.office is Office.CHAIR else term.person)


def seat_of(holder: SeatHolder) -> Hashable | None:
    """What one holder at a time may have."""
    return holder.seat


def named(thing: Group | Seat | Partner | Person) -> Text | str:
    """What a thing is called in a sentence."""
    return thing.title or getattr(thing, "number", "") or thing.ref


def seat_named(table: Table, seat: Seat) -> Text | str:
    """What a seat is called: by its title, else by the body whose it is."""
    body = table.partners.get(seat.partner or "")
    return seat.title or (named(body) if body else named(seat))


def who(table: Table, person: str | None, body: str | None = None) -> Text | str | Word:
    """Somebody by their role, else by the body they come from."""
    known = table.people.get(person or "") or table.partners.get(body or "")
    return named(known) if known else Word(NOBODY)
