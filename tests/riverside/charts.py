"""Control limits worked out a second way: whole numbers and fractions, nothing from the package.

XmR limits as in NHS *Making Data Count*: the mean, and 2.66 times the mean moving range on either
side of it (Wheeler, *Understanding Variation*). A signal is a point outside the limits, seven in
a row on one side of the mean, seven rising or falling, or two of three beyond two thirds of the
way to a limit.
"""

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

RUN = 7


class Limits(NamedTuple):
    low: Fraction
    mean: Fraction
    high: Fraction


def limits(values: list[Fraction]) -> Limits:
    mean = sum(values, Fraction()) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    reach = sum(ranges, Fraction()) / len(ranges) * Fraction(266, 100)
    return Limits(mean - reach, mean, mean + reach)


def signals(values: list[Fraction]) -> list[str]:
    """Every signal, as a word and the place where it begins."""
    low, mean, high = limits(values)
    found = [
        f"outside at {place}" for place, value in enumerate(values) if not low <= value <= high
    ]
    for place in range(len(values) - RUN + 1):
        window = values[place : place + RUN]
        steps = [after - before for before, after in pairwise(window)]
        if all(value > mean for value in window) or all(value < mean for value in window):
            found.append(f"one side from {place}")
        if all(step > 0 for step in steps) or all(step < 0 for step in steps):
            found.append(f"one way from {place}")
    for place in range(len(values) - 2):
        window = values[place : place + 3]
        far_up = [value for value in window if value - mean > (high - mean) * 2 / 3]
        far_down = [value for value in window if mean - value > (mean - low) * 2 / 3]
        if len(far_up) > 1 or len(far_down) > 1:
            found.append(f"near a limit from {place}")
    return found
