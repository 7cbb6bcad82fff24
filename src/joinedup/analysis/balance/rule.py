"""Rules of voting as data: what must come together for something to pass."""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable, Set
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.voting import CannotCount

Votes = int | Fraction
"""What a weight or a quota may be: exact, so never a float."""

MOST_COUNTS = 6
MOST_DIGITS = 30
_TOO_LONG = 10**MOST_DIGITS

NO_MEMBERS = N_("A vote needs at least one member.")
NOT_EXACT = N_("“{value}” is not a number of votes. Give a whole number or an exact fraction.")
LONG_NUMBER = N_("A number of votes has {most} digits at most. Give larger units.")
NEGATIVE = N_("A weight of {weight} is less than nought. Give nought or more.")
QUOTA_TOO_LOW = N_("With a quota of {quota} everything would pass. Give more than nought.")
QUOTA_TOO_HIGH = N_("Nothing can reach a quota of {quota}: all votes together are {total}.")
NOT_AS_MANY = N_("There are {members} members and {weights} weights. Give one weight to each.")
NO_SUCH_MEMBER = N_("There is no member {member}: they are numbered from 0 to {last}.")
NOT_SO_MANY_HEADS = N_("{heads} members cannot be asked of {members}.")
NO_TIE = N_(
    "A casting vote settles a tie, so the quota is the least above half: {majority}, not {quota}."
)
NO_RULE = N_("A rule needs a quota, members who are needed, or a number in favour.")
ALL_PASSES = N_("By this rule everything would pass, even with nobody in favour.")
TOO_MANY_COUNTS = N_("A rule can count in {most} ways, and this one has {counts}.")


