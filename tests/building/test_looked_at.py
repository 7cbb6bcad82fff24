"""Every distinct page in a real browser, in every state and for every outcome of permission: axe,
reflow, focus, print; and a day's work of the officer by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from joinedup.core.demo import load
from tests.browser import QUIET
from tests.building.examples import Example, Registry
from tests.building.facts import Person, World
from tests.building.looking import narrow, wide
from tests.building.walking import expected
from tests.conftest import EVERYTHING

pytestmark = pytest.mark.sqlite

DAILY = ["partnership.manager", "nobody"]
"""Whose pages are looked at each time; the others' with --all."""
LOOKING = [*DAILY, "superintendent", "principal", "therapies", "scrutiny", "swyddog"]


@pytest.fixture(scope="module")
def ways(world: World) -> dict[str, tuple[str, list[str]]]:
    """Person > how they sign in, and the addresses to look at. Read before there is a browser, whose
    loop lets nobody ask a database."""
    titles = {each.key: each.title for each in load().people}
    return {
        name: (titles.get(world.people[name].email, ""), chosen(world, world.people[name]))
        for name in (LOOKING if EVERYTHING else DAILY)
    }


@pytest.fixture(scope="module")
def browser(ways: Any, chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


def kind(world: World, example: Example) -> Any:
    """What makes a page another page: its template and the state of what it shows; with --all, what
    it is about and what it is asked besides."""
    place, parts = world.places.get(example.slug), dict(example.parts)
    basic = example.route.name.removeprefix("version-")
    if place is None:
        return basic
    version = place.versions.get(parts.get("version", ""))
    thing = next((each for each in place.things if each.ref == parts.get("ref")), None)
    state: tuple[Any, ...] = (
        basic,
        thing.type if thing and example.route.name == "thing" else "",
        place.imports.get(parts.get("uid", ""), ""),
    )
    if EVERYTHING:
        asked, empty = example.asked.partition("=")[0], place.slug == "newtown"
        about = (thing.type, thing.label) if thing and basic in ("thing", "edit") else ""
        state += (version.status if version else "", parts.get("type", ""), asked, empty, about)
    return state


NO_PAGES = {"export", "wiring-picture", "healthz"}


def chosen(world: World, person: Person) -> list[str]:
    """One address of each kind, and one of each refusal."""
    found: dict[Any, str] = {}
    for example in Registry(world).all():
        if "GET" not in example.route.methods:
            continue
        basic = example.route.name.removeprefix("version-")
        if basic in NO_PAGES or basic.endswith("-file"):
            continue
        codes = expected(person, example)
        if 200 in codes:
            found.setdefault(kind(world, example), example.path)
        else:
            found.setdefault(min(codes), example.path)
    return list(found.values())


def enter(page: Page, served: str, title: str) -> None:
    """Sign in as somebody of the demonstration, as anybody does."""
    page.goto(f"{served}/sign-in")
    page.get_by_role("button", name=title, exact=True).click()


@pytest.mark.parametrize("name", LOOKING if EVERYTHING else DAILY)
def test_every_page_is_for_everybody(
    ways: dict[str, tuple[str, list[str]]], served: str, browser: Browser, name: str
) -> None:
    title, paths = ways[name]
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    if title:
        enter(page, served, title)
    wrong, count = [], 0
    for path in paths:
        response = page.goto(served + path, wait_until="domcontentloaded")
        assert response is not None
        if "html" not in response.headers["content-type"]:
            continue
        count += 1
        told = wide(page)
        page.set_viewport_size({"width": 320, "height": 900})
        told += narrow(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        wrong += [f"{path} ({response.status}): {each}" for each in told]
    context.close()
    print(f"{name}: {count} pages")
    assert not wrong, f"{count} pages, {len(wrong)} faults\n" + "\n".join(wrong)
