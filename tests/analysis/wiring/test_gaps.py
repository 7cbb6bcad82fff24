"""Links that ought to be there and are not."""

from __future__ import annotations

from dataclasses import replace

from joinedup.analysis.wiring import Gap
from joinedup.core.plan import Action, DeliverySystem, Lead, Link, Outcome, Plan, Priority
from joinedup.core.text import Text
from joinedup.core.words import LeadState, LinkKind, Progress
from tests.analysis.linkage.building import SOUND, agreed, change, change_all, found, link, unlink
from tests.analysis.wiring.pictures import gaps, picture


def test_a_sound_plan_has_no_gaps() -> None:
    assert gaps(picture()) == {}


def test_an_action_that_no_service_stands_behind() -> None:
    plan = link(Link(source="A6", target="P2"), plan=unlink("A6"))
    assert gaps(picture(plan)) == {"A6": (Gap.NO_SERVICE,)}
    assert [finding.subject.ref for finding in found(plan, "L04")] == ["A6"]


def test_nothing_is_missing_from_an_action_that_is_over() -> None:
    plan = change("A6", plan=unlink("A6"), status=Progress.DONE, leads=(), accountable=None)
    assert gaps(picture(plan)) == {}


def test_a_plan_without_services_lacks_none() -> None:
    assert gaps(picture(replace(SOUND, delivery_systems=()))) == {}


def test_an_action_that_depends_on_a_service_has_one() -> None:
    plan = link(
        Link(source="A6", target="P2"),
        agreed("A6", "S3", kind=LinkKind.DEPENDS_ON),
        plan=unlink("A6"),
    )
    assert gaps(picture(plan)) == {}


def test_a_service_linked_to_no_action_and_one_that_belongs_to_nobody() -> None:
    more = (
        DeliverySystem(ref="S8", title=Text.of("Idle"), owner="B1"),
        DeliverySystem(ref="S9", title=Text.of("Lost")),
    )
    plan = link(
        agreed("S9", "A1"), plan=replace(SOUND, delivery_systems=(*SOUND.delivery_systems, *more))
    )
    assert gaps(picture(plan)) == {"S8": (Gap.NO_ACTION,), "S9": (Gap.NO_OWNER,)}


def test_a_priority_and_an_outcome_that_no_action_leads_to() -> None:
    more = {
        "outcomes": (*SOUND.outcomes, Outcome(ref="O9", title=Text.of("Nobody’s"))),
        "priorities": (*SOUND.priorities, Priority(ref="P9", title=Text.of("Bare"))),
    }
    plan = link(Link(source="P9", target="O9"), plan=replace(SOUND, **more))
    assert gaps(picture(plan)) == {"O9": (Gap.NO_ACTION,), "P9": (Gap.NO_ACTION,)}


def test_work_that_was_stopped_serves_nothing_any_more() -> None:
    plan = change_all(lambda a: {"status": Progress.STOPPED} if a.ref in ("A4", "A5", "A6") else {})
    assert gaps(picture(plan)) == {"P2": (Gap.NO_ACTION,), "O2": (Gap.NO_ACTION,)}


def test_an_action_and_a_priority_that_lead_nowhere() -> None:
    plan = unlink("P2")
    plan = link(*(Link(source=f"A{n}", target="P2") for n in (4, 5)), plan=plan)
    assert gaps(picture(plan)) == {
        "A6": (Gap.SERVES_NOTHING,),
        "P2": (Gap.SERVES_NOTHING,),
        "O2": (Gap.NO_ACTION,),
    }


def test_where_no_action_leads_anywhere_it_is_said_of_the_actions_alone() -> None:
    plan = replace(SOUND, links=tuple(each for each in SOUND.links if each.source[0] == "S"))
    assert {gap for each in gaps(picture(plan)).values() for gap in each} == {Gap.SERVES_NOTHING}
    assert all(ref[0] in "AP" for ref in gaps(picture(plan)))


def test_an_action_led_by_everybody_is_led_by_nobody() -> None:
    everyone = (Lead(text="All partners", state=LeadState.EVERYONE),)
    plan = change("A1", accountable=None, leads=everyone)
    assert gaps(picture(plan)) == {"A1": (Gap.NO_LEAD,)}
    assert gaps(picture(change("A1", accountable="B1", leads=everyone))) == {}


def test_a_lead_who_has_left_is_no_missing_link() -> None:
    left = (Lead(text="Head of work", state=LeadState.LEFT),)
    assert gaps(picture(change("A1", accountable=None, leads=left))) == {}


def test_a_file_without_a_column_for_leads_is_not_told_so_action_by_action() -> None:
    plan = change_all(lambda _: {"accountable": None, "leads": ()})
    assert gaps(picture(plan)) == {}


def test_outcomes_served_by_actions_directly_lack_nothing() -> None:
    plan = Plan(
        outcomes=(Outcome(ref="O1"),),
        actions=(Action(ref="A1"),),
        links=(Link(source="A1", target="O1"),),
    )
    assert gaps(picture(plan)) == {}


def test_an_empty_plan_lacks_nothing_and_has_nothing() -> None:
    wiring = picture(Plan())
    assert not any(wiring.columns)
    assert not wiring.wires
