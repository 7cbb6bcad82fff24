"""Pages ask the database the same questions, however many actions there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.filling import fill
from bench.plans import wired_plan
from joinedup.core.audience import Label
from joinedup.queries import snapshots

PAGES = ("", "plan", "actions", "wiring", "wiring.svg", "partners", "search?q=lamps", "A7", "B2")


def asked(slug: str, path: str) -> tuple[int, int]:
    """How many queries a page takes that nothing is kept of, and how many one that is."""
    client, counts = Client(SERVER_NAME="localhost"), []
    snapshots.SHELF.clear()
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/p/{slug}/{path}").status_code == 200
        counts.append(len(queries))
    return counts[0], counts[1]


@pytest.mark.django_db
def test_ten_times_the_actions_take_as_many_queries():
    for slug, actions in (("small", 60), ("large", 600)):
        fill(slug, wired_plan(actions), Label.PUBLIC)
    for path in PAGES:
        assert (path, asked("small", path)) == (path, asked("large", path))
