from __future__ import annotations

from dataclasses import replace

from joinedup.core.words import Progress
from tests.analysis.linkage.building import SOUND, change_all, found, grown, lead, said


def only(*kept: str):
    return lambda each: {} if each.ref in kept else {"status": Progress.DONE}


def test_an_outcome_that_one_action_is_left_to_carry():
    plan = change_all(only("A1", "A4", "A5", "A6"))
    assert said(plan, "L09") == [
        "The aim 1 “Ready for school” depends wholly on one project: 1.1.1 “Project 1”."
    ]


def test_an_outcome_with_two_actions_left():
    assert said(change_all(only("A1", "A2", "A4", "A5")), "L09") == []


def test_a_plan_with_one_action_for_each_outcome_is_made_like_that():
    plan = replace(SOUND, actions=(SOUND.actions[0], SOUND.actions[3]))
    assert said(plan, "L09") == []


def test_one_body_that_is_accountable_for_a_whole_outcome():
    plan = change_all(lambda each: {"accountable": "B3"} if each.ref in ("A1", "A2", "A3") else {})
    assert said(plan, "L10") == [
        "Rivers Agency is accountable for all 3 projects of 1 “Ready for school”."
    ]


def test_two_bodies_share_an_outcome():
    plan = change_all(lambda each: {"accountable": "B2"} if each.ref in ("A1", "A2") else {})
    assert said(plan, "L10") == []


def test_a_plan_of_two_partners_is_not_told_that_one_carries_much():
    plan = change_all(lambda each: {"accountable": "B3"} if each.ref in ("A1", "A2", "A3") else {})
    assert said(replace(plan, partners=SOUND.partners[1:]), "L10") == []


def test_a_body_with_more_than_a_third_of_the_actions():
    plan = change_all(lambda _: {"accountable": "B1"}, plan=grown(14))
    (finding,) = found(plan, "L22")
    assert finding.message() == "Riverside Council is accountable for 20 of the 20 projects."
    assert len(finding.parts) == 20


def test_three_bodies_with_a_third_each():
    assert said(grown(60), "L22") == []


def test_a_body_with_much_of_a_small_plan():
    assert said(change_all(lambda _: {"accountable": "B1"}), "L22") == []


def test_one_person_who_leads_eight_actions():
    plan = change_all(
        lambda each: {"leads": (lead("U9"),)} if int(each.ref[1:]) > 100 else {}, plan=grown(8)
    )
    people = (*SOUND.people, replace(SOUND.people[0], ref="U9"))
    assert said(replace(plan, people=people), "L30") == [
        "Head of work 1 leads 8 of the 14 projects."
    ]


def test_one_person_who_leads_seven_actions():
    plan = change_all(
        lambda each: {"leads": (lead("U9"),)} if int(each.ref[1:]) > 100 else {}, plan=grown(7)
    )
    people = (*SOUND.people, replace(SOUND.people[0], ref="U9"))
    assert said(replace(plan, people=people), "L30") == []
