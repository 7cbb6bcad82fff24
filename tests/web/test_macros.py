"""The macros we render with, held to GOV.UK Frontend's own examples of the version we style."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

from joinedup.web.static_files import FOLDER

FIXTURES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "vendor" / "govuk-frontend" / "fixtures.json").read_text("utf-8")
)
CASES = [(component, case) for component, cases in FIXTURES.items() for case in cases]


def made(component: str, options: dict[str, Any]) -> str:
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    source = f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {name} %}}'
    template = engines["jinja2"].env.from_string(f"{source}{{{{ {name}(options) }}}}")
    return template.render(options=options)


def evened(html: str) -> str:
    """HTML without what a browser would not notice: space between tags, how signs are escaped."""
    html = re.sub(r"\s+", " ", html).replace("&#34;", "&quot;").replace("&#x27;", "&#39;")
    return re.sub(r" ?(<[^>]*>) ?", lambda tag: re.sub(r" ?(/?>)$", r"\1", tag[1]), html).strip()


@pytest.mark.parametrize(
    ("component", "case"), CASES, ids=[f"{name}: {case['name']}" for name, case in CASES]
)
def test_a_macro_gives_what_its_examples_say(component: str, case: dict[str, Any]) -> None:
    assert evened(made(component, case["options"])) == evened(case["html"])


def test_the_styles_are_of_the_version_of_the_macros_and_hold_nothing_of_the_crown() -> None:
    styles = (FOLDER / "govuk.css").read_text("utf-8")
    assert '--govuk-frontend-version: "6.3.0"' in styles
    assert not re.search("transport|crown-|crest|logotype|url\\(", styles, re.IGNORECASE)
