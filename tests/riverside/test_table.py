"""Who is at Riverside's table: the brief's seats, chairs, rules and leadership, counted."""

import datetime
from collections import Counter
from fractions import Fraction

import pytest

from joinedup.analysis.balance.channels import SEATS
from joinedup.analysis.balance.shares import shares_of
from joinedup.analysis.leadership import Coverage, coverage, terms_ending
from joinedup.core import vocabulary
from joinedup.core.governance import ChairTerm, Group, Seat, holding
from joinedup.core.holding import Filling, SeatOnDay, table_on
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.quorum import QuorumCount, count
from joinedup.core.words import (
    Authority,
    Capacity,
    Layer,
    Office,
    OnATie,
    QuorumOf,
    Sector,
    Tenure,
    Voting,
)
from tests.riverside.faults import check

DAY = datetime.date(2026, 11, 17)
LOST = datetime.date(2025, 9, 10)


def group(plan: Plan, title: str) -> Group:
    [found] = [each for each in plan.groups if str(each.title) == title]
    return found


def seats_of(plan: Plan, title: str, day: datetime.date = DAY) -> list[SeatOnDay]:
    own = group(plan, title).ref
    return [each for each in table_on(plan, day).seats if each.seat.group == own]


def bodies(plan: Plan) -> dict[str | None, str]:
    return {partner.ref: partner.number for partner in plan.partners}


def roles(plan: Plan) -> dict[str | None, str]:
    return {person.ref: str(person.title) for person in plan.people}


def chairs(plan: Plan, office: Office = Office.CHAIR) -> list[ChairTerm]:
    board = group(plan, "Board").ref
    return [each for each in plan.chair_terms if each.group == board and each.office is office]


def test_there_is_a_board_an_executive_four_theme_groups_and_three_locality_groups(
    plan: Plan,
) -> None:
    assert Counter(each.layer for each in plan.groups) == {
        Layer.BOARD: 1,
        Layer.EXECUTIVE: 1,
        Layer.THEME: 4,
        Layer.LOCALITY: 3,
    }
    board, executive = group(plan, "Board"), group(plan, "Executive")
    assert (board.meets, executive.meets) == ("Quarterly", "Monthly")
    assert (board.under, executive.under) == (None, board.ref)
    beneath = {each.under for each in plan.groups if each.layer in (Layer.THEME, Layer.LOCALITY)}
    assert beneath == {executive.ref}
    themes = {action.theme for action in plan.actions}
    assert {str(each.title) for each in plan.groups if each.layer is Layer.THEME} == themes


def test_the_board_has_eighteen_seats_and_each_partner_those_of_the_brief(plan: Plan) -> None:
    number = bodies(plan)
    held = Counter(number[each.seat.partner] for each in seats_of(plan, "Board"))
    assert held.total() == 18
    once = [
        "P2",
        "P3",
        "P4",
        "P5",
        "P6",
        "P7",
        "P8",
        "P11",
        "P13",
        "P15",
        "P16",
        "P17",
        "P20",
        "P21",
        "P22",
    ]
    assert held == {"P1": 3, **dict.fromkeys(once, 1)}
    assert {each.seat.votes for each in seats_of(plan, "Board")} == {1}


def test_the_balance_counts_three_of_eighteen_seats_for_the_council(plan: Plan) -> None:
    shares = shares_of(SEATS, plan, DAY)
    assert (shares.all, shares.local_authority.share) == (18, Fraction(3, 18))
    assert [(each.sector, each.count) for each in shares.sectors] == list(
        zip(Sector, (3, 7, 1, 1, 3, 3), strict=True)
    )


def test_the_executive_has_ten_seats(plan: Plan) -> None:
    assert len(seats_of(plan, "Executive")) == 10


