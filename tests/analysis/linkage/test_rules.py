"""Tests that read the building: every code of linkage is whole, unique, tested and explained."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from joinedup.analysis.linkage import CHECKS, RULES
from joinedup.analysis.linkage.columns import EXPECTED
from joinedup.core.catalogue import WORDS_BY_NAME
from joinedup.core.finding import Plural, Rule
from joinedup.core.plan import COLLECTIONS

HERE = Path(__file__).parent
OWN = [rule for rule in RULES if rule.code[0] in "LN"]
PARAMETER = re.compile(r"\{(\w+)\}")
CIRCUIT = re.compile(r"\b(circuit|wire|dark|jump|current on|delivery system|goes dark|lit)\b", re.I)

GIVEN = {"name", "level", "levels", "count", "all", "names"}
"""What the frame gives to every sentence that tells of several."""

SHARED = {
    "L06": {"targets"},
    "L07": {"which"},
    "L08": {"which"},
    "L11": {"does"},
    "L13": {"body", "by", "pairs"},
    "L24": {"text"},
    "L27": {"person", "on"},
    "L34": {"text"},
    "L35": {"oldest"},
    "L37": {"plan_ends"},
    "L38": {"day", "which"},
    "L30": {"person"},
    "L41": {"text"},
    "L47": {"oldest"},
    "L48": {"latest"},
    "N12": {"round"},
    "N41": {"what"},
}
"""What a family gives to its sentence about several besides."""


def names_in(text: str) -> set[str]:
    return set(PARAMETER.findall(text)) - set(WORDS_BY_NAME)


def texts_of(rule: Rule) -> dict[str, str]:
    """Every text of a rule by its name, both forms of a plural."""
    texts = {"title": rule.title, "why": rule.why, "example": rule.example}
    for name, sentence in (("sentence", rule.sentence), ("remedy", rule.remedy)):
        forms = (sentence.one, sentence.many) if isinstance(sentence, Plural) else (sentence,)
        texts |= {f"{name} {n}": form for n, form in enumerate(forms)}
    return texts


def test_codes_are_unique():
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []


def test_there_are_at_least_forty_codes_of_structure_links_leads_dates_and_the_rest():
    assert len(OWN) >= 40


def test_codes_are_a_letter_and_two_figures():
    assert [rule.code for rule in RULES if not re.fullmatch(r"[A-Z]\d\d", rule.code)] == []


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_rule_has_all_its_texts(rule: Rule):
    assert [name for name, text in texts_of(rule).items() if len(text) < 8] == []
    assert rule.family
    assert rule.about in {*COLLECTIONS, "link", "plan", ""}


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_sentences_end_and_titles_do_not(rule: Rule):
    for name, text in texts_of(rule).items():
        assert text.endswith(".") != (name == "title"), (name, text)
        assert "  " not in text


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_only_the_page_of_a_code_is_markdown(rule: Rule):
    plain = {name: text for name, text in texts_of(rule).items() if name not in ("why", "example")}
    assert [
        name for name, text in plain.items() if re.search(r"[*`_#]", PARAMETER.sub("", text))
    ] == []


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_rule_says_why_in_two_to_five_sentences(rule: Rule):
    assert 2 <= len(re.findall(r"[.?!][”*]?(?=\s|$)", rule.why)) <= 5


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_texts_are_free_of_circuit_words_and_straight_quotes(rule: Rule):
    for text in texts_of(rule).values():
        assert not CIRCUIT.search(PARAMETER.sub("", text)), text
        assert not re.search(r"['\"]", text), text


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_sentence_about_several_uses_only_what_it_is_given(rule: Rule):
    if isinstance(rule.sentence, Plural):
        assert names_in(rule.sentence.many) <= GIVEN | SHARED.get(rule.code, set())


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_remedy_can_be_read_without_a_finding(rule: Rule):
    for name, text in texts_of(rule).items():
        if name.startswith("remedy"):
            assert names_in(text) <= {"level", "levels", "what"}


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_text_with_an_article_does_not_put_it_before_a_word_that_may_change(rule: Rule):
    for text in texts_of(rule).values():
        assert not re.search(r"\ban? \{(level|action|outcome)\}", text), text


def test_every_code_is_raised_by_a_test():
    written = "\n".join(path.read_text() for path in HERE.glob("test_*.py"))
    assert [rule.code for rule in OWN if f'"{rule.code}")' not in written] == []


def test_every_check_says_which_codes_it_makes():
    silent = [check.__qualname__ for check in CHECKS if not (check.__doc__ or "").strip()]
    assert silent == []


def test_the_ranks_of_the_first_screen_stand_in_the_table():
    table = (HERE.parents[2] / "src/joinedup/analysis/linkage/order.py").read_text()
    listed = dict(re.findall(r"^(\d+) +.*?\(([LN]\d\d)\)", table, re.M))
    ranks = {rule.code: rule.rank for rule in OWN}
    assert {code: rank for rank, code in listed.items()} == {
        code: str(ranks[code]) for code in listed.values()
    }


def test_expected_columns_are_fields_of_the_plan():
    for fields, what in EXPECTED:
        assert what
        for name in fields:
            assert name.partition(".")[0] in COLLECTIONS


def test_the_explanation_names_every_code_and_none_that_there_is_not():
    page = (HERE.parents[2] / "docs/explanation/findings-links-leads-dates.md").read_text()
    codes = {rule.code for rule in OWN}
    assert set(re.findall(r"`([LN]\d\d)`", page)) == codes
