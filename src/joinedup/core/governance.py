"""Who is at the table: groups and their rules, seats and who holds them, chairs, roles of leadership.

Everything here is the partnership's own whatever its plan says. Each has a first and a last day as
written (``starts``, ``ended``); the last day is the first on which it no longer holds. ``ref``s are
our own, as in ``core.plan``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar

from joinedup.core.ends import has_come
from joinedup.core.period import When
from joinedup.core.text import Text
from joinedup.core.words import (
    Authority,
    Basis,
    Capacity,
    Confirmation,
    Layer,
    Office,
    OnATie,
    QuorumOf,
    Tenure,
    Voting,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumPart:
    """One thing that a quorum needs: at least ``least`` of something, or ``share`` of the members
    (a half, two thirds; rounded up). ``capacity`` is the one that ``of`` asks for ("councillor"),
    ``seat`` the ref of the one seat."""

    of: QuorumOf = QuorumOf.MEMBERS
    least: int = 1
    share: Fraction | None = None
    capacity: str = ""
    seat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A board, an executive, a theme or locality group. ``under`` is the ref of the group that it
    answers to. ``majority`` is the share of votes that must be passed, or reached where
    ``reached`` is set (two thirds); a half that must be passed unless the rules say otherwise.
    ``of_all`` counts all members' votes and not only those cast."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    layer: Layer | None = None
    under: str | None = None
    meets: str = ""
    starts: When | None = None
    ended: When | None = None
    quorum: tuple[QuorumPart, ...] = ()
    agreement_first: bool = False
    voting: Voting | None = None
    majority: Fraction = Fraction(1, 2)
    reached: bool = False
    of_all: bool = False
    on_a_tie: OnATie = OnATie.FALLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place on a group for a partner. It outlives its holder. ``capacity`` is as what its holder
    sits, in the rules' own word ("councillor"); ``may_agree`` what they may agree to without going
    back; ``deputy`` the ref of the person who comes instead."""

    ref: str
    number: str = ""
    title: Text = Text()
    group: str | None = None
    partner: str | None = None
    votes: int = 1
    capacity: str = ""
    basis: Basis | None = None
    authority: Authority | None = None
    may_agree: str = ""
    deputy: str | None = None
    starts: When | None = None
    ended: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHolder:
    """Somebody in a seat, from one day to another."""

    ref: str
    seat: str | None = None
    person: str | None = None
    tenure: Tenure = Tenure.FULL
    starts: When | None = None
    ended: When | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairTerm:
    """Somebody in the chair of a group. ``partner`` is the body they come from, ``due`` when the
    term ends by the rules, ``ended`` when it did; ``chosen`` how, ``why`` why them."""

    ref: str
    group: str | None = None
    office: Office = Office.CHAIR
    person: str | None = None
    partner: str | None = None
    capacity: Capacity | None = None
    starts: When | None = None
    due: When | None = None
    ended: When | None = None
    chosen: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadershipRole:
    """Somebody's part in leadership: an element of it in a field, by the words of a vocabulary
    (see ``core.vocabulary``), and what shows it."""

    ref: str
    person: str | None = None
    element: str = ""
    field: str = ""
    evidence: str = ""
    standing: Confirmation = Confirmation.ENTERED
    starts: When | None = None
    ended: When | None = None


class _Lasting(Protocol):
    """What has a first and a last day."""

    @property
    def starts(self) -> When | None: ...
    @property
    def ended(self) -> When | None: ...


_T = TypeVar("_T", bound=_Lasting)


def holds(lasting: _Lasting, day: datetime.date) -> bool:
    """Whether something holds on a day. A first day that is not known has come; a last day that is
    not known, where an end was written at all, has come too."""
    start = lasting.starts.first_day if lasting.starts else None
    if start is not None and day < start:
        return False
    return not has_come(lasting.ended, day)


def holding(these: Iterable[_T], day: datetime.date) -> tuple[_T, ...]:
    """Those that hold on a day, in their order."""
    return tuple(each for each in these if holds(each, day))