def test_every_seat_is_filled_but_that_of_the_villages_and_those_of_the_leaver(plan: Plan) -> None:
    vacant = {str(each.seat.title): each.vacant_since for each in table_on(plan, DAY).vacant}
    left = datetime.date(2026, 9, 30)
    assert vacant == {
        "Board: the villages": datetime.date(2026, 8, 31),
        "Executive: the health trust": left,
        "Healthy and Home: the health trust": left,
    }
    before = table_on(plan, left - datetime.timedelta(days=1)).vacant
    assert [str(each.seat.title) for each in before] == ["Board: the villages"]
    assert table_on(plan, datetime.date(2026, 7, 31)).vacant == ()


def test_what_the_leaver_held_is_four_projects_two_seats_and_a_role(plan: Plan) -> None:
    [leaver] = [person for person in plan.people if person.left]
    assert str(leaver.title) == "Head of community services"
    seats = {seat.ref: str(seat.title) for seat in plan.seats}
    assert [seats[each.seat or ""] for each in plan.seat_holders if each.person == leaver.ref] == [
        "Executive: the health trust",
        "Healthy and Home: the health trust",
    ]
    led = [a.number for a in plan.actions if any(lead.person == leaver.ref for lead in a.leads)]
    assert led == ["4.2.1", "4.2.2", "4.2.3", "4.2.4"]


def test_the_area_manager_of_the_rivers_agency_alone_is_acting(plan: Plan) -> None:
    [acting] = [each for each in plan.seat_holders if each.tenure is Tenure.ACTING]
    assert roles(plan)[acting.person] == "Area manager of the Rivers Agency"
    [seat] = [each for each in seats_of(plan, "Board") if each.seat.ref == acting.seat]
    assert seat.filling is Filling.ACTING
    assert seat.seat.authority is Authority.HELD_NATIONALLY


def test_holders_and_deputies_are_of_the_body_whose_seat_it_is(plan: Plan) -> None:
    of = {person.ref: person.partner for person in plan.people}
    seats = {seat.ref: seat for seat in plan.seats}
    assert [
        str(seats[each.seat or ""].title)
        for each in plan.seat_holders
        if of[each.person or ""] != seats[each.seat or ""].partner
    ] == []
    deputies = [each for each in plan.seats if each.deputy]
    assert [each for each in deputies if of[each.deputy or ""] != each.partner] == []
    assert 0 < len(deputies) < len(plan.seats) / 2


def test_what_a_seat_may_agree_to_is_said_where_it_is_stated_and_nowhere_else(plan: Plan) -> None:
    assert {each.authority for each in plan.seats} == set(Authority)
    for seat in plan.seats:
        assert bool(seat.may_agree) == (seat.authority is Authority.STATED), str(seat.title)


def test_the_care_board_s_seat_was_its_own_until_it_became_another(plan: Plan) -> None:
    number = bodies(plan)

    def of_the_care_board(day: datetime.date) -> list[str]:
        held = [number[each.seat.partner] for each in seats_of(plan, "Board", day)]
        return [each for each in held if each in ("P2", "P2a")]

    assert of_the_care_board(datetime.date(2026, 3, 30)) == ["P2a"]
    assert of_the_care_board(datetime.date(2026, 4, 1)) == ["P2"]
    assert len(seats_of(plan, "Board", LOST)) == 18


# Chairs


def test_six_years_of_chairs_are_those_of_the_brief(plan: Plan) -> None:
    role, number = roles(plan), bodies(plan)
    told = [
        (role[each.person], number[each.partner], each.capacity, month(each.starts), month(each.ended))
        for each in chairs(plan)
    ]  # fmt: skip
    assert told == [
        ("Leader of the council", "P1", Capacity.LEADER, "October 2020", "May 2022"),
        ("Cabinet member for communities", "P1", Capacity.ELECTED_MEMBER, "May 2022", "September 2023"),
        ("Chief executive of the council", "P1", Capacity.OFFICER, "September 2023", "January 2024"),
        ("Principal", "P6", Capacity.OTHER, "January 2024", ""),
    ]  # fmt: skip
    assert [each.chosen for each in chairs(plan)] == [
        "By custom",
        "Appointed by the leader of the council",
        "As a stop-gap",
        "Ballot of the board, 10 to 7, one away",
    ]
    assert chairs(plan)[-1].why == "So that it is not the council’s partnership"
    assert {p.sector for p in plan.partners if p.number == "P6"} == {Sector.OTHER_PUBLIC}


