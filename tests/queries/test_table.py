"""Who is at the table on a day, from the board down."""

from __future__ import annotations

import datetime
from dataclasses import replace

from joinedup.core.catalogue import render
from joinedup.core.holding import Filling
from joinedup.core.period import When
from joinedup.core.plan import ChairTerm, Group, Partner, Person, Plan, QuorumPart, Seat, SeatHolder
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, Office, QuorumOf, Sector, Tenure
from joinedup.queries.table import GroupRow, TablePage, table

DAY = datetime.date(2026, 11, 17)


def on(text: str) -> When:
    return When.on(datetime.date.fromisoformat(text))


PLAN = Plan(
    partners=(
        Partner(ref="B1", title=Text.of("Council"), sector=Sector.LOCAL_AUTHORITY),
        Partner(ref="B2", title=Text.of("College"), sector=Sector.OTHER_PUBLIC),
        Partner(ref="B3", title=Text.of("Care Board"), ended=on("2026-03-31")),
        Partner(
            ref="B4",
            title=Text.of("Villages"),
            sector=Sector.COMMUNITY,
            not_taking_part=on("2025-05-01"),
        ),
    ),
    people=(
        Person(ref="U1", title=Text.of("Principal"), partner="B2"),
        Person(ref="U2", title=Text.of("Leader"), partner="B1"),
        Person(ref="U3", title=Text.of("Manager"), partner="B1", left=on("2026-09-30")),
    ),
    groups=(
        Group(ref="T2", title=Text.of("Growing Up"), layer=Layer.THEME, under="T1"),
        Group(ref="T1", title=Text.of("Board"), layer=Layer.BOARD),
        Group(ref="T3", title=Text.of("Flood group"), ended=on("2025-01-01")),
    ),
    seats=(
        Seat(ref="E1", title=Text.of("The college"), group="T1", partner="B2"),
        Seat(ref="E2", title=Text.of("The council"), group="T1", partner="B1", votes=2),
        Seat(ref="E3", title=Text.of("The care board"), group="T1", partner="B3"),
        Seat(ref="E4", title=Text.of("The villages"), group="T1", partner="B4"),
        Seat(ref="E5", title=Text.of("Early help"), group="T2", partner="B1"),
    ),
    seat_holders=(
        SeatHolder(ref="Y1", seat="E1", person="U1", starts=on("2024-01-31")),
        SeatHolder(ref="Y2", seat="E2", person="U2", tenure=Tenure.ACTING),
        SeatHolder(ref="Y3", seat="E5", person="U3"),
        SeatHolder(ref="Y4", seat="E4", ended=on("2026-08-01")),
    ),
    chair_terms=(
        ChairTerm(
            ref="C1",
            group="T1",
            person="U1",
            partner="B2",
            capacity=Capacity.OTHER,
            starts=on("2024-01-31"),
            due=on("2027-01-31"),
        ),
        ChairTerm(ref="C2", group="T1", person="U2", office=Office.VICE_CHAIR),
        ChairTerm(ref="C3", group="T1", person="U2", ended=on("2024-01-31")),
    ),
)


def page(day: datetime.date = DAY, plan: Plan = PLAN) -> TablePage:
    return table(Snapshot(plan=plan, day=day))


def board(day: datetime.date = DAY) -> GroupRow:
    return next(each for each in page(day).groups if str(each.name.title) == "Board")


def test_the_board_comes_first_and_a_group_that_has_ended_not_at_all() -> None:
    assert [str(each.name.title) for each in page().groups] == ["Board", "Growing Up"]
    assert [each.layer for each in page().layers] == [Layer.BOARD, Layer.THEME]
    below = page().groups[1]
    assert below.under is not None
    assert str(below.under.title) == "Board"


def test_a_seat_says_who_is_in_it_and_since_when_nobody_is() -> None:
    rows = {str(each.name.title): each for each in board().seats}
    assert list(rows) == ["The college", "The council", "The villages"]
    assert [str(each.title) for each in rows["The college"].people] == ["Principal"]
    assert rows["The council"].filling is Filling.ACTING
    assert rows["The council"].votes == 2
    villages = rows["The villages"]
    assert (villages.filling, villages.takes_part) == (Filling.VACANT, False)
    assert villages.vacant_since == datetime.date(2026, 8, 1)


def test_whoever_left_holds_nothing_from_that_day_and_held_it_the_day_before() -> None:
    def early_help(day: str) -> Filling:
        return page(datetime.date.fromisoformat(day)).groups[1].seats[0].filling

    assert early_help("2026-09-29") is Filling.FULL
    assert early_help("2026-09-30") is Filling.VACANT


def test_a_body_that_has_ended_has_its_seat_in_the_past_alone() -> None:
    assert "The care board" in {
        str(each.name.title) for each in board(datetime.date(2026, 3, 30)).seats
    }


def test_the_chair_with_the_days_that_are_left() -> None:
    chair, *others = board().chairs
    assert others == []
    assert chair.person is not None
    assert chair.partner is not None
    assert (str(chair.person.title), str(chair.partner.title)) == ("Principal", "College")
    assert chair.days_left == 75
    assert [each.person and str(each.person.title) for each in board().vice_chairs] == ["Leader"]


def test_what_is_counted() -> None:
    found = page()
    assert (found.seats, found.vacant) == (4, 2)
    assert (board().bodies, board().sectors, board().vacant) == (3, 3, 1)


def test_rules_that_are_not_said_are_not_told() -> None:
    assert board().quorum("en") == board().deciding() == ()


def test_a_seat_of_a_quorum_is_told_by_its_title() -> None:

    part = QuorumPart(of=QuorumOf.SEAT, seat="E1")
    groups = (replace(PLAN.groups[1], quorum=(part,)),)
    (row,) = page(plan=replace(PLAN, groups=groups)).groups
    assert [render(*each) for each in row.quorum("en")] == [
        "The holder of “The college”, or a deputy"
    ]
