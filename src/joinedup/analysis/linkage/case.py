"""What a check of the plan is given, and how it says what it found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Part, Place, Rule, Severity, Subject, Word
from joinedup.core.plan import (
    COLLECTIONS,
    Action,
    DeliverySystem,
    Issue,
    Locality,
    Measure,
    Milestone,
    Outcome,
    Participation,
    Partner,
    PartnerGoal,
    Person,
    Plan,
    Priority,
    Risk,
    Seat,
    Thing,
)
from joinedup.core.snapshot import Snapshot
from joinedup.core.words import LeadState, PlanKind

FEW = 5
"""So many things with the same fault are always told one by one."""

FEW_NOTES = 2
"""The same for notes, which must never crowd out what is to be put right."""

MANY = 10
"""More than so many with the same fault are always told together."""

NAMED = 3
"""How many of the things told together are named in the sentence."""

THE_PLAN = N_("the plan")

_TYPES: Mapping[type, str] = dict(zip(get_args(Thing), COLLECTIONS, strict=True))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing with a fault that others may share, before it is decided how to tell it.

    ``field`` is where the fault stands; ``row`` the row where that is not the thing's own
    (``link:3``). A row that belongs to no thing has ``thing`` None and a ``subject`` of its own.
    ``params`` fill the form of the sentence that tells of this one alone.
    """

    thing: Thing | None
    field: str | None = None
    params: Mapping[str, Any] | None = None
    row: str = ""
    subject: Subject | None = None


