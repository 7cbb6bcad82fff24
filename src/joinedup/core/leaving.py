"""What somebody or some body held just before they went: what their body, or the bodies that came
after it, must say who has now."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from joinedup.core.catalogue import N_
from joinedup.core.ends import has_come
from joinedup.core.holding import OVER, Table, first_day, led, table_on
from joinedup.core.period import ONE_DAY, When
from joinedup.core.plan import Partner, Person, Plan


class Part(enum.Enum):
    """What somebody or some body may have in a partnership."""

    SEAT = "seat"
    PLACE = "place in a seat"
    DEPUTY = "deputy"
    CHAIR = "chair"
    ROLE = "role in leadership"
    LEAD = "lead"
    ACCOUNTABLE = "accountable"
    CONTRIBUTOR = "contributor"
    CONCERNED = "concerned"
    SERVICE = "service"
    GOAL = "goal"


PARTS: Mapping[Part, str] = MappingProxyType(
    {
        Part.SEAT: N_("Has a seat"),
        Part.PLACE: N_("Sits in a seat"),
        Part.DEPUTY: N_("Is deputy for a seat"),
        Part.CHAIR: N_("Is chair or vice-chair"),
        Part.ROLE: N_("Has a role in leadership"),
        Part.LEAD: N_("Leads"),
        Part.ACCOUNTABLE: N_("Is the accountable body"),
        Part.CONTRIBUTOR: N_("Contributes"),
        Part.CONCERNED: N_("Is concerned by an issue"),
        Part.SERVICE: N_("Owns a service or team"),
        Part.GOAL: N_("Has a goal of its own"),
    }
)
"""What a list calls each part, in the order in which they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Something held: the ref of the record, and the field in which the holder stands. ``by`` is the
    ref of who held it: a partner holds much through its people. ``since`` is the first day, None
    where no record says it: of leads and accountable bodies none does."""

    part: Part
    ref: str
    field: str
    by: str
    since: datetime.date | None = None


def held_by(plan: Plan, ref: str, day: datetime.date) -> tuple[Held, ...]:
    """Everything that a person or a partner held just before leaving: on the day before they left
    or ended, or on ``day`` itself where that has not come by then, or has no date. A partner holds
    what its people hold. Work that is done or stopped, and services that have ended, are left out:
    nothing more is asked of them. So are measures, whose owner is only named in words. By part as
    in :data:`PARTS`, then in the order of the plan. KeyError for a ref that is neither a person nor
    a partner of the plan."""
    who = mover(plan, ref)
    eve = _eve(end_of(who), day)
    all_of_them = {ref, *(each.ref for each in plan.people if each.partner == ref)}
    found = [
        *_at_the_table(table_on(_as_if_they_stayed(plan, who), eve), all_of_them),
        *_leads(plan, all_of_them),
        *_of_the_work(plan, ref, eve),
    ]
    order = list(PARTS)
    return tuple(sorted(found, key=lambda each: order.index(each.part)))


def _eve(end: When | None, day: datetime.date) -> datetime.date:
    """The last day on which they were there, or ``day`` where they are, or nobody knows."""
    if end is None or end.last_day is None or not has_come(end, day):
        return day
    return end.last_day - ONE_DAY


def _as_if_they_stayed(plan: Plan, who: Person | Partner) -> Plan:
    """The plan with nothing said of their leaving."""
    return replace(
        plan,
        people=tuple(
            replace(each, left=None) if each == who and isinstance(each, Person) else each
            for each in plan.people
        ),
        partners=tuple(
            replace(each, ended=None) if each == who and isinstance(each, Partner) else each
            for each in plan.partners
        ),
    )


def end_of(who: Person | Partner) -> When | None:
    """When a person left, or a partner ended."""
    return who.left if isinstance(who, Person) else who.ended


def mover(plan: Plan, ref: str) -> Person | Partner:
    """The person or partner of a ref. KeyError if it is neither."""
    movers: dict[str, Person | Partner] = {each.ref: each for each in plan.partners}
    movers |= {each.ref: each for each in plan.people}
    return movers[ref]


def _at_the_table(table: Table, who: set[str]) -> Iterator[Held]:
    for each in table.seats:
        seat = each.seat
        if seat.partner in who:
            yield _held(Part.SEAT, seat.ref, "partner", seat.partner, first_day(seat.starts))
        for row in each.holders:
            if row.person in who:
                yield _held(Part.PLACE, row.ref, "person", row.person, first_day(row.starts))
        if each.deputy in who:
            yield _held(Part.DEPUTY, seat.ref, "deputy", each.deputy)
    for term in table.terms:
        since = first_day(term.starts)
        if term.person in who:
            yield _held(Part.CHAIR, term.ref, "person", term.person, since)
        elif term.partner in who:
            yield _held(Part.CHAIR, term.ref, "partner", term.partner, since)
    for role in table.roles:
        if role.person in who:
            yield _held(Part.ROLE, role.ref, "person", role.person, first_day(role.starts))


def _leads(plan: Plan, who: set[str]) -> Iterator[Held]:
    """What they lead. People of a partner who have left before count: it still owes an answer."""
    for thing in led(plan):
        named = [ref for lead in thing.leads for ref in (lead.person, lead.partner)]
        if holder := next((each for each in named if each in who), None):
            yield _held(Part.LEAD, thing.ref, "leads", holder)


def _of_the_work(plan: Plan, ref: str, eve: datetime.date) -> Iterator[Held]:
    for action in plan.actions:
        if action.status not in OVER:
            yield from _named(ref, Part.ACCOUNTABLE, action.ref, "accountable", action.accountable)
            yield from _named(
                ref, Part.CONTRIBUTOR, action.ref, "contributors", *action.contributors
            )
    for issue in plan.issues:
        yield from _named(ref, Part.CONCERNED, issue.ref, "partners", *issue.partners)
    for service in plan.delivery_systems:
        if not has_come(service.ended, eve):
            yield from _named(ref, Part.SERVICE, service.ref, "owner", service.owner)
    for goal in plan.goals:
        yield from _named(ref, Part.GOAL, goal.ref, "partner", goal.partner)


def _named(ref: str, part: Part, thing: str, field: str, *holders: str | None) -> Iterable[Held]:
    return (_held(part, thing, field, ref),) if ref in holders else ()


def _held(
    part: Part, ref: str, field: str, by: str | None, since: datetime.date | None = None
) -> Held:
    return Held(part=part, ref=ref, field=field, by=by or "", since=since)
