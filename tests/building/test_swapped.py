"""What is not yours does not exist: every id of an address exchanged for another's, or for none's."""

from __future__ import annotations

import pytest
from django.test import Client

from joinedup.core.permissions import Reach
from tests.building.examples import NAMING, RANDOM_REF, RANDOM_UID, Example, Registry
from tests.building.facts import Person, World
from tests.building.walking import PEOPLE, arrive, seen

pytestmark = pytest.mark.django_db
IDS = ("version", "uid", *NAMING)


def strangers(world: World, part: str, route: str) -> list[str]:
    """What may stand in an address in place of an id: names of another partnership’s, and nobody’s."""
    away, home = world.places["northvale"], world.places["riverside"]
    if part == "version":
        return [RANDOM_UID, *away.versions, next(iter(away.imports))]
    if part == "uid":
        return [RANDOM_UID, *list(away.imports)[:1], *list(away.members)[:1], *away.versions]
    private = [each for each in away.things if each.label == "partner"]
    refs = {each.ref for each in home.things}
    numbered = [each.ref for each in away.things if each.ref not in refs][:1]
    own = [f"{each.ref[:1]}-{each.uid}" for each in home.things if each.label != "partner"][:1]
    return [RANDOM_REF, f"A-{RANDOM_UID}", private[0].ref, *numbered, *own]


def swaps(world: World, person: Person) -> list[tuple[Example, dict[str, str]]]:
    """Each route once, with each of its ids exchanged in turn."""
    found, done = [], set()
    for example in Registry(world).all():
        named = [part for part in example.parts if part in IDS]
        if not named or example.route.name in done:
            continue
        if not (example.there(person) and example.may(person)):
            continue
        done.add(example.route.name)
        for part in named:
            for value in strangers(world, part, example.route.name):
                found.append((example, dict(example.parts) | {part: value}))
    return found


def ask(client: Client, example: Example, parts: dict[str, str]) -> tuple[str, object]:
    from django.urls import reverse

    path = reverse(example.route.name, kwargs=parts)
    if "GET" in example.route.methods:
        return path, seen(client.get(path))
    return path, seen(client.post(path, {"key": "k" * 32}))


@pytest.mark.parametrize("name", PEOPLE)
def test_an_id_of_another_partnership_is_answered_as_one_that_never_was(
    world: World, name: str
) -> None:
    person = world.people[name]
    client = arrive(person)
    nothing = seen(client.get("/p/riverside/nothing"))
    assert nothing[0] == 404
    wrong, count = [], 0
    told: dict[str, object] = {}
    for example, parts in swaps(world, person):
        path, found = ask(client, example, parts)
        count += 1
        if "GET" not in example.route.methods:  # a form may lack something before it is looked up
            changed = "-".join(part for part in IDS if parts.get(part) != example.parts.get(part))
            first = told.setdefault(f"{example.route.name} {changed}", found)
            if found != first or found[0] not in (400, 404):
                wrong.append(f"{example.route.name} {path}: {found[0]}")
        elif found != nothing:
            wrong.append(f"{example.route.name} {path}: {found[0]}")
    assert count or name in ("nobody", "administrator")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_may_not_is_told_so_whatever_the_address_names(world: World, name: str) -> None:
    """A refusal says nothing of what is there: with an id of ours, of another’s, of nobody’s."""
    person = world.people[name]
    client = arrive(person)
    wrong, done = [], set()
    for example in Registry(world).all():
        route, named = example.route, [part for part in example.parts if part in IDS]
        if not named or route.name in done or person.reach(example.slug, route.verb) != Reach.NONE:
            continue
        done.add(route.name)
        _, first = ask(client, example, dict(example.parts))
        for part in named:
            for value in strangers(world, part, route.name)[:3]:
                path, found = ask(client, example, dict(example.parts) | {part: value})
                if found != first or found[0] != 403:
                    wrong.append(f"{path}: {found[0]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["partnership.manager", "swyddog", "nobody"])
def test_a_partnership_that_never_was_has_no_page_of_any_kind(world: World, name: str) -> None:
    client = arrive(world.people[name])
    nothing = seen(client.get("/p/riverside/nothing"))
    done = set()
    for example in Registry(world).all():
        if example.slug and example.route.name not in done:
            done.add(example.route.name)
            _, found = ask(client, example, dict(example.parts) | {"slug": "nowhere"})
            assert found == nothing, example
