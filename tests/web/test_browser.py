"""Pages in a real browser: for everybody, at any width, by keyboard, on paper, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser import overflow, violations, visiting

PAGES = [
    "/check",
    "/cy/check",
    "/codes/",
    "/codes/L05",
    "/nothing",
    "/sign-in",
    "/sign-in/x",
    "/",
    "/p/riverside/",
]
WIDTHS = [1280, 320]  # 320 is 1280 at 400%


def sample(page: Page, house: str) -> None:
    page.goto(f"{house}/check")
    page.get_by_role("button", name="Check Riverside’s workbook").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_fault_that_axe_finds_or_runs_over_its_window(
    house: str, chromium: str, width: int
) -> None:
    with visiting(chromium, width=width) as page:
        for path in PAGES:
            page.goto(house + path)
            assert (path, violations(page), overflow(page)) == (path, [], 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_and_a_form_with_a_fault_are_for_everybody_too(
    house: str, chromium: str, width: int
) -> None:
    with visiting(chromium, width=width) as page:
        sample(page, house)
        assert (violations(page), overflow(page)) == ([], 0)
        page.goto(f"{house}/check")
        page.get_by_role("button", name="Check it").click()
        assert (violations(page), overflow(page)) == ([], 0)
        page.get_by_role("link", name="Choose the file").click()
        assert page.evaluate("document.activeElement.id") == "file"


def test_nothing_on_our_pages_is_against_our_own_policy(house: str, chromium: str) -> None:
    with visiting(chromium, held=True) as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("requestfailed", lambda request: said.append(f"{request.url} {request.failure}"))
        for path in PAGES[:4]:
            page.goto(house + path)
        sample(page, house)
        assert page.evaluate("document.fonts.check('1em \"Atkinson Hyperlegible Next\"')")
        # a picture that was not waited for when the next page was asked for is no fault
        assert [each for each in said if not each.endswith("ERR_ABORTED")] == []


def test_without_javascript_the_check_answers_and_its_answer_can_be_taken(
    house: str, chromium: str
) -> None:
    with visiting(chromium, scripts=False) as page:
        sample(page, house)
        assert page.get_by_role("heading", name="What scrutiny would raise first").is_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Workbook").click()
        assert download.value.suggested_filename == "riverside-as-found-findings.xlsx"


def test_by_keyboard_everything_is_reached_in_order_and_is_seen_to_be(
    house: str, chromium: str
) -> None:
    with visiting(chromium) as page:
        page.goto(f"{house}/check")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "govuk-skip-link"
        reached = [focused(page)]
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(focused(page))
        assert all(each["seen"] for each in reached if each["name"] != "BODY")
        names = {each["name"] for each in reached}
        assert {"A", "INPUT", "SELECT", "SUMMARY", "BUTTON"} <= names


def test_the_skip_link_leads_to_the_content(house: str, chromium: str) -> None:
    with visiting(chromium) as page:
        page.goto(f"{house}/codes/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main-content"


def focused(page: Page) -> dict[str, object]:
    """What has the focus, and whether it is seen to: within the window, with a mark around it."""
    return page.evaluate(
        """() => {
            const at = document.activeElement, box = at.getBoundingClientRect();
            const style = getComputedStyle(at), label = at.querySelector("span");
            const inside = label ? getComputedStyle(label) : style;
            const marked = style.outlineStyle !== "none" || style.boxShadow !== "none"
                || inside.outlineStyle !== "none" || inside.boxShadow !== "none";
            const within = box.bottom > 0 && box.top < innerHeight && box.width > 0;
            return {name: at.tagName, seen: marked && within};
        }"""
    )


def test_on_paper_the_content_stands_and_the_navigation_does_not(house: str, chromium: str) -> None:
    with visiting(chromium) as page:
        sample(page, house)
        page.emulate_media(media="print")
        assert page.get_by_role("heading", level=1).is_visible()
        assert not page.locator(".head__nav").is_visible()
        assert not page.locator(".govuk-button").first.is_visible()
        assert page.pdf().startswith(b"%PDF")


def test_whoever_is_invited_signs_in_by_the_link_in_a_browser_of_their_own(
    house: str, chromium: str
) -> None:
    with visiting(chromium, held=True) as page:
        page.goto(f"{house}/sign-in")
        page.get_by_role("button", name="Partnership manager").first.click()
        page.goto(f"{house}/p/riverside/people")
        page.fill("#email", "member@riverside.example")
        page.fill("#title", "Scrutiny officer")
        page.get_by_label("Scrutiny", exact=True).check()
        page.get_by_role("button", name="Invite").click()
        link = re.search(r"/sign-in/\S+", page.inner_text("main"))
        assert link
        other = page.context.browser.new_context().new_page()
        other.goto(house + link[0])
        other.get_by_role("button", name="Continue").click()
        assert other.url == f"{house}/p/riverside/"
        assert "Scrutiny officer" in other.inner_text("header")
