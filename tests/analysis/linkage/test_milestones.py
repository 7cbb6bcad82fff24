from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import Milestone
from joinedup.core.text import Text
from joinedup.core.words import Progress
from tests.analysis.linkage.building import SOUND, cell, change, found, laid_out, on, said


def stepped(*days: str, done: int = 0, **fields):
    """A2 with a step for each day, the first ``done`` of them done on their day."""
    steps = tuple(
        Milestone(
            ref=f"K{200 + n}",
            title=Text.of(f"Step of {day}"),
            subject="A2",
            due=on(day),
            done=on(day) if n < done else None,
        )
        for n, day in enumerate(days)
    )
    others = tuple(each for each in SOUND.milestones if each.subject != "A2")
    return change("A2", replace(SOUND, milestones=(*others, *steps)), **fields)


PAST = ("2026-03-31", "2026-06-30", "2026-09-30")
AHEAD = ("2026-12-15", "2027-01-15")


def test_on_course_with_three_of_five_milestones_passed_undone():
    plan = stepped(*PAST, *AHEAD, status_text="Green")
    (finding,) = found(plan, "N01", laid_out(plan))
    assert finding.message() == (
        "1.1.2 “Project 2” is shown as “Green”, yet 3 of its 5 milestones passed undone."
    )
    assert (cell(finding), finding.subject.ref) == ("milestone!F7", "A2")
    assert said(plan, "N02") == []


def test_on_course_in_our_words_where_the_file_has_none():
    assert said(stepped(*PAST, *AHEAD), "N01")[0].startswith(
        "1.1.2 “Project 2” is shown as on course,"
    )


def test_on_course_with_half_of_its_milestones_passed_undone():
    plan = stepped(*PAST[:2], *AHEAD)
    assert said(plan, "N01") == []
    assert said(plan, "N02") == [
        "2 of the 4 milestones of 1.1.2 “Project 2” passed undone, the first due by 31 March 2026."
    ]


def test_slipping_with_most_milestones_missed_says_what_it_is():
    plan = stepped(*PAST, *AHEAD, status=Progress.SLIPPING)
    assert (said(plan, "N01"), len(said(plan, "N02"))) == ([], 1)


def test_milestones_that_were_reached_in_time():
    plan = stepped(*PAST, *AHEAD, done=3)
    assert said(plan, "N01") + said(plan, "N02") == []


def test_a_milestone_that_was_dropped_is_not_missed():
    plan = stepped(PAST[0], *AHEAD)
    plan = change("K200", plan, status=Progress.STOPPED)
    assert said(plan, "N02") == []


def test_a_milestone_due_today_is_not_missed():
    assert said(stepped("2026-11-17", *AHEAD), "N02") == []


def test_a_milestone_after_the_end_of_its_action():
    plan = stepped(*AHEAD, due=on("2026-12-31"))
    assert said(plan, "N03") == [
        "The milestone “Step of 2027-01-15” is due on 15 January 2027, after its project ends on "
        "31 December 2026."
    ]


def test_a_milestone_on_the_last_day_of_its_action():
    assert said(stepped("2026-12-31", due=on("2026-12-31")), "N03") == []


def test_a_long_action_without_milestones():
    plan = stepped(due=on("2029-03-31"))
    assert said(plan, "N04") == [
        "1.1.2 “Project 2” runs until 31 March 2029 and has no milestone on the way."
    ]


def test_a_short_action_without_milestones():
    assert said(stepped(due=on("2027-03-31")), "N04") == []


def test_an_action_that_does_not_say_when_it_began_is_measured_from_today():
    assert said(stepped(starts=None, due=on("2027-10-31")), "N04") == []
    assert len(said(stepped(starts=None, due=on("2027-11-30")), "N04")) == 1


def test_a_plan_that_uses_no_milestones_is_not_asked_for_them():
    assert said(replace(stepped(due=on("2029-03-31")), milestones=()), "N04") == []


def test_a_milestone_without_a_date():
    plan = change("K2", due=None)
    assert said(plan, "N05") == ["The milestone 2 “Step 2” has no date."]
    assert found(plan, "N05")[0].owner == "Wendside College"


def test_a_milestone_that_is_done_needs_no_date():
    assert said(change("K2", due=None, done=on("2026-06-30")), "N05") == []


def test_a_file_without_a_column_for_the_dates_of_milestones_is_told_so_once():
    plan = replace(change("K2", due=None), fields=frozenset({"action.leads", "action.due"}))
    assert said(plan, "N05") == []
    assert said(plan, "N41") == [
        "The file has no place to say by when a milestone should be reached, so none of the 6 milestones was "
        "checked for it."
    ]


def test_a_milestone_done_on_a_day_that_has_not_come():
    plan = change("K2", done=on("2027-03-03"))
    (finding,) = found(plan, "N06", laid_out(plan))
    assert finding.message() == (
        "The milestone 2 “Step 2” is shown as done on 3 March 2027, which has not come yet."
    )


def test_a_milestone_done_today():
    assert said(change("K2", done=on("2026-11-17")), "N06") == []


def test_an_action_done_with_a_milestone_left():
    plan = stepped(*PAST, done=2, status=Progress.DONE)
    assert said(plan, "N07") == [
        "1.1.2 “Project 2” is shown as done, with 1 of its 3 milestones not done."
    ]
    assert said(plan, "N02") == []


def test_an_action_done_with_all_its_milestones():
    assert said(stepped(*PAST, done=3, status=Progress.DONE), "N07") == []
