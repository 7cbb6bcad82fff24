"""What one plain value lacks to be another."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.formats.stratml.patch import Unfit, apply, difference, fill

words = st.sampled_from(["", "a", "b"])
rows = st.lists(
    st.fixed_dictionaries({}, optional={"text": words, "n": st.integers(0, 2)}), max_size=4
)
things = st.lists(
    st.fixed_dictionaries(
        {"ref": st.sampled_from(["A1", "A2", "A3"])}, optional={"title": words, "rows": rows}
    ),
    max_size=3,
    unique_by=lambda row: row["ref"],
)
plains = st.fixed_dictionaries(
    {}, optional={"title": words, "things": things, "rows": rows, "n": st.integers(0, 2)}
)


@given(plains, plains)
def test_the_difference_of_two_values_makes_the_one_into_the_other(old: Any, new: Any) -> None:
    patch = json.loads(json.dumps(difference(old, new)))
    assert (old if patch is None else apply(old, patch)) == new


@given(plains)
def test_the_same_value_has_no_difference(value: Any) -> None:
    assert difference(value, json.loads(json.dumps(value))) is None


def test_the_first_language_of_a_text_stays_first() -> None:
    old, new = {"title": {"en": "a", "cy": "b"}}, {"title": {"cy": "b", "en": "a"}}
    patch = difference(old, new)
    assert patch is not None
    assert list(apply(old, patch)["title"]) == ["cy", "en"]


def test_rows_that_were_there_are_not_said_again() -> None:
    old = [{"text": str(number)} for number in range(50)]
    patch = difference(old, [*old[:20], {"text": "new"}, *old[21:]])
    assert patch == ["rows", [[0, 20], {"text": "new"}, [21, 50]]]


def test_filling_leaves_what_is_there_and_adds_what_is_not() -> None:
    old = {"title": "ours", "things": [{"ref": "A1", "title": "edited"}]}
    new = {
        "title": "theirs",
        "area": "X",
        "things": [{"ref": "A1", "title": "was", "lead": "L"}, {"ref": "A2"}],
    }
    patch = difference({"title": "before", "things": [{"ref": "A1", "title": "a"}]}, new)
    assert patch is not None
    assert fill(old, patch) == {
        "title": "ours",
        "area": "X",
        "things": [{"ref": "A1", "title": "edited", "lead": "L"}, {"ref": "A2"}],
    }


@pytest.mark.parametrize(
    "patch",
    [
        [],
        ["is"],
        ["fields", [], []],
        ["rows", [5]],
        ["rows", [[0, "x"]]],
        ["what", 1],
        "is",
        None,
        ["things", {}, ["A9"]],
    ],
)
def test_a_damaged_patch_is_unfit(patch: Any) -> None:
    with pytest.raises(Unfit):
        apply([{"ref": "A1"}], patch)
