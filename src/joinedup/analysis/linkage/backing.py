"""Backing: partners that the plan never uses, and links without proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from joinedup.analysis.linkage.bodies import body_of, is_between_partners
from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.lifetimes import current_links, has_ended
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Issue, Outcome, Priority
from joinedup.core.words import Agreement, LinkKind

FAMILY = "links"

NO_PROOF = Rule(
    code="L18",
    family=FAMILY,
    about="link",
    severity=Severity.NOTE,
    title=N_("Agreed links without proof, where others have it"),
    sentence=Plural(
        N_("One of the {all} agreed {links} between partners has no proof beside it."),
        N_("{count} of the {all} agreed {links} between partners have no proof beside them."),
    ),
    remedy=N_(
        "Ask each partner for the line in its own plan, the budget code or the contract, and enter "
        "it; begin with those that a whole {outcome} depends on."
    ),
    why=N_(
        "What a partner said in a meeting is forgotten when its people change. A line in its own "
        "plan is not. This is raised only where the partnership has begun to collect proof."
    ),
    example=N_(
        "The college’s link names page 14 of its own plan. The police’s link names nothing."
    ),
    rank=58,
)

IDLE_PARTNER = Rule(
    code="L20",
    family=FAMILY,
    about="partner",
    severity=Severity.NOTE,
    title=N_("A partner that the plan never uses"),
    sentence=Plural(
        N_("{name} leads nothing in the plan, contributes to nothing and is linked to nothing."),
        N_(
            "{count} of the {all} {levels} have no part in anything in the plan, among them {names}."
        ),
    ),
    remedy=N_(
        "Ask it what it already does that helps the plan’s {outcomes}, and link that; or agree with it what "
        "its seat is for."
    ),
    why=N_(
        "It is on the list of partners and nothing in the plan is its work. It may have a good "
        "reason; it may be waiting to be asked. Its own board will ask sooner or later what it "
        "gets from taking part. Partners that have ended or do not take part are not raised."
    ),
    example=N_("The traders’ association has a seat on the board. No project names it."),
    rank=54,
)

RULES = (NO_PROOF, IDLE_PARTNER)


def check_proof(case: Case) -> Iterator[Finding]:
    """L18: once, for the agreed links between partners that have no proof where others do."""
    if not any(link.proof for link in case.plan.links):
        return
    between = [
        (position, link)
        for position, link in current_links(case, *LinkKind)
        if link.agreement is Agreement.AGREED and is_between_partners(case, link)
    ]
    bare = [(position, link) for position, link in between if not link.proof]
    if bare and len(bare) < len(between):
        faults = [
            Fault(case.graph.things[link.source], "proof", None, f"link:{position}")
            for position, link in bare
        ]
        yield case.together(NO_PROOF, faults, all=len(between))


def check_partners(case: Case) -> Iterator[Finding]:
    """L20: partners that take part and that nothing in the plan names. Asked only where most
    are named: a plan that does not say who does what gives no finding."""
    used = _used(case)
    taking_part = [
        partner
        for partner in case.plan.partners
        if not has_ended(case, partner.ended) and partner.not_taking_part is None
    ]
    idle = [Fault(partner) for partner in taking_part if partner.ref not in used]
    if 2 * len(idle) <= len(taking_part):
        yield from case.each_or_together(IDLE_PARTNER, idle, len(taking_part))


def _used(case: Case) -> set[str]:
    """The refs of all partners that something in the plan names."""
    plan, used = case.plan, set[str]()
    led: Iterable[Outcome | Priority | Action | Issue] = chain(
        plan.outcomes, plan.priorities, plan.actions, plan.issues
    )
    for thing in led:
        used.update(body_of(case, lead) for lead in thing.leads)
    for action in plan.actions:
        used.update((action.accountable or "", *action.contributors))
    for issue in plan.issues:
        used.update(issue.partners)
    used.update(service.owner or "" for service in plan.delivery_systems)
    used.update(goal.partner or "" for goal in plan.goals)
    for link in plan.links:
        used.update((link.source, link.target))
    return used


CHECKS = (check_proof, check_partners)
