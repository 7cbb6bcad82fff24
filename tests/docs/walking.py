"""A page of the documentation as somebody follows it in a browser.

What is bold is pressed; what is italic is a box, and the code after it goes into that box; what is
set off is seen; code that ends like a file's name, and goes into no box, is what the browser saves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token
from playwright.sync_api import Page, expect

from ground.stamp import ROOT
from tests.docs.pages import tokens

WAIT = 60_000  # an import is read in the background, on a machine that may be busy

FIND = """said => {
  const seen = element => {
    const texts = [...element.querySelectorAll("text")].map(each => each.textContent);
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".govuk-visually-hidden, svg, title").forEach(each => each.remove());
    return (texts.join(" ") || copy.textContent).replace(/\\s+/g, " ").trim().toLowerCase();
  };
  const all = [...document.querySelectorAll("a, button, summary")];
  const found = all.find(each => seen(each) === said && each.getClientRects().length);
  document.querySelectorAll("[data-to-press]").forEach(e => e.removeAttribute("data-to-press"));
  if (found) found.setAttribute("data-to-press", "");
  return Boolean(found);
}"""
"""Marks the first link, button or fold that says to the eye what is asked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a page tells its reader: ``deed`` is press, fill, see or save."""

    deed: str
    name: str
    value: str = ""


def steps(page: Path, begin: str) -> Iterator[Step]:
    """The steps of a page from the heading ``begin`` on."""
    quoted, begun = 0, False
    previous = ""
    for token in tokens(page):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type != "inline":
            previous = token.type
            continue
        begun = begun or (previous == "heading_open" and token.content == begin)
        if not begun or previous == "heading_open":
            continue
        if quoted:
            yield Step("see", " ".join(token.content.split()))
        else:
            yield from _told(token.children or [])


def _told(children: list[Token]) -> Iterator[Step]:
    """What one paragraph tells its reader to do, in order."""
    inside, box = "", ""
    for token in children:
        if token.type in ("strong_open", "em_open"):
            inside, said = token.type, ""
        elif token.type == "strong_close":
            yield Step("press", said)
            inside = ""
        elif token.type == "em_close":
            inside, box = "", said
        elif token.type == "code_inline" and box:
            yield Step("fill", box, token.content)
            box = ""
        elif token.type == "code_inline" and token.content.endswith(".xlsx"):
            yield Step("save", token.content)
        elif inside:
            said += " " if token.type == "softbreak" else token.content


def follow(page: Page, told: Iterator[Step]) -> list[Step]:
    """Do what is told, in order, failing at what cannot be done; gives what was done."""
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    done = []
    for step in told:
        if step.deed == "press":
            press(page, step.name)
        elif step.deed == "fill":
            fill(page, step.name, step.value)
        elif step.deed == "see":
            expect(page.locator("body"), str(step)).to_contain_text(step.name, timeout=WAIT)
        else:
            until = WAIT
            while not saved and until > 0:
                page.wait_for_timeout(250)
                until -= 250
            assert saved[-1:] == [step.name]
        done.append(step)
    return done


def press(page: Page, name: str) -> None:
    """Press what says ``name``."""
    page.wait_for_load_state()
    assert page.evaluate(FIND, name.lower()), f"“{name}” is nowhere on {page.url}"
    page.locator("[data-to-press]").click()


def fill(page: Page, name: str, value: str) -> None:
    """Choose or write ``value`` in the first box called ``name``; a file by its path in the clone."""
    box = page.get_by_label(name, exact=True).first
    kind = box.evaluate("box => box.type || ''")
    if kind == "file":
        box.set_input_files(Path(ROOT, value))
    elif kind.startswith("select"):
        box.select_option(label=value)
    else:
        box.fill(value)