@dataclass(frozen=True, slots=True)
class Count:
    """One way to count the votes: it is reached when the weights in favour come to the quota.

    ``weights`` has one entry for each member, in votes (or people, or pounds), nought or more;
    ``quota`` is in the same unit. ``casting`` is the member who decides where the weights for and
    against are equal: the quota must then be a simple majority. ``blockers`` is how many members
    it takes, at the least, to stop something by this count; with fewer against, it is taken as
    reached (Treaty on European Union, article 16(4)).

    Raises :class:`CannotCount`: a weight that is negative or not exact (a float, NaN), a quota
    that is nought or above the total, a casting vote where no tie is settled by it.
    """

    weights: tuple[Votes, ...]
    quota: Votes
    casting: int | None = None
    blockers: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", tuple([_exact(each) for each in self.weights]))
        object.__setattr__(self, "quota", _exact(self.quota))
        if not self.weights:
            raise CannotCount(NO_MEMBERS)
        least, total = min(self.weights), sum(self.weights)
        if least < 0:
            raise CannotCount(NEGATIVE, weight=_told(least))
        if self.quota <= 0:
            raise CannotCount(QUOTA_TOO_LOW, quota=_told(self.quota))
        if self.quota > total:
            raise CannotCount(QUOTA_TOO_HIGH, quota=_told(self.quota), total=_told(total))
        _check_heads(self.blockers, len(self.weights))
        if self.casting is not None:
            _check_members([self.casting], len(self.weights))
            self._check_tie()

    def _check_tie(self) -> None:
        unit = _unit(self.weights)
        majority = (sum(self.weights) / unit // 2 + 1) * unit
        if not majority - unit < self.quota <= majority:
            raise CannotCount(NO_TIE, majority=_told(majority), quota=_told(self.quota))

    def whole(self) -> tuple[tuple[int, ...], int]:
        """The weights and the quota of the same count as the smallest whole numbers, with a
        casting vote as one more vote beside everybody’s doubled ones."""
        unit = _unit(self.weights)
        if unit == 1:
            weights = [each.numerator for each in self.weights]
        else:
            weights = [int(each / unit) for each in self.weights]
        if self.casting is None:
            return tuple(weights), math.ceil(self.quota / unit)
        total = sum(weights)
        weights = [2 * each for each in weights]
        weights[self.casting] += 1
        return tuple(weights), total + 1

    def reached(self, in_favour: Set[int]) -> bool:
        """Whether it is reached with these members in favour and all others against."""
        if len(self.weights) - len(in_favour) < self.blockers:
            return True
        yes = sum(self.weights[each] for each in in_favour)
        return yes >= self.quota or (self.casting in in_favour and 2 * yes == sum(self.weights))


@dataclass(frozen=True, slots=True)
class Rule:
    """When something passes among ``members`` members, who are numbered from 0 and each vote for
    or against: every one of the ``counts`` is reached, all who are ``needed`` are in favour, and
    at least ``heads`` members are.

    One count is a weighted vote; two are a double majority (members and weight). Raises
    :class:`CannotCount` where nothing could pass, or everything would.
    """

    members: int
    counts: tuple[Count, ...] = ()
    needed: frozenset[int] = frozenset()
    heads: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", tuple(self.counts))
        object.__setattr__(self, "needed", frozenset(self.needed))
        if self.members < 1:
            raise CannotCount(NO_MEMBERS)
        if len(self.counts) > MOST_COUNTS:
            raise CannotCount(TOO_MANY_COUNTS, most=MOST_COUNTS, counts=len(self.counts))
        for count in self.counts:
            if len(count.weights) != self.members:
                raise CannotCount(NOT_AS_MANY, members=self.members, weights=len(count.weights))
        _check_members(self.needed, self.members)
        _check_heads(self.heads, self.members)
        if not (self.counts or self.needed or self.heads):
            raise CannotCount(NO_RULE)
        if self.passes(()):
            raise CannotCount(ALL_PASSES)

    @classmethod
    def weighted(
        cls,
        weights: Iterable[Votes],
        quota: Votes,
        *,
        casting: int | None = None,
        needed: Iterable[int] = (),
        heads: int = 0,
    ) -> Rule:
        """A vote with one count: weights, and how much of them is enough."""
        count = Count(tuple(weights), quota, casting)
        return cls(len(count.weights), (count,), frozenset(needed), heads)

    @classmethod
    def majority(
        cls,
        members: int,
        *,
        casting: int | None = None,
        needed: Iterable[int] = (),
        heads: int = 0,
    ) -> Rule:
        """One member one vote, and more than half carry it."""
        if members < 1:
            raise CannotCount(NO_MEMBERS)
        ones = (1,) * members
        return cls.weighted(ones, members // 2 + 1, casting=casting, needed=needed, heads=heads)

    @classmethod
    def unanimous(cls, members: int) -> Rule:
        """All members are needed."""
        return cls(members, needed=frozenset(range(members)))

    def passes(self, in_favour: Iterable[int]) -> bool:
        """Whether something passes with these members in favour and all others against."""
        yes = frozenset(in_favour)
        _check_members(yes, self.members)
        enough = len(yes) >= self.heads and yes >= self.needed
        return enough and all(count.reached(yes) for count in self.counts)


def _exact(value: Any) -> Votes:
    """A number of votes as it is kept; CannotCount where it is none, or too long."""
    if type(value) is int and abs(value) < _TOO_LONG:
        return value
    if isinstance(value, bool) or not isinstance(value, numbers.Rational):
        raise CannotCount(NOT_EXACT, value=str(value))
    above, below = int(value.numerator), int(value.denominator)
    if max(abs(above), below) >= _TOO_LONG:
        raise CannotCount(LONG_NUMBER, most=MOST_DIGITS)
    return above if below == 1 else Fraction(above, below)


def _unit(weights: Iterable[Votes]) -> Fraction:
    """The largest part of a vote of which every weight is a whole number."""
    exact = list(weights)
    whole = [each for each in exact if isinstance(each, int)]
    if len(whole) == len(exact):
        return Fraction(math.gcd(*whole))
    scale = math.lcm(*(each.denominator for each in exact))
    return Fraction(math.gcd(*(int(each * scale) for each in exact)), scale)


def _told(votes: Votes) -> int | str:
    """A number of votes as a sentence says it."""
    return votes.numerator if votes.denominator == 1 else str(votes)


def _check_members(chosen: Iterable[int], members: int) -> None:
    for member in chosen:
        if not 0 <= member < members:
            raise CannotCount(NO_SUCH_MEMBER, member=member, last=members - 1)


def _check_heads(heads: int, members: int) -> None:
    if not 0 <= heads <= members:
        raise CannotCount(NOT_SO_MANY_HEADS, heads=heads, members=members)
