"""The links of a plan: those that stand in a column of a thing's own sheet, and those on Links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from joinedup.core.plan import Link
from joinedup.core.planfile import Places
from joinedup.core.words import LinkKind
from joinedup.formats.template.grids import Grid


class Said(NamedTuple):
    """A link as one place of the file says it. ``at`` is the column of an outline link; ``letters``
    are the columns by field of a row of Links."""

    link: Link
    grid: Grid
    row: int
    letters: dict[str, str]


@dataclass(slots=True)
class Links:
    """The links as they are found."""

    outline: list[Said] = field(default_factory=list)
    rows: list[Said] = field(default_factory=list)

    def add_outline(
        self, source: str, targets: Iterable[str], grid: Grid, row: int, letter: str
    ) -> None:
        """The things that ``source`` serves, by the column ``letter`` of its own sheet."""
        for target in targets:
            letters = {"target": letter, "source": letter, "kind": letter}
            self.outline.append(Said(Link(source=source, target=target), grid, row, letters))

    def settle(self, places: Places) -> tuple[Link, ...]:
        """Every link once: those of columns first, with what a row of Links says more of them;
        then the other rows of Links. Notes the place of each."""
        said_more = {
            (said.link.source, said.link.target): said
            for said in reversed(self.rows)
            if said.link.kind is LinkKind.SERVES
        }
        merged: set[int] = set()
        links: list[Said] = []
        for said in self.outline:
            more = said_more.pop((said.link.source, said.link.target), None)
            if more:
                merged.add(id(more))
            links.append(more or said)
        links += [said for said in self.rows if id(said) not in merged]
        for index, said in enumerate(links):
            places.put(
                f"link:{index}",
                sheet=said.grid.sheet,
                row=said.grid.first + said.row,
                line=said.grid.line(said.row),
                columns=said.letters,
            )
        return tuple(said.link for said in links)
