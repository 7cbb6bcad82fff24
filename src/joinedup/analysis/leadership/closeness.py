"""How closely leaders work together, as far as the record shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from joinedup.core.governance import Seat, SeatHolder, holding
from joinedup.core.plan import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people, and what they share: refs of groups and of actions. Of nothing shared the record
    says nothing; they may well talk every day."""

    one: str
    other: str
    groups: tuple[str, ...]
    actions: tuple[str, ...]

    @property
    def tied(self) -> bool:
        """Whether the record shows anything that they share."""
        return bool(self.groups or self.actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """Every pair of some people, in the order in which they were given."""

    pairs: tuple[Pair, ...]

    @property
    def tied(self) -> int:
        """How many pairs share something."""
        return sum(each.tied for each in self.pairs)

    @property
    def apart(self) -> tuple[Pair, ...]:
        """The pairs of whom the record shows nothing shared."""
        return tuple(each for each in self.pairs if not each.tied)


def closeness(
    people: Sequence[str],
    seats: Mapping[str, Seat],
    holders: Iterable[SeatHolder],
    actions: Iterable[Action],
    day: datetime.date,
) -> Closeness:
    """What each two of ``people`` (refs) share on a day: groups on which both hold a seat, actions
    that both lead. ``seats`` is {ref: seat}. Meetings are not counted yet: none are kept."""
    groups: dict[str, set[str]] = {each: set() for each in people}
    for holder in holding(holders, day):
        seat = seats.get(holder.seat or "")
        if holder.person in groups and seat and seat.group:
            groups[holder.person].add(seat.group)
    led: dict[str, set[str]] = {each: set() for each in people}
    for action in actions:
        for lead in action.leads:
            if lead.person in led:
                led[lead.person].add(action.ref)
    return Closeness(
        pairs=tuple(
            Pair(
                one=one,
                other=other,
                groups=tuple(sorted(groups[one] & groups[other])),
                actions=tuple(sorted(led[one] & led[other])),
            )
            for one, other in combinations(dict.fromkeys(people), 2)
        )
    )
