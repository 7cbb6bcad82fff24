"""Shares: how a channel is spread over partners and sectors on a day. Described, never ranked.

The effective number is how many equal parts would be spread as evenly: 1 / the sum of the squared
shares. (A. O. Hirschman, "The paternity of an index", American Economic Review 54, 1964; M. Laakso
and R. Taagepera, "'Effective' number of parties", Comparative Political Studies 12, 1979.)
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from joinedup.analysis.balance.channels import CHANNELS, NOT_KNOWN, Channel, Row, Span, Weight
from joinedup.core.governance import holds
from joinedup.core.plan import Partner, Plan
from joinedup.core.words import Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerShare:
    """What one partner has of a channel: ``count`` of ``all``. ``takes_part`` is False for one
    that does not take part on the day."""

    partner: Partner
    count: Weight
    all: Weight
    takes_part: bool = True

    @property
    def share(self) -> Fraction | None:
        """Its part of all there is, 0 to 1; None where there is nothing."""
        return part_of(self.count, self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorShare:
    """What the partners of one sector have together; of those without a sector, under None."""

    sector: Sector | None
    count: Weight
    all: Weight

    @property
    def share(self) -> Fraction | None:
        """Their part of all there is, 0 to 1; None where there is nothing."""
        return part_of(self.count, self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How one channel is spread.

    ``partners`` are all that were partners on the day, in the plan's own order, those with nothing
    and those that do not take part among them. ``sectors`` are all six in their order, then None
    where a partner has no sector. What is nobody's is counted in ``nobody``, what is of a body
    that the record does not know in ``unknown``: shares are of ``all``, so that these two are what
    the partners' shares fall short of 1 by.
    """

    all: Weight
    partners: tuple[PartnerShare, ...]
    sectors: tuple[SectorShare, ...]
    nobody: Weight
    unknown: Weight

    @property
    def known(self) -> Weight:
        """How much belongs to partners."""
        return plain(self.all - self.nobody - self.unknown)

    @property
    def whole(self) -> bool:
        """Whether the partners' shares sum to 1."""
        return self.known == self.all != 0

    @property
    def effective_partners(self) -> Fraction | None:
        """The effective number of partners, of what belongs to partners; None where nothing does."""
        return effective_number(each.count for each in self.partners)

    @property
    def effective_sectors(self) -> Fraction | None:
        """The effective number of sectors, of what belongs to partners whose sector is known."""
        return effective_number(each.count for each in self.sectors if each.sector)

    @property
    def local_authority(self) -> SectorShare:
        """What the partners of the local authority sector have together."""
        return next(each for each in self.sectors if each.sector is Sector.LOCAL_AUTHORITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Every channel on one day, in the order of their list."""

    day: datetime.date
    channels: tuple[tuple[Channel, Shares], ...]

    def of(self, key: str) -> Shares:
        """The shares of the channel with a key ("seats"). KeyError if there is none."""
        return {channel.key: shares for channel, shares in self.channels}[key]


def balance(plan: Plan, day: datetime.date, channels: Sequence[Channel] = CHANNELS) -> Balance:
    """How every channel is spread on a day. A channel of which the record holds nothing is there
    too, with nothing in it."""
    return Balance(day=day, channels=tuple((each, shares_of(each, plan, day)) for each in channels))


def shares_of(channel: Channel, plan: Plan, day: datetime.date) -> Shares:
    """How one channel is spread on a day. A partner that has ended, or has not joined yet, has
    nothing: what is recorded as its own is nobody's."""
    return added(settled(channel.rows(plan, day), plan, day), partners_on(plan, day), day)


def partners_on(plan: Plan, day: datetime.date) -> tuple[Partner, ...]:
    """Those that are partners on a day, in the plan's own order."""
    return tuple(each for each in plan.partners if holds(Span(each.joined, each.ended), day))


def settled(rows: Iterable[Row], plan: Plan, day: datetime.date) -> Iterator[Row]:
    """The rows with whose they are on the day: a partner's, nobody's, or not known."""
    known = {each.ref for each in plan.partners}
    here = {each.ref for each in partners_on(plan, day)}
    for row in rows:
        if row.partner is None or row.partner in here:
            yield row
        elif row.partner in known:
            yield Row(partner=None, weight=row.weight)
        else:
            yield Row(partner=NOT_KNOWN, weight=row.weight)


def added(rows: Iterable[Row], partners: Sequence[Partner], day: datetime.date) -> Shares:
    """Settled rows added up for these partners."""
    sums: defaultdict[str | None, Weight] = defaultdict(int)
    for row in rows:
        sums[row.partner] += row.weight
    all_ = plain(sum(sums.values()))
    return Shares(
        all=all_,
        partners=tuple(
            PartnerShare(
                partner=each,
                count=plain(sums[each.ref]),
                all=all_,
                takes_part=not _stays_out(each, day),
            )
            for each in partners
        ),
        sectors=tuple(_by_sector(sums, partners, all_)),
        nobody=plain(sums[None]),
        unknown=plain(sums[NOT_KNOWN]),
    )


def effective_number(counts: Iterable[Weight]) -> Fraction | None:
    """1 / the sum of the squared shares, exactly: between 1 (one has all) and the number of those
    that have something (they have as much each). ``counts`` in any one unit; they are divided by
    their own sum. None where there is nothing. ValueError for a count below 0."""
    held = [Fraction(each) for each in counts]
    if any(each < 0 for each in held):
        raise ValueError("A count cannot be below 0.")
    squares = sum(each * each for each in held)
    return sum(held, Fraction(0)) ** 2 / squares if squares else None


def part_of(count: Weight, all_: Weight) -> Fraction | None:
    """``count`` as a part of ``all_``, or None where there is nothing."""
    return Fraction(count) / all_ if all_ else None


def plain(weight: Weight) -> Weight:
    """A whole number as one."""
    return int(weight) if weight.denominator == 1 else weight


def _by_sector(
    sums: Mapping[str | None, Weight], partners: Sequence[Partner], all_: Weight
) -> Iterator[SectorShare]:
    sectors: dict[Sector | None, Weight] = dict.fromkeys(Sector, 0)
    for each in partners:
        sectors[each.sector] = sectors.get(each.sector, 0) + sums[each.ref]
    for sector, count in sectors.items():
        yield SectorShare(sector=sector, count=plain(count), all=all_)


def _stays_out(partner: Partner, day: datetime.date) -> bool:
    since = partner.not_taking_part
    return since is not None and holds(Span(since, None), day)
