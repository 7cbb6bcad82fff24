"""The plan as a graph: who serves whom, built once for a plan and asked many times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from joinedup.core.plan import Action, Link, Milestone, Need, Plan, Thing, Update
from joinedup.core.words import LinkKind

_Row = TypeVar("_Row", Milestone, Update, Need)
_Step = Callable[[str], list[Thing]]


class Graph:
    """Look-ups over a plan. Building it is linear in the plan's size; each look-up is O(1)
    plus its answer. Links to refs that are not in the plan are kept apart in ``dangling``."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.things: dict[str, Thing] = {thing.ref: thing for thing in plan.things()}
        self.dangling: list[Link] = []
        self._from: defaultdict[str, list[Link]] = defaultdict(list)
        self._to: defaultdict[str, list[Link]] = defaultdict(list)
        for link in plan.links:
            if link.source in self.things and link.target in self.things:
                self._from[link.source].append(link)
                self._to[link.target].append(link)
            else:
                self.dangling.append(link)
        self.milestones: dict[str, list[Milestone]] = _by_subject(plan.milestones)
        self.updates: dict[str, list[Update]] = _by_subject(plan.updates)
        self.needs: dict[str, list[Need]] = _by_subject(plan.needs)

    def links_from(self, ref: str, *kinds: LinkKind) -> list[Link]:
        """Links whose source is ``ref``, of ``kinds`` (all, if none is given)."""
        return [link for link in self._from.get(ref, ()) if not kinds or link.kind in kinds]

    def links_to(self, ref: str, *kinds: LinkKind) -> list[Link]:
        """Links whose target is ``ref``, of ``kinds`` (all, if none is given)."""
        return [link for link in self._to.get(ref, ()) if not kinds or link.kind in kinds]

    def parent(self, ref: str) -> Thing | None:
        """The thing's place in the outline: the target of its first *serves* link."""
        for link in self._from.get(ref, ()):
            if link.kind is LinkKind.SERVES:
                return self.things[link.target]
        return None

    def served_by(self, ref: str, type: type[Thing] | None = None) -> list[Thing]:
        """What serves ``ref`` directly, of one type if given, in the plan's order of links."""
        found = (self.things[link.source] for link in self.links_to(ref, LinkKind.SERVES))
        return [thing for thing in found if type is None or isinstance(thing, type)]

    def serves(self, ref: str) -> list[Thing]:
        """What ``ref`` serves directly."""
        return [self.things[link.target] for link in self.links_from(ref, LinkKind.SERVES)]

    def above(self, ref: str) -> list[Thing]:
        """Everything that ``ref`` serves, directly or through others, nearest first."""
        return self._reach(ref, self.serves)

    def below(self, ref: str) -> list[Thing]:
        """Everything that serves ``ref``, directly or through others, nearest first."""
        return self._reach(ref, self.served_by)

    def actions_of(self, ref: str) -> list[Action]:
        """The actions that serve an outcome or a priority, directly or through priorities."""
        return [thing for thing in self.below(ref) if isinstance(thing, Action)]

    def _reach(self, ref: str, step: _Step) -> list[Thing]:
        seen, found, queue = {ref}, [], [ref]
        for at in queue:
            for thing in step(at):
                if thing.ref not in seen:
                    seen.add(thing.ref)
                    found.append(thing)
                    queue.append(thing.ref)
        return found


def reached(start: Iterable[str], steps: Mapping[str, Sequence[str]]) -> set[str]:
    """``start`` and everything that can be reached from it; linear in the number of steps."""
    queue = list(start)
    seen = set(queue)
    for ref in queue:
        for further in steps.get(ref, ()):
            if further not in seen:
                seen.add(further)
                queue.append(further)
    return seen


def _by_subject(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        if row.subject is not None:
            found.setdefault(row.subject, []).append(row)
    return found
