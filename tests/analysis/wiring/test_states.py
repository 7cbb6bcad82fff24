"""The state of a wire is the first that holds: broken, claimed, live, wired, promised, agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.wiring import Column, State
from joinedup.core.plan import Link, Partner, Plan, Priority
from joinedup.core.text import Text
from joinedup.core.words import Agreement, LinkKind, Progress
from tests.analysis.linkage.building import SOUND, agreed, change, link, on, unlink
from tests.analysis.wiring.pictures import pairs, picture, state, wire

LIT = {("S1", "A1"): State.LIVE, ("B1", "S1"): State.LIVE}


def claimed(source: str, target: str, **fields: object) -> Link:
    return agreed(source, target, agreement=Agreement.CLAIMED, **fields)


def test_a_sound_plan_has_only_agreed_wires() -> None:
    assert {each.state for each in picture().wires} == {State.AGREED}


def test_a_link_whose_agreement_is_not_told_counts_as_agreed() -> None:
    plan = link(agreed("S3", "A1", agreement=Agreement.UNKNOWN))
    assert state(picture(plan), "S3", "A1") is State.AGREED


def test_a_link_that_the_other_side_has_not_agreed_is_claimed() -> None:
    assert state(picture(link(claimed("S3", "A1"))), "S3", "A1") is State.CLAIMED


@pytest.mark.parametrize("when", ["2026-11-17", "2026-03-31"])
def test_a_wire_from_a_service_that_has_ended_is_broken(when: str) -> None:
    wiring = picture(change("S1", ended=on(when)))
    assert state(wiring, "S1", "A1") is State.BROKEN
    assert state(wiring, "B1", "S1") is State.BROKEN
    assert wiring.nodes["S1"].over


def test_a_service_that_will_end_is_not_broken_yet() -> None:
    assert state(picture(change("S1", ended=on("2026-11-18"))), "S1", "A1") is State.AGREED


@pytest.mark.parametrize("field", ["ended", "not_taking_part"])
def test_a_wire_to_a_partner_that_has_gone_or_takes_no_part_is_broken(field: str) -> None:
    wiring = picture(change("B3", **{field: on("2025-05-01")}))
    assert state(wiring, "B3", "S3") is State.BROKEN
    assert state(wiring, "S3", "A3") is State.AGREED
    assert (wiring.nodes["B3"].over, wiring.nodes["B3"].absent) == (
        field == "ended",
        field == "not_taking_part",
    )


def test_a_partner_that_has_ended_and_holds_nothing_any_more_is_not_drawn() -> None:
    gone = Partner(ref="B9", title=Text.of("Old Care Board"), ended=on("2026-03-31"))
    plan = replace(SOUND, partners=(*SOUND.partners, gone))
    assert "B9" not in picture(plan).nodes
    owner = change("S3", owner="B9", plan=plan)
    assert "B9" in picture(owner).nodes
    contributor = change("A1", contributors=("B9",), plan=plan)
    assert "B9" in picture(contributor).nodes


def test_a_partner_that_will_end_is_drawn_until_then() -> None:
    leaving = Partner(ref="B9", title=Text.of("Care Board"), ended=on("2026-11-18"))
    plan = replace(SOUND, partners=(*SOUND.partners, leaving))
    assert "B9" in picture(change("A1", contributors=("B9",), plan=plan)).nodes


def with_partner(plan: Plan = SOUND, **says: object) -> Plan:
    """The sound plan, and a partner that nothing in it names."""
    other = Partner(ref="B9", title=Text.of("Care Board"), **says)
    return replace(plan, partners=(*plan.partners, other))


def test_a_partner_that_came_with_another_plan_is_counted_and_not_drawn() -> None:
    wiring = picture(with_partner())
    assert "B9" not in wiring.nodes
    assert wiring.facts[-1].message("en") == (
        "One partner has nothing in this plan, and is not drawn: Care Board."
    )


def test_a_partner_that_takes_no_part_is_drawn_though_nothing_names_it() -> None:
    wiring = picture(with_partner(not_taking_part=on("2025-05-01")))
    assert wiring.nodes["B9"].absent
    assert not wiring.unnamed


@pytest.mark.parametrize("field", ["accountable", "contributors"])
def test_a_partner_that_a_project_names_is_drawn(field: str) -> None:
    says = {"accountable": "B9", "contributors": ("B9",)}
    wiring = picture(change("A1", plan=with_partner(), **{field: says[field]}))
    assert "B9" in wiring.nodes
    assert not wiring.unnamed


def test_a_plan_that_names_no_partner_shows_all_of_them() -> None:
    begun = Plan(title=Text.of("Begun"), partners=SOUND.partners)
    assert len(picture(begun).column(Column.PARTNERS)) == len(SOUND.partners)


def test_a_wire_to_an_action_that_was_stopped_is_broken_and_to_one_done_is_not() -> None:
    wiring = picture(change("A1", change("A2", status=Progress.DONE), status=Progress.STOPPED))
    assert state(wiring, "S1", "A1") is State.BROKEN
    assert state(wiring, "S2", "A2") is State.AGREED


def test_broken_comes_before_claimed_and_claimed_before_live() -> None:
    plan = link(claimed("S3", "A1"), claimed("S3", "A2"))
    known = {("S3", "A1"): State.LIVE, ("S3", "A2"): State.LIVE}
    wiring = picture(change("A2", plan, status=Progress.STOPPED), known)
    assert state(wiring, "S3", "A1") is State.CLAIMED
    assert state(wiring, "S3", "A2") is State.BROKEN


def test_the_wire_of_a_service_to_its_owner_is_never_claimed() -> None:
    assert wire(picture(), "B1", "S1").kinds == ("owns",)
    assert state(picture(link(claimed("S3", "A1"))), "B3", "S3") is State.AGREED


def test_a_dependence_that_ended_with_nothing_in_its_place_is_broken() -> None:
    gone = agreed("A1", "S3", kind=LinkKind.DEPENDS_ON, ended=on("2025-09-27"))
    assert state(picture(link(gone)), "S3", "A1") is State.BROKEN


def test_a_dependence_that_was_replaced_is_not_drawn() -> None:
    gone = agreed("A1", "S3", kind=LinkKind.DEPENDS_ON, ended=on("2025-09-27"))
    now = agreed("A1", "S2", kind=LinkKind.DEPENDS_ON)
    assert ("S3", "A1") not in pairs(picture(link(gone, now)))


def test_help_that_has_ended_is_history_and_not_drawn() -> None:
    assert ("S3", "A1") not in pairs(picture(link(agreed("S3", "A1", ended=on("2026-01-01")))))


def test_two_links_between_the_same_two_make_one_wire_in_the_graver_state() -> None:
    plan = link(claimed("S1", "A1", kind=LinkKind.SUPPORTS))
    found = wire(picture(plan), "S1", "A1")
    assert found.state is State.CLAIMED
    assert found.kinds == ("serves", "supports")


def test_a_link_is_drawn_from_left_to_right_whichever_way_it_points() -> None:
    plan = link(agreed("A1", "S3", kind=LinkKind.DEPENDS_ON))
    assert wire(picture(plan), "S3", "A1").kinds == ("depends on",)


def test_current_that_is_known_is_shown_and_carried_on_to_what_it_feeds() -> None:
    wiring = picture(states=LIT)
    for ends in (("B1", "S1"), ("S1", "A1"), ("A1", "P1"), ("P1", "O1")):
        assert state(wiring, *ends) is State.LIVE
    assert state(wiring, "S2", "A2") is State.AGREED


def test_a_wire_that_is_known_to_carry_nothing_is_fed_nothing() -> None:
    wiring = picture(states={**LIT, ("S1", "A4"): State.AGREED})
    assert state(wiring, "S1", "A4") is State.AGREED
    assert state(wiring, "A4", "P2") is State.AGREED


def test_a_wire_without_a_pledge_takes_the_best_state_of_those_that_feed_it() -> None:
    known = {("S1", "A1"): State.PROMISED, ("S2", "A2"): State.WIRED}
    wiring = picture(states=known)
    assert state(wiring, "A1", "P1") is State.PROMISED
    assert state(wiring, "A2", "P1") is State.WIRED
    assert state(wiring, "P1", "O1") is State.WIRED


def test_nothing_flows_through_a_wire_that_is_claimed_or_broken() -> None:
    plan = unlink("A6", plan=link())
    plan = link(claimed("S3", "A6"), Link(source="A6", target="P2"), plan=plan)
    wiring = picture(plan, {("S3", "A6"): State.LIVE})
    assert state(wiring, "A6", "P2") is State.AGREED


def test_priorities_nested_in_a_circle_feed_one_another_nothing_and_end() -> None:
    more = tuple(Priority(ref=ref, title=Text.of(ref)) for ref in ("P8", "P9"))
    plan = replace(SOUND, priorities=(*SOUND.priorities, *more))
    plan = link(Link(source="P8", target="P9"), Link(source="P9", target="P8"), plan=plan)
    wiring = picture(plan, LIT)
    assert state(wiring, "P8", "P9") is State.AGREED
    assert state(wiring, "P1", "O1") is State.LIVE


def test_a_conflict_is_no_wire_but_a_link_across() -> None:
    plan = link(agreed("S3", "A1", kind=LinkKind.CONFLICTS_WITH))
    wiring = picture(plan)
    assert ("S3", "A1") not in pairs(wiring)
    assert [(c.source, c.target, c.kind) for c in wiring.crosses] == [
        ("S3", "A1", LinkKind.CONFLICTS_WITH)
    ]


def test_links_between_two_actions_stand_across() -> None:
    plan = link(
        agreed("A1", "A4", kind=LinkKind.SUPPORTS), claimed("A2", "A5", kind=LinkKind.DEPENDS_ON)
    )
    assert [(c.source, c.state) for c in picture(plan).crosses] == [
        ("A1", State.AGREED),
        ("A2", State.CLAIMED),
    ]


def test_a_link_from_a_thing_to_itself_or_to_nothing_is_left_out() -> None:
    plan = link(agreed("A1", "A1", kind=LinkKind.SUPPORTS), agreed("S1", "A99"), agreed("M1", "O1"))
    assert pairs(picture(plan)) == pairs(picture())


def test_without_services_partners_are_wired_to_what_they_lead_and_contribute_to() -> None:
    plan = change("A1", plan=replace(SOUND, delivery_systems=()), contributors=("B2",))
    wiring = picture(plan)
    assert wire(wiring, "B1", "A1").kinds == ("leads",)
    assert wire(wiring, "B2", "A1").kinds == ("contributes",)


def test_without_services_a_lead_of_a_partner_counts_where_no_body_is_accountable() -> None:
    plan = change("A1", plan=replace(SOUND, delivery_systems=()), accountable=None)
    assert ("B1", "A1") in pairs(picture(plan))
