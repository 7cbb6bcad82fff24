"""Visitors of the demonstration: the ten people that it has, and somebody who has not signed in."""

from __future__ import annotations

import re
from html import unescape

from django.contrib.auth import get_user_model
from django.test import Client

OFFICE = "partnership.manager@riverside.example"
CHAIR = "principal@wendside.example"
VICE_CHAIR = "chief.officer@wendvoluntary.example"
THEME_CHAIR = "public.health@riverside-council.example"
POLICE = "superintendent@eastshire-police.example"
TRUST = "therapies@wendvalley-health.example"
TWO_BANKS = "director@twobanks.example"
SCRUTINY = "scrutiny@riverside-council.example"
RESIDENT = "resident@riverside.example"
ABERWEN = "swyddog@aberwen.example"
NOBODY = ""

EVERYBODY = (
    *(OFFICE, CHAIR, VICE_CHAIR, THEME_CHAIR, POLICE, TRUST, TWO_BANKS, SCRUTINY, RESIDENT),
    NOBODY,
)
BACKEND = "joinedup.web.people.Linked"


def client_of(email: str) -> Client:
    """A browser in which somebody has signed in; nobody has with an empty address."""
    client = Client(SERVER_NAME="localhost")
    if email:
        client.force_login(get_user_model().objects.get(email=email), backend=BACKEND)
    return client


def page(client: Client, path: str, status: int = 200) -> str:
    """The page at an address, as text."""
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return response.content.decode()


def words(html: str) -> str:
    """What a page says, without its tags and with single spaces."""
    inside = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    said = " ".join(unescape(re.sub(r"<[^>]*>", " ", inside)).split())
    return re.sub(r" ([.,;:])", r"\1", said)


def of_tables(sql: str) -> bool:
    """Whether something is asked of a table: PostgreSQL is told besides who asks, each time."""
    return not sql.startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))
