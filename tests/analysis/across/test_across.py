"""Across partnerships: the chair table that evaluations print, composition, layers and sizes."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from joinedup.analysis.across import (
    LABELS,
    Chairs,
    Facts,
    From,
    Term,
    chair_table,
    composition,
    counted_as,
    facts,
    layers,
    sizes,
)
from joinedup.core.catalogue import render
from joinedup.core.governance import ChairTerm, Group, Seat
from joinedup.core.invented import invented
from joinedup.core.period import When
from joinedup.core.plan import Partner, Plan
from joinedup.core.words import Capacity, Layer, Office, Sector

TODAY = datetime.date(2026, 11, 17)


def on(year: int, month: int, day: int) -> When:
    return When.on(datetime.date(year, month, day))


def with_chairs(*terms: Term) -> list[Facts]:
    return [Facts(key=str(n), terms=(term,)) for n, term in enumerate(terms)]


def notes(table: Chairs) -> list[str]:
    return [render(sentence, params) for sentence, params in table.notes]


LEADER = Term(sector=Sector.LOCAL_AUTHORITY, capacity=Capacity.LEADER)
OFFICER = Term(sector=Sector.LOCAL_AUTHORITY, capacity=Capacity.OFFICER)
COLLEGE = Term(sector=Sector.OTHER_PUBLIC, capacity=Capacity.OTHER)


def test_350_invented_partnerships_give_the_table_of_the_survey() -> None:
    """The survey of local strategic partnerships in England of 2004, per cent: elected members 46, local
    authority officers 7, other public 16, private 11, voluntary and community 11; 9 not reported. The
    counts are worked out in tests/core/test_invented.py."""
    table = chair_table((facts(each.area, each, TODAY) for each in invented(350)), TODAY)
    assert [(LABELS[each.of], each.count, each.percent) for each in table.rows] == [
        ("Elected members", 161, 46),
        ("Local authority officers", 25, 7),
        ("Other public bodies", 56, 16),
        ("Private sector and business", 39, 11),
        ("Voluntary and community sector", 38, 11),
        ("Not reported", 31, 9),
    ]
    assert (table.partnerships, table.whole, table.total) == (350, 350, 100)
    assert notes(table) == [
        "The shares that are reported come to 91 per cent. Of the other 9 per cent it is not on record "
        "who is in the chair, or from where."
    ]


@pytest.mark.parametrize(
    ("sector", "capacity", "row"),
    [
        (Sector.LOCAL_AUTHORITY, Capacity.LEADER, From.ELECTED),
        (Sector.LOCAL_AUTHORITY, Capacity.ELECTED_MEMBER, From.ELECTED),
        (None, Capacity.ELECTED_MEMBER, From.ELECTED),
        (Sector.OTHER_PUBLIC, Capacity.ELECTED_MEMBER, From.ELECTED),
        (Sector.LOCAL_AUTHORITY, Capacity.OFFICER, From.OFFICERS),
        (Sector.LOCAL_AUTHORITY, Capacity.OTHER, From.COUNCIL_OTHERS),
        (Sector.LOCAL_AUTHORITY, None, From.NOT_REPORTED),
        (Sector.OTHER_PUBLIC, Capacity.OFFICER, From.OTHER_PUBLIC),
        (Sector.OTHER_PUBLIC, None, From.OTHER_PUBLIC),
        (Sector.PRIVATE, Capacity.OTHER, From.PRIVATE),
        (Sector.BUSINESS, Capacity.OFFICER, From.PRIVATE),
        (Sector.VOLUNTARY, None, From.VOLUNTARY),
        (Sector.COMMUNITY, Capacity.OTHER, From.VOLUNTARY),
        (None, Capacity.OFFICER, From.NOT_REPORTED),
        (None, None, From.NOT_REPORTED),
    ],
)
def test_a_chair_is_counted_by_sector_and_capacity(
    sector: Sector | None, capacity: Capacity | None, row: From
) -> None:
    assert counted_as(Term(sector=sector, capacity=capacity)) is row


def test_every_sector_and_capacity_has_a_row() -> None:
    for sector in (*Sector, None):
        for capacity in (*Capacity, None):
            assert counted_as(Term(sector=sector, capacity=capacity)) in LABELS


def test_not_reported_has_a_row_though_all_are_reported() -> None:
    table = chair_table(with_chairs(LEADER, OFFICER), TODAY)
    assert [each.of for each in table.rows][-1] is From.NOT_REPORTED
    assert (table.rows[-1].count, table.rows[-1].percent) == (0, 0)
    assert From.COUNCIL_OTHERS not in [each.of for each in table.rows]
    assert notes(table) == []


def test_what_the_rounded_shares_come_to_is_said_where_it_is_not_100() -> None:
    thirds = chair_table(with_chairs(LEADER, OFFICER, COLLEGE), TODAY)
    assert [each.percent for each in thirds.rows] == [33, 33, 33, 0, 0, 0]
    assert notes(thirds) == [
        "The shares come to 99 per cent, and not to 100, because each is rounded to a whole per cent."
    ]
    eighths = chair_table(with_chairs(*[LEADER] * 5, OFFICER, COLLEGE, COLLEGE), TODAY)
    assert [each.percent for each in eighths.rows] == [63, 13, 25, 0, 0, 0]
    assert notes(eighths)[0].startswith("The shares come to 101 per cent, and not to 100,")


def test_the_row_of_others_from_councils_is_there_where_one_is() -> None:
    other = Term(sector=Sector.LOCAL_AUTHORITY, capacity=Capacity.OTHER)
    table = chair_table(with_chairs(other, LEADER), TODAY)
    assert [each.count for each in table.rows] == [1, 0, 1, 0, 0, 0, 0]
    assert sum(each.count for each in table.rows) == table.whole == 2


def test_the_table_is_that_of_the_day() -> None:
    change = on(2024, 1, 31)
    held = Facts(
        key="r",
        terms=(
            Term(sector=Sector.LOCAL_AUTHORITY, capacity=Capacity.OFFICER, ended=change),
            Term(sector=Sector.OTHER_PUBLIC, capacity=Capacity.OTHER, starts=change),
        ),
    )

    def row(*day: int) -> list[From]:
        table = chair_table([held], datetime.date(*day))
        return [each.of for each in table.rows if each.count]

    assert row(2024, 1, 30) == [From.OFFICERS]
    assert row(2024, 1, 31) == [From.OTHER_PUBLIC]


def test_an_empty_chair_is_not_reported_and_it_is_said_that_it_is_empty() -> None:
    over = Facts(key="a", terms=(Term(sector=Sector.PRIVATE, ended=on(2026, 11, 17)),))
    to_come = Facts(key="b", terms=(Term(sector=Sector.PRIVATE, starts=on(2026, 11, 18)),))
    table = chair_table([over, to_come, Facts(key="c")], TODAY)
    assert (table.rows[-1].count, table.vacant) == (3, 1)
    assert "Of those not reported, one had a chair before and has none on the day." in notes(table)


def test_each_of_two_chairs_is_counted_and_it_is_said() -> None:
    table = chair_table([Facts(key="a", terms=(LEADER, COLLEGE)), *with_chairs(LEADER)], TODAY)
    assert (table.partnerships, table.whole, table.several) == (2, 3, 1)
    assert [each.count for each in table.rows] == [2, 0, 1, 0, 0, 0]
    assert "One partnership has more than one chair, and each of these is counted." in notes(table)


def test_of_no_partnerships_there_are_rows_and_no_shares() -> None:
    table = chair_table([], TODAY)
    assert {(each.count, each.share, each.percent) for each in table.rows} == {(0, None, None)}
    assert notes(table) == []


B, V = Sector.BUSINESS, Sector.VOLUNTARY
THREE = (
    Facts(key="a", partners={B: 3, V: 4}, groups={Layer.BOARD: 1, Layer.THEME: 4}, seats=9),
    Facts(key="b", partners={V: 2, None: 1}, groups={Layer.BOARD: 1, None: 2}, seats=4),
    Facts(key="c", partners={B: 1, V: 6}, groups={Layer.EXECUTIVE: 1}),
)
SILENT = Facts(key="d")


def test_composition_is_of_those_whose_members_are_on_record() -> None:
    found = composition([*THREE, SILENT])
    assert (found.partnerships, found.reported, found.members) == (4, 3, 17)
    rows = {each.sector: each for each in found.rows}
    assert list(rows) == [*Sector, None]
    assert (rows[B].members, rows[B].mean, rows[B].median) == (4, Fraction(4, 3), 1)
    assert (rows[B].having, rows[B].share) == (2, Fraction(2, 3))
    assert (rows[V].members, rows[V].mean, rows[V].median, rows[V].share) == (12, 4, 4, 1)
    assert (rows[None].members, rows[None].having) == (1, 1)
    assert rows[Sector.PRIVATE].share == 0
    assert sum(each.members for each in found.rows) == found.members


def test_layers_are_of_those_whose_groups_are_on_record() -> None:
    found = layers([*THREE, SILENT])
    assert (found.partnerships, found.reported) == (4, 3)
    assert [(each.layer, each.having, each.groups) for each in found.rows] == [
        (Layer.BOARD, 2, 2),
        (Layer.EXECUTIVE, 1, 1),
        (Layer.THEME, 1, 4),
        (Layer.LOCALITY, 0, 0),
        (Layer.WORKING, 0, 0),
        (None, 1, 2),
    ]
    assert found.rows[0].share == Fraction(2, 3)


def test_sizes_are_quartiles_of_what_is_known() -> None:
    found = sizes([*THREE, SILENT])
    assert found.members is not None
    assert found.seats is not None
    assert (found.members.count, found.members.least, found.members.median) == (3, 3, 7)
    assert (found.seats.count, found.seats.lower, found.seats.greatest) == (2, Fraction(21, 4), 9)


def test_of_nothing_known_nothing_is_told() -> None:
    assert composition([SILENT]).rows == layers([SILENT]).rows == ()
    assert (sizes([SILENT]).members, sizes([SILENT]).seats) == (None, None)
    assert composition([]).partnerships == 0


PLAN = Plan(
    partnership="Riverside Together",
    area="X06000001",
    partners=(
        Partner(ref="B1", sector=Sector.LOCAL_AUTHORITY),
        Partner(ref="B2", sector=Sector.OTHER_PUBLIC, joined=on(2026, 11, 17)),
        Partner(ref="B3", sector=Sector.OTHER_PUBLIC, ended=on(2026, 11, 17)),
        Partner(ref="B4"),
    ),
    groups=(
        Group(ref="T1", layer=Layer.BOARD),
        Group(ref="T2", layer=Layer.THEME, under="T1"),
        Group(ref="T3", layer=Layer.THEME, under="T1", ended=on(2025, 1, 1)),
    ),
    seats=(
        Seat(ref="E1", group="T1", partner="B1"),
        Seat(ref="E2", group="T1", partner="B2", ended=on(2026, 1, 1)),
        Seat(ref="E3", group="T2", partner="B1"),
    ),
    chair_terms=(
        ChairTerm(ref="C1", group="T1", partner="B3", capacity=Capacity.OTHER),
        ChairTerm(ref="C2", group="T2", partner="B1", capacity=Capacity.OFFICER),
        ChairTerm(ref="C3", group="T1", partner="B1", office=Office.VICE_CHAIR),
        ChairTerm(ref="C4", partner="B1", capacity=Capacity.LEADER, ended=on(2020, 1, 1)),
    ),
)


def test_the_facts_of_a_plan_are_those_of_the_day_and_of_the_board() -> None:
    found = facts("riverside", PLAN, TODAY, kind="place partnership")
    assert (str(found.title), found.area, found.kind) == (
        *("Riverside Together", "X06000001"),
        "place partnership",
    )
    assert found.partners == {Sector.LOCAL_AUTHORITY: 1, Sector.OTHER_PUBLIC: 1, None: 1}
    assert found.groups == {Layer.BOARD: 1, Layer.THEME: 1}
    assert found.seats == 1
    assert [(each.sector, each.capacity) for each in found.terms] == [
        (Sector.OTHER_PUBLIC, Capacity.OTHER),
        (Sector.LOCAL_AUTHORITY, Capacity.LEADER),
    ]


def test_where_no_group_is_called_a_board_it_is_the_one_that_answers_to_nobody() -> None:
    groups = (Group(ref="T1"), Group(ref="T2", layer=Layer.THEME, under="T1"))
    found = facts("x", Plan(groups=groups, chair_terms=PLAN.chair_terms), TODAY)
    assert [each.capacity for each in found.terms] == [Capacity.OTHER, Capacity.LEADER]


def test_what_is_not_on_record_is_not_nought() -> None:
    found = facts("x", Plan(), TODAY)
    assert (found.seats, dict(found.partners), dict(found.groups)) == (None, {}, {})


def test_a_partnership_that_asked_for_it_is_not_named() -> None:
    assert facts("x", PLAN, TODAY, anonymous=True).title is None


def test_the_invented_have_members_of_every_sector_and_boards_of_many_sizes() -> None:
    held = [facts(each.area, each, TODAY) for each in invented(350)]
    found = composition(held)
    assert found.reported == 350
    assert {each.having for each in found.rows if each.sector is Sector.LOCAL_AUTHORITY} == {350}
    assert all(each.having > 0 for each in found.rows)
    assert layers(held).rows[0].having == 350
    seats = sizes(held).seats
    assert seats is not None
    assert seats.least < seats.lower < seats.median < seats.upper < seats.greatest
