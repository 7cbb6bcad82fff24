"""Where things stand: under what, and under which outcome."""

from __future__ import annotations

from joinedup.core.dictionary import TYPES
from joinedup.core.graph import Graph
from joinedup.core.plan import Outcome, Plan, Thing

_ABOVE = {
    "delivery_system": "owner",
    "person": "partner",
    "goal": "partner",
    "measure": "subject",
    "milestone": "subject",
    "risk": "subject",
    "group": "under",
    "seat": "group",
    "seat_holder": "seat",
    "chair_term": "group",
    "leadership_role": "person",
}
"""Type > the field that says what a thing stands under; for others it is their first link."""

DEPENDENT = frozenset({"milestone", "risk", "measure"})
"""Types of things that are nothing without what they stand under."""


class Standing:
    """Where each thing of a plan stands."""

    def __init__(self, plan: Plan) -> None:
        self.graph = Graph(plan)
        self._tops: dict[str, str] = {}

    def above(self, thing: Thing) -> str:
        """The ref of what a thing stands under, or ""."""
        field = _ABOVE.get(type_name(thing))
        if field is not None:
            return getattr(thing, field) or ""
        parent = self.graph.parent(thing.ref)
        return parent.ref if parent else ""

    def top(self, ref: str) -> str:
        """The ref of the outcome (or of whatever is highest) that a thing stands under, or ""."""
        if ref not in self._tops:
            self._tops[ref] = self._climb(ref)
        return self._tops[ref]

    def _climb(self, ref: str) -> str:
        seen = {ref}
        at = self.graph.things.get(ref)
        while at is not None and not isinstance(at, Outcome):
            higher = self.above(at)
            if not higher or higher in seen or higher not in self.graph.things:
                break
            seen.add(higher)
            at = self.graph.things[higher]
        return at.ref if at is not None and at.ref != ref else ""


def type_name(thing: object) -> str:
    """The type of a thing as refs and findings name it, from its class: not every ref tells."""
    return TYPES[thing.__class__.__name__]
