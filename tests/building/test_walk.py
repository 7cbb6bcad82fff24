"""Every page there is, by everybody: who gets it, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from joinedup.core.permissions import Reach
from joinedup.core.routes import routes
from tests.building.examples import Example, Registry, patterns
from tests.building.facts import Person, World
from tests.building.walking import (
    PEOPLE,
    Reading,
    arrive,
    expected,
    faults,
    offered,
    switch,
    watched,
)

pytestmark = pytest.mark.django_db


def test_every_route_has_an_example(world: World) -> None:
    found = {str(pattern.name): Registry(world).of(pattern) for pattern in patterns()}
    assert found.keys() == routes().keys()
    assert all(found.values())


EACH = 4
"""So many addresses of a route are followed."""


class Ways:
    """What pages offer: an address that is offered must lead somewhere for whoever it is offered to."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, str]] = {}

    def add(self, example: Example, offers: Iterable[tuple[str, str]]) -> None:
        """Keep a few of each route."""
        for method, path in offers:
            try:
                name = f"{method} {resolve(path.partition('?')[0]).url_name}"
            except Resolver404:
                continue  # static files, the other language, other sites
            of_route = self.found.setdefault(name, {})
            if len(of_route) < EACH:
                of_route.setdefault(path, str(example))

    def lead_nowhere(self, client: Client, person: Person) -> Iterator[str]:
        """Those that are answered with a refusal."""
        for name, paths in self.found.items():
            method, _, route = name.partition(" ")
            for path, example in paths.items():
                if method == "POST":
                    line, slug = routes()[route], resolve(path).kwargs.get("slug", "")
                    if line.verb and person.reach(slug, line.verb) is Reach.NONE:
                        yield f"{example} offers a form to {path}, which is refused"
                elif (code := client.get(path).status_code) not in (200, 303):
                    yield f"{example} offers {path}: {code}"


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_gets_what_the_tables_say_and_looking_writes_nothing(
    world: World, name: str
) -> None:
    person = world.people[name]
    client = arrive(person)
    wrong, switched, other = [], set(), set()
    ways = Ways()
    with watched() as written:
        for example in Registry(world).all():
            response = client.get(example.path)
            if response.status_code not in expected(person, example):
                wrong.append(f"{example}: {response.status_code}, not {expected(person, example)}")
            if response.status_code != 200:
                continue
            wrong += [f"{example}: {fault}" for fault in faults(response, "en")]
            if "html" in response["Content-Type"]:
                ways.add(example, offered(response))
            if example.route.name not in switched and "html" in response["Content-Type"]:
                switched.add(example.route.name)
                other.add(switch(Reading(response.content.decode())))
        wrong += ways.lead_nowhere(client, person)
        for path in sorted(other - {""}):
            response = client.get(path)
            if response.status_code != 200:
                wrong.append(f"{path}: {response.status_code} in the other language")
            else:
                wrong += [f"{path}: {fault}" for fault in faults(response, "cy")]
    assert not wrong, "\n".join(wrong)
    assert not written, written[:3]
