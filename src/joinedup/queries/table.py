"""Who is at the table: the groups on a day, their seats and who is in them, chairs, rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from joinedup.core.ends import has_come
from joinedup.core.governance import ChairTerm, Group
from joinedup.core.holding import Filling, SeatOnDay, Table, table_on
from joinedup.core.plan import Person, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.terms_of_reference import Said, deciding_in_words, quorum_in_words
from joinedup.core.text import Text
from joinedup.core.titles import title_of
from joinedup.core.words import Layer, Sector
from joinedup.queries.names import Name, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """One seat: whose it is, who is in it, and since when nobody is."""

    name: Name
    partner: Name | None
    sector: Sector | None
    takes_part: bool
    people: tuple[Name, ...]
    filling: Filling
    vacant_since: datetime.date | None
    deputy: Name | None
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """Somebody in the chair: who, from which body, and until when by the rules."""

    name: Name
    record: ChairTerm
    person: Name | None
    partner: Name | None
    days_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group with its chair and vice-chairs, its seats and its rules."""

    name: Name
    record: Group
    under: Name | None
    chairs: tuple[TermRow, ...]
    vice_chairs: tuple[TermRow, ...]
    seats: tuple[SeatRow, ...]
    titles: tuple[tuple[str, Text], ...]

    @property
    def bare(self) -> bool:
        """Whether nothing is on record but that there is the group."""
        return not (self.chairs or self.vice_chairs or self.seats or self.record.quorum)

    @property
    def vacant(self) -> int:
        """How many seats nobody is in."""
        return sum(each.filling is Filling.VACANT for each in self.seats)

    @property
    def bodies(self) -> int:
        """From how many partners the seats are."""
        return len({each.partner.ref for each in self.seats if each.partner})

    @property
    def sectors(self) -> int:
        """From how many sectors they are."""
        return len({each.sector for each in self.seats if each.sector})

    def quorum(self, language: str) -> tuple[Said, ...]:
        """Who must be there for it to decide."""
        return tuple(quorum_in_words(self.record, dict(self.titles), language))

    def deciding(self) -> tuple[Said, ...]:
        """How it decides."""
        return tuple(deciding_in_words(self.record))


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerOf:
    """The groups of one layer; of none that is said where ``layer`` is None."""

    layer: Layer | None
    groups: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """The groups, from the board down. ``first`` is the first day that is on record of any of what
    the table is made of, None where no first day is."""

    layers: tuple[LayerOf, ...]
    first: datetime.date | None = None

    @property
    def groups(self) -> tuple[GroupRow, ...]:
        """All of them."""
        return tuple(group for layer in self.layers for group in layer.groups)

    @property
    def bare(self) -> tuple[GroupRow, ...]:
        """Those of which nothing more is on record."""
        return tuple(each for each in self.groups if each.bare)

    @property
    def seats(self) -> int:
        """How many seats there are on all of them."""
        return sum(len(each.seats) for each in self.groups)

    @property
    def vacant(self) -> int:
        """How many of them nobody is in."""
        return sum(each.vacant for each in self.groups)


def table(snapshot: Snapshot, on: datetime.date | None = None) -> TablePage:
    """Who is at the table on the day of a snapshot, or by what it knows on another, layer by
    layer."""
    return _Laying(snapshot, on or snapshot.day).page()


def _first_day(plan: Plan) -> datetime.date | None:
    starts = [
        *(each.starts for each in plan.groups),
        *(each.starts for each in plan.seats),
        *(each.starts for each in plan.seat_holders),
        *(each.starts for each in plan.chair_terms),
    ]
    days = [each.first_day for each in starts if each]
    return min((each for each in days if each), default=None)


class _Laying:
    def __init__(self, snapshot: Snapshot, day: datetime.date) -> None:
        self.plan, self.things, self.day = snapshot.plan, snapshot.graph.things, day
        self.table: Table = table_on(snapshot.plan, day)
        self.members = {each.partner.ref: each for each in self.table.members}

    def page(self) -> TablePage:
        found: dict[Layer | None, list[GroupRow]] = {}
        for group in self.table.groups:
            found.setdefault(group.layer, []).append(self.group(group))
        return TablePage(
            layers=tuple(
                LayerOf(layer=layer, groups=tuple(found[layer]))
                for layer in (*Layer, None)
                if layer in found
            ),
            first=_first_day(self.plan),
        )

    def group(self, group: Group) -> GroupRow:
        seats = [each for each in self.table.seats if each.seat.group == group.ref]
        return GroupRow(
            name=self.called(group),
            record=group,
            under=self.named(group.under),
            chairs=self.terms(self.table.chairs, group),
            vice_chairs=self.terms(self.table.vice_chairs, group),
            seats=tuple(self.seat(each) for each in seats),
            titles=tuple((each.seat.ref, title_of(each.seat, self.things)) for each in seats),
        )

    def seat(self, found: SeatOnDay) -> SeatRow:
        seat = found.seat
        member = self.members.get(seat.partner or "")
        people = [self.named(each.person) for each in found.holders]
        return SeatRow(
            name=self.called(seat),
            partner=self.named(seat.partner),
            sector=member.partner.sector if member else None,
            takes_part=member.takes_part if member else True,
            people=tuple(each for each in people if each),
            filling=found.filling,
            vacant_since=found.vacant_since,
            deputy=self.named(found.deputy),
            votes=seat.votes,
        )

    def terms(self, terms: Iterable[ChairTerm], group: Group) -> tuple[TermRow, ...]:
        return tuple(
            TermRow(
                name=self.called(each),
                record=each,
                person=self.named(each.person),
                partner=self.named(each.partner),
                days_left=self.days_left(each),
            )
            for each in terms
            if each.group == group.ref
        )

    def days_left(self, term: ChairTerm) -> int | None:
        last = term.due.last_day if term.due else None
        return None if last is None else (last - self.day).days

    def named(self, ref: str | None) -> Name | None:
        thing = self.things.get(ref or "")
        return None if thing is None else self.called(thing)

    def called(self, thing: Any) -> Name:
        """What a thing is called; it is over only if that has come by the day."""
        end = thing.left if isinstance(thing, Person) else thing.ended
        return replace(name_of(thing, self.things), over=has_come(end, self.day))
