"""Periods begin on a day, end before another, and know their grain."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.period import Grain, Period, When, first_of


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("length", "last", "grain"),
    [
        (1, "2026-04-30", Grain.MONTH),
        (3, "2026-06-30", Grain.QUARTER),
        (6, "2026-09-30", Grain.HALF),
        (12, "2027-03-31", Grain.YEAR),
        (24, "2028-03-31", Grain.SPAN),
        (9, "2026-12-31", Grain.SPAN),
    ],
)
def test_months_from_april_2026(length: int, last: str, grain: Grain) -> None:
    period = Period.months(2026, 4, length)
    assert (period.start, period.last_day, period.grain) == (day("2026-04-01"), day(last), grain)


@pytest.mark.parametrize(
    ("year", "last"),
    [(2024, "2024-02-29"), (2026, "2026-02-28"), (2100, "2100-02-28"), (2000, "2000-02-29")],
)
def test_february_ends_on(year: int, last: str) -> None:
    assert Period.months(year, 2).last_day == day(last)


@pytest.mark.parametrize(
    ("first_month", "start", "last"),
    [
        (4, "2026-04-01", "2027-03-31"),
        (1, "2026-01-01", "2026-12-31"),
        (9, "2026-09-01", "2027-08-31"),
    ],
)
def test_the_year_2026_begins_with_the_partnerships_first_month(
    first_month: int, start: str, last: str
) -> None:
    year = Period.year_from(2026, first_month)
    assert (year.start, year.last_day, year.grain) == (day(start), day(last), Grain.YEAR)


def test_a_day_is_a_period_of_one_day() -> None:
    period = Period.day(day("2026-03-31"))
    assert (period.start, period.last_day, period.grain) == (
        day("2026-03-31"),
        day("2026-03-31"),
        Grain.DAY,
    )


@pytest.mark.parametrize(
    ("start", "end"), [("2026-03-31", "2026-03-31"), ("2026-03-31", "2026-03-30")]
)
def test_a_period_that_is_empty_or_runs_backwards_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValueError, match="A period must end after it starts"):
        Period(day(start), day(end))


def test_a_period_holds_its_first_and_last_day_and_not_the_next() -> None:
    march = Period.months(2026, 3)
    assert day("2026-03-01") in march
    assert day("2026-03-31") in march
    assert day("2026-04-01") not in march
    assert day("2026-02-28") not in march


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(1, 60))
def test_periods_of_months_meet_without_gap_or_overlap(year: int, month: int, length: int) -> None:
    period = Period.months(year, month, length)
    after = Period.months(year, month + length)
    assert period.end == after.start
    assert period.last_day + datetime.timedelta(days=1) == after.start


@pytest.mark.parametrize(
    ("year", "month", "first"),
    [(2026, 13, "2027-01-01"), (2026, 25, "2028-01-01"), (2026, 12, "2026-12-01")],
)
def test_months_beyond_december_run_into_the_next_years(year: int, month: int, first: str) -> None:
    assert first_of(year, month) == day(first)


def test_a_due_date_is_the_last_day_of_what_was_written_and_a_start_the_first() -> None:
    when = When("2026/27", Period.year_from(2026))
    assert (when.first_day, when.last_day) == (day("2026-04-01"), day("2027-03-31"))
    assert str(when) == "2026/27"


def test_words_that_mean_no_time_have_no_day() -> None:
    assert When("TBC").first_day is None
    assert When("TBC").last_day is None


def test_a_day_is_written_as_iso() -> None:
    assert When.on(day("2026-03-31")) == When("2026-03-31", Period.day(day("2026-03-31")))
