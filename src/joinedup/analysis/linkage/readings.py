"""Readings: measures never read, read too long ago, or whose figures cannot be right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.measure_fields import few_or_together, has_readings
from joinedup.analysis.linkage.measuring import (
    figure,
    is_percentage,
    last_day,
    latest,
    said_due,
    said_when,
    seen,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import Measure, Reading
from joinedup.core.words import Frequency

FAMILY = "measures"

NEVER_READ = Rule(
    code="M20",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure with no reading yet"),
    sentence=Plural(
        N_("{name} has no reading yet."),
        N_("{count} of the {all} {levels} have no reading yet, among them {names}."),
    ),
    remedy=N_("Bring the first figure, or say when it will come and from whom."),
    why=N_(
        "A measure that has never been read is a good intention. The longer it stays so, the less "
        "its target can be met, since nobody knows where it stands now."
    ),
    example=N_(
        "Six of the sixty measures were agreed two years ago and have a target and no figure."
    ),
    rank=37,
)

STALE = Rule(
    code="M21",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("The latest reading is old"),
    sentence=Plural(
        N_("{name} is read {often}, and its latest reading is for {period}."),
        N_(
            "The latest readings of {count} of the {all} {levels} are more than two periods old, among them {names}."
        ),
    ),
    remedy=N_("Bring the readings that have come out since, or correct how often there is one."),
    why=N_(
        "A figure more than two of its own periods old tells of a place that has moved on. If the "
        "publisher is late, the plan should say so; if the series has stopped, the plan needs "
        "another measure."
    ),
    example=N_("A quarterly measure whose latest figure is for October to December of last year."),
    rank=35,
)

OVERDUE = Rule(
    code="M22",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("The next reading was due and is not in"),
    sentence=Plural(
        N_("The next reading of {name} was due by {due} and is not in."),
        N_(
            "The next readings of {count} of the {all} {levels} are past their date, among them {names}."
        ),
    ),
    remedy=N_("Bring the reading, or say when it is now expected."),
    why=N_(
        "The plan itself said when the figure would come. If it has come, the report is behind; if "
        "it has not, somebody should ask its owner before the board does."
    ),
    example=N_("*Next figure due: June 2026*, and it is November."),
    rank=48,
)

OVER_100 = Rule(
    code="M23",
    family=FAMILY,
    severity=Severity.ERROR,
    about="measure",
    title=N_("A percentage that cannot be one"),
    sentence=N_("{name} is a percentage, and its {part} is {value}."),
    remedy=N_("Correct the figure or the unit."),
    why=N_(
        "A share of a whole lies between 0 and 100. Outside it, either the figure or the unit is "
        "wrong: often a number of people stands in a column of percentages, or a decimal point "
        "has gone."
    ),
    example=N_("*Children at a good level of development, %: 668*. It was 66.8."),
    rank=31,
)

FROM_THE_FUTURE = Rule(
    code="M24",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("An observation from the future"),
    sentence=Plural(
        N_(
            "{name} has a reading for {period}, which has not begun, and it is not marked as a projection."
        ),
        N_("{count} {levels} have readings for periods that have not begun, among them {names}."),
    ),
    remedy=N_("Mark it as projected, or correct its period."),
    why=N_(
        "A projection in a row of observations will sooner or later be printed as a fact. Where it "
        "came from a slip in the year, every chart of it has a kink."
    ),
    example=N_(
        "A reading of 72% for 2027/28 in a file of November 2026: it is the target, copied down."
    ),
    rank=34,
)


RULES = (NEVER_READ, STALE, OVERDUE, OVER_100, FROM_THE_FUTURE)

TOO_OLD = {
    Frequency.MONTHLY: datetime.timedelta(days=62),
    Frequency.QUARTERLY: datetime.timedelta(days=184),
    Frequency.YEARLY: datetime.timedelta(days=731),
}
"""Two periods of each frequency."""

_OFTEN: Mapping[Frequency, str] = {
    Frequency.MONTHLY: N_("monthly"),
    Frequency.QUARTERLY: N_("quarterly"),
    Frequency.YEARLY: N_("yearly"),
}

GRACE = datetime.timedelta(days=31)
"""A reading is not called overdue for the first month: publications slip."""


_MAY_EXCEED = re.compile(
    r"\b(?:growth|increase|change|rise|capacity|occupancy|utilisation|target|baseline|index|average|"
    r"compared|relative|ratio|of (?:plan|budget|profile))\b",
    re.IGNORECASE,
)


def never_read(case: Case) -> Iterator[Finding]:
    """M20: measures without an observed reading, where the file has a place for readings."""
    measures = case.plan.measures
    if not has_readings(case):
        return
    bare = [Fault(measure, "readings") for measure in measures if not any(seen(measure))]
    yield from few_or_together(case, NEVER_READ, bare, len(measures))


def old(case: Case) -> Iterator[Finding]:
    """M21 and M22: readings that should have been followed by another; each measure once."""
    stale, overdue = [], []
    for measure in case.plan.measures:
        last = latest(measure, case.today)
        day = last_day(last.period) if last else None
        due = last_day(measure.next_due)
        if due is not None:
            if due + GRACE < case.today and any(seen(measure)) and (day is None or day < due):
                overdue.append(Fault(measure, "next_due", {"due": said_due(measure.next_due)}))
        elif last and day and measure.frequency and _is_stale(case.today - day, measure, last):
            often = Word(_OFTEN[measure.frequency])
            stale.append(
                Fault(measure, "readings", {"often": often, "period": said_when(last.period)})
            )
    among = len(case.plan.measures)
    yield from few_or_together(case, STALE, stale, among)
    yield from few_or_together(case, OVERDUE, overdue, among)


def _is_stale(age: datetime.timedelta, measure: Measure, last: Reading) -> bool:
    """Whether a reading is more than two periods old: those of the measure, or those that the
    file shows where they are longer (a monthly figure in a table of years)."""
    if measure.frequency not in TOO_OLD:
        return False
    period = last.period.period if last.period else None
    shown = 2 * (period.end - period.start) if period else datetime.timedelta()
    return age > max(TOO_OLD[measure.frequency], shown)


def impossible(case: Case) -> Iterator[Finding]:
    """M23: percentages below 0 or above 100, unless the measure is of a change or a ratio."""
    for measure in case.plan.measures:
        if not is_percentage(measure) or _MAY_EXCEED.search(f"{measure.title} {measure.unit}"):
            continue
        for part, field, value in _figures(measure):
            if not 0 <= value <= 100:
                yield case.find(
                    OVER_100, measure, field, part=Word(part), value=figure(value, measure.unit)
                )
                break


def _figures(measure: Measure) -> Iterator[tuple[str, str, Decimal]]:
    if measure.baseline and measure.baseline.value is not None:
        yield N_("baseline"), "baseline", measure.baseline.value
    for target in measure.targets:
        if target.value is not None:
            yield N_("target"), "targets", target.value
    for reading in measure.readings:
        if reading.value is not None:
            yield N_("reading"), "readings", reading.value


def from_the_future(case: Case) -> Iterator[Finding]:
    """M24: observed readings of periods that had not begun on the day of the check."""
    faults = []
    for measure in case.plan.measures:
        for reading in seen(measure):
            begins = reading.period.first_day if reading.period else None
            if reading.value is not None and begins and begins > case.today:
                faults.append(Fault(measure, "readings", {"period": said_when(reading.period)}))
                break
    yield from few_or_together(case, FROM_THE_FUTURE, faults, len(case.plan.measures))


CHECKS = (never_read, old, impossible, from_the_future)
