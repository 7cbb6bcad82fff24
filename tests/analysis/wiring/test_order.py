"""The order of the rows: as few crossings as can be had, and the same every time."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from joinedup.analysis.wiring import Column, Wiring, arrange
from joinedup.analysis.wiring.order import crossings, outline
from joinedup.core.plan import Action, DeliverySystem, Link, Outcome, Partner, Plan, Priority
from tests.analysis.wiring.pictures import large, picture, refs

Edges = list[tuple[str, str]]


def counted(upper: list[str], lower: list[str], edges: Edges) -> int:
    """Crossings, pair by pair: another way to count them."""
    one, other = {r: n for n, r in enumerate(upper)}, {r: n for n, r in enumerate(lower)}
    return sum(
        (one[a] - one[c]) * (other[b] - other[d]) < 0
        for (a, b), (c, d) in itertools.combinations(edges, 2)
    )


def total(wiring: Wiring) -> int:
    """All crossings between partners, services and actions."""
    edges = [(wire.left, wire.right) for wire in wiring.wires]
    columns = [refs(wiring, c) for c in (Column.PARTNERS, Column.SERVICES, Column.ACTIONS)]
    return sum(
        counted(one, other, [e for e in edges if e[0] in one and e[1] in other])
        for one, other in itertools.pairwise(columns)
    )


def fewest(wiring: Wiring) -> int:
    """The fewest crossings of any order of partners and services, by trying them all."""
    partners, services, *rest = arrange(wiring).columns
    tried = (
        replace(wiring, columns=(one, other, *rest))
        for one in itertools.permutations(partners)
        for other in itertools.permutations(services)
    )
    return min(total(each) for each in tried)


def small(seed: int) -> Wiring:
    """A picture of three partners, five services and six actions, wired at random."""
    dice = random.Random(seed)
    links = [Link(source=f"A{n}", target=f"P{1 + n // 3}") for n in range(6)]
    links += [
        Link(source=f"S{dice.randrange(5)}", target=f"A{n}")
        for n in range(6)
        for _ in range(dice.randint(1, 2))
    ]
    return picture(
        Plan(
            priorities=(Priority(ref="P1"), Priority(ref="P2")),
            actions=tuple(Action(ref=f"A{n}") for n in range(6)),
            delivery_systems=tuple(
                DeliverySystem(ref=f"S{n}", owner=f"B{dice.randrange(3)}") for n in range(5)
            ),
            partners=tuple(Partner(ref=f"B{n}") for n in range(3)),
            links=tuple(dict.fromkeys(links)),
        )
    )


@pytest.mark.parametrize("seed", range(20))
def test_crossings_are_counted_as_by_looking_at_every_pair(seed: int) -> None:
    dice = random.Random(seed)
    upper, lower = [f"u{n}" for n in range(9)], [f"v{n}" for n in range(7)]
    edges = [(dice.choice(upper), dice.choice(lower)) for _ in range(30)]
    assert crossings(upper, lower, edges) == counted(upper, lower, edges)


@pytest.mark.parametrize("seed", range(6))
def test_a_small_picture_has_as_few_crossings_as_any_order_gives(seed: int) -> None:
    wiring = small(seed)
    assert total(arrange(wiring)) == fewest(wiring)


@pytest.mark.parametrize("seed", range(6, 40))
def test_arranging_never_adds_crossings(seed: int) -> None:
    wiring = small(seed)
    start = replace(wiring, columns=(*wiring.columns[:2], *arrange(wiring).columns[2:]))
    assert total(arrange(wiring)) <= total(start)


def test_actions_stand_by_priority_and_within_it_in_the_order_of_the_plan() -> None:
    actions = tuple(Action(ref=f"A{n}") for n in (1, 2, 3, 4))
    links = [Link(source=f"A{n}", target="P2" if n % 2 else "P1") for n in (1, 2, 3, 4)]
    plan = Plan(
        priorities=(Priority(ref="P1"), Priority(ref="P2")), actions=actions, links=tuple(links)
    )
    assert refs(arrange(picture(plan)), Column.ACTIONS) == ["A2", "A4", "A1", "A3"]


def nested() -> Plan:
    links = (
        Link(source="P1", target="O1"),
        Link(source="P2", target="O2"),
        Link(source="P3", target="P1"),
        Link(source="A1", target="O1"),
        Link(source="A2", target="P2"),
        Link(source="A3", target="P3"),
    )
    return Plan(
        outcomes=(Outcome(ref="O1"), Outcome(ref="O2")),
        priorities=tuple(Priority(ref=f"P{n}") for n in (1, 2, 3)),
        actions=tuple(Action(ref=f"A{n}") for n in (1, 2, 3, 4)),
        links=links,
    )


def test_a_nested_priority_stands_below_its_own_and_knows_how_deep() -> None:
    column = arrange(picture(nested())).column(Column.PRIORITIES)
    assert [(node.ref, node.depth) for node in column] == [("P1", 0), ("P3", 1), ("P2", 0)]


def test_an_action_that_serves_an_outcome_directly_stands_behind_its_priorities() -> None:
    wiring = arrange(picture(nested()))
    assert refs(wiring, Column.ACTIONS) == ["A3", "A1", "A2", "A4"]
    places = outline(wiring)
    assert places["P3"] < places["O1"] < places["P2"] < places["O2"]


def test_services_without_actions_stand_last_and_nothing_is_lost() -> None:
    wiring = small(3)
    services = refs(arrange(wiring), Column.SERVICES)
    idle = [ref for ref in services if ref not in wiring.out_of]
    assert services[len(services) - len(idle) :] == idle
    assert sorted(services) == sorted(refs(wiring, Column.SERVICES))


def test_the_same_plan_is_always_arranged_the_same_way() -> None:
    one, other = arrange(picture(large(150))), arrange(picture(large(150)))
    assert one.columns == other.columns


def test_in_a_plan_without_services_partners_stand_by_their_actions() -> None:
    plan = Plan(
        priorities=(Priority(ref="P1"),),
        actions=tuple(Action(ref=f"A{n}", accountable=f"B{9 - n}") for n in range(1, 5)),
        partners=tuple(Partner(ref=f"B{n}") for n in range(5, 9)),
        links=tuple(Link(source=f"A{n}", target="P1") for n in range(1, 5)),
    )
    assert refs(arrange(picture(plan)), Column.PARTNERS) == ["B8", "B7", "B6", "B5"]
