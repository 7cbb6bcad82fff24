"""The locality plans, and the plans of the other partnerships of the demonstration."""

import pytest

from joinedup.core.plan import Action, Measure, Partner, Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.quorum import count
from joinedup.core.words import Layer, Office, PlanKind
from tests.riverside.faults import check_as_at

LOCALITIES = ("riverside-eastmere", "riverside-upper-wend")
OTHERS = ("northvale", "saltmarsh", "eastshire-violence", "aberwen")


def by_number(plan: Plan) -> dict[str, Action]:
    return {action.number: action for action in plan.actions}


@pytest.mark.parametrize("name", [*LOCALITIES, *OTHERS])
def test_a_small_plan_reads_without_a_question(name: str, shipped: dict[str, PlanFile]) -> None:
    assert [finding.message() for finding in shipped[name].findings] == []


@pytest.mark.parametrize("name", LOCALITIES)
def test_a_project_that_two_plans_share_is_the_same_in_both_but_for_number_and_dates(
    name: str, shipped: dict[str, PlanFile], plan: Plan
) -> None:
    here, main = shipped[name].plan, by_number(plan)
    told = {
        appearance.number: action.number
        for action in plan.actions
        for appearance in action.also_in
        if appearance.plan == str(here.title)
    }
    shared = {action.number: action for action in here.actions if action.also_in}
    assert {number: action.also_in[0].number for number, action in shared.items()} == told
    for number, action in shared.items():
        there = main[told[number]]
        assert (action.title, action.status) == (there.title, there.status)
        assert (action.also_in[0].starts, action.also_in[0].due) == (there.starts, there.due)
        [appearance] = [each for each in there.also_in if each.number == number]
        assert (action.starts, action.due) == (appearance.starts, appearance.due)


def test_each_locality_has_four_projects_of_its_own(shipped: dict[str, PlanFile]) -> None:
    own = {
        name: [action.number for action in shipped[name].plan.actions if not action.also_in]
        for name in LOCALITIES
    }
    assert own == {
        "riverside-eastmere": ["E7", "E8", "E9", "E10"],
        "riverside-upper-wend": ["U3", "U4", "U6", "U7"],
    }


def test_the_suppers_end_in_2027_in_one_plan_and_in_2029_in_the_other(
    shipped: dict[str, PlanFile],
) -> None:
    suppers = by_number(shipped["riverside-eastmere"].plan)["E6"]
    assert suppers.due
    assert suppers.also_in[0].due
    assert [str(day)[:4] for day in (suppers.due.last_day, suppers.also_in[0].due.last_day)] == [
        "2027",
        "2029",
    ]
    codes = {finding.code for finding in check_as_at(shipped["riverside-eastmere"])}
    assert "L40" in codes


def test_what_the_police_tell_of_early_help_is_asked_for_in_four_plans(
    shipped: dict[str, PlanFile], plan: Plan
) -> None:
    asked = [
        name
        for name in OTHERS
        for action in shipped[name].plan.actions
        if "Early help officers" in str(action.title)
        and action.leads[0].text == "Police superintendent"
    ]
    assert asked == ["northvale", "saltmarsh", "eastshire-violence"]
    assert "Early help officers" in {str(service.title) for service in plan.delivery_systems}


def test_each_partnership_answers_to_its_own_law(shipped: dict[str, PlanFile]) -> None:
    kinds = {name: shipped[name].plan.kind for name in OTHERS}
    assert kinds["northvale"] is PlanKind.COMMUNITY_SAFETY
    assert kinds["aberwen"] is PlanKind.WELLBEING
    for name in ("northvale", "aberwen"):
        of_law = [finding for finding in check_as_at(shipped[name]) if finding.code[0] == "C"]
        assert of_law == []


def test_aberwen_speaks_welsh_but_for_what_is_missing_on_purpose(
    shipped: dict[str, PlanFile],
) -> None:
    plan = shipped["aberwen"].plan
    assert plan.title.has("cy")
    assert all(
        outcome.title.has("cy") and outcome.description.has("cy") for outcome in plan.outcomes
    )
    titles: list[Action | Measure | Partner] = [*plan.actions, *plan.measures, *plan.partners]
    assert [each.number for each in titles if not each.title.has("cy")] == ["2.2", "2a"]
    told = [each.number for each in plan.actions if not each.description.has("cy")]
    assert told == ["1.2", "3.2"]
    assert [each.topic for each in plan.statements if not each.text.has("cy")] == ["review"]


def test_no_number_of_a_partner_is_that_of_another_partnerships(
    shipped: dict[str, PlanFile], plan: Plan
) -> None:
    numbers = [{partner.number for partner in shipped[name].plan.partners} for name in OTHERS]
    numbers.append({partner.number for partner in plan.partners})
    assert sum(map(len, numbers)) == len(set().union(*numbers))


SMALL = ("northvale", "saltmarsh", "eastshire-violence")


@pytest.mark.parametrize("name", SMALL)
def test_the_police_superintendent_sits_on_each_small_board_and_on_riversides(
    name: str, shipped: dict[str, PlanFile], plan: Plan
) -> None:
    for each in (shipped[name].plan, plan):
        [board] = [group for group in each.groups if group.layer is Layer.BOARD]
        seats = {seat.ref: seat for seat in each.seats if seat.group == board.ref}
        people = {person.ref: str(person.title) for person in each.people}
        bodies = {partner.ref: str(partner.title) for partner in each.partners}
        held = [
            seats[holder.seat or ""]
            for holder in each.seat_holders
            if people[holder.person or ""] == "Police superintendent" and holder.seat in seats
        ]
        assert [bodies[seat.partner or ""] for seat in held] == ["Eastshire Police"]


@pytest.mark.parametrize("name", SMALL)
def test_a_small_board_has_a_chair_and_rules_that_its_members_can_meet(
    name: str, shipped: dict[str, PlanFile]
) -> None:
    plan = shipped[name].plan
    [board] = plan.groups
    chairs = [term for term in plan.chair_terms if term.office is Office.CHAIR]
    assert [(term.group, term.ended) for term in chairs] == [(board.ref, None)]
    assert board.voting
    counted = count(board.quorum, plan.seats, plan.seats, {p.ref: p for p in plan.partners})
    assert counted.met
    assert {holder.seat for holder in plan.seat_holders} == {seat.ref for seat in plan.seats}


def test_plans_of_riverside_beside_its_own_leave_the_table_to_that_one(
    shipped: dict[str, PlanFile],
) -> None:
    for name in ("riverside-2025", *LOCALITIES):
        plan = shipped[name].plan
        assert (plan.groups, plan.seats, plan.chair_terms) == ((), (), ())
