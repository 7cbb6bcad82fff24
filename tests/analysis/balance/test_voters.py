"""A group of the plan as a rule of voting: as its own rules count a vote, for every way of voting."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from joinedup.analysis.balance import CannotCount, banzhaf
from joinedup.analysis.balance.voters import Casting, voters_of
from joinedup.core.governance import ChairTerm, Group, Seat, SeatHolder
from joinedup.core.period import When
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.voting import Result, Vote, count
from joinedup.core.words import Office, OnATie, Voting
from tests.analysis.balance.rules import groups
from tests.analysis.balance.table import TODAY, riverside

BOARD = Group(ref="T1", voting=Voting.MEMBERS, on_a_tie=OnATie.CHAIR)


def seats(*votes: int) -> tuple[Seat, ...]:
    """A seat for each partner: E1 of B1, with so many votes."""
    return tuple(
        Seat(ref=f"E{n}", group="T1", partner=f"B{n}", votes=each)
        for n, each in enumerate(votes, 1)
    )


def plan(group: Group, held: tuple[Seat, ...], **more: object) -> Plan:
    partners = tuple(Partner(ref=f"B{n}") for n in range(1, len(held) + 1))
    return replace(Plan(partners=partners, groups=(group,), seats=held), **more)


def chaired(partner: str | None = "B1", person: str | None = None) -> tuple[ChairTerm, ...]:
    return (ChairTerm(ref="C1", group="T1", partner=partner, person=person),)


def test_a_casting_vote_among_eight_equal_members_decides_seventy_times_against_thirty():
    """The figures that the project's brief gives: 70 swings of the chair, 30 of each other."""
    found = voters_of(plan(BOARD, seats(*[1] * 8), chair_terms=chaired("B3")), BOARD, TODAY)
    assert found.casting is Casting.HELD
    assert banzhaf(found.rule()).swings == (30, 30, 70, 30, 30, 30, 30, 30)


@given(
    group=some.builds(
        Group,
        ref=some.just("T1"),
        voting=some.sampled_from(Voting),
        majority=some.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 5), Fraction(1)]),
        reached=some.booleans(),
        of_all=some.booleans(),
        on_a_tie=some.sampled_from(OnATie),
    ),
    votes=some.lists(some.integers(0, 4), min_size=1, max_size=6),
    chair=some.integers(1, 6),
)
def test_whatever_way_all_vote_it_passes_as_the_group_s_own_rules_count_it(group, votes, chair):
    assume(chair <= len(votes))
    held = seats(*votes)
    found = voters_of(plan(group, held, chair_terms=chaired(f"B{chair}")), group, TODAY)
    try:
        rule = found.rule()
    except CannotCount:
        everybody = {each.ref: Vote.FOR for each in held}
        assert count(group, held, everybody).result is Result.LOST
        return
    for yes in groups(len(held)):
        cast = {
            each.ref: Vote.FOR if place in yes else Vote.AGAINST for place, each in enumerate(held)
        }
        result = count(group, held, cast).result
        if result is Result.TIED:
            result = count(group, held, cast, casting=cast[f"E{chair}"]).result
        assert rule.passes(yes) is (result is Result.CARRIED)


def test_the_seats_of_one_partner_are_one_voter_in_the_plan_s_own_order():
    board = riverside().groups[0]
    found = voters_of(riverside(), board, TODAY)
    assert [each.partner for each in found.voters][:3] == ["B1", "B2", "B3"]
    assert [len(each.seats) for each in found.voters] == [3, *[1] * 15]
    assert found.casting is Casting.NONE  # the rules of that table give none
    swings = banzhaf(found.rule()).swings
    assert len(set(swings[1:])) == 1
    assert swings[0] > 3 * swings[1]


@pytest.mark.parametrize(
    "change",
    [
        {"voting": Voting.BOTH},
        {"voting": Voting.UNANIMOUS},
        {"majority": Fraction(2, 3)},
        {"reached": True},
        {"of_all": True},
        {"on_a_tie": OnATie.FALLS},
    ],
)
def test_where_no_tie_waits_for_the_chair_there_is_no_casting_vote(change):
    group = replace(BOARD, **change)
    found = voters_of(plan(group, seats(1, 1), chair_terms=chaired()), group, TODAY)
    assert (found.casting, found.chair) == (Casting.NONE, None)


