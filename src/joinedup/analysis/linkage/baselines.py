"""Baselines: from the pandemic, or from long before the plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.measure_fields import few_or_together
from joinedup.analysis.linkage.measuring import said_when
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.period import Period

FAMILY = "measures"

PANDEMIC = Rule(
    code="M25",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A baseline from the pandemic"),
    sentence=Plural(
        N_(
            "The baseline of {name} is for {period}, when the pandemic made most figures unlike other years."
        ),
        N_(
            "The baselines of {count} of the {all} {levels} are from the pandemic, among them {names}."
        ),
    ),
    remedy=N_(
        "Show the year before beside it, or move the baseline to a year that is like the others."
    ),
    why=N_(
        "In 2020 and early 2021 services were shut, people stayed at home and surveys changed how "
        "they asked. From such a start almost any later figure looks like a success, or like a "
        "failure, that nobody brought about."
    ),
    example=N_("*Healthy life expectancy gap, baseline 2020/21*."),
    rank=38,
)

OLD_BASELINE = Rule(
    code="M26",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("A baseline much older than the plan"),
    sentence=Plural(
        N_("The baseline of {name} is for {period}, more than five years before the plan began."),
        N_(
            "The baselines of {count} of the {all} {levels} are more than five years older than the plan, among them {names}."
        ),
    ),
    remedy=N_("Add where it stood when the plan began."),
    why=N_(
        "Part of the way from an old baseline was gone before this plan existed, under other plans "
        "and other money. The plan can only answer for what changed since it began."
    ),
    example=N_("A plan from December 2024 with a baseline of 2016."),
    rank=54,
)

RULES = (PANDEMIC, OLD_BASELINE)

LOCKDOWN = Period(datetime.date(2020, 3, 23), datetime.date(2021, 7, 20))
"""From the first stay-at-home order to the end of most restrictions in Great Britain."""

MOST = 3, 4
"""A period is a pandemic one if so much of it (three quarters) lies in :data:`LOCKDOWN`."""

YEARS_BEFORE = 5


def baselines(case: Case) -> Iterator[Finding]:
    """M25 and M26: baselines from the pandemic, and baselines long before the plan."""
    begins = _beginning(case)
    pandemic, ancient = [], []
    for measure in case.plan.measures:
        when = measure.baseline.when if measure.baseline else None
        if when is None or when.period is None:
            continue
        fault = Fault(measure, "baseline", {"period": said_when(when)})
        if in_the_pandemic(when.period):
            pandemic.append(fault)
        elif begins and when.period.end <= _years_before(begins):
            ancient.append(fault)
    yield from few_or_together(case, PANDEMIC, pandemic, len(case.plan.measures))
    yield from few_or_together(case, OLD_BASELINE, ancient, len(case.plan.measures))


def _beginning(case: Case) -> datetime.date | None:
    """The day the plan was agreed or began, whichever came first."""
    starts = case.plan.starts.first_day if case.plan.starts else None
    known = [day for day in (case.plan.agreed, starts) if day]
    return min(known, default=None)


def in_the_pandemic(period: Period) -> bool:
    """Whether three quarters of a period or more lie in the lockdowns: 2020, 2020/21, any
    month between; neither 2019/20 nor 2021."""
    inside = min(period.end, LOCKDOWN.end) - max(period.start, LOCKDOWN.start)
    part, whole = MOST
    return inside.days * whole >= (period.end - period.start).days * part


def _years_before(day: datetime.date) -> datetime.date:
    return datetime.date(day.year - YEARS_BEFORE, day.month, min(day.day, 28))


CHECKS = (baselines,)
