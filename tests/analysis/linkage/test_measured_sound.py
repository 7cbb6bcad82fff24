from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinedup.analysis.linkage import RULES
from joinedup.core.catalogue import WORDS_BY_NAME
from joinedup.core.finding import Plural, Rule
from joinedup.core.plan import Plan
from joinedup.core.words import PlanKind
from tests.analysis.linkage.building import SOUND
from tests.analysis.linkage.measured import MEASURED, codes, many

DOCS = Path(__file__).parents[3] / "docs" / "explanation"
SENTENCE = re.compile(r"[.?!][*”]*(?=\s|$)")

MINE = [rule for rule in RULES if rule.code[0] in "MC"]


def test_a_sound_plan_has_no_finding_on_measures_words_places_or_contents():
    assert codes(MEASURED) == []


def test_a_sound_plan_stays_sound_with_a_hundred_measures():
    assert codes(many(100)) == []


def test_an_empty_plan_is_not_asked_for_measures_or_contents():
    assert codes(Plan(), PlanKind.PLAN) == []


def test_a_plan_without_measures_is_told_so_once():
    assert [code for code in codes(SOUND) if code.startswith("M")] == ["M05"]


@pytest.mark.parametrize("rule", MINE, ids=lambda rule: rule.code)
def test_a_rule_says_why_in_two_to_five_sentences_and_gives_an_example(rule: Rule):
    assert 2 <= len(SENTENCE.findall(rule.why)) <= 5
    assert rule.example
    assert rule.about


def test_every_rule_on_contents_names_its_provision():
    assert [rule.code for rule in MINE if rule.code[0] == "C" and not rule.provision] == []


def test_no_rule_on_measures_names_a_provision_of_law():
    assert [rule.code for rule in MINE if rule.code[0] == "M" and rule.provision] == []


def test_at_most_one_code_of_each_law_stands_among_the_first_ranks_with_the_gravest():
    ranked = [rule for rule in MINE if rule.code[0] == "C" and rule.rank < 20]
    assert {rule.code for rule in ranked} == {"C01", "C06", "C20", "C21", "C40", "C41"}


GIVEN = {"name", "level", "levels", "count", "all", "names"}
SHARED = {"M38": {"end"}, "M60": {"words"}, "M63": {"limit"}, "M64": {"shown", "more"}}
PARAMETER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("rule", MINE, ids=lambda rule: rule.code)
def test_a_sentence_about_several_uses_only_what_is_given_for_several(rule: Rule):
    told = [each.many for each in (rule.sentence, rule.remedy) if isinstance(each, Plural)]
    used = {name for text in told for name in PARAMETER.findall(text)} - WORDS_BY_NAME.keys()
    assert used <= GIVEN | SHARED.get(rule.code, set())


@pytest.mark.parametrize("rule", MINE, ids=lambda rule: rule.code)
def test_a_code_is_explained_on_its_page(rule: Rule):
    page = "what-the-law-asks" if rule.code[0] == "C" else "findings-measures-wording"
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    spans = re.findall(r"`([MC])(\d\d)` to `[MC](\d\d)`", text)
    within = any(
        rule.code[0] == letter and int(first) <= int(rule.code[1:]) <= int(last)
        for letter, first, last in spans
        if int(last) - int(first) < 10
    )
    assert within or f"`{rule.code}`" in text
