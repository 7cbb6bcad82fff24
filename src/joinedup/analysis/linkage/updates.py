"""Updates: the same words again, none at all, and better colours without a word."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.analysis.linkage.sameness import plain
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.period import When
from joinedup.core.plan import Action, Update
from joinedup.core.words import Progress

FAMILY = "updates"

SAME_WORDS = Rule(
    code="N11",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("The same words three rounds running"),
    sentence=Plural(
        N_("{name} has reported in the same words {times} rounds running: “{text}”."),
        N_(
            "{count} of the {all} {levels} report in the same words round after round: {names} and others."
        ),
    ),
    remedy=N_(
        "Ask its lead what has happened since the first of these reports, what has not, and why; "
        "“nothing, because…” is a good answer."
    ),
    why=N_(
        "Words that do not change tell nobody anything new. Either nothing has happened, which "
        "the board should hear in so many words, or something has, and nobody reads of it. "
        "Scrutiny lays the last three reports side by side; so does the local paper."
    ),
    example=N_(
        "“Conversation cafés”, in March, June and September: *Cafés continue to be well received "
        "by residents*."
    ),
    rank=11,
)

SILENT = Rule(
    code="N12",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("No update in the last round"),
    sentence=Plural(
        N_("{name} has no update for {round}, the last round."),
        N_(
            "{count} of the {all} {levels} have no update for {round}, the last round, among them {names}."
        ),
    ),
    remedy=N_("Ask its lead for two lines: what has moved, and what stands in the way."),
    why=N_(
        "The board will see last time’s words as if they were new, or a gap. A lead who does not "
        "answer has often left, or has more to answer than there is time for."
    ),
    example=N_(
        "Of 60 projects 56 have an update for July to September. “Landlord register” has none."
    ),
    rank=40,
)

NO_CHANGE = Rule(
    code="N13",
    family=FAMILY,
    about="action",
    severity=Severity.NOTE,
    title=N_("“No change”, three rounds running"),
    sentence=Plural(
        N_("{name} has reported “{text}” or the like {times} rounds running."),
        N_("{count} of the {all} {levels} report no change round after round, among them {names}."),
    ),
    remedy=N_(
        "Ask whether it is waiting for something, and for what. If nothing is meant to happen for a "
        "while, say until when, and stop asking until then."
    ),
    why=N_(
        "“No change” once is an honest report. Three times running it means that the work is "
        "stuck, or that the lead is asked too often about something slow."
    ),
    example=N_("“Healthier high streets” has said *No change* in every round since April 2026."),
    rank=53,
)

BETTER_UNSAID = Rule(
    code="N14",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("A better status, and no word why"),
    sentence=Plural(
        N_("{name} went from {before} to {after} in {round}, with nothing said of why."),
        N_(
            "{count} of the {all} {levels} went to a better status with nothing said of why: {names}."
        ),
    ),
    remedy=N_("Ask its lead what has changed, and put that beside the new status."),
    why=N_(
        "A colour that improves by itself just before a board is what scrutiny looks for. If the "
        "work did get better, the reason is the good news, and the board should hear it."
    ),
    example=N_(
        "“Help before arrears” was *stuck* in June and is *on course* in September. The words are June’s."
    ),
    rank=42,
)

RULES = (SAME_WORDS, SILENT, NO_CHANGE, BETTER_UNSAID)

RUNNING = 3
"""So many rounds with the same words are raised."""

LONGEST_QUOTE = 90

SAYS_NO_CHANGE = frozenset(
    {
        "as above",
        "as before",
        "as last quarter",
        "as last time",
        "as previous",
        "as previously reported",
        "ditto",
        "n a",
        "nil",
        "no change",
        "no change since last time",
        "no change since last quarter",
        "no change to report",
        "no changes",
        "no further update",
        "no new update",
        "no progress to report",
        "no update",
        "no update this quarter",
        "none",
        "nothing new",
        "nothing to report",
        "same as last quarter",
        "see above",
        "see previous update",
        "unchanged",
    }
)
"""Whole updates that say that nothing has happened, as :func:`plain` leaves them."""

STATES = {
    Progress.NOT_STARTED: N_("not started"),
    Progress.STUCK: N_("stuck"),
    Progress.SLIPPING: N_("slipping"),
    Progress.ON_COURSE: N_("on course"),
    Progress.DONE: N_("done"),
}
HEALTH = {Progress.STUCK: 0, Progress.SLIPPING: 1, Progress.ON_COURSE: 2, Progress.DONE: 3}
"""How good a status is; one that is not here is neither better nor worse."""


def check_words(case: Case) -> Iterator[Finding]:
    """N11, N13, N14: what each action said, round by round."""
    rows = {id(update): f"update:{position}" for position, update in enumerate(case.plan.updates)}
    same: list[Fault] = []
    nothing: list[Fault] = []
    better: list[Fault] = []
    among = 0
    for action in case.plan.actions:
        updates = _in_order(case.graph.updates.get(action.ref, ()))
        if not updates:
            continue
        among += 1
        row, words = rows[id(updates[-1])], plain(updates[-1].text)
        if words in SAYS_NO_CHANGE:
            nothing.extend(_without_change(action, updates, row))
        elif words:
            same.extend(_repeated(action, updates, words, row))
        better.extend(_better(action, updates, words, row))
    yield from case.each_or_together(SAME_WORDS, same, among)
    yield from case.each_or_together(NO_CHANGE, nothing, among)
    yield from case.each_or_together(BETTER_UNSAID, better, among)


def check_silence(case: Case) -> Iterator[Finding]:
    """N12: actions that are under way and said nothing in the latest round that has updates."""
    rounds = {day: update.period for update in case.plan.updates if (day := _starts(update))}
    if not rounds:
        return
    last_day = max(rounds)
    last: When | None = rounds[last_day]
    answered = {update.subject for update in case.plan.updates if _starts(update) == last_day}
    asked = [action for action in case.plan.actions if _is_asked(action, last)]
    silent = (Fault(action) for action in asked if action.ref not in answered)
    yield from case.each_or_together(SILENT, silent, len(asked), round=last)


def _is_asked(action: Action, last: When | None) -> bool:
    """Whether an action was under way in a round, so far as its start says."""
    starts = action.starts.first_day if action.starts else None
    until = last.last_day if last else None
    return not is_over(action) and not (starts and until and starts > until)


def _repeated(action: Action, updates: Sequence[Update], words: str, row: str) -> Iterator[Fault]:
    times = _run(updates, lambda text: text == words)
    if times >= RUNNING:
        yield Fault(action, "text", {"times": times, "text": _quoted(updates[-1].text)}, row)


def _without_change(action: Action, updates: Sequence[Update], row: str) -> Iterator[Fault]:
    times = _run(updates, lambda text: text in SAYS_NO_CHANGE)
    if times >= RUNNING:
        yield Fault(action, "text", {"times": times, "text": updates[-1].text.strip(" .")}, row)


def _better(action: Action, updates: Sequence[Update], words: str, row: str) -> Iterator[Fault]:
    """Whether the latest status is better than the one before, and the latest words, as
    compared, are none, say that nothing changed, or are those of the round before."""
    if len(updates) < 2:
        return
    before, now = updates[-2], updates[-1]
    if before.status not in HEALTH or now.status not in HEALTH or now.period is None:
        return
    if HEALTH[now.status] <= HEALTH[before.status]:
        return
    if not words or words in SAYS_NO_CHANGE or words == plain(before.text):
        own = {
            "before": Word(STATES[before.status]),
            "after": Word(STATES[now.status]),
            "round": now.period,
        }
        yield Fault(action, "status", own, row)


def _run(updates: Sequence[Update], says: Callable[[str], bool]) -> int:
    """How many of the latest updates running say it, by their words as compared."""
    latest_first = reversed(updates)
    return sum(1 for _ in takewhile(lambda update: says(plain(update.text)), latest_first))


def _in_order(updates: Sequence[Update]) -> list[Update]:
    """Updates from the earliest to the latest; those of no known period as the file has them."""
    if any(_starts(update) is None for update in updates):
        return list(updates)
    return sorted(updates, key=lambda update: _starts(update) or datetime.date.min)


def _starts(update: Update) -> datetime.date | None:
    return update.period.first_day if update.period else None


def _quoted(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"


CHECKS = (check_words, check_silence)
