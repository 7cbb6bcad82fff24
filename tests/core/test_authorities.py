"""Local authorities, past and present: what is known of each, and what came after it.

The facts are those of the Orders that are named, and counts as every yearbook of English local
government prints them.
"""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from joinedup.core.catalogue import render
from joinedup.core.registers import (
    Area,
    Kind,
    NoArea,
    alive_on,
    area,
    authorities,
    authority,
    by_gss,
    by_identifier,
    successors,
)

TODAY = datetime.date(2026, 11, 22)


def called(code: str):
    found = authority(code)
    assert found is not None
    return found


def after(code: str, on: datetime.date = TODAY) -> list[str]:
    return [each.name for each in successors(called(code), on)]


def test_the_districts_of_northumberland_ended_with_march_2009():
    """Northumberland (Structural Change) Order 2008."""
    last, first = datetime.date(2009, 3, 31), datetime.date(2009, 4, 1)
    ended = [each for each in alive_on(last) if not each.is_alive(first) and each.county == "NBL"]
    assert [each.nice for each in ended] == [
        *("Alnwick", "Berwick-upon-Tweed", "Blyth Valley"),
        *("Castle Morpeth", "Tynedale", "Wansbeck"),
    ]
    for each in ended:
        assert each.source == "Northumberland (Structural Change) Order 2008"
        assert successors(each, last) == (each,)
        assert [next_.name for next_ in successors(each, first)] == [
            "Northumberland County Council"
        ]
    assert called("NBL").is_alive(last)


def test_bournemouth_poole_and_christchurch_became_one_in_april_2019():
    """Bournemouth, Dorset and Poole (Structural Changes) Order 2018."""
    for code in ("BMH", "POL", "CHC"):
        assert called(code).end == datetime.date(2019, 4, 1)
        assert after(code) == ["Bournemouth, Christchurch and Poole Council"]
    assert called("BPC").start == datetime.date(2019, 4, 1)


def test_cumbria_became_two_and_each_district_went_into_one_of_them():
    """Cumbria (Structural Changes) Order 2022."""
    assert after("CMA") == ["Cumberland Council", "Westmorland and Furness Council"]
    for code in ("ALL", "CAR", "COP"):
        assert after(code) == ["Cumberland Council"]
    for code in ("BAR", "EDN", "SLA"):
        assert after(code) == ["Westmorland and Furness Council"]


@pytest.mark.parametrize(
    ("code", "name"), [("NYK", "North Yorkshire Council"), ("SOM", "Somerset Council")]
)
def test_north_yorkshire_and_somerset_are_one_council_each_since_2023(code, name):
    """North Yorkshire, and Somerset (Structural Changes) Orders 2022."""
    first = datetime.date(2023, 4, 1)
    assert after(code, first) == [name]
    assert after(code, first - datetime.timedelta(days=1)) == [called(code).name]


def test_a_chain_of_successors_is_followed_to_those_who_are_there_on_the_day():
    """Taunton Deane went into Somerset West and Taunton in 2019, and that into Somerset in 2023."""
    assert after("TAU", datetime.date(2019, 3, 31)) == ["Taunton Deane Borough Council"]
    assert after("TAU", datetime.date(2019, 4, 1)) == ["Somerset West and Taunton Council"]
    assert after("TAU", datetime.date(2023, 4, 1)) == ["Somerset Council"]


def test_there_is_nobody_before_an_authority_began_or_where_no_successor_is_known():
    assert after("BPC", datetime.date(2018, 1, 1)) == []
    alone = called("CMA")
    orphan = type(alone)(
        **{name: getattr(alone, name) for name in alone.__slots__} | {"successors": ()}
    )
    assert successors(orphan, TODAY) == ()


@pytest.mark.parametrize(
    ("day", "districts", "counties", "unitaries"),
    [
        ((2009, 4, 1), 201, 27, 56),
        ((2019, 4, 1), 192, 26, None),
        ((2020, 4, 1), 188, 25, None),
        ((2021, 4, 1), 181, 24, None),
        ((2023, 4, 1), 164, 21, 63),
    ],
)
def test_there_were_as_many_of_each_kind_as_there_should_be(day, districts, counties, unitaries):
    kinds = Counter(each.kind for each in alive_on(datetime.date(*day)))
    assert kinds[Kind.NON_METROPOLITAN_DISTRICT] == districts
    assert kinds[Kind.COUNTY] == counties
    assert unitaries is None or kinds[Kind.UNITARY_AUTHORITY] == unitaries
    assert (kinds[Kind.METROPOLITAN_DISTRICT], kinds[Kind.LONDON_BOROUGH]) == (36, 32)
    assert (kinds[Kind.SCOTTISH_COUNCIL_AREA], kinds[Kind.WELSH_PRINCIPAL_AREA]) == (32, 22)


