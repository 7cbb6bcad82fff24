"""The table: chairs whose term ends, seats that nobody holds, places of those who have left.

Nothing is said of a plan that has no groups: most plans do not say who sits where.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from joinedup.analysis.linkage import table_rules
from joinedup.analysis.linkage.case import NAMED, Case, Fault
from joinedup.analysis.linkage.sitting import Place, Sitting, by
from joinedup.analysis.linkage.table_rules import (
    BODY_GONE,
    CHAIR_ENDS,
    HELD_BY_A_LEAVER,
    NO_CHAIR,
    ROLE_OF_A_LEAVER,
    TWO_CHAIRS,
    TWO_HOLDERS,
    VACANT_SEAT,
)
from joinedup.core.catalogue import N_
from joinedup.core.ends import has_end
from joinedup.core.finding import Finding, Phrase, Rule, Word
from joinedup.core.governance import ChairTerm, Seat, SeatHolder
from joinedup.core.lasting import at_once, on, since
from joinedup.core.period import When
from joinedup.core.plan import Partner, Person
from joinedup.core.round_table import office_of, seat_of, who
from joinedup.core.words import Confirmation, Layer, Office

FAMILY = table_rules.FAMILY
RULES = table_rules.RULES

SOON = 90
"""Days before a term ends, from which somebody should be named to follow."""

CHAIRED = (Layer.BOARD, Layer.EXECUTIVE)
"""The groups that are asked for a chair."""

WILL_END = N_("ends on {day}, in {days} days")
ENDS_NOW = N_("ends on {day}")
SHOULD_HAVE_ENDED = N_("was due to end on {day}")
LAST_ONE = N_(" (the term of the last one ended{on})")
IS_VACANT = N_("is vacant")
VACANT_SINCE = N_("has been vacant{since}")


def check_chairs(case: Case) -> Iterator[Finding]:
    """N51, N52: terms that end soon, or should have, and nobody named; groups without a chair."""
    if not case.plan.groups:
        return
    now, chairs = Sitting.of(case), _chairs(case)
    terms_of, current = by(chairs, (each.group for each in chairs)), {e.ref for e in now.terms}
    asked = [each for each in now.groups if each.layer in CHAIRED]
    ending, without = [], []
    for group in now.groups:
        terms = terms_of.get(group.ref, [])
        sitting = [each for each in terms if each.ref in current]
        if sitting and not any(_is_to_come(case, each) for each in terms):
            term = max(sitting, key=_first_day)
            if told := _ends(now, term):
                ending.append(Fault(group, "due", told, term.ref))
        elif not sitting and group.layer in CHAIRED:
            without.append(Fault(group, "title", {"last": _last(terms)}))
    yield from case.each_or_together(CHAIR_ENDS, ending, len(now.groups))
    if case.plan.has("chair_term.group"):
        yield from case.each_or_together(NO_CHAIR, without, len(asked))


def check_overlaps(case: Case) -> Iterator[Finding]:
    """N53, N54: two in one chair, or in one seat, at one time; not before both have begun."""
    if not case.plan.groups:
        return
    now, chairs, holders = Sitting.of(case), _chairs(case), case.plan.seat_holders
    faults = []
    for before, term in at_once(chairs, office_of):
        group = now.table.groups.get(term.group or "")
        if group and not _is_to_come(case, term):
            own = {"name": now.name_of(group), **_both(now, before, term)}
            faults.append(Fault(group, "starts", own, term.ref))
    yield from _told(case, TWO_CHAIRS, faults, len(chairs))
    faults = []
    for one, holder in at_once(holders, seat_of):
        seat = now.table.seats.get(holder.seat or "")
        if seat and not _is_to_come(case, holder):
            own = {"name": now.place_of(seat), **_both(now, one, holder)}
            faults.append(Fault(seat, "starts", own, holder.ref))
    yield from _told(case, TWO_HOLDERS, faults, len(holders))


def check_vacancies(case: Case) -> Iterator[Finding]:
    """N55: seats that nobody holds, where the plan says of some who does. The seats of a group or a
    body that is no more are told elsewhere."""
    holders = case.plan.seat_holders
    if not case.plan.groups or not holders:
        return
    now = Sitting.of(case)
    held, before = {each.seat for each in now.holders}, by(holders, (e.seat for e in holders))
    seats = [e for e in now.seats if not now.group_is_over(e) and not now.body_gone(e.partner)]
    faults = [
        Fault(
            seat,
            "title",
            {"name": now.place_of(seat), "does": _vacant(seat, before.get(seat.ref, ()))},
        )
        for seat in seats
        if seat.ref not in held
    ]
    yield from _told(case, VACANT_SEAT, faults, len(seats))


def check_places(case: Case) -> Iterator[Finding]:
    """N56, N57: for each person who has left, and each body that is a partner no longer, the seats
    and offices that are still theirs."""
    if not case.plan.groups:
        return
    now = Sitting.of(case)
    left: dict[str, list[Fault]] = {}
    ended: dict[str, list[Fault]] = {}
    for place, record, person, body in _places(now):
        gone, leaver = now.body_gone(body), now.leaver(person)
        own = {"name": now.place_of(place)}
        if gone:
            ended.setdefault(gone.ref, []).append(Fault(place, "partner", own, record.ref))
        elif leaver:
            left.setdefault(leaver.ref, []).append(Fault(place, "person", own, record.ref))
    for ref, faults in left.items():
        person_ = now.table.people[ref]
        yield _together(case, HELD_BY_A_LEAVER, faults, person_, person_.left)
    for ref, faults in ended.items():
        body_ = now.table.partners[ref]
        yield _together(case, BODY_GONE, faults, body_, body_.ended)


def check_roles(case: Case) -> Iterator[Finding]:
    """N58: for each person who has left, the roles in leadership that are still on record."""
    if not case.plan.groups:
        return
    now = Sitting.of(case)
    roles: dict[str, list[Fault]] = {}
    for role in now.roles:
        person = now.leaver(role.person)
        if person and role.standing is not Confirmation.REMOVED:
            name = "“" + ", ".join(filter(None, (role.element, role.field))) + "”"
            fault = Fault(person, "person", {"name": name}, role.ref)
            roles.setdefault(person.ref, []).append(fault)
    for faults in roles.values():
        leaver = faults[0].thing
        if isinstance(leaver, Person):
            yield _together(case, ROLE_OF_A_LEAVER, faults, leaver, leaver.left)


def _places(now: Sitting) -> Iterator[tuple[Place, Place | SeatHolder, str | None, str | None]]:
    """Each seat and each office that somebody has today: itself, the row that says who, the person
    and the body. A seat without a holder is its body's all the same."""
    holders = by(now.holders, (each.seat for each in now.holders))
    for seat in now.seats:
        if now.group_is_over(seat):
            continue
        for holder in holders.get(seat.ref, [None])[:1]:
            yield seat, holder or seat, holder.person if holder else None, seat.partner
    for term in now.terms:
        person = now.table.people.get(term.person or "")
        if not now.group_is_over(term):
            body = term.partner or (person.partner if person else None)
            yield term, term, term.person, body


