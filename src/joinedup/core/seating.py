"""Who may sit and take the chair: what is asked before the record of the table is changed.

A record is refused where it cannot be beside what stands already. A file is never refused for it:
there the same rules make findings (``analysis.linkage.table``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from joinedup.core.catalogue import N_, Words, render
from joinedup.core.ends import has_end
from joinedup.core.governance import (
    ChairTerm,
    Group,
    LeadershipRole,
    QuorumPart,
    Seat,
    SeatHolder,
)
from joinedup.core.lasting import gone, on, overlap, stretch
from joinedup.core.round_table import Record, Table, named, office_of, seat_named, who
from joinedup.core.words import Office, QuorumOf, Voting

MOST_VOTES = 10_000
"""The votes that one seat can have: more than any rules give, and few enough to be counted."""

ENDS_FIRST = N_("It ends on {end}, before it begins on {start}. Correct whichever is wrong.")
NO_GROUP = N_("This belongs to no group. Choose the group.")
NO_SEAT = N_("This belongs to no seat. Choose the seat that is held.")
NO_PERSON = N_("Nobody is named. Choose who holds the seat, or leave it vacant.")
GROUP_OVER = N_(
    "{group} ended{on}. Choose another group, or correct the day on which this one ended."
)
SEAT_OVER = N_(
    "The seat “{seat}” ended{on}. Choose another seat, or correct the day on which this one ended."
)
BODY_GONE = N_(
    "{body} ceased to be a partner{on}. Choose a body that is one still; if another came after it, "
    "choose that."
)
SEAT_OF_GONE = N_(
    "The seat is that of {body}, which ceased to be a partner{on}. If another body came after it, "
    "give that a seat of its own first."
)
PERSON_GONE = N_(
    "{person} left{on}. Choose somebody who is there on the first day, or correct when they left."
)
EMPLOYER_GONE = N_(
    "{person} works for {body}, which ceased to be a partner{on}. Choose somebody else, or correct "
    "where they work."
)
CHAIR_TAKEN = N_(
    "{group} has a chair at that time: {who}{since}{until}. A group has one chair at a time: end "
    "that term on the day on which the next begins, or before."
)
VICE_CHAIR_TWICE = N_(
    "{who} is a vice-chair of {group} at that time already{since}{until}. End that term first, or "
    "change it instead."
)
SEAT_TAKEN = N_(
    "The seat “{seat}” is held at that time: by {who}{since}{until}. One person holds a seat at a "
    "time: end that on the day on which the next begins, or before."
)
UNDER_ITSELF = N_("A group cannot stand under itself. Choose the group it answers to, or none.")
ROUND = N_(
    "{above} stands under {group} already, so {group} cannot stand under it. Choose another group, "
    "or none."
)
VOTES_BELOW = N_("A seat cannot have {votes} votes. Enter 0 or more.")
VOTES_ABOVE = N_(
    "A seat can have {most} votes at most, and not {votes}. Enter smaller figures for all seats, in "
    "the same proportion."
)
LEAST = N_("A quorum cannot want {least}. Enter 1 or more, or take this part out.")
SHARE = N_("A quorum cannot want {share} of the members. Enter a share above 0 and up to 1: 2/3.")
NO_CAPACITY = N_(
    "The quorum wants members of one capacity and does not say which. Enter it as it stands with "
    "the seats: councillor."
)
NO_SUCH_SEAT = N_("The quorum wants a seat that is none of the group’s own. Choose one of them.")
MAJORITY = N_(
    "A majority cannot be {majority} of the votes. Enter a share from 1/2 up to 1: 1/2, 2/3, 3/4."
)
NEVER_PASSED = N_(
    "No motion can pass all the votes. Say that all of them are to be reached, or enter a smaller "
    "majority."
)


class CannotSit(ValueError):
    """A record of the table that cannot be; ``field`` is the box it is about, ``message`` says
    why and what to do."""

    def __init__(self, field: str, sentence: str, **params: Any) -> None:
        super().__init__(render(sentence, params))
        self.field, self.sentence, self.params = field, sentence, params

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """The sentence in ``language``."""
        return render(self.sentence, self.params, language, words)

    def says(self) -> tuple[str, str, dict[str, Any]]:
        """What it says: two that say the same are of one fault."""
        return self.field, self.sentence, self.params


def check(table: Table, record: Record, today: datetime.date) -> None:
    """CannotSit where a new or changed record cannot be beside what stands. What was wrong with it
    already may stay beside an edit, so that one fault can be put right at a time."""
    old = table.standing(record)
    known = [each.says() for each in reasons(table, old, today)] if old else []
    for reason in reasons(table, record, today):
        if reason.says() not in known:
            raise reason


def reasons(table: Table, record: Record, today: datetime.date) -> Iterator[CannotSit]:
    """All that is wrong with a record. What it belongs to is looked at on its first day; where that
    is not known, today if it holds still."""
    yield from alone(table, record)
    match record:
        case Group():
            yield from _above(table, record)
        case Seat():
            yield from _seat(table, record, today)
        case SeatHolder():
            yield from _holder(table, record, today)
        case ChairTerm():
            yield from _term(table, record, today)
        case LeadershipRole():
            yield from _person(table, record, today)


def alone(table: Table, record: Record) -> Iterator[CannotSit]:
    """What is wrong with a record by itself: days, votes, rules that make no sense."""
    ends = [("ended", record.ended)]
    if isinstance(record, ChairTerm):
        ends.append(("due", record.due))
    start = record.starts.first_day if record.starts else None
    for field_, when in ends:
        end = when.last_day if when else None
        if start and end and end < start:
            yield CannotSit(field_, ENDS_FIRST, start=start, end=end)
    if isinstance(record, Seat):
        if record.votes < 0:
            yield CannotSit("votes", VOTES_BELOW, votes=record.votes)
        if record.votes > MOST_VOTES:
            yield CannotSit("votes", VOTES_ABOVE, votes=record.votes, most=MOST_VOTES)
    if isinstance(record, Group):
        yield from _majority(record)
        for part in record.quorum:
            yield from of_part(table, record, part)


def _majority(group: Group) -> Iterator[CannotSit]:
    if not 1 <= 2 * group.majority <= 2:
        yield CannotSit("majority", MAJORITY, majority=group.majority)
    elif group.majority == 1 and not group.reached and group.voting is not Voting.UNANIMOUS:
        yield CannotSit("reached", NEVER_PASSED)


def of_part(table: Table, group: Group, part: QuorumPart) -> Iterator[CannotSit]:
    """What makes no sense of one part of a quorum, as ``core.quorum`` counts it."""
    if part.share is None and part.least < 1:
        yield CannotSit("quorum", LEAST, least=part.least)
    if part.share is not None and not 0 < part.share <= 1:
        yield CannotSit("quorum", SHARE, share=part.share)
    if part.of is QuorumOf.CAPACITY and not part.capacity.strip():
        yield CannotSit("quorum", NO_CAPACITY)
    seat = table.seats.get(part.seat or "")
    if part.of is QuorumOf.SEAT and (seat is None or seat.group != group.ref):
        yield CannotSit("quorum", NO_SUCH_SEAT)


def _above(table: Table, group: Group) -> Iterator[CannotSit]:
    if group.under == group.ref:
        yield CannotSit("under", UNDER_ITSELF)
        return
    seen: set[str] = set()
    above = table.groups.get(group.under or "")
    while above is not None and above.ref not in seen:
        if above.under == group.ref:
            upper = table.groups[group.under or ""]
            yield CannotSit("under", ROUND, above=named(upper), group=named(group))
            return
        seen.add(above.ref)
        above = table.groups.get(above.under or "")


def _seat(table: Table, seat: Seat, today: datetime.date) -> Iterator[CannotSit]:
    day = _asked(seat, today)
    yield from _group(table, seat.group, day, today)
    body = table.partners.get(seat.partner or "")
    if body and day and gone(body.ended, day, today):
        yield CannotSit("partner", BODY_GONE, body=named(body), on=on(body.ended))


def _holder(table: Table, holder: SeatHolder, today: datetime.date) -> Iterator[CannotSit]:
    seat = table.seats.get(holder.seat or "")
    if not holder.seat:
        yield CannotSit("seat", NO_SEAT)
    if not holder.person:
        yield CannotSit("person", NO_PERSON)
    day = _asked(holder, today)
    if seat and day:
        yield from _still(table, seat, day, today)
    yield from _person(table, holder, today)
    for other in table.holders.values():
        mine = seat and other.ref != holder.ref and other.seat == seat.ref
        if seat and mine and overlap(other, holder):
            own = {"seat": seat_named(table, seat), "who": who(table, other.person)}
            yield CannotSit("starts", SEAT_TAKEN, **own, **stretch(other))


def _still(
    table: Table, seat: Seat, day: datetime.date, today: datetime.date
) -> Iterator[CannotSit]:
    """Whether a seat is still there for somebody to take: itself, its group and its body."""
    body, group = table.partners.get(seat.partner or ""), table.groups.get(seat.group or "")
    if gone(seat.ended, day, today):
        yield CannotSit("seat", SEAT_OVER, seat=seat_named(table, seat), on=on(seat.ended))
    elif body and gone(body.ended, day, today):
        yield CannotSit("seat", SEAT_OF_GONE, body=named(body), on=on(body.ended))
    elif group and gone(group.ended, day, today):
        yield CannotSit("seat", GROUP_OVER, group=named(group), on=on(group.ended))


def _term(table: Table, term: ChairTerm, today: datetime.date) -> Iterator[CannotSit]:
    day, office = _asked(term, today), office_of(term)
    yield from _group(table, term.group, day, today)
    yield from _person(table, term, today)
    body, group = table.partners.get(term.partner or ""), table.groups.get(term.group or "")
    if body and day and gone(body.ended, day, today):
        yield CannotSit("partner", BODY_GONE, body=named(body), on=on(body.ended))
    taken = CHAIR_TAKEN if term.office is Office.CHAIR else VICE_CHAIR_TWICE
    for other in table.terms.values():
        mine = group and office and other.ref != term.ref and office_of(other) == office
        if group and mine and overlap(other, term):
            own = {"group": named(group), "who": who(table, other.person, other.partner)}
            yield CannotSit("starts", taken, **own, **stretch(other))


def _group(
    table: Table, ref: str | None, day: datetime.date | None, today: datetime.date
) -> Iterator[CannotSit]:
    """What is wrong with the group that a seat or a term is of."""
    group = table.groups.get(ref or "")
    if not ref:
        yield CannotSit("group", NO_GROUP)
    elif group and day and gone(group.ended, day, today):
        yield CannotSit("group", GROUP_OVER, group=named(group), on=on(group.ended))


def _person(
    table: Table,
    record: SeatHolder | ChairTerm | LeadershipRole,
    today: datetime.date,
) -> Iterator[CannotSit]:
    """What is wrong with who sits: they have left, or the body they work for has."""
    person, day = table.people.get(record.person or ""), _asked(record, today)
    if person is None or day is None:
        return
    body = table.partners.get(person.partner or "")
    if gone(person.left, day, today):
        yield CannotSit("person", PERSON_GONE, person=named(person), on=on(person.left))
    elif body and gone(body.ended, day, today):
        own = {"person": named(person), "body": named(body), "on": on(body.ended)}
        yield CannotSit("person", EMPLOYER_GONE, **own)


def _asked(record: Record, today: datetime.date) -> datetime.date | None:
    """The day for which a record is looked at: its first; else today, or none if it has ended."""
    first = record.starts.first_day if record.starts else None
    return first or (None if has_end(record.ended) else today)
