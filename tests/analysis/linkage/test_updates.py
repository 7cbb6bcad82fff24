from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import Update
from joinedup.core.words import Progress
from tests.analysis.linkage.building import (
    SOUND,
    cell,
    change,
    found,
    laid_out,
    on,
    quarter,
    said,
)

ROUNDS = (1, 4, 7)


def told(*texts: str, statuses: tuple[Progress | None, ...] = (), rounds=ROUNDS):
    """The sound plan with other updates for A2, one a round."""
    own = tuple(
        Update(subject="A2", period=quarter(2026, month), text=text, status=status)
        for month, text, status in zip(
            rounds[-len(texts) :], texts, statuses or (None,) * len(texts), strict=True
        )
    )
    return replace(SOUND, updates=(*(each for each in SOUND.updates if each.subject != "A2"), *own))


SAME = "Cafés continue to be well received by residents."


def test_the_same_words_three_rounds_running():
    plan = told(SAME, SAME, SAME)
    (finding,) = found(plan, "N11", laid_out(plan))
    assert finding.message() == (
        "1.1.2 “Project 2” has reported in the same words 3 rounds running: “Cafés continue to be "
        "well received by residents”."
    )
    assert cell(finding) == f"update!C{len(plan.updates) + 1}"


def test_capitals_spaces_and_stops_make_no_other_words():
    assert len(said(told(SAME, SAME.upper(), f"  {SAME[:-1]} "), "N11")) == 1


def test_the_same_words_two_rounds_running():
    assert said(told("Six cafés held.", SAME, SAME), "N11") == []


def test_the_same_words_in_earlier_rounds_and_new_ones_now():
    plan = told(SAME, SAME, SAME, "A seventh café opened.", rounds=(1, 4, 6, 7))
    assert said(plan, "N11") == []


def test_rounds_are_put_in_order_by_their_dates():
    plan = told(SAME, SAME, SAME)
    shuffled = (*plan.updates[-2:], *plan.updates[:-2])
    assert len(said(replace(plan, updates=shuffled), "N11")) == 1


def test_rounds_without_dates_are_taken_as_the_file_has_them():
    updates = tuple(
        replace(each, period=None)
        for each in told("Other.", SAME, SAME, SAME, rounds=(1, 2, 4, 7)).updates
    )
    assert len(said(replace(SOUND, updates=updates), "N11")) == 1


def test_a_long_text_is_quoted_in_part():
    message = said(told(*["word " * 60] * 3), "N11")[0]
    assert message.endswith("word…”.")
    assert len(message) < 180


def test_empty_updates_are_no_repeated_words():
    assert said(told("", "", ""), "N11") == []


def test_no_update_in_the_last_round():
    plan = replace(
        SOUND,
        updates=tuple(
            e for e in SOUND.updates if (e.subject, e.period) != ("A2", quarter(2026, 7))
        ),
    )
    (finding,) = found(plan, "N12")
    assert (
        finding.message()
        == "1.1.2 “Project 2” has no update for 2026 from month 7, the last round."
    )


def test_an_action_that_is_over_is_not_asked_for_an_update():
    updates = tuple(each for each in SOUND.updates if each.subject != "A2")
    plan = replace(change("A2", status=Progress.DONE), updates=updates)
    assert said(plan, "N12") == []


def test_an_action_that_began_after_the_round_is_not_asked_for_an_update():
    updates = tuple(each for each in SOUND.updates if each.subject != "A2")
    assert said(replace(change("A2", starts=on("2026-10-01")), updates=updates), "N12") == []
    assert len(said(replace(change("A2", starts=on("2026-09-30")), updates=updates), "N12")) == 1


def test_a_plan_without_updates_is_not_asked_for_them():
    assert said(replace(SOUND, updates=()), "N12") == []


@pytest.mark.parametrize("text", ["No change", "no change.", "NO UPDATE", "As before", "N/A"])
def test_no_change_three_rounds_running(text: str):
    plan = told(text, "No change", text)
    assert len(said(plan, "N13")) == 1
    assert said(plan, "N11") == []


def test_no_change_is_told_with_its_words():
    assert said(told(*["No change."] * 3), "N13") == [
        "1.1.2 “Project 2” has reported “No change” or the like 3 rounds running."
    ]


def test_no_change_twice_is_an_honest_report():
    assert said(told("Begun.", "No change", "No change"), "N13") == []


def test_a_better_status_and_no_word_why():
    plan = told("Waiting for staff.", "", statuses=(Progress.STUCK, Progress.ON_COURSE))
    assert said(plan, "N14") == [
        "1.1.2 “Project 2” went from stuck to on course in 2026 from month 7, with nothing said of why."
    ]


def test_a_better_status_with_the_words_of_the_round_before():
    plan = told(SAME, SAME, statuses=(Progress.SLIPPING, Progress.DONE))
    assert len(said(plan, "N14")) == 1


def test_a_better_status_with_a_reason():
    plan = told("Waiting.", "Two posts filled.", statuses=(Progress.STUCK, Progress.ON_COURSE))
    assert said(plan, "N14") == []


def test_a_worse_status_and_one_that_has_only_begun_need_no_reason():
    worse = told("", "", statuses=(Progress.ON_COURSE, Progress.STUCK))
    begun = told("", "", statuses=(Progress.NOT_STARTED, Progress.ON_COURSE))
    assert said(worse, "N14") + said(begun, "N14") == []
