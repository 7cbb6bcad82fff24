"""Riverside's picture, counted."""

from __future__ import annotations

from collections import Counter

import pytest

import joinedup
from joinedup.analysis.wiring import Column, Gap, State, Wiring, as_table, show
from joinedup.core.snapshot import Snapshot
from tests.analysis.linkage.building import TODAY
from tests.analysis.wiring.pictures import RIVERSIDE, gaps, wire


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot(plan=joinedup.read_plan(RIVERSIDE, isolate=False).plan, day=TODAY)


@pytest.fixture(scope="module")
def riverside(snapshot: Snapshot) -> Wiring:
    return show(snapshot)


def named(wiring: Wiring, name: str) -> str:
    """The ref of a node by its number or its title."""
    return next(n.ref for n in wiring.nodes.values() if name in (n.number, str(n.title)))


def test_the_columns_are_whole_and_nothing_is_folded(riverside: Wiring) -> None:
    assert [len(column) for column in riverside.columns] == [22, 40, 60, 16, 7]
    assert not riverside.folded
    assert not riverside.unnamed


def test_the_wires_are_counted_by_state(riverside: Wiring) -> None:
    counted = Counter(each.state for each in riverside.wires)
    assert counted == {State.AGREED: 245, State.CLAIMED: 12, State.BROKEN: 1}


def test_the_course_still_hangs_by_the_bus_that_was_withdrawn(riverside: Wiring) -> None:
    bus, course = named(riverside, "Evening and village services"), named(riverside, "2.2.3")
    assert wire(riverside, bus, course).state is State.BROKEN


def test_six_links_to_the_rivers_agency_are_claimed(riverside: Wiring) -> None:
    programme = named(riverside, "Wend flood programme")
    states = Counter(each.state for each in riverside.out_of[programme])
    assert states[State.CLAIMED] == 6


def test_the_gaps_are_the_planted_ones(riverside: Wiring) -> None:
    found = {riverside.nodes[ref].number: each for ref, each in gaps(riverside).items()}
    assert found == {"S7": (Gap.NO_ACTION,), "3.1.2": (Gap.NO_LEAD,), "6.2.3": (Gap.NO_LEAD,)}


def test_each_aim_has_the_projects_that_the_brief_says(riverside: Wiring) -> None:
    counts = [riverside.leading[node.ref] for node in riverside.column(Column.OUTCOMES)]
    assert counts == [8, 8, 7, 12, 8, 10, 7]


def test_the_sentences_are_in_the_partnerships_own_words(
    snapshot: Snapshot, riverside: Wiring
) -> None:
    said = [fact.message("en", snapshot.plan.words) for fact in riverside.facts]
    assert said == [
        "60 projects, and a service stands behind each.",
        "One link is broken: it has ended, or what stands at one end has.",
        "12 links are claimed and not agreed.",
        "Nobody leads 2 projects: 3.1.2 Fair contracts and 6.2.3 Report back.",
        "One service is linked to no project: Flood and drainage.",
    ]


def test_the_table_has_every_wire_and_every_project(riverside: Wiring) -> None:
    rows = as_table(riverside)
    assert {w for row in rows for w in row.wires} == set(riverside.wires)
    assert len({row.of.ref for row in rows if row.of.column is Column.ACTIONS}) == 60


def test_choosing_the_seventh_aim_leaves_the_rivers_agency_lit(snapshot: Snapshot) -> None:
    wiring = show(snapshot, chosen="O7")
    lit = {str(n.title) for n in wiring.column(Column.PARTNERS) if n.lit}
    assert "Wend Basin Rivers Agency" in lit
    assert "Wendmill Foods" not in lit
