from __future__ import annotations

from dataclasses import replace

from joinedup.core.period import When
from joinedup.core.plan import Update
from joinedup.core.words import Progress
from tests.analysis.linkage.building import (
    SOUND,
    cell,
    change,
    change_all,
    found,
    grown,
    laid_out,
    on,
    quarter,
    said,
)

ONGOING = When("ongoing", ongoing=True)


def test_an_action_without_an_end_date():
    plan = change("A2", due=None)
    (finding,) = found(plan, "L33", laid_out(plan))
    assert finding.message() == "1.1.2 “Project 2” has no end date."
    assert cell(finding) == "action!F3"
    assert finding.remedy().startswith(
        "Agree with its lead by when it will be done: a day (31/03/2027)"
    )


def test_an_action_that_is_over_needs_no_end_date():
    assert said(change("A2", due=None, status=Progress.DONE), "L33") == []


def test_an_action_without_a_date_is_said_once_when_the_file_has_no_date_column():
    plan = change_all(lambda _: {"due": None})
    plan = replace(plan, fields=frozenset({"action.title", "action.leads"}))
    assert said(plan, "L33") == []
    assert said(plan, "N41") == [
        "The file has no place to say by when it should be done, so none of the 6 projects was "
        "checked for it.",
        "The file has no place to say by when a milestone should be reached, so none of the 6 milestones was "
        "checked for it.",
    ]


def test_actions_of_which_most_have_no_date_are_told_together():
    plan = grown(24, due=None)
    (finding,) = found(plan, "L33", laid_out(plan))
    assert finding.message() == (
        "24 of the 30 projects have no end date, among them 1.1.101 “Project 101”, "
        "1.1.102 “Project 102” and 1.1.103 “Project 103”."
    )
    assert cell(finding) == "action!F8"
    assert [str(place) for place in finding.others[:2]] == ["action!F9", "action!F10"]


def test_an_action_that_has_been_ongoing_for_a_year():
    plan = change("A2", due=ONGOING, starts=on("2025-04-01"))
    assert said(plan, "L34") == ["1.1.2 “Project 2” has “ongoing” in place of an end date."]
    assert said(plan, "L33") == []


def test_an_action_that_has_been_ongoing_for_half_a_year():
    assert said(change("A2", due=ONGOING, starts=on("2026-06-01")), "L34") == []


def test_an_ongoing_action_is_as_old_as_its_earliest_update():
    plan = change("A2", due=ONGOING, starts=None)
    assert said(plan, "L34") == []  # its first round is January to March 2026
    older = Update(subject="A2", period=quarter(2025, 4), text="Begun.")
    assert len(said(replace(plan, updates=(*plan.updates, older)), "L34")) == 1


def test_an_ongoing_action_of_unknown_age_is_as_old_as_the_plan():
    plan = replace(change("A2", due=ONGOING, starts=None), updates=())
    assert len(said(plan, "L34")) == 1
    assert said(replace(plan, starts=on("2026-04-01")), "L34") == []
    assert len(said(replace(plan, starts=None), "L34")) == 1


def test_a_date_that_passed_without_being_met():
    assert said(change("A2", due=on("2026-06-30")), "L35") == [
        "1.1.2 “Project 2” was due by 30 June 2026 and is not shown as done."
    ]


def test_an_action_due_today_is_not_late():
    assert said(change("A2", due=on("2026-11-17")), "L35") == []
    assert len(said(change("A2", due=on("2026-11-16")), "L35")) == 1


def test_an_action_that_was_done_or_stopped_is_not_late():
    for status in (Progress.DONE, Progress.STOPPED):
        assert said(change("A2", due=on("2026-06-30"), status=status), "L35") == []


def test_many_late_actions_are_told_together_with_the_oldest():
    plan = change("A1", grown(24, due=on("2026-06-30")), due=on("2026-03-31"))
    assert said(plan, "L35") == [
        "25 of the 30 projects are past their date and not shown as done, among them "
        "1.1.1 “Project 1”, 1.1.101 “Project 101” and 1.1.102 “Project 102”; the oldest was due "
        "by 31 March 2026."
    ]


def test_words_where_the_end_date_should_be():
    assert said(change("A2", due=When("TBC with landlords")), "L41") == [
        "1.1.2 “Project 2” has “TBC with landlords” where its end date should be."
    ]


def test_a_blank_text_is_no_date_and_not_words():
    plan = change("A2", due=When(""))
    assert (said(plan, "L41"), len(said(plan, "L33"))) == ([], 1)


def test_an_action_that_should_have_started():
    plan = change("A2", starts=on("2026-04-01"), status=Progress.NOT_STARTED)
    assert said(plan, "L42") == [
        "1.1.2 “Project 2” was to start by 1 April 2026 and is shown as not started."
    ]


def test_an_action_that_is_yet_to_start():
    assert said(change("A2", starts=on("2027-01-01"), status=Progress.NOT_STARTED), "L42") == []


def test_an_action_that_starts_this_quarter_has_until_its_end():
    assert said(change("A2", starts=quarter(2026, 10), status=Progress.NOT_STARTED), "L42") == []


def test_a_plan_with_dates_on_every_action_has_no_finding_of_dates():
    assert [said(SOUND, code) for code in ("L33", "L34", "L35", "L41", "L42")] == [[]] * 5


def test_work_that_is_late_is_not_told_as_well_that_it_has_not_started():
    plan = change("A2", due=on("2026-10-30"), starts=on("2026-10-30"), status=Progress.NOT_STARTED)
    assert len(said(plan, "L35")) == 1
    assert said(plan, "L42") == []
