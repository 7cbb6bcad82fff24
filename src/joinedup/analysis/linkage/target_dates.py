"""Targets and time: missed, not to be judged yet, or never to be judged."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.measure_fields import has_readings
from joinedup.analysis.linkage.measuring import (
    comparable,
    dated,
    last_day,
    latest,
    meets,
    said_due,
    said_when,
    way,
    written,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Measure, Reading, Target

FAMILY = "targets"

MISSED = Rule(
    code="M34",
    family=FAMILY,
    severity=Severity.ERROR,
    about="measure",
    title=N_("A target that was missed"),
    sentence=Plural(
        N_("{name} should have been {target} by {due}; the reading for {period} is {reading}."),
        N_("{count} of the {all} {levels} missed their targets, among them {names}."),
    ),
    remedy=N_("Say in the plan that it was missed and why, and set a new date or a new target."),
    why=N_(
        "Missing a target is ordinary; passing over it in silence is what costs trust. Scrutiny "
        "will ask what was learned, and whether the next date is any better founded."
    ),
    example=N_("*Retrofits finished: 180 by 31 March 2026*, and 96 were."),
    rank=13,
)

UNDECIDED = Rule(
    code="M35",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A target date that has passed, and no reading to decide it"),
    sentence=Plural(
        N_("{name} should have been {target} by {due}, and there is no reading since."),
        N_(
            "The target dates of {count} of the {all} {levels} have passed with no reading since, among them {names}."
        ),
    ),
    remedy=N_("Bring the reading that decides it, or say when it will come."),
    why=N_(
        "The date has gone by and nobody can say whether the target was met. Each month that this "
        "stands, it looks more like a figure that somebody would rather not show."
    ),
    example=N_("*14% by March 2026*, and the latest survey is from 2024."),
    rank=31,
)

TOO_SOON = Rule(
    code="M36",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A target that falls due before its next reading"),
    sentence=Plural(
        N_(
            "The target of {name} is due by {due}, and its next reading is not expected until {next}."
        ),
        N_(
            "The targets of {count} of the {all} {levels} fall due before their next readings, among them {names}."
        ),
    ),
    remedy=N_(
        "Move the target to the date of a reading, or find a figure that will be there in time."
    ),
    why=N_(
        "On the day when the partnership has promised an answer there will be none, and everybody "
        "could have known it when the date was set. Surveys and models that are run every few "
        "years are the usual case."
    ),
    example=N_(
        "*900 fewer homes at high risk by December 2027*; the flood model is next run in 2028."
    ),
    rank=23,
)

AFTER_THE_END = Rule(
    code="M38",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("A target that falls due after the plan has ended"),
    sentence=Plural(
        N_("The target of {name} is due by {due}, after the plan has ended ({end})."),
        N_(
            "The targets of {count} of the {all} {levels} are due after the plan has ended ({end}), among them {names}."
        ),
    ),
    remedy=N_(
        "Add a step that falls within the plan, or say who will answer for the target afterwards."
    ),
    why=N_(
        "Nobody who signs this plan will be asked about it. A long aim is good; it needs a step on "
        "the way that this plan can be held to."
    ),
    example=N_("A plan to March 2030 with a target for 2035 and nothing between."),
    rank=51,
)

RULES = (MISSED, UNDECIDED, TOO_SOON, AFTER_THE_END)

GRACE = datetime.timedelta(days=31)
"""A target of yesterday is not yet called undecided: the figure takes some weeks to come."""


def passed(case: Case) -> Iterator[Finding]:
    """M34 and M35: targets whose date has passed, beside the reading that decides them: the
    first one that covers the date. One that was met late is not told."""
    missed, undecided, looked_at = [], [], 0
    for measure in case.plan.measures:
        target = _last_passed(measure, case.today)
        due = last_day(target.due) if target else None
        if target is None or due is None:
            continue
        looked_at += 1
        told: dict[str, object] = {"target": written(target, measure), "due": said_due(target.due)}
        last, first = latest(measure, case.today), _deciding(measure, due, case.today)
        if first and last:
            if _falls_short(measure, target, first) and _falls_short(measure, target, last):
                told |= {"reading": written(first, measure), "period": said_when(first.period)}
                missed.append(Fault(measure, "targets", told))
        elif due + GRACE < case.today and _is_read(case):
            undecided.append(Fault(measure, "targets", told))
    yield from case.each_or_together(MISSED, missed, looked_at)
    yield from case.each_or_together(UNDECIDED, undecided, looked_at)


def _last_passed(measure: Measure, today: datetime.date) -> Target | None:
    """The target whose date passed last; earlier ones are history."""
    due = [(last_day(each.due), each) for each in comparable(measure)]
    gone = [(day, each) for day, each in due if day and day < today]
    return max(gone, key=lambda pair: pair[0])[1] if gone else None


def _deciding(measure: Measure, due: datetime.date, today: datetime.date) -> Reading | None:
    """The first reading whose period reaches the due date."""
    reaching = [each for each in dated(measure, today) if (last_day(each.period) or due) >= due]
    return reaching[0] if reaching else None


def _falls_short(measure: Measure, target: Target, reading: Reading) -> bool:
    go = way(measure, target)
    if go is None or target.value is None or reading.value is None:
        return False
    return not meets(reading.value, target.value, go)


def _is_read(case: Case) -> bool:
    """Whether the file has readings at all; a plan without them is not told so target by target."""
    return has_readings(case) and any(measure.readings for measure in case.plan.measures)


def before_the_reading(case: Case) -> Iterator[Finding]:
    """M36: targets that fall due before the next reading, and after the latest one."""
    faults = []
    for measure in case.plan.measures:
        comes = measure.next_due.first_day if measure.next_due else None
        if comes is None or comes <= case.today:
            continue
        last = latest(measure, case.today)
        read = last_day(last.period) if last else None
        for target in measure.targets:
            due = last_day(target.due)
            if due and case.today <= due < comes and not (read and read >= due):
                told = {"due": said_due(target.due), "next": said_when(measure.next_due)}
                faults.append(Fault(measure, "targets", told))
                break
    yield from case.each_or_together(TOO_SOON, faults, len(case.plan.measures))


def after_the_end(case: Case) -> Iterator[Finding]:
    """M38: measures whose every target falls due after the plan's end."""
    ends = last_day(case.plan.ends)
    if ends is None or case.plan.ends is None:
        return
    faults = []
    for measure in case.plan.measures:
        dues = [day for day in (last_day(each.due) for each in measure.targets) if day]
        if dues and min(dues) > ends:
            soonest = min(measure.targets, key=lambda each: str(last_day(each.due) or "9999"))
            faults.append(Fault(measure, "targets", {"due": said_due(soonest.due)}))
    yield from case.each_or_together(
        AFTER_THE_END, faults, len(case.plan.measures), end=said_when(case.plan.ends)
    )


CHECKS = (passed, before_the_reading, after_the_end)