def _ends(now: Sitting, term: ChairTerm) -> dict[str, Any] | None:
    """How the sentence tells of a term that ends soon or should have; None of any other."""
    when = term.ended if has_end(term.ended) else term.due
    day = when.last_day if when else None
    days = (day - now.case.today).days if day else None
    if day is None or days is None or days > SOON:
        return None
    form = SHOULD_HAVE_ENDED if days < 0 else ENDS_NOW if days < 2 else WILL_END
    does = Phrase(form, {"day": day, "days": days})
    return {"who": who(now.table, term.person, term.partner), "does": does}


def _last(terms: Sequence[ChairTerm]) -> Phrase | str:
    """When the last term of a chair ended, where that is known."""
    end = _latest(each.ended for each in terms)
    return Phrase(LAST_ONE, {"on": on(end)}) if end else ""


def _vacant(seat: Seat, holders: Sequence[SeatHolder]) -> Phrase | Word:
    """Since when a seat is vacant: its last holder went, or it was made and never filled."""
    from_ = since(_latest(each.ended for each in holders) if holders else seat.starts)
    return Phrase(VACANT_SINCE, {"since": from_}) if from_ else Word(IS_VACANT)


def _latest(ends: Iterable[When | None]) -> When | None:
    """The latest of those that have a day."""
    known = [(each.last_day, each) for each in ends if each and each.last_day]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def _both(now: Sitting, one: ChairTerm | SeatHolder, two: ChairTerm | SeatHolder) -> dict[str, Any]:
    """Who the two are, and since when each."""
    return {
        "who": who(now.table, one.person, getattr(one, "partner", None)),
        "since": since(one.starts),
        "other": who(now.table, two.person, getattr(two, "partner", None)),
        "other_since": since(two.starts),
    }


def _told(case: Case, rule: Rule, faults: Sequence[Fault], among: int) -> Iterator[Finding]:
    """As ``each_or_together``, by the names that the faults bring with them."""
    names = tuple(each.params["name"] for each in faults[:NAMED] if each.params)
    yield from case.each_or_together(rule, faults, among, names=names)


def _together(
    case: Case, rule: Rule, faults: Sequence[Fault], about: Person | Partner, end: When | None
) -> Finding:
    names = tuple(each.params["name"] for each in faults[:NAMED] if each.params)
    return case.together(rule, faults, about=about, names=names, on=on(end))


def _chairs(case: Case) -> list[ChairTerm]:
    return [each for each in case.plan.chair_terms if each.office is Office.CHAIR]


def _first_day(record: ChairTerm | SeatHolder) -> datetime.date:
    return (record.starts.first_day if record.starts else None) or datetime.date.min


def _is_to_come(case: Case, record: ChairTerm | SeatHolder) -> bool:
    return _first_day(record) > case.today


CHECKS = (check_chairs, check_overlaps, check_vacancies, check_places, check_roles)
