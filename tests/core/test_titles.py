"""What a thing without a title is called: by what it joins, in every language of that."""

from __future__ import annotations

from joinedup.core.graph import Graph
from joinedup.core.plan import Participation, Seat, SeatHolder
from joinedup.core.text import Text
from joinedup.core.titles import NOTHING, title_of
from tests.plans import rich_plan

THINGS = Graph(rich_plan()).things


def titled(ref: str) -> dict[str, str]:
    return title_of(THINGS[ref], THINGS).as_dict()


def test_a_title_is_what_a_thing_is_called() -> None:
    assert titled("O1") == {"en": "Ready for school", "cy": "Yn barod i’r ysgol"}
    assert titled("E1") == {"en": "Board: the council"}


def test_a_seat_without_a_title_is_called_by_its_partner_and_its_group() -> None:
    partner = str(title_of(THINGS["B2"], THINGS))
    assert titled("E2") == {"en": f"{partner}, Board", "cy": f"{partner}, Bwrdd"}


def test_who_holds_something_is_called_by_the_person_and_what_is_held() -> None:
    assert titled("Y1") == {"en": "Head of family hubs, Board: the council"}
    assert titled("C1") == {
        "en": "Head of family hubs, Board",
        "cy": "Head of family hubs, Bwrdd",
    }
    assert titled("V1") == {"en": "Head of family hubs, linkage, partner"}


def test_a_term_of_nobody_by_name_is_called_by_the_body() -> None:
    assert titled("C2")["en"].startswith(str(title_of(THINGS["B2"], THINGS)))


def test_what_names_nothing_that_is_known_has_no_title() -> None:
    assert title_of(SeatHolder(ref="Y9", seat="E1", person="U1"), NOTHING) == Text()
    assert title_of(Seat(ref="E9"), THINGS) == Text()


def test_a_record_of_participation_is_called_by_the_community() -> None:
    heard = Participation(ref="H9", community="Eastmere")
    assert str(title_of(heard, NOTHING)) == "Eastmere"
