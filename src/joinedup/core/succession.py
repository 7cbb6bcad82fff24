"""Succession: what may have become of a thing of the plan before, and what must be said with it.

Drafting the next version asks this of every outcome, priority and action of the one before. What
nobody answers is a finding (``N31``), not a fault of the software: a plan may be agreed with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.plan import COLLECTIONS, Lineage, Plan
from joinedup.core.versions import FROZEN
from joinedup.core.words import Continuation, LinkKind, Progress

TYPES = ("outcome", "priority", "action")
"""The types that a new version must account for."""
_OVER = (Progress.DONE, Progress.STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one answer asks to be said with it: how many things it goes into, and why or where to.

    ``most`` None is any number. ``why_instead`` says that words may stand in place of things.
    """

    label: str
    least: int = 0
    most: int | None = 0
    why: bool = False
    why_instead: bool = False
    ask: str = ""


ANSWERS: Mapping[Continuation, Answer] = MappingProxyType(
    {
        Continuation.CARRIED_ON: Answer(
            label=N_("It is carried on"), least=1, most=1, ask=N_("As which {level}?")
        ),
        Continuation.MERGED: Answer(
            label=N_("It was merged with others"),
            least=1,
            most=None,
            ask=N_("Into which {level}?"),
        ),
        Continuation.SPLIT: Answer(
            label=N_("It was split"), least=2, most=None, ask=N_("Into which {levels}?")
        ),
        Continuation.ACHIEVED: Answer(label=N_("It was achieved")),
        Continuation.STOPPED: Answer(
            label=N_("It was stopped"), why=True, ask=N_("Why, and who decided it?")
        ),
        Continuation.MOVED: Answer(
            label=N_("It moved elsewhere"), most=None, why_instead=True, ask=N_("Where to?")
        ),
    }
)
"""The answers that may be given, in the order in which they are offered."""

NOTHING_TO_GO_INTO = N_("Say what it goes on as: choose it from the new plan.")
ONE_ONLY = N_("It can be carried on as one thing only. If it became several, it was split.")
TWO_PARTS = N_(
    "It was split: choose at least two things that it became. If it is one, it is carried on or merged."
)
NO_REASON = N_("Say why it was stopped, in a line.")
NOT_WHERE = N_(
    "Say where it moved to: choose it from the new plan, or name the plan or body that has it now."
)
NOT_IN_PLAN = N_("What it goes into is not in the new plan.")
GOES_NOWHERE = N_(
    "What was achieved or stopped goes into nothing. Choose another answer, or leave that empty."
)
NO_ANSWER = N_("Say what became of it first.")


def lacks(row: Lineage, new: Plan | None = None) -> tuple[str, ...]:
    """What is still to be said with an answer, as sentences; nothing if it is whole. A row without
    an answer lacks nothing so long as it says nothing else."""
    if row.what is None:
        return (NO_ANSWER,) if row.into or row.why.strip() else ()
    return tuple(_lacks(row, ANSWERS[row.what], new))


def _lacks(row: Lineage, answer: Answer, new: Plan | None) -> Iterator[str]:
    count, why = len(set(row.into)), bool(row.why.strip())
    if count < answer.least:
        yield TWO_PARTS if answer.least > 1 else NOTHING_TO_GO_INTO
    if answer.most is not None and count > answer.most:
        yield ONE_ONLY if answer.most else GOES_NOWHERE
    if answer.why and not why:
        yield NO_REASON
    if answer.why_instead and not count and not why:
        yield NOT_WHERE
    if new is not None and count:
        known = {thing.ref for thing in new.things()}
        if not known.issuperset(row.into):
            yield NOT_IN_PLAN


def is_answered(row: Lineage) -> bool:
    """Whether somebody has said what became of it, whole or not."""
    return row.what is not None or bool(row.into)


def unsaid(plan: Plan) -> tuple[Lineage, ...]:
    """The things of the version before of which a plan says nothing."""
    return tuple(row for row in plan.lineage if not is_answered(row))


def asked_of(old: Plan, language: str = "en") -> tuple[Lineage, ...]:
    """The rows with which a new version begins: each outcome, priority and action of the old,
    and nobody has said yet what became of it."""
    return tuple(
        Lineage(type=type, number=thing.number, title=thing.title.within(language))
        for type in TYPES
        for thing in getattr(old, COLLECTIONS[type])
    )


def standing_unchanged(old: Plan, new: Plan, language: str = "en") -> Mapping[Lineage, Lineage]:
    """Rows of which nobody has said anything > the answer that they are carried on: things that
    stand in the new plan under their own ref with all that the board agreed of them (words, dates,
    place in the outline), and that nobody has marked as done or stopped."""
    before, after = _agreed(old), _agreed(new)
    named: dict[tuple[str, str, str], list[str]] = {}
    for type in TYPES:
        for thing in getattr(old, COLLECTIONS[type]):
            named.setdefault((type, thing.number, thing.title.within(language)), []).append(
                thing.ref
            )
    found = {}
    for row in unsaid(new):
        refs = named.get((row.type, row.number, row.title), [])
        if len(refs) == 1 and refs[0] in before and before[refs[0]] == after.get(refs[0]):
            found[row] = replace(row, what=Continuation.CARRIED_ON, into=(refs[0],))
    return found


def digest_of(rows: Iterable[Lineage]) -> str:
    """Which rows these are: what somebody who was shown them says yes to."""
    told = sorted((row.type, row.number, row.title) for row in rows)
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _agreed(plan: Plan) -> dict[str, tuple[Any, ...]]:
    """What a board agrees of each thing that goes on, by its ref."""
    places: dict[str, set[str]] = {}
    for link in plan.links:
        if link.kind is LinkKind.SERVES:
            places.setdefault(link.source, set()).add(link.target)
    return {
        thing.ref: (
            type,
            places.get(thing.ref, set()),
            *(getattr(thing, name, None) for name in sorted(FROZEN[type])),
        )
        for type in TYPES
        for thing in getattr(plan, COLLECTIONS[type])
        if getattr(thing, "status", None) not in _OVER
    }
