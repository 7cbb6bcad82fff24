"""The plan as an outline: outcomes, under them priorities, under them actions, in the plan's order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from joinedup.core.graph import Graph
from joinedup.core.period import When
from joinedup.core.permissions import Verb, can
from joinedup.core.plan import Action, Outcome, Priority, Thing
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import PlanStatus, Progress
from joinedup.queries import snapshots
from joinedup.queries.visits import Visit
from joinedup.records import models

_Placed = Outcome | Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One action in the outline. ``leads`` are as written; ``by`` the accountable partner's name."""

    ref: str
    number: str
    title: Text
    leads: tuple[str, ...]
    by: Text
    due: When | None
    status: Progress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An outcome or a priority with what serves it. ``count`` is of all actions beneath it."""

    ref: str
    type: str
    number: str
    title: Text
    description: Text
    actions: tuple[Line, ...]
    branches: tuple[Branch, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole. ``loose`` are actions and priorities that stand under nothing."""

    branches: tuple[Branch, ...]
    loose: tuple[Line, ...]
    outcomes: int
    priorities: int
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a plan says in prose. ``uid`` is where the visitor may change it, "" where they may not."""

    topic: str
    title: str
    text: Text
    uid: str


def passages(visit: Visit, version: models.PlanVersion, day: datetime.date) -> tuple[Passage, ...]:
    """The prose of a plan version, in its order. Call it in the visit's scope."""
    said = snapshots.snapshot(visit, version, day).plan.statements
    uids = [""] * len(said)
    if said and can(visit.actor, Verb.WRITE) and version.status is not PlanStatus.SUPERSEDED:
        asked = models.Statement.objects.filter(plan=version, thing__withdrawn=False)
        found = asked.order_by("position", "id").values_list("thing__uid", flat=True)
        uids = list(found) if len(found) == len(said) else uids
    return tuple(
        Passage(topic=each.topic, title=each.title, text=each.text, uid=uid)
        for each, uid in zip(said, uids, strict=True)
    )


def outline(snapshot: Snapshot) -> Outline:
    """The outline of a plan. Each thing stands once, where its first *serves* link puts it; a loop
    of links is cut where it comes round."""
    return _Outliner(snapshot.graph).made()


class _Outliner:
    def __init__(self, graph: Graph) -> None:
        self.graph, self.plan = graph, graph.plan
        self.under: dict[str, list[Thing]] = {}
        placed: tuple[Thing, ...] = (*self.plan.priorities, *self.plan.actions)
        for thing in placed:
            parent = graph.parent(thing.ref)
            if parent is not None:
                self.under.setdefault(parent.ref, []).append(thing)
        self.names = {partner.ref: partner.title for partner in self.plan.partners}
        self.seen: set[str] = set()

    def made(self) -> Outline:
        branches = [self.branch(outcome) for outcome in self.plan.outcomes]
        for priority in self.plan.priorities:
            if priority.ref not in self.seen and self.graph.parent(priority.ref) is None:
                branches.append(self.branch(priority))
        loose = tuple(self.line(each) for each in self.plan.actions if each.ref not in self.seen)
        plan = self.plan
        return Outline(
            branches=tuple(branches),
            loose=loose,
            outcomes=len(plan.outcomes),
            priorities=len(plan.priorities),
            actions=len(plan.actions),
        )

    def branch(self, thing: _Placed) -> Branch:
        self.seen.add(thing.ref)
        below = [each for each in self.under.get(thing.ref, ()) if each.ref not in self.seen]
        lines = tuple(self.line(each) for each in below if isinstance(each, Action))
        branches = tuple(self.branch(each) for each in below if isinstance(each, Priority))
        return Branch(
            ref=thing.ref,
            type="outcome" if isinstance(thing, Outcome) else "priority",
            number=thing.number,
            title=thing.title,
            description=thing.description,
            actions=lines,
            branches=branches,
            count=len(lines) + sum(each.count for each in branches),
        )

    def line(self, action: Action) -> Line:
        self.seen.add(action.ref)
        return Line(
            ref=action.ref,
            number=action.number,
            title=action.title,
            leads=tuple(lead.text for lead in action.leads),
            by=self.names.get(action.accountable or "", Text()),
            due=action.due,
            status=action.status,
        )
