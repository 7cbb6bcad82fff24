from __future__ import annotations

import datetime
from dataclasses import replace

from joinedup.core.period import Period, When
from joinedup.core.plan import Plan
from joinedup.core.text import Text
from joinedup.core.words import Direction
from tests.analysis.linkage.building import on
from tests.analysis.linkage.measured import (
    MEASURED,
    baseline,
    calendar,
    measure,
    month,
    reading,
    said,
    target,
    with_measure,
    year,
)


def retrofits(
    *readings: object, due: str = "2026-03-31", aim: str = "180", **fields: object
) -> Plan:
    given: dict[str, object] = {
        "title": Text.of("Retrofits finished"),
        "unit": "homes",
        "direction": Direction.UP,
        "baseline": baseline("0"),
        "targets": (target(aim, on(due)),),
        "readings": readings,
        **fields,
    }
    return with_measure(**given)


def test_a_target_that_was_missed():
    assert said(retrofits(reading("96", year(2025))), "M34") == [
        "1a “Retrofits finished” should have been 180 homes by 31 March 2026; the reading for "
        "2025/26 is 96 homes."
    ]


def test_the_reading_that_decides_is_the_first_that_reaches_the_date():
    plan = retrofits(
        reading("40", month(2025, 9)), reading("96", month(2026, 3)), reading("124", month(2026, 9))
    )
    assert "the reading for 3/2026 is 96 homes" in said(plan, "M34")[0]


def test_a_target_that_was_met_is_not_missed():
    assert said(retrofits(reading("180", year(2025))), "M34") == []


def test_a_target_that_was_met_late_is_not_told():
    plan = retrofits(reading("96", year(2025)), reading("190", month(2026, 9)))
    assert said(plan, "M34") == []


def test_a_target_that_should_fall_and_stayed_above():
    plan = retrofits(
        reading("300", year(2025)), aim="240", direction=Direction.DOWN, baseline=baseline("412")
    )
    assert len(said(plan, "M34")) == 1


def test_the_way_is_taken_from_baseline_to_target_where_no_direction_is_given():
    assert len(said(retrofits(reading("96", year(2025)), direction=None), "M34")) == 1


def test_without_baseline_or_direction_nobody_can_say_that_it_was_missed():
    plan = retrofits(reading("96", year(2025)), direction=None, baseline=None)
    assert said(plan, "M34") == []


def test_the_way_is_taken_from_the_first_target_to_the_last_where_nothing_else_is_known():
    steps = (target("480", on("2029-03-31")), target("180", on("2026-03-31")))
    plan = retrofits(reading("96", year(2025)), direction=None, baseline=None, targets=steps)
    assert len(said(plan, "M34")) == 1


def test_a_target_of_today_is_not_missed_yet():
    assert said(retrofits(reading("96", month(2026, 11)), due="2026-11-17"), "M34") == []


def test_an_earlier_step_is_history_once_a_later_one_has_passed():
    steps = (target("100", on("2025-03-31")), target("120", on("2026-03-31")))
    plan = retrofits(reading("90", year(2024)), reading("130", year(2025)), targets=steps)
    assert said(plan, "M34") == []


def test_a_target_date_that_has_passed_with_no_reading_since():
    assert said(retrofits(reading("60", year(2024))), "M35") == [
        "1a “Retrofits finished” should have been 180 homes by 31 March 2026, and there is no "
        "reading since."
    ]


def test_a_target_date_of_last_week_waits_for_its_reading():
    assert said(retrofits(reading("60", year(2025)), due="2026-11-10"), "M35") == []


def test_a_plan_without_readings_is_not_told_so_target_by_target():
    plan = replace(
        MEASURED, measures=(measure(1, readings=(), targets=(target("75", on("2025-03-31")),)),)
    )
    assert said(plan, "M35") == []


def model(next_due: When, due: str = "2027-12-31", **fields: object) -> Plan:
    given: dict[str, object] = {
        "title": Text.of("Homes at high risk"),
        "targets": (target("1410", on(due)),),
        "unit": "homes",
        "direction": Direction.DOWN,
        "baseline": baseline("2310", calendar(2022)),
        "readings": (reading("2310", calendar(2022)),),
        "next_due": next_due,
        **fields,
    }
    return with_measure(**given)


def test_a_target_that_falls_due_before_its_next_reading():
    assert said(model(calendar(2028)), "M36") == [
        "The target of 1a “Homes at high risk” is due by 31 December 2027, and its next reading "
        "is not expected until 2028."
    ]


def test_a_next_reading_before_the_target_leaves_time_for_more():
    assert said(model(calendar(2027)), "M36") == []


def test_a_target_of_the_past_is_not_asked_about_its_next_reading():
    assert said(model(calendar(2028), due="2026-03-31"), "M36") == []


def test_a_target_already_covered_by_a_reading_is_decided():
    read = (reading("1300", calendar(2026)),)
    assert said(model(calendar(2028), due="2026-12-31", readings=read), "M36") == []


def test_a_target_after_the_end_of_the_plan():
    assert said(with_measure(targets=(target("75", on("2035-03-31")),)), "M38") == [
        "The target of 1a “Children ready for school, count 1” is due by 31 March 2035, after the "
        "plan has ended (31 March 2030)."
    ]


def test_a_long_aim_with_a_step_within_the_plan_is_fine():
    steps = (target("70", on("2029-03-31")), target("75", on("2035-03-31")))
    assert said(with_measure(targets=steps), "M38") == []


def test_a_target_on_the_last_day_is_within_the_plan():
    assert said(with_measure(targets=(target("75", on("2030-03-31")),)), "M38") == []


def test_a_plan_without_an_end_has_no_target_after_it():
    plan = replace(with_measure(targets=(target("75", on("2050-03-31")),)), ends=None)
    assert said(plan, "M38") == []


def test_a_span_that_a_machine_wrote_is_due_by_its_last_day():
    fiscal = When(
        "2034-10-01 to 2035-09-30",
        Period(datetime.date(2034, 10, 1), datetime.date(2035, 10, 1)),
    )
    (message,) = said(with_measure(targets=(target("75", fiscal),)), "M38")
    assert "is due by 30 September 2035, after the plan has ended" in message


def test_a_bound_in_the_words_of_a_target_says_which_way_it_is_missed():
    def of(text: str, value: str) -> Plan:
        aim = replace(target("80", on("2026-03-31")), text=text)
        read = (reading(value, year(2025)),)
        return with_measure(direction=None, baseline=None, targets=(aim,), readings=read)

    assert len(said(of("at least 80%", "76"), "M34")) == 1
    assert said(of("at least 80%", "84"), "M34") == []
    assert len(said(of("no more than 80", "84"), "M34")) == 1
    assert said(of("< 80", "76"), "M34") == []
    assert said(of("80%", "76"), "M34") == []  # which way is not known
