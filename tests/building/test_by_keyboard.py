"""A day's work of the officer, without a mouse: sign in, open the plan, change an action, see it in
the history, read it in Welsh, sign out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import visiting

pytestmark = pytest.mark.sqlite
OFFICER = "Partnership manager"
FOCUSED = """() => {
    const at = document.activeElement;
    return [at.tagName, (at.textContent || at.value || '').trim().replace(/\\s+/g, ' '), at.name || '', at.rel || '',
        at.getAttribute('href') || ''];
}"""


@pytest.fixture
def page(served: str, chromium: str) -> Iterator[Page]:
    with visiting(chromium, held=True) as page:
        page.goto(served)
        yield page


MOST = 400
"""Nothing is more presses of Tab away."""


def reach(page: Page, *, text: str = "", named: str = "", rel: str = "", href: str = "") -> None:
    """Press Tab until what is meant has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        _, said, name, relation, leads = page.evaluate(FOCUSED)
        if (
            (text and said.startswith(text))
            or (named and name == named)
            or (rel and relation == rel)
            or (href and leads == href)
        ):
            return
    raise AssertionError(f"{text or named or rel or href} is not reached by Tab on {page.url}")


def follow(page: Page, **what: str) -> None:
    """Reach something and press Enter, which leads to another page."""
    reach(page, **what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_officers_work_is_done_by_the_keyboard_alone(page: Page) -> None:
    follow(page, text="Sign in")
    follow(page, text=OFFICER)
    assert page.url.endswith("/p/riverside/")
    follow(page, text="Plan")
    assert page.locator("h1").inner_text()
    follow(page, text="As a list")
    reach(page, named="q")
    page.keyboard.type("6.3.1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    row = page.locator("main tr", has_text="6.3.1").first
    follow(page, href=row.locator("a").first.get_attribute("href") or "")
    title = page.locator("h1").inner_text()
    follow(page, text="Edit")
    reach(page, named="reporter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Night-time economy officer")
    follow(page, text="Save")
    assert page.locator("h1").inner_text() == title
    assert "Night-time economy officer" in page.locator("main").inner_text()
    follow(page, text="History")
    assert "6.3.1" in page.locator("main ol li").first.inner_text()
    follow(page, rel="alternate")
    assert "/cy/p/riverside/history" in page.url
    assert page.locator("html").get_attribute("lang") == "cy"
    follow(page, rel="alternate")
    follow(page, text=OFFICER)
    follow(page, text="Sign out")
    assert page.get_by_role("link", name="Sign in").first.is_visible()
