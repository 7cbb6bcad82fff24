"""The counts of the brief, and that the plan holds together."""

import datetime
from collections import Counter
from pathlib import Path

from joinedup.core.holding import is_member
from joinedup.core.period import When
from joinedup.core.plan import Partner, Plan
from joinedup.core.words import (
    Agreement,
    Basis,
    Continuation,
    Ending,
    LinkKind,
    Nature,
    PlanKind,
    Progress,
    ResourceKind,
    Sector,
)

DAY = datetime.date(2026, 11, 17)
LAST = datetime.date(2030, 3, 31)


def numbers(plan: Plan) -> dict[str, str]:
    return {
        thing.ref: getattr(thing, "number", "") or str(getattr(thing, "title", ""))
        for thing in plan.things()
    }


def members(plan: Plan) -> list[Partner]:
    """The partners that are one on the demonstration's day."""
    return [partner for partner in plan.partners if is_member(partner, DAY)]


def test_the_plan_has_seven_aims_sixteen_priorities_sixty_projects_and_the_rest(plan: Plan) -> None:
    assert (len(plan.outcomes), len(plan.priorities), len(plan.actions)) == (7, 16, 60)
    assert (len(members(plan)), len(plan.delivery_systems)) == (22, 40)
    assert (len(plan.issues), len(plan.localities), len(plan.measures)) == (3, 3, 60)


def test_the_page_about_riverside_tells_the_counts_as_they_are(plan: Plan) -> None:
    page = Path(__file__).parents[2] / "docs" / "explanation" / "riverside.md"
    told = (
        f"| milestones, and updates in three rounds | {len(plan.milestones)}, {len(plan.updates)} |"
    )
    assert told in page.read_text(encoding="utf-8")


def test_the_people_of_the_localities_are_the_boroughs(plan: Plan) -> None:
    assert sum(place.people or 0 for place in plan.localities) == 186_400


def test_it_speaks_its_own_words_and_stands_at_its_own_day(plan: Plan) -> None:
    assert plan.words["outcome"] == ("aim", "aims")
    assert plan.words["action"] == ("project", "projects")
    assert plan.words["delivery_system"] == ("service", "services")
    assert (plan.as_at, plan.kind, plan.area) == (DAY, PlanKind.PLAN, "X06000001")
    assert plan.agreed == datetime.date(2024, 12, 4)


def test_each_priority_has_as_many_projects_as_the_brief_says(plan: Plan) -> None:
    number = numbers(plan)
    served = Counter(
        number[link.target]
        for link in plan.links
        if link.kind is LinkKind.SERVES and link.source[0] == "A"
    )
    assert served == {"1.1": 5, "1.2": 3, "2.1": 4, "2.2": 4, "3.1": 4, "3.2": 3, "4.1": 4, "4.2": 4, "4.3": 4,
                      "5.1": 4, "5.2": 4, "6.1": 3, "6.2": 3, "6.3": 4, "7.1": 4, "7.2": 3}  # fmt: skip


def test_projects_are_accounted_for_as_the_brief_says(plan: Plan) -> None:
    number = numbers(plan)
    held = Counter(
        number[action.accountable] if action.accountable else "nobody" for action in plan.actions
    )
    assert held == {"P1": 25, "P3": 8, "P4": 5, "P6": 4, "P17": 4, "P16": 3, "P2": 2, "P5": 2, "P15": 2,
                    "P8": 1, "P13": 1, "P19": 1, "nobody": 2}  # fmt: skip


def test_partners_stand_in_six_sectors(plan: Plan) -> None:
    counts = Counter(partner.sector for partner in members(plan))
    assert counts == {Sector.LOCAL_AUTHORITY: 2, Sector.OTHER_PUBLIC: 8, Sector.PRIVATE: 2, Sector.BUSINESS: 2,
                      Sector.VOLUNTARY: 5, Sector.COMMUNITY: 3}  # fmt: skip


def test_one_body_more_is_on_record_that_has_ended_and_the_body_that_came_after_it(
    plan: Plan,
) -> None:
    [ended] = [partner for partner in plan.partners if partner.ended]
    assert plan.partners[-1] == ended
    assert (ended.number, str(ended.title)) == ("P2a", "Wend Care Board")
    assert (last(ended.ended), ended.ending) == (datetime.date(2026, 3, 31), Ending.MERGED)
    assert [numbers(plan)[ref] for ref in ended.successors] == ["P2"]
    [after] = [partner for partner in plan.partners if partner.ref in ended.successors]
    assert first(after.joined) == datetime.date(2026, 4, 1)


def test_everybody_is_invited_for_the_partnership_has_no_footing_in_law(plan: Plan) -> None:
    assert {partner.basis for partner in plan.partners} == {Basis.INVITED}
    assert {seat.basis for seat in plan.seats} == {Basis.INVITED}


