from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from joinedup.core.period import Period, When
from joinedup.core.text import Text
from joinedup.core.words import Frequency, ReadingStatus
from tests.analysis.linkage.building import on
from tests.analysis.linkage.measured import (
    MEASURED,
    baseline,
    calendar,
    found,
    many,
    measure,
    month,
    places_of,
    reading,
    said,
    target,
    with_measure,
    year,
)

ALL = "1a “Children ready for school, count 1”"


def test_a_measure_with_no_reading_yet():
    plan = with_measure(readings=())
    assert said(plan, "M20") == [f"{ALL} has no reading yet."]
    assert str(found(plan, "M20", places_of(plan))[0].place) == "Measures!H2"


def test_a_projection_is_no_reading():
    projected = (reading("70", status=ReadingStatus.PROJECTED),)
    assert len(said(with_measure(readings=projected), "M20")) == 1


def test_a_provisional_reading_is_one():
    provisional = (reading("70", status=ReadingStatus.PROVISIONAL),)
    assert said(with_measure(readings=provisional), "M20") == []


def test_six_measures_without_a_reading_are_told_together():
    (sentence,) = said(many(6, readings=()), "M20")
    assert sentence.startswith("6 of the 8 measures have no reading yet, among them")


def test_a_file_without_a_place_for_readings_is_not_told_so():
    plan = replace(with_measure(readings=()), fields=frozenset({"measure.title"}))
    assert said(plan, "M20") == []


@pytest.mark.parametrize(
    ("frequency", "fresh", "stale"),
    [
        (Frequency.MONTHLY, month(2026, 9), month(2026, 8)),
        (Frequency.QUARTERLY, When("Q1", Period.months(2026, 4, 3)), When("Q4", Period.months(2026, 1, 3))),
        (Frequency.YEARLY, calendar(2024), calendar(2023)),
    ],
)  # fmt: skip
def test_a_reading_is_old_after_two_of_its_periods(frequency: Frequency, fresh: When, stale: When):
    assert said(with_measure(frequency=frequency, readings=(reading("67", fresh),)), "M21") == []
    assert (
        len(said(with_measure(frequency=frequency, readings=(reading("67", stale),)), "M21")) == 1
    )


def test_the_sentence_of_an_old_reading():
    plan = with_measure(readings=(reading("67", year(2022)),))
    assert said(plan, "M21") == [f"{ALL} is read yearly, and its latest reading is for 2022/23."]


def test_a_reading_of_no_set_frequency_is_never_old():
    plan = with_measure(frequency=Frequency.OTHER, readings=(reading("67", year(2015)),))
    assert said(plan, "M21") == []


def test_a_reading_that_is_old_but_next_due_in_the_future_is_not_told():
    plan = with_measure(readings=(reading("67", year(2022)),), next_due=on("2027-01-31"))
    assert said(plan, "M21") == []


def test_a_reading_for_a_period_to_come_does_not_make_a_measure_fresh():
    plan = with_measure(readings=(reading("67", year(2022)), reading("75", year(2028))))
    assert len(said(plan, "M21")) == 1


def test_the_next_reading_was_due_and_is_not_in():
    plan = with_measure(next_due=on("2026-06-30"))
    assert said(plan, "M22") == [
        f"The next reading of {ALL} was due by 30 June 2026 and is not in."
    ]


def test_a_reading_due_last_week_has_a_month_of_grace():
    assert said(with_measure(next_due=on("2026-11-10")), "M22") == []


def test_a_reading_that_came_after_its_date_is_in():
    plan = with_measure(next_due=on("2026-06-30"), readings=(reading("70", month(2026, 7)),))
    assert said(plan, "M22") == []


def test_a_measure_never_read_is_not_told_of_its_next_reading_as_well():
    assert said(with_measure(next_due=on("2026-06-30"), readings=()), "M22") == []


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"baseline": baseline("668")}, "baseline is 668%"),
        ({"targets": (target("750"),)}, "target is 750%"),
        ({"readings": (reading("-4"),)}, "reading is -4%"),
    ],
)
def test_a_percentage_that_cannot_be_one(fields: dict[str, object], part: str):
    assert said(with_measure(**fields), "M23") == [f"{ALL} is a percentage, and its {part}."]


def test_a_percentage_of_a_hundred_is_one():
    assert said(with_measure(targets=(target("100"),)), "M23") == []


@pytest.mark.parametrize(
    "title", ["Increase in visitors", "Beds: occupancy", "Sales as % of target"]
)
def test_a_change_or_a_ratio_may_exceed_a_hundred(title: str):
    plan = with_measure(title=Text.of(title), baseline=baseline("120"))
    assert said(plan, "M23") == []


