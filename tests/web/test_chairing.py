"""The page on which a chair is changed: who gets it, what it says, what comes of it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from joinedup.commands import people, things
from joinedup.core.period import When
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import Capacity
from tests.commands import house as houses
from tests.commands.house import NOW, House
from tests.web.sending import form_in


def day(text: str) -> When:
    return When.on(datetime.date.fromisoformat(text))


@pytest.fixture
def house(db: None) -> House:
    made = houses.made()
    for name, role in (("office", Role.OFFICE), ("police", Role.PARTNER_LEAD)):
        people.invite(
            by=made.office,
            at=NOW,
            email=f"{name}@testing.example",
            role=role,
            title=name.capitalize(),
            partner=made.refs["police"] if name == "police" else "",
            link=False,
        )

    def add(type: str, **says: object) -> str:
        ref: str = things.add(by=made.office, at=NOW, plan=made.plan, type=type, says=says)
        return ref

    refs = made.refs
    refs["board"] = add("group", title=Text.of("Board"))
    refs["first"] = add("person", title=Text.of("Inspector"), partner=refs["police"])
    refs["next"] = add("person", title=Text.of("Medical director"), partner=refs["trust"])
    return made


def term(house: House) -> str:
    says = {"group": house.refs["board"], "person": house.refs["first"]}
    says |= {"starts": day("2024-03-01")}
    ref: str = things.add(by=house.office, at=NOW, plan=house.plan, type="chair_term", says=says)
    return ref


def signed_in(name: str = "office") -> Client:
    client = Client(SERVER_NAME="localhost")
    if name:
        user = get_user_model().objects.get(email=f"{name}@testing.example")
        client.force_login(user, backend="joinedup.web.people.Linked")
    return client


def address(house: House, thing: str = "board") -> str:
    return f"/p/{house.slug}/{house.refs[thing]}/chair"


def form(house: House, client: Client, **typed: str) -> dict[str, object]:
    shown = form_in(client.get(address(house)).text, -1)
    return shown | {"person": house.refs["next"], "starts": "01/11/2026"} | typed


def terms(house: House) -> dict[str, object]:
    return {each.ref: each for each in house.as_seen(house.office).chair_terms}


def test_the_office_changes_the_chair_from_the_page_of_the_group(house: House) -> None:
    old, office = term(house), signed_in()
    group = office.get(f"/p/{house.slug}/{house.refs['board']}").text
    assert f'href="{address(house)}">Change the chair' in group
    page = office.get(address(house)).text
    assert "Inspector is in the chair, since " in page
    sent = office.post(address(house), form(house, office, capacity="officer", why="Their turn."))
    assert sent.status_code == 303
    assert sent.headers["Location"].endswith(f"/{house.refs['board']}")
    (new,) = [each for ref, each in terms(house).items() if ref != old]
    assert terms(house)[old].ended.first_day == datetime.date(2026, 11, 1)
    assert (new.person, new.partner) == (house.refs["next"], house.refs["trust"])
    assert (new.capacity, new.why) == (Capacity.OFFICER, "Their turn.")
    assert house.verbs()[-1] == "chair.changed"


def test_the_table_leads_to_it_for_the_office_alone(house: House) -> None:
    term(house)
    path = f"/p/{house.slug}/table"
    assert address(house) in signed_in().get(path).text
    assert address(house) not in signed_in("police").get(path).text
    group = f"/p/{house.slug}/{house.refs['board']}"
    assert address(house) not in signed_in("police").get(group).text


def test_a_page_that_shows_another_chair_than_there_is_is_answered_with_who_it_is(
    house: House,
) -> None:
    term(house)
    one, other = signed_in(), signed_in()
    second = form(house, other, person=house.refs["first"], starts="02/11/2026")
    assert one.post(address(house), form(house, one)).status_code == 303
    before = house.verbs()
    page = other.post(address(house), second)
    assert page.status_code == 409
    assert "is held by Medical director since 1 November 2026" in page.text
    assert house.verbs() == before


@pytest.mark.parametrize(
    ("typed", "box", "words"),
    [
        ({"starts": ""}, "starts", "is empty"),
        ({"starts": "Nov 2026"}, "starts", "on which day"),
        ({"person": ""}, "person", "Choose who takes the chair"),
        ({"starts": "01/03/2024"}, "starts", "on that very day"),
        ({"due": "01/10/2026"}, "due", "before it begins"),
    ],
)
def test_what_is_wrong_stands_beside_its_box_and_nothing_is_written(
    house: House, typed: dict[str, str], box: str, words: str
) -> None:
    term(house)
    office, before = signed_in(), house.verbs()
    page = office.post(address(house), form(house, office, **typed))
    assert page.status_code == 400
    assert f'href="#{box}"' in page.text
    assert words in page.text
    assert house.verbs() == before


def test_a_form_sent_twice_changes_the_chair_once(house: House) -> None:
    term(house)
    office = signed_in()
    typed = form(house, office)
    one, other = office.post(address(house), typed), office.post(address(house), typed)
    assert one.headers["Location"] == other.headers["Location"]
    assert len(terms(house)) == 2


def test_a_group_without_a_chair_is_given_one(house: House) -> None:
    office = signed_in()
    assert "Nobody is in the chair." in office.get(address(house)).text
    assert office.post(address(house), form(house, office)).status_code == 303
    assert len(terms(house)) == 1


def test_it_is_for_the_office_and_only_a_group_has_it(house: House) -> None:
    assert signed_in("police").get(address(house)).status_code == 403
    assert signed_in("police").post(address(house), {}).status_code == 403
    assert signed_in().get(address(house, "action")).status_code == 404
