"""What the how-tos tell people to press in the browser is on some page, in these very words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ground.stamp import ROOT
from joinedup.core.catalogue import render
from joinedup.web.entries import ENTRIES
from tests.docs.pages import DOCS, tokens

NAMES = (
    "agree-a-link",
    "draft-the-next-version",
    "import-a-plan",
    "keep-a-draft",
    "publish",
    "strike-out",
    "switch-a-code-off",
    "when-two-people-edit",
    "who-may-sign-in",
    "words-and-languages",
)
_SAID = re.compile(r"""(?:say|phrase|number_of|N_)\(\s*"([^"]+)"(?:,\s*"([^"]+)")?""")
_WORD = re.compile(r"[^\W\d]{2}")
_GAP = re.compile(r"\\\{\w+\\\}")


@cache
def sentences() -> re.Pattern[str]:
    """Every sentence that pages are made of, with anything in its gaps. One that is all gap, such
    as “{title}: {name}”, would say everything, and is left out."""
    web = Path(ROOT, "src", "joinedup", "web")
    texts = [path.read_text("utf-8") for path in [*web.rglob("*.html"), *web.rglob("*.py")]]
    every = {each for text in texts for found in _SAID.findall(text) for each in found}
    said = {each for each in every if _WORD.search(re.sub(r"\{\w+\}", "", each))}
    said |= {render(name, {}, "en") for _, name in ENTRIES}
    return re.compile("|".join(_GAP.sub(".+", re.escape(each)) for each in sorted(said)), re.I)


def named(page: Path) -> Iterator[str]:
    """What a page has in bold or in italics and begins with a capital letter, but for whole
    sentences, and for what a paragraph or a cell outside lists begins with: what that is about."""
    listed = 0
    for token in tokens(page):
        listed += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        begun, said = False, ""
        for child in token.children or ():
            if child.type in ("strong_open", "em_open"):
                begun, said = begun or bool(said), ""
            elif child.type in ("strong_close", "em_close"):
                if said[:1].isupper() and not said.endswith(".") and (begun or listed):
                    yield said
                begun, said = True, ""
            elif child.type == "softbreak":
                said += " "
            else:
                said += child.content


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_names_is_in_the_browser_in_these_words(name: str) -> None:
    found = list(named(DOCS / "how-to" / f"{name}.md"))
    assert found
    assert [each for each in found if not sentences().fullmatch(each)] == []


def test_what_no_page_says_is_found_out() -> None:
    assert sentences().fullmatch("Save")
    assert not sentences().fullmatch("Press this, which is nowhere")
