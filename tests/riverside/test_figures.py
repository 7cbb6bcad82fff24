"""Section 10 of the brief: what each series must show, worked out apart from the package."""

import datetime
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest

from demo import series
from joinedup.core.plan import Measure, Plan, Reading
from joinedup.core.words import ReadingStatus
from tests.riverside import charts

NO_CHANGE = {"2b", "2d", "4c", "4e", "5c", "6d", "7b"}
TOO_FEW = {"1a", "1c", "2a", "3a", "4a", "4b", "4d", "5b", "6a", "6c", "7a"}
NO_FIGURE = {"2c", "3b", "3c"}


def measure(plan: Plan, number: str) -> Measure:
    return next(each for each in plan.measures if each.number == number)


def values(readings: tuple[Reading, ...]) -> list[Fraction]:
    return [Fraction(reading.value) for reading in readings if reading.value is not None]


def at(plan: Plan, number: str, period: str) -> list[Reading]:
    return [
        each
        for each in measure(plan, number).readings
        if each.period and each.period.text == period
    ]


def test_sixty_measures_of_which_24_are_of_aims_and_36_of_projects(plan: Plan) -> None:
    kinds = Counter((each.subject or "")[0] for each in plan.measures)
    assert kinds == {"O": 24, "A": 36}


def test_the_frequencies_are_those_of_the_brief(plan: Plan) -> None:
    read = Counter(
        each.frequency.value if each.readings and each.frequency else "no reading yet"
        for each in plan.measures
    )
    assert read == {"monthly": 13, "quarterly": 16, "yearly": 25, "no reading yet": 6}


def test_no_project_measures_itself_twice_but_the_falls_clinics(plan: Plan) -> None:
    of = Counter(each.subject for each in plan.measures if (each.subject or "").startswith("A"))
    numbers = {action.ref: action.number for action in plan.actions}
    assert [numbers[ref or ""] for ref, count in of.items() if count > 1] == ["4.2.1"]


def test_the_aims_24_measures_fall_into_the_five_classes(plan: Plan) -> None:
    of_aims = {each.number for each in plan.measures if (each.subject or "").startswith("O")}
    assert of_aims == {"5a", "1b"} | {"6b"} | NO_CHANGE | TOO_FEW | NO_FIGURE
    assert all(len(measure(plan, number).readings) < 12 for number in TOO_FEW)
    assert not any(measure(plan, number).readings for number in NO_FIGURE)


@pytest.mark.parametrize("number", sorted(NO_CHANGE))
def test_a_measure_without_change_has_no_signal_anywhere(plan: Plan, number: str) -> None:
    found = values(measure(plan, number).readings)
    assert len(found) >= 12
    assert charts.signals(found) == []


@pytest.mark.parametrize("number", ["4c", "5a"])
def test_two_series_have_67_months_from_april_2021_to_october_2026(plan: Plan, number: str) -> None:
    readings = measure(plan, number).readings
    periods = [
        reading.period.period for reading in readings if reading.period and reading.period.period
    ]
    assert len(readings) == len(periods) == 67
    assert (periods[0].start, periods[-1].last_day) == (
        datetime.date(2021, 4, 1),
        datetime.date(2026, 10, 31),
    )
    assert all(after.start == before.end for before, after in pairwise(periods))


def test_temporary_homes_ended_at_341_after_412_in_march_2024(plan: Plan) -> None:
    assert [str(reading.value) for reading in at(plan, "5a", "Mar 2024")] == ["412"]
    assert [str(reading.value) for reading in at(plan, "5a", "Oct 2026")] == ["341"]


@pytest.mark.parametrize("old", [slice(0, 58), slice(28, 58), slice(0, 67)])
def test_temporary_homes_ran_nine_months_below_the_old_average_whichever_is_meant(
    plan: Plan, old: slice
) -> None:
    found = values(measure(plan, "5a").readings)
    average = charts.limits(found[old]).mean
    below = [value < average for value in found]
    assert all(below[-9:])
    assert not below[-10]


