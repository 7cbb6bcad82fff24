"""How a group's own rules decide a vote."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joinedup.core.catalogue import N_, Words, render
from joinedup.core.governance import Group, Seat
from joinedup.core.sentence import Plural, Sentence
from joinedup.core.words import OnATie, Voting


class Vote(enum.Enum):
    """What a member says to a motion."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINS = "abstains"


class Result(enum.Enum):
    """What became of a motion. TIED waits for the chair, whose casting vote decides it."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"


NO_RULE = N_("The group’s rules do not say how it votes. Enter its rule of voting.")
EXCEED = Plural(
    N_("A vote exceeds the roll: {seats} is not on it."),
    N_("{count} votes exceed the roll: {seats} are not on it."),
)
TOO_FEW = N_("A seat cannot have fewer than no votes: {seats}.")
NO_TIE = N_("There is no tie that the chair’s casting vote could decide.")


class CannotCount(ValueError):
    """Votes that cannot be counted, by a group’s rules or at all; ``message`` says why."""

    def __init__(self, sentence: Sentence, **params: Any) -> None:
        super().__init__(render(sentence, params))
        self.sentence, self.params = sentence, params

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """The sentence in ``language``."""
        return render(self.sentence, self.params, language, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The votes of one way of counting: members, or the votes of their seats. ``of_all`` is what
    there would be if everybody voted."""

    for_: int
    against: int
    abstained: int
    of_all: int

    @property
    def cast(self) -> int:
        """For and against together."""
        return self.for_ + self.against


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A motion counted. ``members`` counts heads, ``weights`` the votes of the seats;
    ``by_the_chair`` is set where the casting vote decided it."""

    result: Result
    members: Sum
    weights: Sum
    by_the_chair: bool = False


def count(
    group: Group,
    members: Sequence[Seat],
    votes: Mapping[str, Vote],
    casting: Vote | None = None,
) -> Counted:
    """Count a motion by the rules of ``group``.

    ``members`` are the seats on the roll, ``votes`` {ref of a seat: vote}, ``casting`` the chair's
    casting vote, which counts on a tie alone and only where the rules give one. CannotCount where
    the group has no rule of voting, somebody votes who is not on the roll, a seat has fewer than no
    votes, or a casting vote is given where there is none to give.
    """
    voting = group.voting
    if voting is None:
        raise CannotCount(NO_RULE)
    strangers = tuple(sorted(votes.keys() - {each.ref for each in members}))
    if strangers:
        raise CannotCount(EXCEED, seats=strangers, count=len(strangers))
    negative = tuple(each.ref for each in members if each.votes < 0)
    if negative:
        raise CannotCount(TOO_FEW, seats=negative)
    heads = _sum(votes, [(each.ref, 1) for each in members])
    weights = _sum(votes, [(each.ref, each.votes) for each in members])
    ways = {
        Voting.UNANIMOUS: (heads,),
        Voting.MEMBERS: (heads,),
        Voting.WEIGHTS: (weights,),
        Voting.BOTH: (heads, weights),
    }[voting]
    if voting is Voting.UNANIMOUS:
        carried = [_unanimous(group, each) for each in ways]
    else:
        carried = [_passed(group, each) for each in ways]
    tied = voting is not Voting.UNANIMOUS and _tied(group, ways[0]) and len(ways) == 1
    if casting and not (tied and group.on_a_tie is OnATie.CHAIR):
        raise CannotCount(NO_TIE)
    result, by_the_chair = Result.CARRIED if all(carried) else Result.LOST, False
    if tied and group.on_a_tie is OnATie.CHAIR:
        by_the_chair = casting in (Vote.FOR, Vote.AGAINST)
        decided = Result.CARRIED if casting is Vote.FOR else Result.LOST
        result = decided if by_the_chair else Result.TIED
    return Counted(result=result, members=heads, weights=weights, by_the_chair=by_the_chair)


def _sum(votes: Mapping[str, Vote], weights: Iterable[tuple[str, int]]) -> Sum:
    by = dict.fromkeys(Vote, 0)
    total = 0
    for ref, weight in weights:
        total += weight
        if ref in votes:
            by[votes[ref]] += weight
    return Sum(
        for_=by[Vote.FOR], against=by[Vote.AGAINST], abstained=by[Vote.ABSTAINS], of_all=total
    )


def _unanimous(group: Group, votes: Sum) -> bool:
    everybody = votes.of_all if group.of_all else votes.cast
    return votes.for_ > 0 and votes.for_ == everybody


def _passed(group: Group, votes: Sum) -> bool:
    whole = votes.of_all if group.of_all else votes.cast
    if not whole:
        return False
    needed = group.majority * whole
    return votes.for_ >= needed if group.reached else votes.for_ > needed


def _tied(group: Group, votes: Sum) -> bool:
    """As many for as against, where more than half of those cast decide."""
    halves = group.majority * 2 == 1 and not group.reached and not group.of_all
    return halves and votes.for_ == votes.against > 0
