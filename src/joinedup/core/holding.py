"""Who holds what on a day: the table as it stood, stands or will stand.

Nothing is deleted when somebody goes: what they held is told by the days. Every end is the first
day on which something no longer holds, as in :func:`joinedup.core.governance.holds`. So is the day
on which a person left, and the day on which a partner ended: on 30 September 2026 somebody who left
on that day holds nothing, and on the 29th all that they held. Of a month or a year it is the last
day that counts.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from joinedup.core.ends import has_come
from joinedup.core.governance import (
    ChairTerm,
    Group,
    LeadershipRole,
    Seat,
    SeatHolder,
    holding,
    holds,
)
from joinedup.core.period import When
from joinedup.core.plan import Action, Issue, Lead, Outcome, Partner, Person, Plan, Priority
from joinedup.core.words import Confirmation, Office, Progress, Tenure

OVER = (Progress.DONE, Progress.STOPPED)

Led = Outcome | Priority | Action | Issue


class Filling(enum.Enum):
    """Whether somebody is in a seat."""

    FULL = "full"
    ACTING = "acting"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOnDay:
    """A seat on a day. ``holders`` are the rows that hold then: more than one only where the record
    has it so, and one without a person is somebody who is not named. ``deputy`` is the ref of a
    person who is there. ``vacant_since`` is the day on which the last holder was one no longer, or
    the seat's first day where it never had one; None if it is not vacant, or that is not known."""

    seat: Seat
    holders: tuple[SeatHolder, ...] = ()
    deputy: str | None = None
    vacant_since: datetime.date | None = None

    @property
    def filling(self) -> Filling:
        """Full where one holds it in full; acting where nobody does but somebody acts."""
        if not self.holders:
            return Filling.VACANT
        full = any(each.tenure is Tenure.FULL for each in self.holders)
        return Filling.FULL if full else Filling.ACTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A partner that is one on a day. One that takes no part is a member all the same."""

    partner: Partner
    takes_part: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """Somebody who leads a thing of the plan (its ref)."""

    thing: str
    lead: Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table as it holds on a day, each part in the order of the plan."""

    day: datetime.date
    groups: tuple[Group, ...] = ()
    seats: tuple[SeatOnDay, ...] = ()
    terms: tuple[ChairTerm, ...] = ()
    roles: tuple[LeadershipRole, ...] = ()
    leads: tuple[Leading, ...] = ()
    members: tuple[Member, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def chairs(self) -> tuple[ChairTerm, ...]:
        """Who is in the chair of a group."""
        return tuple(each for each in self.terms if each.office is Office.CHAIR)

    @property
    def vice_chairs(self) -> tuple[ChairTerm, ...]:
        """Who is vice-chair of a group."""
        return tuple(each for each in self.terms if each.office is Office.VICE_CHAIR)

    @property
    def vacant(self) -> tuple[SeatOnDay, ...]:
        """The seats that nobody is in."""
        return tuple(each for each in self.seats if each.filling is Filling.VACANT)


def table_on(plan: Plan, day: datetime.date) -> Table:
    """The table of a plan as it holds on ``day``.

    A seat stands where it holds, its group does and its partner is a member (joined, and not ended).
    Who has left holds nothing from that day, nor does anybody whose partner has ended; a term in the
    chair ends with the partner that it is of. A role that its leader removed is none. A lead that
    names neither a person nor a partner of the plan stays as it was written, and so does whatever
    names a group, seat, person or partner that the plan has not: nothing is known of its end.
    Work that is done or stopped is led by nobody.
    """
    return _Day(plan, day).table()


def is_member(partner: Partner, day: datetime.date) -> bool:
    """Whether a partner is one on a day: it has joined, or nobody said when, and has not ended."""
    joined = partner.joined.first_day if partner.joined else None
    return (joined is None or joined <= day) and not has_come(partner.ended, day)


class _Day:
    """A plan on a day: who and what is there."""

    def __init__(self, plan: Plan, day: datetime.date) -> None:
        self.plan, self.day = plan, day
        self.partners = {each.ref: each for each in plan.partners}
        self.people = {each.ref: each for each in plan.people}
        self.gone = {each.ref for each in plan.partners if has_come(each.ended, day)}
        self.away = {each.ref for each in plan.partners if not is_member(each, day)}
        self.left = {
            each.ref
            for each in plan.people
            if has_come(each.left, day) or each.partner in self.gone
        }

    def table(self) -> Table:
        plan, day = self.plan, self.day
        groups = holding(plan.groups, day)
        over = {each.ref for each in plan.groups} - {each.ref for each in groups}
        terms = [each for each in holding(plan.chair_terms, day) if each.group not in over]
        return Table(
            day=day,
            groups=groups,
            seats=self._seats(over),
            terms=tuple(
                each
                for each in terms
                if each.person not in self.left and each.partner not in self.gone
            ),
            roles=tuple(
                each
                for each in holding(plan.leadership_roles, day)
                if each.person not in self.left and each.standing is not Confirmation.REMOVED
            ),
            leads=tuple(self._leads()),
            members=tuple(
                Member(partner=each, takes_part=not has_come(each.not_taking_part, day))
                for each in plan.partners
                if each.ref not in self.away
            ),
            people=tuple(each for each in plan.people if not has_come(each.left, day)),
        )

    def _seats(self, over: set[str]) -> tuple[SeatOnDay, ...]:
        rows: dict[str, list[SeatHolder]] = {}
        for each in self.plan.seat_holders:
            rows.setdefault(each.seat or "", []).append(each)
        return tuple(
            self._seat(each, rows.get(each.ref, []))
            for each in holding(self.plan.seats, self.day)
            if each.group not in over and each.partner not in self.away
        )

    def _seat(self, seat: Seat, rows: list[SeatHolder]) -> SeatOnDay:
        holders = tuple(each for each in holding(rows, self.day) if each.person not in self.left)
        return SeatOnDay(
            seat=seat,
            holders=holders,
            deputy=None if seat.deputy in self.left else seat.deputy,
            vacant_since=None if holders else self._vacant_since(seat, rows),
        )

    def _vacant_since(self, seat: Seat, rows: list[SeatHolder]) -> datetime.date | None:
        """Since when a seat that nobody holds today has been so."""
        days = [first_day(seat.starts)]
        for each in rows:
            start, end = first_day(each.starts), self._last(each)
            if start is not None and (start > self.day or (end is not None and end <= start)):
                continue  # still to come, or gone before it began
            if end is None:
                return None
            days.append(end)
        known = [each for each in days if each is not None]
        return max(known, default=None)

    def _last(self, row: SeatHolder) -> datetime.date | None:
        """The first day on which a row that is over no longer held; None if that is not known."""
        person = self.people.get(row.person or "")
        partner = self.partners.get((person and person.partner) or "")
        theirs = (person.left if person else None, partner.ended if partner else None)
        ends = [each for each in theirs if has_come(each, self.day)]
        if not holds(row, self.day):
            ends.append(row.ended)
        days = [each.last_day for each in ends if each]
        known = [each for each in days if each is not None]
        return min(known) if known and len(known) == len(days) else None

    def _leads(self) -> Iterable[Leading]:
        for thing in led(self.plan):
            for lead in thing.leads:
                if lead.person not in self.left and lead.partner not in self.gone:
                    yield Leading(thing=thing.ref, lead=lead)


def led(plan: Plan) -> Iterable[Led]:
    """The things of a plan that somebody may lead, without work that is done or stopped."""
    yield from plan.outcomes
    yield from plan.priorities
    yield from (each for each in plan.actions if each.status not in OVER)
    yield from plan.issues


def first_day(when: When | None) -> datetime.date | None:
    """The first day of what was written, or None."""
    return when.first_day if when else None
