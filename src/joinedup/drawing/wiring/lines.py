"""The table of the wiring diagram, line by line, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from joinedup.analysis.wiring import Node, Row, Wiring, as_table
from joinedup.core.catalogue import N_, Words
from joinedup.drawing.wiring.phrases import GAPS, Phrases

GAP_OF = N_("{name}: {gap}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A thing in the table: what it is called, and the address of its page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the table. ``state`` is the state of the link in a word, "" where there is no
    link; ``faults`` say which links on the way are broken or claimed, ``missing`` which are not
    there, ``across`` what supports, depends on or conflicts with something else."""

    partner: Cell | None = None
    service: Cell | None = None
    action: Cell | None = None
    priorities: tuple[Cell, ...] = ()
    outcomes: tuple[Cell, ...] = ()
    state: str = ""
    faults: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    across: tuple[str, ...] = ()


def tell(
    wiring: Wiring,
    rows: Iterable[Row] | None = None,
    *,
    address: Callable[[str], str],
    language: str = "en",
    words: Words | None = None,
) -> tuple[Line, ...]:
    """The lines of the table of a traced picture: traced, not folded (a fold hides rows). Of all of
    its rows, unless some of them are given."""
    say = Phrases(language, words)
    cells: dict[str, Cell] = {}

    def cell(node: Node) -> Cell:
        if node.ref not in cells:
            cells[node.ref] = Cell(say.title(node), address(node.ref))
        return cells[node.ref]

    told = as_table(wiring) if rows is None else rows
    return tuple(_line(row, cell, say, wiring) for row in told)


def _line(row: Row, cell: Callable[[Node], Cell], say: Phrases, wiring: Wiring) -> Line:
    return Line(
        partner=cell(row.partner) if row.partner else None,
        service=cell(row.service) if row.service else None,
        action=cell(row.action) if row.action else None,
        priorities=_cells(row.priorities, cell),
        outcomes=_cells(row.outcomes, cell),
        state=say.state(row.state) if row.state else "",
        faults=tuple(_faults(row, say, wiring)),
        missing=tuple(_missing(row, say)),
        across=tuple(_across(row, say, wiring)),
    )


def _cells(nodes: Sequence[Node], cell: Callable[[Node], Cell]) -> tuple[Cell, ...]:
    return tuple(cell(node) for node in nodes)


def _faults(row: Row, say: Phrases, wiring: Wiring) -> Iterator[str]:
    for wire in row.faults:
        left, right = (say.title(wiring.nodes[end]) for end in (wire.left, wire.right))
        yield f"{say.state(wire.state)}: {left} → {right}"


def _missing(row: Row, say: Phrases) -> Iterator[str]:
    for node, gap in row.gaps:
        said = say.say(GAPS[gap])
        own = node is row.of
        yield said if own else say.say(GAP_OF, name=say.title(node), gap=said)


def _across(row: Row, say: Phrases, wiring: Wiring) -> Iterator[str]:
    for cross in row.crosses:
        near = row.of.ref if row.of.ref in (cross.source, cross.target) else cross.source
        said = say.across(cross, near, wiring)
        yield said if near == row.of.ref else f"{say.title(wiring.nodes[near])} {said}"
