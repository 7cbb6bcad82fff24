"""A real browser for tests: Debian's Chromium, driven by Playwright, with axe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def open_page(chromium: str, html: str, *, width: int = 1280, height: int = 900) -> Iterator[Page]:
    """A page showing ``html``, in a browser of its own, with scripts of its own switched off
    by nothing: what we write has none."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_content(html)
        yield page
        browser.close()


@contextmanager
def visiting(
    chromium: str, *, width: int = 1280, height: int = 900, scripts: bool = True, held: bool = False
) -> Iterator[Page]:
    """A browser for a server of ours. ``held`` holds it to our Content-Security-Policy, under which
    axe cannot be put into a page."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=QUIET)
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            bypass_csp=not held,
        )
        yield context.new_page()
        browser.close()


def violations(page: Page) -> list[str]:
    """What axe finds wrong, as ``rule: where`` (WCAG 2.2 A and AA, and axe's best practice)."""
    page.add_script_tag(path=AXE)
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{each['id']}: {node['target']}" for each in found["violations"] for node in each["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide
