"""Quartiles of whole numbers, exactly, and shares as whole per cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """The least and the greatest of ``count`` numbers, and what a quarter, half and three quarters
    of them do not exceed. All in the unit of the numbers, exact."""

    count: int
    least: int
    lower: Fraction
    median: Fraction
    upper: Fraction
    greatest: int

    @property
    def spread(self) -> Fraction:
        """How far apart the middle half of the numbers lie."""
        return self.upper - self.lower


def quartiles(numbers: Iterable[int]) -> Quartiles:
    """Quartiles of at least one number; ValueError of none.

    Between two numbers the way is divided evenly: definition 7 of Hyndman and Fan, "Sample quantiles
    in statistical packages", The American Statistician 50(4), 1996, which spreadsheets use too.
    """
    ranked = sorted(numbers)
    if not ranked:
        raise ValueError("Quartiles need at least one number.")
    return Quartiles(
        count=len(ranked),
        least=ranked[0],
        lower=_at(ranked, Fraction(1, 4)),
        median=_at(ranked, Fraction(1, 2)),
        upper=_at(ranked, Fraction(3, 4)),
        greatest=ranked[-1],
    )


def _at(ranked: Sequence[int], part: Fraction) -> Fraction:
    place = part * (len(ranked) - 1)
    below = int(place)
    above = min(below + 1, len(ranked) - 1)
    return ranked[below] + (place - below) * (ranked[above] - ranked[below])


def per_cent(share: Fraction) -> int:
    """A share, nought or more, as a whole number of per cent; a half is rounded up."""
    return (200 * share.numerator + share.denominator) // (2 * share.denominator)
