"""The table tells what the picture shows: no more, no less."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from joinedup.analysis.wiring import State, Wiring, as_table
from joinedup.core.plan import Link, Outcome, Plan
from joinedup.core.words import Agreement, LinkKind
from tests.analysis.linkage.building import SOUND, agreed, link, unlink
from tests.analysis.wiring.pictures import large, pairs, picture
from tests.analysis.wiring.test_order import nested

PLANS = {
    "sound": SOUND,
    "large": large(30),
    "nested": nested(),
    "without services": replace(SOUND, delivery_systems=()),
    "without priorities": link(
        *(Link(source=f"A{n}", target="O1") for n in range(1, 7)),
        plan=replace(SOUND, priorities=()),
    ),
    "without actions": replace(SOUND, actions=()),
    "services that serve outcomes": link(agreed("S1", "O2"), agreed("B3", "A1")),
    "only outcomes": Plan(outcomes=(Outcome(ref="O1"),)),
    "torn apart": unlink("A1", "S2", "P2"),
    "across": link(agreed("A1", "A4", kind=LinkKind.SUPPORTS)),
    "empty": Plan(),
}


@pytest.mark.parametrize("name", PLANS)
def test_the_table_has_every_node_wire_gap_and_cross_of_the_picture(name: str) -> None:
    wiring = picture(PLANS[name])
    rows = as_table(wiring)
    told = {node for row in rows for node in named(row)}
    assert told == set(wiring.nodes.values())
    assert {(w.left, w.right) for row in rows for w in row.wires} == pairs(wiring)
    gaps = Counter((node.ref, gap) for row in rows for node, gap in row.gaps)
    assert gaps == Counter((n.ref, g) for n in wiring.nodes.values() for g in n.gaps)
    assert {cross for row in rows for cross in row.crosses} == set(wiring.crosses)


def named(row):  # type: ignore[no-untyped-def]
    single = (row.partner, row.service, row.action)
    ends = (row.of, *filter(None, single), *row.priorities, *row.outcomes)
    return set(ends)


def first_row(wiring: Wiring, action: str):  # type: ignore[no-untyped-def]
    return next(row for row in as_table(wiring) if row.of.ref == action)


def test_a_row_goes_from_the_partner_to_the_outcome() -> None:
    row = first_row(picture(), "A1")
    assert [n.ref for n in (row.partner, row.service, row.action)] == ["B1", "S1", "A1"]
    assert [n.ref for n in (*row.priorities, *row.outcomes)] == ["P1", "O1"]
    assert row.state is State.AGREED


def test_there_is_a_row_for_each_service_behind_an_action() -> None:
    rows = [row for row in as_table(picture()) if row.of.ref == "A2"]
    assert [row.service.ref for row in rows if row.service] == ["S2", "S1"]


def test_the_state_of_a_row_is_the_gravest_on_the_way() -> None:
    plan = unlink("P1")
    plan = link(Link(source="P1", target="O1", agreement=Agreement.CLAIMED), plan=plan)
    plan = link(Link(source="A1", target="P1"), plan=plan)
    row = first_row(picture(plan), "A1")
    assert row.state is State.CLAIMED
    assert [(wire.left, wire.right) for wire in row.faults] == [("P1", "O1")]


def test_an_action_with_nothing_behind_it_has_a_row_that_says_so() -> None:
    row = first_row(picture(unlink("A6")), "A6")
    assert row.partner is row.service is row.state is None
    assert [gap.value for _, gap in row.gaps] == ["no service", "serves nothing"]


def test_a_picture_with_many_paths_has_no_more_rows_than_wires_and_nodes() -> None:
    wiring = picture(large(300))
    assert len(as_table(wiring)) <= len(wiring.wires) + len(wiring.nodes)
