"""Columns: what the file has no place for, said once for each thing that matters."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import COLLECTIONS

FAMILY = "columns"

NO_COLUMN = Rule(
    code="N41",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("The file has no place to say it"),
    sentence=Plural(
        N_("The file has no place to say {what}, so the one {level} could not be checked for it."),
        N_(
            "The file has no place to say {what}, so none of the {count} {levels} was checked for it."
        ),
    ),
    remedy=N_(
        "Say it where the plan is kept; in a workbook, in a column of its own. If a workbook has one "
        "under another name, say which: write the mapping with --write-map, correct it, and check "
        "again."
    ),
    why=N_(
        "Every row of the file is silent on this, so a finding for each row would only hide the "
        "others. The first question of a board or a scrutiny committee is who does what by when "
        "and how they would know; a plan without a place to write the answer cannot give it. "
        "It may also be that the column is there under a heading that was not recognised."
    ),
    example=N_(
        "The sheet has columns *Project*, *Partner* and *Comments* and none for a date: this is "
        "said once for all 60 projects, and none of them is told that its date is missing."
    ),
    rank=27,
)

RULES = (NO_COLUMN,)

BASELINES = ("measure.baseline",)

EXPECTED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("action.leads", "action.accountable"), N_("who leads")),
    (("action.due",), N_("by when it should be done")),
    (BASELINES, N_("where a measure stood at the start")),
    (("measure.targets",), N_("where a measure should be")),
    (("milestone.due",), N_("by when a milestone should be reached")),
)
"""Fields that a plan is asked for, any one of each line being enough, and what they say."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each expected field that the file had no column for, where the plan has
    things that would have it."""
    for fields, what in EXPECTED:
        kind = fields[0].partition(".")[0]
        things = getattr(case.plan, COLLECTIONS[kind])
        if fields == BASELINES and has_series(case):
            continue
        if things and not any(case.plan.has(name) for name in fields):
            yield case.find(
                NO_COLUMN,
                what=Word(what),
                count=len(things),
                level=Word(kind),
                levels=Word(kind, plural=True),
            )


def has_series(case: Case) -> bool:
    """Whether most measures have figures of several periods: the first shows where each stood."""
    several = sum(
        sum(reading.value is not None for reading in measure.readings) > 1
        for measure in case.plan.measures
    )
    return 2 * several > len(case.plan.measures)


CHECKS = (check,)
