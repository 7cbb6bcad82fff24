"""Which table holds which type, and how a record of ``core.plan`` lies in it.

A record's fields are columns of the same name, but for those named here: words that clash with a
column of every row, records within the record, and lists, which stand in tables of their own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from joinedup.core import dictionary
from joinedup.core import plan as core
from joinedup.core.amount import Amount
from joinedup.core.references import several, single
from joinedup.records import models

PLAN_LEVEL = frozenset(
    {"partner", "person", "locality", "delivery_system", "goal"}
    | {"group", "seat", "seat_holder", "chair_term", "leadership_role"}
)
"""Types that are the partnership's own, whatever the plan: their rows have no plan version."""

_RENAMED = {
    ("DeliverySystem", "owner"): "of",
    ("Measure", "owner"): "owned_by",
    ("Risk", "owner"): "owned_by",
    ("Appearance", "plan"): "named",
}
_LISTS = {
    "leads": "Lead",
    "also_in": "Appearance",
    "targets": "Target",
    "readings": "Reading",
    "quorum": "QuorumPart",
}


_AnyClass = type[Any]  # a field named ``type`` hides the word below


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one type lies in its table. ``columns`` maps fields of the record to attributes of the
    row; ``refs`` are those of them that hold a ref; ``ties`` and ``lists`` stand elsewhere."""

    type: str
    record: _AnyClass
    model: _AnyClass
    columns: Mapping[str, str]
    refs: frozenset[str]
    ties: tuple[str, ...]
    lists: Mapping[str, Shape]

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes of the row, in the order of ``columns``: what ``values_list`` takes."""
        return tuple(
            f"{column}_id" if name in self.refs else column for name, column in self.columns.items()
        )


def _shape(record: type[Any], type_name: str) -> Shape:
    name = record.__name__
    refs, ties = single(name), several(name)
    lists = {
        field.name: _LISTS[field.name]
        for field in dataclasses.fields(record)
        if field.name in _LISTS
    }
    elsewhere = {"ref", "baseline", "amount", "drawn_by", *ties, *lists}
    columns = {
        field.name: _RENAMED.get((name, field.name), field.name)
        for field in dataclasses.fields(record)
        if field.name not in elsewhere
    }
    return Shape(
        type=type_name,
        record=record,
        model=getattr(models, name),
        columns=columns,
        refs=frozenset(refs) - elsewhere,
        ties=ties,
        lists={
            field: _shape(getattr(core, part), dictionary.TYPES[part])
            for field, part in lists.items()
        },
    )


@cache
def shapes() -> Mapping[str, Shape]:
    """The shape of every type that has an identity, by its name (``action``, ``link``...)."""
    parts = {"Plan", "Lead", "Baseline", "Target", "Reading", "Appearance", "QuorumPart"}
    return {
        type_name: _shape(getattr(core, model), type_name)
        for model, type_name in dictionary.TYPES.items()
        if model not in parts
    }


def models_of(type_name: str) -> tuple[type[Any], ...]:
    """The tables in which a type says what it says: its own, and those of its ties and lists."""
    shape = shapes()[type_name]
    return (shape.model, models.Tie, *(each.model for each in shape.lists.values()))


COLLECTIONS: Mapping[str, str] = {
    **core.COLLECTIONS,
    "link": "links",
    "lineage": "lineage",
    "update": "updates",
    "need": "needs",
    "statement": "statements",
    "extra": "extras",
}
"""Type > the collection of ``Plan`` that holds it."""


EXTRA_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "measure": ("has_baseline", "baseline_text", "baseline_value", "baseline_when"),
    "need": ("amount_units", "amount_kind", "amount_currency"),
    "link": ("drawn_by_id", "drawn_by_text"),
}
"""Type > the attributes of its row that hold records within the record."""


def extra_columns(record: Any, keys: Mapping[str, int]) -> dict[str, Any]:
    """The values of ``EXTRA_ATTRIBUTES``: a measure's baseline, a need's amount, who drew a link.
    ``keys`` gives the key of the row of each ref."""
    if isinstance(record, core.Measure):
        base = record.baseline or core.Baseline()
        return {
            "has_baseline": record.baseline is not None,
            "baseline_text": base.text,
            "baseline_value": base.value,
            "baseline_when": base.when,
        }
    if isinstance(record, core.Need):
        amount = record.amount
        return {
            "amount_units": amount.units if amount else None,
            "amount_kind": amount.kind if amount else None,
            "amount_currency": amount.currency if amount else "",
        }
    if isinstance(record, core.Link):
        key = keys.get(record.drawn_by)
        return {"drawn_by_id": key, "drawn_by_text": "" if key else record.drawn_by}
    return {}


def extra_fields(
    type_name: str, values: tuple[Any, ...], names: Mapping[int, str]
) -> dict[str, Any]:
    """The inverse of :func:`extra_columns`; ``names`` gives the ref of each key."""
    if type_name == "measure":
        has, text, value, when = values
        return {"baseline": core.Baseline(text=text, value=value, when=when) if has else None}
    if type_name == "need":
        units, kind, currency = values
        return {"amount": None if units is None else Amount(units, kind, currency)}
    if type_name == "link":
        key, text = values
        return {"drawn_by": names.get(key, "") if key else text}
    return {}
