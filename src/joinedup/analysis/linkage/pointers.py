"""Every place of a plan where one row names another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from joinedup.core.catalogue import N_
from joinedup.core.plan import (
    Action,
    Issue,
    Lead,
    Measure,
    Milestone,
    Outcome,
    Plan,
    Priority,
    Risk,
)


class Pointer(NamedTuple):
    """``source`` the ref of the row that names, "" where it is no thing; ``target`` the ref it
    names; ``what`` it is named as; ``field`` and ``row`` where that stands."""

    source: str
    target: str
    what: str
    field: str
    row: str = ""


ACCOUNTABLE = N_("its accountable body")
CONTRIBUTOR = N_("a contributor")
LEAD = N_("its lead")
PLACE = N_("where it works")
OWNER = N_("its owner")
ABOUT = N_("what it is about")
EMPLOYER = N_("where they work")
HELPED_BY = N_("what helps it")
PARTNER = N_("a partner")
END = N_("the other end of a link")
AGREED_BY = N_("who agreed a link")
DRAWN_BY = N_("who drew a link")
UPDATED = N_("what an update is about")
NEEDED = N_("what a need is for")
SUCCESSOR = N_("a successor")
QUORUM = N_("a seat of its quorum")
_AT_THE_TABLE = {
    "under": N_("the group above it"),
    "group": N_("its group"),
    "seat": N_("the seat that is held"),
    "person": N_("who it is"),
    "partner": N_("whose it is"),
    "deputy": N_("who comes instead"),
}
"""Field of groups, seats, holders, chairs and roles > what is named there."""

OFFICE = frozenset({"", "office"})


def pointers(plan: Plan) -> Iterator[Pointer]:
    """All of them, in the plan's order. Linear in the size of the plan."""
    headings: Iterable[Outcome | Priority] = chain(plan.outcomes, plan.priorities)
    for thing in headings:
        yield from _of_leads(thing)
    for action in plan.actions:
        yield from _of_action(action)
    yield from _of_others(plan)
    yield from _of_the_table(plan)
    yield from _of_rows(plan)


def _of_leads(thing: Outcome | Priority | Action | Issue) -> Iterator[Pointer]:
    lead: Lead
    for lead in thing.leads:
        for target in (lead.person, lead.partner):
            if target:
                yield Pointer(thing.ref, target, LEAD, "leads")


def _of_action(action: Action) -> Iterator[Pointer]:
    yield from _of_leads(action)
    if action.accountable:
        yield Pointer(action.ref, action.accountable, ACCOUNTABLE, "accountable")
    for target in action.contributors:
        yield Pointer(action.ref, target, CONTRIBUTOR, "contributors")
    for target in action.localities:
        yield Pointer(action.ref, target, PLACE, "localities")


def _of_others(plan: Plan) -> Iterator[Pointer]:
    for service in plan.delivery_systems:
        if service.owner:
            yield Pointer(service.ref, service.owner, OWNER, "owner")
        for target in service.localities:
            yield Pointer(service.ref, target, PLACE, "localities")
    for person in plan.people:
        if person.partner:
            yield Pointer(person.ref, person.partner, EMPLOYER, "partner")
    for issue in plan.issues:
        yield from _of_leads(issue)
        for target in issue.partners:
            yield Pointer(issue.ref, target, PARTNER, "partners")
        for target in issue.concerns:
            yield Pointer(issue.ref, target, ABOUT, "concerns")
    for goal in plan.goals:
        if goal.partner:
            yield Pointer(goal.ref, goal.partner, PARTNER, "partner")
        for target in goal.helped_by:
            yield Pointer(goal.ref, target, HELPED_BY, "helped_by")
    belonging: Iterable[Measure | Milestone | Risk] = chain(
        plan.measures, plan.milestones, plan.risks
    )
    for thing in belonging:
        if thing.subject:
            yield Pointer(thing.ref, thing.subject, ABOUT, "subject")
    for heard in plan.participations:
        for target in heard.concerns:
            yield Pointer(heard.ref, target, ABOUT, "concerns")
    for partner in plan.partners:
        for target in partner.successors:
            yield Pointer(partner.ref, target, SUCCESSOR, "successors")


def _of_the_table(plan: Plan) -> Iterator[Pointer]:
    """What groups, seats, those who hold them, chairs and roles name."""
    rows: Iterable[Any] = chain(
        *(plan.groups, plan.seats, plan.seat_holders, plan.chair_terms, plan.leadership_roles)
    )
    for row in rows:
        for field, what in _AT_THE_TABLE.items():
            if target := getattr(row, field, None):
                yield Pointer(row.ref, target, what, field)
    for group in plan.groups:
        for part in group.quorum:
            if part.seat:
                yield Pointer(group.ref, part.seat, QUORUM, "quorum")


def _of_rows(plan: Plan) -> Iterator[Pointer]:
    for position, link in enumerate(plan.links):
        row = f"link:{position}"
        yield Pointer(link.source, link.target, END, "target", row)
        yield Pointer(link.target, link.source, END, "source", row)
        if link.drawn_by not in OFFICE:
            yield Pointer(link.source, link.drawn_by, DRAWN_BY, "drawn_by", row)
        for target in link.agreed_by:
            yield Pointer(link.source, target, AGREED_BY, "agreed_by", row)
    for position, update in enumerate(plan.updates):
        if update.subject:
            yield Pointer("", update.subject, UPDATED, "subject", f"update:{position}")
    for position, need in enumerate(plan.needs):
        if need.subject:
            yield Pointer("", need.subject, NEEDED, "subject", f"need:{position}")
