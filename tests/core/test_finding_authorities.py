"""Local authorities found by the names that people write: likeliest first, with why, and nothing where
nothing is like enough.
"""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.core.catalogue import render
from joinedup.core.registers import LEAST, area, authorities, find, identifier
from joinedup.core.registers.finding import MOST, Likeness

TODAY = datetime.date(2026, 11, 22)


def names(text: str, region: str | None = None, on: datetime.date = TODAY) -> list[str]:
    return [each.authority.name for each in find(text, region, on)]


def first(text: str, on: datetime.date | None = TODAY):
    return find(text, on=on)[0]


def why(text: str, on: datetime.date | None = TODAY) -> list[str]:
    return [render(reason.text, reason.params) for reason in first(text, on).why]


def test_every_authority_is_found_by_each_of_its_names():
    for each in authorities().values():
        for name in filter(None, (each.name, each.nice, each.cy, *each.others)):
            assert each in [candidate.authority for candidate in find(name)], name


def test_nobody_is_before_an_authority_whose_long_name_is_given():
    for each in authorities().values():
        found = find(each.name, on=TODAY)[0]
        assert (found.authority, found.likeness) == (each, Likeness.NAME)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northumberland Council", "Northumberland County Council"),
        ("northumberland county council", "Northumberland County Council"),
        ("The Council of the Isles of Scilly", "Council of the Isles of Scilly"),
        ("City of Bristol", "Bristol City Council"),
        ("Bristol, City of", "Bristol City Council"),
        ("Brent London Borough", "London Borough of Brent"),
        ("LB Brent", "London Borough of Brent"),
        ("Brent Council", "London Borough of Brent"),
        ("Telford and Wrekin", "Telford & Wrekin Council"),
        ("Bath & North East Somerset UA", "Bath and North East Somerset Council"),
        ("King’s Lynn & West Norfolk", "Borough Council of Kings Lynn and West Norfolk"),
        ("Stoke on Trent City Council", "Stoke-on-Trent City Council"),
        ("St. Helens MBC", "St Helens Council"),
        ("Durham", "Durham County Council"),
        ("Cyngor Sir Ddinbych", "Denbighshire County Council"),
        ("Cyngor Caerdydd", "City of Cardiff Council"),
        ("Ynys Mon", "Isle of Anglesey County Council"),
        ("Cyngor Bwrdeistref Sirol Wrecsam", "Wrexham County Borough Council"),
        ("Dinas a Sir Abertawe", "City and County of Swansea Council"),
        ("Western Isles", "Comhairle nan Eilean Siar"),
        ("Shepway", "Folkestone and Hythe District Council"),
        ("Hull", "Hull City Council"),
        ("City of London", "City of London Corporation"),
    ],
)
def test_a_name_is_found_in_the_forms_that_people_write(text, name):
    assert names(text)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        *("Riverside Council", "Eastshire Council", "Northvale", "Wendbridge Town Council"),
        *("Kent Police", "Lincolnshire Police", "Essex Fire and Rescue", "University of Kent"),
        *("Leeds Teaching Hospitals NHS Trust", "Durham Cathedral", "Ashford Parish Council"),
        *(
            "London",
            "London Councils",
            "South Devon",
            "East Kent",
            "north",
            "City Council",
            "Council",
        ),
        *("", "  ", "–", "Bo", "all partners", "Sussex"),
    ],
)
def test_nothing_is_said_where_nothing_is_like_enough(text):
    assert find(text) == ()


def test_of_two_with_one_name_the_one_that_is_there_comes_first():
    assert names("Somerset")[:2] == ["Somerset Council", "Somerset County Council"]
    assert names("Somerset", on=datetime.date(2020, 1, 1))[:2] == [
        "Somerset County Council",
        "Somerset Council",
    ]
    assert why("Somerset") == ["This is its short name"]


def test_one_that_ended_is_found_and_says_when_and_what_came_after_it():
    assert why("Cumbria County Council") == [
        "This is its name",
        "It ended on 1 April 2023; in its place came Cumberland Council and Westmorland and "
        "Furness Council",
    ]
    assert why("Castle Morpeth", None)[1] == (
        "It ended on 1 April 2009; in its place came Northumberland County Council"
    )
    assert why("Cumbria County Council", datetime.date(2023, 3, 31)) == ["This is its name"]