def test_probation_alone_takes_no_part_and_says_why_and_how_it_answers(plan: Plan) -> None:
    [absent] = [partner for partner in plan.partners if partner.not_taking_part]
    assert absent.number == "P9"
    assert first(absent.not_taking_part).strftime("%B %Y") == "May 2025"
    assert absent.not_taking_part_why.startswith("National instruction")
    assert absent.answers_instead == "By letter, twice a year"
    assert [partner for partner in plan.partners if partner.answers_instead] == [absent]


def test_services_belong_to_the_partners_of_the_brief(plan: Plan) -> None:
    number = numbers(plan)
    owned = Counter(number[service.owner or ""] for service in plan.delivery_systems)
    assert owned == {"P1": 9, "P2": 2, "P3": 5, "P4": 3, "P5": 2, "P6": 2, "P7": 1, "P8": 1, "P11": 1, "P12": 1, "P13": 1,
                     "P14": 1, "P15": 2, "P16": 2, "P17": 2, "P18": 1, "P19": 1, "P20": 1, "P21": 1, "P22": 1}  # fmt: skip


def test_a_lead_belongs_to_the_accountable_body(plan: Plan) -> None:
    people = {person.ref: person for person in plan.people}
    strangers = [
        action.number
        for action in plan.actions
        for lead in action.leads
        if lead.person and people[lead.person].partner != action.accountable
    ]
    assert strangers == []


def test_every_lead_and_owner_of_a_risk_is_a_role_that_is_in_the_list(plan: Plan) -> None:
    roles = {str(person.title) for person in plan.people}
    leads = {
        lead.text
        for group in (plan.outcomes, plan.priorities, plan.actions, plan.issues)
        for thing in group
        for lead in thing.leads
    }
    assert leads - roles == {"All partners"}
    assert {risk.owner for risk in plan.risks} <= roles


def test_twenty_seven_projects_end_on_the_last_day_and_none_after_it(plan: Plan) -> None:
    ends = [action.due.last_day for action in plan.actions if action.due]
    assert len(ends) == 60
    assert ends.count(LAST) == 27
    assert max(day for day in ends if day) == LAST


def test_statuses_agree_with_dates(plan: Plan) -> None:
    for action in plan.actions:
        begun, over = first(action.starts) <= DAY, last(action.due) < DAY
        assert begun == (action.status is not Progress.NOT_STARTED), action.number
        assert over == (action.status is Progress.DONE), action.number


def first(when: When | None) -> datetime.date:
    assert when
    assert when.first_day
    return when.first_day


def last(when: When | None) -> datetime.date:
    assert when
    assert when.last_day
    return when.last_day


def test_milestones_lie_within_their_projects_and_only_three_are_late(plan: Plan) -> None:
    actions = {action.ref: action for action in plan.actions}
    late = []
    for milestone in plan.milestones:
        action = actions[milestone.subject or ""]
        assert first(action.starts) <= last(milestone.due) <= last(action.due)
        if milestone.done:
            assert last(milestone.done) <= min(last(milestone.due), DAY)
        elif last(milestone.due) < DAY:
            late.append(action.number)
    assert late == ["5.2.2"] * 3
    assert sum(actions[each.subject or ""].number == "5.2.2" for each in plan.milestones) == 5


def test_every_project_has_at_least_two_milestones(plan: Plan) -> None:
    steps = Counter(milestone.subject for milestone in plan.milestones)
    assert [action.number for action in plan.actions if steps[action.ref] < 2] == []


def test_needs_are_those_of_section_six(plan: Plan) -> None:
    number = numbers(plan)
    pounds: Counter[str] = Counter()
    for need in plan.needs:
        if need.kind is ResourceKind.MONEY and need.amount:
            pounds[number[need.subject][0]] += need.amount.units // 100_000
    assert pounds == {"1": 1450, "2": 980, "3": 420, "4": 2600, "5": 3150, "6": 560, "7": 2240}
    assert sum(pounds.values()) == 11_400


def test_needs_are_stated_for_38_of_60_projects(plan: Plan) -> None:
    number = numbers(plan)
    stated = {need.subject for need in plan.needs}
    assert Counter(number[ref][0] for ref in stated) == {
        "1": 6,
        "2": 5,
        "3": 3,
        "4": 9,
        "5": 6,
        "6": 5,
        "7": 4,
    }


def test_31_projects_need_61_and_a_half_posts(plan: Plan) -> None:
    number = numbers(plan)
    posts = {number[need.subject]: need for need in plan.needs if need.kind is ResourceKind.PEOPLE}
    assert len(posts) == 31
    assert sum(need.amount.units for need in posts.values() if need.amount) == 61_500
    young = {
        key: need.amount.units
        for key, need in posts.items()
        if need.occupation == "youth worker" and need.amount
    }
    assert young == {"2.1.1": 2400, "2.1.3": 3000, "6.3.2": 1800}