def month(when: object) -> str:
    day = getattr(when, "first_day", None)
    return f"{day:%B %Y}" if day else ""


def test_on_every_day_of_six_years_one_is_in_the_chair_of_the_board(plan: Plan) -> None:
    day = datetime.date(2020, 10, 1)
    while day <= DAY:
        assert len(holding(chairs(plan), day)) == 1, day
        day += datetime.timedelta(days=1)


def test_the_principal_s_term_ends_in_75_days_and_nobody_is_named(plan: Plan) -> None:
    seats = {seat.ref: seat for seat in plan.seats}
    [ending] = terms_ending(plan.chair_terms, seats, plan.seat_holders, DAY, 90)
    assert roles(plan)[ending.term.person] == "Principal"
    assert month(ending.term.starts) == "January 2024"
    assert (ending.last_day, ending.left) == (datetime.date(2027, 1, 31), 75)
    assert ending.named is None
    assert [roles(plan)[each] for each in ending.could_follow[:2]] == [
        "Leader of the council",
        "Chief officer of the Voluntary Network",
    ]


def test_the_vice_chairs_are_the_leader_and_the_voluntary_network_s_chief_officer(
    plan: Plan,
) -> None:
    current = holding(chairs(plan, Office.VICE_CHAIR), DAY)
    assert [roles(plan)[each.person] for each in current] == [
        "Leader of the council",
        "Chief officer of the Voluntary Network",
    ]


def test_whoever_is_in_a_chair_has_a_seat_on_the_group(plan: Plan) -> None:
    seats = {seat.ref: seat for seat in plan.seats}
    for term in holding(plan.chair_terms, DAY):
        sitting = [
            each.person
            for each in holding(plan.seat_holders, DAY)
            if seats[each.seat or ""].group == term.group
        ]
        assert term.person in sitting, roles(plan)[term.person]


def test_the_chair_of_healthy_and_home_is_who_may_be_chosen_to_sign_in_as_that(plan: Plan) -> None:
    own = group(plan, "Healthy and Home").ref
    [term] = [each for each in plan.chair_terms if each.group == own]
    assert roles(plan)[term.person] == "Director of Public Health"


# Rules


def test_the_rules_of_the_board_are_those_of_the_brief(plan: Plan) -> None:
    board = group(plan, "Board")
    assert [(part.of, part.least) for part in board.quorum] == [
        (QuorumOf.MEMBERS, 9),
        (QuorumOf.ORGANISATIONS, 6),
        (QuorumOf.SECTORS, 3),
    ]
    assert board.agreement_first
    assert (board.voting, board.on_a_tie) == (Voting.MEMBERS, OnATie.CHAIR)
    assert (board.majority, board.reached) == (Fraction(1, 2), False)


def counted(plan: Plan, present: list[str], day: datetime.date = LOST) -> QuorumCount:
    """The board's quorum, counted of the seats of these titles on a day."""
    members: list[Seat] = [each.seat for each in seats_of(plan, "Board", day)]
    here = [each for each in members if str(each.title).removeprefix("Board: ") in present]
    assert len(here) == len(present)
    partners = {partner.ref: partner for partner in plan.partners}
    return count(group(plan, "Board").quorum, here, members, partners)


NINE = [
    *("the leader of the council", "the chief executive", "Wend Care Board", "the police"),
    *("the college", "the chamber", "the voluntary network", "Two Banks", "Eastmere residents"),
]
"""Nine members from eight organisations in five sectors, one of them a body that has since ended."""


