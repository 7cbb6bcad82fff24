"""Quorums of real boards, counted at their edges."""

from __future__ import annotations

from fractions import Fraction

import pytest

from joinedup.core.catalogue import render
from joinedup.core.governance import QuorumPart, Seat
from joinedup.core.plan import Partner
from joinedup.core.quorum import count, still_wanted, wanted
from joinedup.core.text import Text
from joinedup.core.words import QuorumOf, Sector

SECTORS = [Sector.LOCAL_AUTHORITY, Sector.OTHER_PUBLIC, Sector.VOLUNTARY, Sector.PRIVATE]


def board(bodies: str, capacities: dict[int, str] | None = None) -> list[Seat]:
    """A board with a seat for each letter: the letter is the body."""
    return [
        Seat(ref=f"N{n}", partner=letter, capacity=(capacities or {}).get(n, ""))
        for n, letter in enumerate(bodies, start=1)
    ]


def partners(bodies: str) -> dict[str, Partner]:
    """The bodies of a board, each in a sector of its turn."""
    return {
        letter: Partner(ref=letter, sector=SECTORS[n % len(SECTORS)])
        for n, letter in enumerate(sorted(set(bodies)))
    }


def met(parts: list[QuorumPart], seats: list[Seat], here: str) -> bool:
    """Whether those of ``here`` (numbers of seats) are enough."""
    present = [each for each in seats if each.ref in {f"N{n}" for n in here.split()}]
    bodies = "".join(each.partner or "" for each in seats)
    return count(parts, present, seats, partners(bodies)).met


# Terms of reference of a place partnership: “seven members from at least four organisations”.
SEVEN_OF_FOUR = [
    QuorumPart(of=QuorumOf.MEMBERS, least=7),
    QuorumPart(of=QuorumOf.ORGANISATIONS, least=4),
]


@pytest.mark.parametrize(
    ("here", "enough"),
    [
        ("1 2 3 4 5 6 9", True),  # A A A B B C D
        ("1 2 3 4 5 6 7", False),  # three organisations only
        ("1 2 3 4 6 9", False),  # six members only
    ],
)
def test_seven_members_from_four_organisations(here: str, enough: bool) -> None:
    assert met(SEVEN_OF_FOUR, board("AAABBCCBDD"), here) is enough


def test_all_members_needed() -> None:
    """A public services board of Wales needs each of its four statutory members (Well-being of
    Future Generations (Wales) Act 2015, Schedule 3)."""
    all_of_them = [QuorumPart(of=QuorumOf.MEMBERS, share=Fraction(1))]
    assert met(all_of_them, board("ABCD"), "1 2 3 4")
    assert not met(all_of_them, board("ABCD"), "1 2 3")


def test_seven_with_a_councillor_a_health_body_and_one_office_holder() -> None:
    """A health and wellbeing board: seven, among them a councillor, an NHS representative and the
    director of public health."""
    seats = board("ABCDEFGHI", {1: "Councillor", 2: "councillor", 3: "NHS representative"})
    parts = [
        QuorumPart(of=QuorumOf.MEMBERS, least=7),
        QuorumPart(of=QuorumOf.CAPACITY, capacity="councillor"),
        QuorumPart(of=QuorumOf.CAPACITY, capacity="NHS  representative"),
        QuorumPart(of=QuorumOf.SEAT, seat="N4"),
    ]
    assert met(parts, seats, "2 3 4 5 6 7 8")
    assert not met(parts, seats, "3 4 5 6 7 8 9")
    assert not met(parts, seats, "1 2 4 5 6 7 8")
    assert not met(parts, seats, "1 2 3 5 6 7 8")


RIVERSIDE = [
    QuorumPart(of=QuorumOf.MEMBERS, least=9),
    QuorumPart(of=QuorumOf.ORGANISATIONS, least=6),
    QuorumPart(of=QuorumOf.SECTORS, least=3),
]


def test_two_who_leave_take_the_quorum_of_riverside_with_them() -> None:
    seats = board("AAABCDEFGH")
    all_here = count(RIVERSIDE, seats, seats, partners("ABCDEFGH"))
    assert [(each.wanted, each.found) for each in all_here.parts] == [(9, 10), (6, 8), (3, 4)]
    fewer = count(RIVERSIDE, seats[:-2], seats, partners("ABCDEFGH"))
    assert not fewer.met
    assert [each.short for each in fewer.missing] == [1]
    said = still_wanted(fewer.missing[0], {each.ref: each for each in seats})
    assert render(*said) == "1 more member"
    assert render(*said, "cy") == "1 aelod arall"


@pytest.mark.parametrize(
    ("share", "members", "least"),
    [("1/2", 7, 4), ("1/2", 8, 4), ("1/3", 10, 4), ("2/3", 18, 12), ("1/4", 1, 1)],
)
def test_a_share_of_the_members_is_rounded_up(share: str, members: int, least: int) -> None:
    assert wanted(QuorumPart(of=QuorumOf.MEMBERS, share=Fraction(share)), members) == least


def test_a_seat_counts_once_and_a_stranger_not_at_all() -> None:
    seats = board("AB")
    three = [*seats, seats[0], Seat(ref="N99", partner="C")]
    assert count([QuorumPart(of=QuorumOf.MEMBERS, least=3)], three, seats, {}).parts[0].found == 2


def test_a_body_without_a_sector_is_in_none_and_a_seat_without_a_body_of_none() -> None:
    seats = [Seat(ref="N1", partner="A"), Seat(ref="N2"), Seat(ref="N3", partner="B")]
    known = {"A": Partner(ref="A", sector=Sector.PRIVATE), "B": Partner(ref="B")}
    parts = [QuorumPart(of=QuorumOf.ORGANISATIONS), QuorumPart(of=QuorumOf.SECTORS)]
    found = count(parts, seats, seats, known)
    assert [each.found for each in found.parts] == [2, 1]


def test_without_rules_nobody_says_that_there_is_a_quorum() -> None:
    found = count([], board("AB"), board("AB"), {})
    assert (found.known, found.met) == (False, False)


@pytest.mark.parametrize(
    "part",
    [
        QuorumPart(of=QuorumOf.MEMBERS, least=0),
        QuorumPart(of=QuorumOf.MEMBERS, share=Fraction(0)),
        QuorumPart(of=QuorumOf.MEMBERS, share=Fraction(3, 2)),
    ],
)
def test_a_quorum_that_wants_nothing_or_more_than_all_is_refused(part: QuorumPart) -> None:
    with pytest.raises(ValueError, match="A quorum"):
        count([part], [], board("AB"), {})


def test_what_is_wanted_names_the_seat() -> None:
    seats = {"N4": Seat(ref="N4", title=Text((("en", "Director of Public Health"),)))}
    found = count([QuorumPart(of=QuorumOf.SEAT, seat="N4")], [], list(seats.values()), {})
    said = still_wanted(found.missing[0], seats)
    assert render(*said) == "The holder of Director of Public Health, or a deputy"
