"""What is gathered while a document is read: refs given, places, and what has no field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from joinedup.core.finding import Place
from joinedup.core.plan import Extra, Plan
from joinedup.core.planfile import Places
from joinedup.core.ref import LETTERS, type_of
from joinedup.formats.stratml.element import Element, in_order, number_steps
from joinedup.formats.stratml.identifiers import own
from joinedup.formats.stratml.oddities import Oddities

PREFIX = "stratml:"

CARRIER = ""
"""The ref of an element that stands for nothing in the plan: it only holds others."""


class Refs:
    """Gives refs: those that our own note knows by identifier, else the next free number."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self._taken = set(known.values())
        self._used: set[str] = set()
        self._last: dict[str, int] = {}

    def of(self, type: str, key: str) -> str:
        """A ref for a thing of a type; ``key`` is its identifier, or its name if it has none."""
        known = self.known.get(key)
        if known and type_of(known) == type and known not in self._used:
            self._used.add(known)
            return known
        while True:
            self._last[type] = self._last.get(type, 0) + 1
            ref = f"{LETTERS[type]}{self._last[type]}"
            if ref not in self._taken:
                return ref


@dataclass(slots=True)
class Draft:
    """The state of one reading."""

    refs: Refs
    oddities: Oddities
    places: Places = field(default_factory=Places)
    extras: list[Extra] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)
    year_starts: int = 4

    def place(self, ref: str, element: Element, **fields: str) -> None:
        """Say where a thing stands, and each of its ``fields`` by the child that gives it."""
        self.places.put(ref, line=element.line or None)
        for name, child_name in fields.items():
            child = element.first(child_name)
            if child is not None and child.line and child.line != element.line:
                self.places.put_field(ref, name, Place(self.places.file, line=child.line))

    def identify(self, ref: str, element: Element) -> None:
        """Take the identifier of a thing."""
        identifier = element.take("Identifier")
        if identifier:
            self.identifiers[ref] = identifier

    def keep_identifiers(self, plan: Plan) -> None:
        """Keep the identifiers of things as extras, but for those that we would make ourselves."""
        for ref, identifier in self.identifiers.items():
            if identifier != own(plan.partnership, str(plan.title), ref):
                self.extras.append(Extra(subject=ref, name=f"{PREFIX}Identifier", text=identifier))

    def keep(self, ref: str, element: Element) -> None:
        """Keep all that is left of an element as extras of ``ref``."""
        number_steps(element)
        for key, value in element.attributes.items():
            self.extras.append(Extra(subject=ref, name=f"{PREFIX}@{key}", text=value))
        for child in in_order(element):
            self._keep(ref, f"{PREFIX}{child.step}", child)

    def _keep(self, ref: str, path: str, element: Element) -> None:
        for key, value in element.attributes.items():
            self.extras.append(Extra(subject=ref, name=f"{path}/@{key}", text=value))
        if element.text:
            self.extras.append(Extra(subject=ref, name=path, text=element.text))
        for child in in_order(element):
            self._keep(ref, f"{path}/{child.step}", child)