def test_what_came_after_is_what_was_there_on_the_day():
    assert why("Taunton Deane", datetime.date(2020, 1, 1))[1].endswith(
        "came Somerset West and Taunton Council"
    )
    assert why("Taunton Deane", TODAY)[1].endswith("came Somerset Council")


def test_one_that_had_not_begun_says_so():
    assert why("Cumberland Council", datetime.date(2020, 1, 1)) == [
        "This is its name",
        "It began only on 1 April 2023",
    ]


def test_another_kind_of_council_in_the_same_place_is_offered_below_and_told_so():
    (found,) = find("Leicester County Council")
    assert (found.likeness, found.score) == (Likeness.OTHER_KIND, 75)
    assert why("Leicester County Council") == [
        "The same place, but another kind of council: it is Leicester City Council"
    ]
    city, county = find("Durham City Council", on=TODAY)
    assert (city.authority.name, county.authority.code) == ("Durham City Council", "DUR")
    assert (city.likeness, county.likeness) == (Likeness.NAME, Likeness.OTHER_KIND)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Doncaster Metropolitan Borough Council", "DNC"),
        ("Colchester City Council", "COL"),
        ("Wrexham Borough Council", "WRX"),
        ("Cornwall County Council", "CON"),
    ],
)
def test_a_title_won_or_a_word_dropped_makes_no_other_council(text, code):
    found = first(text)
    assert (found.authority.code, found.likeness) == (code, Likeness.BARE)


def test_a_beginning_that_few_share_gives_each_of_them_and_is_not_decided():
    found = find("Kingston")
    assert {each.authority.code for each in found} == {"KHL", "KTT"}
    assert {each.likeness for each in found} == {Likeness.BEGINNING}
    assert {each.score for each in found} == {LEAST}


def test_a_region_or_nation_narrows():
    assert names("Newcastle") == ["Newcastle City Council", "Newcastle-under-Lyme Borough Council"]
    assert names("Newcastle", "west midlands") == ["Newcastle-under-Lyme Borough Council"]
    assert names("Newcastle", "Scotland") == []
    assert names("Newport", "Wales") == ["Newport City Council"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Northumberand", "NBL"), ("Birmigham City Council", "BIR"), ("Westmorlnd & Furnes", "WAF")],
)
def test_a_few_wrong_letters_are_forgiven_and_told(text, code):
    found = first(text)
    assert found.authority.code == code
    assert found.likeness is Likeness.SPELLING
    assert LEAST <= found.score < Likeness.BARE
    assert why(text)[0] == "Its name differs by a few letters"


def test_misspellings_are_not_looked_for_where_a_name_is_known():
    assert {each.likeness for each in find("North Lincolnshire")} == {Likeness.SHORT_NAME}
    assert names("West Devon")[0] == "West Devon Borough Council"
    assert "East Devon District Council" not in names("West Devon")


def test_candidates_are_few_ordered_by_tens_and_never_below_the_threshold():
    for each in authorities().values():
        found = find(each.nice, on=TODAY)
        assert len(found) <= MOST
        tens = [candidate.score // 10 for candidate in found]
        assert tens == sorted(tens, reverse=True)
        assert min(candidate.score for candidate in found) >= LEAST


SIGNS = st.sampled_from("GBCHOXIM360GS- –_.:0123456789éŵß\x00\n")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | st.text(SIGNS, max_size=24))
def test_whatever_stands_in_a_cell_is_answered(text):
    find(text, on=TODAY)
    read = identifier(text)
    again = identifier(str(read)) if hasattr(read, "scheme") else read
    assert type(again) is type(read)
    assert str(again) == str(read)
    area(text)


def test_a_whole_chapter_in_a_cell_is_no_name_and_takes_no_time():
    started = time.process_time()
    chapter = "Northumberland and " * 20_000
    assert find(chapter) == ()
    assert not hasattr(identifier(f"GB-COH-{chapter}"), "scheme")
    assert time.process_time() - started < 2
