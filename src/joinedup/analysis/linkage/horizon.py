"""The horizon: everything due on one day, nothing due soon, and plans that have run out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Phrase, Plural, Rule, Severity
from joinedup.core.plan import Action, Outcome

FAMILY = "dates"

BUNCHED = Rule(
    code="L38",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Many actions end on the plan’s last day"),
    sentence=N_("{count} of the {all} {levels} end on {day}, {which}."),
    remedy=N_(
        "Ask each lead for the day on which that piece of work will really be finished, beginning "
        "with those that matter most to next year’s report."
    ),
    why=N_(
        "Few will believe that so much work is finished on one day, years away: often the last "
        "day was put there because a date was wanted. Until then none of it can be late, and "
        "then all of it is late at once. Scrutiny will ask which of these dates were planned."
    ),
    example=N_("27 of 60 projects end on 31 March 2030, the plan’s last day."),
    rank=14,
)

NOTHING_SOON = Rule(
    code="L43",
    family=FAMILY,
    about="outcome",
    severity=Severity.NOTE,
    title=N_("Nothing due in the next twelve months"),
    sentence=Plural(
        N_("Nothing under {name} is due in the next twelve months; the next date is {day}."),
        N_(
            "Nothing is due in the next twelve months under {count} of the {all} {levels}: {names}."
        ),
    ),
    remedy=N_("Agree one step under it that will be finished within the year, with a date."),
    why=N_(
        "For a whole year there will be nothing to report on this and no way to tell whether it "
        "moves. It will slip off the agenda until it is late."
    ),
    example=N_("All four projects of aim 7 end in 2029 or later, and none has steps before that."),
    rank=52,
)

RUN_OUT = Rule(
    code="L44",
    family=FAMILY,
    about="plan",
    severity=Severity.WARNING,
    title=N_("The plan has run out"),
    sentence=N_("The plan ended on {day}{left}."),
    remedy=N_(
        "Say in the file which plan follows it, or until when the board has agreed to go on with "
        "it; and close what is done."
    ),
    why=N_(
        "A plan that has run out binds nobody. Partners may rightly say that what they agreed to "
        "is over, and the public cannot tell whether anything goes on. Some laws set a day by "
        "which the next plan must stand."
    ),
    example=N_("The plan on the website is for 2019 to 2024 and has no successor."),
    rank=26,
)

OLD_FILE = Rule(
    code="L45",
    family=FAMILY,
    about="plan",
    severity=Severity.NOTE,
    title=N_("The file is more than six months old"),
    sentence=N_("The file stands as at {day}, more than six months before {today}."),
    remedy=N_("Check the latest copy; if this is the latest, ask the leads for an update."),
    why=N_(
        "Everything said here of progress and of dates is as old as the file. Reports made from it "
        "would tell the board of last spring."
    ),
    example=N_("The cell beside *As at* says 31 March 2026, and it is November."),
    rank=50,
)

RULES = (BUNCHED, NOTHING_SOON, RUN_OUT, OLD_FILE)

FEWEST_BUNCHED = 5
TWELVE_MONTHS = datetime.timedelta(days=365)
SIX_MONTHS = datetime.timedelta(days=183)
LEFT = N_(", with {left} of its {all} {actions} not shown as done")
LAST_DAY = N_("the plan’s last day")
LATEST_DAY = N_("the latest date in the plan")


def check_bunching(case: Case) -> Iterator[Finding]:
    """L38: a quarter of the actions and at least five end on the plan's last day, or where the
    plan has no end of its own, on the latest day of any. Past days are not asked."""
    days: dict[datetime.date, list[Fault]] = {}
    for action in case.plan.actions:
        day = action.due.last_day if action.due else None
        if day:
            days.setdefault(day, []).append(Fault(action, "due"))
    plan_ends = case.plan.ends.last_day if case.plan.ends else None
    day = plan_ends or max(days, default=None)
    bunched = days.get(day, []) if day and day >= case.today else []
    among = len(case.plan.actions)
    if len(bunched) >= FEWEST_BUNCHED and 4 * len(bunched) >= among and len(days) > 1:
        which = Phrase(LAST_DAY if plan_ends else LATEST_DAY)
        yield case.together(BUNCHED, bunched, day=day, all=among, which=which)


def check_soon(case: Case) -> Iterator[Finding]:
    """L43: outcomes with dates under them, none of which falls in the next twelve months."""
    faults = []
    for outcome in case.plan.outcomes:
        days = list(_days_under(case, outcome))
        if days and min(days) - case.today > TWELVE_MONTHS:
            faults.append(Fault(outcome, None, {"day": min(days)}))
    yield from case.each_or_together(NOTHING_SOON, faults, len(case.plan.outcomes))


def check_plan(case: Case) -> Iterator[Finding]:
    """L44, L45: the plan's own end, and the day the file stands at."""
    plan = case.plan
    ends = plan.ends.last_day if plan.ends else None
    left = sum(not is_over(action) for action in plan.actions)
    if ends and ends < case.today and (left or not plan.actions):
        counts = {"left": left, "all": len(plan.actions)}
        yield case.find(RUN_OUT, None, "ends", day=ends, left=Phrase(LEFT, counts) if left else "")
    if plan.as_at and case.today - plan.as_at > SIX_MONTHS:
        yield case.find(OLD_FILE, None, "as_at", day=plan.as_at, today=case.today)


def _days_under(case: Case, outcome: Outcome) -> Iterator[datetime.date]:
    """The days on which something under an outcome falls due: its actions that are not over,
    and their milestones that are not reached. A day already past counts: it is overdue."""
    for action in case.graph.actions_of(outcome.ref):
        if not is_over(action):
            yield from _days_of(case, action)


def _days_of(case: Case, action: Action) -> Iterator[datetime.date]:
    if action.due and action.due.last_day:
        yield action.due.last_day
    for milestone in case.graph.milestones.get(action.ref, ()):
        if milestone.due and milestone.due.last_day and milestone.done is None:
            yield milestone.due.last_day


CHECKS = (check_bunching, check_soon, check_plan)
