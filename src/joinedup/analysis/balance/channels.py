"""Channels of power: what the record holds that a partner may have more or less of.

There is one list, :data:`CHANNELS`. A channel that comes later (items raised, decisions carried,
resources, attendance, conditions accepted) is one more entry in it; everything else in this folder
reads only what the entry declares.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from joinedup.core.catalogue import N_
from joinedup.core.governance import ChairTerm, Group, Seat, holding, holds
from joinedup.core.period import When
from joinedup.core.plan import Action, Person, Plan
from joinedup.core.words import Agreement, Layer, LeadState, Office, Voting

Weight = int | Fraction
NOT_KNOWN = ""
"""In place of a partner's ref: somebody has it, and the record does not say which body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing in a channel and whose it is: the ref of a partner, None where it is nobody's, or
    :data:`NOT_KNOWN`. ``weight`` is how much it counts, not below 0."""

    partner: str | None
    weight: Weight = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way in which power shows in the record.

    ``rows`` gives what there is on a day: all of it, whoever has it, and each with whose it is.
    Whether that partner is one on the day is seen to elsewhere. ``title`` heads a table. ``one``
    and ``many`` name a number of its units (``{all} {seat}``, ``{all} {seats}``), ``does`` says
    what a partner does with them (``holds {count} of {counted}``). ``moved_by`` names the
    collections of the plan whose days move it; a channel without any has no history to show.
    """

    key: str
    title: str
    one: str
    many: str
    does: str
    rows: Callable[[Plan, datetime.date], Iterable[Row]]
    moved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A first and a last day, for what names them otherwise (``joined``, ``left``)."""

    starts: When | None
    ended: When | None


def of_groups(plan: Plan, groups: Collection[str]) -> Plan:
    """The plan with only some of its groups (refs), their seats and their chairs: what to ask in
    order to see one group alone."""
    return replace(
        plan,
        groups=tuple(each for each in plan.groups if each.ref in groups),
        seats=tuple(each for each in plan.seats if each.group in groups),
        chair_terms=tuple(each for each in plan.chair_terms if each.group in groups),
    )


def terms_in_the_chair(plan: Plan, day: datetime.date) -> Iterator[ChairTerm | None]:
    """The chair's terms that hold on a day, group by group; None for each group that has had a
    chair on record and has none on the day.

    A vice-chair is not counted. Whoever has left is no longer in the chair. A group that has ended
    has no chair, nor one whose first term on record is still to come.
    """
    open_, closed = _open_and_closed(plan, day)
    gone = {each.ref for each in plan.people if not holds(Span(None, each.left), day)}
    by_group: dict[str | None, list[ChairTerm]] = {ref: [] for ref in open_}
    for term in plan.chair_terms:
        if term.office is Office.CHAIR and term.group not in closed:
            by_group.setdefault(term.group, []).append(term)
    for terms in by_group.values():
        sitting = [each for each in holding(terms, day) if each.person not in gone]
        if sitting:
            yield from sitting
        elif any(holds(Span(each.starts, None), day) for each in terms):
            yield None


def body_in_the_chair(term: ChairTerm | None, people: Iterable[Person]) -> str | None:
    """The body that a chair comes from: as the term says, else their own; None for an empty chair."""
    if term is None:
        return None
    own = next((each.partner for each in people if each.ref == term.person), None)
    return term.partner or own or NOT_KNOWN


def _chairs(plan: Plan, day: datetime.date) -> Iterator[Row]:
    for term in terms_in_the_chair(plan, day):
        yield Row(partner=body_in_the_chair(term, plan.people))


def _seats(plan: Plan, day: datetime.date) -> Iterator[Row]:
    """Places for partners, filled or not, of the boards; of all groups where none is a board."""
    for seat, _ in _at_the_table(plan, day):
        yield Row(partner=seat.partner)


def _votes(plan: Plan, day: datetime.date) -> Iterator[Row]:
    """The votes of the same seats. Where each member has one vote, no seat counts for more."""
    for seat, group in _at_the_table(plan, day):
        alike = group is not None and group.voting in (Voting.MEMBERS, Voting.UNANIMOUS)
        yield Row(partner=seat.partner, weight=max(0, min(seat.votes, 1) if alike else seat.votes))


def _at_the_table(plan: Plan, day: datetime.date) -> Iterator[tuple[Seat, Group | None]]:
    open_, closed = _open_and_closed(plan, day)
    boards = {ref for ref, group in open_.items() if group.layer is Layer.BOARD}
    for seat in holding(plan.seats, day):
        if seat.group not in closed and (not boards or seat.group in boards):
            yield seat, open_.get(seat.group or "")


def _open_and_closed(plan: Plan, day: datetime.date) -> tuple[dict[str, Group], set[str]]:
    """The groups that hold on a day by their refs, and the refs of those that do not."""
    open_ = {each.ref: each for each in holding(plan.groups, day)}
    return open_, {each.ref for each in plan.groups} - open_.keys()


def _actions(plan: Plan, day: datetime.date) -> Iterator[Row]:
    """Every action of the plan, whatever its status, by the one body that answers for it."""
    for action in plan.actions:
        named = action.accountable or (NOT_KNOWN if _somebody_leads(action) else None)
        yield Row(partner=named)


def _somebody_leads(action: Action) -> bool:
    """Whether a lead is named: "All partners" is nobody, and "TBC" not yet anybody."""
    return any(each.state is LeadState.NAMED for each in action.leads)


def _services(plan: Plan, day: datetime.date) -> Iterator[Row]:
    for service in plan.delivery_systems:
        if holds(Span(None, service.ended), day):
            yield Row(partner=service.owner)


def _agreements(plan: Plan, day: datetime.date) -> Iterator[Row]:
    """One for each partner that has said yes to a link; one more for a link that was agreed
    nobody knows by whom. A link that nobody has agreed yet is not in the count."""
    for link in plan.links:
        if holds(Span(link.agreed_on, link.ended), day):
            said = dict.fromkeys(link.agreed_by)
            unsaid = [NOT_KNOWN] if not said and link.agreement is Agreement.AGREED else []
            yield from (Row(partner=each) for each in (*said, *unsaid))


CHANNELS = (
    Channel(
        key="chairs",
        title=N_("Chairs"),
        one=N_("{all} chair"),
        many=N_("{all} chairs"),
        does=N_("holds {count} of {counted}"),
        rows=_chairs,
        moved_by=("groups", "chair_terms", "people"),
    ),
    Channel(
        key="seats",
        title=N_("Seats"),
        one=N_("{all} {seat}"),
        many=N_("{all} {seats}"),
        does=N_("holds {count} of {counted}"),
        rows=_seats,
        moved_by=("groups", "seats"),
    ),
    Channel(
        key="votes",
        title=N_("Votes"),
        one=N_("{all} vote"),
        many=N_("{all} votes"),
        does=N_("has {count} of {counted}"),
        rows=_votes,
        moved_by=("groups", "seats"),
    ),
    Channel(
        key="actions",
        title=N_("{actions} led"),
        one=N_("{all} {action}"),
        many=N_("{all} {actions}"),
        does=N_("leads {count} of {counted}"),
        rows=_actions,
    ),
    Channel(
        key="delivery_systems",
        title=N_("{delivery_systems} offered"),
        one=N_("{all} {delivery_system}"),
        many=N_("{all} {delivery_systems}"),
        does=N_("offers {count} of {counted}"),
        rows=_services,
    ),
    Channel(
        key="links",
        title=N_("Agreements to {links}"),
        one=N_("{all} agreement to a {link}"),
        many=N_("{all} agreements to {links}"),
        does=N_("has given {count} of {counted}"),
        rows=_agreements,
        moved_by=("links",),
    ),
)
"""Every channel of the record so far, in the order in which they are told."""

CHAIRS, SEATS, VOTES, ACTIONS, SERVICES, AGREEMENTS = CHANNELS
