"""What demo.toml and next-version.toml say fits the plans that ship."""

import datetime
from collections import Counter

import pytest

from joinedup.config.options import DEMO_DAY
from joinedup.core.audience import Label
from joinedup.core.demo import Demo, DemoSeat, load
from joinedup.core.period import When
from joinedup.core.permissions import TABLE, Reach, Role, Verb
from joinedup.core.plan import COLLECTIONS, Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.words import Agreement, Continuation, Ending
from tests.riverside.conftest import SHIPPED

Files = dict[str, PlanFile]


@pytest.fixture(scope="module")
def demo() -> Demo:
    return load()


@pytest.fixture(scope="module")
def plans(shipped: Files, plan_file: PlanFile) -> dict[str, Plan]:
    """The current main plan of each partnership, by its slug."""
    found = {
        name: shipped[name].plan
        for name in ("northvale", "saltmarsh", "eastshire-violence", "aberwen")
    }
    return {"riverside": plan_file.plan, **found}


def numbers(plan: Plan) -> set[str]:
    return {getattr(thing, "number", "") for thing in plan.things()} - {""}


def seats(demo: Demo) -> list[DemoSeat]:
    return [seat for person in demo.people for seat in person.seats]


def test_it_is_always_tuesday_17_november_2026_half_past_nine(demo: Demo) -> None:
    assert demo.clock.today == datetime.date(2026, 11, 17) == DEMO_DAY
    assert demo.clock.today.strftime("%A") == "Tuesday"
    assert f"{demo.clock.now:%H:%M}" == "09:30"


def test_nine_people_of_riverside_have_the_eight_roles_between_them(demo: Demo) -> None:
    roles = Counter(
        seat.role for person in demo.of("riverside") for seat in person.seats
        if seat.partnership == "riverside"
    )  # fmt: skip
    assert len(demo.of("riverside")) == 9
    assert roles == {role: 2 if role is Role.PARTNER_LEAD else 1 for role in Role}


def test_the_superintendent_sits_in_four_partnerships(demo: Demo) -> None:
    [person] = demo.of("northvale")
    assert [seat.partnership for seat in person.seats] == [
        "riverside", "northvale", "saltmarsh", "eastshire-violence",
    ]  # fmt: skip


def test_keys_are_addresses_that_nobody_can_have(demo: Demo) -> None:
    keys = [person.key for person in demo.people]
    assert len(set(keys)) == len(keys)
    assert all(key.count("@") == 1 and key.endswith(".example") for key in keys)
    assert all(each.contact.endswith(".example") for each in demo.partnerships)


def test_everybody_is_told_in_one_or_two_sentences_what_they_may_do(demo: Demo) -> None:
    assert all(20 < len(person.may) < 250 and person.may.endswith(".") for person in demo.people)


def test_seats_name_bodies_and_roles_that_the_plans_have(
    demo: Demo, plans: dict[str, Plan]
) -> None:
    for seat in seats(demo):
        plan = plans[seat.partnership]
        bodies = {partner.number: partner.ref for partner in plan.partners}
        people = {str(person.title): person.partner for person in plan.people}
        if seat.leads_as:
            assert people[seat.leads_as] == bodies[seat.partner], seat
        elif seat.partner:
            assert seat.partner in bodies, seat


def test_the_sentence_of_what_a_person_may_do_claims_no_more_than_the_table(demo: Demo) -> None:
    claims = {
        "agrees or refuses links": Verb.AGREE_LINK,
        "publishes": Verb.PUBLISH,
        "record that the board has agreed": Verb.AGREE_PLAN,
        "keeps drafts": Verb.WRITE_PRIVATE,
        "brings in workbooks": Verb.IMPORT,
        "answers for, ": Verb.WRITE,
    }
    for person in demo.people:
        for words, verb in claims.items():
            if words in person.may:
                assert TABLE[person.seats[0].role].get(verb, Reach.NONE) is not Reach.NONE, words


def test_who_acts_for_a_body_has_one(demo: Demo) -> None:
    acting = {Role.PARTNER_LEAD, Role.CONTRIBUTOR}
    assert all(seat.partner for seat in seats(demo) if seat.role in acting)


def test_each_partnership_has_the_facts_of_its_plan(demo: Demo, plans: dict[str, Plan]) -> None:
    for partnership in demo.partnerships:
        plan = plans[partnership.slug]
        assert str(partnership.name) == plan.partnership
        assert partnership.area == plan.area
        assert partnership.area.startswith("X")
        assert dict(partnership.words) == dict(plan.words)
        assert partnership.year_starts == plan.year_starts


def test_every_workbook_to_bring_in_ships_and_is_known_how_far(demo: Demo) -> None:
    files = [plan for partnership in demo.partnerships for plan in partnership.plans]
    assert all(plan.path.is_file() for plan in files)
    assert {plan.label for plan in files} == {Label.PUBLIC, Label.PARTNERSHIP}
    template = {path.name for path in SHIPPED.glob("*.xlsx")} - {"riverside-as-found.xlsx"}
    assert {plan.file for plan in files} == template


def test_the_older_version_of_a_series_comes_first(demo: Demo) -> None:
    main = [plan.file for plan in demo.partnerships[0].plans if plan.series == "main"]
    assert main == ["riverside-2025.xlsx", "riverside.xlsx"]


