"""Every sentence above the picture says what the picture shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.wiring import Wiring
from joinedup.analysis.wiring.facts import _BY_GAP, _BY_STATE
from joinedup.core.plan import Outcome, Plan
from joinedup.core.text import Text
from joinedup.core.words import Agreement, Progress
from tests.analysis.linkage.building import SOUND, agreed, change, change_all, link, unlink
from tests.analysis.wiring.pictures import picture


def said(wiring: Wiring) -> list[str]:
    return [fact.message("en", SOUND.words) for fact in wiring.facts]


def test_a_sound_plan_is_told_in_one_sentence_in_its_own_words() -> None:
    assert said(picture()) == ["6 projects, and a service or team stands behind each."]


def test_actions_that_reach_a_service_and_those_that_do_not_are_counted() -> None:
    assert (
        said(picture(unlink("A6")))[0]
        == "6 projects: 5 reach a service or team; behind 1 there is none."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "One link is claimed and not agreed."),
        (2, "2 links are claimed and not agreed."),
    ],
)
def test_claimed_links_are_counted(count: int, sentence: str) -> None:
    claims = [agreed("S3", f"A{n}", agreement=Agreement.CLAIMED) for n in range(1, count + 1)]
    assert sentence in said(picture(link(*claims)))


def test_broken_links_are_counted() -> None:
    plan = change("A1", status=Progress.STOPPED)
    assert "2 links are broken: they have ended, or what stands at one end has." in said(
        picture(plan)
    )


def test_up_to_three_are_named_and_the_rest_counted() -> None:
    plan = change_all(lambda a: {} if a.ref == "A6" else {"accountable": None, "leads": ()})
    expected = (
        "Nobody leads 5 projects: 1.1.1 Project 1, 1.1.2 Project 2, 1.1.3 Project 3 and 2 more."
    )
    assert expected in said(picture(plan))


def test_an_outcome_that_nothing_leads_to_is_named() -> None:
    more = (*SOUND.outcomes, Outcome(ref="O9", number="9", title=Text.of("Nobody’s")))
    assert "No project leads to one aim: 9 Nobody’s." in said(
        picture(replace(SOUND, outcomes=more))
    )


def test_plans_with_a_part_missing_say_so() -> None:
    assert said(picture(Plan())) == [
        "There is nothing to draw yet: the plan has no partners, no projects and no aims."
    ]
    assert said(picture(replace(SOUND, actions=())))[0].startswith("The plan has no projects")
    assert "lists no services and teams" in said(picture(replace(SOUND, delivery_systems=())))[0]
    bare = replace(SOUND, delivery_systems=(), partners=())
    assert said(picture(bare))[0] == "6 projects."


def test_codes_are_unique_and_a_fact_keeps_its_params() -> None:
    codes = [row[1] for row in _BY_STATE] + [row[2] for row in _BY_GAP]
    assert len(set(codes)) == len(codes)
    (fact,) = picture().facts
    assert (fact.code, fact.params) == ("W04", {"count": 6})
