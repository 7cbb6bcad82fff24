"""A link that an office passes on signs in to its own partnership: whoever passes it on may use it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from joinedup.commands import installation, partnerships, people
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from tests.web.conftest import ADMINISTRATOR, NOW

pytestmark = pytest.mark.django_db
EMAIL = "manager@northvale.example"


@pytest.fixture
def northvale(riverside: str) -> str:
    """A rival partnership on the same installation; its slug."""
    return partnerships.create(
        by=ADMINISTRATOR, at=NOW, slug="northvale", title=Text.of("Northvale Together")
    )


def invited(slug: str, role: Role = Role.OFFICE) -> str:
    """What the office of a partnership is given to pass on."""
    office = Actor(partnership=slug, role=Role.OFFICE)
    return people.invite(by=office, at=NOW, email=EMAIL, role=role, title="Somebody")


def is_office(client: Client, slug: str) -> bool:
    return client.get(f"/p/{slug}/people").status_code == 200


def test_a_link_passed_on_by_one_office_opens_no_other_partnership(
    client: Client, northvale: str
) -> None:
    invited(northvale)
    client.post(f"/sign-in/{invited('riverside')}")
    assert is_office(client, "riverside")
    assert not is_office(client, northvale)
    assert "Somebody" not in client.get(f"/p/{northvale}/").text


def test_a_session_that_was_there_before_does_not_grow_with_a_later_role(
    client: Client, northvale: str
) -> None:
    client.post(f"/sign-in/{invited('riverside')}")
    invited(northvale)
    assert not is_office(client, northvale)


def test_a_second_link_opens_its_own_partnership_too(client: Client, northvale: str) -> None:
    client.post(f"/sign-in/{invited('riverside')}")
    client.post(f"/sign-in/{invited(northvale)}")
    assert is_office(client, "riverside")
    assert is_office(client, northvale)


def test_the_link_of_another_person_opens_what_is_theirs_alone(
    client: Client, northvale: str, token: str
) -> None:
    client.post(f"/sign-in/{token}")
    client.post(f"/sign-in/{invited(northvale)}")
    assert not is_office(client, "riverside")


def test_an_office_that_invites_an_administrator_does_not_become_one(
    client: Client, riverside: str
) -> None:
    own = installation.create_first_admin(by=ADMINISTRATOR, at=NOW, email=EMAIL)
    client.post(f"/sign-in/{invited(riverside)}")
    assert client.get("/new").status_code == 403
    client.post(f"/sign-in/{own}")
    assert client.get("/new").status_code == 200


def test_a_link_says_for_itself_where_it_leads_and_cannot_be_led_elsewhere(
    client: Client, northvale: str
) -> None:
    token = invited("riverside")
    for changed in (token.replace("riverside", northvale), token.partition("~")[0]):
        assert client.post(f"/sign-in/{changed}").status_code == 403
    assert get_user_model().objects.filter(email=EMAIL).count() == 1
    assert client.post(f"/sign-in/{token}").status_code == 303
