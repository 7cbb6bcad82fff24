"""How pages speak."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import FileSystemLoader
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

import joinedup.web
from joinedup.core.text import Text
from joinedup.web.environment import environment
from joinedup.web.phrasing import Phrasing

ENGLISH, WELSH = Phrasing(), Phrasing("cy")


def test_a_link_inside_a_sentence_stays_a_link_and_the_rest_is_escaped() -> None:
    said = ENGLISH.say(
        "{who} wrote {what}.", who="<b>A & B</b>", what=Markup('<a href="/x">it</a>')
    )
    assert said == '&lt;b&gt;A &amp; B&lt;/b&gt; wrote <a href="/x">it</a>.'


def test_a_sentence_without_html_is_plain_text_for_the_template_to_escape() -> None:
    assert not isinstance(ENGLISH.say("It is {name}.", name="<b>"), Markup)


def test_the_partnerships_own_words_are_used() -> None:
    own = Phrasing("en", {"action": ("project", "projects")})
    assert own.say("No {action} of {count} {actions}", count=3) == "No project of 3 projects"
    assert own.heading("action") == "Projects"
    assert own.word("outcome") == "outcome"


@pytest.mark.parametrize(("count", "said"), [(1, "1 late"), (1200, "1,200 are late")])
def test_one_and_several(count: int, said: str) -> None:
    assert ENGLISH.number_of("{count} late", "{count} are late", count) == said


def test_a_text_that_falls_back_says_of_which_language_it_is() -> None:
    text = Text.of("Ready <for> school")
    assert ENGLISH.text(text) == "Ready &lt;for&gt; school"
    assert WELSH.text(text) == '<span lang="en">Ready &lt;for&gt; school</span>'
    assert WELSH.text(Text.of("Ready", cy="Yn barod")) == "Yn barod"
    assert WELSH.text(Text()) == ""


def test_days_in_words() -> None:
    day = datetime.date(2026, 11, 17)
    assert ENGLISH.day(day, weekday=True) == "Tuesday 17 November 2026"
    assert WELSH.day(day) == "17 Tachwedd 2026"
    assert ENGLISH.day(None) == ""


def test_a_template_that_misspells_a_name_fails_instead_of_printing_nothing() -> None:
    from jinja2 import DictLoader

    made = environment(loader=DictLoader({}), autoescape=True)
    assert made.from_string("{% if nothing %}x{% endif %}{{ known.key }}").render(known={}) == ""
    with pytest.raises(UndefinedError):
        made.from_string("{{ nothing }}").render()
    with pytest.raises(UndefinedError):
        made.from_string("{{ day.wek }}").render(day=datetime.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"partners": 0, "outcomes": 5, "priorities": 1, "actions": 0, "services": 0},
         "5 outcomes, one priority."),
        ({"outcomes": 1, "priorities": 0, "actions": 2}, "One outcome, 2 actions."),
        ({"outcomes": 0, "priorities": 0, "actions": 0}, "There is nothing in it yet."),
    ],
)  # fmt: skip
def test_one_is_not_several_and_what_there_is_none_of_is_left_out(counts, said) -> None:
    pages = FileSystemLoader(Path(joinedup.web.__file__).parent / "templates")
    template = environment(loader=pages, autoescape=True).from_string(
        '{% import "home/few.html" as few with context %}{{ few.counted(seen) }}'
    )
    speaks = {name: getattr(ENGLISH, name) for name in ("say", "number_of")}
    assert template.render(seen=SimpleNamespace(**counts), **speaks) == said
