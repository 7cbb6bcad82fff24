"""The rules of reading: each complete, each used, each a sentence."""

import re
from pathlib import Path

from joinedup.core.finding import Plural, Severity
from joinedup.formats import workbook
from joinedup.formats.workbook import RULES, rules

SOURCE = Path(workbook.__file__).parent


def test_codes_run_on_without_gaps() -> None:
    assert sorted(rule.code for rule in RULES) == [
        f"T{number:02}" for number in range(1, len(RULES) + 1)
    ]


def test_every_rule_says_all_it_has_to() -> None:
    for rule in RULES:
        texts = [rule.title, rule.why, rule.example, *_forms(rule.sentence), *_forms(rule.remedy)]
        assert all(texts), rule.code
        assert not any('"' in text for text in texts), f"{rule.code} has straight quotation marks"
        assert all(
            text.endswith((".", "}")) for text in (*_forms(rule.sentence), *_forms(rule.remedy))
        ), rule.code


def test_every_rule_is_used_somewhere() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py") if path.name != "rules.py"
    )
    named = {name for name, value in vars(rules).items() if value in RULES}
    assert {name for name in named if f"rules.{name}" not in code} == set()


def test_only_a_file_without_a_plan_is_an_error() -> None:
    assert [rule.code for rule in RULES if rule.severity is Severity.ERROR] == ["T01"]


def test_one_and_several_use_the_same_parameters() -> None:
    for rule in RULES:
        if isinstance(rule.sentence, Plural):
            one, many = (set(re.findall(r"{(\w+)}", form)) for form in _forms(rule.sentence))
            assert one - many <= {"sheet", "level"}, rule.code


def _forms(sentence: str | Plural) -> tuple[str, ...]:
    return (sentence.one, sentence.many) if isinstance(sentence, Plural) else (sentence,)
