from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import Link, Outcome, Plan, Priority
from joinedup.core.text import Text
from joinedup.core.words import LinkKind, Progress
from tests.analysis.linkage.building import (
    SOUND,
    cell,
    change,
    change_all,
    found,
    grown,
    laid_out,
    link,
    on,
    said,
    unlink,
)


def test_an_outcome_that_no_action_serves():
    plan = replace(
        SOUND,
        outcomes=(*SOUND.outcomes, Outcome(ref="O3", number="3", title=Text.of("Warm homes"))),
    )
    assert said(plan, "L01") == ["No project serves the aim 3 “Warm homes”."]
    assert found(plan, "L01")[0].subject.ref == "O3"


def test_an_outcome_served_only_through_its_priority_is_served():
    assert said(SOUND, "L01") == []


def test_an_outcome_served_by_an_action_without_a_priority_is_served():
    plan = replace(
        SOUND, outcomes=(*SOUND.outcomes, Outcome(ref="O3", title=Text.of("Warm homes")))
    )
    assert said(link(Link(source="A1", target="O3"), plan=plan), "L01") == []


def test_an_outcome_whose_actions_have_all_stopped_is_not_served():
    plan = change_all(
        lambda each: {"status": Progress.STOPPED} if each.ref in ("A4", "A5", "A6") else {}
    )
    assert said(plan, "L01") == ["No project serves the aim 2 “Work that pays”."]


def test_an_outcome_whose_actions_are_done_is_served():
    plan = change_all(
        lambda each: {"status": Progress.DONE} if each.ref in ("A4", "A5", "A6") else {}
    )
    assert said(plan, "L01") == []


def test_a_link_that_has_ended_serves_no_outcome():
    ended = tuple(
        replace(each, ended=on("2026-01-31")) if each.target == "O2" else each
        for each in SOUND.links
    )
    assert said(replace(SOUND, links=ended), "L01") == [
        "No project serves the aim 2 “Work that pays”."
    ]


def test_a_link_that_ends_next_year_still_serves():
    ending = tuple(
        replace(each, ended=on("2027-01-31")) if each.target == "O2" else each
        for each in SOUND.links
    )
    assert said(replace(SOUND, links=ending), "L01") == []


def test_a_plan_of_outcomes_alone_has_no_finding_for_want_of_actions():
    plan = replace(SOUND, actions=(), links=SOUND.links[:2])
    assert said(plan, "L01") + said(plan, "L02") + said(plan, "L03") == []


def test_a_priority_without_actions():
    plan = link(Link(source="A4", target="O2"), plan=unlink("A4", "A5", "A6"))
    assert said(plan, "L02") == ["The priority 2.1 “A first job” has no project."]


def test_a_priority_with_actions_under_a_nested_priority_has_actions():
    nested = replace(SOUND.priorities[0], ref="P3", number="2.1.1", title=Text.of("Coaches"))
    plan = replace(unlink("A4", "A5", "A6"), priorities=(*SOUND.priorities, nested))
    plan = link(Link(source="P3", target="P2"), Link(source="A4", target="P3"), plan=plan)
    assert said(plan, "L02") == []


def test_an_action_that_serves_nothing():
    plan = unlink("A3")
    assert said(plan, "L03") == ["The project 1.1.3 “Project 3” serves no aim or priority."]


def test_an_action_that_serves_an_outcome_through_another_action_is_no_orphan():
    assert said(link(Link(source="A3", target="A1"), plan=unlink("A3")), "L03") == []


def test_an_action_that_stopped_need_serve_nothing():
    assert said(change("A3", unlink("A3"), status=Progress.STOPPED), "L03") == []


def test_where_no_action_serves_anything_it_is_said_once_and_not_of_the_outcomes():
    plan = unlink(*(each.ref for each in SOUND.actions))
    assert said(plan, "L03") == [
        "6 of the 6 projects serve no aim or priority, among them 1.1.1 “Project 1”, "
        "1.1.2 “Project 2” and 1.1.3 “Project 3”."
    ]
    assert said(plan, "L01") + said(plan, "L02") == []


def test_an_action_with_no_service_or_team_behind_it():
    plan = link(Link(source="A3", target="P1"), plan=unlink("A3"))
    assert said(plan, "L04") == ["No service or team stands behind the project 1.1.3 “Project 3”."]


