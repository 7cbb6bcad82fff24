"""The pages themselves: their links, what is made from the code, and the README."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from urllib.parse import unquote

import pytest

from docs import make_reference
from ground.stamp import ROOT
from tests.docs.pages import DOCS, anchors, blocks, links, pages, tokens

README = Path(ROOT, "README.md")
INDEX = DOCS / "index.md"
PICTURES = {"report": 1200, "wiring": 1280, "home": 1280}
"""Name > width of the pictures of pages that ship."""
MACHINE = re.compile(r"/(?:work|home|root|tmp|Users)/|\b(?:localhost|127\.0\.0\.1)\b")
SITE = re.compile(r"\w+://\w")


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in links(page):
        if SITE.match(target) or target.startswith("mailto:"):
            continue
        path, _, anchor = unquote(target).partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(there), target


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_place_of_some_machine(page: Path) -> None:
    assert not MACHINE.search(page.read_text("utf-8"))


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, found = set(), [INDEX]
    while found:
        page = found.pop()
        if page in reached:
            continue
        reached.add(page)
        local = [unquote(t).partition("#")[0] for t in links(page) if not SITE.match(t)]
        there = ((page.parent / path).resolve() for path in local if path.endswith(".md"))
        found.extend(path for path in there if path.is_relative_to(DOCS))
    missing = [str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md") if page not in reached]
    assert missing == []


def test_a_page_has_one_title_and_begins_with_it() -> None:
    for page in pages():
        headings = [token for token in tokens(page) if token.type == "heading_open"]
        assert [each.tag for each in headings].count("h1") == 1, page
        assert headings[0].tag == "h1", page


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    assert make_reference.out_of_date() == []


def test_a_page_that_is_out_of_date_is_named_and_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_reference, "FOLDER", tmp_path / "reference")
    monkeypatch.setattr(make_reference, "PAGES", {"one.md": lambda: "# One\n"})
    assert make_reference.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/reference/one.md\n"
    assert make_reference.main([]) == 0
    assert (tmp_path / "reference" / "one.md").read_text("utf-8") == "# One\n"
    assert make_reference.main(["--check"]) == 0


def test_every_code_has_its_place_in_the_reference() -> None:
    from docs.reference_pages.codes import ALL

    assert {rule.code for rule in ALL} <= anchors(DOCS / "reference" / "codes.md")


def test_the_readme_is_ten_lines_a_picture_and_two_commands() -> None:
    text = README.read_text("utf-8")
    commands = [line for block in blocks(README) for line in block.text.splitlines() if line]
    assert commands == ["python3 start.py", "python3 start.py check YOUR-FILE"]
    fenced = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    prose = [line for line in fenced.splitlines() if line.strip() and not line.startswith("![")]
    assert len(prose) <= 12
    assert max(map(len, prose)) <= 400


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_one_that_a_page_can_carry(name: str) -> None:
    content = (DOCS / "pictures" / f"{name}.png").read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert content.startswith(b"\x89PNG")
    assert width == PICTURES[name]
    assert height < 1000
    assert len(content) < 200_000


def test_every_picture_is_shown_somewhere() -> None:
    shown = {Path(target).name for page in pages() for target in links(page)}
    assert {f"{name}.png" for name in PICTURES} <= shown
