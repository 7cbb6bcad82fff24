"""Which objectives are actions."""

from __future__ import annotations

import pytest

from joinedup.core.plan import Plan
from tests.formats.stratml.documents import codes, found, goal, indicator, objective, part_2, read

SCHEDULED = "<OtherInformation>[This action item is scheduled for FY 2026.]</OtherInformation>"
PERFORMER = "<Stakeholder><Name>Housing team</Name><Role><Name/><RoleType>Performer</RoleType></Role></Stakeholder>"
DATED = "<MeasurementInstance><TargetResult><EndDate>2027-03-31</EndDate></TargetResult></MeasurementInstance>"


def kinds(plan: Plan) -> dict[str, str]:
    found = {each.number: "priority" for each in plan.priorities}
    return found | {each.number: "action" for each in plan.actions}


def test_an_objective_is_a_priority_where_nothing_shows_otherwise() -> None:
    file = read(part_2(goal(objective())))
    assert kinds(file.plan) == {"1.1": "priority"}
    assert "nothing in the document shows" in found(file, "X01").message()


def test_an_objective_that_says_it_is_an_action_is_one_and_its_neighbours_are_too_if_most_say_so() -> (
    None
):
    inside = objective(SCHEDULED) + objective(SCHEDULED, number="1.2") + objective(number="1.3")
    file = read(part_2(goal(inside)))
    assert set(kinds(file.plan).values()) == {"action"}
    assert "most objectives of their level say so" in found(file, "X01").message()


def test_neighbours_stay_priorities_where_only_half_say_so() -> None:
    inside = objective(SCHEDULED) + objective(number="1.2")
    assert kinds(read(part_2(goal(inside))).plan) == {"1.1": "action", "1.2": "priority"}


def test_prose_about_this_project_makes_no_action() -> None:
    inside = objective("<Description>We believe this project matters to all.</Description>")
    assert kinds(read(part_2(goal(inside))).plan) == {"1.1": "priority"}


def test_an_objective_numbered_below_another_is_an_action_that_serves_it() -> None:
    plan = read(part_2(goal(objective() + objective(name="Lofts", number="1.1.1")))).plan
    assert kinds(plan) == {"1.1": "priority", "1.1.1": "action"}
    assert [(link.source, link.target) for link in plan.links] == [("P1", "O1"), ("A1", "P1")]


def test_an_objective_inside_another_is_an_action_that_serves_it_and_this_is_said() -> None:
    file = read(part_2(goal(objective(objective(name="Lofts", number="")))))
    assert len(file.plan.actions) == len(file.plan.priorities) == 1
    assert file.plan.links[1].target == file.plan.priorities[0].ref
    assert "X18" in codes(file)


def test_performers_dates_and_outputs_together_make_an_action() -> None:
    output = indicator(DATED, 'ValueChainStage="Output"')
    assert kinds(read(part_2(goal(objective(PERFORMER + output)))).plan) == {"1.1": "action"}


def test_an_outcome_among_its_indicators_keeps_it_a_priority() -> None:
    both = indicator(DATED, 'ValueChainStage="Output"') + indicator(
        DATED, 'ValueChainStage="Outcome"'
    )
    assert kinds(read(part_2(goal(objective(PERFORMER + both)))).plan) == {"1.1": "priority"}


def test_an_action_has_the_dates_of_its_targets() -> None:
    output = indicator(DATED, 'ValueChainStage="Output"')
    (action,) = read(part_2(goal(objective(PERFORMER + output)))).plan.actions
    assert action.due
    assert str(action.due.last_day) == "2027-03-31"


def test_a_fiscal_year_is_named_as_the_plan_names_its_first() -> None:
    year = "<AdministrativeInformation><StartDate>{}</StartDate></AdministrativeInformation>"
    for starts, due in (("2025-07-01", "2026-06-30"), ("2026-04-01", "2027-03-31")):
        (action,) = read(part_2(goal(objective(SCHEDULED)), after=year.format(starts))).plan.actions
        assert action.due
        assert str(action.due.last_day) == due


def test_a_fiscal_year_says_no_date_where_the_plan_does_not_say_when_it_begins() -> None:
    (action,) = read(part_2(goal(objective(SCHEDULED)))).plan.actions
    assert action.due is None


def test_performers_lead_and_their_organisation_is_a_partner() -> None:
    performer = PERFORMER.replace(
        "<Stakeholder>", '<Stakeholder StakeholderTypeType="Organization">'
    )
    plan = read(part_2(goal(objective(performer)))).plan
    (lead,) = plan.priorities[0].leads
    assert (lead.text, lead.partner) == ("Housing team", "B1")
    assert str(plan.partners[0].title) == "Housing team"


def test_a_beneficiary_is_neither_lead_nor_partner() -> None:
    tenants = (
        '<Stakeholder StakeholderTypeType="Organization"><Name>Tenants</Name>'
        "<Role><Name/><RoleType>Beneficiary</RoleType></Role></Stakeholder>"
    )
    plan = read(part_2(goal(objective(tenants)))).plan
    assert plan.partners == ()
    assert plan.priorities[0].leads == ()
    assert "Tenants" in {extra.text for extra in plan.extras}


def test_a_second_organisation_is_a_partner_and_the_first_the_partnership() -> None:
    plan = read(part_2("<Organization><Name>Riverside Together</Name></Organization>"
                       "<Organization><Name>Riverside Council</Name></Organization>" + goal())).plan  # fmt: skip
    assert plan.partnership == "Riverside Together"
    assert [str(partner.title) for partner in plan.partners] == ["Riverside Council"]


@pytest.mark.parametrize("role", ["Lead", "Contributor", "Partner", "Accountable body"])
@pytest.mark.parametrize(
    "kind", ["", 'StakeholderTypeType="Organization"', 'StakeholderTypeType="Person"']
)
def test_a_stakeholder_with_a_role_of_ours_is_understood_or_kept_wherever_it_stands(
    role: str, kind: str
) -> None:
    someone = (
        f"<Stakeholder {kind}><Name>Somebody</Name><Role><Name>{role}</Name></Role></Stakeholder>"
    )
    organisation = f"<Organization><Name>Together</Name>{someone}</Organization>"
    for document in (goal(objective(someone)), goal(someone + objective()), organisation + goal()):
        plan = read(part_2(document)).plan
        kept = {extra.text for extra in plan.extras} | {
            str(partner.title) for partner in plan.partners
        }
        assert "Somebody" in kept
        assert role in {extra.text for extra in plan.extras} or (
            role == "Partner" and plan.partners
        )