def test_nothing_happens_after_the_demos_own_moment_nor_before_the_plan_is_in(demo: Demo) -> None:
    first = min(plan.imported for each in demo.partnerships for plan in each.plans)
    later = [draft.written for draft in demo.drafts]
    later += [claim.drawn for claim in demo.claims]
    later += [plan.imported for each in demo.partnerships for plan in each.plans]
    later.append(demo.next.opened)
    assert first <= min(later)
    assert max(later) < demo.clock.now
    answered = [answer.on for answer in demo.next.answers]
    assert demo.next.opened.date() <= min(answered)
    assert max(answered) < demo.clock.today


def test_two_banks_and_the_police_each_keep_one_draft(demo: Demo, plan: Plan) -> None:
    kept = {draft.owner: draft for draft in demo.drafts}
    assert {owner: draft.type for owner, draft in kept.items()} == {
        "P16": "action",
        "P4": "delivery_system",
    }
    assert {draft.type for draft in demo.drafts} <= set(COLLECTIONS)
    assert {draft.serves for draft in demo.drafts} <= numbers(plan)


def test_what_is_kept_stands_in_no_plan(demo: Demo, shipped: Files, plan_file: PlanFile) -> None:
    files = [plan_file, *shipped.values()]
    titles = {
        str(thing.title)
        for file in files
        for thing in file.plan.things()
        if hasattr(thing, "title")
    }
    assert {draft.title for draft in demo.drafts} & titles == set()


def test_a_claim_waits_for_the_other_end(demo: Demo, plan: Plan) -> None:
    body = {partner.ref: partner.number for partner in plan.partners}
    answers = {each.number: body[each.owner or ""] for each in plan.delivery_systems}
    answers |= {each.number: body.get(each.accountable or "", "") for each in plan.actions}
    there = {(link.source, link.target) for link in plan.links}
    refs = {getattr(thing, "number", ""): thing.ref for thing in plan.things()}
    for claim in demo.claims:
        assert {answers[claim.source], answers[claim.target]} == {claim.drawn_by, claim.waits_for}
        assert (refs[claim.source], refs[claim.target]) not in there


def test_a_claim_waits_for_each_of_the_two_leads_of_partners(demo: Demo) -> None:
    leads = {seat.partner for person in demo.of("riverside") for seat in person.seats
             if seat.partnership == "riverside" and seat.role is Role.PARTNER_LEAD}  # fmt: skip
    assert {claim.waits_for for claim in demo.claims} == leads


def test_the_rivers_agency_has_six_links_to_agree_to_and_the_other_end_has(plan: Plan) -> None:
    agency = next(partner.ref for partner in plan.partners if partner.number == "P8")
    owner = {service.ref: service.owner for service in plan.delivery_systems}
    body = {action.ref: action.accountable for action in plan.actions}
    waiting = [
        link for link in plan.links
        if owner.get(link.source) == agency and link.agreement is Agreement.CLAIMED
    ]  # fmt: skip
    assert len(waiting) == 6
    assert all(link.agreed_by == (body[link.target],) for link in waiting)


def test_a_claim_of_the_plan_leaves_somebody_to_say_yes(plan: Plan) -> None:
    owner = {service.ref: service.owner for service in plan.delivery_systems}
    owner |= {action.ref: action.accountable for action in plan.actions}
    for link in plan.links:
        if link.agreement is Agreement.CLAIMED:
            ends = {owner[link.source], owner[link.target]} - {None}
            assert ends - set(link.agreed_by), link


def test_38_of_the_60_projects_have_an_answer_for_the_third_version(demo: Demo, plan: Plan) -> None:
    answered = [answer.number for answer in demo.next.answers]
    assert (len(answered), len(set(answered))) == (38, 38)
    assert set(answered) <= {action.number for action in plan.actions}


def test_the_answers_are_of_every_kind(demo: Demo) -> None:
    kinds = Counter(answer.became for answer in demo.next.answers)
    assert kinds == {
        Continuation.CARRIED_ON: 30,
        Continuation.MERGED: 3,
        Continuation.ACHIEVED: 2,
        Continuation.SPLIT: 1,
        Continuation.STOPPED: 1,
        Continuation.MOVED: 1,
    }


def test_answers_point_to_what_goes_on_or_is_new(demo: Demo) -> None:
    goes_on = {a.number for a in demo.next.answers if a.became is Continuation.CARRIED_ON}
    new = {addition.number for addition in demo.next.additions}
    for answer in demo.next.answers:
        own = {answer.number} if answer.became is Continuation.SPLIT else set()
        assert set(answer.into) <= goes_on | new | own, answer
        assert answer.why or answer.became is Continuation.CARRIED_ON, answer


def test_the_accountable_body_gives_the_answer_or_the_office_where_nobody_is(
    demo: Demo, plan: Plan
) -> None:
    body = {partner.ref: partner.number for partner in plan.partners}
    answers = {each.number: body.get(each.accountable or "", "office") for each in plan.actions}
    assert [a.number for a in demo.next.answers if a.by != answers[a.number]] == []


def test_additions_stand_under_priorities_and_have_leads(demo: Demo, plan: Plan) -> None:
    roles = {str(person.title) for person in plan.people}
    for addition in demo.next.additions:
        assert addition.number not in numbers(plan)
        assert addition.serves in numbers(plan)
        assert addition.lead in roles


def test_the_ended_care_board_and_its_successor_are_in_the_plans(
    shipped: Files, plan: Plan
) -> None:
    assert "P2a" in numbers(shipped["riverside-2025"].plan)
    [ended] = [partner for partner in plan.partners if partner.number == "P2a"]
    [after] = [partner for partner in plan.partners if partner.number == "P2"]
    assert (ended.ended, ended.ending) == (When.on(datetime.date(2026, 3, 31)), Ending.MERGED)
    assert ended.successors == (after.ref,)
