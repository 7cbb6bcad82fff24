"""Writing in a real browser: by keyboard alone, for everybody, at any width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import overflow, violations, visiting
from tests.site import site

PREPARE = """
import dataclasses
from django.utils import timezone
from joinedup.commands import people
from joinedup.core import demo
from joinedup.core.permissions import Role
from tests.commands import house as houses
made = houses.made()
seats = ((0, Role.OFFICE, ""), (4, Role.PARTNER_LEAD, "police"), (6, Role.PARTNER_LEAD, "trust"))
for at, role, partner in seats:
    person = demo.load().people[at]
    ref = made.refs[partner] if partner else ""
    people.invite(by=made.office, at=houses.NOW, email=person.key, role=role, title=person.title, partner=ref, link=False)
print("/p/" + made.slug, file=open(__import__("os").environ["JOINEDUP_DATA_DIR"] + "/where", "w"))
"""
OFFICE, POLICE, TRUST = "Partnership manager", "Police superintendent", "Director of Two Banks"
STATES = [
    *("add", "add/action", "P1/add/action", "A1/add/update", "A1/edit", "M1/edit", "O1/edit"),
    *("A1/link", "A1/withdraw", "P1/withdraw", "A1/move", "A1/strike", "S1/end", "M1/figure"),
    *("settings", "people", "B1/edit", "S1/edit"),
]
FAULTY = ["add/action", "A1/link", "A1/add/update", "M1/figure", "S1/end", "people"]
SEND = "main form button"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small partnership in a demonstration of its own."""
    folder = tmp_path_factory.mktemp("writing")
    with site(folder, PREPARE, demo="1") as address:
        yield address + (folder / "where").read_text().strip()


def enter(page: Page, place: str, who: str) -> None:
    page.goto(f"{place.partition('/p/')[0]}/sign-in")
    page.get_by_role("button", name=who).click()


@pytest.mark.parametrize("width", [1280, 320])
def test_no_form_has_a_fault_that_axe_finds_or_runs_over_its_window(
    place: str, chromium: str, width: int
) -> None:
    with visiting(chromium, width=width) as page:
        enter(page, place, OFFICE)
        for path in STATES:
            assert page.goto(f"{place}/{path}").status == 200, path
            assert (path, violations(page), overflow(page)) == (path, [], 0)
        for path in FAULTY:
            page.goto(f"{place}/{path}")
            page.locator(SEND).last.click()
            assert page.get_by_role("alert").is_visible(), path
            assert (path, violations(page), overflow(page)) == (path, [], 0)


FOCUSED = """() => {
    const at = document.activeElement;
    return [at.id, (at.innerText || "").trim(), at.getAttribute("href")];
}"""


def reach(page: Page, name: str) -> None:
    """Go on by Tab until what has the focus has this id, this text or this address."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{name} is not reached by keyboard.")


def test_by_keyboard_a_project_is_added_linked_and_the_link_agreed_by_the_other_side(
    place: str, chromium: str
) -> None:
    with visiting(chromium, scripts=True, held=True) as page:
        enter(page, place, POLICE)
        page.goto(f"{place}/P1/add/action")
        reach(page, "audience-own")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        reach(page, "title")
        page.keyboard.type("Late bus")
        reach(page, "Save")
        page.keyboard.press("Enter")
        page.wait_for_selector(".govuk-notification-banner")
        added = page.url
        reach(page, "Link it to something")
        page.keyboard.press("Enter")
        page.wait_for_selector("#other")
        reach(page, "relation-serves")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        reach(page, "other")
        page.keyboard.type("Street")
        reach(page, "Draw the link")
        page.keyboard.press("Enter")
        page.wait_for_selector(".govuk-notification-banner")
        assert "claimed until the other side" in page.inner_text("main, .govuk-notification-banner")
        enter(page, place, TRUST)
        page.goto(added)
        links = page.locator("main a[href*='/L']")
        reach(page, links.last.get_attribute("href"))
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Agree to it")
        reach(page, "Agree to it, or say that it is not so")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Yes, it is so: agree")
        reach(page, "Yes, it is so: agree")
        page.keyboard.press("Enter")
        page.wait_for_selector(".govuk-notification-banner")
        assert "You have agreed to the link" in page.inner_text(".govuk-notification-banner")


@pytest.mark.parametrize("width", [1280, 320])
def test_two_texts_side_by_side_are_for_everybody_too(
    place: str, chromium: str, width: int
) -> None:
    with visiting(chromium, width=width) as mine:
        theirs = other_window(mine)
        enter(mine, place, OFFICE)
        enter(theirs, place, OFFICE)
        for page in (mine, theirs):
            page.goto(f"{place}/O1/edit")
        theirs.fill("#theme", f"Theirs {width}")
        theirs.get_by_role("button", name="Save").click()
        mine.fill("#theme", f"Mine {width}")
        mine.get_by_role("button", name="Save").click()
        assert mine.get_by_role("heading", name="Somebody saved this first").is_visible()
        assert (violations(mine), overflow(mine)) == ([], 0)
        mine.get_by_label("What I wrote").check()
        mine.get_by_role("button", name="Settle it").click()
        assert "Settled" in mine.inner_text(".govuk-notification-banner")
        assert (violations(mine), overflow(mine)) == ([], 0)


def other_window(page: Page) -> Page:
    """Another window of the same browser, of somebody else."""
    return page.context.browser.new_context(bypass_csp=True).new_page()
