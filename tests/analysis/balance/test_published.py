"""Voting power as it was published, and as it was counted one by one."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from joinedup.analysis.balance import Count, Rule, banzhaf, shapley_shubik

STRAFFIN = "Straffin 6;4,3,2,1"
EEC = "EEC 1958-1972"
FIFTY_ONE = "A51 B49"
UNITED_NATIONS = "UN Security Council"
COLLEGE = "US Electoral College 270 (1990s apportionment)"
GAMES = (STRAFFIN, EEC, FIFTY_ONE, UNITED_NATIONS, COLLEGE)


def game(data_dir: Path, name: str) -> dict[str, Any]:
    cases = json.loads((data_dir / "voting" / "cases.json").read_text("utf-8"))
    assert {case["name"] for case in cases} == set(GAMES)
    return next(case for case in cases if case["name"] == name)


def close(found: tuple[Fraction, ...]) -> list[float]:
    return [float(each) for each in found]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(STRAFFIN, id="Straffin, Game Theory and Strategy (maxlit/powerindex, tests)"),
        pytest.param(EEC, id="EEC of 1958 (maxlit/powerindex, README and tests)"),
        pytest.param(FIFTY_ONE, id="51 of 100 (maxlit/powerindex, README)"),
        pytest.param(UNITED_NATIONS, id="Security Council (frankhuettner/powerindices, README)"),
        pytest.param(COLLEGE, id="Electoral College of the 1990s (maxlit/powerindex, tests)"),
    ],
)
def test_a_published_game_is_counted_exactly(data_dir: Path, name: str) -> None:
    case = game(data_dir, name)
    power, oracle = banzhaf(case["w"], case["q"]), case["oracle"]
    assert list(power.swings) == oracle["swings"]
    assert close(power.index) == oracle["banzhaf_normalised"]
    assert close(power.chance) == oracle["banzhaf_absolute"]
    assert close(shapley_shubik(case["w"], case["q"])) == pytest.approx(
        oracle["shapley_shubik"], rel=1e-15
    )
    if published := case.get("published"):
        assert close(power.index) == published["banzhaf_normalised"]


def test_the_six_of_1958_gave_luxembourg_one_vote_and_no_power() -> None:
    """L. S. Penrose’s index as Banzhaf has it, for Germany, France, Italy, Netherlands, Belgium
    and Luxembourg; the Shapley-Shubik values are those of D. S. Felsenthal and M. Machover, The
    Measurement of Voting Power (1998), table 5.3.1."""
    power = banzhaf((4, 4, 4, 2, 2, 1), 12)
    assert power.swings == (10, 10, 10, 6, 6, 0)
    assert power.index == (Fraction(5, 21),) * 3 + (Fraction(1, 7),) * 2 + (0,)
    assert shapley_shubik((4, 4, 4, 2, 2, 1), 12) == (
        (Fraction(14, 60),) * 3 + (Fraction(9, 60),) * 2 + (0,)
    )


def test_nassau_county_had_three_members_whose_votes_never_counted() -> None:
    """J. F. Banzhaf, “Weighted voting doesn’t work”, Rutgers Law Review 19 (1965): the Board of
    Supervisors of Nassau County in 1964."""
    power = banzhaf((31, 31, 28, 21, 2, 2), 58)
    assert power.index == (Fraction(1, 3),) * 3 + (0,) * 3


def test_the_chair_of_eight_equals_has_seventy_swings_and_the_others_thirty() -> None:
    """A casting vote beside the chair’s own: 35 groups of three others make a tie of it, and 35 of
    four a majority."""
    power = banzhaf(Rule.majority(8, casting=0))
    assert power.swings == (70, *[30] * 7)
    assert power.index == (Fraction(1, 4), *[Fraction(3, 28)] * 7)


def test_a_mayor_with_a_casting_vote_alone_has_as_much_power_as_each_of_an_even_council() -> None:
    """Eight vote, and the ninth only where four stand against four: a majority of nine by
    another name."""
    rule = Rule(9, (Count((1,) * 8 + (0,), 5, casting=8),))
    assert banzhaf(rule).swings == banzhaf(Rule.majority(9)).swings == (70,) * 9


def test_the_security_council_says_the_same_as_vetoes_and_as_weights() -> None:
    """Nine of fifteen, the five permanent members among them (Charter, article 27); the index of a
    permanent member is 848 of 5,080."""
    by_rule = banzhaf(Rule(15, needed=frozenset(range(5)), heads=9))
    assert by_rule == banzhaf([7] * 5 + [1] * 10, 39)
    assert by_rule.index[0] == Fraction(848, 5080)


def test_where_all_are_needed_all_have_the_same_power_and_one_swing() -> None:
    power = banzhaf(Rule.unanimous(7))
    assert power.swings == (1,) * 7
    assert power.index == shapley_shubik(Rule.unanimous(7)) == (Fraction(1, 7),) * 7


def test_a_double_majority_counts_members_and_weight() -> None:
    """Three bodies, of which the largest holds more than half the weight, and two must agree."""
    rule = Rule(3, (Count((1, 1, 1), 2), Count((60, 30, 10), 51)))
    assert banzhaf(rule).swings == (3, 1, 1)
    assert shapley_shubik(rule) == (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))


def test_a_blocking_minority_of_four_lets_three_large_members_be_outvoted() -> None:
    """Treaty on European Union, article 16(4), with five members for the twenty-seven: three who
    hold most of the people cannot stop the rest, four members can."""
    heads, people = (1,) * 5, (40, 30, 20, 6, 4)
    strict = Rule(5, (Count(heads, 2), Count(people, 65)))
    lenient = Rule(5, (Count(heads, 2), Count(people, 65, blockers=4)))
    assert not strict.passes({3, 4})
    assert lenient.passes({3, 4})
    assert banzhaf(lenient).swings == banzhaf(Rule(5, heads=2)).swings


def test_one_large_member_of_five_whom_it_takes_four_to_block_with() -> None:
    """The largest is enough, and so are two of the others: three against are too few to block."""
    rule = Rule(5, (Count((0, 0, 0, 0, 1), 1, blockers=4),))
    assert banzhaf(rule).swings == (3, 3, 3, 3, 5)
    assert shapley_shubik(rule) == (*[Fraction(3, 20)] * 4, Fraction(2, 5))
