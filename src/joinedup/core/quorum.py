"""Whether enough of a group are present, by the group's own rules, and what is still wanted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from joinedup.core.catalogue import N_
from joinedup.core.governance import QuorumPart, Seat
from joinedup.core.plan import Partner
from joinedup.core.sentence import Plural, Sentence
from joinedup.core.words import QuorumOf


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCount:
    """One part of a quorum: how many it wants, and how many there are."""

    part: QuorumPart
    wanted: int
    found: int

    @property
    def met(self) -> bool:
        """Whether this part is there."""
        return self.found >= self.wanted

    @property
    def short(self) -> int:
        """How many more are wanted; 0 where it is met."""
        return max(self.wanted - self.found, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumCount:
    """A quorum counted. ``known`` is False where the rules of the group say nothing of one: then
    nobody can say that there is a quorum, nor that there is none."""

    parts: tuple[PartCount, ...]

    @property
    def known(self) -> bool:
        """Whether there are rules to count by."""
        return bool(self.parts)

    @property
    def met(self) -> bool:
        """Whether every part is there. Without rules there is none."""
        return self.known and all(each.met for each in self.parts)

    @property
    def missing(self) -> tuple[PartCount, ...]:
        """The parts that are not there."""
        return tuple(each for each in self.parts if not each.met)


def count(
    parts: Sequence[QuorumPart],
    present: Iterable[Seat],
    members: Sequence[Seat],
    partners: Mapping[str, Partner],
) -> QuorumCount:
    """Count a quorum.

    ``present`` are the seats that are filled in the room, by holder or deputy; ``members`` all the
    seats of the group, vacant ones among them, of which a share is a share; ``partners`` is {ref:
    partner}. A seat counts once however often it is given, and a seat of another group not at all.
    Seats of one organisation are one organisation, and a seat without a partner is of none; a
    partner without a sector is in none. ValueError for a part that wants less than one, or a share
    outside 0 to 1.
    """
    own = {each.ref: each for each in members}
    here = list({each.ref: own[each.ref] for each in present if each.ref in own}.values())
    return QuorumCount(
        parts=tuple(
            PartCount(
                part=each,
                wanted=wanted(each, len(own)),
                found=len(_found(each, here, partners)),
            )
            for each in parts
        )
    )


def wanted(part: QuorumPart, members: int) -> int:
    """How many a part wants of a group of ``members``: a share is rounded up, and at least one."""
    if part.share is None:
        if part.least < 1:
            raise ValueError(f"A quorum cannot want {part.least}: it wants one at least.")
        return part.least
    if not 0 < part.share <= 1:
        raise ValueError(f"A quorum is a share of the members above 0 and up to 1: {part.share}.")
    return max(math.ceil(part.share * members), 1)


def _found(
    part: QuorumPart, here: Sequence[Seat], partners: Mapping[str, Partner]
) -> frozenset[object]:
    if part.of is QuorumOf.MEMBERS:
        return frozenset(each.ref for each in here)
    if part.of is QuorumOf.SEAT:
        return frozenset(each.ref for each in here if each.ref == part.seat)
    if part.of is QuorumOf.CAPACITY:
        return frozenset(each.ref for each in here if _same(each.capacity, part.capacity))
    bodies = {each.partner for each in here if each.partner}
    if part.of is QuorumOf.ORGANISATIONS:
        return frozenset(bodies)
    sectors = {partners[each].sector for each in bodies if each in partners}
    return frozenset(sectors - {None})


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


SHORT: dict[QuorumOf, Sentence] = {
    QuorumOf.MEMBERS: Plural(N_("{short} more member"), N_("{short} more members"), by="short"),
    QuorumOf.ORGANISATIONS: Plural(
        N_("{short} more organisation"), N_("{short} more organisations"), by="short"
    ),
    QuorumOf.SECTORS: Plural(N_("{short} more sector"), N_("{short} more sectors"), by="short"),
    QuorumOf.CAPACITY: N_("{short} more of capacity “{which}”"),
    QuorumOf.SEAT: N_("The holder of {which}, or a deputy"),
}
"""What is said to be still wanted."""


def still_wanted(part: PartCount, seats: Mapping[str, Seat]) -> tuple[Sentence, dict[str, object]]:
    """What a part still wants, as a line of a list, with its parameters: "2 more organisations"."""
    return SHORT[part.part.of], {"short": part.short, "which": _which(part.part, seats)}


def _which(part: QuorumPart, seats: Mapping[str, Seat]) -> str:
    if part.of is not QuorumOf.SEAT:
        return part.capacity
    seat = seats.get(part.seat or "")
    return (str(seat.title) if seat else "") or part.seat or ""
