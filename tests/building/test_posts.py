"""What is sent: nothing is taken without the form's token or without permission, and nothing that
can be sent breaks anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from joinedup.core.permissions import Reach
from tests.building.examples import Example, Registry
from tests.building.facts import World
from tests.building.walking import PEOPLE, arrive, masked, watched

pytestmark = pytest.mark.django_db

NAMED = re.compile(r'name="([^"]+)"')
USUAL = (
    "key",
    "version",
    "digest",
    "on",
    "code",
    "reason",
    "switch",
    "what",
    "into",
    "why",
    "next",
)
HUGE = "x" * 200_000
HOSTILE = [
    "",
    "\0",
    HUGE,
    "9" * 40,
    "-1",
    "A-zzzzzzzzzzzzzzzz",
    "A999999999",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "=1+1",
    "31/02/2026",
    "\u202e\U0001f600",
]


def taking(world: World) -> Iterator[Example]:
    """An example of each route that takes a form; two of those that name a thing."""
    count: dict[str, int] = {}
    for example in Registry(world).all():
        name = example.route.name
        if "POST" in example.route.methods and not example.asked and count.get(name, 0) < 3:
            count[name] = count.get(name, 0) + 1
            yield example


def rows() -> list[int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        found = []
        for table in sorted(connection.introspection.table_names(cursor)):
            if table.startswith("records_"):
                cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
                found.append(cursor.fetchone()[0])
    return found


@pytest.mark.parametrize("name", ["partnership.manager", "director", "nobody"])
def test_a_form_without_its_token_is_not_taken(world: World, name: str) -> None:
    client = arrive(world.people[name], strict=True)
    with watched() as written:
        for example in taking(world):
            response = client.post(example.path, {"key": "k" * 32})
            # the check of a file keeps nothing, and still asks for its token
            assert response.status_code == 403, example
    assert not written


@pytest.mark.parametrize("name", PEOPLE)
def test_what_one_may_not_do_is_not_done_whatever_is_sent(world: World, name: str) -> None:
    person = world.people[name]
    client = arrive(person)
    before = rows()
    for example in taking(world):
        if (
            example.route.verb is None
            or person.reach(example.slug, example.route.verb) != Reach.NONE
        ):
            continue
        with watched() as written:
            response = client.post(example.path, dict.fromkeys(USUAL, "x"))
        assert response.status_code == 403, example
        assert not written, (str(example), written)
    assert rows() == before


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_not_there_for_somebody_is_not_written_to(world: World, name: str) -> None:
    person = world.people[name]
    client = arrive(person)
    wrong = []
    for example in taking(world):
        if example.route.verb is None or (example.there(person) and example.may(person)):
            continue
        with transaction.atomic(), watched() as written:
            response = client.post(example.path, dict.fromkeys(USUAL, "x"))
            transaction.set_rollback(True)
        told = [each for each in written if "records_" in each]
        if response.status_code not in (403, 404, 400) or told:
            wrong.append(f"{example}: {response.status_code} {told[:2]}")
    assert not wrong, "\n".join(wrong)


def bodies(fields: list[str]) -> Iterator[dict[str, Any]]:
    """Forms that nobody's browser would send."""
    yield {}
    for value in HOSTILE:
        yield dict.fromkeys(fields, value)
    yield {field: [HOSTILE[4], "x"] for field in fields}
    yield {f"{field}[]": "x" for field in fields}
    yield {"key": "k" * 500, **dict.fromkeys(fields[:1], "x")}


@pytest.mark.parametrize("name", ["partnership.manager", "superintendent", "administrator"])
def test_nothing_that_can_be_sent_breaks_a_page(world: World, name: str) -> None:
    person = world.people[name]
    client = arrive(person)
    client.raise_request_exception = False
    wrong = []
    for example in taking(world):
        if not (example.there(person) and example.may(person)) or example.route.name == "check":
            continue
        form = client.get(example.path).content if "GET" in example.route.methods else b""
        found = set(NAMED.findall(masked(form).decode())) - {"csrfmiddlewaretoken"}
        fields = sorted(found | set(USUAL))
        for body in bodies(fields):
            with transaction.atomic():
                code = _sent(client, example, body)
                transaction.set_rollback(True)
            if code >= 500:
                said = next(iter(body.values()), "") if body else "nothing"
                wrong.append(f"{example}: {code} for {str(said)[:20]!r}")
    assert not wrong, "\n".join(wrong)


def _sent(client: Client, example: Example, body: dict[str, Any]) -> int:
    response = client.post(example.path, body)
    return int(response.status_code)


@pytest.mark.parametrize("name", ["partnership.manager", "nobody"])
def test_what_no_browser_would_ask_is_answered_too(world: World, name: str) -> None:
    """HEAD, a slash too many, Welsh, questions without sense: the same page, another, or none."""
    person = world.people[name]
    client = arrive(person)
    wrong, done = [], set()
    for example in Registry(world).all():
        if example.route.name in done or example.asked:
            continue
        done.add(example.route.name)
        shown = client.get(example.path)
        head = client.head(example.path)
        if head.status_code != shown.status_code or head.content:
            wrong.append(f"HEAD {example}: {head.status_code}, not {shown.status_code}")
        slash = client.get(example.path.rstrip("/") + "//")
        if slash.status_code != 404 and example.path != "/":
            wrong.append(f"{example} with slashes: {slash.status_code}")
        welsh = client.get(f"/cy{example.path}")
        if welsh.status_code != shown.status_code or welsh["Content-Language"] != "cy":
            wrong.append(f"/cy{example.path}: {welsh.status_code}, not {shown.status_code}")
        for odd in (
            "?page=-1",
            "?page=" + "9" * 40,
            "?q=%00",
            "?open=%FF&chosen=%ED%A0%80&old=1&new=2",
        ):
            code = client.get(example.path + odd).status_code
            if code != shown.status_code and code not in (400, 404):
                wrong.append(f"{example}{odd}: {code}")
    assert not wrong, "\n".join(wrong)
