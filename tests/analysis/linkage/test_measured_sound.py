from __future__ import annotations

import re

import pytest

from joinedup.analysis.linkage import RULES
from joinedup.core.finding import Rule
from joinedup.core.plan import Plan
from joinedup.core.words import PlanKind
from tests.analysis.linkage.building import SOUND
from tests.analysis.linkage.measured import MEASURED, codes, many

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
