"""Figures as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.amount import Amount
from joinedup.core.numbers import numbers_in, read_amount, read_number, single_figure, whole_figure
from joinedup.core.words import ResourceKind

MONEY, PEOPLE = ResourceKind.MONEY, ResourceKind.PEOPLE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,500", "12500"),
        ("£12 500,50", "12500.50"),
        ("12.500,50", "12500.50"),
        ("12,5", "12.5"),
        ("1 234 567", "1234567"),
        ("38%", "38"),
        ("38 per cent", "38"),
        ("1.9m", "1900000"),
        ("£1.08m", "1080000"),
        ("12k", "12000"),
        ("2 million", "2000000"),
        ("(250)", "-250"),
        ("-5", "-5"),
        ("−5.5%", "-5.5"),
        ("~40", "40"),
        ("c. 40", "40"),
        (">90%", "90"),
        ("at least 80%", "80"),
        ("40*", "40"),
        (".5", "0.5"),
        ("2.4 FTE", "2.4"),
    ],
)
def test_a_cell_that_is_one_figure(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["2-3", "1,2,3", "5.2.1", "31/03/26", "N/A", "", "Increase", "96 of 180", "CO2"]
)
def test_a_cell_that_is_not_one_figure(text: str) -> None:
    assert read_number(text) is None


def _roles(text: str) -> list[tuple[str, str, str]]:
    return [(str(each.value), each.unit, each.role) for each in numbers_in(text)]


def test_figures_in_a_sentence_have_their_units() -> None:
    assert _roles("38% of people walking, £1.9m and 4,000 visits") == [
        ("38", "%", "figure"),
        ("1900000", "£", "figure"),
        ("4000", "visits", "figure"),
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("by 2026", ["2026"]),
        ("in 2023/24", ["2023", "24"]),
        ("by 31 March 2026", ["31", "2026"]),
        ("in the 1990s", ["1990"]),
        ("the 19:40 bus", ["19", "40"]),
    ],
)
def test_years_dates_and_times_are_no_quantities(text: str, years: list[str]) -> None:
    assert _roles(text) == [(year, "", "year") for year in years]


@pytest.mark.parametrize(
    "text",
    [
        "16 and 17 year olds",
        "not in work at 16 and 17",
        "NEET at 16/17",
        "people 65 and over",
        "over 65s",
        "young people under 18 charged with an offence",
        "children aged 0-5",
        "aged 16-64 years",
        "Under 75 mortality rate",
        "residents 65+",
    ],
)
def test_ages_are_no_quantities(text: str) -> None:
    assert {role for _, _, role in _roles(text)} == {"age"}


@pytest.mark.parametrize(
    "text",
    [
        "5.2.1 Eastmere blocks retrofit",
        "1. Employment and skills",
        "1.1 Start-ups in growth sectors",
        "1 - Healthy places",
        "key stage 2",
        "Priority 3.2 and Aim 5",
        "deaths per 100,000",
        "open 24/7",
    ],
)
def test_numbering_and_labels_are_no_quantities(text: str) -> None:
    assert {role for _, _, role in _roles(text)} == {"numbering"}


@pytest.mark.parametrize("text", ["PM10 and NO2", "the 2nd floor", "an A14 junction"])
def test_digits_inside_words_are_no_numbers(text: str) -> None:
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("900 fewer homes", "900"),
        ("over 40 local groups", "40"),
        ("2000 homes", "2000"),
        ("1.3 by Jul 28", "1.3"),
        ("15. 38% of people by 2026", "38"),
        ("reduce by -5 points", "-5"),
    ],
)
def test_a_quantity_is_found_among_what_is_none(text: str, value: str) -> None:
    figure = single_figure(text)
    assert figure is not None
    assert figure.value == Decimal(value)


def test_a_figure_says_where_it_stands() -> None:
    figure = numbers_in("down to 14% by 2030")[0]
    assert (figure.text, figure.start, figure.end) == ("14%", 8, 11)


def test_several_quantities_are_not_one() -> None:
    assert single_figure("38% walking and 5% cycling") is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1.08m", Amount(108_000_000)),
        ("12,500", Amount(1_250_000)),
        ("£12 500,50", Amount(1_250_050)),
        ("£40,000 from 2026", Amount(4_000_000)),
        ("€500", Amount(50_000, MONEY, "EUR")),
        ("£0", Amount(0)),
        ("2.4 FTE", None),
        ("TBC", None),
        ("38%", None),
        ("£10,000 - £20,000", None),
    ],
)
def test_amounts_of_money_are_pence(text: str, amount: Amount | None) -> None:
    assert read_amount(text, MONEY) == amount


def test_amounts_of_people_are_thousandths_of_a_post() -> None:
    assert read_amount("2.4 FTE", PEOPLE) == Amount.people(2400)
    assert read_amount("3", PEOPLE) == Amount.people(3000)
    assert read_amount("£50k", PEOPLE) is None


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u2007", "\u2009", "\u202f"])
def test_any_space_may_stand_between_the_thousands(gap: str) -> None:
    assert read_amount(f"£12{gap}500,50", MONEY) == Amount(1_250_050)
    assert read_number(f"1{gap}250{gap}000") == 1_250_000
    assert read_amount(f"12{gap}500", MONEY, scale=1000) == Amount.pounds(12_500_000)


def test_a_column_in_thousands_scales_only_what_has_no_sign_of_its_own() -> None:
    assert read_amount("310", MONEY, scale=1000) == Amount.pounds(310_000)
    assert read_amount("£180k", MONEY, scale=1000) == Amount.pounds(180_000)


def test_a_number_of_absurd_length_is_left_alone() -> None:
    assert whole_figure("9" * 400) is None
    assert numbers_in("9" * 400) == ()


@given(st.text(max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    read_number(text)
    for figure in numbers_in(text):
        assert text[figure.start : figure.end] == figure.text
    read_amount(text, MONEY)


@given(st.integers(0, 10**9))
def test_a_whole_number_is_read_back_with_its_thousands(number: int) -> None:
    assert read_number(f"{number:,}") == number
    assert read_number(f"£{number}") == number
