"""Choosing one thing dims what it is not connected to."""

from __future__ import annotations

from joinedup.analysis.wiring import Wiring, choose
from joinedup.core.words import LinkKind
from tests.analysis.linkage.building import SOUND, agreed, link, unlink
from tests.analysis.wiring.pictures import picture


def lit(wiring: Wiring) -> set[str]:
    return {ref for ref, node in wiring.nodes.items() if node.lit}


def bright(wiring: Wiring) -> set[tuple[str, str]]:
    return {(wire.left, wire.right) for wire in wiring.wires if wire.lit}


def test_nothing_is_dim_where_nothing_is_chosen() -> None:
    wiring = picture()
    assert lit(choose(wiring, None)) == set(wiring.nodes)
    assert choose(wiring, "X99") is wiring


def test_an_outcome_lights_all_that_leads_to_it() -> None:
    found = lit(choose(picture(), "O2"))
    assert found == {"O2", "P2", "A4", "A5", "A6", "S1", "S2", "S3", "B1", "B2", "B3"}


def test_a_partner_lights_all_that_it_feeds_and_no_other_partner() -> None:
    found = lit(choose(picture(), "B3"))
    assert found == {"B3", "S3", "A3", "A6", "P1", "P2", "O1", "O2"}


def test_an_action_lights_both_ways_but_not_what_only_shares_a_service() -> None:
    wiring = choose(picture(), "A3")
    assert lit(wiring) == {"A3", "S3", "B3", "P1", "O1"}
    assert bright(wiring) == {("B3", "S3"), ("S3", "A3"), ("A3", "P1"), ("P1", "O1")}


def test_the_ends_of_links_across_are_lit_too() -> None:
    plan = link(agreed("A3", "A6", kind=LinkKind.SUPPORTS))
    assert "A6" in lit(choose(picture(plan), "A3"))
    assert ("A6", "P2") not in bright(choose(picture(plan), "A3"))


def test_the_first_sentence_says_what_is_chosen() -> None:
    wiring = choose(picture(), "A3")
    assert wiring.chosen == "A3"
    said = wiring.facts[0].message("en", SOUND.words)
    assert said == (
        "1.1.3 Project 3 is chosen: 1 partner, 1 service or team, 1 priority and 1 aim are "
        "connected to it. The rest is drawn pale."
    )


def test_what_is_connected_to_nothing_is_told_so() -> None:
    wiring = choose(picture(unlink("A6")), "A6")
    assert wiring.facts[0].message().startswith("1.1.6 Project 6 is chosen, and nothing is")
