"""Whatever is typed into the form that invites somebody, the answer is a page and never a fault."""

from __future__ import annotations

import pytest

from joinedup.commands import people
from joinedup.records import models
from tests.commands import house as houses
from tests.commands.house import NOW, House
from tests.web.test_writing import _invite, form_in, signed_in

GOOD = {"email": "new@testing.example", "title": "Youth worker", "role": "contributor"}
SEALED = {"role": "scrutiny"}

KEPT = {
    "an emoji in the title": {"title": "🚲 Cyclist"},
    "a title of ten thousand letters": {"title": "x" * 10_000},
    "a title in Welsh and Arabic": {"title": "Swyddog ŵ موظف"},
    "nought in the title": {"title": "Youth\0worker"},
    "nought in the address": {"email": "new\0@testing.example"},
    "spaces about the address": {"email": "  new@testing.example \n"},
    "another case": {"email": "NEW@Testing.Example"},
    "a sharp s in the domain": {"email": "new@straße.example"},
    "a bell in the address": {"email": "\x07new@testing.example"},
    "a title of mark-up": {"title": "<script>alert(1)</script>"},
    "a title in braces": {"title": "{by} {title} {nothing}"},
    "a title of per cents": {"title": "%s %(x)s %"},
    "a key of nought": {"key": "\0" * 70},
    "a key of emoji": {"key": "🔑" * 70},
    "no key": {"key": ""},
    "a partner for whom it does not matter": SEALED | {"partner": "\0"},
    "an address of 254 letters": {
        "email": f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example"
    },
}
REFUSED = {
    "no address": {"email": ""},
    "no e-mail address": {"email": "nobody"},
    "a space in the address": {"email": "new person@testing.example"},
    "an emoji in the address": {"email": "🚲@testing.example"},
    "only nought": {"email": "\0"},
    "two addresses": {"email": "a@b.example, c@d.example"},
    "a header in the address": {"email": "a@b.example\r\nBcc: c@d.example"},
    "an address of thousands": {"email": "a" * 5_000 + "@testing.example"},
    "an address of 300 letters": {"email": f"new@{'.'.join(['b' * 60] * 4)}.{'c' * 40}.example"},
    "somebody who is there": {"email": "Office@testing.example"},
    "no title": {"title": ""},
    "a title of spaces": {"title": " \t\n "},
    "a title of nought": {"title": "\0\0"},
    "an unknown role": {"role": "queen"},
    "the public": {"role": "public"},
    "no role": {"role": ""},
    "nought for a role": {"role": "\0"},
    "no partner": {"partner": ""},
}
AWAY = {
    "an emoji for a partner": {"partner": "🚲"},
    "nought within a partner": {"partner": "\0B-1\0"},
    "a partner that is an action": {"partner": "A1"},
    "a number beyond numbers": {"partner": "B" + "9" * 400},
    "digits of another script": {"partner": "B²"},
    "a draft of nobody": {"partner": "B-" + "a" * 16},
    "thousands of letters": {"partner": "B" * 9_000},
}


@pytest.fixture
def house(db: None) -> House:
    made = houses.made()
    _invite(made, "office", houses.Role.OFFICE, "")
    return made


def sent(house: House, body: dict):
    office, address = signed_in(), f"/p/{house.slug}/people"
    form = form_in(office.get(address).text, -1)
    return office.post(address, form | GOOD | {"partner": house.refs["police"]} | body)


def members(house: House) -> int:
    with house.whole():
        return models.Membership.objects.count()


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT)
def test_what_can_be_kept_gives_a_link(house: House, body: dict) -> None:
    answer = sent(house, body)
    assert answer.status_code == 200
    assert "/sign-in/" in answer.text
    assert members(house) == 2


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_cannot_is_refused_beside_its_box(house: House, body: dict) -> None:
    answer = sent(house, body)
    assert answer.status_code == 400
    assert "govuk-error-message" in answer.text
    assert members(house) == 1


@pytest.mark.parametrize("body", AWAY.values(), ids=AWAY)
def test_a_partner_that_is_none_here_is_not_there(house: House, body: dict) -> None:
    assert sent(house, body).status_code in (400, 404)
    assert members(house) == 1


def test_a_partner_of_another_partnership_is_not_there(house: House) -> None:
    assert sent(house, {"partner": houses.made().police}).status_code in (400, 404)
    assert members(house) == 1


def test_a_form_that_is_sent_again_when_the_person_has_left_is_answered(house: House) -> None:
    body = {"key": "once"}
    assert sent(house, body).status_code == 200
    with house.whole():
        uid = models.Membership.objects.get(user__email=GOOD["email"]).uid
    people.leave(by=house.office, at=NOW, membership=uid)
    assert sent(house, body).status_code in (303, 400)
