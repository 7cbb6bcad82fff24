#!/usr/bin/env python3
"""Make the pictures of the documentation: .venv-dev-3.11/bin/python docs/make_pictures.py

They show the report of the example that ships and pages of the demonstration, in the Chromium of
this machine.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ground import machine  # noqa: E402 (found by the line above)
from tests.browser import QUIET, visiting  # noqa: E402
from tests.cli.servers import serving  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
REPORT = FOLDER / "report.png"
PAGES = {"home": "/p/riverside/", "wiring": "/p/riverside/wiring"}
"""Name of a picture > the page whose first screen it shows."""
AS = "Partnership manager"
PAGE_HEIGHT = 800
WIDTH, HEIGHT = 1200, 900
SHOWN = 3  # findings: a first screen, and whole ones


def report() -> str:
    """The HTML report of the example that ships."""
    example = ROOT / "src" / "joinedup" / "riverside" / "riverside.xlsx"
    words = ["check", str(example), "--no-map", "--format", "html", "-o", "-"]
    asked = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, "-m", "joinedup", *words], capture_output=True, check=False
    )
    if asked.returncode > 1:
        raise SystemExit(asked.stderr.decode())
    return asked.stdout.decode()


def take(html: str, target: Path, chromium: str) -> None:
    """The first screen of a page, as a PNG."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(html)
        last = page.locator("ol.first > li").nth(SHOWN - 1).bounding_box()
        height = last["y"] + last["height"] if last else HEIGHT
        page.screenshot(path=target, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
        browser.close()


def take_pages(chromium: str) -> list[Path]:
    """The first screens of pages of the demonstration, as PNGs, as the office sees them."""
    taken = []
    with (
        tempfile.TemporaryDirectory() as home,
        serving(Path(home), "demo", "--data", "demo") as server,
        visiting(chromium, width=1280, height=PAGE_HEIGHT, held=True) as page,
    ):
        page.goto(f"{server.address}/sign-in")
        page.get_by_role("button", name=AS).click()
        for name, path in PAGES.items():
            page.goto(server.address + path)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=FOLDER / f"{name}.png")
            taken.append(FOLDER / f"{name}.png")
    return taken


def main() -> int:
    """Make every picture again."""
    chromium = machine.chromium()
    if chromium is None:
        print("There is no Chromium on this machine (sudo apt install chromium).", file=sys.stderr)
        return 3
    take(report(), REPORT, chromium)
    for picture in (REPORT, *take_pages(chromium)):
        print(picture.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
