"""Which partners answer for a thing of the plan."""

from __future__ import annotations

from joinedup.analysis.linkage.case import Case
from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Lead,
    Link,
    Partner,
    PartnerGoal,
    Person,
    Thing,
)

NOBODY: frozenset[str] = frozenset()


def bodies_of(case: Case, thing: Thing) -> frozenset[str]:
    """The refs of the partners that answer for a thing: the accountable body of an action (else
    those of its leads), the owner of a service or team. An outcome or a priority is the
    partnership's own: nobody alone answers for it."""
    if isinstance(thing, Action):
        if thing.accountable:
            return frozenset((thing.accountable,))
        return frozenset(filter(None, (body_of(case, lead) for lead in thing.leads)))
    if isinstance(thing, DeliverySystem):
        return frozenset((thing.owner,)) if thing.owner else NOBODY
    if isinstance(thing, PartnerGoal):
        return frozenset((thing.partner,)) if thing.partner else NOBODY
    return frozenset((thing.ref,)) if isinstance(thing, Partner) else NOBODY


def body_of(case: Case, lead: Lead) -> str:
    """The ref of the partner a lead belongs to, "" where that is not known."""
    person = case.graph.things.get(lead.person or "")
    return lead.partner or (isinstance(person, Person) and person.partner) or ""


def parties_of(case: Case, link: Link) -> frozenset[str]:
    """The partners that answer for one end of a link or the other; both ends are in the plan."""
    things = case.graph.things
    return bodies_of(case, things[link.source]) | bodies_of(case, things[link.target])


def is_between_partners(case: Case, link: Link) -> bool:
    """Whether the ends of a link answer to different partners."""
    things = case.graph.things
    source, target = bodies_of(case, things[link.source]), bodies_of(case, things[link.target])
    return bool(source and target and source != target)
