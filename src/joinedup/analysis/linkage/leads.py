"""Leads: work that nobody leads, that everybody leads, or that somebody led who has left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from joinedup.analysis.linkage.case import Case, Fault, type_of
from joinedup.analysis.linkage.lifetimes import has_ended, is_over
from joinedup.analysis.linkage.sameness import plain
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.lasting import on
from joinedup.core.plan import Action, Issue, Lead, Outcome, Person, Priority
from joinedup.core.words import LeadState

FAMILY = "leads"

Led = Outcome | Priority | Action | Issue

NO_LEAD = Rule(
    code="L23",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("Nobody leads it"),
    sentence=Plural(
        N_("Nobody leads {name}: it has neither a lead nor an accountable body."),
        N_("Nobody leads {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=N_("Agree one body that answers for it and one person there, by role, who leads it."),
    why=N_(
        "When the board asks how it is getting on, there is nobody to ask. Work without a lead is "
        "nearly always late, because it is on nobody’s list. Scrutiny will ask this before "
        "anything else."
    ),
    example=N_("Project 6.2.3 has a date and a status. The cell under *Lead* is empty."),
    rank=3,
)

EVERYONE_LEADS = Rule(
    code="L24",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("Everyone leads, so nobody does"),
    sentence=Plural(
        N_("The lead of {name} is “{text}”, so nobody answers for it."),
        N_("{count} of the {all} {levels} are led by “{text}” or the like, among them {names}."),
    ),
    remedy=N_(
        "Ask at the next meeting which one body will answer for it, and enter that; the others "
        "stay as contributors."
    ),
    why=N_(
        "Everyone agreed that it matters and nobody agreed to do it. Each partner assumes that "
        "another has begun. An action log whose owner is “ALL” is the surest sign of work that "
        "will not be done, and inspectors know it."
    ),
    example=N_("“Share what families tell us” is led by *All partners*. It was due in June."),
    rank=2,
)

TO_BE_CONFIRMED = Rule(
    code="L25",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("The lead is still to be confirmed"),
    sentence=Plural(
        N_("The lead of {name} is still “{text}”."),
        N_(
            "The lead of {count} of the {all} {levels} is still to be confirmed, among them {names}."
        ),
    ),
    remedy=N_("Name the lead, or set the day by which the board will name one."),
    why=N_(
        "“To be confirmed” is fair on the day the plan is agreed. Later it means that nobody has "
        "been asked, or that somebody said no. The longer it stands, the less anybody will want "
        "to take the work on."
    ),
    example=N_("“Landlord register” has had *TBC* under *Lead officer* since the plan was agreed."),
    rank=30,
)

VACANT = Rule(
    code="L26",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("The lead’s post is vacant"),
    sentence=Plural(
        N_("The post that leads {name} is vacant (“{text}”)."),
        N_("The posts that lead {count} of the {all} {levels} are vacant, among them {names}."),
    ),
    remedy=N_(
        "Ask the body whose post it is who leads until it is filled, and enter that person’s role."
    ),
    why=N_(
        "A post leads nothing while nobody is in it. The body that owns the post still owes the "
        "work; it should say who stands in, or say that the work waits."
    ),
    example=N_("“Talk and play in libraries” is led by *Early years adviser (vacant)*."),
    rank=31,
)

HAS_LEFT = Rule(
    code="L27",
    family=FAMILY,
    about="person",
    severity=Severity.ERROR,
    title=N_("Led by somebody who has left"),
    sentence=Plural(
        N_("{names} is still led by {person}, who left{on}."),
        N_("{count} {levels} are still led by {person}, who left{on}, among them {names}."),
    ),
    remedy=N_(
        "Ask the body they worked for who has taken it on, one by one, and enter the new lead."
    ),
    why=N_(
        "It may be that nobody is doing what the plan says is being done, and questions go to an "
        "address that is no longer read. Bodies replace a post and forget what its holder did "
        "for the partnership. If nobody asks, these lie still until they are found late."
    ),
    example=N_(
        "The head of community services left in September with four projects on falls. No "
        "successor has been named for any of them."
    ),
    rank=1,
)

UNLED_LEVEL = Rule(
    code="L32",
    family=FAMILY,
    about="outcome",
    severity=Severity.WARNING,
    title=N_("No lead, where others of its kind have one"),
    sentence=Plural(
        N_("{name} has no lead, though other {levels} have one."),
        N_("{count} of the {all} {levels} have no lead, among them {names}."),
    ),
    remedy=N_("Ask the board who speaks for it, and enter the lead."),
    why=N_(
        "The lead of an outcome or a priority sees the whole of it, and reports when its parts do "
        "not add up. Where some have one and this has none, it is the one that nobody will speak "
        "for when money is short."
    ),
    example=N_("Six of the seven aims have a lead on the board. Aim 6 has none."),
    rank=36,
)

RULES = (NO_LEAD, EVERYONE_LEADS, TO_BE_CONFIRMED, VACANT, HAS_LEFT, UNLED_LEVEL)


def check_actions(case: Case) -> Iterator[Finding]:
    """L23, L24, L25, L26: actions with nobody who leads them by name."""
    actions = [action for action in case.plan.actions if not is_over(action)]
    if case.plan.has("action.leads") or case.plan.has("action.accountable"):
        yield from _told(case, NO_LEAD, actions, _without_any)
    yield from _told(case, EVERYONE_LEADS, actions, _everyone)
    yield from _told(case, TO_BE_CONFIRMED, actions, _only(LeadState.TO_BE_CONFIRMED))
    yield from _told(case, VACANT, actions, _only(LeadState.VACANT))


def check_levels(case: Case) -> Iterator[Finding]:
    """L32: outcomes and priorities without a lead, where at least half of them have one."""
    for things in (case.plan.outcomes, case.plan.priorities):
        faults = [Fault(thing, "leads") for thing in things if not thing.leads]
        if 2 * len(faults) <= len(things):
            yield from case.each_or_together(UNLED_LEVEL, faults, len(things))


def check_leavers(case: Case) -> Iterator[Finding]:
    """L27: one finding for each person who has left and each type of thing they still lead;
    those who led the very same things together are told together."""
    plan = case.plan
    left: dict[tuple[str, str], dict[str, tuple[Led, Lead]]] = {}
    for things in (plan.actions, plan.outcomes, plan.priorities, plan.issues):
        for thing in things:
            if isinstance(thing, Action) and is_over(thing):
                continue
            for lead in thing.leads:
                if has_left(case, lead):
                    key = (lead.person or plain(lead.text), type_of(thing))
                    left.setdefault(key, {})[thing.ref] = (thing, lead)
    same: dict[frozenset[str], list[list[tuple[Led, Lead]]]] = {}
    for led in left.values():
        same.setdefault(frozenset(led), []).append(list(led.values()))
    for leavers in same.values():
        yield _leaving(case, leavers)


def _leaving(case: Case, leavers: list[list[tuple[Led, Lead]]]) -> Finding:
    """The finding of people who left and led the same things, each with those things."""
    firsts = [led[0][1] for led in leavers]
    known = [case.graph.things.get(lead.person or "") for lead in firsts]
    people = [each for each in known if isinstance(each, Person)]
    days = {on(each.left) for each in people if has_ended(case, each.left)}
    names = dict.fromkeys(
        str(each.title) if isinstance(each, Person) and each.title else lead.text
        for each, lead in zip(known, firsts, strict=True)
    )
    return case.together(
        HAS_LEFT,
        [Fault(thing, "leads") for thing, _ in leavers[0]],
        about=people[0] if people else None,
        person=tuple(names),
        on=days.pop() if len(days) == 1 else "",
    )


def has_left(case: Case, lead: Lead) -> bool:
    """Whether a lead has left: the plan says so of the lead, or of the person by today."""
    person = case.graph.things.get(lead.person or "")
    return lead.state is LeadState.LEFT or (
        isinstance(person, Person) and has_ended(case, person.left)
    )


Why = Callable[[Action], str | None]
"""What an action's lead reads as, "" where there is none; None where the rule does not apply."""


def _told(case: Case, rule: Rule, actions: Sequence[Action], why: Why) -> Iterator[Finding]:
    found = [(action, text) for action in actions if (text := why(action)) is not None]
    faults = [Fault(action, "leads", {"text": text}) for action, text in found]
    shared = {"text": found[0][1]} if found else {}
    yield from case.each_or_together(rule, faults, len(actions), **shared)


def _without_any(action: Action) -> str | None:
    return None if action.leads or action.accountable else ""


def _everyone(action: Action) -> str | None:
    return None if action.accountable else _only(LeadState.EVERYONE)(action)


def _only(state: LeadState) -> Why:
    """The lead's text where one is in ``state`` and none is named."""

    def read(action: Action) -> str | None:
        if any(lead.state in (LeadState.NAMED, LeadState.LEFT) for lead in action.leads):
            return None
        return next((lead.text for lead in action.leads if lead.state is state), None)

    return read


CHECKS = (check_actions, check_levels, check_leavers)