def test_temporary_homes_rose_from_august_2023(plan: Plan) -> None:
    found = values(measure(plan, "5a").readings)
    before, rise = found[:28], found[28:36]  # August 2023 is the 29th month
    assert charts.signals(before) == []
    assert all(value > max(before) for value in rise)
    assert rise[-1] == 412


def test_the_april_dip_in_falls_lies_inside_the_limits(plan: Plan) -> None:
    found = values(measure(plan, "4c").readings)
    [dip] = values(tuple(at(plan, "4c", "Apr 2026")))
    [month_before] = values(tuple(at(plan, "4c", "Mar 2026")))
    low, mean, _ = charts.limits(found)
    assert low < dip < mean
    assert dip < month_before * Fraction(9, 10)  # a colour would have made it green


def test_antisocial_behaviour_was_above_its_limit_in_august_and_september_2026(plan: Plan) -> None:
    readings = measure(plan, "6b").readings
    since = values(tuple(each for each in readings if "rule of April 2024" in each.source))
    assert len(since) == 30
    assert (readings[-1].period and readings[-1].period.text) == "Sep 2026"
    assert [place for place, value in enumerate(since) if value > charts.limits(since).high] == [
        28,
        29,
    ]
    assert charts.signals(since[:28]) == []


def test_the_recording_rule_changed_in_april_2024_and_the_source_says_so(plan: Plan) -> None:
    readings = measure(plan, "6b").readings
    sources = [reading.source for reading in readings]
    assert len(set(sources)) == 2
    [first] = at(plan, "6b", "Apr 2024")
    assert sources.index(first.source) == readings.index(first)
    before = values(readings[: readings.index(first)])
    assert charts.signals(before) == []
    assert charts.limits(before).high < 127


def test_two_year_checks_changed_for_the_better(plan: Plan) -> None:
    found = values(measure(plan, "1b").readings)
    old = charts.limits(found[:15])
    assert charts.signals(found[:15]) == []
    assert all(value > old.high for value in found[-7:])


def test_no_learning_or_work_fell_by_the_colleges_count_in_four_steps_of_five(plan: Plan) -> None:
    readings = measure(plan, "2a").readings
    college = values(tuple(each for each in readings if each.source == "Wendside College"))
    council = [str(each.value) for each in readings if each.source == "Riverside Council"]
    assert (college[0], college[-1], len(college)) == (Fraction("6.1"), Fraction("4.9"), 6)
    assert sum(after < before for before, after in pairwise(college)) == 4
    assert council == ["5.3"]


def test_no_child_was_assessed_in_2020_or_2021(plan: Plan) -> None:
    periods = [each.period.text for each in measure(plan, "1a").readings if each.period]
    assert len(periods) == 3
    assert not {"2019/20", "2020/21"} & set(periods)
    assert [str(each.value) for each in at(plan, "1a", "2023/24")] == ["66.8"]


def test_the_low_income_figure_was_revised_and_both_are_kept(plan: Plan) -> None:
    first, revised = at(plan, "1c", "2023/24")
    assert (str(first.value), str(revised.value)) == ("24.1", "23.4")
    assert first.status is ReadingStatus.PROVISIONAL
    assert revised.published
    assert (revised.published.year, revised.published.month) == (2026, 6)


def test_the_living_wage_difference_lies_inside_its_margin(plan: Plan) -> None:
    readings = measure(plan, "3a").readings
    first, last = readings[0], readings[-1]
    for reading in readings:
        assert reading.value is not None
        assert reading.low is not None
        assert reading.value - reading.low == Fraction("3.1")
    assert first.low is not None
    assert last.high is not None
    assert first.low < last.high


def test_the_residents_survey_has_its_three_figures_with_their_samples(plan: Plan) -> None:
    asked = [
        (each.period.text if each.period else "", str(each.value), each.sample)
        for each in measure(plan, "6a").readings
    ]
    assert asked == [("2022", "62", 1104), ("2024", "66", 1087), ("2026", "64", 611)]


