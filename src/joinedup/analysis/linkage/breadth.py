"""Breadth: how many actions, bodies and people the plan rests on. Described, never scored."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity

FAMILY = "breadth"

RESTS_ON_ONE_ACTION = Rule(
    code="L09",
    family=FAMILY,
    about="outcome",
    severity=Severity.NOTE,
    title=N_("An outcome that depends wholly on one action"),
    sentence=Plural(
        N_("The {level} {name} depends wholly on one {action}: {only}."),
        N_("{count} of the {all} {levels} depend wholly on one {action} each: {names}."),
    ),
    remedy=N_(
        "Ask what would become of the {level} if that {action} were late or stopped, and link any "
        "other work that helps it."
    ),
    why=N_(
        "If that one piece of work is late, cut or stopped, nothing else in the plan moves the "
        "result. That may be right; it should be known and not found out. Work that is done or "
        "stopped is not counted. It is raised only where most outcomes have several actions."
    ),
    example=N_(
        "Aim 7 had four projects. Three are done; “Wend relief channel” is all that is left."
    ),
    rank=52,
)

RESTS_ON_ONE_PARTNER = Rule(
    code="L10",
    family=FAMILY,
    about="outcome",
    severity=Severity.NOTE,
    title=N_("One partner is accountable for everything under an outcome"),
    sentence=Plural(
        N_("{body} is accountable for all {actions_count} {actions} of {name}."),
        N_(
            "In {count} of the {all} {levels} one {partner} is accountable for every {action}: {names}."
        ),
    ),
    remedy=N_(
        "Ask whether another {partner} already does something for it and would answer for a "
        "part; if not, leave it as it is and let the board know."
    ),
    why=N_(
        "A result that only one body answers for is that body’s plan, whatever the cover says. If "
        "its budget or its people change, the whole of it is in question. It is a description and "
        "not a fault: some things are one body’s job."
    ),
    example=N_("All three projects of aim 3 are the college’s. The employers are named in none."),
    rank=55,
)

FEWEST_ACTIONS_OF_ONE_PARTNER = 3
FEWEST_PARTNERS = 3

RULES = (RESTS_ON_ONE_ACTION, RESTS_ON_ONE_PARTNER)


def check_outcomes(case: Case) -> Iterator[Finding]:
    """L09, L10: outcomes that depend wholly on one action, or on one accountable body."""
    plan = case.plan
    if len(plan.actions) < 2 * len(plan.outcomes):
        return
    one_action, one_partner = [], []
    for outcome in plan.outcomes:
        actions = [each for each in case.graph.actions_of(outcome.ref) if not is_over(each)]
        if len(actions) == 1 and len(plan.outcomes) > 1:
            one_action.append(Fault(outcome, None, {"only": called(actions[0])}))
        bodies = {action.accountable for action in actions}
        body = case.graph.things.get(bodies.pop() or "") if len(bodies) == 1 else None
        if body and len(actions) >= FEWEST_ACTIONS_OF_ONE_PARTNER <= len(plan.partners):
            own = {"body": called(body), "actions_count": len(actions)}
            one_partner.append(Fault(outcome, None, own))
    among = len(plan.outcomes)
    yield from case.each_or_together(RESTS_ON_ONE_ACTION, one_action, among)
    yield from case.each_or_together(RESTS_ON_ONE_PARTNER, one_partner, among)


CHECKS = (check_outcomes,)
