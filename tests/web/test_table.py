"""Who meets: the page of the groups, and the forms by which the table is kept."""

from __future__ import annotations

import datetime

import pytest

from joinedup.commands import things
from joinedup.core.period import When
from joinedup.records import models
from tests.commands.demonstration import NOW, version, whole
from tests.commands.demonstration import OFFICE as BY_OFFICE
from tests.web.sending import form_in
from tests.web.visitors import (
    CHAIR,
    EVERYBODY,
    NOBODY,
    OFFICE,
    POLICE,
    RESIDENT,
    SCRUTINY,
    client_of,
    page,
    words,
)

NEXT_DAY = NOW + datetime.timedelta(days=1)

pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]


def see(email: str, path: str = "table", status: int = 200) -> str:
    return words(page(client_of(email), f"/p/riverside/{path}", status))


def ref_of(model: str, title: str) -> str:
    """The ref of a group, a seat or a person of Riverside, by its title."""
    with whole():
        rows = getattr(models, model).objects.filter(thing__partnership__slug="riverside")
        [found] = [each.thing.ref for each in rows if str(each.title) == title]
    return str(found)


def add(type: str, under: str, **typed: str) -> None:
    """Fill in the form of a new thing at another and send it."""
    client = client_of(OFFICE)
    path = f"/p/riverside/{under}/add/{type}"
    sent = form_in(page(client, path)) | {name: [value] for name, value in typed.items()}
    response = client.post(path, sent)
    assert response.status_code == 303, words(response.content.decode())


@pytest.mark.parametrize("email", EVERYBODY)
def test_everybody_may_open_the_page(email: str) -> None:
    see(email)


def test_the_board_stands_first_with_its_chair_its_rules_and_its_seats() -> None:
    said = see(CHAIR)
    assert said.index("Board Board · Quarterly") < said.index("Executive Executive · Monthly")
    assert "Principal (other), since 31 January 2024. The term ends in 75 days." in said
    assert "9 members Members from 6 organisations Members from 3 sectors" in said
    assert "On a tie the chair has a casting vote." in said
    assert "18 seats, 16 partners, 6 sectors, 1 vacant." in said
    assert "Area manager of the Rivers Agency acting" in said
    assert "Board: the villages P22 Upper Wend Villages Forum Vacant since 31 August 2026" in said
    assert "Executive: the health trust P3 Wend Valley Health Trust Vacant since" in said


def test_groups_of_which_nothing_is_on_record_stand_apart_and_are_not_told_as_faults() -> None:
    said = see(CHAIR)
    apart = said.partition("Groups of which nothing more is on record")[2]
    assert "Eastmere locality group" in apart
    assert "Nobody is in the chair" not in said


@pytest.mark.parametrize("email", [RESIDENT, NOBODY])
def test_the_public_learns_of_no_person(email: str) -> None:
    said = see(email)
    assert "Principal" not in said
    assert "Area manager" not in said


def test_in_welsh() -> None:
    said = words(page(client_of(CHAIR), "/cy/p/riverside/table"))
    assert "Daw’r cyfnod i ben mewn 75 diwrnod." in said
    assert "Yn wag ers" in said


def test_a_seat_is_added_at_its_group_and_a_holder_at_the_seat() -> None:
    board = ref_of("Group", "Board")
    add("seat", board, **{"title-en": "Board: the buses"})
    seat = ref_of("Seat", "Board: the buses")
    assert "Board: the buses" in see(OFFICE).partition("Executive")[0]
    assert "Board: the buses Vacant" in see(OFFICE)
    person = ref_of("Person", "Director of Place")
    add("seat_holder", seat, person=person, starts="1 November 2026")
    assert "Board: the buses Director of Place" in see(OFFICE)


def test_whoever_leaves_leaves_the_seat_vacant_from_that_day() -> None:
    person = ref_of("Person", "Police superintendent")
    assert "P4 Eastshire Police Police superintendent" in see(CHAIR)
    day = When.on(datetime.date(2026, 11, 1))
    things.end(by=BY_OFFICE, at=NOW, plan=version(), ref=person, when=day)
    said = see(CHAIR)
    assert "P4 Eastshire Police Police superintendent" not in said
    assert "P4 Eastshire Police Vacant since 1 November 2026" in said


