from __future__ import annotations

from dataclasses import replace

from joinedup.analysis.linkage.case import Case, Fault, called, is_flood, type_of
from joinedup.core.finding import Place, Plural, Rule, Severity
from joinedup.core.plan import (
    COLLECTIONS,
    Action,
    Measure,
    Partner,
    Person,
    Plan,
    Risk,
)
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import PlanKind
from tests.analysis.linkage.building import SOUND, TODAY, laid_out, lead

RULE = Rule(
    code="L99",
    family="structure",
    severity=Severity.WARNING,
    title="",
    sentence=Plural(
        "{name} is a {level}, {count} of {all}.", "{count} of {all} {levels}: {names}."
    ),
    remedy="Ask the {partner}.",
    why="",
    example="",
)


def case(plan: Plan = SOUND) -> Case:
    return Case(Snapshot(plan=plan, day=TODAY, places=laid_out(plan)), PlanKind.PLAN)


def faults(*refs: str) -> list[Fault]:
    return [Fault(case().graph.things[ref], "due") for ref in refs]


def test_a_few_faults_are_told_one_by_one():
    told = list(case().each_or_together(RULE, faults("A1", "A2"), 6))
    assert [each.message() for each in told] == [
        "1.1.1 “Project 1” is a project, 1 of 6.",
        "1.1.2 “Project 2” is a project, 1 of 6.",
    ]


def test_a_fault_that_most_things_have_is_told_once():
    (told,) = case().each_or_together(RULE, faults("A1", "A2", "A3", "A4", "A5", "A6"), 6)
    assert told.message() == (
        "6 of 6 projects: 1.1.1 “Project 1”, 1.1.2 “Project 2” and 1.1.3 “Project 3”."
    )
    assert told.subject.type == "plan"
    assert [each.ref for each in told.subjects] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert told.place == Place("plan.xlsx", "action", "F2")
    assert len(told.others) == 5


def test_a_flood_is_more_than_five_and_a_third_or_more_than_ten():
    assert [
        is_flood(count, among) for count, among in ((5, 5), (6, 18), (6, 17), (10, 99), (11, 99))
    ] == [
        False,
        False,
        True,
        False,
        True,
    ]


def test_no_fault_is_no_finding():
    assert list(case().each_or_together(RULE, [], 6)) == []


def test_a_remedy_may_use_our_words_without_being_given_them():
    assert case().find(RULE, all=1).remedy() == "Ask the partner."


def test_a_finding_about_a_plan_without_a_title_says_the_plan():
    assert case(Plan()).find(RULE, all=1).message() == "The plan is a plan, 1 of 1."


def test_a_row_that_stands_nowhere_leaves_the_finding_with_its_thing():
    told = case().find(RULE, SOUND.actions[0], "due", row="link:99", all=1)
    assert str(told.place) == "action!F2"


def test_every_type_of_thing_has_the_name_of_the_dictionary():
    given = Plan(measures=(Measure(ref="M1"),), risks=(Risk(ref="R1"),), actions=(Action(ref="X"),))
    assert [type_of(each) for each in given.things()] == ["action", "measure", "risk"]
    assert set(COLLECTIONS) >= {type_of(each) for each in SOUND.things()}


def test_things_are_called_by_their_number_and_title():
    assert called(Action(ref="A1", number="5.2.1", title=Text.of("Retrofit"))) == "5.2.1 “Retrofit”"
    assert (
        called(Action(ref="A1", number="5.2.1", title=Text.of("5.2.1 Retrofit")))
        == "“5.2.1 Retrofit”"
    )
    assert called(Action(ref="A1", title=Text.of("Retrofit"))) == "“Retrofit”"
    assert called(Action(ref="A1", number="5.2.1")) == "5.2.1"
    assert called(Action(ref="A1")) == "A1"
    assert called(Partner(ref="B1", number="P1", title=Text.of("Council"))) == "Council"


def test_the_owner_is_the_accountable_body_else_the_lead_else_nobody():
    owner = case().owner
    assert owner(SOUND.actions[1]) == "Wendside College"
    assert owner(Action(ref="A9", leads=(lead("U1"),))) == "role U1"
    assert owner(Action(ref="A9")) is None
    assert owner(None) is None


def test_the_owner_of_what_belongs_to_an_action_is_the_actions():
    owner = case().owner
    assert owner(SOUND.milestones[1]) == "Wendside College"
    assert owner(Measure(ref="M1", subject="A2")) == "Wendside College"
    assert owner(Measure(ref="M1", subject="A2", owner="Analyst")) == "Analyst"
    assert owner(Risk(ref="R1", subject="A99")) is None
    assert owner(Person(ref="U9", partner="B3")) == "Rivers Agency"
    assert owner(SOUND.delivery_systems[0]) == "Riverside Council"


def test_things_that_belong_to_one_another_have_no_owner_and_no_end():
    step = SOUND.milestones[0]
    plan = replace(SOUND, milestones=(replace(step, subject="K1"), *SOUND.milestones[1:]))
    assert case(plan).owner(plan.milestones[0]) is None
