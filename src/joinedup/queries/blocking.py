"""Who could block: by a group's own rules, in how many ways of voting each partner decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from joinedup.analysis.balance import (
    CannotCount,
    Combination,
    Combinations,
    Part,
    Rule,
    Said,
    banzhaf,
    shapley_shubik,
    who_could_block,
)
from joinedup.analysis.balance.voters import Casting, Voter, Voters, voters_of
from joinedup.analysis.balance.words import to_one_decimal
from joinedup.core import terms_of_reference
from joinedup.core.catalogue import N_
from joinedup.core.governance import Group, holding
from joinedup.core.sentence import Phrase
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import Voting
from joinedup.queries.names import Name, name_of

LISTED = 8
"""So many combinations are told of each kind."""

NAMED = 6
"""So many names stand in a combination; of more, one is named as which they count."""

PRINTED = 10**12
"""More ways of voting than this are told in per cent alone."""

ANY = N_("any {number} of {names}")
ANY_OF_ALL = N_("any {number} of all {all}")
ANY_LIKE = N_("any {number} of the {all} that count as {name} does")

Together = tuple[Phrase | Text, ...]
"""Those who would do together, as a sentence lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterRow:
    """One who votes, and in how many ways of voting of all others it decides; ``orders`` is the part
    of all orders of joining in which it does, None where that cannot be counted. ``partner`` is
    whose the one is, where the name is not the partner's own."""

    name: Name
    partner: Name | None
    seats: int
    votes: int
    casting: bool
    swings: int
    part: Fraction
    orders: Fraction | None

    @property
    def per_cent(self) -> Decimal:
        """The part of the ways, to one decimal."""
        return to_one_decimal(self.part * 100)

    @property
    def orders_per_cent(self) -> Decimal | None:
        """The part of the orders, to one decimal."""
        return None if self.orders is None else to_one_decimal(self.orders * 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Combinations as they are told; ``complete`` is False where there may be more."""

    listed: tuple[Together, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupVotes:
    """One group with its rules in words, and who could block. ``ways`` is in how many ways all
    others but one can vote. ``refused`` says why it cannot be counted; then there are no rows."""

    name: Name
    deciding: tuple[terms_of_reference.Said, ...]
    weighted: bool
    together: bool
    casting: Casting
    vacant: int
    ways: int = 0
    rows: tuple[VoterRow, ...] = ()
    blocking: Telling = Telling()
    carrying: Telling = Telling()
    refused: Said | None = None

    @property
    def in_orders(self) -> bool:
        """Whether the orders of joining could be counted."""
        return any(each.orders is not None for each in self.rows)

    @property
    def printed(self) -> bool:
        """Whether the numbers of ways are short enough to be read."""
        return self.ways <= PRINTED


def blocking(snapshot: Snapshot) -> tuple[GroupVotes, ...]:
    """Of each group that has seats on the day: who could block. A group without a rule of voting
    is left out: nothing is decided there by votes."""
    groups = [each for each in holding(snapshot.plan.groups, snapshot.day) if each.voting]
    found = [(each, voters_of(snapshot.plan, each, snapshot.day)) for each in groups]
    return tuple(_Votes(snapshot, each, voters).told() for each, voters in found if voters.voters)


class _Votes:
    def __init__(self, snapshot: Snapshot, group: Group, voters: Voters) -> None:
        self.things, self.group, self.voters = snapshot.graph.things, group, voters
        self.names = [self._name(each) for each in voters.voters]

    def told(self) -> GroupVotes:
        try:
            rule = self.voters.rule()
            rows, blocks = self._rows(rule), who_could_block(rule, most=LISTED)
        except CannotCount as refused:
            return self._page(refused=Said(refused.sentence, refused.params))
        return self._page(
            rows=rows,
            blocking=self._telling(blocks.blocking),
            carrying=self._telling(blocks.carrying),
        )

    def _page(
        self,
        rows: tuple[VoterRow, ...] = (),
        blocking: Telling = Telling(),
        carrying: Telling = Telling(),
        refused: Said | None = None,
    ) -> GroupVotes:
        return GroupVotes(
            name=name_of(self.group, self.things),
            deciding=tuple(terms_of_reference.deciding_in_words(self.group)),
            weighted=self.group.voting in (Voting.WEIGHTS, Voting.BOTH),
            together=any(len(each.seats) > 1 for each in self.voters.voters),
            casting=self.voters.casting,
            vacant=self.voters.vacant,
            ways=1 << len(self.voters.voters) - 1,
            rows=rows,
            blocking=blocking,
            carrying=carrying,
            refused=refused,
        )

    def _rows(self, rule: Rule) -> tuple[VoterRow, ...]:
        power, orders = banzhaf(rule), _orders(rule)
        return tuple(
            VoterRow(
                name=self.names[place],
                partner=self._named(each.partner) if each.person else None,
                seats=len(each.seats),
                votes=each.votes,
                casting=place == self.voters.chair,
                swings=power.swings[place],
                part=power.chance[place],
                orders=orders[place] if orders else None,
            )
            for place, each in enumerate(self.voters.voters)
        )

    def _telling(self, found: Combinations) -> Telling:
        return Telling(
            listed=tuple(self._together(each) for each in found.listed), complete=found.complete
        )

    def _together(self, combination: Combination) -> Together:
        """Those who must be among them by name first, then those of whom any will do."""
        told = [each for part in combination.parts for each in self._part(part)]
        return tuple(sorted(told, key=lambda each: isinstance(each, Phrase)))

    def _part(self, part: Part) -> Iterable[Phrase | Text]:
        names = tuple(self.names[each].title for each in part.members)
        if part.number == len(names) <= NAMED:
            yield from names
        elif len(names) <= NAMED:
            yield Phrase(ANY, {"number": part.number, "names": names})
        elif len(names) == len(self.names):
            yield Phrase(ANY_OF_ALL, {"number": part.number, "all": len(names)})
        else:
            params = {"number": part.number, "all": len(names), "name": names[0]}
            yield Phrase(ANY_LIKE, params)

    def _name(self, voter: Voter) -> Name:
        if voter.person:
            return self._called(voter.person)
        return self._called(voter.partner or voter.seats[0])

    def _named(self, ref: str | None) -> Name | None:
        return self._called(ref) if ref in self.things else None

    def _called(self, ref: str | None) -> Name:
        thing = self.things.get(ref or "")
        if thing is None:
            return Name(ref="", type="", title=Text.of(ref or ""))
        return name_of(thing, self.things)


def _orders(rule: Rule) -> tuple[Fraction, ...]:
    """In what part of all orders each decides; nothing where that cannot be counted."""
    try:
        return shapley_shubik(rule)
    except CannotCount:
        return ()
