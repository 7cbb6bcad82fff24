"""What a check of the plan is given, and how it says what it found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from joinedup.core.finding import Finding, Place, Rule, Subject
from joinedup.core.plan import (
    Action,
    Issue,
    Measure,
    Milestone,
    Outcome,
    Plan,
    Priority,
    Risk,
    Thing,
)
from joinedup.core.ref import type_of
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import LeadState, PlanKind


class Case:
    """One plan under examination: the snapshot, the kind of plan, and the finding-maker.

    Checks ask ``case.plan``, ``case.graph`` and ``case.today`` and yield what
    :meth:`find` makes. They keep no state and never look at the clock.
    """

    def __init__(self, snapshot: Snapshot, kind: PlanKind) -> None:
        self.snapshot = snapshot
        self.plan: Plan = snapshot.plan
        self.graph = snapshot.graph
        self.today: datetime.date = snapshot.day
        self.kind = kind

    def find(
        self,
        rule: Rule,
        thing: Thing | None = None,
        field: str | None = None,
        *,
        others: Iterable[tuple[str, str | None]] = (),
        **params: Any,
    ) -> Finding:
        """A finding of ``rule`` about ``thing`` (None: the plan), at its ``field``.

        ``others`` are further (ref, field) places of the same finding. Besides ``params`` the
        sentence may use {name} (number and title of the thing) and {level} (its type, in the
        partnership's own word)."""
        places = self.snapshot.places
        subject = self.subject(thing)
        ref = subject.ref or ""
        more = (places.at(other, its_field) for other, its_field in others)
        return Finding(
            rule=rule,
            subject=subject,
            params={"name": called(thing) if thing else str(self.plan.title), **params},
            place=places.at(ref, field),
            others=tuple(place for place in more if place is not None),
            owner=self.owner(thing),
            words=self.plan.words,
        )

    def find_row(
        self, rule: Rule, row: str, thing: Thing | None, field: str | None = None, **params: Any
    ) -> Finding:
        """As :meth:`find`, standing at a row that is no thing: ``link:3``, ``update:7``."""
        found = self.find(rule, thing, **params)
        return Finding(
            rule=rule,
            subject=found.subject,
            params=found.params,
            place=self.snapshot.places.at(row, field) or found.place,
            owner=found.owner,
            words=found.words,
        )

    def subject(self, thing: Thing | None) -> Subject:
        """The subject of a finding about a thing, or about the plan."""
        if thing is None:
            return Subject("plan", None, str(self.plan.title))
        number = getattr(thing, "number", "") or None
        return Subject(type_of(thing.ref), thing.ref, title_of(thing), number)

    def place(self, ref: str, field: str | None = None) -> Place | None:
        """Where a field of a thing stands in the file, if there is a file."""
        return self.snapshot.places.at(ref, field)

    def owner(self, thing: Thing | None) -> str | None:
        """Who would put it right: the accountable body, else the first named lead, else the
        owner of what the thing belongs to, else None (the office)."""
        if thing is None:
            return None
        if isinstance(thing, Action) and thing.accountable in self.graph.things:
            return title_of(self.graph.things[thing.accountable])
        if isinstance(thing, Outcome | Priority | Action | Issue):
            named = (lead.text for lead in thing.leads if lead.state is LeadState.NAMED)
            return next(named, None)
        if isinstance(thing, Measure | Risk) and thing.owner:
            return thing.owner
        if isinstance(thing, Measure | Milestone | Risk) and thing.subject in self.graph.things:
            return self.owner(self.graph.things[thing.subject])
        return None


Check = Callable[[Case], Iterator[Finding]]


def title_of(thing: Thing) -> str:
    """The title of a thing; of a record of participation, the community heard."""
    return str(getattr(thing, "title", "") or getattr(thing, "community", ""))


def called(thing: Thing) -> str:
    """What a thing is called in a sentence: its own number and its title, ``5.2.1 Eastmere
    blocks retrofit``; its ref where it has neither."""
    number, title = getattr(thing, "number", ""), title_of(thing)
    if number and not title.startswith(number):
        return f"{number} {title}".strip()
    return title or thing.ref
