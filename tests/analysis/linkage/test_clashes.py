from __future__ import annotations

from dataclasses import replace

from joinedup.core.period import Period, When
from joinedup.core.plan import Appearance
from joinedup.core.words import Progress
from tests.analysis.linkage.building import SOUND, cell, change, found, laid_out, on, said


def test_an_action_that_ends_before_it_starts():
    plan = change("A2", starts=on("2027-09-01"), due=on("2027-03-31"))
    (finding,) = found(plan, "L36", laid_out(plan))
    assert finding.message() == (
        "1.1.2 “Project 2” ends on 31 March 2027, before it starts on 1 September 2027."
    )
    assert cell(finding) == "action!F3"


def test_an_action_of_one_day():
    assert said(change("A2", starts=on("2027-03-31"), due=on("2027-03-31")), "L36") == []


def test_an_action_that_starts_in_the_year_in_which_it_ends():
    year = When("2026/27", Period.year_from(2026))
    assert said(change("A2", starts=on("2026-09-01"), due=year), "L36") == []


def test_an_outcome_that_ends_before_it_starts():
    plan = change("O1", starts=on("2028-01-01"), due=on("2027-12-31"))
    assert len(said(plan, "L36")) == 1


def test_an_action_that_ends_after_the_plan():
    assert said(change("A2", due=on("2031-12-31")), "L37") == [
        "1.1.2 “Project 2” ends on 31 December 2031, after the plan itself ends on 31 March 2030."
    ]


def test_an_action_that_ends_on_the_plans_last_day():
    assert said(change("A2", due=on("2030-03-31")), "L37") == []


def test_a_plan_without_an_end_is_outlived_by_nothing():
    assert said(replace(change("A2", due=on("2031-12-31")), ends=None), "L37") == []


def test_an_action_that_ends_after_what_it_serves():
    plan = change("O1", due=on("2027-12-31"))
    plan = change("A2", plan, due=on("2029-03-31"))
    assert said(plan, "L39") == [
        "1.1.2 “Project 2” ends on 31 March 2029, after the date of what it serves: "
        "1 “Ready for school”, 31 December 2027."
    ]


def test_the_nearest_date_above_an_action_counts():
    plan = change("P1", change("O1", due=on("2027-12-31")), due=on("2029-12-31"))
    assert said(change("A2", plan, due=on("2029-03-31")), "L39") == []


def test_an_action_that_ends_after_the_plan_is_not_told_of_its_outcome_as_well():
    plan = change("A2", change("O1", due=on("2029-12-31")), due=on("2031-03-31"))
    assert (len(said(plan, "L37")), said(plan, "L39")) == (1, [])


def test_an_action_that_is_over_outlives_nothing():
    plan = change("A2", change("O1", due=on("2027-12-31")), due=on("2029-03-31"))
    assert said(change("A2", plan, status=Progress.DONE), "L39") == []


def in_two(**fields):
    return change("A2", due=on("2029-03-31"), also_in=(Appearance(plan="Eastmere plan", **fields),))


def test_an_action_that_ends_on_another_day_in_another_plan():
    assert said(in_two(due=on("2027-03-31")), "L40") == [
        "1.1.2 “Project 2” ends on 31 March 2029 in this plan and on 31 March 2027 in “Eastmere plan”."
    ]


def test_an_action_that_starts_on_another_day_in_another_plan():
    assert said(in_two(starts=on("2026-09-01")), "L40") == [
        "1.1.2 “Project 2” starts on 1 April 2026 in this plan and on 1 September 2026 in “Eastmere plan”."
    ]


def test_an_action_whose_start_and_end_both_differ_is_told_by_its_end():
    plan = in_two(starts=on("2026-09-01"), due=on("2027-03-31"))
    assert ["ends" in text for text in said(plan, "L40")] == [True]


def test_an_action_with_the_same_dates_or_none_in_another_plan():
    assert said(in_two(due=on("2029-03-31")), "L40") == []
    assert said(in_two(), "L40") == []
    assert said(in_two(due=When("March 2029", Period.months(2029, 3))), "L40") == []


def test_the_sound_plan_has_no_clash_of_dates():
    assert [said(SOUND, code) for code in ("L36", "L37", "L39", "L40")] == [[]] * 4
