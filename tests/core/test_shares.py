"""Shares as people write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from joinedup.core.numbers import read_share
from joinedup.core.shapes import Misfit, plain, reader_of


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1/2", "1/2"),
        ("2 / 3", "2/3"),
        ("50%", "1/2"),
        ("66.7 per cent", "667/1000"),
        ("0.666666666666667", "2/3"),
        ("0.75", "3/4"),
        ("Two thirds", "2/3"),
        ("a  half", "1/2"),
        ("½", "1/2"),
        ("1", "1"),
        ("9 of 18", "1/2"),
        ("150%", "3/2"),
    ],
)
def test_a_share_is_read(text: str, share: str) -> None:
    assert read_share(text) == Fraction(share)


@pytest.mark.parametrize(
    "text", ["", "most", "1/0", "-1/2", "1/2/2026", "2026-02-01", "half of us"]
)
def test_what_is_no_share_is_none(text: str) -> None:
    assert read_share(text) is None


def test_a_share_is_plain_text_and_comes_back() -> None:
    read = reader_of(Fraction)
    assert plain(Fraction(2, 3)) == "2/3"
    assert read("2/3", "it") == Fraction(2, 3)
    assert read("1", "it") == Fraction(1)


@pytest.mark.parametrize("value", [0.5, "1/0", "0.5", "-1/2", "1" * 10, None, "a"])
def test_other_values_are_no_shares(value: object) -> None:
    with pytest.raises(Misfit, match="should be"):
        reader_of(Fraction)(value, "it")
