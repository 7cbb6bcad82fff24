"""What the Community Empowerment (Scotland) Act 2015, Part 2, asks of a local outcomes
improvement plan. Which section numbers were read and which rest on memory is said in
docs/explanation/what-the-law-asks.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.contents import (
    Requirement,
    check_contents,
    is_heard,
    outcomes_without_a_period,
)
from joinedup.analysis.linkage.loip_rules import (
    NO_INEQUALITY,
    NO_LOCALITIES,
    NO_NATIONAL,
    NO_NEEDS,
    NO_OUTCOMES,
    NO_PERIOD,
    NO_PLACE,
    NO_REVIEW,
    NOT_DESCRIBED,
    NOT_HEARD,
    RULES,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding
from joinedup.core.words import PlanKind

__all__ = ["CHECKS", "RULES", "WANTED", "required"]

WANTED = (
    Requirement(rule=NO_OUTCOMES, things=lambda case: bool(case.plan.outcomes)),
    Requirement(
        rule=NO_NEEDS,
        topics=("needs and circumstances",),
        phrases=re.compile(r"\bneeds and circumstances\b|\bneeds assessment\b", re.IGNORECASE),
        prose=N_("the needs and circumstances of the people of the area"),
    ),
    Requirement(
        rule=NOT_HEARD,
        topics=("how communities were heard",),
        things=is_heard,
        prose=N_("how community bodies took part"),
    ),
    Requirement(
        rule=NO_INEQUALITY,
        topics=("socio-economic disadvantage",),
        phrases=re.compile(
            r"\binequalit|\bsocio-?economic\b|\bdepriv|\bdisadvantag|\bpoverty\b|\blow[- ]incomes?\b|"
            r"\bSIMD\b|\bthe gap\b|-gap\b",
            re.IGNORECASE,
        ),
        prose=N_("how inequalities from socio-economic disadvantage are to be reduced"),
    ),
    Requirement(
        rule=NO_NATIONAL,
        topics=("national outcomes",),
        phrases=re.compile(r"\bnational (?:outcomes?|performance framework)\b", re.IGNORECASE),
        prose=N_("consistency with the national outcomes"),
    ),
    Requirement(
        rule=NO_LOCALITIES,
        things=lambda case: bool(case.plan.localities),
        phrases=re.compile(r"\blocality plans?\b|\blocalit(?:y|ies)\b", re.IGNORECASE),
    ),
    Requirement(
        rule=NO_REVIEW,
        topics=("review", "how success is measured"),
        phrases=re.compile(r"\bprogress reports?\b|\bannual report\b", re.IGNORECASE),
        prose=N_("how the plan is reviewed and progress reported"),
    ),
)


def required(case: Case) -> Iterator[Finding]:
    """C01, C04 to C10: what the file does not show of what the Act asks."""
    yield from check_contents(case, PlanKind.LOIP, WANTED, NO_PLACE)


def outcomes(case: Case) -> Iterator[Finding]:
    """C02 and C03: outcomes whose improvement is not described, or has no period."""
    if case.kind is not PlanKind.LOIP:
        return
    among = len(case.plan.outcomes)
    aimed = {measure.subject for measure in case.plan.measures if measure.targets}
    bare = [
        Fault(each)
        for each in case.plan.outcomes
        if not each.description and each.ref not in aimed and not _says_by_how_much(str(each.title))
    ]
    yield from case.each_or_together(NOT_DESCRIBED, bare, among)
    yield from case.each_or_together(NO_PERIOD, outcomes_without_a_period(case), among)


def _says_by_how_much(title: str) -> bool:
    """A title of some length is itself a description: “95% of children reach…”."""
    return any(mark.isdigit() for mark in title) or len(title.split()) > 5


CHECKS = (required, outcomes)
