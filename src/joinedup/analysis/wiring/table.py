"""The picture as a table: the same nodes, wires and gaps, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from joinedup.analysis.wiring.model import Column, Cross, Gap, Node, State, Wire, Wiring


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line from a partner to the outcomes, as far as it goes.

    ``wires`` are the wires it tells of, from left to right; ``state`` is the gravest of those
    between its service (else its partner) and what comes after; ``faults`` are its wires that are
    broken or claimed. ``gaps`` pair each missing link with the node that misses it; ``crosses``
    are the links across that begin or end at ``of``, the node the row is about.
    """

    of: Node
    partner: Node | None = None
    service: Node | None = None
    action: Node | None = None
    priorities: tuple[Node, ...] = ()
    outcomes: tuple[Node, ...] = ()
    wires: tuple[Wire, ...] = ()
    state: State | None = None
    gaps: tuple[tuple[Node, Gap], ...] = ()
    crosses: tuple[Cross, ...] = ()

    @property
    def faults(self) -> tuple[Wire, ...]:
        """The wires of the row that are broken or claimed."""
        return tuple(w for w in self.wires if w.state in (State.BROKEN, State.CLAIMED))


def as_table(wiring: Wiring) -> Table:
    """The rows of an unfolded picture, in the order of its actions.

    There is a row for every wire into an action, one for an action without any, then one for
    everything that no action's row has named. Every node, wire, cross and gap of the picture
    stands in the table.
    """
    return Table(wiring)


class Table(Sequence[Row]):
    """The rows of a picture. What each is about is found at once, linear in the number of wires;
    a row itself is made when it is asked for."""

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        self._heads: list[tuple[Node, Wire | None]] = []
        self._first: dict[str, int] = {}  # ref of a node > the place of the row that names it first
        self._walked: set[str] = set()  # nodes all of whose wires to the right are told
        self._carried: set[tuple[str, str]] = set()
        self._lay()

    def __len__(self) -> int:
        return len(self._heads)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        places = range(len(self._heads))[at]
        return self._row(places) if isinstance(places, int) else tuple(map(self._row, places))

    def _lay(self) -> None:
        for action in self.wiring.column(Column.ACTIONS):
            for wire in self.wiring.into.get(action.ref, ()) or (None,):
                self._add(action, wire)
        for column in reversed(Column):
            for node in self.wiring.column(column):
                self._add_rest(node)

    def _add_rest(self, node: Node) -> None:
        """Rows for what is not told yet: a node that no row has named, a wire none has carried."""
        if node.ref not in self._first:
            self._add(node, None)
        for wire in self.wiring.out_of.get(node.ref, ()):
            if (wire.left, wire.right) not in self._carried:
                self._add(self.wiring.nodes[wire.right], wire)

    def _add(self, of: Node, wire: Wire | None) -> None:
        """A row, and what it is the first to tell."""
        at = len(self._heads)
        self._heads.append((of, wire))
        self._first.setdefault(of.ref, at)
        start = wire.left if wire else of.ref
        for each in (*self._behind(start), wire):
            if each is not None:
                self._first.setdefault(each.left, at)
                self._carried.add((each.left, each.right))
        if of.column.place >= Column.ACTIONS.place:
            self._walk(of.ref, at)

    def _walk(self, start: str, at: int) -> None:
        """Everything on the way from a node that no row before this one has walked."""
        queue = [start]
        for ref in queue:
            if ref in self._walked:
                continue
            self._walked.add(ref)
            for wire in self.wiring.out_of.get(ref, ()):
                self._first.setdefault(wire.right, at)
                self._carried.add((wire.left, wire.right))
                queue.append(wire.right)

    def _row(self, at: int) -> Row:
        """The row about a node, with the wire that comes into it, who owns that, and all that
        it leads to."""
        of, wire = self._heads[at]
        nodes = self.wiring.nodes
        behind = self._behind(wire.left if wire else of.ref)
        wires = (*behind, *((wire,) if wire else ()), *self._ahead(of))
        refs = dict.fromkeys((of.ref, *(end for each in wires for end in (each.left, each.right))))
        named = [nodes[ref] for ref in refs]
        fresh = [node for node in named if self._first[node.ref] == at]
        return Row(
            of=of,
            partner=_first(named, Column.PARTNERS),
            service=_first(named, Column.SERVICES),
            action=_first(named, Column.ACTIONS),
            priorities=_all(named, Column.PRIORITIES),
            outcomes=_all(named, Column.OUTCOMES),
            wires=wires,
            state=_gravest(wires, len(behind)),
            gaps=tuple((node, gap) for node in fresh for gap in node.gaps),
            crosses=tuple(cross for node in fresh for cross in self._crosses.get(node.ref, ())),
        )

    @cached_property
    def _crosses(self) -> Mapping[str, Sequence[Cross]]:
        """The links across by either of their ends."""
        found: dict[str, list[Cross]] = {}
        for cross in self.wiring.crosses:
            for end in dict.fromkeys((cross.source, cross.target)):
                found.setdefault(end, []).append(cross)
        return found

    def _behind(self, ref: str) -> tuple[Wire, ...]:
        """The wire of a service to its owner."""
        if self.wiring.nodes[ref].column is not Column.SERVICES:
            return ()
        return self.wiring.into.get(ref, ())[:1]

    def _ahead(self, node: Node) -> tuple[Wire, ...]:
        """Every wire on the way from a node to the outcomes; of a partner or a service none, as
        each of its wires has a row."""
        if node.column.place < Column.ACTIONS.place:
            return ()
        queue, found, seen = [node.ref], [], {node.ref}
        for at in queue:
            for wire in self.wiring.out_of.get(at, ()):
                found.append(wire)
                if wire.right not in seen:
                    seen.add(wire.right)
                    queue.append(wire.right)
        return tuple(found)


def _gravest(wires: Sequence[Wire], behind: int) -> State | None:
    """The gravest state of the wires of a row; of the owner's own only where it is broken."""
    states = [wire.state for wire in wires[behind:]]
    states += [wire.state for wire in wires[:behind] if wire.state is State.BROKEN or not states]
    return min(states, key=lambda state: state.gravity, default=None)


def _first(nodes: Sequence[Node], column: Column) -> Node | None:
    return next((node for node in nodes if node.column is column), None)


def _all(nodes: Sequence[Node], column: Column) -> tuple[Node, ...]:
    return tuple(node for node in nodes if node.column is column)
