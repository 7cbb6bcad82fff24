"""What is made so far of the plan, and what each number, role and place is called in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from demo.reading import text
from demo.sources import Table, listed
from joinedup.core.leads import state_of
from joinedup.core.plan import Lead


@dataclass
class Builder:
    """The things made so far, and the ref of each number, role and place."""

    refs: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)  # ref of a thing > ref of its partner
    counts: dict[str, int] = field(default_factory=dict)
    made: dict[str, list[Any]] = field(default_factory=dict)

    def name(self, letter: str, key: str) -> str:
        """A new ref for a number, a role or a place."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        ref = f"{letter}{self.counts[letter]}"
        if key and self.refs.setdefault(key, ref) != ref:
            raise ValueError(f"“{key}” is in the sources twice.")
        return ref

    def put(self, collection: str, *things: Any) -> None:
        self.made.setdefault(collection, []).extend(things)

    def refs_of(self, keys: str | list[str]) -> tuple[str, ...]:
        return tuple(self.refs[key] for key in (listed(keys) if isinstance(keys, str) else keys))

    def leads(self, role: str) -> tuple[Lead, ...]:
        return (Lead(text=role, state=state_of(role), person=self.refs.get(role)),)

    def said(self, written: Table) -> dict[str, Any]:
        """What aims, priorities, projects and issues all say."""
        return {
            "number": written["number"],
            "title": text(written["title"]),
            "description": text(written["about"]),
            "leads": self.leads(written["lead"]),
        }

    def whole(self) -> dict[str, Any]:
        """Everything made, by the plan's collections."""
        return {collection: tuple(things) for collection, things in self.made.items()}
