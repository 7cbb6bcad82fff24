from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import Lead
from joinedup.core.words import LeadState, Progress
from tests.analysis.linkage.building import (
    cell,
    change,
    change_all,
    found,
    laid_out,
    lead,
    on,
    said,
)

TWO = (Lead(text="Housing"), Lead(text="Wendbridge"))


def test_several_leads_and_no_accountable_body():
    tbc = Lead(text="TBC", state=LeadState.TO_BE_CONFIRMED)
    plan = change("A2", leads=(*TWO, tbc), accountable=None)
    (finding,) = found(plan, "L28", laid_out(plan))
    assert finding.message() == (
        "1.1.2 “Project 2” has 2 leads (Housing and Wendbridge) and no body that answers for it."
    )
    assert cell(finding) == "action!D3"


def test_several_leads_under_one_accountable_body():
    assert said(change("A2", leads=TWO), "L28") == []


def test_one_lead_and_another_to_be_confirmed():
    tbc = Lead(text="TBC", state=LeadState.TO_BE_CONFIRMED)
    assert said(change("A2", leads=(TWO[0], tbc), accountable=None), "L28") == []


def test_an_accountable_body_that_has_ended():
    plan = change("B2", ended=on("2026-03-31"))
    assert said(plan, "L29") == [
        "1.1.2 “Project 2” is led by Wendside College, which has ended.",
        "1.1.5 “Project 5” is led by Wendside College, which has ended.",
    ]


def test_a_body_that_does_not_take_part_is_asked_to_lead():
    plan = change("A2", accountable=None)
    plan = change("B2", plan, not_taking_part=on("2025-05-01"))
    plan = change("A5", plan, status=Progress.DONE)
    assert said(plan, "L29") == [
        "1.1.2 “Project 2” is led by Wendside College, which does not take part."
    ]


def test_a_lead_from_a_body_that_ended_under_an_accountable_body_that_did_not():
    plan = change("B2", ended=on("2026-03-31"))
    plan = change_all(
        lambda each: {"accountable": "B1"} if each.accountable == "B2" else {}, plan=plan
    )
    assert said(plan, "L29") == []


def test_one_of_two_leads_from_a_body_that_ended():
    plan = change("A2", leads=(lead("U2"), lead("U1")), accountable=None)
    plan = change("A5", change("B2", plan, ended=on("2026-03-31")), status=Progress.DONE)
    assert said(plan, "L29") == []


def test_a_body_that_will_end():
    assert said(change("B2", ended=on("2027-03-31")), "L29") == []


def test_a_lead_who_works_for_another_body_than_the_accountable_one():
    plan = change("A2", leads=(lead("U1"),))
    assert said(plan, "L31") == [
        "1.1.2 “Project 2” is led from Riverside Council, and Wendside College answers for it."
    ]


def test_one_of_two_leads_works_for_the_accountable_body():
    assert said(change("A2", leads=(lead("U1"), lead("U2"))), "L31") == []


def test_a_lead_whose_body_is_not_known():
    assert said(change("A2", leads=(replace(lead("U9"), person=None),)), "L31") == []
