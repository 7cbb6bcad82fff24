"""The fields that columns hold, and the levels that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from joinedup.core.period import When

ACTIONS, PRIORITIES, OUTCOMES = "actions", "priorities", "outcomes"
MEASURES, MILESTONES, RISKS, PARTNERS, PEOPLE = (
    "measures",
    "milestones",
    "risks",
    "partners",
    "people",
)
TYPE_OF = {
    ACTIONS: "action",
    PRIORITIES: "priority",
    OUTCOMES: "outcome",
    MEASURES: "measure",
    MILESTONES: "milestone",
    RISKS: "risk",
    PARTNERS: "partner",
    PEOPLE: "person",
}
"""What a table lists > the type of thing that a row of it is."""

PARTS = {  # fields of other things that a row of a type may hold beside its own
    "action": [
        "action",
        "measure",
        "baseline",
        "target",
        "reading",
        "need",
        "risk",
        "milestone",
        "link",
        "delivery_system",
        "update",
    ],
    "priority": [
        "measure",
        "baseline",
        "target",
        "reading",
        "need",
        "risk",
        "milestone",
        "link",
        "update",
    ],
    "outcome": ["measure", "baseline", "target", "reading", "need", "risk", "link", "update"],
    "measure": ["measure", "baseline", "target", "reading"],
    "risk": ["risk"],
    "milestone": ["milestone"],
    "partner": ["partner"],
    "person": ["person"],
}
VALUES = ("measure.baseline", "measure.targets", "measure.readings")
_WHOLES: Mapping[str, tuple[str, ...]] = {
    "measure": ("measure.title", *VALUES),
    "baseline": ("measure.baseline",),
    "target": ("measure.targets",),
    "reading": ("measure.readings",),
    "risk": ("risk.title",),
    "milestone": ("milestone.title",),
}
_SINGLE = frozenset(
    [
        "number",
        "due",
        "starts",
        "status",
        "accountable",
        "frequency",
        "source",
        "unit",
        "direction",
        "next_due",
        "baseline",
        "when",
        "theme",
        "likelihood",
        "impact",
        "owner",
        "mitigation",
        "period",
        "sector",
        "org_id",
        "done",
    ]
)
_BESIDE = ("milestone.due", "milestone.status")  # one for each column of milestones
_SEVERAL = frozenset((*_BESIDE, "update.status"))
_SCALE = re.compile(
    r"(?:£|gbp|\$|€)?\s?'?(?P<thousands>000s?\b|k\b|thousands?\b)|(?P<millions>£\s?m\b|millions?\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One column: ``as_`` is a name of the dictionary (``action.due``) or None where the column
    is kept and not understood. ``kind`` tells columns of one name apart (money or people;
    "revised"; "depends on"); ``period`` is what the heading says of time."""

    column: int
    header: str
    as_: str | None = None
    kind: str = ""
    period: When | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the plan with a column of its own, and the column of its number if any."""

    type: str
    column: int
    number: int | None
    header: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's columns are. ``use`` is what its rows are ("" if no table of a plan);
    ``levels`` are those above the row, the most general first, and then the row's own."""

    use: str
    fields: tuple[Field, ...] = ()
    levels: tuple[Level, ...] = ()
    theme: int | None = None
    language: str = "en"
    by_name: Mapping[str, tuple[Field, ...]] = field(
        default_factory=dict, hash=False, compare=False
    )

    @property
    def type(self) -> str:
        """The type of thing that a row is."""
        return TYPE_OF[self.use]

    def all(self, name: str) -> tuple[Field, ...]:
        """The columns read as a field."""
        return self.by_name.get(name, ())


def collected(
    use: str, fields: list[Field], levels: tuple[Level, ...], theme: int | None, language: str
) -> Columns:
    """Columns with their look-up by name; a second column for a field that holds one is not used."""
    names = {each.as_ for each in fields if each.as_}
    fields = [
        each if _has_whole(each.as_, use, names) else replace(each, as_=None) for each in fields
    ]
    milestones = sum(each.as_ == "milestone.title" for each in fields)
    kept: list[Field] = []
    taken: set[tuple[str, str]] = set()
    for each in fields:
        single = (
            each.as_ is not None
            and each.as_.partition(".")[2] in _SINGLE
            and each.as_ not in _SEVERAL
        )
        beside = each.as_ in _BESIDE and milestones
        if beside and sum(other.as_ == each.as_ for other in kept) >= milestones:
            each = replace(each, as_=None)
        elif single and (each.as_ or "", each.kind) in taken:
            each = Field(each.column, each.header, None, period=each.period)
        elif each.as_:
            taken.add((each.as_, each.kind))
        kept.append(each)
    by_name: dict[str, list[Field]] = {}
    for each in kept:
        if each.as_:
            by_name.setdefault(each.as_, []).append(each)
    return Columns(
        use,
        tuple(kept),
        levels,
        theme,
        language,
        {name: tuple(all_) for name, all_ in by_name.items()},
    )


def _has_whole(name: str | None, use: str, names: set[str]) -> bool:
    """Whether a column that says something of a thing has that thing beside it: "Source" is of
    measures, and without one it is kept as it stands."""
    part = (name or "").partition(".")[0]
    return part not in _WHOLES or part == TYPE_OF[use] or not names.isdisjoint(_WHOLES[part])


def scale_of(header: str) -> int:
    """What a heading multiplies its figures by: 1,000 for ``Budget (£000)``."""
    found = _SCALE.search(header)
    if not found:
        return 1
    return 1_000 if found["thousands"] else 1_000_000
