from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from joinedup.analysis.linkage import check
from joinedup.core.plan import Link
from joinedup.core.words import Progress
from tests.analysis.linkage.building import (
    SOUND,
    cell,
    change,
    change_all,
    found,
    grown,
    laid_out,
    link,
    on,
    said,
)

LAST = on("2030-03-31")


def test_many_actions_end_on_the_plans_last_day():
    plan = grown(27, due=LAST)
    (finding,) = found(plan, "L38", laid_out(plan))
    assert finding.message() == "27 of the 33 projects end on 31 March 2030, the plan’s last day."
    assert (cell(finding), len(finding.parts)) == ("action!F8", 27)


def test_four_actions_on_the_plans_last_day_are_no_bunch():
    assert said(grown(4, due=LAST), "L38") == []
    assert len(said(grown(5, due=LAST), "L38")) == 1


def test_fewer_than_a_quarter_on_the_plans_last_day_are_no_bunch():
    assert said(grown(5, plan=grown(10), due=LAST), "L38") == []


def test_the_latest_day_stands_for_the_end_of_a_plan_that_has_none():
    plan = replace(grown(6, due=LAST), ends=None)
    assert said(plan, "L38") == [
        "6 of the 12 projects end on 31 March 2030, the latest date in the plan."
    ]


def test_a_bunch_in_the_past_is_told_as_late_and_not_as_bunched():
    plan = replace(grown(6, due=on("2026-03-31")), ends=on("2026-03-31"))
    assert said(plan, "L38") == []


def far(**fields):
    return change_all(
        lambda each: {"due": on("2029-03-31")} if each.ref in ("A1", "A2", "A3") else fields
    )


def test_an_outcome_with_nothing_due_in_twelve_months():
    plan = replace(far(), milestones=())
    assert said(plan, "L43") == [
        "Nothing under 1 “Ready for school” is due in the next twelve months; the next date is "
        "31 March 2029."
    ]


def test_notes_on_most_outcomes_are_told_together():
    plan = replace(change_all(lambda _: {"due": on("2029-03-31")}), milestones=())
    third = replace(plan.outcomes[0], ref="O3", number="3")
    plan = link(
        Link(source="P1", target="O3"), plan=replace(plan, outcomes=(*plan.outcomes, third))
    )
    assert [text[:59] for text in said(plan, "L43")] == [
        "Nothing is due in the next twelve months under 3 of the 3 a"
    ]


def test_a_milestone_within_twelve_months_is_something_due():
    assert said(far(), "L43") == []


def test_something_overdue_is_something_due():
    plan = change("A1", replace(far(), milestones=()), due=on("2026-06-30"))
    assert said(plan, "L43") == []


def test_an_outcome_without_any_date_is_told_that_its_dates_are_missing_instead():
    plan = change_all(lambda each: {"due": None} if each.ref in ("A1", "A2", "A3") else {})
    assert said(replace(plan, milestones=()), "L43") == []


def test_a_plan_that_has_run_out():
    plan = replace(SOUND, ends=on("2026-03-31"))
    (finding,) = found(plan, "L44")
    assert finding.message() == (
        "The plan ended on 31 March 2026, with 6 of its 6 projects not shown as done."
    )
    assert finding.subject.type == "plan"


def test_a_plan_that_has_run_out_with_everything_done():
    plan = replace(change_all(lambda _: {"status": Progress.DONE}), ends=on("2026-03-31"))
    assert said(plan, "L44") == []


def test_a_strategy_without_actions_runs_out_too():
    plan = replace(
        SOUND, ends=on("2026-03-31"), actions=(), links=(), milestones=(), updates=(), needs=()
    )
    assert said(plan, "L44") == ["The plan ended on 31 March 2026."]


def test_a_plan_that_ends_today_has_not_run_out():
    assert said(replace(SOUND, ends=on("2026-11-17")), "L44") == []


def test_a_file_of_last_spring():
    plan = replace(SOUND, as_at=datetime.date(2026, 3, 31))
    assert said(plan, "L45") == [
        "The file stands as at 31 March 2026, more than six months before 17 November 2026."
    ]


def test_a_file_of_last_month():
    assert said(replace(SOUND, as_at=datetime.date(2026, 10, 31)), "L45") == []


@pytest.mark.parametrize("today", [datetime.date.min, datetime.date(9999, 12, 31)])
def test_a_plan_is_read_for_the_first_and_the_last_day_there_is(today):
    plan = replace(SOUND, as_at=datetime.date(1900, 1, 1))
    assert isinstance(check(plan, today=today), tuple)
