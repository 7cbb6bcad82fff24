from __future__ import annotations

import pytest

from joinedup.analysis.linkage import RULES
from joinedup.analysis.linkage.explain import explain, explained
from joinedup.core.finding import Rule, Severity


def test_the_page_of_a_code_as_text():
    page = explain("l24").plain()
    assert page.startswith(
        "L24 Everyone leads, so nobody does\n\nerror: it breaks the plan\n\nWhy it matters\n"
    )
    for part in (
        "\nExample\n",
        "\nWhat to do\nAsk at the next meeting",
        '--ignore L24="why it does not matter to us" leaves it out',
    ):
        assert part in page
    assert "*" not in page
    assert "`" not in page


def test_the_page_of_a_code_as_markdown():
    page = explain("L24").markdown(level=2)
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert headings == [
        "## L24 Everyone leads, so nobody does",
        "### Why it matters",
        "### Example",
        "### What to do",
        "### How to switch it off",
    ]


def test_the_page_of_a_code_as_data():
    page = explain("L24").as_dict()
    assert (page["code"], page["severity"], page["family"]) == ("L24", "error", "leads")


def test_the_page_speaks_a_partnerships_own_words():
    words = {"outcome": ("aim", "aims"), "action": ("project", "projects")}
    assert (
        "at least one project that is meant to bring it about" in explain("L01", words=words).remedy
    )
    assert "at least one action that is meant to bring it about" in explain("L01").remedy


def test_a_code_that_there_is_not():
    with pytest.raises(ValueError, match="There is no code L999"):
        explain("L999")


def test_a_provision_has_its_own_heading():
    rule = Rule(
        code="C99",
        family="statutory",
        severity=Severity.NOTE,
        title="Title",
        sentence="",
        remedy="Put {missing} under the {level}.",
        why="Why.",
        example="Example.",
        provision="Some Act 2015, section 9",
    )
    page = explained(rule)
    assert "# Rests on\n\nSome Act 2015, section 9" in page.markdown()
    assert page.remedy == "Put … under the item."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_code_has_a_page(rule: Rule):
    page = explain(rule.code)
    for text in (page.plain(), page.markdown()):
        assert rule.code in text
        assert "{" not in text
