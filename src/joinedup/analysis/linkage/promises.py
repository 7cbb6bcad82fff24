"""Promises: outcomes and priorities by the day on which they were to have come about.

The day is the thing's own date, or the one that its title sets (“38% walking by 2026”)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.claims import shared_words
from joinedup.analysis.linkage.dates import is_late
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.analysis.linkage.measure_fields import few_or_together
from joinedup.analysis.linkage.measuring import seen
from joinedup.core.catalogue import N_
from joinedup.core.dates import dates_in
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Outcome, Priority

FAMILY = "dates"

Promise = Outcome | Priority

PASSED = Rule(
    code="L47",
    family=FAMILY,
    about="outcome",
    severity=Severity.WARNING,
    title=N_("The date of an outcome or a priority has passed"),
    sentence=Plural(
        N_(
            "The {level} {name} was to come about by {day}, and nothing in the file says whether "
            "it did."
        ),
        N_(
            "{count} of the {all} {levels} are past their date and nothing says whether they came "
            "about, among them {names}; the oldest was due by {oldest}."
        ),
    ),
    remedy=N_(
        "Say what came of it, with the figure. If it was not reached, agree a new date with the "
        "board or close it, and keep the reason."
    ),
    why=N_(
        "The plan promised a result by a day, and the day has gone. Whoever reads it asks at once "
        "whether it was kept. A result that was reached and is not shown helps nobody; one that "
        "was missed in silence makes every other promise of the plan doubtful."
    ),
    example=N_("*1.1 Start-ups up 5% by 2021*, in a plan that is still the current one in 2026."),
    rank=8,
)

SOON = Rule(
    code="L48",
    family=FAMILY,
    about="outcome",
    severity=Severity.WARNING,
    title=N_("A result that falls due within half a year, and no figure for it"),
    sentence=Plural(
        N_("The {level} {name} falls due by {day}, and no figure in the file says how near it is."),
        N_(
            "{count} of the {all} {levels} fall due by {latest}, and no figure in the file says "
            "how near they are, among them {names}."
        ),
    ),
    remedy=N_(
        "Bring the latest figure to the next board, and agree now what will be said if it is not "
        "reached and which plan goes on with it."
    ),
    why=N_(
        "In a few months somebody will have to say whether it was reached. There is still time to "
        "find the figure, to prepare the board and to agree what comes next; the day after there "
        "is none. It is raised where no measure of it has a reading."
    ),
    example=N_(
        "*38% of people walking by 2026*, read in November 2026, with no figure since 2019."
    ),
    rank=18,
)

RULES = (PASSED, SOON)

HALF_A_YEAR = datetime.timedelta(days=183)

SEVERAL = 2
"""More than so many are told together: what is late is often the whole row of them."""

ALIKE = 2
"""A measure with so many words of meaning in common is of the same matter."""

_BY = re.compile(r"\b(?:by|erbyn)\s+(?:the\s+)?(?:end\s+of\s+)?", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """L47, L48: outcomes and priorities whose day has passed or comes soon, where no reading
    tells how it went. What a late action under them says is not repeated."""
    read = _Read(case)
    for things in (case.plan.outcomes, case.plan.priorities):
        days = [(_promised(case, each), each) for each in things]
        due = [(day, each) for day, each in days if day and day <= case.today + HALF_A_YEAR]
        told = [(day, each) for day, each in due if _is_open(case, each) and not read.tells(each)]
        gone = [(day, each) for day, each in told if day < case.today]
        near = [(day, each) for day, each in told if day >= case.today]
        oldest = min((day for day, _ in gone), default=None)
        latest = max((day for day, _ in near), default=None)
        yield from few_or_together(case, PASSED, _faults(gone), len(things), SEVERAL, oldest=oldest)
        yield from few_or_together(case, SOON, _faults(near), len(things), SEVERAL, latest=latest)


def _faults(days: Sequence[tuple[datetime.date, Promise]]) -> list[Fault]:
    return [Fault(each, "due" if each.due else "title", {"day": day}) for day, each in days]


class _Read:
    """Which outcomes and priorities are measured with readings: themselves, through a thing
    under them, or by a measure of what they serve that is of the same matter."""

    def __init__(self, case: Case) -> None:
        self.graph = case.graph
        self.titles: dict[str, list[str]] = {}
        for measure in case.plan.measures:
            if any(reading.value is not None for reading in seen(measure)):
                self.titles.setdefault(measure.subject or "", []).append(str(measure.title))
        self.above = {up.ref for ref in self.titles for up in case.graph.above(ref)}

    def tells(self, thing: Promise) -> bool:
        """Whether a reading of a measure tells how near a thing is."""
        if thing.ref in self.titles or thing.ref in self.above:
            return True
        near = ("", *(up.ref for up in self.graph.above(thing.ref)))
        titles = (title for ref in near for title in self.titles.get(ref, ()))
        own = str(thing.title)
        enough = min(ALIKE, shared_words(own, own)) or 1
        return any(shared_words(own, title) >= enough for title in titles)


def _is_open(case: Case, thing: Promise) -> bool:
    """Whether it is not over by its actions, and none of them says already that it is late."""
    actions = case.graph.actions_of(thing.ref)
    if any(is_late(case, action) for action in actions):
        return False
    return not actions or not all(is_over(action) for action in actions)


def _promised(case: Case, thing: Promise) -> datetime.date | None:
    """The last day of a thing's own date, else of the last date that its title has after “by”."""
    if thing.due is not None:
        return thing.due.last_day
    title = str(thing.title)
    marks = [mark.end() for mark in _BY.finditer(title)]
    if not marks:
        return None
    found = dates_in(title, year_starts=case.plan.year_starts)
    days = [each.when.last_day for each in found if each.start in marks]
    return days[-1] if days else None


CHECKS = (check,)
