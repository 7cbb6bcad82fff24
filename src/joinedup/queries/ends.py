"""What may be linked to what, and what goes or stays when a thing is withdrawn: asked of the plan
before a form is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.graph import Graph
from joinedup.core.outline import PLACES
from joinedup.core.plan import Action, DeliverySystem, Issue, Partner, PartnerGoal, Person
from joinedup.core.ref import type_of
from joinedup.core.references import refs_of
from joinedup.core.words import LinkKind
from joinedup.queries.names import Name, name_of

LINKED = ("action", "delivery_system", "priority", "outcome")
"""The types that links join, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a link says of the thing that the page is about: it is the source, or the target."""

    kind: LinkKind
    forward: bool


RELATIONS: Mapping[str, Relation] = {
    "serves": Relation(LinkKind.SERVES, True),
    "served": Relation(LinkKind.SERVES, False),
    "supports": Relation(LinkKind.SUPPORTS, True),
    "supported": Relation(LinkKind.SUPPORTS, False),
    "depends": Relation(LinkKind.DEPENDS_ON, True),
    "needed": Relation(LinkKind.DEPENDS_ON, False),
    "conflicts": Relation(LinkKind.CONFLICTS_WITH, True),
}
"""What people choose > what it means."""


def others(relation: str, type_name: str) -> tuple[str, ...]:
    """The types that stand at the other end of a relation with a thing of a type."""
    means = RELATIONS[relation]
    if means.kind is not LinkKind.SERVES:
        return LINKED
    if means.forward:
        return PLACES.get(type_name, ())
    return tuple(each for each in LINKED if type_name in PLACES.get(each, ()))


def offered(type_name: str) -> tuple[str, ...]:
    """The relations that things of a type can have."""
    return tuple(each for each in RELATIONS if others(each, type_name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What goes with a thing that is withdrawn, and what still refers to it."""

    about: tuple[Name, ...]
    updates: int
    needs: int
    links: int
    referring: tuple[Name, ...]


def going(graph: Graph, ref: str) -> Going:
    """What a withdrawal of a thing would take with it, as far as this person sees."""
    plan = graph.plan
    about = [
        each
        for rows in (plan.measures, plan.milestones, plan.risks)
        for each in rows
        if each.subject == ref
    ]
    placed = [
        graph.things[link.source]
        for link in graph.links_to(ref, LinkKind.SERVES)
        if type_of(link.source) in ("priority", "action")
        and type_of(ref) in ("outcome", "priority")
    ]
    return Going(
        about=tuple(name_of(each, graph.things) for each in about),
        updates=len(graph.updates.get(ref, ())),
        needs=len(graph.needs.get(ref, ())),
        links=len(graph.links_from(ref)) + len(graph.links_to(ref)),
        referring=tuple(name_of(each, graph.things) for each in (*placed, *_naming(graph, ref))),
    )


def _naming(graph: Graph, ref: str) -> Iterator[Any]:
    """What names a partner, a person or a locality as its own."""
    for thing in graph.things.values():
        if ref in _named(thing):
            yield thing


def _named(thing: Any) -> set[str | None]:
    if isinstance(thing, _AT_THE_TABLE):
        return set(refs_of(thing))
    found: set[str | None] = set()
    for lead in getattr(thing, "leads", ()):
        found |= {lead.person, lead.partner}
    if isinstance(thing, Action):
        found |= {thing.accountable, *thing.contributors, *thing.localities}
    elif isinstance(thing, DeliverySystem):
        found |= {thing.owner, *thing.localities}
    elif isinstance(thing, Person | PartnerGoal):
        found.add(thing.partner)
    elif isinstance(thing, Issue):
        found |= set(thing.partners)
    return found


_AT_THE_TABLE = (Partner, Group, Seat, SeatHolder, ChairTerm, LeadershipRole)