def test_a_group_says_who_chaired_it_and_what_it_asks_for() -> None:
    said = see(CHAIR, ref_of("Group", "Board"))
    assert "Who must be there for it to decide 9 members" in said
    assert "Cabinet member for communities, Board ended chair" in said
    assert "in 75 days, and nobody is named to follow" not in said
    assert "in 75 days, and nobody is named to follow" in see(OFFICE, ref_of("Group", "Board"))


def test_only_the_office_is_offered_to_change_the_table() -> None:
    board = ref_of("Group", "Board")
    assert "Add seat" in see(OFFICE, board)
    assert "Add seat" not in see(CHAIR, board)
    assert "Add seat" not in see(POLICE, board)
    see(POLICE, f"{board}/add/seat", 403)


def test_the_table_of_another_day_by_what_is_known_today() -> None:
    said = see(CHAIR, "table?on=10+September+2023")
    assert "As on 10 September 2023, by what is known today." in said
    assert "Cabinet member for communities" in said
    assert "Principal (other)" not in said
    assert "As on" not in see(CHAIR)


@pytest.mark.parametrize("email", EVERYBODY)
def test_everybody_may_look_at_another_day(email: str) -> None:
    see(email, "table?on=2025-09-10")


def test_as_it_was_known_on_a_day() -> None:
    """The demonstration's record begins on 2 November 2026 and tells of years before."""
    said = see(CHAIR, "table?on=10/09/2023&known=5+Nov+2026")
    assert "As on 10 September 2023, as known on 5 November 2026." in said
    assert "Cabinet member for communities" in said


def test_before_the_record_begins_it_says_so_and_shows_nothing() -> None:
    said = see(CHAIR, "table?known=2026-03-01")
    assert "As on 17 November 2026, as known on 1 March 2026." in said
    assert "The record begins on 2 November 2026: nothing was known before." in said
    assert "Board: the villages" not in said


def test_a_day_before_any_that_is_on_record_says_so() -> None:
    said = see(CHAIR, "table?on=1999-01-01")
    assert "The first day that is on record here is 1 October 2020." in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("on=soon", "“soon” is not one day. Write one such as 10/09/2025."),
        ("on=September+2025", "“September 2025” is not one day."),
        ("known=31/02/2026", "“31/02/2026” is not one day."),
        ("known=18/11/2026", "18 November 2026 has not come yet. Write today or an earlier day."),
    ],
)
def test_what_is_no_day_is_said_beside_its_box_with_the_table_of_today(
    typed: str, said: str
) -> None:
    html = page(client_of(CHAIR), f"/p/riverside/table?{typed}", 400)
    box = typed.partition("=")[0]
    assert f'<a href="#f-{box}">' in html
    assert f'id="f-{box}-error"' in html
    assert words(html).count(said) == 2
    assert "18 seats, 16 partners" in words(html)
    assert f'<details class="fold"{" open" if box == "known" else ""}>' in html


@pytest.mark.parametrize("email", [RESIDENT, NOBODY])
def test_the_public_is_not_asked_what_was_known_and_told_by_today(email: str) -> None:
    assert "By what was known on another day" in see(SCRUTINY)
    assert "By what was known on another day" not in see(email)
    assert see(email, "table?known=2026-03-01") == see(email)


def test_what_has_been_withdrawn_since_is_no_link() -> None:
    executive = ref_of("Group", "Executive")
    add("seat", executive, **{"title-en": "Executive: an error"})
    seat = ref_of("Seat", "Executive: an error")
    today = "/p/riverside/table?known=2026-11-17"
    assert f'/p/riverside/{seat}"' in page(client_of(CHAIR), today)
    things.withdraw(by=BY_OFFICE, at=NEXT_DAY, plan=version(), ref=seat, why="An error.")
    html = page(client_of(CHAIR), today)
    assert f'/p/riverside/{seat}"' not in html
    assert "Executive: an error withdrawn since" in words(html)
    assert "Executive: an error" not in see(CHAIR)


def test_a_chair_is_changed_from_the_table_of_today_alone() -> None:
    assert "Change the chair" in see(OFFICE)
    assert "Change the chair" not in see(OFFICE, "table?on=2025-09-10")


def test_another_day_in_welsh() -> None:
    path = "/cy/p/riverside/table?on=10/09/2023&known=05/11/2026"
    said = words(page(client_of(CHAIR), path))
    assert "Fel ar 10 Medi 2023, yn ôl yr hyn oedd yn hysbys ar 5 Tachwedd 2026." in said
