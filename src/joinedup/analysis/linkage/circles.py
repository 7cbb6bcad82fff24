"""Circles: things that serve or depend on one another all the way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from joinedup.analysis.linkage.case import NAMED, Case, Fault, called
from joinedup.analysis.linkage.lifetimes import current_links
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.words import LinkKind

FAMILY = "structure"

CIRCLE = Rule(
    code="L11",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("Links that go round in a circle"),
    sentence=Plural(
        N_("{name} {does} itself."),
        N_("{count} things stand in a circle in which each {does} the next, among them {names}."),
    ),
    remedy=N_("Follow the links round with their owners, and end the one that is not so."),
    why=N_(
        "If each waits for the next, none can start; if each is there to serve the next, none of "
        "them serves an outcome. A chain of links must end at a result for the place. A circle is "
        "nearly always one link drawn the wrong way."
    ),
    example=N_(
        "“Insulation for private tenants” depends on “Landlord register”, which depends on “Tenant "
        "advice”, which depends on “Insulation for private tenants”."
    ),
    rank=30,
)

RULES = (CIRCLE,)

DOES = {LinkKind.SERVES: N_("serves"), LinkKind.DEPENDS_ON: N_("depends on")}


def check(case: Case) -> Iterator[Finding]:
    """L11: one finding for each circle of *serves* or of *depends on* links."""
    for kind, does in DOES.items():
        steps: dict[str, list[str]] = {}
        for _, link in current_links(case, kind):
            steps.setdefault(link.source, []).append(link.target)
        for circle in _circles(steps):
            things = [case.graph.things[ref] for ref in circle]
            yield case.together(
                CIRCLE,
                [Fault(thing) for thing in things],
                about=things[0],
                does=Word(does),
                names=tuple(called(thing) for thing in things[:NAMED]),
            )


CHECKS = (check,)


def _circles(steps: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The strongly connected parts that hold a circle (Tarjan 1972, without recursion, so that
    a long chain is no trouble). Linear in the number of steps."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    for root in steps:
        if root in index:
            continue
        trail = [(root, iter(steps[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        waiting.add(root)
        while trail:
            at, further = trail[-1]
            for following in further:
                if following not in index:
                    index[following] = low[following] = len(index)
                    stack.append(following)
                    waiting.add(following)
                    trail.append((following, iter(steps.get(following, ()))))
                    break
                if following in waiting:
                    low[at] = min(low[at], index[following])
            else:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[at])
                if low[at] == index[at]:
                    part = _taken_to(at, stack, waiting)
                    if len(part) > 1 or at in steps.get(at, ()):
                        yield part


def _taken_to(ref: str, stack: list[str], waiting: set[str]) -> list[str]:
    """What stands on the stack down to ``ref``, taken off it, in the order it was met."""
    part = []
    while True:
        part.append(stack.pop())
        waiting.discard(part[-1])
        if part[-1] == ref:
            return part[::-1]
