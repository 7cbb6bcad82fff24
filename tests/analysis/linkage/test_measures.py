from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import Issue, Measure, Outcome, Plan
from joinedup.core.text import Text
from tests.analysis.linkage.building import change, grown
from tests.analysis.linkage.measured import (
    MEASURED,
    baseline,
    found,
    measure,
    places_of,
    said,
    target,
    with_measure,
)


def measured_by(*subjects: str) -> Plan:
    return replace(MEASURED, measures=tuple(measure(n, s) for n, s in enumerate(subjects, 1)))


def test_an_outcome_that_nothing_measures():
    assert said(measured_by("O2"), "M01") == [
        "Nothing measures the aim 1 “Ready for school”, so nobody will be able to say whether it "
        "came about."
    ]


def test_an_outcome_measured_through_its_priority_is_measured():
    assert said(measured_by("P1", "O2"), "M01") == []


def test_an_outcome_whose_actions_alone_are_measured_is_not_where_others_are():
    assert len(said(measured_by("A1", "O2"), "M01")) == 1


def test_a_plan_that_measures_its_actions_only_is_not_told_so_outcome_by_outcome():
    assert said(measured_by("A1", "A4"), "M01") == []


@pytest.mark.parametrize(
    "text",
    ["38% of people walking by 2026", "25% fewer young people charged with an offence by 2026"],
)
def test_an_outcome_whose_words_are_its_target_measures_itself(text: str):
    plan = change("O1", measured_by("O2"), title=Text.of(text))
    assert said(plan, "M01") == []
    assert said(replace(plan, measures=()), "M05") == [
        "The file names no measure at all, not even for its one aim."
    ]


def test_many_unmeasured_outcomes_are_told_together():
    more = tuple(Outcome(ref=f"O{n}", title=Text.of(f"Aim {n}")) for n in range(10, 17))
    plan = replace(MEASURED, outcomes=(*MEASURED.outcomes, *more))
    assert said(plan, "M01") == [
        "Nothing measures 7 of the 9 aims, among them “Aim 10”, “Aim 11” and “Aim 12”."
    ]


def test_a_priority_without_a_measure_where_another_has_one():
    assert said(measured_by("O1", "O2", "P1"), "M02") == [
        "Nothing measures the priority 2.1 “A first job”, while other priorities of the plan are "
        "measured."
    ]


def test_priorities_are_not_asked_for_measures_where_none_has_one():
    assert said(MEASURED, "M02") == []


def test_actions_without_a_measure_are_told_together_where_others_have_one():
    plan = replace(grown(20, MEASURED), measures=(*MEASURED.measures, measure(3, "A1")))
    (sentence,) = said(plan, "M03")
    assert sentence.startswith("Nothing measures 25 of the 26 projects, among them 1.1.2")


def test_actions_are_not_asked_for_measures_where_none_has_one():
    assert said(MEASURED, "M03") == []


def test_a_cross_cutting_issue_without_a_measure_where_another_has_one():
    issues = (
        Issue(ref="I1", title=Text.of("Low incomes")),
        Issue(ref="I2", title=Text.of("Trust")),
    )
    plan = replace(measured_by("O1", "O2", "I1"), issues=issues)
    assert said(plan, "M04") == [
        "Nothing measures the cross-cutting issue “Trust”, while another cross-cutting issue is measured."
    ]


def test_a_plan_without_measures_is_told_once_for_all_its_outcomes():
    assert said(replace(MEASURED, measures=()), "M05") == [
        "The file names no measure at all, for any of its 2 aims."
    ]


def test_a_plan_of_actions_alone_is_not_asked_for_measures():
    assert said(replace(MEASURED, measures=(), outcomes=()), "M05") == []


def talk(title: str, subject: str = "A1") -> Plan:
    more = measure(3, subject, title=Text.of(title))
    rest = [each for each in MEASURED.measures if each.subject != subject]
    return replace(MEASURED, measures=(*rest, more))


