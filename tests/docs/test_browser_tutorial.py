"""The tutorial in the browser is followed by its own words, in the demonstration it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import visiting
from tests.cli.servers import serving
from tests.docs.pages import DOCS
from tests.docs.walking import Step, follow, steps

PAGE = DOCS / "tutorial" / "riverside-in-the-browser.md"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demonstration says that it is, begun from nothing as the tutorial begins it."""
    with serving(tmp_path_factory.mktemp("riverside"), "demo", "--data", "demo") as server:
        yield server.address


def test_every_step_of_the_tutorial_can_be_taken_and_shows_what_it_says(
    address: str, chromium: str
) -> None:
    with visiting(chromium, held=True) as page:
        page.goto(address)
        done = follow(page, steps(PAGE, "Begin"))
    assert len([step for step in done if step.deed == "press"]) > 20


def test_a_page_is_read_as_what_to_press_fill_see_and_save(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A\n\n**not yet**\n\n## Begin\n\nPress **Save\nit**. In *Role*, write `Clerk`.\n\n> Saved.\n\n"
        "It is `plan.xlsx`, not `plan`.\n",
        "utf-8",
    )
    assert list(steps(page, "Begin")) == [
        Step("press", "Save it"),
        Step("fill", "Role", "Clerk"),
        Step("see", "Saved."),
        Step("save", "plan.xlsx"),
    ]
