"""Clashes: dates that contradict one another, in one row, up the outline, or in two plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.period import When
from joinedup.core.plan import Action, Outcome, Priority

FAMILY = "dates"

BACKWARDS = Rule(
    code="L36",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("It ends before it starts"),
    sentence=Plural(
        N_("{name} ends on {end}, before it starts on {start}."),
        N_("{count} of the {all} {levels} end before they start, among them {names}."),
    ),
    remedy=N_("Correct whichever of the two dates is wrong."),
    why=N_(
        "One of the two dates is a slip, and until somebody says which, neither can be used. The "
        "usual causes are a year not changed when a row was copied, and day and month the wrong "
        "way round."
    ),
    example=N_("“Fathers’ group” starts on 01/09/2026 and ends on 31/03/2026."),
    rank=30,
)

AFTER_THE_PLAN = Rule(
    code="L37",
    family=FAMILY,
    about="action",
    severity=Severity.NOTE,
    title=N_("It ends after the plan does"),
    sentence=Plural(
        N_("{name} ends on {day}, after the plan itself ends on {plan_ends}."),
        N_(
            "{count} of the {all} {levels} end after the plan does ({plan_ends}), among them {names}."
        ),
    ),
    remedy=N_(
        "Say what will have been reached by the plan’s end, or that the next plan takes it over."
    ),
    why=N_(
        "When the plan closes, its last report cannot say that this was done. Long works are like "
        "that; then a step within the plan’s time is needed, so that it can be seen to move."
    ),
    example=N_("The plan ends on 31 March 2030; “Wend relief channel” ends in December 2031."),
    rank=51,
)

OUTLIVES = Rule(
    code="L39",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("It ends after what it serves"),
    sentence=Plural(
        N_("{name} ends on {day}, after the date of what it serves: {above}, {above_day}."),
        N_(
            "{count} of the {all} {levels} end after the date of what they serve, among them {names}."
        ),
    ),
    remedy=N_("Bring its end forward, or say what part of it will have been done by then."),
    why=N_(
        "The result is promised for a day on which the work that brings it about will not be "
        "finished. One of the two dates is a hope. Whoever reports on the result will have to "
        "explain it."
    ),
    example=N_("Aim 7 is to be reached by December 2027. “Flood wardens” ends in March 2029."),
    rank=32,
)

TWO_PLANS = Rule(
    code="L40",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Different dates in two plans"),
    sentence=Plural(
        N_("{name} {does} on {here} in this plan and on {there} in “{plan_name}”."),
        N_("{count} of the {all} {levels} have other dates in another plan, among them {names}."),
    ),
    remedy=N_("Ask its lead which date is right, and have both plans say it."),
    why=N_(
        "Two groups watch the same work with different calendars. Each will think the other "
        "mistaken, and the lead cannot keep both dates. Anybody with both plans on the table "
        "will see it."
    ),
    example=N_(
        "“Two Banks suppers” ends in 2027 in the Eastmere plan and in 2029 in the main plan."
    ),
    rank=16,
)

RULES = (BACKWARDS, AFTER_THE_PLAN, OUTLIVES, TWO_PLANS)

STARTS = N_("starts")
ENDS = N_("ends")


def check_order(case: Case) -> Iterator[Finding]:
    """L36: outcomes, priorities and actions that end before they start."""
    plan = case.plan
    levels: tuple[tuple[Outcome | Priority | Action, ...], ...] = (
        plan.outcomes,
        plan.priorities,
        plan.actions,
    )
    for things in levels:
        faults = []
        for thing in things:
            start = thing.starts.first_day if thing.starts else None
            end = _last_day(thing.due)
            if start and end and end < start:
                faults.append(Fault(thing, "due", {"start": start, "end": end}))
        yield from case.each_or_together(BACKWARDS, faults, len(things))


def check_limits(case: Case) -> Iterator[Finding]:
    """L37, L39: actions that end after the plan, or within it and after what they serve."""
    actions = [action for action in case.plan.actions if not is_over(action)]
    plan_ends = _last_day(case.plan.ends)
    after, outlive = [], []
    for action in actions:
        day = _last_day(action.due)
        if day is None:
            continue
        if plan_ends and day > plan_ends:
            after.append(Fault(action, "due", {"day": day}))
            continue
        above = _nearest(case, action)
        above_day = _last_day(above.due) if above else None
        if above and above_day and day > above_day:
            own = {"day": day, "above": called(above), "above_day": above_day}
            outlive.append(Fault(action, "due", own))
    yield from case.each_or_together(AFTER_THE_PLAN, after, len(actions), plan_ends=plan_ends)
    yield from case.each_or_together(OUTLIVES, outlive, len(actions))


def check_plans(case: Case) -> Iterator[Finding]:
    """L40: actions whose dates differ from those that another plan gives them."""
    actions = case.plan.actions
    faults = (fault for action in actions for fault in _apart(action))
    yield from case.each_or_together(TWO_PLANS, faults, len(actions))


def _apart(action: Action) -> Iterator[Fault]:
    """The differences of one action: its end if that differs, else its start."""
    for other in action.also_in:
        pairs = (
            ("due", ENDS, _last_day(action.due), _last_day(other.due)),
            ("starts", STARTS, _first_day(action.starts), _first_day(other.starts)),
        )
        for field, does, here, there in pairs:
            if here and there and here != there:
                own = {"does": Word(does), "here": here, "there": there, "plan_name": other.plan}
                yield Fault(action, field, own)
                break


def _nearest(case: Case, action: Action) -> Outcome | Priority | None:
    """The nearest thing above an action that has a date, along its place in the outline."""
    seen = {action.ref}
    above = case.graph.parent(action.ref)
    while above is not None and above.ref not in seen:
        if isinstance(above, Outcome | Priority) and _last_day(above.due):
            return above
        seen.add(above.ref)
        above = case.graph.parent(above.ref)
    return None


def _last_day(when: When | None) -> datetime.date | None:
    return when.last_day if when else None


def _first_day(when: When | None) -> datetime.date | None:
    return when.first_day if when else None


CHECKS = (check_order, check_limits, check_plans)
