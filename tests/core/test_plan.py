"""The plan itself: its things in order, and what its source had a place for."""

from __future__ import annotations

import dataclasses

import pytest

from joinedup.core.plan import COLLECTIONS, Action, Outcome, Partner, Plan
from joinedup.core.text import Text
from tests.plans import rich_plan


def test_the_things_of_a_plan_come_type_by_type() -> None:
    plan = Plan(
        partners=(Partner(ref="B1"),),
        actions=(Action(ref="A2"), Action(ref="A1")),
        outcomes=(Outcome(ref="O1"),),
    )
    assert [thing.ref for thing in plan.things()] == ["O1", "A2", "A1", "B1"]


def test_every_collection_is_a_field_of_the_plan() -> None:
    fields = {field.name for field in dataclasses.fields(Plan)}
    assert set(COLLECTIONS.values()) <= fields


def test_a_plan_of_no_file_has_a_place_for_everything() -> None:
    assert Plan().has("action.due")
    assert Plan(fields=frozenset({"action.due"})).has("action.due")
    assert not Plan(fields=frozenset({"action.due"})).has("action.leads")


def test_a_plan_and_its_things_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        rich_plan().title = Text()  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        rich_plan().actions[0].number = "9"  # type: ignore[misc]


def test_plans_are_equal_by_what_they_say_and_can_be_keys() -> None:
    assert rich_plan() == rich_plan()
    assert hash(rich_plan()) == hash(rich_plan())