def test_an_action_measured_only_by_meetings_held():
    plan = talk("Forum meetings held")
    assert said(plan, "M06") == [
        "1.1.1 “Project 1” is measured only by “Forum meetings held”, which counts what is done, "
        "not what comes of it."
    ]


def test_meetings_held_stand_at_the_measures_own_row():
    plan = talk("Forum meetings held")
    assert str(found(plan, "M06", places_of(plan))[0].place) == "Measures!B4"


def test_many_ways_to_count_talk():
    for title in (
        "Number of meetings held",
        "Leaflets distributed",
        "Attendances",
        "No. of community events",
        "Newsletters sent per quarter",
        "Number of partnership forum meetings",
    ):
        assert len(said(talk(title), "M06")) == 1, title


def test_what_comes_of_a_meeting_is_not_talk():
    for title in (
        "People who changed their mind after the meeting",
        "Panel questions answered within 20 working days",
        "School attendance",
        "Hospital attendances for falls, per 100,000",
        "Young people in work six months after the event",
    ):
        assert said(talk(title), "M06") == [], title


def test_clinics_held_may_be_what_an_action_is_for():
    assert said(talk("Falls clinics held"), "M06") == []


def test_clinics_held_do_not_measure_an_outcome():
    assert len(said(talk("Falls clinics held", "O1"), "M06")) == 1


def test_a_count_of_meetings_beside_a_result_is_fine():
    plan = talk("Forum meetings held")
    more = measure(4, "A1", title=Text.of("People in better-paid work"))
    assert said(replace(plan, measures=(*plan.measures, more)), "M06") == []


def pair(first: Measure, second: Measure) -> Plan:
    return replace(MEASURED, measures=(first, second, measure(9, "O2")))


def test_the_same_measure_twice_for_one_outcome():
    same = Text.of("Households in temporary homes")
    plan = pair(measure(1, "O1", title=same), measure(2, "O1", title=same))
    assert said(plan, "M07") == [
        "“Households in temporary homes” is in the plan 2 times, as rows that can drift apart."
    ]
    assert [str(each) for each in found(plan, "M07", places_of(plan))[0].others] == ["Measures!B3"]


def test_the_same_measure_with_two_targets_for_two_things():
    same = Text.of("Households in temporary homes")
    plan = pair(measure(1, "O1", title=same), measure(2, "P1", title=same, targets=(target("80"),)))
    assert len(said(plan, "M07")) == 1


def test_one_figure_that_serves_two_outcomes_and_says_the_same_is_fine():
    same = Text.of("Households in temporary homes")
    assert said(pair(measure(1, "O1", title=same), measure(2, "O2", title=same)), "M07") == []


def test_one_title_from_two_sources_is_two_measures():
    same = Text.of("Not in work or learning")
    plan = pair(
        measure(1, "O1", title=same, source="college", baseline=baseline("6.1")),
        measure(2, "O1", title=same, source="council"),
    )
    assert said(plan, "M07") == []


def test_titles_that_the_words_of_their_targets_tell_apart_are_two_measures():
    same = Text.of("LMI communities")
    one = replace(target("5"), text="Communities that received money for streets")
    other = replace(target("9"), text="Communities that received money for planning")
    plan = pair(
        measure(1, "O1", title=same, targets=(one,)), measure(2, "O1", title=same, targets=(other,))
    )
    assert said(plan, "M07") == []


def test_a_measure_of_nothing_in_the_plan():
    plan = with_measure(subject="P9")
    assert said(plan, "M08") == [
        "1a “Children ready for school, count 1” does not say which outcome or action it measures."
    ]


def test_a_list_of_measures_without_a_plan_is_not_told_so_row_by_row():
    plan = replace(MEASURED, measures=tuple(replace(m, subject=None) for m in MEASURED.measures))
    assert said(plan, "M08") == []


def test_the_owner_of_the_outcome_is_asked_for_its_measure():
    plan = change("O1", plan=measured_by("O2"))
    assert found(plan, "M01")[0].owner == "role U1"
