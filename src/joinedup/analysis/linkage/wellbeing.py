"""What the Well-being of Future Generations (Wales) Act 2015, Part 4, asks of a local well-being
plan. Which section numbers were read and which rest on memory is said in
docs/explanation/what-the-law-asks.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.contents import (
    Requirement,
    check_contents,
    has_actions,
    is_heard,
    outcomes_without_a_period,
    statement,
)
from joinedup.analysis.linkage.wellbeing_rules import (
    GOALS_LEFT_OUT,
    NO_ASSESSMENT,
    NO_GOALS,
    NO_OBJECTIVES,
    NO_PERIOD,
    NO_PLACE,
    NO_PRINCIPLE,
    NO_REPORT,
    NO_STEPS,
    NO_TAKERS,
    NOT_CONSULTED,
    RULES,
    WAYS_LEFT_OUT,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Word
from joinedup.core.words import PlanKind

__all__ = ["CHECKS", "RULES", "WANTED", "required"]

WANTED = (
    Requirement(rule=NO_OBJECTIVES, things=lambda case: bool(case.plan.outcomes)),
    Requirement(
        rule=NO_GOALS,
        topics=("well-being goals",),
        phrases=re.compile(r"\bwell-?being goals?\b|\bnod(?:au)? llesiant\b", re.IGNORECASE),
        prose=N_("why the objectives contribute to the well-being goals"),
    ),
    Requirement(
        rule=NO_ASSESSMENT,
        topics=("needs and circumstances", "why these"),
        phrases=re.compile(
            r"\bassessments? of (?:local )?well-?being\b|\bwell-?being assessment\b|\basesiad\w* (?:o )?lesiant\b",
            re.IGNORECASE,
        ),
        prose=N_("how the objectives follow from the assessment of local well-being"),
    ),
    Requirement(
        rule=NO_PRINCIPLE,
        topics=("sustainable development",),
        phrases=re.compile(
            r"\bsustainable development principle\b|\bfive ways of working\b|\bpum ffordd o weithio\b|"
            r"\bdatblygu cynaliadwy\b",
            re.IGNORECASE,
        ),
        prose=N_("how the steps accord with the sustainable development principle"),
    ),
    Requirement(
        rule=NOT_CONSULTED,
        topics=("how communities were heard",),
        things=is_heard,
        phrases=re.compile(r"\bconsultation\b|\bymgynghori", re.IGNORECASE),
        prose=N_("who was consulted"),
    ),
    Requirement(
        rule=NO_REPORT,
        topics=("review", "how success is measured"),
        phrases=re.compile(
            r"\b(?:annual|progress) reports?\b|\badroddiad blynyddol\b", re.IGNORECASE
        ),
        prose=N_("how the plan is reviewed and progress reported"),
    ),
)

GOALS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        (N_("a prosperous Wales"), r"\bprosper|\blewyrchus\b|\bllewyrchus\b"),
        (N_("a resilient Wales"), r"\bresilien|\bgydnerth\b|\bcydnerth"),
        (N_("a healthier Wales"), r"\bhealth(?:ier|y)\b|\biachach\b"),
        (N_("a more equal Wales"), r"\bequal|\bgyfartal\b|\bcyfartal"),
        (N_("a Wales of cohesive communities"), r"\bcohesi|\bcydlynus\b|\bgydlynus\b"),
        (
            N_("a Wales of vibrant culture and thriving Welsh language"),
            r"\bvibrant\b|\bculture\b|\bWelsh language\b|\bdiwylliant\b|\bGymraeg\b",
        ),
        (N_("a globally responsible Wales"), r"\bglobal|\bfyd-eang\b|\bbyd-eang\b"),
    )
)
"""The seven goals of section 4, and words by which a statement names each."""

WAYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        (
            N_("the long term"),
            r"\blong[- ]term\b|\bhirdymor\b|\bhir[- ]?dymor\b|\bfuture generations\b",
        ),
        (N_("integration"), r"\bintegrat|\bintegreiddio\b"),
        (N_("involvement"), r"\binvolv|\bcynnwys\b|\bgynnwys\b"),
        (N_("collaboration"), r"\bcollaborat|\bcydweithio\b|\bgydweithio\b"),
        (N_("prevention"), r"\bprevent|\batal\b"),
    )
)
"""The five things of section 5 that must be taken into account."""


def required(case: Case) -> Iterator[Finding]:
    """C20, C22, C23, C25, C27, C28 and C31: what the file does not show of what the Act asks."""
    yield from check_contents(case, PlanKind.WELLBEING, WANTED, NO_PLACE)


def objectives(case: Case) -> Iterator[Finding]:
    """C21, C24 and C26: objectives without steps or periods, steps that nobody takes."""
    if case.kind is not PlanKind.WELLBEING:
        return
    plan = case.plan
    bare = [Fault(each) for each in plan.outcomes if not has_actions(case, each)]
    yield from case.each_or_together(NO_STEPS, bare, len(plan.outcomes))
    yield from case.each_or_together(NO_PERIOD, outcomes_without_a_period(case), len(plan.outcomes))
    if any(plan.has(name) for name in ("action.leads", "action.accountable")):
        idle = [
            Fault(each, "leads")
            for each in plan.actions
            if not (each.leads or each.accountable or each.contributors)
        ]
        yield from case.each_or_together(NO_TAKERS, idle, len(plan.actions))


def named(case: Case) -> Iterator[Finding]:
    """C29 and C30: goals and ways of working that a statement on them leaves out."""
    if case.kind is not PlanKind.WELLBEING:
        return
    for rule, topic, wanted in (
        (GOALS_LEFT_OUT, "well-being goals", GOALS),
        (WAYS_LEFT_OUT, "sustainable development", WAYS),
    ):
        found = statement(case, topic)
        if found is None:
            continue
        number, text = found
        left_out = tuple(Word(name) for name, words in wanted if not words.search(text))
        if left_out and len(left_out) < len(wanted):
            yield case.find(rule, row=f"statement:{number}", left_out=left_out)


CHECKS = (required, objectives, named)