class Case:
    """One plan under examination: the snapshot, the kind of plan, and the finding-maker.

    Checks ask ``case.plan``, ``case.graph`` and ``case.today`` and yield what :meth:`find`
    makes for one thing, :meth:`together` for several in one finding, and
    :meth:`each_or_together` for a fault that a few things may have or most. They keep no
    state and never look at the clock.
    """

    def __init__(self, snapshot: Snapshot, kind: PlanKind) -> None:
        self.snapshot = snapshot
        self.plan: Plan = snapshot.plan
        self.graph = snapshot.graph
        self.today: datetime.date = snapshot.day
        self.kind = kind
        self._parts: dict[tuple[str, str], tuple[Subject, str | None]] = {}

    def find(
        self,
        rule: Rule,
        thing: Thing | None = None,
        field: str | None = None,
        *,
        row: str = "",
        others: Iterable[tuple[str, str | None]] = (),
        **params: Any,
    ) -> Finding:
        """A finding of ``rule`` about ``thing`` (None: the plan), at its ``field``.

        ``row`` is where it stands if that is not the thing's own row: ``link:3``,
        ``update:7``. ``others`` are further (ref, field) places of the same finding. Besides
        ``params`` the sentence may use {name} (number and title of the thing), {level} and
        {levels} (its type and the plural of it, in the partnership's own word) and {count}, 1.
        """
        more = (self.place(other, its_field) for other, its_field in others)
        return Finding(
            rule=rule,
            subject=self.subject(thing),
            params={**self._words(thing), "count": 1, **params},
            place=self._stands(thing, field, row),
            others=tuple(place for place in more if place is not None),
            owner=self.owner(thing),
            words=self.plan.words,
        )

    def together(
        self, rule: Rule, faults: Sequence[Fault], about: Thing | None = None, **params: Any
    ) -> Finding:
        """One finding about several things, with its own part for each of them.

        It is about ``about`` (a partner, an outcome), else about the plan, and stands where
        the first of the things does. The sentence may use {count}, {names} (the first three
        of them), {level} and {levels} (the type of the things) and {name} (of ``about``).
        ``faults`` must not be empty.
        """
        first = faults[0]
        parts = tuple(self._part(fault) for fault in faults)
        return Finding(
            rule=rule,
            subject=self.subject(about),
            params={
                **self._words(about),
                "level": self._words(first.thing)["level"],
                "levels": self._words(first.thing)["levels"],
                "count": len(faults),
                "names": tuple(called(fault.thing) for fault in faults[:NAMED] if fault.thing),
                **params,
            },
            place=parts[0].place,
            others=tuple(part.place for part in parts[1:] if part.place is not None),
            owner=self.owner(about) if about else None,
            parts=parts,
            words=self.plan.words,
        )

    def each_or_together(
        self, rule: Rule, faults: Iterable[Fault], among: int, **params: Any
    ) -> Iterator[Finding]:
        """A finding for each thing at fault; a single one where there would be a flood.

        ``among`` is how many things were looked at. The rule's sentence is a
        :class:`~joinedup.core.finding.Plural`: its first form tells of one thing ({name},
        {level} and the fault's own params), its second of {count} {levels} of {all}, among
        them {names}. ``params`` are shared by both.
        """
        told = list(faults)
        if is_flood(len(told), among, FEW if rule.severity is not Severity.NOTE else FEW_NOTES):
            yield self.together(rule, told, all=among, **params)
            return
        for each in told:
            own = {**params, **(each.params or {})}
            yield self.find(rule, each.thing, each.field, row=each.row, all=among, **own)

    def subject(self, thing: Thing | None) -> Subject:
        """The subject of a finding about a thing, or about the plan."""
        if thing is None:
            return Subject("plan", None, str(self.plan.title))
        number = getattr(thing, "number", "") or None
        return Subject(type_of(thing), thing.ref, title_of(thing), number)

    def place(self, ref: str, field: str | None = None) -> Place | None:
        """Where a field of a thing stands in the file, if there is a file."""
        return self.snapshot.places.at(ref, field)

    def owner(self, thing: Thing | None) -> str | None:
        """Who would put it right: the accountable body, else the first named lead, else the
        body or owner of what the thing belongs to, else None (the office)."""
        if isinstance(thing, Partner):
            return title_of(thing)
        if isinstance(thing, Outcome | Priority | Action | Issue):
            body = self._title(thing.accountable) if isinstance(thing, Action) else None
            named = (lead.text for lead in thing.leads if lead.state is LeadState.NAMED)
            return body or next(named, None)
        if isinstance(thing, DeliverySystem):
            return self._title(thing.owner)
        if isinstance(thing, Person | PartnerGoal | Seat):
            return self._title(thing.partner)
        if isinstance(thing, Measure | Risk) and thing.owner:
            return thing.owner
        if isinstance(thing, Measure | Milestone | Risk):
            above = self.graph.things.get(thing.subject or "")
            # what belongs to a milestone may belong to it in turn: one step up is enough
            return None if isinstance(above, Measure | Milestone | Risk) else self.owner(above)
        return None

    def _title(self, ref: str | None) -> str | None:
        thing = self.graph.things.get(ref or "")
        return title_of(thing) if thing else None

    def _part(self, fault: Fault) -> Part:
        place = self._stands(fault.thing, fault.field, fault.row)
        if fault.thing is None:
            return Part(fault.subject or self.subject(None), place)
        key = (type_of(fault.thing), fault.thing.ref)
        if key not in self._parts:  # the same thing is often a part of several findings
            self._parts[key] = (self.subject(fault.thing), self.owner(fault.thing))
        subject, owner = self._parts[key]
        return Part(subject, place, owner)

    def _stands(self, thing: Thing | None, field: str | None, row: str) -> Place | None:
        ref = thing.ref if thing else ""
        return (self.place(row, field) if row else None) or self.place(ref, field)

    def _plan_name(self) -> str | Word:
        return f"“{self.plan.title}”" if self.plan.title else Word(THE_PLAN)

    def _words(self, thing: Thing | None) -> dict[str, Any]:
        kind = type_of(thing) if thing else "plan"
        return {
            "name": called(thing) if thing else self._plan_name(),
            "level": Word(kind),
            "levels": Word(kind, plural=True),
        }


Check = Callable[[Case], Iterator[Finding]]


def is_flood(count: int, among: int, few: int = FEW) -> bool:
    """Whether so many things with the same fault are told in one finding: more than a third
    of those looked at (and more than a few), or more than ten."""
    return count > MANY or (count > few and count * 3 > among)


def type_of(thing: Thing) -> str:
    """The type of a thing as in the dictionary: ``action``, ``delivery_system``."""
    return _TYPES[type(thing)]


def title_of(thing: Thing) -> str:
    """The title of a thing; of a record of participation, the community heard."""
    return str(getattr(thing, "title", "") or getattr(thing, "community", ""))


def called(thing: Thing) -> str:
    """What a thing is called in a sentence: its own number and its title in quotation marks,
    ``5.2.1 “Eastmere blocks retrofit”``; its ref where it has neither. Bodies, people and
    places go by their names alone."""
    number, title = getattr(thing, "number", ""), title_of(thing)
    if isinstance(thing, Partner | Person | Locality | Participation):
        return title or number or thing.ref
    if not title:
        return number or thing.ref
    if number and not title.startswith(number):
        return f"{number} “{title}”"
    return f"“{title}”"
