"""The picture in a real browser: names, keyboard, small screens, nothing that axe finds."""

from __future__ import annotations

import itertools

import pytest

from joinedup.analysis.wiring import EVERY
from tests.analysis.wiring.pictures import large
from tests.browser import open_page, overflow, violations
from tests.drawing.wiring.drawings import every_state, page, svg

PICTURES = {
    "every state": svg(every_state()),
    "chosen": svg(every_state(), chosen="A5"),
    "folded": svg(large(110), opened={"P2"}),
}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PICTURES)
def test_axe_finds_nothing_and_only_the_region_scrolls(
    chromium: str, name: str, width: int
) -> None:
    with open_page(chromium, page(PICTURES[name]), width=width) as shown:
        assert violations(shown) == []
        assert overflow(shown) <= 0


def test_a_screen_reader_hears_five_lists_of_links(chromium: str) -> None:
    with open_page(chromium, page(PICTURES["every state"])) as shown:
        heard = shown.locator(".wiring").aria_snapshot()
        assert heard.startswith('- group "Wiring of Riverside 2030"')
        assert heard.count("\n  - list ") == 5
        name = "Service 3, service or team; from 1 partner; to 3 projects; 1 broken; 1 claimed"
        assert f'link "{name}"' in heard
        assert "→" not in heard


def test_the_keyboard_goes_through_the_columns_in_order_and_shows_where_it_is(
    chromium: str,
) -> None:
    with open_page(chromium, page(PICTURES["every state"])) as shown:
        stops = shown.locator(".wiring a")
        expected = [stops.nth(at).get_attribute("href") for at in range(stops.count())]
        shown.keyboard.press("Tab")  # the region that scrolls
        reached = []
        for _ in expected:
            shown.keyboard.press("Tab")
            here = "document.activeElement"
            reached.append(shown.evaluate(f"{here}.getAttribute('href')"))
            assert shown.evaluate(f"getComputedStyle({here}).outlineStyle") == "solid"
        assert reached == expected
        assert [each[13] for each in expected if each] == sorted(
            (each[13] for each in expected if each), key="BSAPO".index
        )


def test_text_drawn_by_the_browser_stays_within_its_box(chromium: str) -> None:
    measured = """() => [...document.querySelectorAll('.wiring .column [role=list] a')].flatMap(link => {
        const box = link.querySelector('rect').getBoundingClientRect();
        return [...link.querySelectorAll('text')].map(text => text.getBoundingClientRect())
          .filter(text => text.left < box.left - 1 || text.right > box.right + 1
            || text.top < box.top - 4 || text.bottom > box.bottom + 4).length; })"""
    with open_page(chromium, page(PICTURES["folded"])) as shown:
        assert sum(shown.evaluate(measured)) == 0


def test_on_a_phone_letters_keep_their_size(chromium: str) -> None:
    with open_page(chromium, page(PICTURES["every state"]), width=320) as shown:
        assert shown.locator(".wiring").bounding_box()["width"] >= 1280  # type: ignore[index]


def test_targets_are_large_enough_to_press(chromium: str) -> None:
    """WCAG 2.2, 2.5.8: targets are 24 pixels or have their middles 24 pixels apart."""
    heights = "els => els.map(each => each.getBoundingClientRect()).map(b => b.top + b.height / 2)"
    drawing = page(svg(large(100), opened={EVERY}))
    with open_page(chromium, drawing, width=1212) as shown:
        for at in range(5):
            column = shown.locator(".wiring .column").nth(at)
            middles = sorted(column.locator("a").evaluate_all(heights))
            apart = [below - above for above, below in itertools.pairwise(middles)]
            assert all(each >= 24 for each in apart)
