"""The rules of reading members and attendance: each complete, each used, each in Welsh too."""

import ast
import re
from pathlib import Path

from joinedup.core.catalogue import catalogue
from joinedup.core.finding import Plural, Severity
from joinedup.formats import membership
from joinedup.formats.membership import RULES, rules

SOURCE = Path(membership.__file__).parent


def _forms(sentence: str | Plural) -> tuple[str, ...]:
    return (sentence.one, sentence.many) if isinstance(sentence, Plural) else (sentence,)


def test_codes_run_on_without_gaps() -> None:
    assert [rule.code for rule in RULES] == [f"R{number:02}" for number in range(1, len(RULES) + 1)]


def test_every_rule_says_all_it_has_to() -> None:
    for rule in RULES:
        texts = [rule.title, rule.why, rule.example, *_forms(rule.sentence), *_forms(rule.remedy)]
        assert all(texts), rule.code
        assert not any('"' in text for text in texts), rule.code
        assert all(text.endswith(".") for text in (*_forms(rule.sentence), *_forms(rule.remedy)))


def test_every_rule_is_used_somewhere() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py") if path.name != "rules.py"
    )
    named = {name for name, value in vars(rules).items() if value in RULES}
    assert {name for name in named if f"rules.{name}" not in code} == set()


def test_only_a_file_without_a_list_is_an_error() -> None:
    assert [rule.code for rule in RULES if rule.severity is Severity.ERROR] == ["R01"]


def test_every_text_is_in_the_welsh_catalogue() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    marked = [
        ast.literal_eval(f"({each})")
        for each in re.findall(r"N_\(\s*((?:\"[^\"]*\"\s*)+)\)", source)
    ]
    plurals = {
        rule.sentence.one: rule.sentence for rule in RULES if isinstance(rule.sentence, Plural)
    }
    several = {sentence.many for sentence in plurals.values()}
    welsh = catalogue("cy")
    assert len(marked) > 90
    for text in marked:
        if text in several:
            continue
        if text in plurals:
            assert welsh.ngettext(text, plurals[text].many, 7) != plurals[text].many, text
        else:
            assert welsh.gettext(text) != text, text
