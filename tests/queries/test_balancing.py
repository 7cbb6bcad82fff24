"""The page of balance, made from plans: shares, the time behind them, and who could block."""

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from joinedup.analysis.balance.voters import Casting
from joinedup.core.catalogue import shown
from joinedup.core.governance import ChairTerm, Group, Seat
from joinedup.core.period import When
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import OnATie, Sector, Voting
from joinedup.queries.balancing import balancing, year_of
from joinedup.queries.blocking import blocking
from tests.analysis.balance.table import BODIES, TODAY, WORDS, riverside


def page(plan: Plan, since: int | None = None):
    return balancing(Snapshot(plan=plan, day=TODAY), since)


def with_a_casting_vote() -> Plan:
    plan = riverside()
    return replace(plan, groups=(replace(plan.groups[0], on_a_tie=OnATie.CHAIR), *plan.groups[1:]))


def told(said, words=None) -> list[str]:
    return [each.message("en", words) for each in said]


def english(parts) -> list[str]:
    """What stands in a combination, each part as it is told."""
    return [shown(each, "en") for each in parts]


def test_partners_stand_in_the_plan_s_own_order_in_every_channel_whatever_they_have():
    for part in page(riverside()).channels:
        assert [each.name.title.within("en") for each in part.partners] == [
            name for name, *_ in BODIES
        ]
        assert [each.sector for each in part.sectors] == list(Sector)


def test_shares_that_do_not_sum_to_a_hundred_say_why():
    found = {each.channel.key: each for each in page(riverside()).channels}
    actions, services = found["actions"], found["delivery_systems"]
    assert (actions.sum, actions.whole) == (Decimal("96.7"), False)
    assert told(actions.gaps, WORDS) == ["Of 60 projects, 2 belong to no partner."]
    assert (services.sum, services.whole) == (Decimal("100"), True)
    seats = found["seats"]  # 3 of 18 and fifteen times 1 of 18, each rounded
    assert (seats.sum, seats.whole, seats.gaps) == (Decimal("100.7"), True, ())


def test_each_body_is_told_how_long_it_has_had_the_chair():
    (board,) = page(riverside()).chairs
    assert told(board.said)[:2] == [
        "Riverside Council was in the chair on 1,217 of 2,239 days.",
        "Wendside College was in the chair on 1,022 of 2,239 days.",
    ]
    days = (datetime.date(2024, 1, 31) - datetime.date(2020, 10, 1)).days
    assert days == 1217


def test_the_local_authority_s_share_is_told_step_by_step():
    courses = {each.channel.key: each for each in page(riverside()).courses}
    assert set(courses) == {"chairs", "seats", "votes"}
    assert told(courses["chairs"].said) == [
        "From 1 October 2020 the sector “local authority” holds 1 of 1 chair.",
        "From 31 January 2024 the sector “local authority” holds 0 of 1 chair.",
    ]
    first, second = courses["chairs"].steps
    assert (first.starts, first.last) == (
        datetime.date(2020, 10, 1),
        datetime.date(2024, 1, 30),
    )
    assert (second.starts, second.last) == (datetime.date(2024, 1, 31), None)
    assert (first.share, second.share) == (Decimal(100), Decimal(0))


def test_of_many_changes_the_first_and_the_last_are_told_and_all_are_in_the_steps():
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(days=n) for n in range(20)]
    council = Partner(ref="B1", title=Text.of("Council"), sector=Sector.LOCAL_AUTHORITY)
    plan = Plan(
        partners=(council,),
        groups=(Group(ref="T1"),),
        seats=tuple(
            Seat(ref=f"E{n}", group="T1", partner="B1", starts=When.on(day))
            for n, day in enumerate(days, 1)
        ),
    )
    course = next(each for each in page(plan).courses if each.channel.key == "seats")
    assert told(course.said) == [
        "From 1 January 2026 the sector “local authority” holds 1 of 1 seat.",
        "From 20 January 2026 the sector “local authority” holds 20 of 20 seats.",
    ]
    assert (course.between, len(course.steps)) == (18, 20)


def test_one_may_look_back_to_the_beginning_of_a_year():
    found = page(riverside(), 2026)
    assert found.starts == datetime.date(2026, 1, 1)
    assert found.years == (2020, 2021, 2022, 2023, 2024, 2025, 2026)
    (board,) = found.chairs
    assert told(board.said)[0] == "Wendside College was in the chair on 321 of 321 days."
    assert page(riverside(), 1999).starts == datetime.date(2020, 10, 1)


@pytest.mark.parametrize(
    ("asked", "year"),
    [
        ("2024", 2024),
        ("2026", 2026),
        ("2027", None),
        ("1899", None),
        ("", None),
        ("all", None),
        ("02024", None),
        ("-999", None),
        ("²⁰²⁴", None),
        ("٢٠٢٤", None),
    ],
)
def test_a_year_that_is_none_or_still_to_come_asks_for_the_whole_record(asked, year):
    assert year_of(asked, TODAY) == year


def test_a_record_without_days_is_not_looked_back_on():
    plan = replace(riverside(), chair_terms=())
    found = page(plan)
    assert (found.starts, found.years, found.courses, found.chairs) == (None, (), (), ())
    assert len(found.channels) == 6
    to_come = replace(
        plan,
        chair_terms=(ChairTerm(ref="C1", group="T1", starts=When.on(datetime.date(2027, 2, 1))),),
    )
    assert page(to_come).starts is None


def test_an_empty_plan_has_a_page():
    found = page(Plan())
    assert (found.partners, found.groups) == ((), ())


