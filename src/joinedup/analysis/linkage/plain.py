"""What good practice asks of a partnership plan that no law prescribes.

The questions are those that public audit has asked of partnerships since the Audit Commission's
*Governing partnerships* (2005): what is it for, by when, who answers, how is it reviewed, who was
heard. Nothing here is an error, and each text says that no law requires it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case
from joinedup.analysis.linkage.contents import (
    FAMILY,
    Prose,
    Requirement,
    is_heard,
    is_shown,
    outcomes_without_a_period,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Rule, Severity, Word
from joinedup.core.words import PlanKind

PRACTICE = "Good practice; no law requires it"

NO_PERIOD = Rule(
    code="C60",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("A plan for no period"),
    sentence=N_(
        "The file does not say for what years the plan is, and not one of its {outcomes} has a date."
    ),
    remedy=N_(
        "Give the plan a first and a last day; no law requires it, and every reader will ask."
    ),
    why=N_(
        "Without an end nobody can say that the plan has failed or succeeded, and it is never "
        "anybody’s turn to write the next one. "
        "The years need not be many; they need to be there."
    ),
    example=N_("*Our shared vision*, undated."),
    rank=38,
    provision=PRACTICE,
)

NOBODY_ANSWERS = Rule(
    code="C61",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("Nobody answers for any part of the plan"),
    sentence=N_("The file names nobody who leads any of its outcomes, priorities or actions."),
    remedy=N_(
        "Name who leads each outcome at the least; no law requires it, and scrutiny will ask for it first."
    ),
    why=N_(
        "A partnership cannot order its members about; what it has is that somebody said in front "
        "of the others: this one is mine. "
        "Where nobody has said it, everybody can be sorry together."
    ),
    example=N_(
        "Seven aims and sixty projects under the partnership’s logo, without a single name or post."
    ),
    rank=28,
    provision=PRACTICE,
)

NOT_SHOWN = Rule(
    code="C62",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("What a good plan says in prose is not in this file"),
    sentence=N_("The file does not show {topics}; no law asks it of this kind of plan."),
    remedy=N_(
        "Check that the published plan says it; or add a statement on each, so that this file shows it."
    ),
    why=N_(
        "Why these outcomes and not others, who was heard, and when the plan is looked at again: "
        "scrutiny asks for all three. They are said in sentences and may well stand in the "
        "published document; this says only that they cannot be seen here."
    ),
    example=N_(
        "*The board reviews the plan each December. Three suppers in Eastmere, 94 people: the panel came of it.*"
    ),
    rank=64,
    provision=PRACTICE,
)

OF_A_KIND = Rule(
    code="C63",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("A plan that the law speaks of, checked as a plain one"),
    sentence=N_(
        "By its name this belongs to {what}, and it was checked as a plan that no law prescribes, "
        "so what the law asks of it was not looked at."
    ),
    remedy=N_("If it is that plan, check it again with --kind {option}."),
    why=N_(
        "For some plans an Act says what they must contain, and scrutiny begins there. The name of "
        "a file is too little to decide it: an action plan under a statutory plan need not repeat "
        "it. So the check asks, and does not assume."
    ),
    example=N_("A workbook called *Well-being Plan 2023-28: steps*, checked without `--kind`."),
    rank=30,
    provision=(
        "Community Empowerment (Scotland) Act 2015, Part 2; Well-being of Future Generations (Wales) "
        "Act 2015, Part 4; Crime and Disorder Act 1998, sections 5 and 6"
    ),
)

RULES = (NO_PERIOD, NOBODY_ANSWERS, NOT_SHOWN, OF_A_KIND)

_NAMES: tuple[tuple[PlanKind, str, re.Pattern[str]], ...] = (
    (
        PlanKind.LOIP,
        N_("a Local Outcomes Improvement Plan (Scotland)"),
        re.compile(r"\blocal outcomes? improvement|(?<![^\W_])LOIP(?![^\W_])", re.IGNORECASE),
    ),
    (
        PlanKind.WELLBEING,
        N_("a well-being plan (Wales)"),
        re.compile(
            r"\bpublic services boards?\b|\bPSB\b|\b(?:cynllun|amcan) llesiant\b"
            r"|\bbwrdd gwasanaethau cyhoeddus\b",
            re.IGNORECASE,
        ),
    ),
    (
        PlanKind.COMMUNITY_SAFETY,
        N_("a community safety plan (England and Wales)"),
        re.compile(r"\bcommunity safety (?:partnership|plan|strategy)\b", re.IGNORECASE),
    ),
)


def _has_period(case: Case) -> bool:
    plan = case.plan
    if (
        plan.starts is not None
        or not plan.outcomes
        or any(mark.isdigit() for mark in str(plan.title))
    ):
        return True
    if any(each.due for things in (plan.priorities, plan.actions) for each in things):
        return True
    if any(target.due for measure in plan.measures for target in measure.targets):
        return True
    return len(outcomes_without_a_period(case)) < len(plan.outcomes)


def _somebody_answers(case: Case) -> bool:
    """Where the file has no column for leads, that is said by N41 and not again here."""
    plan = case.plan
    levels = (("outcome", plan.outcomes), ("priority", plan.priorities), ("action", plan.actions))
    asked = [things for level, things in levels if things and plan.has(f"{level}.leads")]
    if not asked:
        return True
    return any(
        each.leads or getattr(each, "accountable", None) for things in asked for each in things
    )


ANSWERED = (
    Requirement(rule=NO_PERIOD, topics=("period",), things=_has_period),
    Requirement(rule=NOBODY_ANSWERS, things=_somebody_answers),
)

TOLD = (
    Requirement(
        rule=NOT_SHOWN,
        topics=("why these", "needs and circumstances"),
        phrases=re.compile(r"\bneeds assessment\b|\bevidence base\b", re.IGNORECASE),
        prose=N_("why these outcomes were chosen"),
    ),
    Requirement(
        rule=NOT_SHOWN,
        topics=("how communities were heard",),
        things=is_heard,
        phrases=re.compile(r"\bconsult(?:ed|ation)\b", re.IGNORECASE),
        prose=N_("how communities were heard"),
    ),
    Requirement(
        rule=NOT_SHOWN,
        topics=("review",),
        phrases=re.compile(r"\breviewed\b|\bprogress reports?\b|\bannual report\b", re.IGNORECASE),
        prose=N_("how the plan is reviewed"),
    ),
)


def required(case: Case) -> Iterator[Finding]:
    """C60 to C63: what the file does not show of what good practice asks; or, where its name is
    that of a plan that the law speaks of, that it should be checked as one."""
    if case.kind is not PlanKind.PLAN:
        return
    prose = Prose(case)
    for each in ANSWERED:
        if not is_shown(case, prose, each):
            yield case.find(each.rule)
    named = _named(case)
    if named:
        option, what = named
        yield case.find(OF_A_KIND, what=Word(what), option=option)
    elif case.plan.outcomes or case.plan.priorities:
        yield from _not_shown(case, prose)


def _not_shown(case: Case, prose: Prose) -> Iterator[Finding]:
    """C62, asked of a plan with results to reach: a log of actions has no such passages."""
    silent = tuple(Word(each.prose) for each in TOLD if not is_shown(case, prose, each))
    if silent:
        yield case.find(NOT_SHOWN, topics=silent)


def _named(case: Case) -> tuple[str, str] | None:
    """The kind of plan that a plan's name tells of, as ``--kind`` has it and in words."""
    name = f"{case.plan.title}\n{case.plan.partnership}"
    found = ((kind.value, what) for kind, what, pattern in _NAMES if pattern.search(name))
    return next(found, None)


CHECKS = (required,)
