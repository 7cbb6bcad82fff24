"""What the wiring diagram shows: nodes in five columns, wires between them, what is missing."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from joinedup.core.catalogue import Words, render
from joinedup.core.plan import Partner
from joinedup.core.sentence import Sentence
from joinedup.core.text import Text
from joinedup.core.words import LinkKind

OWNS, LEADS, CONTRIBUTES = "owns", "leads", "contributes"
"""Kinds of wire that are no link of the plan but follow from a field of a thing."""


class Column(enum.Enum):
    """The five columns, from left to right; the value is the type of thing in it."""

    PARTNERS = "partner"
    SERVICES = "delivery_system"
    ACTIONS = "action"
    PRIORITIES = "priority"
    OUTCOMES = "outcome"

    __hash__ = object.__hash__  # there is one of each: no need to hash its name every time

    @property
    def place(self) -> int:
        """0 for the leftmost."""
        return _PLACES[self]


_PLACES = {column: place for place, column in enumerate(Column)}


class State(enum.Enum):
    """What is known of a wire: the first of these that holds (DESIGN.md, "Current")."""

    BROKEN = "broken"
    CLAIMED = "claimed"
    LIVE = "live"
    WIRED = "wired"
    PROMISED = "promised"
    AGREED = "agreed"

    __hash__ = object.__hash__

    @property
    def gravity(self) -> int:
        """0 for the one that a wire standing for several is drawn in."""
        return _GRAVITY[self]

    @property
    def current(self) -> int:
        """0 for the strongest current; a wire takes the best of those that feed it."""
        return _CURRENT[self]


_GRAVITY = {
    state: weight
    for weight, state in enumerate(
        (State.BROKEN, State.CLAIMED, State.AGREED, State.PROMISED, State.WIRED, State.LIVE)
    )
}
_CURRENT = {
    state: weight
    for weight, state in enumerate(
        (State.LIVE, State.WIRED, State.PROMISED, State.AGREED, State.CLAIMED, State.BROKEN)
    )
}


class Gap(enum.Enum):
    """A link that ought to be there and is not."""

    NO_SERVICE = "no service"  # an action that no service or team stands behind
    NO_ACTION = "no action"  # a service linked to none, a priority or an outcome without any
    NO_LEAD = "no lead"  # an action led by nobody, or by everybody
    NO_OWNER = "no owner"  # a service or team that belongs to nobody
    SERVES_NOTHING = "serves nothing"  # an action or a priority that leads to no outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing of a column, or several of them folded into one (``holds`` are their refs).

    ``group`` is the ref of what it folds into: the priority (else the outcome) of an action,
    the owner of a service. ``over`` says that it has ended or was stopped, ``absent`` that it is a
    partner which takes no part. ``depth`` counts the priorities above a nested one. ``lit`` is False where something else is chosen
    that it is not connected to.
    """

    ref: str
    column: Column
    number: str = ""
    title: Text = Text()
    group: str = ""
    depth: int = 0
    over: bool = False
    absent: bool = False
    gaps: tuple[Gap, ...] = ()
    holds: tuple[str, ...] = ()
    lit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A connection between two nodes, ``left`` and ``right`` as they are drawn.

    ``kinds`` say what it stands for (*owns*, *serves*, *supports*...). ``states`` counts the
    wires folded into it, state by state; ``state`` is the gravest of them.
    """

    left: str
    right: str
    state: State = State.AGREED
    kinds: tuple[str, ...] = ()
    states: tuple[tuple[State, int], ...] = ()
    lit: bool = True

    @property
    def count(self) -> int:
        """How many wires of the whole picture it stands for."""
        return sum(count for _, count in self.states) or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cross:
    """A link across the picture (*supports*, *depends on*, *conflicts with*): told in the table,
    and drawn where one of its ends is chosen."""

    source: str
    target: str
    kind: LinkKind
    state: State = State.AGREED


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that says what the picture shows: a code that stays, a text, its parameters."""

    code: str
    sentence: Sentence
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """The sentence in ``language``, in the partnership's own words."""
        return render(self.sentence, self.params, language, words)


@dataclass(frozen=True, kw_only=True)
class Wiring:
    """The whole picture. ``columns`` has five tuples of nodes, each in the order it is drawn.

    ``facts`` always tell of the whole plan, folded or not. ``chosen`` is the ref of the node
    that dims what is not connected to it. ``folded`` are the columns with too much in them to be
    read, ``opened`` the groups of these that are open. ``leading`` counts the actions that lead to
    each outcome, folded or not. ``unnamed`` are partners that are not drawn, since nothing of this
    plan hangs on them.
    """

    columns: tuple[tuple[Node, ...], ...] = ((),) * len(Column)
    wires: tuple[Wire, ...] = ()
    crosses: tuple[Cross, ...] = ()
    facts: tuple[Fact, ...] = ()
    chosen: str | None = None
    opened: frozenset[str] = frozenset()
    folded: frozenset[Column] = frozenset()
    leading: Mapping[str, int] = field(default_factory=dict, hash=False)
    unnamed: tuple[Partner, ...] = ()

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its ref."""
        return MappingProxyType({node.ref: node for column in self.columns for node in column})

    def column(self, column: Column) -> tuple[Node, ...]:
        """The nodes of one column."""
        return self.columns[column.place]

    @cached_property
    def into(self) -> Mapping[str, tuple[Wire, ...]]:
        """The wires that come into a node from its left."""
        return _gathered((wire.right, wire) for wire in self.wires)

    @cached_property
    def out_of(self) -> Mapping[str, tuple[Wire, ...]]:
        """The wires that leave a node to its right."""
        return _gathered((wire.left, wire) for wire in self.wires)


def _gathered(pairs: Any) -> Mapping[str, tuple[Wire, ...]]:
    found: dict[str, list[Wire]] = {}
    for ref, wire in pairs:
        found.setdefault(ref, []).append(wire)
    return MappingProxyType({ref: tuple(wires) for ref, wires in found.items()})
