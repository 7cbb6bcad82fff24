"""Breadth: how many actions, bodies and people the plan rests on. Described, never scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Thing
from joinedup.core.words import LeadState

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

ONE_BODY = Rule(
    code="L22",
    family=FAMILY,
    about="partner",
    severity=Severity.NOTE,
    title=N_("One body is accountable for much of the plan"),
    sentence=N_("{name} is accountable for {count} of the {all} {actions}."),
    remedy=N_(
        "Ask which of these another {partner} does most of already, and whether it would answer "
        "for them. If it should stay as it is, say so in the plan."
    ),
    why=N_(
        "A plan in which one body answers for more than a third of the work is a description of that "
        "body’s share and not a fault: councils often carry it. It is worth knowing, because the "
        "plan then moves at that body’s pace, and because partners who answer for little have "
        "little to report."
    ),
    example=N_(
        "The council is accountable for 25 of the 60 projects; seven partners for one each."
    ),
    rank=56,
)

ONE_PERSON = Rule(
    code="L30",
    family=FAMILY,
    about="person",
    severity=Severity.NOTE,
    title=N_("One person leads many actions"),
    sentence=N_("{person} leads {count} of the {all} {actions}."),
    remedy=N_(
        "Ask whether that is too many for one person, and who would take them on if they left."
    ),
    why=N_(
        "When this person is away, moves on or is stretched, much of the plan waits. It is usually "
        "somebody good who never said no. It is raised from eight actions upwards, where that is "
        "more than one in ten."
    ),
    example=N_("The transport manager leads nine projects under three aims."),
    rank=57,
)

RULES = (RESTS_ON_ONE_ACTION, RESTS_ON_ONE_PARTNER, ONE_BODY, ONE_PERSON)

SEVERAL_ACTIONS = 3
"""An outcome with fewer actions has them from one body as a matter of course."""

SEVERAL_PARTNERS = 3
"""With fewer partners in the plan one of them is bound to carry much of it."""

MUCH = 9
"""With more actions than this, one body is asked whether it has more than a third of all."""

MANY_FOR_ONE = 7
"""With more actions than this, one person is asked whether they lead more than a tenth of all."""


def check_outcomes(case: Case) -> Iterator[Finding]:
    """L09, L10: outcomes that depend wholly on one action, or on one accountable body."""
    plan = case.plan
    if len(plan.outcomes) < 2 or len(plan.actions) < 2 * len(plan.outcomes):
        return
    one_action, one_partner = [], []
    for outcome in plan.outcomes:
        actions = [each for each in case.graph.actions_of(outcome.ref) if not is_over(each)]
        if len(actions) == 1:
            one_action.append(Fault(outcome, None, {"only": called(actions[0])}))
        body = _only_body(case, actions)
        if body:
            own = {"body": called(body), "actions_count": len(actions)}
            one_partner.append(Fault(outcome, None, own))
    among = len(plan.outcomes)
    yield from case.each_or_together(RESTS_ON_ONE_ACTION, one_action, among)
    if len(plan.partners) >= SEVERAL_PARTNERS:
        yield from case.each_or_together(RESTS_ON_ONE_PARTNER, one_partner, among)


def check_shares(case: Case) -> Iterator[Finding]:
    """L22, L30: bodies and people that carry a large share of the actions, most first."""
    actions = case.plan.actions
    by_body: dict[str, list[Fault]] = {}
    by_person: dict[str, list[Fault]] = {}
    for action in actions:
        if action.accountable in case.graph.things:
            by_body.setdefault(action.accountable, []).append(Fault(action, "accountable"))
        for person in {lead.person for lead in action.leads if lead.state is LeadState.NAMED}:
            if person in case.graph.things:
                by_person.setdefault(person, []).append(Fault(action, "leads"))
    if len(case.plan.partners) >= SEVERAL_PARTNERS:
        yield from _carrying(case, ONE_BODY, by_body, max(MUCH, len(actions) / 3))
    yield from _carrying(case, ONE_PERSON, by_person, max(MANY_FOR_ONE, len(actions) / 10))


def _carrying(
    case: Case, rule: Rule, carried: Mapping[str, list[Fault]], least: float
) -> Iterator[Finding]:
    for ref, faults in sorted(carried.items(), key=lambda each: -len(each[1])):
        if len(faults) > least:
            who = case.graph.things[ref]
            yield case.together(
                rule, faults, about=who, person=called(who), all=len(case.plan.actions)
            )


def _only_body(case: Case, actions: Sequence[Action]) -> Thing | None:
    """The one body that is accountable for all of several actions, if there is one."""
    bodies = {action.accountable for action in actions}
    if len(actions) < SEVERAL_ACTIONS or len(bodies) != 1:
        return None
    return case.graph.things.get(bodies.pop() or "")


CHECKS = (check_outcomes, check_shares)
