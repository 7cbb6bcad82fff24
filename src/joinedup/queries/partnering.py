"""The partners of a partnership, by sector, with what each has in the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from joinedup.core.plan import Partner
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import Sector
from joinedup.queries.names import Name, by_number, name_of
from joinedup.queries.ties import Ties


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One partner: its services, the actions that it answers for and works on, and the links on
    which its word is wanted."""

    name: Name
    record: Partner
    services: int
    accountable: int
    contributes: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorOf:
    """The partners of one sector; of none where ``sector`` is None."""

    sector: Sector | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """The partners that there are, by sector, and those that have ended."""

    sectors: tuple[SectorOf, ...]
    ended: tuple[Member, ...]

    @property
    def count(self) -> int:
        """How many partners there are."""
        return sum(len(each.members) for each in self.sectors)

    @property
    def sectors_count(self) -> int:
        """How many sectors they come from."""
        return sum(each.sector is not None for each in self.sectors)


def partners(snapshot: Snapshot, ties: Ties) -> Partners:
    """The partners by their own numbers: those that there are sector by sector, then the ended."""
    found = sorted(_members(snapshot, ties), key=lambda each: by_number(each.record.number))
    living: dict[Sector | None, list[Member]] = {}
    for each in found:
        if not each.record.ended:
            living.setdefault(each.record.sector, []).append(each)
    return Partners(
        sectors=tuple(
            SectorOf(sector=sector, members=tuple(living[sector]))
            for sector in (*Sector, None)
            if sector in living
        ),
        ended=tuple(each for each in found if each.record.ended),
    )


def _members(snapshot: Snapshot, ties: Ties) -> Iterator[Member]:
    plan = snapshot.plan
    services = Counter(each.owner for each in plan.delivery_systems)
    accountable = Counter(each.accountable for each in plan.actions)
    contributes = Counter(ref for each in plan.actions for ref in each.contributors)
    waiting = Counter(each.ref for tie in ties.claimed() for each in tie.waits)
    for partner in plan.partners:
        yield Member(
            name=name_of(partner),
            record=partner,
            services=services[partner.ref],
            accountable=accountable[partner.ref],
            contributes=contributes[partner.ref],
            waiting=waiting[partner.ref],
        )
