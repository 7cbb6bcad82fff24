"""What tests of pages ask for: a browser's stand-in, a partnership, the demonstration's doors."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from joinedup.commands import partnerships, people
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from tests.commands.demonstration import DAY, loaded
from tests.site import PARTNERSHIP, site
from tests.web.visitors import OFFICE, client_of

NOW = datetime.datetime(2026, 11, 17, 10, 0, tzinfo=datetime.UTC)
ADMINISTRATOR = Actor(administrator=True)


@pytest.fixture
def browser() -> Client:
    """A stand-in for a browser, that forms' tokens are asked of as of any."""
    return Client(SERVER_NAME="localhost", enforce_csrf_checks=True)


@pytest.fixture
def client() -> Client:
    """The same, with every form trusted."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def riverside(db: None) -> str:
    """A partnership; its slug."""
    return partnerships.create(
        by=ADMINISTRATOR,
        at=NOW,
        slug="riverside",
        title=Text.of("Riverside Together", cy="Glan yr Afon"),
    )


@pytest.fixture
def token(riverside: str) -> str:
    """The token of a link that signs the office in."""
    office = Actor(partnership=riverside, role=Role.OFFICE)
    return people.invite(
        by=office, at=NOW, email="office@riverside.example", role=Role.OFFICE, title="Manager"
    )


@pytest.fixture
def demonstration(settings: pytest.FixtureRequest) -> None:
    """The doors and the clock of a demonstration."""
    settings.DEMO = True
    settings.CLOCK = DAY
    settings.AUTHENTICATION_BACKENDS = ["joinedup.web.people.Linked", "joinedup.web.people.Chosen"]


@pytest.fixture(scope="module")
def demo_loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration in the tables, for the tests of a module."""
    with django_db_blocker.unblock():
        yield from loaded()


@pytest.fixture
def demo_day(settings: pytest.FixtureRequest) -> None:
    """The day of the demonstration."""
    settings.CLOCK = DAY


@pytest.fixture
def office() -> Client:
    """The browser of the demonstration’s partnership manager."""
    return client_of(OFFICE)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration with one partnership, served by a process of its own."""
    with site(tmp_path_factory.mktemp("house"), PARTNERSHIP, demo="1") as address:
        yield address