def test_on_10_september_2025_nine_were_there_and_could_decide(plan: Plan) -> None:
    found = counted(plan, NINE)
    assert found.met
    assert [(each.wanted, each.found) for each in found.parts] == [(9, 9), (6, 8), (3, 5)]


def test_when_two_left_at_item_7_the_quorum_was_lost_by_two_members(plan: Plan) -> None:
    found = counted(plan, [each for each in NINE if each not in ("the chamber", "the police")])
    assert not found.met
    assert [(each.part.of, each.short) for each in found.missing] == [(QuorumOf.MEMBERS, 2)]


def test_nine_of_too_few_organisations_or_sectors_are_no_quorum(plan: Plan) -> None:
    council = ["the leader of the council", "the cabinet member", "the chief executive"]
    public = [
        "Wend Care Board",
        "the health trust",
        "the police",
        "the fire service",
        "the college",
    ]
    two_sectors = counted(plan, [*council, *public, "the job service"])
    assert [each.part.of for each in two_sectors.missing] == [QuorumOf.SECTORS]
    assert [each.found for each in two_sectors.parts] == [9, 7, 2]
    five_bodies = counted(
        plan, [*council, "the police", "the chamber", "Two Banks", "the villages"]
    )
    assert [(each.part.of, each.short) for each in five_bodies.missing] == [
        (QuorumOf.MEMBERS, 2),
        (QuorumOf.ORGANISATIONS, 1),
    ]


# Leadership


@pytest.fixture(scope="module")
def grid(plan: Plan) -> Coverage:
    people = {person.ref: person for person in plan.people}
    return coverage(plan.leadership_roles, people, vocabulary.shipped(), DAY)


def test_eleven_roles_are_on_record_and_the_council_has_five(plan: Plan) -> None:
    of = {person.ref: bodies(plan)[person.partner] for person in plan.people}
    held = Counter(of[each.person or ""] for each in plan.leadership_roles)
    assert held.total() == 11
    assert held["P1"] == 5
    assert max(held.values()) == 5


def test_seven_boxes_of_nine_are_filled_and_the_holes_are_in_the_community(grid: Coverage) -> None:
    assert (len(grid.boxes), len(grid.filled), grid.outside) == (9, 7, ())
    assert [(each.element, each.field) for each in grid.holes] == [
        ("direction", "community"),
        ("current", "community"),
    ]


def test_the_health_trust_s_role_is_that_of_the_one_who_has_left(
    plan: Plan, grid: Coverage
) -> None:
    [vacant] = grid.vacant
    assert (vacant.element, vacant.field) == ("linkage", "partner")
    assert roles(plan)[vacant.person] == "Head of community services"
    assert len(grid.roles) == 10
    people = {person.ref: person for person in plan.people}
    before = coverage(
        plan.leadership_roles,
        people,
        vocabulary.shipped(),
        datetime.date(2026, 9, 29),
    )
    assert (len(before.roles), before.vacant) == (11, ())


def test_every_role_says_what_shows_it(plan: Plan) -> None:
    assert all(each.evidence for each in plan.leadership_roles)


# What the check says


def test_the_check_says_that_the_chair_s_term_ends_in_75_days(plan_file: PlanFile) -> None:
    [told] = [each for each in check(plan_file) if each.code == "N51"]
    assert "31 January 2027, in 75 days, and nobody is named to follow" in told.message()


def test_the_office_s_workbook_says_nothing_of_the_table(found_file: PlanFile) -> None:
    plan = found_file.plan
    assert (plan.groups, plan.seats, plan.seat_holders) == ((), (), ())
    assert (plan.chair_terms, plan.leadership_roles) == ((), ())


def test_a_seat_is_held_by_one_at_a_time(plan: Plan) -> None:
    held = Counter(each.seat for each in holding(plan.seat_holders, DAY))
    assert set(held.values()) == {1}
