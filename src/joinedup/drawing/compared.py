"""Two versions side by side as a page shows them: made by ``drawing.comparison.grouped``."""

from __future__ import annotations

from dataclasses import dataclass

from joinedup.analysis.lineage import Change, ChangeKind

SHOWN = 10
"""So many changes of a kind are told at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The changes of one kind: a heading, and a line for each (the change, its sentence).

    ``shown`` of them are told at first; ``more`` says how many follow, or is "". ``quiet`` is set
    where nothing happened: such kinds are only counted unless somebody asks."""

    kind: ChangeKind
    heading: str
    lines: tuple[tuple[Change, str], ...]
    more: str = ""
    quiet: bool = False

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.lines)

    @property
    def shown(self) -> tuple[tuple[Change, str], ...]:
        """Those that are told at first."""
        return self.lines[:SHOWN] if self.more else self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the page: what scrutiny would ask about, or what became of the rest."""

    heading: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Two versions side by side as a page shows them. ``fates`` are a line for each type of thing;
    ``doubtful`` the matches that somebody should look at; ``unknown`` a sentence where the new
    version speaks of things that the old one does not have, or ""."""

    old: str
    new: str
    fates: tuple[str, ...]
    parts: tuple[Part, ...]
    doubtful: tuple[tuple[Change, str], ...] = ()
    unknown: str = ""
