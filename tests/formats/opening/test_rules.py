"""The rules of the family "files": every code has its words, and every word its parameters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinedup.core.finding import Rule, Severity
from joinedup.formats import opening
from joinedup.formats.opening.rules import BY_CODE, RULES

SOURCES = sorted(Path(opening.__file__).parent.glob("*.py"))
SAID = re.compile(r'"(F\d\d)"')


def test_codes_are_given_once_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_words_for_a_person(rule: Rule) -> None:
    assert rule.family == "files"
    assert rule.about == "file"
    assert (rule.severity is Severity.ERROR) == (rule.code < "F50")
    for text in (rule.title, rule.why, rule.example, str(rule.remedy)):
        assert text
    assert not re.search(r"\b(parser|XML part|exception|stack|null)\b", f"{rule.title} {rule.why}")


def test_every_code_that_is_said_has_a_rule_and_every_rule_is_said() -> None:
    said = {
        code
        for path in SOURCES
        if path.name not in ("refusals.py", "refusals_text.py", "oddities.py")
        for code in SAID.findall(path.read_text("utf-8"))
    }
    assert said == set(BY_CODE)
