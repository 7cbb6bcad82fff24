"""Voting power, exact: how often each member's vote decides.

Every member votes for or against, nobody abstains. The Banzhaf index takes all groups as equally
likely (L. S. Penrose, "The elementary statistics of majority voting", Journal of the Royal
Statistical Society 109, 1946; J. F. Banzhaf, "Weighted voting doesn't work", Rutgers Law Review 19,
1965); the Shapley-Shubik index all orders in which members may join (L. S. Shapley and M. Shubik,
"A method for evaluating the distribution of power in a committee system", American Political
Science Review 48, 1954). Neither says who is heard, only what the rule gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from joinedup.analysis.balance.counting import tips
from joinedup.analysis.balance.form import Form, form_of
from joinedup.analysis.balance.rule import Rule, Votes
from joinedup.core.catalogue import N_
from joinedup.core.voting import CannotCount

MOST_FOR_BANZHAF = 500
MOST_FOR_SHAPLEY_SHUBIK = 100
TOO_MANY_MEMBERS = N_("This is counted exactly for up to {most} members, and there are {members}.")


@dataclass(frozen=True, slots=True)
class VotingPower:
    """How much the vote of each of n members decides, in the order of the members.

    ``swings`` are n whole numbers: of the 2^(n-1) ways in which the others can vote, those where
    this member's vote decides. ``index`` are n fractions that sum to 1: each member's share of all
    swings (the normalised Banzhaf index).
    """

    swings: tuple[int, ...]
    index: tuple[Fraction, ...]

    @property
    def chance(self) -> tuple[Fraction, ...]:
        """The swings as a part of all ways in which the others can vote (Penrose's measure, the
        absolute Banzhaf index): n fractions from 0 to 1, which need not sum to 1."""
        return tuple(Fraction(each, 1 << len(self.swings) - 1) for each in self.swings)


def banzhaf(rule: Rule | Iterable[Votes], quota: Votes | None = None) -> VotingPower:
    """The swings of every member and the Banzhaf index, exactly.

    ``banzhaf(weights, quota)`` is a weighted vote, n weights and the quota in the same unit;
    ``banzhaf(rule)`` any :class:`Rule`. Members that are alike are counted once.

    Raises :class:`CannotCount`, a ValueError with a sentence: above 500 members; where the vote
    makes no sense (see :class:`Rule`); where weights are so large that it would take more than 30
    seconds or 500 MB by our estimate. About 40 members can have any weights (they are counted by
    meeting in the middle); 500 can have some 2,000,000 votes together.
    """
    form = _form(_rule(rule, quota), MOST_FOR_BANZHAF)
    found = tips(form)
    total = sum(found[vector] for vector in form.vectors)
    shares = {vector: Fraction(number, total) for vector, number in found.items()}
    return VotingPower(
        swings=tuple(found[vector] for vector in form.vectors),
        index=tuple(shares[vector] for vector in form.vectors),
    )


def shapley_shubik(
    rule: Rule | Iterable[Votes], quota: Votes | None = None
) -> tuple[Fraction, ...]:
    """The Shapley-Shubik index of every member: n fractions that sum to 1, exactly.

    It is the part of all orders of the members in which something passes just when this one joins
    those in favour. Arguments and errors are those of :func:`banzhaf`, but for up to 100 members;
    about 30 can have any weights, and 100 some 100,000 votes together.
    """
    form = _form(_rule(rule, quota), MOST_FOR_SHAPLEY_SHUBIK)
    members = len(form.vectors)
    found = {
        vector: _in_orders(packed, members) for vector, packed in tips(form, sized=True).items()
    }
    return tuple(found[vector] for vector in form.vectors)


def _in_orders(packed: int, members: int) -> Fraction:
    """The part of all orders in which a member tips the scales, from the groups it tips by size."""
    step = members + 1
    orders = sum(
        (packed >> size * step & (1 << step) - 1) * factorial(size) * factorial(members - 1 - size)
        for size in range(members)
    )
    return Fraction(orders, factorial(members))


def _rule(rule: Rule | Iterable[Votes], quota: Votes | None) -> Rule:
    if isinstance(rule, Rule):
        if quota is not None:
            raise TypeError(
                "A rule has quotas of its own: give either a rule or weights and quota."
            )
        return rule
    if quota is None:
        raise TypeError("Weights need a quota: give both.")
    return Rule.weighted(rule, quota)


def _form(rule: Rule, most: int) -> Form:
    if rule.members > most:
        raise CannotCount(TOO_MANY_MEMBERS, most=most, members=rule.members)
    return form_of(rule)
