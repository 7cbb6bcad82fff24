"""Records of ``core`` as the values of their rows: the inverse of ``loading``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from joinedup.core.audience import Label, label_in
from joinedup.records.models import PlanVersion, Thing, Tie
from joinedup.records.shapes import Shape, extra_columns

Keys = Mapping[str, int]
"""What a thing is called (its ref or uid) > the key of its row."""


def row_of(shape: Shape, record: Any, keys: Keys) -> dict[str, Any]:
    """The attributes of the row of a record."""
    values: dict[str, Any] = {}
    for field, column in shape.columns.items():
        value = getattr(record, field)
        if field in shape.refs:
            values[f"{column}_id"] = keys[value] if value else None
        else:
            values[column] = value
    return values | extra_columns(record, keys)


def children_of(
    shape: Shape, record: Any, keys: Keys
) -> Iterator[tuple[type[Any], dict[str, Any]]]:
    """The rows of its lists and of its fields that hold several refs: (table, attributes)."""
    for field, part in shape.lists.items():
        for position, each in enumerate(getattr(record, field)):
            yield part.model, {**row_of(part, each, keys), "position": position}
    for field in shape.ties:
        for position, ref in enumerate(getattr(record, field)):
            yield Tie, {"field": field, "target_id": keys[ref], "position": position}


def marks_of(thing: Thing, plan: PlanVersion | None = None) -> dict[str, Any]:
    """What every row of what a thing says in a version holds: whose it is, and its label."""
    label = label_in(Label(thing.label), Label(plan.label) if plan else None)
    return {
        "partnership_id": thing.partnership_id,
        "owner_id": thing.owner_id,
        "label": label.value,
    }
