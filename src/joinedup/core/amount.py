"""Amounts: whole numbers of the smallest unit. No float ever sums one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from joinedup.core.words import ResourceKind


@dataclass(frozen=True, slots=True)
class Amount:
    """``units`` of the smallest unit: pence for money in GBP, thousandths of an FTE for people.

    ``currency`` is an ISO 4217 code for money and "" for all else.
    """

    units: int
    kind: ResourceKind = ResourceKind.MONEY
    currency: str = "GBP"

    def __post_init__(self) -> None:
        if (self.kind is ResourceKind.MONEY) != bool(self.currency):
            raise ValueError("Money has a currency and nothing else has one.")

    @classmethod
    def pounds(cls, pounds: int) -> Amount:
        """Whole pounds sterling."""
        return cls(pounds * 100)

    @classmethod
    def people(cls, thousandths: int) -> Amount:
        """Thousandths of a full-time post."""
        return cls(thousandths, ResourceKind.PEOPLE, "")

    def __add__(self, other: Amount) -> Amount:
        if (self.kind, self.currency) != (other.kind, other.currency):
            raise ValueError(f"{self} and {other} are of different kinds and cannot be added.")
        return Amount(self.units + other.units, self.kind, self.currency)

    def split(self, shares: Sequence[int]) -> tuple[Amount, ...]:
        """Split by whole-number shares so that the parts add up exactly (largest remainder,
        Hamilton's method; ties go to the earlier part). ValueError if shares are not positive
        in sum or one is negative."""
        return tuple(Amount(part, self.kind, self.currency) for part in split(self.units, shares))

    def __str__(self) -> str:
        if self.kind is ResourceKind.PEOPLE:
            return f"{decimal(self.units, 3)} FTE"
        if self.kind is not ResourceKind.MONEY:
            return f"{self.units} {self.kind.value}"
        sign = "-" if self.units < 0 else ""
        pounds, pence = divmod(abs(self.units), 100)
        mark = "£" if self.currency == "GBP" else f"{self.currency} "
        return f"{sign}{mark}{pounds:,}" + (f".{pence:02}" if pence else "")


def decimal(units: int, places: int) -> str:
    """``decimal(2400, 3)`` is ``2.4``: units as a decimal without trailing noughts."""
    sign = "-" if units < 0 else ""
    whole, rest = divmod(abs(units), 10**places)
    return f"{sign}{whole}.{rest:0{places}}".rstrip("0").rstrip(".")


def split(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Largest-remainder apportionment of ``total`` by ``shares``; the parts sum to ``total``."""
    whole = sum(shares)
    if whole <= 0 or min(shares) < 0:
        raise ValueError("Shares must not be negative and must not all be nought.")
    if total < 0:
        return tuple(-part for part in split(-total, shares))
    parts = [total * share // whole for share in shares]
    left_over = total - sum(parts)
    by_remainder = sorted(range(len(shares)), key=lambda i: (-(total * shares[i] % whole), i))
    for index in by_remainder[:left_over]:
        parts[index] += 1
    return tuple(parts)