@pytest.mark.parametrize("number", ["6a", "6c"])
def test_a_survey_interval_is_that_of_its_share_and_sample(plan: Plan, number: str) -> None:
    for reading in measure(plan, number).readings:
        assert reading.value is not None
        assert reading.sample
        share = float(reading.value) / 100
        margin = 196 * (share * (1 - share) / reading.sample) ** 0.5
        assert reading.high is not None
        assert abs(float(reading.high - reading.value) - margin) < 0.06


def test_the_fall_in_getting_on_lies_inside_the_margin(plan: Plan) -> None:
    _, before, now = measure(plan, "6a").readings
    assert now.high is not None
    assert before.value is not None
    assert now.high > before.value


def test_the_retrofit_target_was_missed(plan: Plan) -> None:
    retrofits = measure(plan, "5.2.1a")
    target = retrofits.targets[0]
    assert (str(target.value), target.due and target.due.last_day) == (
        "180",
        datetime.date(2026, 3, 31),
    )
    assert [str(each.value) for each in at(plan, "5.2.1a", "Q4 2025/26")] == ["96"]


def test_every_measure_is_whole(plan: Plan) -> None:
    for each in plan.measures:
        assert each.baseline
        assert each.baseline.value is not None
        assert each.targets
        assert each.source
        assert each.owner
        assert each.unit
        assert all(target.due for target in each.targets), each.number


def test_no_reading_is_of_a_period_that_is_not_over(plan: Plan) -> None:
    for each in plan.measures:
        for reading in each.readings:
            assert reading.period
            assert reading.period.last_day
            if each.number != "3a" and each.subject != "O6":  # surveys name their year
                assert reading.period.last_day <= datetime.date(2026, 10, 31), (
                    each.number,
                    reading.period,
                )


def test_the_falls_clinics_of_a_quarter_are_those_that_its_update_tells(plan: Plan) -> None:
    months = {"Jan to Mar 2026": ("Jan", "Feb", "Mar"), "Apr to Jun 2026": ("Apr", "May", "Jun"),
              "Jul to Sep 2026": ("Jul", "Aug", "Sep")}  # fmt: skip
    clinics = next(action for action in plan.actions if action.number == "4.2.1")
    for update in plan.updates:
        if update.subject == clinics.ref and update.period:
            held = sum(
                values(tuple(at(plan, "4.2.1a", f"{month} 2026")))[0]
                for month in months[update.period.text]
            )
            assert update.text.startswith(f"{held} clinics")


def test_a_series_is_the_same_every_time_and_another_with_another_seed() -> None:
    written = {
        "every": "month",
        "first": "2024-01",
        "last": "2024-12",
        "seed": 7,
        "swing": 20,
        "level": [["2024-01", 100]],
    }
    assert series.make(written) == series.make(dict(written))
    assert series.make(written) != series.make({**written, "seed": 8})


def test_a_series_keeps_to_its_level_and_swing() -> None:
    written = {"every": "month", "first": "2020-01", "last": "2026-12", "seed": 5, "swing": 10,
               "level": [["2020-01", 100], ["2026-12", 183]]}  # fmt: skip
    for months, point in enumerate(series.make(written)):
        assert abs(point.value - (100 + months)) <= 10


def test_a_written_figure_of_a_series_is_kept_exactly() -> None:
    written = {"every": "quarter", "first": "2024-04", "last": "2025-03", "seed": 5, "swing": 10,
               "level": [["2024-04", 100]], "fixed": {"2024-07": 55}, "waiting": 1}  # fmt: skip
    points = series.make(written)
    assert [point.period for point in points] == [
        "Q1 2024/25",
        "Q2 2024/25",
        "Q3 2024/25",
        "Q4 2024/25",
    ]
    assert points[1].value == 55
    assert [point.provisional for point in points] == [False, False, False, True]
