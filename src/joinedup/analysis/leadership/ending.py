"""Terms that are about to end, and who could follow."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from joinedup.core.governance import ChairTerm, Seat, SeatHolder, holding
from joinedup.core.period import When
from joinedup.core.words import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A term that ends within the time asked about. ``left`` counts the days until its last one;
    below 0 it should have ended. ``named`` is the term of whoever follows, if somebody is named.
    ``could_follow`` are refs of people: the vice-chairs of the group first, then those who hold a
    seat on it, in the order of its seats."""

    term: ChairTerm
    last_day: datetime.date
    left: int
    named: ChairTerm | None
    could_follow: tuple[str, ...]


def terms_ending(
    terms: Sequence[ChairTerm],
    seats: Mapping[str, Seat],
    holders: Iterable[SeatHolder],
    day: datetime.date,
    within: int,
) -> tuple[Ending, ...]:
    """The terms that hold on ``day`` and end within ``within`` days, the soonest first. ``seats``
    is {ref: seat}. Whether somebody could follow is only that they sit there: nobody is asked."""
    sitting = holding(holders, day)
    found = []
    for term in holding(terms, day):
        last = (term.due or term.ended or When("")).last_day
        if last is None or (last - day).days > within:
            continue
        named = [each for each in terms if _follows(each, term, day)]
        found.append(
            Ending(
                term=term,
                last_day=last,
                left=(last - day).days,
                named=named[0] if named else None,
                could_follow=_could_follow(term, terms, seats, sitting, day),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.last_day, each.term.ref)))


def _follows(one: ChairTerm, term: ChairTerm, day: datetime.date) -> bool:
    """Whether a term is of the same office of the same group, and begins after today."""
    start = one.starts.first_day if one.starts else None
    same = one is not term and (one.group, one.office) == (term.group, term.office)
    return same and start is not None and start > day


def _could_follow(
    term: ChairTerm,
    terms: Sequence[ChairTerm],
    seats: Mapping[str, Seat],
    sitting: Sequence[SeatHolder],
    day: datetime.date,
) -> tuple[str, ...]:
    vice = [
        each.person
        for each in holding(terms, day)
        if each.group == term.group and each.office is Office.VICE_CHAIR
    ]
    order = {ref: n for n, ref in enumerate(seats)}
    on_it = sorted(
        (
            each
            for each in sitting
            if (seat := seats.get(each.seat or "")) and seat.group == term.group
        ),
        key=lambda each: order[each.seat or ""],
    )
    people = dict.fromkeys([*vice, *(each.person for each in on_it)])
    return tuple(each for each in people if each and each != term.person)
