"""Who sits where on the day the plan is read, and what a place at the table is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from joinedup.analysis.linkage.case import Case, called
from joinedup.core.catalogue import N_
from joinedup.core.finding import Phrase
from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.lasting import Lasting, gone
from joinedup.core.plan import Partner, Person
from joinedup.core.round_table import Record, Table, who
from joinedup.core.words import Office

THE_SEAT = N_("the seat “{seat}”")
THE_SEAT_ON = N_("the seat “{seat}” on {group}")
SEAT_OF = N_("the seat of {body}")
SEAT_OF_ON = N_("the seat of {body} on {group}")
CHAIR_OF = N_("the chair of {group}")
VICE_CHAIR_OF = N_("the place of a vice-chair of {group}")
A_CHAIR = N_("the chair")
A_VICE_CHAIR = N_("the place of a vice-chair")
HELD_BY = N_("{who} in {place}")
ROLE_OF = N_("the role in leadership of {who}")

Place = Seat | ChairTerm
"""A place at the table: a seat, or a term in an office."""

_T = TypeVar("_T", bound=Lasting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The table today: what there is of each kind, without what has ended or not begun."""

    case: Case
    table: Table
    groups: tuple[Group, ...]
    seats: tuple[Seat, ...]
    holders: tuple[SeatHolder, ...]
    terms: tuple[ChairTerm, ...]
    roles: tuple[LeadershipRole, ...]

    @classmethod
    def of(cls, case: Case) -> Sitting:
        """The table of a plan as it is on the day of its reading."""
        return cls(
            case=case,
            table=Table.of(case.plan),
            groups=_now(case, case.plan.groups),
            seats=_now(case, case.plan.seats),
            holders=_now(case, case.plan.seat_holders),
            terms=_now(case, case.plan.chair_terms),
            roles=_now(case, case.plan.leadership_roles),
        )

    def group_is_over(self, record: Place) -> bool:
        """Whether the group that a seat or a term is of has ended."""
        group = self.table.groups.get(record.group or "")
        return group is not None and gone(group.ended, self.case.today, self.case.today)

    def body_gone(self, ref: str | None) -> Partner | None:
        """The partner of a ref if it is one no longer."""
        body = self.table.partners.get(ref or "")
        return body if body and gone(body.ended, self.case.today, self.case.today) else None

    def leaver(self, ref: str | None) -> Person | None:
        """The person of a ref if they have left."""
        person = self.table.people.get(ref or "")
        return person if person and gone(person.left, self.case.today, self.case.today) else None

    def place_of(self, record: Place) -> Phrase:
        """What a seat or an office is called in a sentence, with the group it is of."""
        group = self.table.groups.get(record.group or "")
        on = {"group": called(group)} if group else {}
        if isinstance(record, ChairTerm):
            chair = record.office is Office.CHAIR
            if group:
                return Phrase(CHAIR_OF if chair else VICE_CHAIR_OF, on)
            return Phrase(A_CHAIR if chair else A_VICE_CHAIR)
        body = self.table.partners.get(record.partner or "")
        if body and not record.title:
            return Phrase(SEAT_OF_ON if group else SEAT_OF, {"body": called(body), **on})
        seat = {"seat": record.title or record.number or record.ref}
        return Phrase(THE_SEAT_ON if group else THE_SEAT, {**seat, **on})

    def name_of(self, record: Record) -> str | Phrase:
        """What any record of the table is called in a sentence."""
        if isinstance(record, Group):
            return called(record)
        if isinstance(record, Seat):
            return self.place_of(record)
        if isinstance(record, LeadershipRole):
            return Phrase(ROLE_OF, {"who": who(self.table, record.person)})
        if isinstance(record, ChairTerm):
            somebody = who(self.table, record.person, record.partner)
            return Phrase(HELD_BY, {"who": somebody, "place": self.place_of(record)})
        seat = self.table.seats.get(record.seat or "")
        place = self.place_of(seat) if seat else Phrase(THE_SEAT, {"seat": record.seat or ""})
        return Phrase(HELD_BY, {"who": who(self.table, record.person), "place": place})


def by(records: Iterable[_T], refs: Iterable[str | None]) -> Mapping[str, list[_T]]:
    """Records by a ref of each, in their order; those without one are left out."""
    found: dict[str, list[_T]] = {}
    for record, ref in zip(records, refs, strict=True):
        if ref:
            found.setdefault(ref, []).append(record)
    return found


def _now(case: Case, these: Iterable[_T]) -> tuple[_T, ...]:
    """Those that hold on the day of the case. A first day that is not known has come."""
    return tuple(
        each
        for each in these
        if not gone(each.ended, case.today, case.today)
        and not (each.starts and each.starts.first_day and each.starts.first_day > case.today)
    )
