"""Refs: a letter for the type and a number."""

from __future__ import annotations

import pytest

from joinedup.core.plan import COLLECTIONS
from joinedup.core.ref import LETTERS, TYPES, Ref, type_of


@pytest.mark.parametrize("type", LETTERS)
def test_a_ref_is_read_and_written(type: str) -> None:
    ref = Ref.parse(f"{LETTERS[type]}12")
    assert ref == Ref(type, 12)
    assert str(ref) == f"{LETTERS[type]}12"
    assert type_of(str(ref)) == type


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "12",
        "a12",
        "A0",
        "A012",
        "A-1",
        "A1.2",
        " A1",
        "A1\n",
        "Q1",
        "AA1",
        "A1234567890",
        "A١",
    ],
)
def test_what_is_no_ref_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not a ref\. A ref is a letter and a number, like A12\."
    ):
        Ref.parse(text)


def test_every_type_has_a_letter_of_its_own() -> None:
    assert len(TYPES) == len(LETTERS)
    assert set(COLLECTIONS) < set(LETTERS)


@pytest.mark.parametrize("text", ["", "A", "Q7", "Actions", "A1.2"])
def test_what_is_no_ref_has_no_type(text: str) -> None:
    assert type_of(text) == ""


def test_refs_of_a_type_are_in_the_order_of_their_numbers() -> None:
    refs = [Ref.parse(text) for text in ("A10", "A9", "A1")]
    assert [str(ref) for ref in sorted(refs)] == ["A1", "A9", "A10"]
