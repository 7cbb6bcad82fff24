"""Dates: work without an end, or past it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action
from joinedup.core.words import Progress

FAMILY = "dates"

NO_DATE = Rule(
    code="L33",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("No end date"),
    sentence=Plural(
        N_("{name} has no end date."),
        N_("{count} of the {all} {levels} have no end date, among them {names}."),
    ),
    remedy=N_(
        "Agree with its lead by when it will be done: a day (31/03/2027), a month (Mar 2027) or a "
        "quarter (Q4 2026)."
    ),
    why=N_(
        "Work without a date can never be late, so nobody will ever say that it is. It drifts to "
        "the bottom of every list. A rough date that is moved once, with a reason, is worth more "
        "than none."
    ),
    example=N_("“Hub on a bus” has a lead and a budget. The cell under *By when* is empty."),
    rank=28,
)

ONGOING = Rule(
    code="L34",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("“Ongoing” for a year or more"),
    sentence=Plural(
        N_("{name} has “{text}” in place of an end date."),
        N_(
            "{count} of the {all} {levels} have “{text}” or the like for an end date, among them {names}."
        ),
    ),
    remedy=N_(
        "If it is everyday work, move it to the list of services and teams and link it; if it is a "
        "change, agree the date by which it will have been made."
    ),
    why=N_(
        "What is ongoing is never finished and never late. After a year nobody can tell whether it "
        "is a change that has stalled or the day job under a new name. Both may be worth doing; "
        "neither can be reported on. What began less than a year ago is not raised."
    ),
    example=N_("“Smoke-free homes” has been *ongoing* since the plan was agreed in December 2024."),
    rank=29,
)

PASSED = Rule(
    code="L35",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("The date has passed and it is not done"),
    sentence=Plural(
        N_("{name} was due by {day} and is not shown as done."),
        N_(
            "{count} of the {all} {levels} are past their date and not shown as done, among them "
            "{names}; the oldest was due by {oldest}."
        ),
    ),
    remedy=N_(
        "Ask its lead: if it is done, say so; if not, agree a new date with the board, and keep "
        "the reason with the old one."
    ),
    why=N_(
        "Either the work is late and the board has not been told, or it is done and the plan does "
        "not show it. Scrutiny reads the dates first, because that takes no knowledge of the work. "
        "One date passed in silence makes every other date doubtful."
    ),
    example=N_(
        "“Landlord register” was due by 30 June 2026. It is November and its status is *on course*."
    ),
    rank=8,
)

NOT_A_DATE = Rule(
    code="L41",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Words where the end date should be"),
    sentence=Plural(
        N_("{name} has “{text}” where its end date should be."),
        N_(
            "{count} of the {all} {levels} have words such as “{text}” where the end date should "
            "be, among them {names}."
        ),
    ),
    remedy=N_(
        "Put a date there: a day (31/03/2027), a month (Mar 2027) or a quarter (Q4 2026). If it is "
        "still to be agreed, put the day by which it will be."
    ),
    why=N_(
        "Nothing can be reminded, sorted or reported by words. “To be confirmed” is fair on the "
        "day a plan is agreed, and means a year later that the question was never asked again."
    ),
    example=N_("“Tenant advice” has *TBC with landlords* under *By when*."),
    rank=37,
)

NOT_STARTED = Rule(
    code="L42",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("It should have started and has not"),
    sentence=Plural(
        N_("{name} was to start by {day} and is shown as not started."),
        N_("{count} of the {all} {levels} should have started and have not, among them {names}."),
    ),
    remedy=N_(
        "Ask its lead what it waits for. Then move both its dates, or tell the board that it cannot begin."
    ),
    why=N_(
        "A late start is the earliest sign of a late end, and the cheapest time to act on it. What "
        "holds it up is usually a post, a signature or a fund, and another partner can often help."
    ),
    example=N_("“Green jobs academy” was to start in April 2026. Its status is *not started*."),
    rank=38,
)

RULES = (NO_DATE, ONGOING, PASSED, NOT_A_DATE, NOT_STARTED)

A_YEAR = datetime.timedelta(days=365)


def check(case: Case) -> Iterator[Finding]:
    """L33, L34, L35, L41, L42: actions that are not over, by their dates against today."""
    actions = [action for action in case.plan.actions if not is_over(action)]
    if not case.plan.has("action.due"):
        return
    among = len(actions)
    missing = (Fault(action, "due") for action in actions if _has_no_due(action))
    yield from case.each_or_together(NO_DATE, missing, among)
    ongoing = [action for action in actions if action.due and action.due.ongoing]
    yield from _by_text(case, ONGOING, [each for each in ongoing if _is_old(case, each)], among)
    yield from _by_text(case, NOT_A_DATE, [each for each in actions if _is_words(each)], among)
    yield from _passed(case, actions)
    waiting = (
        Fault(action, "starts", {"day": action.starts.last_day})
        for action in actions
        if action.starts and action.status is Progress.NOT_STARTED
        if action.starts.last_day and action.starts.last_day < case.today
        if not is_late(case, action)  # that says it, and more
    )
    yield from case.each_or_together(NOT_STARTED, waiting, among)


def is_late(case: Case, action: Action) -> bool:
    """Whether an action's date has passed and it is neither done nor stopped."""
    day = action.due.last_day if action.due else None
    return day is not None and day < case.today and not is_over(action)


def _passed(case: Case, actions: list[Action]) -> Iterator[Finding]:
    days = [
        (action.due.last_day, action)
        for action in actions
        if action.due and action.due.last_day and is_late(case, action)
    ]
    late = [Fault(action, "due", {"day": day}) for day, action in days]
    oldest = min((day for day, _ in days), default=None)
    yield from case.each_or_together(PASSED, late, len(actions), oldest=oldest)


def _by_text(case: Case, rule: Rule, actions: list[Action], among: int) -> Iterator[Finding]:
    """``rule`` for actions whose end date is words, with the words."""
    faults = [Fault(each, "due", {"text": each.due.text}) for each in actions if each.due]
    shared = {"text": actions[0].due.text} if actions and actions[0].due else {}
    yield from case.each_or_together(rule, faults, among, **shared)


def _has_no_due(action: Action) -> bool:
    return action.due is None or not (action.due.text or action.due.period or action.due.ongoing)


def _is_words(action: Action) -> bool:
    due = action.due
    return due is not None and bool(due.text) and due.period is None and not due.ongoing


def _is_old(case: Case, action: Action) -> bool:
    """Whether an action began a year ago or more, as far as the file says when: by its own
    start, by its earliest update, by the plan's start or agreement. One of which nothing is
    known counts as old."""
    own = [action.starts, *(update.period for update in case.graph.updates.get(action.ref, ()))]
    began = [when.first_day for when in own if when and when.first_day]
    if not began:
        starts = case.plan.starts.first_day if case.plan.starts else None
        began = [day for day in (starts, case.plan.agreed) if day]
    return not began or min(began) <= case.today - A_YEAR


CHECKS = (check,)
