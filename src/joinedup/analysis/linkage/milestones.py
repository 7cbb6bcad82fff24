"""Milestones: steps that were missed, that cannot be right, or that are not there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.lifetimes import OVER, is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import Action, Milestone
from joinedup.core.words import Progress

FAMILY = "milestones"

ON_COURSE_YET_MISSED = Rule(
    code="N01",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("On course, with most of its milestones missed"),
    sentence=Plural(
        N_("{name} is shown as {status}, yet {missed} of its {steps} {milestones} passed undone."),
        N_(
            "{count} of the {all} {levels} are shown as on course though most of their {milestones} "
            "passed undone, among them {names}."
        ),
    ),
    remedy=N_(
        "Ask its lead which is right. If the steps were taken, mark them done; if not, change the "
        "status, and tell the board what would bring it back."
    ),
    why=N_(
        "The plan’s own dates say that it is late and its colour says that it is not. Scrutiny "
        "needs no knowledge of the work to see it, and will then doubt every other green. "
        "Usually the steps were not kept up to date, and that is soon put right."
    ),
    example=N_(
        "“Insulation for private tenants” is green. Three of its five milestones were due before "
        "November and none of the three is done."
    ),
    rank=7,
)

MISSED = Rule(
    code="N02",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Milestones that passed undone"),
    sentence=Plural(
        N_("{missed} of the {steps} {milestones} of {name} passed undone, the first due by {day}."),
        N_(
            "{count} of the {all} {levels} have {milestones} that passed undone, among them {names}."
        ),
    ),
    remedy=N_("Ask its lead: mark as done what is done, and agree new dates for the rest."),
    why=N_(
        "A milestone is the early sign that the end date will not hold. One that passes in silence "
        "does no good to anybody; the board could still have helped."
    ),
    example=N_("“Wend relief channel”: *land bought by 31 July 2026* is neither done nor moved."),
    rank=30,
)

AFTER_ITS_ACTION = Rule(
    code="N03",
    family=FAMILY,
    about="milestone",
    severity=Severity.WARNING,
    title=N_("A milestone after the end of its action"),
    sentence=Plural(
        N_("The {level} {name} is due on {day}, after its {action} ends on {end}."),
        N_("{count} of the {all} {levels} are due after their {action} ends, among them {names}."),
    ),
    remedy=N_("Correct one of the two dates, or take the {level} out."),
    why=N_(
        "A step of the work cannot come after the work is over. Usually the end was brought "
        "forward and the steps were left behind, or the end was moved in another sheet."
    ),
    example=N_("“Hub on a bus” ends in March 2027; *second bus on the road* is due in June 2027."),
    rank=39,
)

LONG_AND_STEPLESS = Rule(
    code="N04",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Longer than a year, with no milestone"),
    sentence=Plural(
        N_("{name} runs until {day} and has no {milestone} on the way."),
        N_(
            "{count} of the {all} {levels} run for more than a year with no {milestone}: {names} and others."
        ),
    ),
    remedy=N_("Agree with its lead two or three steps with dates, the first within six months."),
    why=N_(
        "Until its last day there is nothing to show whether it moves: every report can say *on "
        "course* and none can be checked. This is raised only where the plan has milestones."
    ),
    example=N_(
        "“Employers who pay” runs to 2030 and has no steps; other projects have four or five."
    ),
    rank=43,
)

UNDATED = Rule(
    code="N05",
    family=FAMILY,
    about="milestone",
    severity=Severity.WARNING,
    title=N_("A milestone without a date"),
    sentence=Plural(
        N_("The {level} {name} has no date."),
        N_("{count} of the {all} {levels} have no date, among them {names}."),
    ),
    remedy=N_("Agree its date with the lead, or move it into the description."),
    why=N_(
        "A milestone is a step and a day. Without the day it is an intention, and can be neither "
        "kept nor missed."
    ),
    example=N_("*Agree terms with landlords* stands among the milestones with no date."),
    rank=44,
)

DONE_TOO_SOON = Rule(
    code="N06",
    family=FAMILY,
    about="milestone",
    severity=Severity.ERROR,
    title=N_("Done on a day that has not come"),
    sentence=Plural(
        N_("The {level} {name} is shown as done on {day}, which has not come yet."),
        N_("{count} of the {all} {levels} are shown as done on days that have not come: {names}."),
    ),
    remedy=N_(
        "Correct the day; if it is the day on which it is expected, move it to the due date."
    ),
    why=N_(
        "A plan that reports tomorrow’s work as done will not be believed about today’s. It is "
        "usually the due date in the wrong column, or a slip in the year."
    ),
    example=N_("*Panel’s first meeting*: done on 3 March 2027. It is November 2026."),
    rank=34,
)

DONE_WITH_STEPS_LEFT = Rule(
    code="N07",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Done, with milestones that are not"),
    sentence=Plural(
        N_("{name} is shown as done, with {missed} of its {steps} {milestones} not done."),
        N_(
            "{count} of the {all} {levels} are shown as done while {milestones} of theirs are not: {names}."
        ),
    ),
    remedy=N_("Mark the steps as done or as dropped, or open it again."),
    why=N_(
        "Either it was closed before it was finished, or nobody closed the steps. Whoever asks for "
        "evidence that it is done will be shown the list of steps."
    ),
    example=N_("“Tenant advice” is *done*. Its last step, *every tenant written to*, is not."),
    rank=41,
)

RULES = (
    ON_COURSE_YET_MISSED,
    MISSED,
    AFTER_ITS_ACTION,
    LONG_AND_STEPLESS,
    UNDATED,
    DONE_TOO_SOON,
    DONE_WITH_STEPS_LEFT,
)

A_YEAR = datetime.timedelta(days=365)
ON_COURSE = N_("on course")


def check_progress(case: Case) -> Iterator[Finding]:
    """N01, N02, N07: what an action says of itself against what its milestones say."""
    contradicted: list[Fault] = []
    missed: list[Fault] = []
    left: list[Fault] = []
    for action in case.plan.actions:
        steps = case.graph.milestones.get(action.ref, [])
        late = [step for step in steps if is_missed(case, step)]
        unfinished = [step for step in steps if not _is_reached(step)]
        if action.status is Progress.DONE and unfinished:
            left.append(_fault(action, unfinished, steps))
        elif late and not is_over(action):
            most = action.status is Progress.ON_COURSE and 2 * len(late) > len(steps) > 1
            (contradicted if most else missed).append(_fault(action, late, steps))
    among = len(case.plan.actions)
    yield from case.each_or_together(ON_COURSE_YET_MISSED, contradicted, among)
    yield from case.each_or_together(MISSED, missed, among)
    yield from case.each_or_together(DONE_WITH_STEPS_LEFT, left, among)


def check_days(case: Case) -> Iterator[Finding]:
    """N03, N05, N06: the days of milestones themselves."""
    milestones = case.plan.milestones
    yield from _told(case, AFTER_ITS_ACTION, lambda step: _after_its_action(case, step))
    if case.plan.has("milestone.due"):
        undated = (Fault(step, "due") for step in milestones if step.due is None and not step.done)
        yield from case.each_or_together(UNDATED, undated, len(milestones))
    yield from _told(case, DONE_TOO_SOON, lambda step: _done_too_soon(case, step))


def check_length(case: Case) -> Iterator[Finding]:
    """N04: actions of more than a year with no milestones, where the plan has milestones."""
    if not case.plan.milestones:
        return
    actions = [action for action in case.plan.actions if not is_over(action)]
    faults = []
    for action in actions:
        start = (action.starts.first_day if action.starts else None) or case.today
        end = action.due.last_day if action.due else None
        if end and end - start > A_YEAR and action.ref not in case.graph.milestones:
            faults.append(Fault(action, "due", {"day": end}))
    yield from case.each_or_together(LONG_AND_STEPLESS, faults, len(actions))


def is_missed(case: Case, milestone: Milestone) -> bool:
    """Whether a milestone's day has passed and it is neither done nor dropped."""
    day = milestone.due.last_day if milestone.due else None
    return day is not None and day < case.today and not _is_reached(milestone)


