"""Objectives of a document on their way to become priorities and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from joinedup.core.ref import type_of
from joinedup.formats.stratml import kinds
from joinedup.formats.stratml.draft import CARRIER, Draft, Refs
from joinedup.formats.stratml.element import Element, not_stubs
from joinedup.formats.stratml.stakeholders import has_performers


@dataclass(slots=True)
class Found:
    """One objective: its element, the ref of its goal, the objective it stands in or below.

    ``reason`` is why it is an action, "" for a priority; ``ref`` is "" where it stands for nothing.
    """

    element: Element
    goal: str
    outer: Found | None = None
    depth: int = 0
    ref: str = ""
    facts: kinds.Facts = field(default_factory=lambda: kinds.Facts(1))
    reason: str = ""

    @property
    def parent(self) -> str:
        """The ref of what it serves: an objective that stands for something, else the goal."""
        return self.outer.ref if self.outer and self.outer.ref else self.goal


def gather(
    element: Element, goal: str, draft: Draft, outer: Found | None = None
) -> Iterator[Found]:
    """An objective and those inside it, in document order; each is taken from the one around it."""
    found = Found(element, goal, outer, outer.depth + 1 if outer else 0)
    yield found
    for inner in not_stubs(element, "Objective"):
        draft.oddities.add("X18", inner.line)
        element.children.remove(inner)
        yield from gather(inner, goal, draft, found)


def decide(everything: Sequence[Found], refs: Refs) -> None:
    """Say of each objective which it stands below, what it is and what its ref is."""
    real = [each for each in everything if _known(each, refs) != CARRIER]
    by_number = {(each.goal, _parts(each)): each for each in reversed(real)}
    for each in real:
        parts = _parts(each)
        if each.outer is None and len(parts) > 1:
            each.outer = by_number.get((each.goal, parts[:-1]))
        each.facts = _facts(each)
    for each in real:
        if each.outer is not None:
            each.facts.below = each.outer.facts.has_below = True
    for each, reason in zip(real, kinds.decide([each.facts for each in real]), strict=True):
        each.reason = _reason(reason, type_of(_known(each, refs) or ""))
        each.ref = refs.of(
            "action" if each.reason else "priority", each.element.text_of("Identifier")
        )


def _reason(decided: str, known: str) -> str:
    """Why it is an action: our own note goes before what was decided."""
    if known == "action":
        return kinds.SAYS
    return "" if known == "priority" else decided


def _known(found: Found, refs: Refs) -> str | None:
    return refs.known.get(found.element.text_of("Identifier"))


def _parts(found: Found) -> tuple[str, ...]:
    return kinds.parts_of(found.element.text_of("SequenceIndicator"))


def _facts(found: Found) -> kinds.Facts:
    element = found.element
    indicators = element.all("PerformanceIndicator")
    stages = {each.attributes.get("ValueChainStage", "") for each in indicators}
    works = bool(stages) and stages <= kinds.DONE_NOT_CHANGED
    return kinds.Facts(
        level=kinds.level_of(element.text_of("SequenceIndicator"), found.depth),
        says=kinds.says(f"{element.text_of('Description')}\n{element.text_of('OtherInformation')}"),
        performed=works and has_performers(element) and any(map(_is_dated, indicators)),
    )


def _is_dated(indicator: Element) -> bool:
    instances = indicator.all("MeasurementInstance")
    return any(target.first("EndDate") for each in instances for target in each.all("TargetResult"))