def test_the_casting_vote_goes_with_the_seat_that_the_chair_sits_in():
    """The college’s principal sits for another body than the term says."""
    holder = SeatHolder(ref="K1", seat="E2", person="U1")
    person = Person(ref="U1", partner="B3")
    asked = plan(
        BOARD,
        seats(1, 1, 1),
        chair_terms=chaired("B3", "U1"),
        seat_holders=(holder,),
        people=(person,),
    )
    assert voters_of(asked, BOARD, TODAY).chair == 1
    assert voters_of(replace(asked, seat_holders=()), BOARD, TODAY).chair == 2
    of_the_person = replace(asked, seat_holders=(), chair_terms=chaired(None, "U1"))
    assert voters_of(of_the_person, BOARD, TODAY).chair == 2


def test_a_chair_without_a_seat_has_the_casting_vote_and_no_other():
    asked = plan(BOARD, seats(1, 1), chair_terms=chaired(None, "U1"), people=(Person(ref="U1"),))
    found = voters_of(asked, BOARD, TODAY)
    assert [each.person for each in found.voters] == [None, None, "U1"]
    assert not found.rule().passes({2})
    assert not found.rule().passes({0})
    assert found.rule().passes({0, 2})
    odd = voters_of(replace(asked, seats=seats(1, 1, 1)), BOARD, TODAY)
    assert banzhaf(odd.rule()).swings[-1] == 0


@pytest.mark.parametrize(
    "terms",
    [
        (),
        chaired(None),
        (*chaired("B1"), ChairTerm(ref="C2", group="T1", partner="B2")),
        (ChairTerm(ref="C1", group="T1", office=Office.VICE_CHAIR, partner="B1"),),
        (ChairTerm(ref="C1", group="T2", partner="B1"),),
    ],
    ids=["nobody", "not said who", "two at once", "a vice-chair", "of another group"],
)
def test_without_one_chair_that_is_known_a_tie_falls(terms):
    found = voters_of(plan(BOARD, seats(1, 1), chair_terms=terms), BOARD, TODAY)
    assert (found.casting, found.chair) == (Casting.NOBODYS, None)
    assert not found.rule().passes({0})
    assert not found.rule().passes({1})


def test_seats_count_as_they_stand_on_the_day_whether_anybody_is_in_them_or_not():
    over = When.on(datetime.date(2026, 1, 1))
    held = (*seats(1, 1, 1), replace(seats(1)[0], ref="E9", ended=over))
    asked = plan(BOARD, held, seat_holders=(SeatHolder(ref="K1", seat="E1", person="U1"),))
    gone = tuple(replace(each, ended=over if each.ref == "B3" else None) for each in asked.partners)
    found = voters_of(replace(asked, partners=gone), BOARD, TODAY)
    assert [each.seats for each in found.voters] == [("E1",), ("E2",)]
    assert found.vacant == 1


def test_a_seat_of_no_partner_votes_for_itself():
    free = Seat(ref="E5", group="T1", votes=2)
    found = voters_of(plan(BOARD, (free, *seats(1))), BOARD, TODAY)
    assert [(each.partner, each.seats) for each in found.voters] == [
        ("B1", ("E1",)),
        (None, ("E5",)),
    ]


@pytest.mark.parametrize(
    ("group", "votes", "said"),
    [
        (replace(BOARD, voting=None), (1, 1), "rules do not say how it votes"),
        (replace(BOARD, voting=Voting.WEIGHTS), (1, -1), "fewer than no votes: E2"),
        (replace(BOARD, voting=Voting.WEIGHTS), (0, 0), "Nothing can reach a quota of 1"),
        (replace(BOARD, majority=Fraction(1)), (1, 1), "Nothing can reach a quota of 3"),
        (replace(BOARD, majority=Fraction(0), reached=True), (1, 1), "everything would pass"),
        (BOARD, (), "at least one member"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_a_sentence(group, votes, said):
    with pytest.raises(CannotCount) as refused:
        voters_of(plan(group, seats(*votes)), group, TODAY).rule()
    assert said in str(refused.value)
