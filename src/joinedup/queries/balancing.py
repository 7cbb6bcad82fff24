"""Balance: how each channel of power is spread on a day, and how that came about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from joinedup.analysis.balance import (
    CHANNELS,
    Channel,
    Said,
    Shares,
    Step,
    Weight,
    balance,
    chair_days,
    over_time,
    tell_chair_days,
    tell_gaps,
    tell_partners,
    tell_sectors,
    tell_spread,
    tell_steps,
)
from joinedup.analysis.balance.words import to_one_decimal
from joinedup.core.period import ONE_DAY, Period
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import Office, Sector
from joinedup.queries.blocking import GroupVotes, blocking
from joinedup.queries.names import Name, name_of

EARLIEST = 1900

AT_THE_TABLE = tuple(each for each in CHANNELS if "groups" in each.moved_by)
"""The channels that are told over time: they change on few days, and links on hundreds."""

TOLD = 8
"""So many changes of a channel are told one by one; of more, the first and the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """What one partner has of a channel; ``share`` in per cent."""

    name: Name
    takes_part: bool
    count: Weight
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorRow:
    """What one sector has of it; of partners without a sector, under None."""

    sector: Sector | None
    count: Weight
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPart:
    """One channel with its shares, in the plan's own order. ``sum`` is what the partners' shares come
    to as they are shown, ``whole`` whether all of it belongs to partners."""

    channel: Channel
    all: Weight
    whole: bool
    partners: tuple[PartnerRow, ...]
    sectors: tuple[SectorRow, ...]
    gaps: tuple[Said, ...]
    spread: tuple[Said, ...]

    @property
    def sum(self) -> Decimal:
        """What the shares of the partners come to as they are shown."""
        return sum((each.share or Decimal(0) for each in self.partners), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """What the local authority had from one day to another (the last, "to" and with; None for one that
    goes on), in per cent."""

    starts: datetime.date
    last: datetime.date | None
    count: Weight
    all: Weight
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One channel over time, for the local authority. ``between`` is how many changes are in the
    steps alone."""

    channel: Channel
    said: tuple[Said, ...]
    between: int
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheChair:
    """How long each body had the chair of one group, in words."""

    name: Name
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancePage:
    """The page. ``starts`` is the first day that is looked back to, None where the record has no
    days to look back on; ``years`` are those that one may look back to."""

    partners: tuple[Said, ...]
    sectors: tuple[Said, ...]
    channels: tuple[ChannelPart, ...]
    starts: datetime.date | None
    since: int | None
    years: tuple[int, ...]
    courses: tuple[Course, ...]
    chairs: tuple[InTheChair, ...]
    groups: tuple[GroupVotes, ...]


def year_of(text: str, day: datetime.date) -> int | None:
    """The year that an address asks to look back to; None where it asks for the whole record."""
    if not (text.isascii() and text.isdigit() and len(text) == len(str(EARLIEST))):
        return None
    return int(text) if EARLIEST <= int(text) <= day.year else None


def balancing(snapshot: Snapshot, since: int | None = None) -> BalancePage:
    """The balance on the day of a snapshot, looking back to the first day of a year, or over the
    whole record."""
    plan, day = snapshot.plan, snapshot.day
    found = balance(plan, day)
    first = _first_day(snapshot)
    starts = first and max(first, datetime.date(since, 1, 1) if since else first)
    period = Period(starts, day + ONE_DAY) if starts else None
    return BalancePage(
        partners=tell_partners(found),
        sectors=tell_sectors(found),
        channels=tuple(_channel(snapshot, *each) for each in found.channels),
        starts=starts,
        since=since if starts else None,
        years=tuple(range(first.year, day.year + 1)) if first else (),
        courses=tuple(_courses(snapshot, period)) if period else (),
        chairs=tuple(_chairs(snapshot, period)) if period else (),
        groups=blocking(snapshot),
    )


def _channel(snapshot: Snapshot, channel: Channel, shares: Shares) -> ChannelPart:
    things = snapshot.graph.things
    return ChannelPart(
        channel=channel,
        all=shares.all,
        whole=shares.whole,
        partners=tuple(
            PartnerRow(
                name=name_of(each.partner, things),
                takes_part=each.takes_part,
                count=each.count,
                share=_per_cent(each.share),
            )
            for each in shares.partners
        ),
        sectors=tuple(
            SectorRow(sector=each.sector, count=each.count, share=_per_cent(each.share))
            for each in shares.sectors
        ),
        gaps=tell_gaps(channel, shares),
        spread=tell_spread(channel, shares),
    )


def _per_cent(share: Fraction | None) -> Decimal | None:
    return None if share is None else to_one_decimal(share * 100)


def _first_day(snapshot: Snapshot) -> datetime.date | None:
    """The first day from which the record says who is at the table; None where none has come."""
    plan = snapshot.plan
    starts = [
        *(each.starts for each in plan.groups),
        *(each.starts for each in plan.seats),
        *(each.starts for each in plan.chair_terms),
    ]
    days = [each.first_day for each in starts if each]
    return min((each for each in days if each and each <= snapshot.day), default=None)


def _courses(snapshot: Snapshot, period: Period) -> Iterator[Course]:
    for channel in AT_THE_TABLE:
        steps = over_time(channel, snapshot.plan, period)
        said = tell_steps(channel, steps)
        if said:
            few = said if len(said) <= TOLD else (said[0], said[-1])
            yield Course(
                channel=channel,
                said=few,
                between=len(said) - len(few),
                steps=tuple(_rows(steps, period.end)),
            )


def _rows(steps: Sequence[Step], end: datetime.date) -> Iterator[StepRow]:
    """A row for each time through which the local authority had as much of as much."""
    starts: datetime.date | None = None
    for step, after in zip(steps, (*steps[1:], None), strict=True):
        has = step.shares.local_authority
        starts = starts or step.starts
        if after is not None and _same(step, after):
            continue
        yield StepRow(
            starts=starts,
            last=None if step.ends == end else step.ends - ONE_DAY,
            count=has.count,
            all=has.all,
            share=_per_cent(has.share),
        )
        starts = None


def _same(one: Step, other: Step) -> bool:
    return one.shares.local_authority == other.shares.local_authority


def _chairs(snapshot: Snapshot, period: Period) -> Iterator[InTheChair]:
    terms = [each for each in snapshot.plan.chair_terms if each.office is Office.CHAIR]
    chaired = {each.group for each in terms}
    for group in snapshot.plan.groups:
        if group.ref in chaired:
            said = tell_chair_days(chair_days(snapshot.plan, period, group.ref))
            if said:
                yield InTheChair(name=name_of(group, snapshot.graph.things), said=said)
