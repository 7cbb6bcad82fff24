"""Done or on course, says the status; the milestones, the measures or the update say otherwise."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.measuring import comparable, last_day, latest, meets, way, written
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Update
from joinedup.core.words import Progress

FAMILY = "contradictions"

DONE_AND_SHORT = Rule(
    code="M52",
    family=FAMILY,
    severity=Severity.WARNING,
    about="action",
    title=N_("Marked done, with its target not met"),
    sentence=Plural(
        N_(
            "{name} is marked “{status}”, and {measure} stands at {reading} against a target of {target}."
        ),
        N_(
            "{count} of the {all} {levels} are marked as done with a target not met, among them {names}."
        ),
    ),
    remedy=N_("Say that it ended short of its target and why; or take back the “done”."),
    why=N_(
        "Work can end before its target is met, and that may be right. “Done” hides it, and the "
        "next plan will be built on a success that was not one."
    ),
    example=N_("*Retrofits: complete*, with 96 homes finished of 180."),
    rank=32,
)

GREEN_AND_TROUBLED = Rule(
    code="M53",
    family=FAMILY,
    severity=Severity.WARNING,
    about="action",
    title=N_("On course, says the status; in trouble, say the words"),
    sentence=Plural(
        N_("{name} is marked “{status}”, and its latest update says “{words}”."),
        N_(
            "{count} of the {all} {levels} are marked as on course while their updates speak of trouble, among them {names}."
        ),
    ),
    remedy=N_("Ask its lead which is right, and correct the other before the board reads both."),
    why=N_(
        "Boards read colours and skip text. A green that the text beside it denies means that the "
        "person who knew was not the person who chose the colour, or did not feel free to."
    ),
    example=N_("*Green. “Recruitment delayed again; no progress since spring.”*"),
    rank=30,
)

RULES = (DONE_AND_SHORT, GREEN_AND_TROUBLED)


def done_and_short(case: Case) -> Iterator[Finding]:
    """M52: actions marked as done whose own measure has not reached its target."""
    done = {each.ref: each for each in case.plan.actions if each.status is Progress.DONE}
    faults = []
    for measure in case.plan.measures:
        action = done.get(measure.subject or "")
        last = latest(measure, case.today)
        if action is None or last is None or last.value is None:
            continue
        for target in comparable(measure):
            go = way(measure, target)
            if go and target.value is not None and not meets(last.value, target.value, go):
                told = {
                    "status": _status(action),
                    "measure": called(measure),
                    "reading": written(last, measure),
                    "target": written(target, measure),
                }
                faults.append(Fault(action, "status", told))
                break
    yield from case.each_or_together(DONE_AND_SHORT, faults, len(case.plan.actions))


_TROUBLE = re.compile(
    r"\b(?:no progress|not (?:yet )?(?:started|begun|progressed)|yet to (?:start|begin)|behind (?:schedule|plan|programme)|"
    r"on hold|stalled|paused|suspended|abandoned|(?:badly|seriously|significantly|further|again|been|is|are|now|recruitment|work|project|start|delivery) "
    r"delayed|delayed (?:again|further|until|to|by|because|due)|slipped|off track|at a standstill|unable to (?:start|recruit|proceed))\b",
    re.IGNORECASE,
)

_DENIED = re.compile(
    r"\b(?:no longer|not|never|no|without|previously|despite|after (?:being|having been)|was|were|had|last (?:year|quarter)|"
    r"resumed|recovered|if|risk|avoid|prevent)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)


def green_and_troubled(case: Case) -> Iterator[Finding]:
    """M53: actions on course or done whose latest update has words of trouble that it does not
    deny in the same breath (“no longer on hold”)."""
    faults = []
    numbered = _latest_updates(case)
    for action in case.plan.actions:
        if action.status not in (Progress.ON_COURSE, Progress.DONE) or action.ref not in numbered:
            continue
        number, update = numbered[action.ref]
        said = trouble_in(update.text)
        if said and update.status in (None, action.status):
            told = {"status": _status(action), "words": said}
            faults.append(Fault(action, "text", told, row=f"update:{number}"))
    yield from case.each_or_together(GREEN_AND_TROUBLED, faults, len(case.plan.actions))


def trouble_in(text: str) -> str:
    """The words of trouble in an update, or "" if there are none or they are denied."""
    for found in _TROUBLE.finditer(text):
        if not _DENIED.search(text[max(0, found.start() - 40) : found.start()]):
            return found[0]
    return ""


def _latest_updates(case: Case) -> dict[str, tuple[int, Update]]:
    """Action's ref > its latest update with a text, and that update's place in the plan."""
    found: dict[str, tuple[datetime.date, int, Update]] = {}
    for number, update in enumerate(case.plan.updates):
        if not update.text.strip():
            continue
        day = last_day(update.period) or datetime.date.min
        if update.subject not in found or (day, number) >= found[update.subject][:2]:
            found[update.subject] = (day, number, update)
    return {subject: (number, update) for subject, (_, number, update) in found.items()}


def _status(action: Action) -> str:
    return action.status_text.strip() or (action.status.value if action.status else "")


CHECKS = (done_and_short, green_and_troubled)