def test_who_could_block_is_told_in_the_plan_s_own_order_with_the_casting_vote():
    """By hand: the council (3) with the chair needs 5 of 14 to come to 9 of 18, which stops, since
    the tie is the chair's; without the chair it takes 10 votes."""
    (board,) = blocking(Snapshot(plan=with_a_casting_vote(), day=TODAY))
    assert board.casting is Casting.HELD
    assert board.together
    assert board.ways == 2**15
    seated = [name for name, _, seats, *_ in BODIES if seats]
    assert [each.name.title.within("en") for each in board.rows] == seated
    assert [each.casting for each in board.rows].index(True) == seated.index("Wendside College")
    council, other = board.rows[0], board.rows[1]
    assert council.part == Fraction(council.swings, board.ways) == Fraction(8437, 16384)
    assert str(council.per_cent) == "51.5"
    assert (other.swings, str(other.per_cent)) == (4862, "14.8")
    alike = "of the 14 that count as Wend Valley Integrated Care Board does"
    assert [english(each) for each in board.blocking.listed] == [
        ["Riverside Council", "Wendside College", f"any 5 {alike}"],
        ["Riverside Council", f"any 7 {alike}"],
        ["Wendside College", f"any 8 {alike}"],
        [f"any 10 {alike}"],
    ]
    assert board.blocking.complete


def small(*votes: int, **rules: object) -> Plan:
    partners = tuple(
        Partner(ref=f"B{n}", title=Text.of(f"Body {n}")) for n in range(1, len(votes) + 1)
    )
    seats = tuple(
        Seat(ref=f"E{n}", group="T1", partner=f"B{n}", votes=each)
        for n, each in enumerate(votes, 1)
    )
    group = replace(Group(ref="T1", title=Text.of("Board"), voting=Voting.WEIGHTS), **rules)
    return Plan(partners=partners, groups=(group,), seats=seats)


def votes_of(plan: Plan):
    (found,) = blocking(Snapshot(plan=plan, day=TODAY))
    return found


def test_the_council_of_six_of_1958_is_counted_as_it_is_published():
    """Banzhaf’s indices of 4, 4, 4, 2, 2, 1 votes and a quota of 12: 5/21, 1/7 and 0; their swings
    are 10, 6 and 0 of 32."""
    found = votes_of(small(4, 4, 4, 2, 2, 1, majority=Fraction(12, 17), reached=True))
    assert [each.swings for each in found.rows] == [10, 10, 10, 6, 6, 0]
    total = sum(each.swings for each in found.rows)
    assert [Fraction(each.swings, total) for each in found.rows[2:4]] == [
        Fraction(5, 21),
        Fraction(1, 7),
    ]
    assert found.ways == 32
    # Shapley and Shubik’s of the same council: 14/60, 9/60 and 0
    orders = [Fraction(14, 60)] * 3 + [Fraction(9, 60)] * 2 + [Fraction(0)]
    assert [each.orders for each in found.rows] == orders
    assert [str(each.orders_per_cent) for each in found.rows[2:]] == ["23.3", "15", "15", "0"]


def test_combinations_name_who_is_few_and_count_who_are_many():
    few = votes_of(small(1, 1, 1))
    assert [english(each) for each in few.blocking.listed] == [
        ["any 2 of Body 1, Body 2 and Body 3"]
    ]
    many = votes_of(small(*[1] * 9))
    assert [english(each) for each in many.carrying.listed] == [["any 5 of all 9"]]
    one = votes_of(small(3, 1, 1))
    assert [english(each) for each in one.blocking.listed] == [["Body 1"]]
    assert [each.swings for each in one.rows] == [4, 0, 0]


def test_what_cannot_be_counted_is_refused_and_nothing_is_told():
    found = votes_of(small(1, 1, majority=Fraction(1)))
    assert found.refused is not None
    assert "Nothing can reach a quota of 3" in found.refused.message()
    assert (found.rows, found.blocking.listed) == ((), ())
    many = votes_of(small(*[1] * 501))
    assert many.refused is not None
    assert "up to 500 members" in many.refused.message()


def test_of_more_than_a_hundred_the_orders_are_not_told():
    found = votes_of(small(*[1] * 101))
    assert found.refused is None
    assert not found.in_orders
    assert votes_of(small(1, 1)).in_orders


def test_long_numbers_of_ways_are_told_in_per_cent_alone():
    assert votes_of(small(*[1] * 40)).printed
    assert not votes_of(small(*[1] * 60)).printed


def test_a_group_without_seats_or_a_rule_of_voting_is_not_told():
    plan = small(1, 1)
    assert blocking(Snapshot(plan=replace(plan, seats=()), day=TODAY)) == ()
    silent = replace(plan, groups=(replace(plan.groups[0], voting=None),))
    assert blocking(Snapshot(plan=silent, day=TODAY)) == ()


def test_a_chair_without_a_seat_stands_last_with_the_body_that_they_are_of():
    plan = small(1, 1, voting=Voting.MEMBERS, on_a_tie=OnATie.CHAIR)
    asked = replace(
        plan,
        partners=(*plan.partners, Partner(ref="B9", title=Text.of("Away"))),
        people=(Person(ref="U1", title=Text.of("Independent chair"), partner="B9"),),
        chair_terms=(ChairTerm(ref="C1", group="T1", person="U1"),),
    )
    last = votes_of(asked).rows[-1]
    assert last.name.title.within("en") == "Independent chair"
    assert last.partner is not None
    assert last.partner.title.within("en") == "Away"
    assert (last.seats, last.votes, last.casting, last.swings) == (0, 0, True, 2)
