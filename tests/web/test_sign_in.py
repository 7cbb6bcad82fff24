"""Coming in and going out."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from joinedup.core import demo
from tests.web.conftest import NOW

pytestmark = pytest.mark.django_db
CHAIR = demo.load().people[1]


@pytest.fixture
def chair(riverside: str, demonstration: None) -> str:
    """The chair of the demonstration, on this installation; the uid."""
    made = get_user_model().objects.create(email=CHAIR.key, created=NOW)
    return made.uid


@pytest.fixture(autouse=True)
def _clock(settings: pytest.FixtureRequest) -> None:
    settings.CLOCK = datetime.date(2026, 11, 17)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_in_a_demonstration_somebody_is_chosen_who_is_told_what_they_may(
    client: Client, chair: str
) -> None:
    page = client.get("/sign-in").text
    assert CHAIR.title in page
    assert CHAIR.may in page
    assert client.post("/sign-in", {"person": chair}).status_code == 303
    assert signed_in(client)


def test_outside_a_demonstration_nobody_can_be_chosen(
    client: Client, chair: str, settings: pytest.FixtureRequest
) -> None:
    settings.DEMO = False
    assert CHAIR.title not in client.get("/sign-in").text
    assert client.post("/sign-in", {"person": chair}).status_code == 403
    assert not signed_in(client)


def test_somebody_of_a_demonstration_is_nobody_once_it_is_none(
    client: Client, chair: str, settings: pytest.FixtureRequest
) -> None:
    client.post("/sign-in", {"person": chair})
    assert "Sign out" in client.get("/sign-in").text
    settings.AUTHENTICATION_BACKENDS = ["joinedup.web.people.Linked"]
    assert "Sign out" not in client.get("/sign-in").text


def test_only_the_people_of_the_demonstration_can_be_chosen(
    client: Client, demonstration: None, riverside: str
) -> None:
    other = get_user_model().objects.create(email="real@example.org", created=NOW)
    assert client.post("/sign-in", {"person": other.uid}).status_code == 403


def test_after_choosing_one_goes_on_to_where_one_was(client: Client, chair: str) -> None:
    onward = client.post("/sign-in", {"person": chair, "next": "/p/riverside/plan"})
    assert onward.headers["Location"] == "/p/riverside/plan"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "evil", "javascript:x"]
)
def test_one_never_goes_on_to_another_site(client: Client, chair: str, away: str) -> None:
    onward = client.post("/sign-in", {"person": chair, "next": away})
    assert "evil" not in onward.headers["Location"]
    assert "javascript" not in onward.headers["Location"]


def test_looking_at_a_link_changes_nothing_however_often_it_is_looked_at(
    client: Client, token: str
) -> None:
    for _ in range(3):
        page = client.get(f"/sign-in/{token}")
        assert page.status_code == 200
        assert "Continue" in page.text
        assert page["Referrer-Policy"] == "strict-origin"
    assert not signed_in(client)


def test_a_link_signs_in_once(client: Client, token: str) -> None:
    assert client.post(f"/sign-in/{token}").headers["Location"] == "/p/riverside/"
    assert signed_in(client)
    other = Client(SERVER_NAME="localhost")
    assert other.get(f"/sign-in/{token}").status_code == 403
    assert other.post(f"/sign-in/{token}").status_code == 403
    assert not signed_in(other)


def test_a_link_that_never_was_looks_like_one_that_was_used(client: Client, token: str) -> None:
    client.post(f"/sign-in/{token}")
    other = Client(SERVER_NAME="localhost")
    assert other.get(f"/sign-in/{token}").content == other.get("/sign-in/never").content


def test_whoever_leaves_is_out_at_once(client: Client, token: str) -> None:
    client.post(f"/sign-in/{token}")
    user = get_user_model().objects.get(email="office@riverside.example")
    user.epoch += 1
    user.save()
    assert "Sign out" not in client.get("/sign-in").text


def test_signing_out_takes_a_form_and_not_a_link(client: Client, token: str) -> None:
    client.post(f"/sign-in/{token}")
    assert client.get("/sign-out").status_code == 405
    assert signed_in(client)
    assert client.post("/sign-out").status_code == 303
    assert not signed_in(client)


def test_a_session_begins_with_a_key_of_its_own(client: Client, token: str) -> None:
    client.get("/sign-in")
    before = client.session.session_key
    client.post(f"/sign-in/{token}")
    assert client.session.session_key != before
    cookie = client.cookies["joinedup_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_for_somebody_signed_in_too_what_is_not_there_is_one_page(
    client: Client, token: str
) -> None:
    client.post(f"/sign-in/{token}")
    away = ["/nothing", "/p/none/", "/p/none/plan", "/codes/ZZ"]
    found = {(each.status_code, each.content) for each in map(client.get, away)}
    assert len(found) == 1


def test_the_first_page_lists_the_partnerships_or_leads_to_the_only_one(
    client: Client, riverside: str
) -> None:
    assert client.get("/").headers["Location"] == "/p/riverside/"
    assert client.get("/cy/").headers["Location"] == "/cy/p/riverside/"


def test_a_partnerships_page_carries_its_name_in_the_language_of_the_page(
    client: Client, riverside: str
) -> None:
    assert "Riverside Together</h1>" in client.get("/p/riverside/").text
    assert "Glan yr Afon</h1>" in client.get("/cy/p/riverside/").text


def test_a_page_of_no_partnership_says_whether_one_is_signed_in(client: Client, token: str) -> None:
    assert ">Sign in</a>" in client.get("/check").text
    client.post(f"/sign-in/{token}")
    assert ">Sign in</a>" not in client.get("/check").text
    assert ">Manager</a>" in client.get("/p/riverside/").text
