"""What the Crime and Disorder Act 1998 and its 2007 Regulations ask of the partnership plan of an
English community safety partnership. Which numbers were read and which rest on memory is said in
docs/explanation/what-the-law-asks.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, title_of
from joinedup.analysis.linkage.community_safety_rules import (
    AUTHORITY_ABSENT,
    NO_ASSESSMENT,
    NO_PLACE,
    NO_REOFFENDING,
    NO_RESOURCES,
    NO_STEPS,
    NO_STRATEGY,
    NO_SUBSTANCES,
    NO_SUCCESS,
    NO_VIOLENCE,
    NOT_HEARD,
    NOT_RENEWED,
    RULES,
)
from joinedup.analysis.linkage.contents import (
    Requirement,
    check_contents,
    has_actions,
    is_heard,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Word
from joinedup.core.words import PlanKind

__all__ = ["CHECKS", "RULES", "WANTED", "required"]

WANTED = (
    Requirement(
        rule=NO_STRATEGY,
        phrases=re.compile(
            r"\bcrime|\bdisorder\b|\banti-?social\b|\bASB\b|\bviolen|\boffend|\bburglar|\btheft|\bsafe|\babuse\b",
            re.IGNORECASE,
        ),
    ),
    Requirement(
        rule=NO_SUBSTANCES,
        topics=("substance misuse",),
        phrases=re.compile(
            r"\bsubstance|\bdrugs?\b|\balcohol|\bdrink-?driv|\baddict", re.IGNORECASE
        ),
    ),
    Requirement(
        rule=NO_REOFFENDING,
        topics=("reoffending",),
        phrases=re.compile(r"\bre-?offend|\bre-?convict|\bprobation\b|\bresettle", re.IGNORECASE),
    ),
    Requirement(
        rule=NO_VIOLENCE,
        topics=("serious violence",),
        phrases=re.compile(
            r"\bserious violence\b|\bviolen|\bknife\b|\bknives\b|\bhomicide", re.IGNORECASE
        ),
    ),
    Requirement(
        rule=NO_ASSESSMENT,
        topics=("needs and circumstances", "why these"),
        phrases=re.compile(r"\bstrategic (?:needs )?assessment\b|\bcrime audit\b", re.IGNORECASE),
        prose=N_("the strategic assessment behind its priorities"),
    ),
    Requirement(rule=NO_STEPS, things=lambda case: bool(case.plan.actions) or _is_served(case)),
    Requirement(
        rule=NO_RESOURCES,
        topics=("resources",),
        things=lambda case: any(need.amount is not None or need.answer for need in case.plan.needs),
        phrases=re.compile(r"\bfunding\b|\bbudget", re.IGNORECASE),
        prose=N_("how resources are to be allocated"),
    ),
    Requirement(
        rule=NO_SUCCESS,
        topics=("how success is measured",),
        things=lambda case: bool(case.plan.measures),
        prose=N_("how success is measured"),
    ),
    Requirement(
        rule=NOT_HEARD,
        topics=("how communities were heard",),
        things=is_heard,
        phrases=re.compile(r"\bconsult(?:ed|ation)\b|\bresidents’? survey\b", re.IGNORECASE),
        prose=N_("how people who live or work in the area were heard"),
    ),
    Requirement(
        rule=NOT_RENEWED,
        topics=("review", "publication"),
        prose=N_("how it is revised each year and published"),
    ),
)

AUTHORITIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        (N_("council"), r"\b(?:council|borough|county|district|city of|authority|unitary)\b"),
        (N_("police force"), r"\b(?:police|constabulary|policing)\b"),
        (N_("fire and rescue authority"), r"\bfire\b"),
        (
            N_("integrated care board"),
            r"\b(?:integrated care|care board|ICB|NHS|health|clinical)\b",
        ),
        (N_("provider of probation services"), r"\bprobation\b"),
    )
)
"""The responsible authorities of section 5(1), and words by which a partner is recognised."""

FEWEST_PARTNERS = 3
"""A list of one or two partners is not the list of partners."""


def _is_served(case: Case) -> bool:
    return any(has_actions(case, outcome) for outcome in case.plan.outcomes)


def required(case: Case) -> Iterator[Finding]:
    """C40 to C49 and C51: what the file does not show of what the law asks."""
    yield from check_contents(case, PlanKind.COMMUNITY_SAFETY, WANTED, NO_PLACE)


def authorities(case: Case) -> Iterator[Finding]:
    """C50: responsible authorities that no partner's name looks like."""
    partners = case.plan.partners
    if case.kind is not PlanKind.COMMUNITY_SAFETY or len(partners) < FEWEST_PARTNERS:
        return
    names = " | ".join(title_of(partner) for partner in partners)
    absent = tuple(Word(name) for name, words in AUTHORITIES if not words.search(names))
    if absent:
        yield case.find(AUTHORITY_ABSENT, partners[0], "title", bodies=absent)


CHECKS = (required, authorities)
