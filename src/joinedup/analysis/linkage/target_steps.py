"""Targets that are no figure, and steps that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.measuring import comparable, last_day, meets, said_when, way, written
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Target

FAMILY = "targets"

NO_FIGURE = Rule(
    code="M37",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A target without a figure"),
    sentence=Plural(
        N_("The target of {name} is “{target}”, which no reading can meet or miss."),
        N_("The targets of {count} of the {all} {levels} have no figure, among them {names}."),
    ),
    remedy=N_("Say to what figure, and by when; a range will do."),
    why=N_(
        "“Improve” is met by the smallest change in the right direction, chance included, and "
        "missed by nobody who waits for a good year. "
        "A figure, even a rough one, makes the partners say how much better would be worth the money."
    ),
    example=N_("*Target: increase*. Better: *from 62% to 72% by 2030*."),
    rank=32,
)

TWO_AT_ONCE = Rule(
    code="M39",
    family=FAMILY,
    severity=Severity.ERROR,
    about="measure",
    title=N_("Two targets for one date"),
    sentence=N_("{name} has different targets for {due}: {targets}."),
    remedy=N_(
        "Keep one; or, if they are for different groups or places, make them measures of their own."
    ),
    why=N_(
        "Whichever is met will be reported, and whoever looks for the other will find it. Two "
        "targets usually mean that the figure was renegotiated and one table was not told."
    ),
    example=N_(
        "*240 by March 2028* in the sheet of measures and *260 by March 2028* in the theme’s own."
    ),
    rank=31,
)

EASIER_LATER = Rule(
    code="M40",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("Targets that get easier with time"),
    sentence=N_(
        "The target of {name} for {later} is {less}, short of {more}, the one for {sooner}."
    ),
    remedy=N_("Put the steps in order, or correct the date that is wrong."),
    why=N_(
        "Steps on the way should lead to the target. One that asks for less than the step before "
        "is usually a figure in the wrong row."
    ),
    example=N_("*70% by 2027, 68% by 2028, 75% by 2030*."),
    rank=39,
)

RULES = (NO_FIGURE, TWO_AT_ONCE, EASIER_LATER)


def without_a_figure(case: Case) -> Iterator[Finding]:
    """M37: targets in words with no digit in them, where the measure has no other target."""
    faults, looked_at = [], 0
    for measure in case.plan.measures:
        texts = [each.text.strip() for each in measure.targets if each.text.strip()]
        looked_at += bool(texts)
        if texts and not any(_says_a_figure(each) for each in measure.targets):
            faults.append(Fault(measure, "targets", {"target": _short(texts[0])}))
    yield from case.each_or_together(NO_FIGURE, faults, looked_at)


_ONLY_BETTER = re.compile(
    r"\W*(?:to )?(?:be )?(?:an? |the |continued |year[- ]on[- ]year )*(?:improv\w+|increas\w+|decreas\w+|reduc\w+|"
    r"better|more|fewer|less|higher|lower|rising|falling|upward|downward|maintain\w*|grow\w*|up|down|tb[cad])\b",
    re.IGNORECASE,
)
_IN_WORDS = frozenset(
    ("nil", "none", "zero", "nought", "all", "every", "no", "half", "third", "double", "two")
)


def _says_a_figure(target: Target) -> bool:
    """A deliverable (“profile published”) can be met or missed; “improve” cannot."""
    if target.value is not None or target.words or any(mark.isdigit() for mark in target.text):
        return True
    words = target.text.casefold().split()
    return not _IN_WORDS.isdisjoint(words) or not _ONLY_BETTER.match(target.text)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"


def steps(case: Case) -> Iterator[Finding]:
    """M39 and M40: targets of one date that differ, and later ones that ask for less."""
    for measure in case.plan.measures:
        if len(measure.targets) < 2:
            continue
        dated = sorted(
            ((last_day(each.due), each) for each in comparable(measure) if last_day(each.due)),
            key=lambda pair: str(pair[0]),
        )
        for (one, sooner), (other, later) in pairwise(dated):
            if sooner.value is None or later.value is None or sooner.value == later.value:
                continue
            if one == other:
                both = (written(sooner, measure), written(later, measure))
                yield case.find(
                    TWO_AT_ONCE, measure, "targets", due=said_when(sooner.due), targets=both
                )
                break
            go = way(measure, later)
            if go and not meets(later.value, sooner.value, go):
                yield case.find(
                    EASIER_LATER,
                    measure,
                    "targets",
                    later=said_when(later.due),
                    less=written(later, measure),
                    more=written(sooner, measure),
                    sooner=said_when(sooner.due),
                )
                break


CHECKS = (without_a_figure, steps)
