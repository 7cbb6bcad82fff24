"""Imports, findings and versions in a real browser: from nothing to a plan, by keyboard, without
JavaScript, at any width, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

import joinedup
from tests.browser import overflow, violations, visiting
from tests.site import PARTNERSHIP, site

DEMO = """
from joinedup.commands.demo import load_demo
load_demo()
"""
AS_FOUND = Path(joinedup.__file__).parent / "riverside" / "riverside-as-found.xlsx"
WIDTHS = (1280, 320)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with site(tmp_path_factory.mktemp("flows"), DEMO, demo="1") as address:
        yield address


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[str]:
    """A partnership without a plan, of its own: a plan is brought in there."""
    with site(tmp_path, PARTNERSHIP, demo="1") as address:
        yield address


def enter(page: Page, address: str) -> None:
    page.set_default_timeout(60_000)
    page.goto(f"{address}/sign-in")
    page.get_by_role("button", name="Partnership manager").first.click()


def faults(page: Page) -> list[object]:
    """What is wrong with the page at each width."""
    found: list[object] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [(page.url, width, each) for each in violations(page)]
        if overflow(page):
            found.append((page.url, width, overflow(page)))
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def press(page: Page, name: str, *, last: bool = False) -> None:
    """Go to a button or link by the keyboard alone, and press Enter."""
    found = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name))
    goal = found.last if last else found.first
    for _ in range(400):
        if goal.evaluate("it => it === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached by the keyboard at {page.url}")


def answer_all(page: Page) -> None:
    """Answer every open question by the keyboard: Tab goes to a question, Space chooses."""
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || ''")
        if name.startswith("answer:which"):
            page.keyboard.press("Space")
        if page.evaluate("document.activeElement.textContent").startswith("Keep these"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return


def until_done(page: Page, busy: str) -> None:
    for _ in range(60):
        if not page.get_by_text(busy).count():
            return
        page.wait_for_timeout(500)
        page.goto(page.url)


@pytest.mark.parametrize("scripts", [False, True])
def test_from_nothing_to_a_plan_by_the_keyboard_alone(
    nothing: str, chromium: str, scripts: bool
) -> None:
    with visiting(chromium, scripts=scripts) as page:
        enter(page, nothing)
        page.goto(f"{nothing}/p/riverside/plans")
        page.locator("#title").focus()
        page.keyboard.type("Our plan")
        press(page, "Begin it")
        page.locator("#file").set_input_files(AS_FOUND)
        press(page, "Read it and compare")
        until_done(page, "is being read and compared")
        if page.get_by_role("heading", name="Which is which?").count():
            answer_all(page)
            until_done(page, "is being read and compared")
        press(page, "Yes, make these changes")
        until_done(page, "is being brought in")
        assert page.get_by_text("It is in.").count()


def test_no_page_has_a_fault_that_axe_finds_or_runs_over_its_window(
    demo: str, chromium: str
) -> None:
    with visiting(chromium) as page:
        enter(page, demo)
        there = f"{demo}/p/riverside"
        for path in ("plans", "imports", "findings", "findings?by=owner", "compare"):
            page.goto(f"{there}/{path}")
            assert faults(page) == []
        page.goto(f"{there}/plans")
        for summary in page.locator("main summary").all():
            summary.click()
        assert faults(page) == []
        for name in ("Publish it", "Public: what", "What is to become", "Compare with"):
            page.goto(f"{there}/plans")
            page.get_by_role("link", name=name).first.click()
            assert faults(page) == []
        page.goto(f"{there}/plans")
        page.get_by_role("link", name="What is to become").first.click()
        page.locator("main li .row-head a").first.click()
        assert faults(page) == []
        page.get_by_role("radio", name="It was stopped").check()
        page.get_by_role("button", name="Save and go to the next").click()
        assert page.get_by_role("alert").count()
        assert faults(page) == []


def test_no_state_of_an_import_has_a_fault(demo: str, chromium: str) -> None:
    with visiting(chromium) as page:
        enter(page, demo)
        page.goto(f"{demo}/p/riverside/imports")
        page.get_by_role("button", name="Read it and compare").click()
        assert faults(page) == []  # no file
        page.locator("#file").set_input_files(AS_FOUND)
        page.get_by_role("button", name="Read it and compare").click()
        until_done(page, "is being read and compared")
        for summary in page.locator("main summary").all():
            summary.click()
        assert faults(page) == []  # questions
        page.get_by_role("link", name="Show these changes").first.click()
        assert faults(page) == []  # one group open
        page.get_by_role("button", name="are the same").first.click()
        until_done(page, "is being read and compared")
        assert page.get_by_text("with answers").count()
        assert faults(page) == []
        page.get_by_role("button", name="Let this file go").click()
        assert faults(page) == []  # let go
        page.goto(f"{demo}/p/riverside/imports")
        nonsense = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
        page.locator("#file").set_input_files(nonsense)
        page.get_by_role("button", name="Read it and compare").click()
        until_done(page, "is being read and compared")
        assert faults(page) == []  # refused


def test_the_yes_that_stays_in_sight_hides_nothing_that_has_the_focus(
    demo: str, chromium: str
) -> None:
    with visiting(chromium) as page:
        enter(page, demo)
        page.goto(f"{demo}/p/riverside/plans")
        page.locator("#title").fill("Sight")
        page.get_by_role("button", name="Begin it").click()
        plan = AS_FOUND.with_name("riverside-2025.xlsx")
        page.locator("#file").set_input_files(plan)
        page.get_by_role("button", name="Read it and compare").click()
        until_done(page, "is being read and compared")
        if not page.locator(".approval--near").count():
            answer_all(page)
            until_done(page, "is being read and compared")
        assert faults(page) == []
        top = page.locator(".approval--near").bounding_box()
        assert top
        for _ in range(60):
            page.keyboard.press("Tab")
            inside = page.evaluate("!!document.activeElement.closest('.approval--near, header')")
            if inside:
                continue
            box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
            bar = page.locator(".approval--near").bounding_box()
            assert bar is not None
            assert box["top"] < bar["y"] or box["top"] >= bar["y"] + bar["height"]
