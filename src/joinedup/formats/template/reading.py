"""What is known while a filled-in template is read: names, refs, places, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Part, Place, Plural, Rule, Subject, Word
from joinedup.core.plan import Extra
from joinedup.core.planfile import Places
from joinedup.core.ref import LETTERS
from joinedup.formats.sheets import Value
from joinedup.formats.template import layout
from joinedup.formats.template.cells import plain_number
from joinedup.formats.template.grids import Bound, Grid
from joinedup.formats.template.names import Named, Names, Tiers
from joinedup.formats.template.rules import ADDED, DOUBTFUL, OWN_COLUMN, UNKNOWN

ADDED_WHEN_NAMED = ("partner", "locality")
"""Types that come into being by being named: a plan may name its partners nowhere else."""


def as_text(value: Value) -> str:
    """A cell as text, without white space around it; True and False as a spreadsheet says them."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value.isoformat() if hasattr(value, "isoformat") else plain_number(value)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at one place."""

    rule: Rule
    subject: Subject
    place: Place
    params: dict[str, Any]


@dataclass(slots=True)
class Reading:
    """One template being read. ``fields`` gathers what the file has a place for."""

    file: str
    language: str = "en"
    year_starts: int = 4
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names(()))
    refs: Refs = field(default_factory=lambda: Refs())
    places: Places = field(default_factory=Places)
    faults: dict[tuple[str | int | None, ...], list[Fault]] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    own_refs: frozenset[str] = frozenset()
    added: dict[str, list[Named]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)

    def say(
        self, rule: Rule, subject: Subject, grid: Grid, row: int, at: int | None, **params: Any
    ) -> None:
        """A fault at a cell of a grid (at the row's first cell if ``at`` is None)."""
        place = grid.place(row, grid.columns[0].at if at is None else at)
        fault = Fault(rule, subject, place, params)
        together = isinstance(rule.sentence, Plural) and rule.sentence.by not in params
        key = (rule.code, grid.index, at) if together else (rule.code, len(self.faults))
        self.faults.setdefault(key, []).append(fault)

    def say_own(self, grid: Grid) -> None:
        """The columns of a grid that are not the template's, in one finding."""
        own = [bound for bound in grid.columns if not bound.column]
        if own:
            names = tuple(f"“{bound.header}”" for bound in own)
            subject, head = Subject("file", title=grid.file), grid.header_row - grid.first
            self.say(OWN_COLUMN, subject, grid, head, own[0].at, columns=names, count=len(own))

    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, in the order in which it was met: one finding for all the cells of a
        column that are wrong in the same way, with every place."""
        return tuple(_together(faults, self.words) for faults in self.faults.values())

    def keep(self, subject: str, name: str, text: str) -> None:
        """Keep what has no field of its own."""
        self.extras.append(Extra(subject=subject, name=name, text=text))

    def point(
        self, text: str, where: Tiers, subject: Subject, grid: Grid, row: int, bound: Bound
    ) -> str | None:
        """The ref of the one thing that a text names; else None, and a finding says why.

        A partner or locality that is on no sheet is added: a finding says so, unless its sheet
        is empty and the plan therefore names such things nowhere else."""
        found = self.names.find(text, where)
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            self.say(
                DOUBTFUL,
                subject,
                grid,
                row,
                bound.at,
                text=text,
                header=bound.header,
                candidates=tuple(found),
            )
            return None
        type = where[0][0]
        if where == ((type,),) and type in ADDED_WHEN_NAMED:
            if type in self.listed:
                sheet = next(form.name for form in layout.sheets() if form.type == type)
                self.say(
                    ADDED, subject, grid, row, bound.at, text=text, header=bound.header, sheet=sheet
                )
            return self.add(type, text)
        kind = Word(type if len(where[0]) == 1 else N_("part of the plan"))
        self.say(UNKNOWN, subject, grid, row, bound.at, text=text, header=bound.header, kind=kind)
        return None

    def add(self, type: str, title: str) -> str:
        """A new thing of a type, known by its title alone; gives its ref."""
        thing = Named(self.refs.next(type), type, "", (title,))
        self.names.add(thing)
        self.added.setdefault(type, []).append(thing)
        return thing.ref


class Refs:
    """The refs that are taken, and the next free one of each type."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, ref: str, type: str) -> bool:
        """Take a ref as it was given; False if it is taken."""
        if ref in self.taken:
            return False
        self.taken.add(ref)
        self._last[type] = max(self._last.get(type, 0), int(ref[1:]))
        return True

    def next(self, type: str) -> str:
        """The next free ref of a type, after the highest that was given."""
        self._last[type] = self._last.get(type, 0) + 1
        ref = f"{LETTERS[type]}{self._last[type]}"
        self.taken.add(ref)
        return ref


def _together(faults: list[Fault], words: Mapping[str, tuple[str, str]]) -> Finding:
    """One finding for faults of one kind; its sentence tells the first and counts the rest."""
    first, *rest = faults
    parts = tuple(Part(fault.subject, fault.place) for fault in faults) if rest else ()
    return Finding(
        rule=first.rule,
        subject=first.subject,
        params={"count": len(faults), "others": len(rest), **first.params},
        place=first.place,
        others=tuple(fault.place for fault in rest),
        parts=parts,
        words=words,
    )
