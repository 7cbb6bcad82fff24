from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.linkage import community_safety, loip, wellbeing
from joinedup.core.plan import Need, Outcome, Participation, Partner, Plan, Statement
from joinedup.core.text import Text
from joinedup.core.words import PlainAnswer, PlanKind
from tests.analysis.linkage.building import SOUND, change, change_all, on
from tests.analysis.linkage.measured import MEASURED, codes, found, said

BARE = replace(
    MEASURED, statements=(), participations=(), localities=(), needs=(), starts=None, ends=None
)
"""Outcomes, priorities, actions and measures, and not a word of prose."""

ROWS = replace(
    BARE, fields=frozenset({"outcome.title", "outcome.leads", "action.title", "action.due"})
)
"""As a workbook without a sheet for prose."""

LOIP, WELLBEING = PlanKind.LOIP, PlanKind.WELLBEING
SAFETY, PLAIN = PlanKind.COMMUNITY_SAFETY, PlanKind.PLAN


def contents(plan: Plan, kind: PlanKind) -> list[str]:
    return [code for code in codes(plan, kind) if code.startswith("C")]


def stated(plan: Plan, **topics: str) -> Plan:
    more = tuple(
        Statement(topic=topic.replace("_", " "), text=Text.of(text))
        for topic, text in topics.items()
    )
    return replace(plan, statements=(*plan.statements, *more))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (LOIP, ["C04", "C05", "C06", "C07", "C08", "C09"]),
        (WELLBEING, ["C22", "C23", "C25", "C27", "C28"]),
        (SAFETY, ["C40", "C41", "C42", "C43", "C44", "C46", "C48", "C49", "C50"]),
        (PLAIN, ["C62"]),
    ],
)
def test_only_the_codes_of_the_plans_kind_apply(kind: PlanKind, expected: list[str]):
    assert contents(BARE, kind) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (LOIP, ["C08", "C10"]),
        (WELLBEING, ["C31"]),
        (SAFETY, ["C40", "C41", "C42", "C43", "C50", "C51"]),
        (PLAIN, ["C62"]),
    ],
)
def test_what_a_file_has_no_place_for_is_said_once(kind: PlanKind, expected: list[str]):
    assert contents(ROWS, kind) == expected


def test_the_sentence_for_a_file_without_a_place_for_prose():
    assert said(ROWS, "C10", LOIP) == [
        "This file has no place for prose, so it does not show the needs and circumstances of the "
        "people of the area, how community bodies took part, how inequalities from socio-economic "
        "disadvantage are to be reduced, consistency with the national outcomes and how the plan "
        "is reviewed and progress reported."
    ]


def test_the_kind_that_the_plan_says_it_is_counts():
    assert "C04" in [each.code for each in found(replace(BARE, kind=LOIP), "C04", kind=LOIP)]


def test_a_loip_that_says_everything():
    plan = stated(
        MEASURED,
        needs_and_circumstances="One in six has another first language.",
        national_outcomes="Each aim names its own.",
    )
    plan = stated(plan, **{"socio-economic_disadvantage": "The gap is measured."})
    assert contents(plan, LOIP) == []


def test_a_requirement_is_shown_by_a_phrase_anywhere_in_the_plan():
    plan = change("O1", BARE, description=Text.of("Narrow the gap between rich and poor."))
    assert "C06" not in contents(plan, LOIP)


def test_a_loip_without_outcomes():
    plan = replace(BARE, outcomes=(), priorities=(), actions=(), links=())
    assert said(plan, "C01", LOIP) == [
        "The file shows no local outcomes; a local outcomes improvement plan must set out those to "
        "which the partnership gives priority."
    ]


def undated(**fields: object) -> Plan:
    """Outcomes without targets, dates or an end of the plan."""
    plan = replace(BARE, measures=())
    return change_all(lambda _: fields, "outcome", plan)


def test_a_local_outcome_whose_improvement_is_not_described():
    assert said(undated(), "C02", LOIP)[0] == (
        "The file does not describe the improvement proposed in 1 “Ready for school”: it has no "
        "text and no target."
    )


def test_a_description_a_target_or_a_title_with_a_figure_describes_it():
    assert said(undated(description=Text.of("More children talk.")), "C02", LOIP) == []
    assert said(undated(title=Text.of("95% talk at two")), "C02", LOIP) == []
    assert said(BARE, "C02", LOIP) == []


def test_a_local_outcome_without_a_period():
    assert said(undated(), "C03", LOIP)[0] == (
        "The file does not say within what period 1 “Ready for school” is to improve."
    )


