from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import Partner
from joinedup.core.text import Text
from tests.analysis.linkage.building import SOUND, agreed, found, link, on, said


def test_agreed_links_without_proof_are_told_once_where_others_have_it():
    plan = link(
        agreed("S2", "A1", proof="Corporate plan, page 14"),
        agreed("S3", "A1"),
        agreed("S3", "A2"),
    )
    (finding,) = found(plan, "L18")
    assert (
        finding.message() == "3 of the 4 agreed links between partners have no proof beside them."
    )
    assert len(finding.parts) == 3


def test_a_plan_that_collects_no_proof_is_not_asked_for_it():
    assert said(link(agreed("S2", "A1")), "L18") == []


def with_partner(**fields):
    traders = Partner(ref="B4", title=Text.of("Old Quay Traders"), **fields)
    return replace(SOUND, partners=(*SOUND.partners, traders))


def test_a_partner_that_the_plan_never_uses():
    assert said(with_partner(), "L20") == [
        "Old Quay Traders leads nothing in the plan, contributes to nothing and is linked to nothing."
    ]


def test_a_partner_that_has_ended_or_takes_no_part_is_not_asked():
    assert said(with_partner(ended=on("2026-03-31")), "L20") == []
    assert said(with_partner(not_taking_part=on("2025-05-01")), "L20") == []


def test_a_partner_that_only_contributes_has_a_part():
    plan = replace(
        with_partner(),
        actions=(replace(SOUND.actions[0], contributors=("B4",)), *SOUND.actions[1:]),
    )
    assert said(plan, "L20") == []


def test_a_plan_that_does_not_say_who_does_what_gives_no_finding_of_idle_partners():
    actions = tuple(replace(each, leads=(), accountable=None) for each in SOUND.actions)
    plan = replace(SOUND, actions=actions, delivery_systems=(), links=(), outcomes=(), people=())
    assert said(plan, "L20") == []
