"""The order in which a plan's priorities and actions stand under its outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.core.plan import Action, Plan, Priority
from joinedup.core.words import LinkKind

Objective = Priority | Action


class Outline:
    """Who stands under whom, by the first *serves* link of each priority and action."""

    def __init__(self, plan: Plan) -> None:
        everything: list[Objective] = [*plan.priorities, *plan.actions]
        self.objectives = {each.ref: each for each in everything}
        outcomes = {each.ref for each in plan.outcomes}
        self._below: dict[str, list[str]] = {}
        placed: set[str] = set()
        for link in plan.links:
            above = link.target in outcomes or link.target in self.objectives
            if (
                link.kind is LinkKind.SERVES
                and link.source in self.objectives
                and link.source not in placed
                and above
            ):
                placed.add(link.source)
                self._below.setdefault(link.target, []).append(link.source)
        self._under: dict[str, list[Objective]] = {ref: list(self._walk(ref)) for ref in outcomes}
        reached = {each.ref for under in self._under.values() for each in under}
        self.loose = [each for ref, each in self.objectives.items() if ref not in reached]

    def under(self, outcome: str) -> list[Objective]:
        """The priorities and actions under an outcome, each before those below it."""
        return self._under[outcome]

    def _walk(self, top: str) -> Iterator[Objective]:
        waiting = self._below.get(top, [])[::-1]
        while waiting:
            ref = waiting.pop()
            yield self.objectives[ref]
            waiting += self._below.get(ref, [])[::-1]
