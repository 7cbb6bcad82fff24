"""The HTML report in a real browser: what a lint of the text cannot see."""

from __future__ import annotations

import pytest

from joinedup.drawing.report.as_html import write_html
from tests.browser import open_page, overflow, violations
from tests.drawing.reports import left, no_need, report

MANY = [left(cell=f"F{row}") for row in range(31, 60)]


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_at_any_width(chromium: str, width: int) -> None:
    with open_page(chromium, write_html(report(*MANY, no_need())), width=width) as page:
        assert violations(page) == []


def test_axe_would_find_a_fault_if_there_were_one(chromium: str) -> None:
    broken = write_html(report()).replace("<h1>", "<h1><img src='x'>")
    with open_page(chromium, broken) as page:
        assert any(each.startswith("image-alt") for each in violations(page))


def test_nothing_sticks_out_at_320_pixels(chromium: str) -> None:
    with open_page(chromium, write_html(report(*MANY, no_need())), width=320) as page:
        assert overflow(page) <= 0


def test_the_first_tab_offers_to_skip_and_enter_goes_to_the_main_part(chromium: str) -> None:
    with open_page(chromium, write_html(report(*MANY))) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").is_visible()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_every_stop_of_the_keyboard_shows_where_it_is(chromium: str) -> None:
    with open_page(chromium, write_html(report())) as page:
        stops = page.locator("a, [tabindex='0']").count()
        assert stops > 3
        for _ in range(stops):
            page.keyboard.press("Tab")
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
