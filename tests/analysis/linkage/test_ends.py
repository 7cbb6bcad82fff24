from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import DeliverySystem, Link
from joinedup.core.text import Text
from joinedup.core.words import LinkKind, Progress
from tests.analysis.linkage.building import (
    SOUND,
    agreed,
    cell,
    change,
    found,
    laid_out,
    link,
    on,
    said,
)


def bus(**fields) -> DeliverySystem:
    return DeliverySystem(ref="S4", title=Text.of("The 19:40 bus"), owner="B3", **fields)


def with_bus(service: DeliverySystem, *links: Link):
    return link(*links, plan=replace(SOUND, delivery_systems=(*SOUND.delivery_systems, service)))


DEPENDS = agreed("A1", "S4", kind=LinkKind.DEPENDS_ON)


def test_an_action_that_depends_on_a_service_that_ended():
    plan = with_bus(bus(ended=on("2025-09-05"), ended_why="withdrawn by the operator."), DEPENDS)
    (finding,) = found(plan, "L16", laid_out(plan))
    assert finding.message() == (
        "1.1.1 “Project 1” depends on “The 19:40 bus”. That ended on 5 September "
        "2025 (withdrawn by the operator), and nothing has taken its place."
    )
    assert (cell(finding), finding.owner) == (f"link!C{len(plan.links) + 1}", "Riverside Council")


def test_an_action_that_depends_on_a_service_that_will_end():
    assert said(with_bus(bus(ended=on("2027-09-05")), DEPENDS), "L16") == []


def test_a_dependence_whose_link_has_ended_with_nothing_in_its_place():
    ended = replace(DEPENDS, ended=on("2025-09-05"), ended_why="")
    assert said(with_bus(bus(), ended), "L16") == [
        "1.1.1 “Project 1” depends on “The 19:40 bus”. That ended on 5 September 2025, "
        "and nothing has taken its place."
    ]


def test_a_dependence_that_was_replaced():
    ended = replace(DEPENDS, ended=on("2025-09-05"))
    instead = agreed("A1", "S1", kind=LinkKind.DEPENDS_ON)
    assert said(with_bus(bus(), ended, instead), "L16") == []


def test_an_end_without_a_date_is_an_end():
    plan = change("A2", link(agreed("A1", "A2", kind=LinkKind.DEPENDS_ON)), status=Progress.STOPPED)
    assert said(plan, "L16") == [
        "1.1.1 “Project 1” depends on 1.1.2 “Project 2”. That ended, and nothing has taken its place."
    ]


def test_an_action_that_depends_on_one_that_is_done():
    plan = change("A2", link(agreed("A1", "A2", kind=LinkKind.DEPENDS_ON)), status=Progress.DONE)
    assert said(plan, "L16") == []


def test_an_action_that_is_done_depends_on_nothing_any_more():
    plan = with_bus(bus(ended=on("2025-09-05")), DEPENDS)
    assert said(change("A1", plan, status=Progress.DONE), "L16") == []


def test_a_conflict_that_nothing_is_said_to_settle():
    plan = link(agreed("S3", "A1", kind=LinkKind.CONFLICTS_WITH))
    assert said(plan, "L17") == [
        "“Service 3” conflicts with 1.1.1 “Project 1”, and nothing says how that is settled."
    ]


def test_a_conflict_with_a_note_of_how_it_was_settled():
    plan = link(agreed("S3", "A1", kind=LinkKind.CONFLICTS_WITH, proof="Executive, 3 June, item 4"))
    assert said(plan, "L17") == []


def test_a_conflict_with_an_action_that_is_over():
    plan = link(agreed("S3", "A1", kind=LinkKind.CONFLICTS_WITH))
    assert said(change("A1", plan, status=Progress.DONE), "L17") == []


def test_an_action_still_shown_as_helped_by_a_service_that_ended():
    plan = with_bus(bus(ended=on("2026-06-30"), ended_why="closed"), agreed("S4", "A1"))
    assert said(plan, "L19") == [
        "1.1.1 “Project 1” is still shown as helped by “The 19:40 bus”, which ended on "
        "30 June 2026 (closed)."
    ]


def test_a_service_that_ended_with_its_link():
    plan = with_bus(bus(ended=on("2026-06-30")), agreed("S4", "A1", ended=on("2026-06-30")))
    assert said(plan, "L19") == []


def test_a_stopped_action_may_keep_its_place_in_the_outline():
    assert said(change("A1", status=Progress.STOPPED), "L19") == []


def shares(first: int, second: int):
    own = {"A1": ("P1", first), "A2": ("P1", 100)}
    links = tuple(
        replace(each, share=own[each.source][1])
        if each.source in own and each.target == own[each.source][0]
        else each
        for each in SOUND.links
    )
    return link(Link(source="A1", target="P2", share=second), plan=replace(SOUND, links=links))


def test_shares_that_do_not_add_up_to_100():
    assert said(shares(60, 60), "L21") == [
        "The shares of 1.1.1 “Project 1” among what it serves add up to 120 per cent, not to 100."
    ]


def test_shares_that_add_up_to_100():
    assert said(shares(60, 40), "L21") == []
