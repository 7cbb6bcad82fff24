from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import Action, Link, Plan
from joinedup.core.words import LinkKind
from tests.analysis.linkage.building import found, link, on, said


def depends(source: str, target: str, **fields) -> Link:
    return Link(source=source, target=target, kind=LinkKind.DEPENDS_ON, **fields)


def test_three_that_wait_for_one_another():
    plan = link(depends("A1", "A2"), depends("A2", "A3"), depends("A3", "A1"))
    (finding,) = found(plan, "L11")
    assert finding.message() == (
        "3 things stand in a circle in which each depends on the next, among them "
        "1.1.1 “Project 1”, 1.1.2 “Project 2” and 1.1.3 “Project 3”."
    )
    assert [part.subject.ref for part in finding.parts] == ["A1", "A2", "A3"]


def test_a_thing_that_serves_itself():
    assert said(link(Link(source="A1", target="A1")), "L11") == ["1.1.1 “Project 1” serves itself."]


def test_two_ways_to_the_same_end_are_no_circle():
    plan = link(depends("A1", "A2"), depends("A1", "A3"), depends("A2", "A4"), depends("A3", "A4"))
    assert said(plan, "L11") == []


def test_a_circle_broken_by_an_ended_link_is_none():
    plan = link(depends("A1", "A2"), depends("A2", "A1", ended=on("2026-01-31")))
    assert said(plan, "L11") == []


def test_serving_one_way_and_depending_the_other_is_no_circle():
    plan = link(Link(source="A1", target="A2"), depends("A2", "A1"))
    assert said(plan, "L11") == []


def test_two_circles_are_two_findings():
    plan = link(depends("A1", "A2"), depends("A2", "A1"), depends("A4", "A5"), depends("A5", "A4"))
    assert len(said(plan, "L11")) == 2


def test_a_chain_of_ten_thousand_is_walked_to_its_end():
    count = 10_000
    actions = tuple(Action(ref=f"A{n}") for n in range(1, count + 1))
    links = tuple(depends(f"A{n}", f"A{n + 1}") for n in range(1, count))
    plan = replace(Plan(), actions=actions, links=(*links, depends(f"A{count}", "A1")))
    assert found(plan, "L11")[0].params["count"] == count
