"""One value as a cell, and back."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.amount import Amount
from joinedup.core.dates import read_when
from joinedup.core.period import Grain, Period, When
from joinedup.core.words import ResourceKind
from joinedup.formats.template import cells
from joinedup.formats.template.flat import defuse, restore
from joinedup.formats.template.values import amount_of

MONEY, PEOPLE, DATA = ResourceKind.MONEY, ResourceKind.PEOPLE, ResourceKind.DATA


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Decimal("66.8"), Decimal("66.8")),
        (Decimal("412.00"), 412),
        (Decimal("1E+3"), 1000),
        (Decimal("-0.5"), Decimal("-0.5")),
        (0, 0),
        (None, None),
        (Decimal("1234567890123456789"), "1234567890123456789"),  # more digits than a float keeps
        (Decimal("0.12345678901234567"), "0.12345678901234567"),
    ],
)
def test_a_number_is_a_number_where_a_spreadsheet_keeps_its_digits(
    value: Decimal | None, cell: cells.Cell
) -> None:
    assert cells.number_cell(value) == cell
    assert type(cells.number_cell(value)) is type(cell)


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        ("66.8", Decimal("66.8"), Decimal("66.8")),
        ("66.80", Decimal("66.8"), "66.80"),
        ("66.8%", Decimal("66.8"), "66.8%"),
        ("", Decimal("66.8"), Decimal("66.8")),
        ("to be set", None, "to be set"),
        ("", None, None),
    ],
)
def test_a_figure_keeps_its_words(text: str, value: Decimal | None, cell: cells.Cell) -> None:
    assert cells.figure_cell(text, value) == cell


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        ("66.8%", Decimal("66.8"), None),
        ("", Decimal("66.8"), None),
        ("two thirds", Decimal("66.67"), Decimal("66.67")),
        ("66.8%", None, cells.UNREAD),
        ("to be set", None, None),
    ],
)
def test_a_figures_number_stands_beside_it_only_where_its_words_do_not_give_it(
    text: str, value: Decimal | None, cell: cells.Cell
) -> None:
    assert cells.value_cell(text, value) == cell


@pytest.mark.parametrize(
    ("when", "cell"),
    [
        (None, None),
        (When(""), None),
        (When.on(datetime.date(2026, 3, 31)), datetime.date(2026, 3, 31)),
        (When.on(datetime.date(1899, 3, 31)), "1899-03-31 [1899-03-31 to 1899-03-31]"),
        (read_when("31/03/2026"), "31/03/2026"),
        (read_when("Q3 2026"), "Q3 2026"),
        (read_when("ongoing"), "ongoing"),
        (read_when("sometime"), "sometime"),
        (When("the flood", Period.months(2023, 2)), "the flood [2023-02-01 to 2023-02-28]"),
        (
            When("half", Period(datetime.date(2026, 4, 1), datetime.date(2026, 10, 1))),
            "half [2026-04-01 to 2026-09-30, span]",
        ),
        (When("2026", None), "2026 [no date]"),
        (When("until done", None, ongoing=True), "until done [ongoing]"),
    ],
)
def test_a_date_is_written(when: When | None, cell: cells.Cell) -> None:
    assert cells.when_cell(when, 4) == cell


def test_a_quarter_of_another_year_than_the_plans_says_which_days_it_means() -> None:
    january = read_when("Q1 2026", year_starts=1)
    assert cells.when_cell(january, 4) == "Q1 2026 [2026-01-01 to 2026-03-31]"


@pytest.mark.parametrize(
    ("months", "grain"),
    [(1, Grain.MONTH), (3, Grain.QUARTER), (6, Grain.HALF), (12, Grain.YEAR), (5, Grain.SPAN)],
)
def test_the_grain_is_told_by_the_ends(months: int, grain: Grain) -> None:
    period = Period.months(2026, 4, months)
    assert cells.grain_of(period.start, period.end) is grain


@pytest.mark.parametrize(
    ("amount", "kind", "cell"),
    [
        (Amount.pounds(12_500), MONEY, 12500),
        (Amount(1_250_050), MONEY, Decimal("12500.5")),
        (Amount(999, MONEY, "EUR"), MONEY, "EUR 9.99"),
        (Amount.people(2400), PEOPLE, Decimal("2.4")),
        (Amount(7, DATA, ""), DATA, 7),
        (Amount.people(2400), MONEY, "2.4 people"),
        (None, MONEY, None),
    ],
)
def test_an_amount_is_written_and_read(
    amount: Amount | None, kind: ResourceKind, cell: cells.Cell
) -> None:
    assert cells.amount_cell(amount, kind) == cell
    if amount is not None:
        assert amount_of(str(cell), kind) == amount


@pytest.mark.parametrize(
    ("text", "kind", "units"),
    [
        ("£12,500", MONEY, 1_250_000),
        ("£1.2m", MONEY, 120_000_000),
        ("2.4 FTE", PEOPLE, 2400),
        ("12500", MONEY, 1_250_000),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, kind: ResourceKind, units: int) -> None:
    amount = amount_of(text, kind)
    assert amount is not None
    assert amount.units == units


@pytest.mark.parametrize("text", ["not known", "2-3", "38%", ""])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount_of(text, MONEY) is None


@given(st.text(min_size=1, max_size=40).map(lambda text: text * 1200))
def test_a_long_text_is_cut_into_pieces_that_a_cell_holds_and_no_reader_trims(text: str) -> None:
    text = text.strip()
    pieces = cells.pieces(text)
    assert "".join(pieces) == text
    assert all(len(piece) <= cells.LONGEST_TEXT for piece in pieces)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@x", "\tx", "'=x", "''+"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'", "it’s", "'quoted'", "1-2", "a=b"])
def test_other_text_is_left_alone(text: str) -> None:
    assert defuse(text) == text
    assert restore(text) == text


@given(st.text(st.sampled_from("'=+-@\t\ra "), max_size=8))
def test_defusing_can_be_undone_and_leaves_nothing_dangerous(text: str) -> None:
    assert restore(defuse(text)) == text
    assert not re.match(r"[=+\-@\t\r]", defuse(text))
