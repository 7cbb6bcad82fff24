"""What becomes of a plan by what passes on: which fields change from which day, and what begins."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from joinedup.core.ends import has_come
from joinedup.core.governance import LeadershipRole, Seat, SeatHolder
from joinedup.core.leaving import end_of, mover
from joinedup.core.passing import PASSED, CannotPass, Passing, Reply, called, passes_from
from joinedup.core.period import When
from joinedup.core.plan import COLLECTIONS, Lead, Person, Plan, Thing
from joinedup.core.ref import type_of, unshared
from joinedup.core.words import Confirmation

Dated = Seat | SeatHolder | LeadershipRole
"""Records that have days of their own: one that passes on ends, and another begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field of a record that reads ``new`` from ``day`` and read ``old`` before."""

    ref: str
    field: str
    old: Any
    new: Any
    day: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """What follows from a yes. ``begun`` are records that begin; their refs stand for those that
    they are given when they are kept (``core.ref.unshared``), in ``changes`` too. ``refused`` are
    those that could not be carried out, and why."""

    changes: tuple[Change, ...] = ()
    begun: tuple[Dated, ...] = ()
    refused: tuple[CannotPass, ...] = ()


def passed_on(plan: Plan, passings: Iterable[Passing]) -> PassedOn:
    """What becomes of a plan by the passings that were said yes to and not carried out yet, in the
    order of their days: what one took over it may pass on. Of two that say yes to the same, the
    first has it. ValueError for a yes without a day."""
    now, done, result = plan, dict[tuple[str, str, str], Passing](), PassedOn()
    for passing in sorted((each for each in passings if each.reply is Reply.YES), key=_said_on):
        key = (passing.thing, passing.field, passing.giver)
        try:
            if key in done:
                raise _passed_already(now, passing, done[key])
            one = _carried_out(now, passing, passes_from(now, passing, _said_on(passing)))
        except CannotPass as refusal:
            one = PassedOn(refused=(refusal,))
        else:
            done[key] = passing
            now = with_changes(now, one)
        result = PassedOn(
            changes=result.changes + one.changes,
            begun=result.begun + one.begun,
            refused=result.refused + one.refused,
        )
    return result


def with_changes(plan: Plan, passed: PassedOn) -> Plan:
    """The plan with what passed on in it."""
    fields: dict[str, dict[str, Any]] = {}
    for each in passed.changes:
        fields.setdefault(each.ref, {})[each.field] = each.new
    return _with_fields(plan, fields, passed.begun)


def as_it_was(plan: Plan, changes: Iterable[Change], day: datetime.date) -> Plan:
    """The plan as it read on a day, of what has passed on since: a field that changed after ``day``
    says again what it said, unless somebody has changed it otherwise. Records that began since have
    their own days."""
    things, fields = _things(plan), dict[str, dict[str, Any]]()
    later = sorted((each for each in changes if each.day > day), key=lambda each: each.day)
    for each in later[::-1]:
        if each.ref in things:
            own = fields.setdefault(each.ref, {})
            if own.get(each.field, getattr(things[each.ref], each.field)) == each.new:
                own[each.field] = each.old
    return _with_fields(plan, fields)


def _with_fields(
    plan: Plan, fields: Mapping[str, Mapping[str, Any]], begun: Iterable[Dated] = ()
) -> Plan:
    added: dict[str, list[Dated]] = {}
    for each in begun:
        added.setdefault(COLLECTIONS[type_of(each.ref)], []).append(each)
    changed: dict[str, Any] = {}
    for collection in COLLECTIONS.values():
        things = getattr(plan, collection)
        if collection in added or any(each.ref in fields for each in things):
            told = (replace(each, **fields.get(each.ref, {})) for each in things)
            changed[collection] = (*told, *added.get(collection, ()))
    return replace(plan, **changed)


def _said_on(passing: Passing) -> datetime.date:
    if passing.answered is None:
        raise ValueError(f"Passing {passing.ref} was said yes to, and nobody knows when.")
    return passing.answered


def _passed_already(plan: Plan, passing: Passing, first: Passing) -> CannotPass:
    return CannotPass(
        passing,
        PASSED,
        thing=called(plan, passing.thing),
        taker=called(plan, first.taker),
    )


def _carried_out(plan: Plan, passing: Passing, day: datetime.date) -> PassedOn:
    thing = _things(plan)[passing.thing]
    if isinstance(thing, Dated) and passing.field != "deputy":
        return _begun_anew(plan, passing, thing, day)
    old = getattr(thing, passing.field)
    if passing.field == "leads":
        new: Any = _led_by(plan, old, passing)
    elif isinstance(old, tuple):
        new = tuple(dict.fromkeys(passing.taker if each == passing.giver else each for each in old))
    else:
        new = passing.taker
    change = Change(ref=thing.ref, field=passing.field, old=old, new=new, day=day)
    return PassedOn(changes=(change,))


def _led_by(plan: Plan, leads: tuple[Lead, ...], passing: Passing) -> tuple[Lead, ...]:
    """The leads with the taker in the giver’s place, once, with the giver’s people gone."""
    giver, taker = passing.giver, mover(plan, passing.taker)
    theirs = {giver, *(each.ref for each in plan.people if each.partner == giver)}
    person, partner = (taker.ref, taker.partner) if isinstance(taker, Person) else (None, taker.ref)
    lead = Lead(text=str(taker.title) or taker.ref, person=person, partner=partner)
    rest = [each for each in leads if not {each.person, each.partner} & theirs]
    if any(taker.ref in (each.person, each.partner) for each in rest):
        return tuple(rest)
    first = next(n for n, each in enumerate(leads) if {each.person, each.partner} & theirs)
    return (*rest[:first], lead, *rest[first:])


def _begun_anew(plan: Plan, passing: Passing, old: Dated, day: datetime.date) -> PassedOn:
    """One record ends when its giver went, or on the day, and another begins on the day."""
    went = end_of(mover(plan, passing.giver))
    end = went.last_day if went and not went.ongoing and went.last_day else day
    changes = []
    if not has_come(old.ended, end):
        changes.append(Change(ref=old.ref, field="ended", old=old.ended, new=When.on(end), day=day))
    later = None if has_come(old.ended, day) else old.ended
    new = _another(old, passing, When.on(day), later)
    if isinstance(new, Seat):
        changes.extend(_in_quorums(plan, old.ref, new.ref, day))
    return PassedOn(changes=tuple(changes), begun=(new,))


def _another(old: Dated, passing: Passing, starts: When, ended: When | None) -> Dated:
    """A record like the old one without what was the giver’s alone."""
    if isinstance(old, Seat):
        return replace(
            old,
            ref=unshared("seat", passing.ref),
            partner=passing.taker,
            authority=None,
            may_agree="",
            deputy=None,
            starts=starts,
            ended=ended,
        )
    if isinstance(old, SeatHolder):
        return replace(
            old,
            ref=unshared("seat_holder", passing.ref),
            person=passing.taker,
            starts=starts,
            ended=ended,
            why=passing.why,
        )
    return replace(
        old,
        ref=unshared("leadership_role", passing.ref),
        person=passing.taker,
        evidence="",
        standing=Confirmation.ENTERED,
        starts=starts,
        ended=ended,
    )


def _in_quorums(plan: Plan, old: str, new: str, day: datetime.date) -> Iterable[Change]:
    """A quorum that needs one seat needs the one that came after it."""
    for group in plan.groups:
        if any(part.seat == old for part in group.quorum):
            parts = tuple(
                replace(part, seat=new) if part.seat == old else part for part in group.quorum
            )
            yield Change(ref=group.ref, field="quorum", old=group.quorum, new=parts, day=day)


def _things(plan: Plan) -> dict[str, Thing]:
    return {each.ref: each for each in plan.things()}
