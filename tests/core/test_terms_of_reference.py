"""A group's rules in words, in both languages, nothing said where the rules say nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from joinedup.core.catalogue import render
from joinedup.core.plan import Group, QuorumPart
from joinedup.core.terms_of_reference import deciding_in_words, quorum_in_words
from joinedup.core.text import Text
from joinedup.core.words import OnATie, QuorumOf, Voting

BOARD = Group(
    ref="T1",
    quorum=(
        QuorumPart(least=9),
        QuorumPart(of=QuorumOf.ORGANISATIONS, least=6),
        QuorumPart(of=QuorumOf.SECTORS, least=3),
    ),
    agreement_first=True,
    voting=Voting.MEMBERS,
    on_a_tie=OnATie.CHAIR,
)
"""The rules of Riverside’s board."""


def quorum(group: Group, language: str = "en", **seats: Text) -> list[str]:
    return [render(*said, language) for said in quorum_in_words(group, seats, language)]


def deciding(group: Group, language: str = "en") -> list[str]:
    return [render(*said, language) for said in deciding_in_words(group)]


def test_a_quorum_is_told_part_by_part() -> None:
    assert quorum(BOARD) == [
        "9 members",
        "Members from 6 organisations",
        "Members from 3 sectors",
    ]
    assert quorum(BOARD, "cy") == ["9 aelod", "Aelodau o 6 sefydliad", "Aelodau o 3 sector"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (QuorumPart(least=1), "1 member"),
        (QuorumPart(share=Fraction(2, 3)), "2/3 of the members"),
        (QuorumPart(share=Fraction(1)), "All members"),
        (QuorumPart(of=QuorumOf.CAPACITY, capacity="councillor"), "1 of capacity “councillor”"),
        (QuorumPart(of=QuorumOf.SEAT, seat="E4"), "The holder of “Public health”, or a deputy"),
        (QuorumPart(of=QuorumOf.SEAT, seat="E5"), "The holder of “E5”, or a deputy"),
    ],
)
def test_each_kind_of_part(part: QuorumPart, said: str) -> None:
    assert quorum(replace(BOARD, quorum=(part,)), E4=Text.of("Public health")) == [said]


def test_how_a_board_decides() -> None:
    assert deciding(BOARD) == [
        "It looks for agreement before it votes.",
        "Each member has one vote.",
        "A motion needs more than 1/2 of the votes cast.",
        "On a tie the chair has a casting vote.",
    ]


def test_where_all_must_agree_there_is_no_majority_and_no_tie() -> None:
    assert deciding(replace(BOARD, voting=Voting.UNANIMOUS))[1:] == ["All must agree."]


@pytest.mark.parametrize(
    ("reached", "of_all", "said"),
    [
        (True, False, "A motion needs at least 2/3 of the votes cast."),
        (True, True, "A motion needs at least 2/3 of all votes."),
        (False, True, "A motion needs more than 2/3 of all votes."),
    ],
)
def test_a_majority_is_reached_or_passed(reached: bool, of_all: bool, said: str) -> None:
    rule = replace(BOARD, majority=Fraction(2, 3), reached=reached, of_all=of_all)
    assert said in deciding(rule)


def test_an_odd_share_is_told_in_per_cent() -> None:
    assert "A motion needs more than 55% of the votes cast." in deciding(
        replace(BOARD, majority=Fraction(55, 100))
    )


def test_nothing_is_told_where_the_rules_say_nothing() -> None:
    assert quorum(Group(ref="T2")) == []
    assert deciding(Group(ref="T2")) == []
