from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.period import Period, When
from joinedup.core.plan import Lead, Person
from joinedup.core.text import Text
from joinedup.core.words import LeadState, Progress
from tests.analysis.linkage.building import (
    SOUND,
    cell,
    change,
    change_all,
    found,
    grown,
    laid_out,
    lead,
    on,
    said,
)

EVERYONE = Lead(text="All partners", state=LeadState.EVERYONE)
TBC = Lead(text="TBC", state=LeadState.TO_BE_CONFIRMED)
VACANT = Lead(text="Adviser (vacant)", state=LeadState.VACANT)


def led(*leads: Lead, **fields):
    return change("A2", leads=leads, **{"accountable": None, **fields})


def test_an_action_that_nobody_leads():
    plan = led()
    (finding,) = found(plan, "L23", laid_out(plan))
    assert finding.message() == (
        "Nobody leads 1.1.2 “Project 2”: it has neither a lead nor an accountable body."
    )
    assert (cell(finding), finding.owner) == ("action!D3", None)


def test_an_accountable_body_is_enough_to_be_led():
    assert said(led(accountable="B2"), "L23") == []


def test_an_action_that_is_over_needs_no_lead():
    assert said(led(status=Progress.DONE), "L23") == []


def test_a_file_without_a_column_for_leads_is_told_so_once_and_not_of_each_row():
    plan = change_all(lambda _: {"leads": (), "accountable": None})
    plan = replace(plan, fields=frozenset({"action.title", "action.due"}))
    assert said(plan, "L23") == []
    assert said(plan, "N41")[0] == (
        "The file has no place to say who leads, so none of the 6 projects was checked for it."
    )


def test_a_third_of_the_actions_without_a_lead_are_told_together():
    plan = grown(24, leads=(), accountable=None)
    assert said(plan, "L23") == [
        "Nobody leads 24 of the 30 projects, among them 1.1.101 “Project 101”, "
        "1.1.102 “Project 102” and 1.1.103 “Project 103”."
    ]


def test_everyone_leads():
    assert said(led(EVERYONE), "L24") == [
        "The lead of 1.1.2 “Project 2” is “All partners”, so nobody answers for it."
    ]


def test_everyone_helps_and_one_body_answers_for_it():
    assert said(led(EVERYONE, accountable="B2"), "L24") == []
    assert said(led(EVERYONE, lead("U2")), "L24") == []


def test_many_that_everyone_leads_are_told_together_with_the_words():
    plan = grown(24, leads=(EVERYONE,), accountable=None)
    assert said(plan, "L24") == [
        "24 of the 30 projects are led by “All partners” or the like, among them "
        "1.1.101 “Project 101”, 1.1.102 “Project 102” and 1.1.103 “Project 103”."
    ]


def test_a_lead_still_to_be_confirmed():
    assert said(led(TBC), "L25") == ["The lead of 1.1.2 “Project 2” is still “TBC”."]


def test_a_lead_with_another_still_to_be_confirmed():
    assert said(led(lead("U2"), TBC), "L25") == []


def test_a_lead_whose_post_is_vacant():
    assert said(led(VACANT, accountable="B2"), "L26") == [
        "The post that leads 1.1.2 “Project 2” is vacant (“Adviser (vacant)”)."
    ]


def test_a_vacant_post_beside_a_named_lead():
    assert said(led(lead("U2"), VACANT), "L26") == []


def test_a_leaver_is_one_finding_with_all_that_they_still_lead():
    plan = change("U1", left=on("2026-09-30"))
    plan = change("A3", plan, leads=(lead("U1"),))
    finding = found(plan, "L27", laid_out(plan))[0]
    assert finding.message() == (
        "3 projects are still led by Head of work 1, who left on 30 September 2026, "
        "among them 1.1.1 “Project 1”, 1.1.3 “Project 3” and 1.1.4 “Project 4”."
    )
    assert (finding.subject.type, finding.owner) == ("person", "Riverside Council")
    assert cell(finding) == "action!D2"
    assert [part.owner for part in finding.parts] == [
        "Riverside Council",
        "Rivers Agency",
        "Riverside Council",
    ]


def test_a_leaver_who_leads_an_outcome_as_well_is_told_for_each_type():
    plan = change("U1", left=on("2026-09-30"))
    assert said(plan, "L27")[-1] == (
        "1 “Ready for school” is still led by Head of work 1, who left on 30 September 2026."
    )


def test_somebody_who_will_leave_has_not_left():
    assert said(change("U1", left=on("2027-03-31")), "L27") == []


def test_a_leaver_all_of_whose_work_is_over():
    plan = change("U3", left=on("2026-09-30"))
    plan = change_all(
        lambda each: {"status": Progress.DONE} if each.ref in ("A3", "A6") else {}, plan=plan
    )
    assert said(plan, "L27") == []


def test_leavers_who_stand_only_in_words_are_known_by_their_words():
    gone = Lead(text="Head of falls", state=LeadState.LEFT)
    plan = change_all(lambda each: {"leads": (gone,)} if each.ref in ("A1", "A2") else {})
    plan = change("A3", plan, leads=(replace(gone, text="HEAD OF FALLS"),))
    assert said(plan, "L27") == [
        "3 projects are still led by Head of falls, who left, among them "
        "1.1.1 “Project 1”, 1.1.2 “Project 2” and 1.1.3 “Project 3”."
    ]


@pytest.mark.parametrize("kind", ["O1", "P1"])
def test_a_level_without_a_lead_where_others_have_one(kind: str):
    plan = change_all(lambda _: {"leads": (lead("U1"),)}, "priority")
    plan = change(kind, plan, leads=())
    name = {"O1": "1 “Ready for school” has no lead, though other aims have one."}.get(
        kind, "1.1 “Family help” has no lead, though other priorities have one."
    )
    assert said(plan, "L32") == [name]


def test_a_level_at_which_nothing_has_a_lead():
    assert said(SOUND, "L32") == []  # its priorities have none


def test_a_lead_matched_to_nobody_has_not_left():
    plan = change("A2", leads=(Lead(text="Somebody"),))
    assert (
        said(replace(plan, people=(*plan.people, Person(ref="U4", title=Text.of("Other")))), "L27")
        == []
    )


def test_two_who_led_the_same_things_are_told_together():
    gone = (Lead(text="HT (left Sept)", state=LeadState.LEFT), lead("U2"))
    plan = change("U2", left=on("2026-09-30"))
    plan = change_all(
        lambda each: {"leads": gone if each.accountable == "B2" else each.leads}, plan=plan
    )
    plan = change("O2", plan, leads=())
    assert said(plan, "L27") == [
        "2 projects are still led by HT (left Sept) and Head of work 2, who left on 30 September "
        "2026, among them 1.1.2 “Project 2” and 1.1.5 “Project 5”."
    ]


def test_an_end_without_a_date_is_told_without_one():
    plan = change("O2", change("U2", left=When("left")), leads=())
    assert said(plan, "L27")[0].startswith(
        "2 projects are still led by Head of work 2, who left, among"
    )


def test_a_month_is_told_as_it_was_written():
    plan = change("U2", left=When("Sep 2026", Period.months(2026, 9)))
    assert "who left in Sep 2026, among" in said(plan, "L27")[0]


@pytest.mark.parametrize("text", ["n/a", "TBC", "no", "-", ""])
def test_words_that_stand_for_no_end_are_none(text: str):
    assert said(change("U2", left=When(text)), "L27") == []
