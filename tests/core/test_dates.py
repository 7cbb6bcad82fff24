"""Dates as people write them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.dates import dates_in, find_when, means_no_date, read_when
from joinedup.core.period import Grain

ONE_DAY = [
    ("31/03/26", "2026-03-31"),
    ("31.3.2026", "2026-03-31"),
    ("31-3-26", "2026-03-31"),
    ("31 March 2026", "2026-03-31"),
    ("31st Mar 26", "2026-03-31"),
    ("31 st March 2026", "2026-03-31"),
    ("Tuesday 31 March 2026", "2026-03-31"),
    ("31-Mar-26", "2026-03-31"),
    ("31/Mar/2026", "2026-03-31"),
    ("Mar 31, 2026", "2026-03-31"),
    ("2026-03-31", "2026-03-31"),
    ("2026-03-31T09:30:00", "2026-03-31"),
    ("20260331", "2026-03-31"),
    ("by 31 March 2026", "2026-03-31"),
    ("w/c 30/03/26", "2026-03-30"),
    ("01/02/99", "1999-02-01"),
    ("31 Mawrth 2026", "2026-03-31"),
    ("1 Ragfyr 2026", "2026-12-01"),
]

SPANS = [
    ("Mar-27", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("March 2027", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("by March 2027", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("end of March 2027", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("03/2027", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("03/27", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("2027-03", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("Dec '26", "2026-12-01", "2026-12-31", Grain.MONTH),
    ("erbyn Mawrth 2027", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("ym mis Tachwedd 2026", "2026-11-01", "2026-11-30", Grain.MONTH),
    ("an Dàmhair 2026", "2026-10-01", "2026-10-31", Grain.MONTH),
    ("end of 2026", "2026-12-01", "2026-12-31", Grain.MONTH),
    ("end of 2026/27", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("before March 2027", "2027-02-01", "2027-02-28", Grain.MONTH),
    ("March 2026/27", "2027-03-01", "2027-03-31", Grain.MONTH),
    ("Q3 2026", "2026-10-01", "2026-12-31", Grain.QUARTER),
    ("Q3 2026/27", "2026-10-01", "2026-12-31", Grain.QUARTER),
    ("Q3 26/27", "2026-10-01", "2026-12-31", Grain.QUARTER),
    ("2026/27 Q4", "2027-01-01", "2027-03-31", Grain.QUARTER),
    ("Quarter 1 2026", "2026-04-01", "2026-06-30", Grain.QUARTER),
    ("Spring 2026", "2026-03-01", "2026-05-31", Grain.QUARTER),
    ("Winter 2026/27", "2026-12-01", "2027-02-28", Grain.QUARTER),
    ("H1 2026", "2026-04-01", "2026-09-30", Grain.HALF),
    ("2026/27", "2026-04-01", "2027-03-31", Grain.YEAR),
    ("2026-27", "2026-04-01", "2027-03-31", Grain.YEAR),
    ("FY2026/27", "2026-04-01", "2027-03-31", Grain.YEAR),
    ("FY26", "2026-04-01", "2027-03-31", Grain.YEAR),
    ("26/27", "2026-04-01", "2027-03-31", Grain.YEAR),
    ("2026", "2026-01-01", "2026-12-31", Grain.YEAR),
    ("Summer term 2026", "2026-04-01", "2026-07-31", Grain.SPAN),
    ("Q1-Q2 2026/27", "2026-04-01", "2026-09-30", Grain.SPAN),
    ("Apr-Jun 2026", "2026-04-01", "2026-06-30", Grain.QUARTER),
    ("Nov-Jan 2027", "2026-11-01", "2027-01-31", Grain.QUARTER),
    ("2025 - 2027", "2025-01-01", "2027-12-31", Grain.SPAN),
    ("Apr 2025 to Mar 2027", "2025-04-01", "2027-03-31", Grain.SPAN),
    ("1 April - 30 June 2026", "2026-04-01", "2026-06-30", Grain.SPAN),
    ("1-5 May 2026", "2026-05-01", "2026-05-05", Grain.SPAN),
    ("2010-12", "2010-01-01", "2012-12-31", Grain.SPAN),
    ("2010/11 to 2019/20", "2010-04-01", "2020-03-31", Grain.SPAN),
]


@pytest.mark.parametrize(("text", "day"), ONE_DAY)
def test_a_day_is_read_however_it_is_written(text: str, day: str) -> None:
    when = read_when(text)
    assert when.text == text
    assert when.first_day == when.last_day == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(("text", "first", "last", "grain"), SPANS)
def test_a_longer_period_is_read_with_its_first_and_last_day(
    text: str, first: str, last: str, grain: Grain
) -> None:
    when = read_when(text)
    assert when.period is not None
    assert (str(when.first_day), str(when.last_day), when.period.grain) == (first, last, grain)


@pytest.mark.parametrize(
    "text", ["ongoing", "On-going", "continuous", "annual", "Rolling", "parhaus", "each year"]
)
def test_ongoing_means_no_day_and_is_not_unreadable(text: str) -> None:
    when = read_when(text)
    assert when.ongoing
    assert when.period is None


def test_ongoing_until_a_day_is_both() -> None:
    when = read_when("Ongoing to March 2027")
    assert when.ongoing
    assert str(when.last_day) == "2027-03-31"


@pytest.mark.parametrize(
    "text", ["TBC", "tbd", "n/a", "-", "To be confirmed", "", "ASAP", "i’w gadarnhau"]
)
def test_a_date_still_to_be_set_is_told_apart_from_one_that_cannot_be_read(text: str) -> None:
    assert means_no_date(text)
    assert read_when(text).period is None
    assert read_when(text).note == ""


@pytest.mark.parametrize(
    "text", ["Complete", "see minutes", "Phase 2", "Year 3", "5.2.1", "99/99/9999"]
)
def test_what_is_no_date_has_no_period(text: str) -> None:
    assert read_when(text).period is None
    assert not means_no_date(text)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("31/06/2026", "June 2026 has 30 days."),
        ("29/02/2026", "February 2026 has 28 days."),
        ("Q5 2026", "A year has four quarters."),
        ("H3 2026", "A year has two halves."),
        ("31 March", "“31 March” has no year."),
        ("summer term", "“summer term” has no year."),
        ("Q3", "“Q3” has no year."),
        ("Medium term", "“Medium term” says how long and not when."),
        ("within 6 months", "“within 6 months” says how long and not when."),
    ],
)
def test_an_impossible_date_says_why(text: str, note: str) -> None:
    when = read_when(text)
    assert (when.period, when.note) == (None, note)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Q3 2026",
            "“Q3 2026” was read as October to December 2026, because the year begins in April.",
        ),
        ("03/31/26", "“03/31/26” was read with the month first: 31 March 2026."),
        ("Spring 2026", "“Spring 2026” was read as March to May 2026."),
        ("early 2026", "“early 2026” was read as January to April 2026."),
        ("Phase 1 done by March 2026", "“Phase 1 done by March 2026” was read as March 2026."),
    ],
)
def test_a_doubtful_date_says_how_it_was_read(text: str, note: str) -> None:
    assert read_when(text).note == note


def test_a_plain_date_has_no_note() -> None:
    assert not any(
        read_when(text).note for text in ("31/03/26", "March 2027", "by 2026/27", "end of 2026")
    )


def test_the_partnerships_own_year_decides_what_a_quarter_and_a_year_are() -> None:
    assert str(read_when("Q1 2026", year_starts=9).first_day) == "2026-09-01"
    assert str(read_when("2026/27", year_starts=9).last_day) == "2027-08-31"
    assert str(read_when("Q1 2026", year_starts=1).first_day) == "2026-01-01"
    assert str(read_when("2026/27", year_starts=1).last_day) == "2027-12-31"


def test_of_two_dates_the_last_counts_and_a_former_one_does_not() -> None:
    assert str(read_when("31/03/26; extended to 30/09/26").last_day) == "2026-09-30"
    assert str(read_when("31/03/26 (was 30/09/25)").last_day) == "2026-03-31"


def test_cells_that_are_dates_or_numbers() -> None:
    assert read_when(datetime.date(2026, 3, 31)).last_day == datetime.date(2026, 3, 31)
    assert read_when(datetime.datetime(2026, 3, 31, 9, 30)).last_day == datetime.date(2026, 3, 31)  # noqa: DTZ001 (a cell has no zone)
    assert str(read_when(2026).last_day) == "2026-12-31"
    assert read_when(None).text == ""


def test_a_spreadsheets_count_of_days_is_a_date_only_where_it_is_asked_for() -> None:
    assert str(read_when(46112, serial=True).last_day) == "2026-03-31"
    assert str(read_when(Decimal("46112.5"), serial=True).last_day) == "2026-03-31"
    assert read_when(46112).period is None


def test_an_unlikely_year_is_not_taken() -> None:
    assert read_when(datetime.date(9999, 12, 31)).period is None
    assert "9999" in read_when(datetime.date(9999, 12, 31)).note


def test_the_dates_that_a_sentence_holds() -> None:
    text = "38% walking by 2026 and 5% by March 2027, of 2,026 homes and £2026, from 2024/25 to 2026/27"
    assert [when.text for when in find_when(text)] == ["2026", "March 2027", "2024/25 to 2026/27"]


def test_a_word_that_is_no_month_is_no_date() -> None:
    assert find_when("homes 2, housing 26, may help 5 people") == ()


def test_where_a_date_stands_in_its_text() -> None:
    (found,) = dates_in("Open by 31 March 2026 at the latest")
    assert (found.start, found.end) == (8, 21)


@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    when = read_when(text)
    assert when.text == text.strip()
    find_when(text)


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2079, 12, 31)))
def test_every_day_is_read_back_in_the_forms_it_may_be_written_in(day: datetime.date) -> None:
    for form in (
        "{d:%d/%m/%Y}",
        "{d:%d.%m.%Y}",
        "{d.day} {d:%B} {d.year}",
        "{d:%d-%b-%Y}",
        "{d.year}-{d:%m-%d}",
    ):
        assert read_when(form.format(d=day)).last_day == day