@pytest.mark.parametrize(
    "plan",
    [
        undated(due=on("2030-03-31")),
        undated(title=Text.of("Ready for school by 2030")),
        replace(undated(), ends=on("2030-03-31")),
        BARE,
    ],
    ids=["its own date", "a year in its title", "the end of the plan", "a dated target"],
)
def test_a_period_may_be_given_in_four_ways(plan: Plan):
    assert said(plan, "C03", LOIP) == []
    assert said(plan, "C24", WELLBEING) == []


def test_what_a_community_said_shows_that_it_was_heard():
    spoken = replace(BARE, participations=(Participation(ref="H1", community="Eastmere"),))
    for code, kind in (("C05", LOIP), ("C27", WELLBEING), ("C48", SAFETY)):
        assert len(said(BARE, code, kind)) == 1
        assert said(spoken, code, kind) == []


def test_a_wellbeing_plan_that_says_everything():
    plan = stated(
        MEASURED,
        **{
            "well-being_goals": "A prosperous, resilient, healthier, more equal Wales of cohesive "
            "communities and vibrant culture, globally responsible.",
            "sustainable_development": "Long-term, integrated, with involvement and collaboration, "
            "to prevent.",
        },
    )
    assert contents(plan, WELLBEING) == []


def test_an_objective_without_steps():
    more = Outcome(ref="O9", number="9", title=Text.of("A vibrant language"), due=on("2030-03-31"))
    plan = replace(MEASURED, outcomes=(*MEASURED.outcomes, more))
    assert said(plan, "C21", WELLBEING) == [
        "The file shows no step to meet the aim 9 “A vibrant language”."
    ]


def test_a_step_that_does_not_say_who_takes_it():
    plan = change("A1", MEASURED, leads=(), accountable=None)
    assert said(plan, "C26", WELLBEING) == [
        "The file does not say which bodies are to take the project 1.1.1 “Project 1”."
    ]


def test_a_file_without_a_column_for_bodies_is_not_told_so_step_by_step():
    plan = change("A1", ROWS, leads=(), accountable=None)
    assert said(plan, "C26", WELLBEING) == []


def test_the_goals_that_a_statement_leaves_out():
    plan = stated(MEASURED, **{"well-being_goals": "A prosperous, resilient and healthier Wales; "
        "cohesive communities; vibrant culture."})  # fmt: skip
    assert said(plan, "C29", WELLBEING) == [
        "The statement on the well-being goals does not name a more equal Wales and a globally "
        "responsible Wales."
    ]


def test_goals_named_in_welsh_are_named():
    plan = stated(MEASURED, **{"well-being_goals": "Cymru lewyrchus, gydnerth, iachach, sy’n fwy "
        "cyfartal, o gymunedau cydlynus, â diwylliant bywiog, sy’n gyfrifol ar lefel fyd-eang."})  # fmt: skip
    assert said(plan, "C29", WELLBEING) == []


def test_a_statement_that_names_no_goal_is_not_listed_goal_by_goal():
    plan = stated(MEASURED, **{"well-being_goals": "All of them, see the table."})
    assert said(plan, "C29", WELLBEING) == []


def test_the_ways_of_working_that_a_statement_leaves_out():
    plan = stated(MEASURED, sustainable_development="We collaborate, involve and prevent.")
    assert said(plan, "C30", WELLBEING) == [
        "The statement on the sustainable development principle does not name the long term and "
        "integration."
    ]


SAFE = change_all(
    lambda each: (
        {"title": Text.of("Less crime, fewer drug deaths, less reoffending and knife crime")}
        if each.ref == "O1"
        else {}
    ),
    "outcome",
    BARE,
)


def test_the_strategies_are_shown_by_the_words_of_outcomes():
    assert not {"C40", "C41", "C42", "C43"} & set(contents(SAFE, SAFETY))


def test_a_strategy_that_is_missing():
    assert said(BARE, "C42", SAFETY) == [
        "The file shows nothing on reducing reoffending in the area."
    ]
    assert said(stated(BARE, reoffending="See the joint plan."), "C42", SAFETY) == []


def test_a_safety_plan_without_steps():
    assert len(said(replace(SAFE, actions=(), links=()), "C45", SAFETY)) == 1


def test_a_plain_answer_on_needs_shows_resources():
    answered = replace(SAFE, needs=(Need(subject="A1", answer=PlainAnswer.SOME),))
    assert len(said(SAFE, "C46", SAFETY)) == 1
    assert said(answered, "C46", SAFETY) == []


def test_measures_show_how_success_is_measured():
    assert said(SAFE, "C47", SAFETY) == []
    assert len(said(replace(SAFE, measures=()), "C47", SAFETY)) == 1


FIVE = (
    "Riverside Council",
    "Eastshire Police",
    "Eastshire Fire and Rescue",
    "Wend Valley Integrated Care Board",
    "Eastshire Probation",
)


def of_partners(*names: str) -> Plan:
    partners = tuple(Partner(ref=f"B{n}", title=Text.of(name)) for n, name in enumerate(names, 1))
    return replace(SAFE, partners=partners)


