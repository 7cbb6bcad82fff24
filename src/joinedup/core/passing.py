"""Passing on: what somebody or some body held goes to another only when that one says yes."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from joinedup.core.catalogue import N_, Words, render
from joinedup.core.ends import has_come
from joinedup.core.holding import first_day
from joinedup.core.leaving import Part, end_of, held_by, mover
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.text import Text


class Reply(enum.Enum):
    """What the one to whom something is to pass has said."""

    WAITING = "waiting"
    YES = "yes"
    NO = "no"


MOVES: Mapping[Reply, tuple[Reply, ...]] = MappingProxyType(
    {Reply.WAITING: (Reply.YES, Reply.NO), Reply.YES: (), Reply.NO: ()}
)
"""From > to. What was refused may be offered anew, to the same one or another: a new record."""


ANSWERED = N_("This was answered on {day}, and the answer stands. To change it, offer it anew.")
NO_REASON = N_("Say in a line why not.")
ONESELF = N_("Nobody passes something on to themselves. Choose another person or body.")
UNKNOWN = N_("“{who}” is neither a person nor a partner of this plan.")
NOT_ALIKE = N_("What a person held passes to a person, and what a body held to a body.")
TAKER_GONE = N_("{taker} has ended or left too. Offer it to one that is still there.")
NOT_NAMED = N_("{giver} did not name {taker} as its successor. Enter that first.")
NOT_HELD = N_("{giver} did not hold {thing}, so there is nothing to pass on.")
PASSED = N_("{thing} has passed to {taker} already, which said yes first.")
CHOSEN = N_("A chair does not pass on: the group chooses one. Enter whom it chose.")


Mover = Person | Partner


class CannotPass(ValueError):
    """Something that cannot be passed on, or answered; ``message`` says why."""

    def __init__(self, passing: Passing, sentence: str, **params: Any) -> None:
        super().__init__(render(sentence, params))
        self.passing, self.sentence, self.params = passing, sentence, params

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """The sentence in ``language``."""
        return render(self.sentence, self.params, language, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """Something offered by one that held it to one that may take it over: the ref of the record, the
    field in which ``giver`` stands, and ``taker`` (refs of two people, or of two partners). ``ref``
    is this record's own name, unique among those given together. ``answered`` is the day of the
    reply and ``why`` its words: a reason, or a condition."""

    ref: str
    thing: str
    field: str
    giver: str
    taker: str
    offered: datetime.date | None = None
    reply: Reply = Reply.WAITING
    answered: datetime.date | None = None
    why: str = ""


def answered(passing: Passing, reply: Reply, day: datetime.date, why: str = "") -> Passing:
    """The record with its answer. CannotPass if it was answered before, or if a no gives no reason;
    ValueError for an answer that is none."""
    if passing.reply is not Reply.WAITING:
        raise CannotPass(passing, ANSWERED, day=passing.answered or "")
    if reply not in MOVES[passing.reply]:
        raise ValueError(f"An answer is yes or no, not {reply.value}.")
    if reply is Reply.NO and not why.strip():
        raise CannotPass(passing, NO_REASON)
    return replace(passing, reply=reply, answered=day, why=why.strip())


def passes_from(plan: Plan, passing: Passing, day: datetime.date) -> datetime.date:
    """The day from which something passes on that is said yes to on ``day``: not before the giver
    has ended or left where that day is known, nor before the taker has joined.

    CannotPass if it cannot pass at all: whoever is meant is not in the plan, is the giver itself or
    of the other kind, is gone by then, or no successor of a partner that has ended and named some;
    or if the giver does not hold it, or it is a term in the chair.
    """
    giver, taker = _mover(plan, passing, passing.giver), _mover(plan, passing, passing.taker)
    known = (day, _last_day(giver), _joined(taker))
    start = max(each for each in known if each is not None)
    if sentence := _refusal(plan, giver, taker, start) or _not_theirs(plan, passing, start):
        names = {name: called(plan, getattr(passing, name)) for name in ("giver", "taker", "thing")}
        raise CannotPass(passing, sentence, **names)
    return start


def _refusal(plan: Plan, giver: Mover, taker: Mover, start: datetime.date) -> str:
    """Why nothing can pass from the one to the other on a day, or ""."""
    if giver.ref == taker.ref:
        return ONESELF
    if isinstance(giver, Partner) is not isinstance(taker, Partner):
        return NOT_ALIKE
    if has_come(end_of(taker), start) or _is_without_body(plan, taker, start):
        return TAKER_GONE
    if isinstance(giver, Person) or not has_come(giver.ended, start):
        return ""
    return NOT_NAMED if giver.successors and taker.ref not in giver.successors else ""


def _is_without_body(plan: Plan, who: Mover, day: datetime.date) -> bool:
    """Whether somebody’s partner has ended: then they can hold nothing."""
    return isinstance(who, Person) and any(
        each.ref == who.partner and has_come(each.ended, day) for each in plan.partners
    )


def _not_theirs(plan: Plan, passing: Passing, day: datetime.date) -> str:
    """Why it is not the giver’s to pass on, or "". Of what its people hold, a body passes on only
    what they lead: their places go with its seat."""
    if any(each.ref == passing.thing for each in plan.chair_terms):
        return CHOSEN
    for each in held_by(plan, passing.giver, day):
        own = each.by == passing.giver or each.part is Part.LEAD
        if own and (each.ref, each.field) == (passing.thing, passing.field):
            return ""
    return NOT_HELD


def _mover(plan: Plan, passing: Passing, ref: str) -> Mover:
    try:
        return mover(plan, ref)
    except KeyError:
        raise CannotPass(passing, UNKNOWN, who=ref) from None


def _last_day(giver: Mover) -> datetime.date | None:
    end = end_of(giver)
    return end.last_day if end and not end.ongoing else None


def _joined(taker: Mover) -> datetime.date | None:
    return first_day(taker.joined) if isinstance(taker, Partner) else None


def called(plan: Plan, ref: str) -> Text | str:
    """What a sentence calls a thing: its title, else that of the seat or group it is about, else
    its ref."""
    things = {each.ref: each for each in plan.things()}
    while ref in things:
        thing = things.pop(ref)
        if title := getattr(thing, "title", None):
            return title if isinstance(title, Text) else str(title)
        about = getattr(thing, "seat", None) or getattr(thing, "group", None)
        if about is None:
            break
        ref = about
    return ref
