"""Who votes on a group, and by its own rules with how much: a group of the plan as a :class:`Rule`.

Seats of one partner are one voter: they are taken to vote together, so that what is counted is the
partner's. Every seat of the roll counts, whether somebody is in it or not; everybody votes for or
against. So of votes cast and of all votes is the same.
"""

from __future__ import annotations

import datetime
import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

from joinedup.analysis.balance.rule import Count, Rule
from joinedup.core.governance import ChairTerm, Group, Seat
from joinedup.core.holding import SeatOnDay, Table, table_on
from joinedup.core.plan import Plan
from joinedup.core.voting import NO_RULE, TOO_FEW, CannotCount
from joinedup.core.words import OnATie, Voting


class Casting(enum.Enum):
    """Whether a casting vote counts: the rules have none, or somebody has it, or they give it to
    the chair and it is not known who that is."""

    NONE = "none"
    HELD = "held"
    NOBODYS = "nobody's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """One who votes: a partner with its seats (refs) and their votes together, a seat that is of no
    partner, or a chair (the ref of the ``person``) who has no seat and a casting vote alone."""

    partner: str | None = None
    seats: tuple[str, ...] = ()
    votes: int = 0
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voters:
    """The voters of a group on a day: the partners in the plan's own order, then seats of no
    partner, then a chair without a seat. ``chair`` is the place of the one with the casting vote.
    ``vacant`` is the number of seats among theirs that nobody is in."""

    group: Group
    voters: tuple[Voter, ...]
    casting: Casting = Casting.NONE
    chair: int | None = None
    vacant: int = 0
    negative: tuple[str, ...] = ()

    def rule(self) -> Rule:
        """When something passes among them, by the group's own rules.

        :class:`CannotCount` where the rules do not say how the group votes, a seat has fewer than
        no votes, or nothing (or everything) would pass.
        """
        how = self.group.voting
        if how is None:
            raise CannotCount(NO_RULE)
        if self.negative:
            raise CannotCount(TOO_FEW, seats=self.negative)
        if how is Voting.UNANIMOUS:
            return Rule.unanimous(len(self.voters))
        heads = [len(each.seats) for each in self.voters]
        votes = [each.votes for each in self.voters]
        ways = {Voting.MEMBERS: (heads,), Voting.WEIGHTS: (votes,), Voting.BOTH: (heads, votes)}
        return Rule(len(self.voters), tuple(self._count(weights) for weights in ways[how]))

    def _count(self, weights: Sequence[int]) -> Count:
        needed = self.group.majority * sum(weights)
        quota = needed if self.group.reached else math.floor(needed) + 1
        return Count(tuple(weights), quota, self.chair)


def voters_of(plan: Plan, group: Group, day: datetime.date) -> Voters:
    """Who votes on a group on a day: its seats, of partners that are ones then."""
    return _Roll(plan, group, table_on(plan, day)).voters()


def has_casting_vote(group: Group) -> bool:
    """Whether a group's rules give its chair one: on a tie, and where more than half decide."""
    halves = group.majority * 2 == 1 and not group.reached and not group.of_all
    one_way = group.voting in (Voting.MEMBERS, Voting.WEIGHTS)
    return group.on_a_tie is OnATie.CHAIR and halves and one_way


class _Roll:
    def __init__(self, plan: Plan, group: Group, table: Table) -> None:
        self.plan, self.group = plan, group
        self.seats = [each for each in table.seats if each.seat.group == group.ref]
        self.terms = [each for each in table.chairs if each.group == group.ref]

    def voters(self) -> Voters:
        voters = [*self._partners(), *self._others()]
        casting, chair = Casting.NONE, None
        if has_casting_vote(self.group):
            casting, chair = self._casting(voters)
        return Voters(
            group=self.group,
            voters=tuple(voters),
            casting=casting,
            chair=chair,
            vacant=sum(not each.holders for each in self.seats),
            negative=tuple(each.seat.number or each.seat.ref for each in self._negative()),
        )

    def _partners(self) -> list[Voter]:
        held: dict[str, list[Seat]] = {each.ref: [] for each in self.plan.partners}
        for each in self.seats:
            if each.seat.partner in held:
                held[each.seat.partner].append(each.seat)
        return [
            Voter(
                partner=ref,
                seats=tuple(each.ref for each in seats),
                votes=sum(each.votes for each in seats),
            )
            for ref, seats in held.items()
            if seats
        ]

    def _others(self) -> list[Voter]:
        known = {each.ref for each in self.plan.partners}
        seats = [each.seat for each in self.seats if each.seat.partner not in known]
        return [Voter(seats=(each.ref,), votes=each.votes) for each in seats]

    def _negative(self) -> list[SeatOnDay]:
        return [each for each in self.seats if each.seat.votes < 0]

    def _casting(self, voters: list[Voter]) -> tuple[Casting, int | None]:
        """Whose casting vote it is: of the seat that the chair sits in, else of the body that the
        chair comes from, else the chair's own, who is then one more voter."""
        if len(self.terms) != 1:
            return Casting.NOBODYS, None
        (term,) = self.terms
        seat = self._seat_of(term)
        for place, voter in enumerate(voters):
            if seat in voter.seats:
                return Casting.HELD, place
        body = term.partner or self._body_of(term)
        for place, voter in enumerate(voters):
            if body and voter.partner == body:
                return Casting.HELD, place
        if term.person is None:
            return Casting.NOBODYS, None
        voters.append(Voter(partner=body, person=term.person))
        return Casting.HELD, len(voters) - 1

    def _seat_of(self, term: ChairTerm) -> str | None:
        sat = [
            each.seat.ref
            for each in self.seats
            if term.person and any(holder.person == term.person for holder in each.holders)
        ]
        return sat[0] if sat else None

    def _body_of(self, term: ChairTerm) -> str | None:
        return next((each.partner for each in self.plan.people if each.ref == term.person), None)
