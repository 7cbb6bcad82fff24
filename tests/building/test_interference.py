"""Non-interference, page by page: two worlds that differ only in what Two Banks and the police keep
to themselves give everybody else the same bytes, whatever is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from joinedup.core.permissions import Reach
from joinedup.queries.visits import visit
from joinedup.records import models
from tests.building.examples import Example, Registry, patterns
from tests.building.facts import OWN, Person, Place, World
from tests.building.walking import arrive, masked, seen
from tests.building.worlds import Drawn, drawn_by
from tests.conftest import EVERYTHING

pytestmark = pytest.mark.django_db
KEEPERS = ("superintendent", "director") if EVERYTHING else ("director",)
WHOSE = ("superintendent", "director")
OTHERS: tuple[str, ...] = ("partnership.manager", "therapies", "nobody")
OTHERS += ("principal", "public.health", "scrutiny", "swyddog") if EVERYTHING else ()
"""One of each audience; one of each role too with --all."""


def asked(world: World, private: list[str]) -> Iterator[str]:
    """Every address whose names are known in both worlds; and those that only guess at a draft."""
    for example in Registry(world).all():
        if not any(each in example.path for each in private):
            yield example.path
    for ref in GUESSES:
        yield f"/p/riverside/{ref}"
        yield f"/p/riverside/{ref}/edit"
        yield f"/p/riverside/history?thing={ref}"
        yield f"/p/riverside/wiring?chosen={ref}&open={ref}"
    for words in ("secret", "boat", "plain-clothes", "lanterns", "S-", "A-"):
        yield f"/p/riverside/search?q={words}"
        yield f"/cy/p/riverside/search?q={words}"
        yield f"/p/riverside/actions?q={words}"


GUESSES: list[str] = []


def secrets(place: Place) -> list[Any]:
    """What two partners of a place keep to themselves."""
    keepers = {
        partner
        for email, (role, partner) in place.seats.items()
        if role in OWN and email.partition("@")[0] in WHOSE
    }
    return [each for each in place.things if each.label == "partner" and each.owner in keepers]


def given(world: World, name: str, paths: list[str]) -> dict[str, Any]:
    """All that somebody is given in a world: pages and files, how far history has come, and what is
    answered to what they do."""
    person = world.people[name]
    client = arrive(person)
    found: dict[str, Any] = {path: seen(client.get(path)) for path in paths}
    user = models.User.objects.filter(email=person.email).first() if person.email else None
    now = visit("riverside", user)
    assert now is not None
    found["head"] = now.head
    found |= dict(done(client, world, person))
    return found


def done(client: Client, world: World, person: Person) -> Iterator[tuple[str, Any]]:
    """What is answered to forms: a stale edit, a link to a guess, something new; all undone."""
    place = world.places["riverside"]
    plan = place.current(person)
    action = next(each for each in place.things if each.type == "action" and not each.withdrawn)
    sent: list[tuple[str, dict[str, str]]] = [
        (f"/p/riverside/{action.ref}/edit", {"version": "0", "status_text": "Late"}),
        (f"/p/riverside/{action.ref}/edit", {"version": "1", "description": "Later"}),
        ("/p/riverside/findings/switch", {"code": "L02", "reason": "No.", "switch": "off"}),
        ("/p/riverside/O1/add/action", {"title": "New", "title-en": "New", "number": "9.9.9"}),
        ("/p/riverside/add/issue", {"title": "New", "title-en": "New"}),
    ]
    for ref in GUESSES[:4]:
        sent += [
            (f"/p/riverside/{action.ref}/link", {"target": ref, "other": ref, "kind": "supports"}),
            (f"/p/riverside/{ref}/withdraw", {"why": "Guessed."}),
            (f"/p/riverside/{ref}/share", {}),
            (f"/p/riverside/{ref}/edit", {"title-en": "Guessed", "version": "1"}),
        ]
    for count, (path, body) in enumerate(sent):
        if plan is None or person.reach("riverside", None) is Reach.NONE:
            return
        with transaction.atomic():
            with drawn_by(Drawn(f"POST {count} ")):
                answered = client.post(path, body | {"key": f"k{count}" * 8})
            yield f"POST {count} {path}", seen(answered)
            after = f"POST {count} and then"
            yield after, masked(client.get("/p/riverside/actions").content)
            yield f"{after} history", masked(client.get("/p/riverside/history").content)
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def both(within: Callable[..., Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """World > person > address > what they are given."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    paths: list[str] = []
    for name in ("with", "without"):
        with within(name) as world:
            if name == "with":
                hidden = secrets(world.places["riverside"])
                GUESSES[:] = [*[each.ref for each in hidden][:6], "A-zzzzzzzzzzzzzzzz"]
                paths = list(asked(world, [each.ref for each in hidden]))
            found[name] = {person: given(world, person, paths) for person in (*OTHERS, *KEEPERS)}
    return found


@pytest.mark.parametrize("name", OTHERS)
def test_what_a_partner_keeps_to_itself_changes_no_byte_for_anybody_else(
    both: dict[str, dict[str, dict[str, Any]]], name: str
) -> None:
    one, other = both["with"][name], both["without"][name]
    assert one.keys() == other.keys()
    assert len(one) > 150
    wrong = [_told(path, one[path], other[path]) for path in one if one[path] != other[path]]
    assert not wrong, f"{len(wrong)} differ\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("name", KEEPERS)
def test_the_worlds_do_differ_for_those_whose_it_is(
    both: dict[str, dict[str, dict[str, Any]]], name: str
) -> None:
    one, other = both["with"][name], both["without"][name]
    differ = [path for path in one if one[path] != other[path]]
    assert {"/p/riverside/search?q=secret", "/p/riverside/history"} <= set(differ)
    assert len(differ) > 30


def _told(path: str, one: Any, other: Any) -> str:
    """Where two answers differ, for whoever has to mend it."""
    if not (isinstance(one, tuple) and len(one) == 3):
        one, other = (
            (0, {}, one if isinstance(one, bytes) else repr(one).encode()),
            (
                0,
                {},
                other if isinstance(other, bytes) else repr(other).encode(),
            ),
        )
    if one[:2] != other[:2]:
        headers = {k: (v, other[1].get(k)) for k, v in one[1].items() if other[1].get(k) != v}
        said = f"{one[0]} {other[0]} {headers}"
    else:
        said = ""
    parts = [re.split(rb"(?<=[>\n])", each[2]) for each in (one, other)]
    at = next((i for i, (a, b) in enumerate(zip(*parts, strict=False)) if a != b), -1)
    return f"{path}: {said} {parts[0][at][:160]!r} | {parts[1][at][:160]!r}"


def test_every_route_that_is_read_is_among_what_is_compared(
    both: dict[str, dict[str, dict[str, Any]]],
) -> None:
    assert len(both["with"]["partnership.manager"]) > len(list(patterns()))


__all__ = ["Example"]