def test_every_need_says_capital_or_revenue(plan: Plan) -> None:
    number = numbers(plan)
    assert all(need.nature for need in plan.needs)
    capital = {
        number[n.subject]: n.amount.units // 100_000
        for n in plan.needs
        if n.nature is Nature.CAPITAL and n.amount
    }
    assert (capital["5.2.1"], capital["5.2.2"]) == (950, 550)
    mostly = {"5": 3150, "7": 2240}
    for aim, total in mostly.items():
        assert sum(value for key, value in capital.items() if key[0] == aim) > total / 2


def test_the_84_projects_of_the_earlier_plan_went_where_the_brief_says(plan: Plan) -> None:
    projects = [each for each in plan.lineage if each.type == "action"]
    counts = Counter(each.what for each in projects)
    assert counts == {Continuation.CARRIED_ON: 41, Continuation.MERGED: 9, Continuation.SPLIT: 2,
                      Continuation.ACHIEVED: 14, Continuation.STOPPED: 11, None: 7}  # fmt: skip
    into = {
        what: {ref for each in projects if each.what is what for ref in each.into}
        for what in Continuation
    }
    assert (
        len(into[Continuation.CARRIED_ON]),
        len(into[Continuation.MERGED]),
        len(into[Continuation.SPLIT]),
    ) == (41, 4, 5)
    new = {action.ref for action in plan.actions} - set().union(*into.values())
    assert len(new) == 10


def test_the_eight_aims_of_the_earlier_plan_became_seven(plan: Plan) -> None:
    aims = [each for each in plan.lineage if each.type == "outcome"]
    assert Counter(each.what for each in aims) == {
        Continuation.CARRIED_ON: 7,
        Continuation.MERGED: 1,
    }
    assert {ref for each in aims for ref in each.into} == {aim.ref for aim in plan.outcomes}


def test_what_was_stopped_has_a_reason_and_what_vanished_has_nothing(plan: Plan) -> None:
    for each in plan.lineage:
        if each.what is Continuation.STOPPED:
            assert each.why, each.number
        if each.what is None:
            assert not each.into
            assert not each.why


def test_six_links_to_the_rivers_agency_were_drawn_by_the_office_and_none_is_agreed(
    plan: Plan,
) -> None:
    owner = {service.ref: service.owner for service in plan.delivery_systems}
    accountable = {action.ref: action.accountable for action in plan.actions}
    agency = next(partner.ref for partner in plan.partners if partner.number == "P8")
    links = [
        link for link in plan.links
        if link.source in owner and link.target in accountable
        and {owner[link.source], accountable[link.target]} > {agency}
    ]  # fmt: skip
    assert len(links) == 6
    assert all(link.agreement is Agreement.CLAIMED and link.drawn_by == "office" for link in links)


def test_an_agreed_link_names_who_agreed_when_and_the_proof(plan: Plan) -> None:
    for link in plan.links:
        if link.agreement is Agreement.AGREED and link.drawn_by != "office":
            assert link.agreed_by, link
            assert link.agreed_on, link
            assert link.proof, link


def test_the_flood_and_drainage_team_alone_is_linked_to_nothing(plan: Plan) -> None:
    sources = {link.source for link in plan.links}
    assert [
        str(service.title) for service in plan.delivery_systems if service.ref not in sources
    ] == ["Flood and drainage"]


def test_the_youth_service_serves_three_projects_and_the_warm_homes_team_two(plan: Plan) -> None:
    number = numbers(plan)
    serves: dict[str, list[str]] = {}
    for link in plan.links:
        if link.kind is LinkKind.SERVES:
            serves.setdefault(number[link.source], []).append(number[link.target])
    assert serves["S1"] == ["2.1.1", "2.1.3", "6.3.2"]
    assert serves["S34"] == ["5.2.1", "5.2.2"]


def test_a_text_that_names_a_locality_is_of_a_project_that_works_there(plan: Plan) -> None:
    names = {"Eastmere": "Z2", "Upper Wend": "Z3", "Old Quay": "Z1"}
    for action in plan.actions:
        said = f"{action.title} {action.description}"
        for name, ref in names.items():
            if name in said and action.number != "2.2.3":  # the bus ran to Eastmere
                assert ref in action.localities, (action.number, name)


def test_falls_clinics_serve_the_goals_of_two_partners(plan: Plan) -> None:
    number = numbers(plan)
    clinics = next(action.ref for action in plan.actions if action.number == "4.2.1")
    goals = {
        number[goal.partner or ""]: str(goal.title)
        for goal in plan.goals
        if clinics in goal.helped_by
    }
    assert set(goals) == {"P3", "P5"}
    assert "bed days" in goals["P3"]
    assert "4,000" in goals["P5"]


def test_only_school_twins_repeats_itself(plan: Plan) -> None:
    said = Counter(update.text for update in plan.updates)
    assert [count for count in said.values() if count > 1] == [3]
    assert max(said, key=lambda text: said[text]).startswith("Work continues with partner schools")
