"""Every template there is, read as a text: it compiles, and keeps to what the policy allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines

from joinedup.web.static_files import FOLDER

TEMPLATES = FOLDER.parent / "templates"
EVERY = sorted(each.relative_to(TEMPLATES).as_posix() for each in TEMPLATES.rglob("*.html"))
ALLOWED = ("fonts/",)


@pytest.mark.parametrize("name", EVERY)
def test_a_template_compiles(name: str) -> None:
    engines["jinja2"].env.get_template(name)


@pytest.mark.parametrize("name", EVERY)
def test_a_template_has_no_script_and_no_style_of_its_own(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert "<script" not in text.replace('<script src="{{ static(', "")


@pytest.mark.parametrize("name", EVERY)
def test_what_is_said_to_be_safe_is_not_said_so_in_a_template(name: str) -> None:
    assert "| safe" not in (TEMPLATES / name).read_text("utf-8")


@pytest.mark.parametrize("name", EVERY)
def test_a_form_that_changes_something_carries_its_token(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    for form in re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL):
        assert "csrf_input" in form or "hidden(" in form  # the piece that writes it beside the key


def test_the_piece_of_hidden_fields_writes_the_token() -> None:
    pieces = (TEMPLATES / "forms" / "parts.html").read_text("utf-8")
    assert re.search(r"macro hidden\(key\) %}\{\{ csrf_input \}\}", pieces)


def test_styles_fetch_nothing_from_elsewhere() -> None:
    for sheet in FOLDER.glob("*.css"):
        for address in re.findall(r"url\(\"?([^)\"]*)", Path(sheet).read_text("utf-8")):
            assert address.startswith(ALLOWED)
            assert (FOLDER / address).is_file()
