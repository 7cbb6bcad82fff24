"""Amounts add up exactly, and are split by largest remainder as published examples are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.amount import Amount, decimal, split
from joinedup.core.words import ResourceKind

# The census of 1790 and Hamilton's division of 120 seats, as his bill had it (vetoed in April 1792).
# Source: M. L. Balinski and H. P. Young, Fair Representation (1982).
SEATS_OF_1792 = {
    "Virginia": (630_560, 21),
    "Massachusetts": (475_327, 16),
    "Pennsylvania": (432_879, 14),
    "North Carolina": (353_523, 12),
    "New York": (331_589, 11),
    "Maryland": (278_514, 9),
    "Connecticut": (236_841, 8),
    "South Carolina": (206_236, 7),
    "New Jersey": (179_570, 6),
    "New Hampshire": (141_822, 5),
    "Vermont": (85_533, 3),
    "Georgia": (70_835, 2),
    "Kentucky": (68_705, 2),
    "Rhode Island": (68_446, 2),
    "Delaware": (55_540, 2),
}


def test_hamiltons_division_of_the_house_of_1792() -> None:
    people, seats = zip(*SEATS_OF_1792.values(), strict=True)
    assert split(120, people) == seats


@pytest.mark.parametrize(("seats", "parts"), [(10, (4, 4, 2)), (11, (5, 5, 1))])
def test_the_alabama_paradox_is_hamiltons_and_so_ours(seats: int, parts: tuple[int, ...]) -> None:
    assert split(seats, (6, 6, 2)) == parts


def test_the_textbook_vote_of_a_hundred_thousand() -> None:
    assert split(10, (47_000, 16_000, 15_800, 12_000, 6_100, 3_100)) == (5, 2, 1, 1, 1, 0)


def test_ties_go_to_the_earlier_part() -> None:
    assert split(100, (1, 1, 1)) == (34, 33, 33)
    assert split(1, (1, 1)) == (1, 0)


@pytest.mark.parametrize("shares", [(), (0, 0), (1, -1), (3, -1)])
def test_shares_that_cannot_be_split_by_are_refused(shares: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="Shares must not be negative"):
        split(10, shares)


shares = st.lists(st.integers(0, 10**9), min_size=1, max_size=20).filter(any)


@given(st.integers(-(10**15), 10**15), shares)
def test_parts_add_up_and_each_is_within_one_of_its_due(total: int, shares: list[int]) -> None:
    parts = split(total, shares)
    whole = sum(shares)
    assert sum(parts) == total
    assert all(
        abs(part * whole - total * share) < whole for part, share in zip(parts, shares, strict=True)
    )


@given(st.integers(0, 10**12), shares)
def test_a_negative_total_is_split_as_its_mirror(total: int, shares: list[int]) -> None:
    assert split(-total, shares) == tuple(-part for part in split(total, shares))


def test_an_amount_is_split_into_amounts_of_its_kind() -> None:
    assert Amount.people(1000).split((1, 2)) == (Amount.people(333), Amount.people(667))


def test_amounts_of_one_kind_add_up_exactly() -> None:
    dime = Amount(10)
    assert sum((dime for _ in range(2)), start=Amount(10)) == Amount(30)


@pytest.mark.parametrize(
    "other", [Amount(1, currency="EUR"), Amount.people(1), Amount(1, ResourceKind.DATA, "")]
)
def test_amounts_of_different_kinds_are_not_added(other: Amount) -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        Amount(1) + other


@pytest.mark.parametrize(
    ("kind", "currency"), [(ResourceKind.MONEY, ""), (ResourceKind.PEOPLE, "GBP")]
)
def test_money_has_a_currency_and_nothing_else_has_one(kind: ResourceKind, currency: str) -> None:
    with pytest.raises(ValueError, match="Money has a currency"):
        Amount(1, kind, currency)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Amount.pounds(11_400_000), "£11,400,000"),
        (Amount(1_250_050), "£12,500.50"),
        (Amount(5), "£0.05"),
        (Amount(-5), "-£0.05"),
        (Amount(-100_000), "-£1,000"),
        (Amount(0), "£0"),
        (Amount(123, currency="EUR"), "EUR 1.23"),
        (Amount.people(2400), "2.4 FTE"),
        (Amount.people(61_500), "61.5 FTE"),
        (Amount.people(10_000), "10 FTE"),
        (Amount(3, ResourceKind.PREMISES, ""), "3 premises"),
    ],
)
def test_an_amount_reads(amount: Amount, shown: str) -> None:
    assert str(amount) == shown


@pytest.mark.parametrize(
    ("units", "places", "shown"),
    [
        (2400, 3, "2.4"),
        (2000, 3, "2"),
        (1, 3, "0.001"),
        (-50, 2, "-0.5"),
        (0, 2, "0"),
        (100, 2, "1"),
        (7, 0, "7"),
        (10, 0, "10"),
    ],
)
def test_units_as_a_decimal(units: int, places: int, shown: str) -> None:
    assert decimal(units, places) == shown
