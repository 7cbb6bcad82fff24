"""Over time: how the shares of a channel changed, day by day, and who was in the chair how long."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import pairwise

from joinedup.analysis.balance.channels import (
    CHAIRS,
    Channel,
    Row,
    body_in_the_chair,
    of_groups,
    terms_in_the_chair,
)
from joinedup.analysis.balance.shares import (
    Shares,
    added,
    part_of,
    partners_on,
    settled,
    shares_of,
)
from joinedup.core.period import Period, When
from joinedup.core.plan import Plan
from joinedup.core.words import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How a channel was spread from the day ``starts`` up to and without the day ``ends``."""

    starts: datetime.date
    ends: datetime.date
    shares: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityDays:
    """Days in the chair in one capacity (None where it is not stated): ``count`` of ``all``."""

    capacity: Capacity | None
    count: int
    all: int

    @property
    def share(self) -> Fraction | None:
        """Its part of all days; None where there are none."""
        return part_of(self.count, self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairDays:
    """Who was in the chair in a period, in days.

    ``shares`` counts days by partner and sector, for all that were partners at any time in the
    period; days of an empty chair, or one whose body was no partner any more, are nobody's.
    ``capacities`` are all of :class:`Capacity` in their order, then None where a term does not
    state it; ``empty`` are the days on which nobody was in the chair. Days before a group's first
    term on record are in no count. Of several groups, or several chairs at once, each has its days.
    """

    shares: Shares
    capacities: tuple[CapacityDays, ...]
    empty: int


def over_time(channel: Channel, plan: Plan, period: Period) -> tuple[Step, ...]:
    """How a channel was spread through a period, exactly: a step from each day on which something
    in it began or ended to the next, one after another from the period's start to its end.

    ValueError for a channel without a history: where the plan says only what is so now, its past
    would be invented.
    """
    if not channel.moved_by:
        raise ValueError(f"The channel {channel.key!r} has no history.")
    steps: list[Step] = []
    for start, end in _between(_days(plan, channel), period):
        shares = shares_of(channel, plan, start)
        if steps and steps[-1].shares == shares:
            start = steps.pop().starts
        steps.append(Step(starts=start, ends=end, shares=shares))
    return tuple(steps)


def chair_days(plan: Plan, period: Period, group: str | None = None) -> ChairDays:
    """Who was in the chair of a group (its ref) through a period, or of all groups together."""
    asked = plan if group is None else of_groups(plan, (group,))
    rows: list[Row] = []
    capacities: defaultdict[Capacity | None, int] = defaultdict(int)
    empty = 0
    here: set[str] = set()
    for start, end in _between(_days(asked, CHAIRS), period):
        days = (end - start).days
        here.update(each.ref for each in partners_on(asked, start))
        found: list[Row] = []
        for term in terms_in_the_chair(asked, start):
            found.append(Row(partner=body_in_the_chair(term, asked.people), weight=days))
            if term is None:
                empty += days
            else:
                capacities[term.capacity] += days
        rows.extend(settled(found, asked, start))
    partners = [each for each in asked.partners if each.ref in here]
    return ChairDays(
        shares=added(rows, partners, period.last_day),
        capacities=tuple(_capacities(capacities, empty)),
        empty=empty,
    )


def _capacities(days: dict[Capacity | None, int], empty: int) -> Iterator[CapacityDays]:
    all_ = sum(days.values()) + empty
    known: list[Capacity | None] = [*Capacity]
    for each in known + [None] * (None in days):
        yield CapacityDays(capacity=each, count=days.get(each, 0), all=all_)


def _days(plan: Plan, channel: Channel) -> set[datetime.date]:
    """Every day on which something in a channel may begin or end; partners always may."""
    found: set[datetime.date] = set()
    for collection in (*channel.moved_by, "partners"):
        for record in getattr(plan, collection):
            for each in fields(record):
                found.update(_turns(getattr(record, each.name)))
    return found


def _turns(value: object) -> Iterable[datetime.date]:
    if not isinstance(value, When) or value.period is None:
        return ()
    return (value.period.start, value.period.last_day)


def _between(
    days: set[datetime.date], period: Period
) -> Iterator[tuple[datetime.date, datetime.date]]:
    """A period cut at these days: from each up to and without the next."""
    cuts = sorted({period.start, period.end, *(each for each in days if each in period)})
    yield from pairwise(cuts)
