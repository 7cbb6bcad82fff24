"""Links as they read from one of their ends: what is joined, who said so, who still has to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.core.agreement import wanted
from joinedup.core.answering import bodies
from joinedup.core.graph import Graph
from joinedup.core.period import When
from joinedup.core.plan import Link
from joinedup.core.ref import ref_of, type_of
from joinedup.core.snapshot import Snapshot
from joinedup.core.versions import is_place
from joinedup.core.words import Agreement, LinkKind
from joinedup.queries.names import Name, name_of, names_of
from joinedup.queries.visits import Visit
from joinedup.records import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One link. ``forward`` is whether the thing that the page is about is its source; ``other`` is
    the other end. ``drawn_by`` is a partner, or nobody where the office drew it. ``waits`` are the
    partners whose word is wanted; ``place`` says that it is the place in the outline."""

    ref: str
    kind: LinkKind
    forward: bool
    source: Name
    target: Name
    agreement: Agreement
    drawn_by: Name | None
    by_office: bool
    agreed_by: tuple[Name, ...]
    agreed_on: When | None
    proof: str
    share: int | None
    ended: When | None
    ended_why: str
    waits: tuple[Name, ...]
    place: bool

    @property
    def other(self) -> Name:
        """The end that the page is not about."""
        return self.target if self.forward else self.source


def refs_of_links(visit: Visit, version: models.PlanVersion) -> tuple[str, ...]:
    """The refs of a version's links, in the order in which a snapshot has them: one query."""
    rows = (
        models.Link.objects.filter(plan=version, thing__withdrawn=False)
        .order_by("position", "id")
        .values_list("thing__type", "thing__number", "thing__uid")
    )
    return tuple(ref_of(type, number, uid) for type, number, uid in rows)


class Ties:
    """The links of a plan, each told from either end."""

    def __init__(self, snapshot: Snapshot, refs: tuple[str, ...]) -> None:
        links = snapshot.plan.links
        self.graph: Graph = snapshot.graph
        known = refs if len(refs) == len(links) else ("",) * len(links)
        self._refs = {id(link): ref for link, ref in zip(links, known, strict=True)}
        self.by_ref = {ref: link for link, ref in zip(links, known, strict=True) if ref}

    def of(self, ref: str) -> tuple[Tie, ...]:
        """The links of a thing: first those that lead on from it, then those that come to it."""
        on = [self.tie(link, True) for link in self.graph.links_from(ref)]
        return (*on, *(self.tie(link, False) for link in self.graph.links_to(ref)))

    def waiting_for(self, partner: str) -> tuple[Tie, ...]:
        """The links on which a partner's word is wanted, in the plan's order."""
        return tuple(
            tie for tie in self.claimed() if any(each.ref == partner for each in tie.waits)
        )

    def claimed(self) -> tuple[Tie, ...]:
        """The links that somebody's word is still wanted on."""
        return tuple(
            self.tie(link, True) for link in self.graph.plan.links if self._is_claimed(link)
        )

    def claimed_by(self, partner: str) -> tuple[Tie, ...]:
        """The links that a partner has drawn and that others have still to agree to."""
        return tuple(
            self.tie(link, True)
            for link in self.graph.plan.links
            if link.drawn_by == partner and self._is_claimed(link)
        )

    def _is_claimed(self, link: Link) -> bool:
        things = self.graph.things
        there = link.source in things and link.target in things
        return there and link.agreement is Agreement.CLAIMED and not link.ended

    def tie(self, link: Link, forward: bool) -> Tie:
        """One link, told from its source or from its target."""
        graph = self.graph
        source, target = graph.things[link.source], graph.things[link.target]
        drawn = graph.things.get(link.drawn_by)
        waits: tuple[Name, ...] = ()
        if link.agreement is Agreement.CLAIMED and not link.ended:
            asked = wanted(*_ends(link, graph.things), frozenset(link.agreed_by))
            waits = names_of(graph, sorted(asked, key=_by_number))
        return Tie(
            ref=self._refs.get(id(link), ""),
            kind=link.kind,
            forward=forward,
            source=name_of(source),
            target=name_of(target),
            agreement=link.agreement,
            drawn_by=name_of(drawn) if drawn else None,
            by_office=link.drawn_by == OFFICE,
            agreed_by=names_of(graph, sorted(link.agreed_by, key=_by_number)),
            agreed_on=link.agreed_on,
            proof=link.proof,
            share=link.share,
            ended=link.ended,
            ended_why=link.ended_why,
            waits=waits,
            place=is_place(link.kind, type_of(link.source), type_of(link.target)),
        )


OFFICE = "office"


def _by_number(ref: str) -> tuple[int, str]:
    """B9 before B10."""
    return len(ref), ref


def _ends(link: Link, things: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    return bodies(things[link.source]), bodies(things[link.target])