def _is_reached(milestone: Milestone) -> bool:
    return milestone.done is not None or milestone.status in OVER


def _fault(action: Action, late: list[Milestone], steps: list[Milestone]) -> Fault:
    """The fault of an action by its milestones, standing at the first of them."""
    days = [step.due.last_day for step in late if step.due and step.due.last_day]
    own = {
        "missed": len(late),
        "steps": len(steps),
        "status": f"“{action.status_text}”" if action.status_text else Word(ON_COURSE),
        "day": min(days, default=""),
    }
    return Fault(action, "due", own, row=late[0].ref)


def _told(
    case: Case, rule: Rule, params: Callable[[Milestone], dict[str, datetime.date] | None]
) -> Iterator[Finding]:
    milestones = case.plan.milestones
    found = ((step, params(step)) for step in milestones)
    field = "done" if rule is DONE_TOO_SOON else "due"
    faults = [Fault(step, field, own) for step, own in found if own]
    yield from case.each_or_together(rule, faults, len(milestones))


def _after_its_action(case: Case, step: Milestone) -> dict[str, datetime.date] | None:
    action = case.graph.things.get(step.subject or "")
    day = step.due.last_day if step.due else None
    end = action.due.last_day if isinstance(action, Action) and action.due else None
    return {"day": day, "end": end} if day and end and day > end else None


def _done_too_soon(case: Case, step: Milestone) -> dict[str, datetime.date] | None:
    day = step.done.first_day if step.done else None
    return {"day": day} if day and day > case.today else None


CHECKS = (check_progress, check_days, check_length)
