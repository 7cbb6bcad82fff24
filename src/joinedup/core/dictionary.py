"""The data dictionary: one row for every field of every record of a plan.

The rows stand in ``dictionary.csv`` beside this module, in the order in which the template shows
its columns. Models, the template, the exports and the reference page are tested against it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("dictionary.csv")

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "Plan": "plan",
        "Lead": "lead",
        "Outcome": "outcome",
        "Priority": "priority",
        "Action": "action",
        "DeliverySystem": "delivery_system",
        "Partner": "partner",
        "Person": "person",
        "Issue": "issue",
        "PartnerGoal": "goal",
        "Measure": "measure",
        "Baseline": "baseline",
        "Target": "target",
        "Reading": "reading",
        "Milestone": "milestone",
        "Risk": "risk",
        "Participation": "participation",
        "Locality": "locality",
        "Group": "group",
        "QuorumPart": "quorum_part",
        "Seat": "seat",
        "SeatHolder": "seat_holder",
        "ChairTerm": "chair_term",
        "LeadershipRole": "leadership_role",
        "Link": "link",
        "Appearance": "appearance",
        "Lineage": "lineage",
        "Update": "update",
        "Need": "need",
        "Statement": "statement",
        "Extra": "extra",
    }
)
"""Name of a model (``Action``) > its type as findings and ``Plan.fields`` name it (``action``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field. ``public`` is ``yes``, ``no`` or ``by label`` (the thing's own label decides);
    ``replay`` is ``replayed`` or ``erasable`` (free or personal text that can be struck out).

    ``type`` is one of: ``text``; ``texts`` (a text per language); ``ref`` (our own);
    ``ref of X`` and ``refs of X, Y`` (refs of other things, the likeliest types first, ``any``
    for every type); ``leads``; ``when`` (a date as written); ``day``; ``month``; ``decimal``;
    ``whole number``; ``share`` (a part of one: 2/3); ``yes or no``; ``amount``; ``one of X`` (a
    closed list); ``record X`` and ``list of X``
    (other models); ``words``; ``names of fields``. ``sheet`` and ``header`` say where the
    template has it; both are empty where it has no column of its own.
    """

    model: str
    field: str
    type: str
    unit: str
    meaning: str
    public: str
    personal: bool
    replay: str
    sheet: str
    header: str
    guidance: str
    stratml: str
    other: str

    @property
    def name(self) -> str:
        """The field as ``Plan.fields`` and findings name it: ``action.due``."""
        return f"{TYPES[self.model]}.{self.field}"


@cache
def rows() -> tuple[Row, ...]:
    """Every row, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        columns = next(lines)
        return tuple(_row(dict(zip(columns, line, strict=True))) for line in lines)


def _row(cells: dict[str, str]) -> Row:
    return Row(personal=cells.pop("personal") == "yes", **cells)


@cache
def by_name() -> Mapping[str, Row]:
    """Every row by its name (``action.due``)."""
    return MappingProxyType({row.name: row for row in rows()})


def of_model(model: str) -> tuple[Row, ...]:
    """The rows of one model (``Action``), in the order of the file."""
    return tuple(row for row in rows() if row.model == model)