def test_a_responsible_authority_that_is_not_among_the_partners():
    assert said(of_partners(*FIVE), "C50", SAFETY) == []
    assert said(of_partners(*FIVE[:3]), "C50", SAFETY) == [
        "The partners in the file do not include: integrated care board and provider of probation "
        "services."
    ]


def test_one_or_two_partners_are_no_list_of_them():
    assert said(of_partners(*FIVE[:2]), "C50", SAFETY) == []


def test_a_plain_plan_for_no_period():
    plan = change_all(lambda _: {"due": None}, plan=replace(undated(), title=Text.of("Our vision")))
    assert said(plan, "C60") == [
        "The file does not say for what years the plan is, and not one of its aims has a date."
    ]


@pytest.mark.parametrize(
    "plan",
    [
        replace(BARE, starts=on("2025-04-01")),
        replace(undated(), title=Text.of("Riverside 2030")),
        replace(BARE, title=Text.of("Our vision")),
    ],
)
def test_a_plain_plan_may_show_its_period_in_many_ways(plan: Plan):
    assert said(plan, "C60") == []


def test_nobody_answers_for_any_part_of_the_plan():
    plan = change_all(lambda _: {"leads": (), "accountable": None}, plan=MEASURED)
    plan = change_all(lambda _: {"leads": ()}, "outcome", plan)
    assert said(plan, "C61") == [
        "The file names nobody who leads any of its outcomes, priorities or actions."
    ]
    assert said(change("O1", plan, leads=SOUND.outcomes[0].leads), "C61") == []


def test_a_file_without_a_column_for_leads_is_told_so_elsewhere():
    plan = change_all(lambda _: {"leads": (), "accountable": None}, plan=ROWS)
    plan = replace(plan, fields=frozenset({"outcome.title", "action.title"}))
    assert said(change_all(lambda _: {"leads": ()}, "outcome", plan), "C61") == []


def test_what_good_practice_asks_is_said_in_one_note():
    assert said(BARE, "C62") == [
        "The file does not show why these outcomes were chosen, how communities were heard and how "
        "the plan is reviewed; no law asks it of this kind of plan."
    ]
    assert said(stated(BARE, review="Each December."), "C62") == [
        "The file does not show why these outcomes were chosen and how communities were heard; no "
        "law asks it of this kind of plan."
    ]


@pytest.mark.parametrize(
    ("title", "option"),
    [
        ("Kirkdale LOIP 2023-28: delivery plan", "loip"),
        ("aberdeen-loip-2019-excerpt", "loip"),
        ("Dyffryn Public Services Board: Well-being Plan", "wellbeing"),
        ("Bwrdd Gwasanaethau Cyhoeddus Glannau Teifi", "wellbeing"),
        ("Fenmarsh Community Safety Partnership Action Plan 2026-27", "community-safety"),
    ],
)
def test_a_plan_named_as_one_that_the_law_speaks_of_is_asked_to_be_checked_as_one(
    title: str, option: str
):
    plan = replace(BARE, title=Text.of(title))
    (finding,) = found(plan, "C63")
    assert finding.remedy() == f"If it is that plan, check it again with --kind {option}."
    assert said(plan, "C62") == []  # it says that no law asks it
    assert said(plan, "C63", PlanKind(option)) == []


@pytest.mark.parametrize(
    "title", ["Millford Health and Wellbeing Board: wellbeing plan", "Philoips’ plan", "Safe town"]
)
def test_other_names_tell_of_no_law(title: str):
    assert said(replace(BARE, title=Text.of(title)), "C63") == []


@pytest.mark.parametrize(
    "title", ["Well-being Plan 2023-28", "LOIP 2016–2026", "Cynllun 2023 i 2028"]
)
def test_the_years_in_the_plans_title_are_its_period(title: str):
    assert said(replace(undated(), title=Text.of(title)), "C24", WELLBEING) == []
    assert said(replace(undated(), title=Text.of(title)), "C03", LOIP) == []


def test_one_year_in_a_title_is_no_period():
    assert said(replace(undated(), title=Text.of("Our place, 2023")), "C24", WELLBEING) != []


def test_a_log_of_actions_or_a_list_of_indicators_is_not_asked_for_passages_of_prose():
    rows = replace(BARE, outcomes=(), priorities=(), links=())
    assert said(rows, "C62") == []


def test_every_requirement_of_law_has_a_rule_of_its_own_kind():
    for module, first, last in (
        (loip, "C01", "C10"),
        (wellbeing, "C20", "C31"),
        (community_safety, "C40", "C51"),
    ):
        wanted = {each.rule.code for each in module.WANTED}
        assert all(first <= code <= last for code in wanted)
        assert wanted < {rule.code for rule in module.RULES}
