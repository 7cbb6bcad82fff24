"""The plan as a graph: who serves whom."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pytest

from joinedup.core.graph import Graph
from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Link,
    Milestone,
    Need,
    Outcome,
    Plan,
    Priority,
    Update,
)
from joinedup.core.words import LinkKind

PLAN = Plan(
    outcomes=(Outcome(ref="O1"), Outcome(ref="O2")),
    priorities=(Priority(ref="P1"), Priority(ref="P2")),
    actions=(Action(ref="A1"), Action(ref="A2"), Action(ref="A3")),
    delivery_systems=(DeliverySystem(ref="S1"),),
    links=(
        Link(source="P1", target="O1"),
        Link(source="P2", target="P1"),
        Link(source="A1", target="P2"),
        Link(source="A1", target="O2"),
        Link(source="A2", target="P1"),
        Link(source="S1", target="A1"),
        Link(source="A2", target="A1", kind=LinkKind.DEPENDS_ON),
        Link(source="A3", target="P9"),
    ),
    milestones=(
        Milestone(ref="K1", subject="A1"),
        Milestone(ref="K2"),
        Milestone(ref="K3", subject="A1"),
    ),
    updates=(Update(subject="A2", text="first"), Update(subject="A2", text="second")),
    needs=(Need(subject="A3"),),
)
GRAPH = Graph(PLAN)


def refs(things: Iterable[Any]) -> list[str]:
    return [thing.ref for thing in things]


@pytest.mark.parametrize(
    ("ref", "parent"),
    [
        ("P1", "O1"),
        ("P2", "P1"),
        ("A1", "P2"),
        ("A2", "P1"),
        ("S1", "A1"),
        ("O1", None),
        ("A3", None),
    ],
)
def test_the_place_in_the_outline_is_the_first_thing_served(ref: str, parent: str | None) -> None:
    found = GRAPH.parent(ref)
    assert (found.ref if found else None) == parent


def test_what_serves_a_thing_directly_is_in_the_plans_order_of_links() -> None:
    assert refs(GRAPH.served_by("P1")) == ["P2", "A2"]
    assert refs(GRAPH.served_by("P1", Action)) == ["A2"]
    assert refs(GRAPH.serves("A1")) == ["P2", "O2"]


def test_what_is_above_and_below_is_nearest_first_and_once() -> None:
    assert refs(GRAPH.above("S1")) == ["A1", "P2", "O2", "P1", "O1"]
    assert refs(GRAPH.below("O1")) == ["P1", "P2", "A2", "A1", "S1"]


def test_the_actions_of_an_outcome_are_found_through_its_priorities() -> None:
    assert refs(GRAPH.actions_of("O1")) == ["A2", "A1"]
    assert refs(GRAPH.actions_of("O2")) == ["A1"]


def test_links_are_found_by_kind() -> None:
    assert [link.target for link in GRAPH.links_from("A2")] == ["P1", "A1"]
    assert [link.target for link in GRAPH.links_from("A2", LinkKind.DEPENDS_ON)] == ["A1"]
    assert [link.source for link in GRAPH.links_to("A1", LinkKind.SERVES)] == ["S1"]
    assert GRAPH.links_to("A1", LinkKind.CONFLICTS_WITH) == []


def test_a_link_to_nothing_is_kept_apart() -> None:
    assert [link.target for link in GRAPH.dangling] == ["P9"]
    assert GRAPH.links_from("A3") == []


def test_a_ref_that_is_not_in_the_plan_has_nothing() -> None:
    assert GRAPH.parent("Z9") is None
    assert GRAPH.above("Z9") == GRAPH.below("Z9") == []


def test_rows_are_found_by_what_they_are_about() -> None:
    assert refs(list(GRAPH.milestones["A1"])) == ["K1", "K3"]
    assert [update.text for update in GRAPH.updates["A2"]] == ["first", "second"]
    assert list(GRAPH.needs) == ["A3"]


def test_a_circle_of_links_ends() -> None:
    circle = Plan(
        actions=(Action(ref="A1"), Action(ref="A2")),
        links=(
            Link(source="A1", target="A2"),
            Link(source="A2", target="A1"),
            Link(source="A1", target="A1"),
        ),
    )
    assert refs(Graph(circle).above("A1")) == ["A2"]
    assert refs(Graph(circle).below("A1")) == ["A2"]


def _chain(length: int) -> Plan:
    return Plan(
        actions=tuple(Action(ref=f"A{at}") for at in range(1, length + 1)),
        links=tuple(Link(source=f"A{at}", target=f"A{at + 1}") for at in range(1, length)),
    )


def test_building_and_walking_grow_no_faster_than_the_plan() -> None:
    def cost(length: int) -> float:
        plan = _chain(length)
        started = time.process_time()
        assert len(Graph(plan).above("A1")) == length - 1
        return time.process_time() - started

    small = min(cost(2_000) for _ in range(3))
    large = min(cost(16_000) for _ in range(3))
    assert large < small * 8 * 4  # linear is 8 times; the square would be 64
