from __future__ import annotations

from dataclasses import replace

from joinedup.core.amount import Amount
from joinedup.core.plan import Need
from joinedup.core.words import PlainAnswer, Progress, ResourceKind
from tests.analysis.linkage.building import (
    SOUND,
    cell,
    change,
    found,
    grown,
    laid_out,
    said,
)


def needing(*needs: Need):
    """The sound plan with other needs for A2."""
    return replace(SOUND, needs=(*(each for each in SOUND.needs if each.subject != "A2"), *needs))


def test_what_an_action_needs_is_not_known():
    assert said(needing(), "N21") == [
        "What 1.1.2 “Project 2” needs is not known: it is the one of 6 projects with no stated need."
    ]


def test_needs_that_are_not_known_are_one_finding_however_few():
    plan = grown(40)
    plan = replace(plan, needs=plan.needs[:-4])
    (finding,) = found(plan, "N21", laid_out(plan))
    assert finding.message() == (
        "What 4 of the 46 projects need is not known, among them 1.1.137 “Project 137”, "
        "1.1.138 “Project 138” and 1.1.139 “Project 139”."
    )
    assert len(finding.parts) == 4


def test_a_need_without_an_amount_is_not_stated():
    assert len(said(needing(Need(subject="A2", answer=PlainAnswer.SOME)), "N21")) == 1


def test_a_room_is_a_stated_need_without_an_amount():
    room = Need(subject="A2", kind=ResourceKind.PREMISES, text="A room on Tuesdays")
    assert said(needing(room), "N21") == []


def test_a_plan_that_states_no_needs_is_not_asked_for_them():
    assert said(replace(SOUND, needs=()), "N21") == []


def test_an_action_that_stopped_needs_nothing():
    assert said(change("A2", needing(), status=Progress.STOPPED), "N21") == []


def test_a_stated_need_of_nought():
    plan = needing(Need(subject="A2", amount=Amount.pounds(0)))
    (finding,) = found(plan, "N22", laid_out(plan))
    assert finding.message() == "1.1.2 “Project 2” states that it needs nothing (£0)."
    assert cell(finding) == f"need!C{len(plan.needs) + 1}"
    assert said(plan, "N21") == []


def test_a_stated_need_of_a_penny():
    assert said(needing(Need(subject="A2", amount=Amount(1))), "N22") == []


def test_a_lead_who_has_nothing_of_what_is_needed():
    plan = needing(Need(subject="A2", amount=Amount.pounds(500), answer=PlainAnswer.NONE))
    assert said(plan, "N23") == [
        "The lead of 1.1.2 “Project 2” says that it has none of what it needs."
    ]


def test_a_lead_who_has_some_of_what_is_needed_or_is_done():
    some = needing(Need(subject="A2", amount=Amount.pounds(500), answer=PlainAnswer.SOME))
    none = needing(Need(subject="A2", amount=Amount.pounds(500), answer=PlainAnswer.NONE))
    assert said(some, "N23") + said(change("A2", none, status=Progress.DONE), "N23") == []