def test_a_plan_that_lists_no_services_is_not_asked_for_them():
    plan = replace(unlink("S1", "S2", "S3"), delivery_systems=())
    assert said(plan, "L04") == []


def test_an_action_that_depends_on_a_service_has_one_behind_it():
    plan = link(Link(source="A3", target="P1"), plan=unlink("A3"))
    plan = link(Link(source="A3", target="S1", kind=LinkKind.DEPENDS_ON), plan=plan)
    assert said(plan, "L04") == []


def test_an_action_that_is_done_needs_no_service():
    plan = link(Link(source="A3", target="P1"), plan=unlink("A3"))
    assert said(change("A3", plan, status=Progress.DONE), "L04") == []


def test_a_service_linked_to_no_action_is_named_with_its_owner():
    idle = replace(SOUND.delivery_systems[0], ref="S4", title=Text.of("Flood and drainage"))
    plan = replace(SOUND, delivery_systems=(*SOUND.delivery_systems, idle))
    assert said(plan, "L05") == [
        "“Flood and drainage” (Riverside Council) is linked to no project."
    ]
    assert found(plan, "L05")[0].owner == "Riverside Council"


def test_a_service_linked_to_a_priority_is_not_idle():
    idle = replace(SOUND.delivery_systems[0], ref="S4", title=Text.of("Flood and drainage"))
    plan = replace(SOUND, delivery_systems=(*SOUND.delivery_systems, idle))
    assert said(link(Link(source="S4", target="P1"), plan=plan), "L05") == []


def test_a_service_that_has_ended_is_not_idle():
    gone = replace(SOUND.delivery_systems[0], ref="S4", ended=on("2026-03-31"))
    plan = replace(SOUND, delivery_systems=(*SOUND.delivery_systems, gone))
    assert said(plan, "L05") == []


def test_a_priority_that_serves_no_outcome():
    plan = replace(SOUND, links=tuple(each for each in SOUND.links if each.target != "O1"))
    plan = link(Link(source="A1", target="O1"), plan=plan)
    assert said(plan, "L12") == ["The priority 1.1 “Family help” serves no aim."]


def test_a_plan_without_outcomes_is_not_asked_what_its_priorities_serve():
    plan = replace(SOUND, outcomes=(), links=tuple(e for e in SOUND.links if e.target[0] != "O"))
    assert said(plan, "L12") == []


def test_a_finding_stands_in_the_row_of_its_thing():
    plan = unlink("A3")
    assert cell(found(plan, "L03", laid_out(plan))[0]) == "action!B4"


def test_many_orphans_are_told_in_one_finding_with_a_part_for_each():
    plan = unlink(*(f"A{n}" for n in range(101, 131)), plan=grown(40))
    (finding,) = found(plan, "L03", laid_out(plan))
    assert finding.params["count"] == len(finding.parts) == len(finding.others) + 1 == 30
    assert finding.message().startswith("30 of the 46 projects serve no aim or priority, among")
    assert {part.owner for part in finding.parts} == {
        "Riverside Council",
        "Wendside College",
        "Rivers Agency",
    }


def _strategy(*served: str) -> Plan:
    """A published strategy: four outcomes, one priority for each that is served, no actions."""
    refs = ("O1", "O2", "O3", "O4")
    return Plan(
        title=Text.of("Our place"),
        words={"outcome": ("aim", "aims")},
        outcomes=tuple(Outcome(ref=ref, title=Text.of(f"Result {ref}")) for ref in refs),
        priorities=tuple(Priority(ref=f"P{n}", title=Text.of("Way")) for n, _ in enumerate(served)),
        links=tuple(Link(source=f"P{n}", target=ref) for n, ref in enumerate(served)),
    )


def test_outcomes_of_a_plan_without_actions_that_have_nothing_under_them():
    assert said(_strategy("O1"), "L49") == [
        "3 of the 4 aims have no priority under them, among them “Result O2”, “Result O3” and "
        "“Result O4”."
    ]
    assert said(_strategy("O1", "O2", "O4"), "L49") == [
        "No priority stands under the aim “Result O3”."
    ]


def test_outcomes_are_not_told_to_have_priorities_where_none_has_or_where_there_are_actions():
    assert said(_strategy(), "L49") == []
    plan = _strategy("O1")
    assert said(replace(plan, actions=SOUND.actions), "L49") == []
