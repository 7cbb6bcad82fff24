"""Everything that a plan says of one thing, gathered round it: made from a snapshot alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.graph import Graph
from joinedup.core.period import When
from joinedup.core.plan import (
    COLLECTIONS,
    Action,
    Lead,
    Lineage,
    Measure,
    Milestone,
    Need,
    Partner,
    PartnerGoal,
    Plan,
    Risk,
    Update,
)
from joinedup.core.ref import type_of
from joinedup.core.references import refs_of
from joinedup.core.snapshot import Snapshot
from joinedup.core.terms_of_reference import Said, deciding_in_words, quorum_in_words
from joinedup.core.text import Text
from joinedup.core.words import LinkKind, Progress
from joinedup.queries.names import Name, name_of, names_of
from joinedup.queries.ties import Tie, Ties


@dataclass(frozen=True, slots=True, kw_only=True)
class LedBy:
    """A lead as written, and the person and partner that the words were matched to."""

    lead: Lead
    person: Name | None
    partner: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One thing of a list on somebody's page: its name and what a line about it says."""

    name: Name
    record: Any
    note: tuple[Name, ...] = ()

    @property
    def status(self) -> Progress | None:
        """How it is getting on, of what can be said to get on."""
        return getattr(self.record, "status", None)

    @property
    def due(self) -> When | None:
        """By when, of what has a date."""
        return getattr(self.record, "due", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A thing of the version before, and what became of it. ``into`` are things of this version."""

    row: Lineage
    into: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPartner:
    """What a partner has in the plan."""

    services: tuple[Listed, ...] = ()
    accountable: tuple[Listed, ...] = ()
    contributes: tuple[Listed, ...] = ()
    waiting: tuple[Tie, ...] = ()
    claimed: tuple[Tie, ...] = ()
    people: tuple[Listed, ...] = ()
    goals: tuple[Listed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One thing with what stands round it. ``record`` is the record of ``core.plan``; ``named`` are
    the names of the refs that it holds; ``trail`` is what it stands under, the topmost first; ``table`` what names it among groups, seats
    and who holds them, by type."""

    name: Name
    record: Any
    named: Mapping[str, Name] = field(hash=False)
    trail: tuple[Name, ...] = ()
    leads: tuple[LedBy, ...] = ()
    links_on: tuple[Tie, ...] = ()
    links_in: tuple[Tie, ...] = ()
    across: tuple[Tie, ...] = ()
    below: tuple[Listed, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    measures: tuple[Measure, ...] = ()
    risks: tuple[Risk, ...] = ()
    updates: tuple[Update, ...] = ()
    needs: tuple[Need, ...] = ()
    issues: tuple[Name, ...] = ()
    goals: tuple[Listed, ...] = ()
    heard: tuple[Listed, ...] = ()
    before: tuple[Carried, ...] = ()
    joined: tuple[Listed, ...] = ()
    led: tuple[Listed, ...] = ()
    here: tuple[Listed, ...] = ()
    partner: OfPartner | None = None
    table: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict, hash=False)

    @property
    def type(self) -> str:
        """The type of the thing, in our word."""
        return self.name.type

    def quorum(self, language: str) -> tuple[Said, ...]:
        """Who must be there for a group to decide, in lines."""
        titles = {ref: name.title for ref, name in self.named.items()}
        return tuple(quorum_in_words(self.record, titles, language))

    def deciding(self) -> tuple[Said, ...]:
        """How a group decides, in sentences."""
        return tuple(deciding_in_words(self.record))

    @property
    def description(self) -> Text:
        """More about it, of what has more."""
        return getattr(self.record, "description", Text())

    @property
    def status(self) -> Progress | None:
        """How it is getting on, of what can be said to get on."""
        return getattr(self.record, "status", None)


def dossier(snapshot: Snapshot, ref: str, ties: Ties) -> Dossier | None:
    """What the plan says of one thing; None if the snapshot has no such thing."""
    thing = snapshot.graph.things.get(ref)
    return None if thing is None else _Gathering(snapshot, thing, ties).made()


ABOVE = ("subject", "under", "group", "seat", "partner")
"""The fields that say what a thing stands under, where it has no place in the outline: the first
that it has."""

AT_THE_TABLE = {
    type: COLLECTIONS[type]
    for type in ("group", "seat", "chair_term", "seat_holder", "leadership_role")
}
"""Types of what there is about who meets, with their collections, in the order of a page."""


class _Gathering:
    def __init__(self, snapshot: Snapshot, thing: Any, ties: Ties) -> None:
        self.plan: Plan = snapshot.plan
        self.graph: Graph = snapshot.graph
        self.thing, self.ref, self.ties = thing, thing.ref, ties

    def made(self) -> Dossier:
        plan, graph, ref, links = self.plan, self.graph, self.ref, self.ties.of(self.ref)
        serving = [tie for tie in links if tie.kind is LinkKind.SERVES]
        return Dossier(
            name=name_of(self.thing, self.graph.things),
            record=self.thing,
            named=self.named(),
            trail=self.trail(),
            leads=tuple(self.led_by(each) for each in getattr(self.thing, "leads", ())),
            links_on=tuple(tie for tie in serving if tie.forward),
            links_in=tuple(tie for tie in serving if not tie.forward),
            across=tuple(tie for tie in links if tie.kind is not LinkKind.SERVES),
            below=self.listed(self.under()),
            milestones=tuple(graph.milestones.get(ref, ())),
            measures=_about(plan.measures, ref),
            risks=_about(plan.risks, ref),
            updates=_latest_first(graph.updates.get(ref, ())),
            needs=tuple(graph.needs.get(ref, ())),
            issues=tuple(name_of(each) for each in plan.issues if ref in each.concerns),
            goals=self.listed(each for each in plan.goals if ref in each.helped_by),
            heard=self.listed(each for each in plan.participations if ref in each.concerns),
            before=self.before(),
            joined=self.listed(graph.things[each] for each in self.refs_joined()),
            led=self.led(),
            here=self.here(),
            partner=self.of_partner() if isinstance(self.thing, Partner) else None,
            table=self.at_the_table(),
        )

    def named(self) -> Mapping[str, Name]:
        """The names of what the record itself points to."""
        refs = refs_of(self.thing)
        return {each.ref: each for each in names_of(self.graph, filter(None, refs))}

    def trail(self) -> tuple[Name, ...]:
        """What the thing stands under: by its place in the outline, or by what it is about."""
        found: list[Name] = []
        seen, at = {self.ref}, self.above(self.thing)
        while at is not None and at.ref not in seen:
            seen.add(at.ref)
            found.insert(0, name_of(at, self.graph.things))
            at = self.above(at)
        return tuple(found)

    def above(self, thing: Any) -> Any:
        for name in ABOVE:
            if ref := getattr(thing, name, None):
                return self.graph.things.get(ref)
        return self.graph.parent(thing.ref)

    def under(self) -> Iterable[Any]:
        """What an outcome or a priority has under it in the outline."""
        if type_of(self.ref) not in ("outcome", "priority"):
            return ()
        placed: tuple[Any, ...] = (*self.plan.priorities, *self.plan.actions)
        return [each for each in placed if self.graph.parent(each.ref) is self.thing]

    def led_by(self, lead: Lead) -> LedBy:
        things = self.graph.things
        person, partner = things.get(lead.person or ""), things.get(lead.partner or "")
        return LedBy(
            lead=lead,
            person=name_of(person) if person else None,
            partner=name_of(partner) if partner else None,
        )

    def before(self) -> tuple[Carried, ...]:
        """What this thing was in the version before."""
        return tuple(
            Carried(row=row, into=names_of(self.graph, row.into))
            for row in self.plan.lineage
            if self.ref in row.into
        )

    def refs_joined(self) -> tuple[str, ...]:
        """What an issue, a goal or a record of participation joins."""
        refs = (*getattr(self.thing, "concerns", ()), *getattr(self.thing, "helped_by", ()))
        return tuple(ref for ref in refs if ref in self.graph.things)

    def led(self) -> tuple[Listed, ...]:
        """What a person leads."""
        if type_of(self.ref) != "person":
            return ()
        plan = self.plan
        able: tuple[Any, ...] = (*plan.outcomes, *plan.priorities, *plan.actions, *plan.issues)
        return self.listed(each for each in able if any(_is(x, self.ref) for x in each.leads))

    def here(self) -> tuple[Listed, ...]:
        """What works in a locality."""
        if type_of(self.ref) != "locality":
            return ()
        able: tuple[Any, ...] = (*self.plan.actions, *self.plan.delivery_systems)
        return self.listed(each for each in able if self.ref in each.localities)

    def at_the_table(self) -> Mapping[str, tuple[Listed, ...]]:
        """What names the thing among groups, seats, holders, chairs and roles: type > those."""
        found = {}
        for type, collection in AT_THE_TABLE.items():
            naming = [each for each in getattr(self.plan, collection) if self.ref in refs_of(each)]
            if naming:
                found[type] = self.listed(naming)
        return found

    def of_partner(self) -> OfPartner:
        plan, ref, ties = self.plan, self.ref, self.ties
        return OfPartner(
            services=self.listed(each for each in plan.delivery_systems if each.owner == ref),
            accountable=self.listed(each for each in plan.actions if each.accountable == ref),
            contributes=self.listed(each for each in plan.actions if ref in each.contributors),
            waiting=ties.waiting_for(ref),
            claimed=ties.claimed_by(ref),
            people=self.listed(each for each in plan.people if each.partner == ref),
            goals=self.listed(each for each in plan.goals if each.partner == ref),
        )

    def listed(self, things: Iterable[Any]) -> tuple[Listed, ...]:
        return tuple(
            Listed(
                name=name_of(each, self.graph.things), record=each, note=note_of(each, self.graph)
            )
            for each in things
        )


def note_of(thing: Any, graph: Graph) -> tuple[Name, ...]:
    """What a line about a thing says beside its name: whose it is, or what it serves."""
    if isinstance(thing, Action):
        return names_of(graph, filter(None, (thing.accountable,)))
    if isinstance(thing, PartnerGoal):
        return names_of(graph, filter(None, (thing.partner,)))
    if type_of(thing.ref) == "delivery_system":
        return tuple(name_of(each) for each in graph.serves(thing.ref))
    return ()


def _is(lead: Lead, person: str) -> bool:
    return lead.person == person


def _about(rows: Iterable[Any], ref: str) -> tuple[Any, ...]:
    return tuple(row for row in rows if row.subject == ref)


def _latest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """The updates with the latest round first; those of no known round last."""
    in_order = list(updates)
    dated = [each for each in in_order if each.period and each.period.first_day]
    dated.reverse()
    dated.sort(key=lambda each: each.period.first_day, reverse=True)  # type: ignore[union-attr,arg-type,return-value]
    return (*dated, *(each for each in in_order if each not in dated))


__all__ = ["Carried", "Dossier", "LedBy", "Listed", "OfPartner", "dossier", "note_of"]