def test_northern_ireland_had_26_districts_until_march_2015_and_has_11():
    """Local Government Act (Northern Ireland) 2014."""
    before, since = (
        {each.code for each in alive_on(datetime.date(2015, *day)) if each.nation[:8] == "Northern"}
        for day in ((3, 31), (4, 1))
    )
    assert (len(before), len(since)) == (26, 11)
    after_all = {after.code for code in before for after in successors(called(code), TODAY)}
    assert after_all == since


def test_what_came_after_an_authority_was_there_on_the_day_it_ended():
    for each in authorities().values():
        if each.end:
            assert each.successors, each
            for code in each.successors:
                assert called(code).is_alive(each.end), (each.code, code)
        else:
            assert not each.successors, each


def test_every_authority_lies_in_authorities_that_are_there():
    held = authorities()
    for each in held.values():
        assert {each.county, each.combined} - {""} <= held.keys(), each
        assert each.region, each
        assert each.start is None or each.end is None or each.start < each.end


def test_a_superseded_code_finds_the_authority_that_had_it():
    found = by_gss("E06000048")
    assert found is not None
    assert (found.code, found.gss) == ("NBL", "E06000057")
    assert by_gss(" e06000057 ") == found
    assert by_gss("S12000046") == by_gss("S12000043") == by_gss("S12000049")
    assert by_gss("E06999999") is None
    assert by_gss("") is None


def test_no_code_is_had_by_two():
    held = authorities().values()
    codes = Counter(code for each in held for code in (each.gss, *each.former_gss) if code)
    registers = Counter(each.register for each in held if each.register)
    assert [code for code, count in (codes | registers).items() if count > 1] == []


def test_an_authority_is_found_by_the_identifier_that_a_list_gave_it():
    found = by_identifier("GB-PLA-WRX")
    assert found is not None
    assert (found.name, found.cy) == ("Wrexham County Borough Council", "Wrecsam")
    assert by_identifier("GB-PLA-XXX") is None
    assert called("CBD").register == ""


@pytest.mark.parametrize(
    ("code", "kind", "nation"),
    [
        ("E06000057", "unitary authority", "England"),
        ("e07 000160", "non-metropolitan district", "England"),
        ("W06000001", "Welsh principal area", "Wales"),
        ("S12000033", "Scottish council area", "Scotland"),
        ("N09000003", "Northern Ireland district", "Northern Ireland"),
        ("E12000001", "region", "England"),
        ("K02000001", "United Kingdom", ""),
    ],
)
def test_a_gss_code_says_what_kind_of_area_it_is_of(code, kind, nation):
    found = area(code)
    assert isinstance(found, Area)
    assert (found.kind, found.nation, found.is_known) == (kind, nation, True)
    assert not found.is_invented


def test_the_area_of_the_demonstration_is_said_to_be_invented():
    found = area("X06000001")
    assert isinstance(found, Area)
    assert found.is_invented
    assert (found.nation, found.authority) == ("", None)


def test_a_kind_of_area_that_is_not_told_here_is_well_formed_all_the_same():
    found = area("E99000001")
    assert isinstance(found, Area)
    assert (found.kind, found.is_known) == ("other kind of area", False)


def test_an_area_knows_its_authority_by_an_old_code_too():
    found = area("E06000048")
    assert isinstance(found, Area)
    assert found.authority is called("NBL")


@pytest.mark.parametrize("text", ["00AA", "E0600057", "E060000571", "06000057E", "Northumberland"])
def test_what_is_no_gss_code_is_told_so(text):
    found = area(text)
    assert isinstance(found, NoArea)
    assert render(found.why.text, found.why.params) == (
        f"“{text}” is no GSS code: those have a letter and eight digits, such as E06000057 or "
        "W06000001."
    )


def test_an_empty_code_is_told_so():
    found = area(" ")
    assert isinstance(found, NoArea)
    assert render(found.why.text, found.why.params) == "There is no code here."


def test_every_code_of_the_table_is_well_formed_and_of_the_kind_that_the_table_says():
    for each in authorities().values():
        for code in filter(None, (each.gss, *each.former_gss)):
            found = area(code)
            assert isinstance(found, Area)
            later = code == "E07000002"  # Bedford, a district then
            city = each.kind is Kind.CITY_CORPORATION  # has a code among the London boroughs
            assert later or city or code == "E07000025" or found.kind == each.kind.value, each
