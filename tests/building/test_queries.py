"""How many questions each page asks of the database: the same at 60 actions and at 600, and no more
than the table says, in which growth is seen."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.filling import fill
from bench.plans import wired_plan
from joinedup.commands import people
from joinedup.core.audience import Label
from joinedup.core.permissions import Actor, Role
from joinedup.queries import snapshots
from joinedup.records import models
from tests.building.conftest import at_the_demonstration
from tests.building.examples import Example, Registry
from tests.building.facts import World
from tests.building.walking import arrive
from tests.building.worlds import NOW

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "queries.csv"
"""Route, queries of a page that nothing is kept of, and of one that is: regenerate by what the test
says when it fails, and read the difference."""
OFFICE = "office@testing.example"


def office(slug: str) -> None:
    """Somebody who may see and do most."""
    by = Actor(partnership=slug, role=Role.OFFICE)
    people.invite(by=by, at=NOW, email=OFFICE, role=Role.OFFICE, title="Office", link=False)


def pages(world: World, slug: str) -> Iterator[Example]:
    """One address of each route at a partnership."""
    done = set()
    for example in Registry(world, home=slug, away=slug).all(strict=False):
        route = example.route
        if example.slug == slug and "GET" in route.methods and route.name not in done:
            done.add(route.name)
            yield example


def asked(client: Client, path: str) -> tuple[int, int, int]:
    """The status, the queries of a page that nothing is kept of, and of one that is."""
    counts = []
    snapshots.SHELF.clear()
    snapshots.NEWEST.clear()
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            status = client.get(path).status_code
        counts.append(len(queries))
    return status, counts[0], counts[1]


def counted(client: Client, world: World, slug: str) -> dict[str, tuple[int, int]]:
    """Route > queries, of every page that is there."""
    found = {}
    for example in pages(world, slug):
        status, cold, warm = asked(client, example.path)
        if status == 200:
            found[example.route.name] = (cold, warm)
    return found


def test_ten_times_the_actions_take_as_many_queries_and_no_more_than_the_table_says(
    db: None,
) -> None:
    with at_the_demonstration():
        for slug, actions in (("small", 60), ("large", 600)):
            fill(slug, wired_plan(actions), Label.PUBLIC)
            office(slug)
        assert models.User.objects.get(email=OFFICE).is_active
        world = World()
        client = arrive(world.person("office", OFFICE))
        small, large = (counted(client, world, slug) for slug in ("small", "large"))
    assert {
        name: (small[name], large.get(name)) for name in small if small[name] != large.get(name)
    } == {}
    with TABLE.open() as file:
        kept = {row["route"]: (int(row["cold"]), int(row["warm"])) for row in csv.DictReader(file)}
    now = "\n".join(["route,cold,warm", *(f"{name},{a},{b}" for name, (a, b) in large.items())])
    assert large == kept, f"tests/building/queries.csv is to say:\n{now}"
    assert len(large) > 30
