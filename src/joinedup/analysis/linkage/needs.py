"""Needs: what the work requires, where that is not known or cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Need
from joinedup.core.words import PlainAnswer, Progress, ResourceKind

FAMILY = "needs"

NOT_KNOWN = Rule(
    code="N21",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("What it needs is not known"),
    sentence=Plural(
        N_("What {names} needs is not known: it is the one of {all} {levels} with no stated need."),
        N_("What {count} of the {all} {levels} need is not known, among them {names}."),
    ),
    remedy=N_(
        "Ask each lead one plain question: have you what you need? Enter enough, some, none or "
        "don’t know; ask for money and posts only where the answer is not “enough”."
    ),
    why=N_(
        "Nobody can say whether the plan can be carried out while it is not known what it takes. "
        "Not known is never counted as nought: totals leave these out and say so. Boards agree to "
        "plans of which half has no price, and learn in the second year which half."
    ),
    example=N_(
        "38 of 60 projects state what they need this year. For the other 22 the cell is empty."
    ),
    rank=22,
)

NOUGHT = Rule(
    code="N22",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("A stated need of nought"),
    sentence=Plural(
        N_("{name} states that it needs nothing ({text})."),
        N_("{count} of the {all} {levels} with a stated need state nought, among them {names}."),
    ),
    remedy=N_(
        "Ask its lead: if it is not known, leave the cell empty; if it needs nothing, say why in words."
    ),
    why=N_(
        "Almost nothing needs nothing: somebody’s time is spent on it. A nought that stands for "
        "*we have not asked* makes the plan look fully paid for, and is added up with the rest."
    ),
    example=N_(
        "“Share what families tell us” has £0 in the column *Cost*. Two officers work on it."
    ),
    rank=41,
)

HAS_NOTHING = Rule(
    code="N23",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Its lead says that it has nothing of what it needs"),
    sentence=Plural(
        N_("The lead of {name} says that it has none of what it needs."),
        N_(
            "The leads of {count} of the {all} {levels} say that they have none of what they need: {names}."
        ),
    ),
    remedy=N_(
        "Bring it to the board as a question to the partners by name, or agree that it waits."
    ),
    why=N_(
        "This is the plainest sentence a lead can say, and it is easily lost in a column. If "
        "nobody acts on it, the lead will not say it twice, and the work will be reported as on "
        "course until its date passes."
    ),
    example=N_("“Fathers’ group”: *have you what you need?* None."),
    rank=32,
)

RULES = (NOT_KNOWN, NOUGHT, HAS_NOTHING)


def check_stated(case: Case) -> Iterator[Finding]:
    """N21: once, for the actions with no stated need, in a plan that states needs."""
    needs = case.graph.needs
    if not case.plan.needs:
        return
    asked = [action for action in case.plan.actions if action.status is not Progress.STOPPED]
    unknown = [
        Fault(action, "needs")
        for action in asked
        if not any(_is_stated(need) for need in needs.get(action.ref, ()))
    ]
    if unknown and len(unknown) < len(asked):
        yield case.together(NOT_KNOWN, unknown, all=len(asked))


def check_nought(case: Case) -> Iterator[Finding]:
    """N22: needs that are stated as nought."""
    faults = [
        Fault(action, "amount", {"text": need.text or str(need.amount)}, f"need:{position}")
        for position, action, need in _open(case)
        if need.amount is not None and need.amount.units == 0
    ]
    yield from case.each_or_together(NOUGHT, faults, len(case.graph.needs))


def check_answers(case: Case) -> Iterator[Finding]:
    """N23: leads whose plain answer is that they have none of what they need."""
    faults = {
        action.ref: Fault(action, "answer", None, f"need:{position}")
        for position, action, need in _open(case)
        if need.answer is PlainAnswer.NONE
    }
    yield from case.each_or_together(HAS_NOTHING, faults.values(), len(case.graph.needs))


def _open(case: Case) -> Iterator[tuple[int, Action, Need]]:
    """The needs of actions that are not over, each with its position in the plan."""
    for position, need in enumerate(case.plan.needs):
        action = case.graph.things.get(need.subject)
        if isinstance(action, Action) and not is_over(action):
            yield position, action, need


def _is_stated(need: Need) -> bool:
    """Whether a need says how much; of premises, goods and data, whether it says what."""
    counted = need.kind in (ResourceKind.MONEY, ResourceKind.PEOPLE)
    return need.amount is not None or (not counted and bool(need.text))


CHECKS = (check_stated, check_nought, check_answers)
