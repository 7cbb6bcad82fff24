"""The pages that are read, in a real browser: at any width, by keyboard, on paper, for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import overflow, violations, visiting
from tests.site import site

DEMO = """
from joinedup.commands.demo import load_demo
load_demo()
"""
PAGES = [
    "",
    "plan",
    "actions",
    "actions?q=nothing+like+it",
    "wiring",
    "wiring?chosen=A90",
    "partners",
    "history",
    "search",
    "search?q=eastmere",
    "A90",
    "A26",
    "B3",
    "O10",
    "P3",
    "S12",
    "I1",
    "M60",
    "R8",
    "U12",
    "G3",
    "K100",
    "H3",
    "Z1",
    "L122",
]
WIDTHS = [1280, 320]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with site(tmp_path_factory.mktemp("reading"), DEMO, demo="1") as address:
        yield address


def enter(page: Page, demo: str, who: str) -> None:
    page.goto(f"{demo}/sign-in")
    page.get_by_role("button", name=who).first.click()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_fault_that_axe_finds_or_runs_over_its_window(
    demo: str, chromium: str, width: int
) -> None:
    with visiting(chromium, width=width) as page:
        enter(page, demo, "Police superintendent")
        for path in PAGES:
            answer = page.goto(f"{demo}/p/riverside/{path}")
            assert answer is not None
            found = (path, answer.status, violations(page), overflow(page))
            assert found == (path, 200, [], 0)


@pytest.mark.parametrize("path", ["", "missing/cy", "A1"])
def test_pages_in_two_languages_are_for_everybody_too(demo: str, chromium: str, path: str) -> None:
    with visiting(chromium, width=320) as page:
        enter(page, demo, "Partnership officer, Aberwen")
        for prefix in ("", "/cy"):
            page.goto(f"{demo}{prefix}/p/aberwen/{path}")
            assert (violations(page), overflow(page)) == ([], 0)


def test_the_picture_is_one_region_that_scrolls_by_keyboard_and_its_parts_are_links(
    demo: str, chromium: str
) -> None:
    with visiting(chromium, width=320) as page:
        enter(page, demo, "Police superintendent")
        page.goto(f"{demo}/p/riverside/wiring")
        region = page.get_by_role("region", name="The picture")
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('#picture').scrollLeft > 0")
        region.get_by_role("link").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**chosen=**")
        assert page.locator(".said").get_by_text("is chosen: ").is_visible()


def test_a_priority_folds_and_unfolds_by_keyboard_without_javascript(
    demo: str, chromium: str
) -> None:
    with visiting(chromium, scripts=False) as page:
        page.goto(f"{demo}/p/riverside/plan")
        action = page.get_by_role("link", name="1.1.1 Family hub at Old Quay")
        assert action.is_visible()
        page.locator("summary").first.press("Enter")
        assert not action.is_visible()


def test_the_list_is_narrowed_by_keyboard_alone(demo: str, chromium: str) -> None:
    with visiting(chromium) as page:
        page.goto(f"{demo}/p/riverside/actions")
        page.get_by_label("Words or a number").focus()
        page.keyboard.type("river radio")
        page.keyboard.press("Enter")
        page.wait_for_url("**q=river**")
        assert page.get_by_text("1 of 60 projects.").is_visible()


def test_the_outline_is_whole_on_paper(demo: str, chromium: str) -> None:
    with visiting(chromium) as page:
        page.goto(f"{demo}/p/riverside/plan")
        page.locator("summary").first.click()
        page.emulate_media(media="print")
        assert page.get_by_role("link", name="1.1.1 Family hub at Old Quay").is_visible()
        assert not page.get_by_role("navigation", name="Main").is_visible()


def test_on_paper_what_is_small_is_smaller_than_text_and_links_are_ink(
    demo: str, chromium: str
) -> None:
    look = "(each, name) => getComputedStyle(each)[name]"
    with visiting(chromium) as page:
        page.goto(f"{demo}/p/riverside/plan")
        page.emulate_media(media="print")
        link = page.get_by_role("link", name="1.1.1 Family hub at Old Quay")
        fold, small = page.locator(".fold > summary").first, page.locator("main .small").first
        text = page.locator("body")
        for each in (link, fold):
            assert each.evaluate(look, "color") == text.evaluate(look, "color")
            assert "underline" not in each.evaluate(look, "textDecorationLine")
        assert link.evaluate(look, "fontSize") == text.evaluate(look, "fontSize") == "14px"
        assert float(small.evaluate(look, "fontSize")[:-2]) < 14


def test_on_a_phone_lists_say_what_the_picture_does_and_lead_to_what_is_linked(
    demo: str, chromium: str
) -> None:
    with visiting(chromium, width=320, scripts=False) as page:
        enter(page, demo, "Police superintendent")
        page.goto(f"{demo}/p/riverside/wiring")
        lists = page.locator("#lists")
        lists.get_by_text("Projects (60)").click()
        lists.get_by_role("link", name="4.1.2 Village kitchens").click()
        assert lists.get_by_role("link").all_inner_texts() == [
            "Riverside Council",
            "Wend Voluntary Network",
            "Upper Wend Villages Forum",
            "Public health",
            "Small grants",
            "Village halls",
            "4.1.2 Village kitchens",
            "4.1 Moving, eating, smoking",
            "4 Longer, healthier lives and a smaller gap",
        ]
        page.set_viewport_size({"width": 1280, "height": 800})
        assert not lists.is_visible()


def test_the_picture_is_printed_on_pages_of_its_own_on_their_side(demo: str, chromium: str) -> None:
    with visiting(chromium) as page:
        page.goto(f"{demo}/p/riverside/wiring")
        printed = page.pdf(prefer_css_page_size=True)
        sizes = re.findall(rb"/MediaBox \[0 0 (\d+)[\d.]* (\d+)[\d.]*\]", printed)
        assert {tuple(map(int, each)) for each in sizes} == {(841, 594)}
        assert len(sizes) <= 10  # what is said, two pages of the picture, the table
        page.emulate_media(media="print")
        assert not page.locator(".wiring").is_visible()
        letters = "els => els.map(each => each.getBoundingClientRect().height * 0.75 * 12.5 / "
        letters += "each.viewBox.baseVal.height)"
        points = page.locator(".wiring-sheet").evaluate_all(letters)
        assert len(points) == 2
        assert min(points) >= 7
