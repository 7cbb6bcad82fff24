"""Rules of voting of real boards, counted at their edges."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from joinedup.core.governance import Group, Seat
from joinedup.core.voting import CannotCount, Counted, Result, Vote, count
from joinedup.core.words import OnATie, Voting

FOR, AGAINST, ABSTAINS = Vote.FOR, Vote.AGAINST, Vote.ABSTAINS


def counted(said: str, weights: tuple[int, ...] = (), casting: Vote | None = None, **rules: Any):
    """A motion to which each of the roll says + (for), - (against), 0 (abstains) or . (is away)."""
    roll = [Seat(ref=f"N{n}", votes=weights[n] if weights else 1) for n, each in enumerate(said)]
    meaning = {"+": FOR, "-": AGAINST, "0": ABSTAINS}
    votes = {f"N{n}": meaning[each] for n, each in enumerate(said) if each in meaning}
    return count(Group(ref="C1", **rules), roll, votes, casting)


def test_one_member_one_vote_and_the_casting_vote_only_on_a_tie() -> None:
    rules: dict[str, Any] = {"voting": Voting.MEMBERS, "on_a_tie": OnATie.CHAIR}
    assert counted("++++---", **rules).result is Result.CARRIED
    assert counted("+++----", **rules).result is Result.LOST
    assert counted("++++----", **rules).result is Result.TIED
    decided = counted("++++----", casting=FOR, **rules)
    assert (decided.result, decided.by_the_chair) == (Result.CARRIED, True)
    assert counted("++++----", casting=AGAINST, **rules).result is Result.LOST
    with pytest.raises(CannotCount, match="no tie"):
        counted("++++---", casting=FOR, **rules)


def test_a_tie_falls_where_the_rules_give_no_casting_vote() -> None:
    assert counted("++--", voting=Voting.MEMBERS).result is Result.LOST
    with pytest.raises(CannotCount, match="no tie"):
        counted("++--", casting=FOR, voting=Voting.MEMBERS)


def test_ten_to_seven_with_one_away_carries() -> None:
    """The ballot for Riverside’s chair in January 2024."""
    found = counted("+" * 10 + "-" * 7 + ".", voting=Voting.MEMBERS, on_a_tie=OnATie.CHAIR)
    assert found.result is Result.CARRIED
    assert (found.members.for_, found.members.against, found.members.of_all) == (10, 7, 18)


@pytest.mark.parametrize(
    ("said", "of_all", "result"),
    [
        ("++++", True, Result.CARRIED),
        ("+++0", True, Result.LOST),
        ("+++.", True, Result.LOST),
        ("+++0", False, Result.CARRIED),
        ("+++-", False, Result.LOST),
        ("0000", False, Result.LOST),
    ],
)
def test_unanimous_decisions(said: str, of_all: bool, result: Result) -> None:
    assert counted(said, voting=Voting.UNANIMOUS, of_all=of_all).result is result


def test_weighted_majority_is_of_the_votes_of_the_seats() -> None:
    """The Council of the EEC, 1958 to 1972: 12 of 17 votes."""
    rules: dict[str, Any] = {
        "weights": (4, 4, 4, 2, 2, 1),
        "voting": Voting.WEIGHTS,
        "majority": Fraction(12, 17),
        "reached": True,
        "of_all": True,
    }
    assert counted("+++---", **rules).result is Result.CARRIED
    assert counted("++-+-+", **rules).result is Result.LOST  # 11
    assert counted("++-++-", **rules).result is Result.CARRIED  # 12, and never 13 by Luxembourg


def test_a_double_majority_needs_members_and_votes() -> None:
    rules: dict[str, Any] = {"weights": (10, 1, 1, 1, 1), "voting": Voting.BOTH}
    assert counted("+++--", **rules).result is Result.CARRIED
    assert counted("++---", **rules).result is Result.LOST  # the votes, and not the members
    assert counted("-++++", **rules).result is Result.LOST  # the members, and not the votes


def test_two_thirds_are_reached_and_a_half_is_passed() -> None:
    two_thirds: dict[str, Any] = {"majority": Fraction(2, 3), "reached": True}
    assert counted("++++--", voting=Voting.MEMBERS, **two_thirds).result is Result.CARRIED
    assert counted("+++--", voting=Voting.MEMBERS, **two_thirds).result is Result.LOST
    assert counted("++.....", voting=Voting.MEMBERS, of_all=True).result is Result.LOST


def test_nobody_votes_who_is_not_on_the_roll_and_no_rule_counts_nothing() -> None:
    group = Group(ref="C1", voting=Voting.MEMBERS)
    with pytest.raises(CannotCount, match="exceeds the roll: N9 is not"):
        count(group, [Seat(ref="N1")], {"N1": FOR, "N9": FOR})
    with pytest.raises(CannotCount, match="Enter its rule"):
        count(Group(ref="C1"), [Seat(ref="N1")], {"N1": FOR})
    with pytest.raises(CannotCount, match="fewer than no votes: N1"):
        count(group, [Seat(ref="N1", votes=-1)], {})


def test_no_votes_at_all_carry_nothing() -> None:
    found: Counted = counted("...", voting=Voting.MEMBERS, on_a_tie=OnATie.CHAIR)
    assert found.result is Result.LOST
