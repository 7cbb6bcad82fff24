"""The page across partnerships, and the form on which an office has its own counted."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from joinedup.commands import people, plans
from joinedup.commands.demo_invented import load_invented
from joinedup.core.invented import chairs
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.records import models, scope
from tests.conftest import DATABASE, EVERYTHING, SHORT
from tests.queries.released import of_invented, release
from tests.web.conftest import NOW
from tests.web.visitors import client_of, page, words

OFFICE = "office@riverside.example"
COUNTS = [50, *([350] if EVERYTHING and not SHORT and DATABASE == "sqlite" else [])]
"""The hundreds take a minute to bring in, and are the same on every Python and database."""


@pytest.fixture(params=COUNTS)
def many(request: pytest.FixtureRequest, db: None) -> int:
    """So many partnerships, brought in as the demonstration brings them in."""
    return load_invented(int(request.param))


@pytest.fixture
def member(riverside: str) -> Client:
    """The browser of the office of a partnership that has an agreed plan."""
    by = Actor(partnership=riverside, role=Role.OFFICE)
    people.invite(by=by, at=NOW, email=OFFICE, role=Role.OFFICE, title="Manager", link=False)
    plan = plans.begin(by=by, at=NOW, slug="main", title=Text.of("The plan"), main=True)
    plans.agree(by=by, at=NOW, version=plan, on=NOW.date())
    return client_of(OFFICE)


def table(html: str, of: str) -> list[list[str]]:
    """The rows of the table under a heading, as text."""
    inside = re.search(rf'<table aria-labelledby="{of}">(.*?)</table>', html, re.DOTALL)
    assert inside, of
    rows = re.findall(r"<tr>(.*?)</tr>", inside[1], re.DOTALL)[1:]
    return [
        [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in rows
    ]


def test_the_page_has_the_table_of_the_survey(
    many: int, demonstration: None, client: Client
) -> None:
    html = page(client, "/across")
    rows = table(html, "chairs")
    assert [int(row[1]) for row in rows] == list(chairs(many).values())
    if many == 350:
        assert [row[2] for row in rows] == ["46%", "7%", "16%", "11%", "11%", "9%"]
    assert f"{many} of the {many} partnerships on this installation are counted here" in words(html)
    assert len(table(html, "named")) == many


@pytest.mark.django_db
def test_a_hundred_print_the_shares_of_the_survey(demonstration: None, client: Client) -> None:
    release(of_invented(100))
    rows = table(page(client, "/across"), "chairs")
    assert [row[2] for row in rows] == ["46%", "7%", "16%", "11%", "11%", "9%"]
    said = words(page(client, "/across"))
    assert "The shares that are reported come to 91 per cent" in said
    members = sum(sum(each.partners.values()) for each in of_invented(100))
    assert f"Members in all: {members:,}, in the 100 partnerships that have them on record" in said


@pytest.mark.parametrize("count", [1, 350])
def test_the_page_asks_as_much_of_one_as_of_350(member: Client, count: int) -> None:
    release(of_invented(count))
    member.get("/across")
    with CaptureQueriesContext(connection) as asked:
        assert member.get("/across").status_code == 200
    said = [
        each["sql"] for each in asked if each["sql"].startswith("SELECT") and "FROM" in each["sql"]
    ]
    assert len(said) == 5  # the session, the user, a role anywhere, how many there are, the facts


def test_the_first_page_leads_there_and_asks_as_much_of_two_as_of_350(member: Client) -> None:
    release(of_invented(1))
    assert 'href="/across"' in page(member, "/")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert "Riverside Together" in page(member, "/")
        counts.append(len(asked))
        release(of_invented(350))
    assert counts[0] == counts[1]


def test_the_settings_lead_to_the_form(member: Client) -> None:
    assert 'href="/p/riverside/across"' in page(member, "/p/riverside/settings")


@pytest.mark.django_db
def test_somebody_without_a_role_anywhere_is_refused_outside_a_demonstration(
    member: Client, client: Client
) -> None:
    release(of_invented(1))
    assert client.get("/across").status_code == 403
    models.User.objects.create(email="stranger@elsewhere.example", created=NOW)
    assert client_of("stranger@elsewhere.example").get("/across").status_code == 403
    assert member.get("/across").status_code == 200


def test_who_administers_the_installation_reads_it(db: None) -> None:
    models.User.objects.create(email="a@elsewhere.example", created=NOW, administrator=True)
    html = page(client_of("a@elsewhere.example"), "/across")
    assert "0 of the 0 partnerships" in words(html)


@pytest.mark.django_db
def test_only_those_that_have_released_are_counted_and_it_says_of_how_many(member: Client) -> None:
    release(of_invented(2))
    said = words(page(member, "/across"))
    assert "2 of the 3 partnerships on this installation are counted here" in said
    assert "Riverside" not in said


def test_an_office_has_its_partnership_counted_and_takes_it_back(member: Client) -> None:
    address = "/p/riverside/across"
    assert 'value="none" checked' in page(member, address)
    assert member.post(address, {"how": "named"}).status_code == 303
    assert 'value="named" checked' in page(member, address)
    assert "Riverside Together" in words(page(member, "/across"))
    member.post(address, {"how": "unnamed"})
    said = words(page(member, "/across"))
    assert "Riverside" not in said
    assert "One is counted without its name" in said
    member.post(address, {"how": "none"})
    assert "0 of the one partnership" in words(page(member, "/across"))


def test_no_choice_is_said_to_be_none(member: Client) -> None:
    response = member.post("/p/riverside/across", {"how": "both"})
    assert response.status_code == 400
    assert "Choose one of the three." in response.content.decode()
    with scope.opened(scope.Scope(None, whole=True)):
        assert not models.ReleasedFacts.objects.exists()


def test_without_an_agreed_plan_the_form_says_what_to_do(riverside: str) -> None:
    by = Actor(partnership=riverside, role=Role.OFFICE)
    people.invite(by=by, at=NOW, email=OFFICE, role=Role.OFFICE, title="Manager", link=False)
    response = client_of(OFFICE).post("/p/riverside/across", {"how": "named"})
    assert response.status_code == 400
    assert "has no agreed plan" in response.content.decode()


def test_the_form_is_for_the_office_alone(member: Client, client: Client) -> None:
    assert client.get("/p/riverside/across").status_code == 403
    assert client.post("/p/riverside/across", {"how": "named"}).status_code == 403


@pytest.mark.django_db
def test_in_welsh_every_word_of_ours_is_welsh(demonstration: None, client: Client) -> None:
    release(of_invented(5))
    said = words(page(client, "/cy/across"))
    for english in (
        *("Across partnerships", "Who is in the chair", "Elected members", "Who is in them"),
        *(
            "How they are built",
            "How large they are",
            "Smallest",
            "Which are counted",
            "counted here",
        ),
    ):
        assert english not in said, english