def test_a_count_may_exceed_a_hundred():
    assert said(with_measure(unit="homes", baseline=baseline("412")), "M23") == []


def test_an_observation_of_a_period_that_has_not_begun():
    plan = with_measure(readings=(reading("68"), reading("75", year(2027))))
    assert said(plan, "M24") == [
        f"{ALL} has a reading for 2027/28, which has not begun, and it is not marked as a projection."
    ]


def test_a_projection_of_a_period_to_come_is_no_observation():
    ahead = reading("75", year(2027), status=ReadingStatus.PROJECTED)
    assert said(with_measure(readings=(reading("68"), ahead)), "M24") == []


def test_a_reading_of_the_period_that_is_running_is_fine():
    assert said(with_measure(readings=(reading("68", year(2026)),)), "M24") == []


@pytest.mark.parametrize("when", [calendar(2020), year(2020), month(2020, 12), on("2021-03-31")])
def test_a_baseline_from_the_pandemic(when: When):
    assert len(said(with_measure(baseline=baseline("66.8", when)), "M25")) == 1


@pytest.mark.parametrize("when", [year(2019), calendar(2021), year(2021), month(2020, 2)])
def test_a_baseline_from_before_or_after_the_pandemic(when: When):
    assert said(with_measure(baseline=baseline("66.8", when)), "M25") == []


def test_an_average_of_three_years_is_not_one_of_the_pandemic():
    three = When("2018-20", Period(datetime.date(2018, 1, 1), datetime.date(2021, 1, 1)))
    assert said(with_measure(baseline=baseline("66.8", three)), "M25") == []


def test_the_sentence_of_a_pandemic_baseline():
    assert said(with_measure(baseline=baseline("66.8", year(2020))), "M25") == [
        f"The baseline of {ALL} is for 2020/21, when the pandemic made most figures unlike other "
        "years."
    ]


def test_a_baseline_more_than_five_years_before_the_plan():
    assert said(with_measure(baseline=baseline("60", calendar(2016))), "M26") == [
        f"The baseline of {ALL} is for 2016, more than five years before the plan began."
    ]


def test_a_baseline_four_years_before_the_plan_is_fine():
    assert said(with_measure(baseline=baseline("60", calendar(2021))), "M26") == []


def test_the_age_of_a_baseline_is_not_asked_where_the_plan_has_no_start():
    plan = replace(with_measure(baseline=baseline("60", calendar(2010))), starts=None)
    assert said(plan, "M26") == []


def test_a_plan_begins_when_it_is_agreed():
    plan = with_measure(baseline=baseline("60", month(2020, 2)))
    agreed = replace(plan, agreed=datetime.date(2024, 12, 4))
    assert (len(said(plan, "M26")), said(agreed, "M26")) == (1, [])


def test_no_period_is_asked_of_a_baseline_without_one():
    plan = with_measure(baseline=replace(baseline("66.8"), when=None))
    assert said(plan, "M25") + said(plan, "M26") == []


def test_measures_without_periods_give_no_finding_on_time():
    undated = tuple(replace(each, period=None) for each in measure().readings)
    plan = replace(MEASURED, measures=(measure(1, readings=undated), MEASURED.measures[1]))
    assert said(plan, "M21") + said(plan, "M24") == []


def test_a_place_kept_for_a_reading_is_no_reading():
    kept = replace(reading("0", year(2028)), text="[To be determined]")
    assert said(with_measure(readings=(kept,)), "M24") == []
    assert len(said(with_measure(readings=(kept,)), "M20")) == 1


def test_readings_found_in_passing_make_no_column_of_readings():
    some = many(12, readings=())
    first = replace(some.measures[0], readings=(reading("68"),))
    rest = tuple(replace(each, readings=()) for each in some.measures[1:])
    fields = frozenset({"measure.title", "measure.readings", "reading.value"})
    plan = replace(some, measures=(first, *rest), fields=fields)
    assert said(plan, "M20") == []
    assert "the latest figure of a measure" in said(plan, "M19")[0]
    emptied = replace(plan, measures=tuple(replace(each, readings=()) for each in plan.measures))
    assert said(emptied, "M20") != []


def test_a_monthly_figure_in_a_table_of_years_is_old_by_the_years():
    yearly = (reading("68", year(2024)), reading("69", year(2025)))
    assert said(with_measure(frequency=Frequency.MONTHLY, readings=yearly), "M21") == []
    older = (reading("68", year(2022)), reading("69", year(2023)))
    assert len(said(with_measure(frequency=Frequency.MONTHLY, readings=older), "M21")) == 1
