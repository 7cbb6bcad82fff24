"""Which fields of a record point to other things, and such a record with its pointers turned."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from joinedup.core import dictionary
from joinedup.core.references import within

Turn = Callable[[str], str | None]
"""What a ref becomes: another ref, itself, or None where it may not be pointed to."""

_OR_WORDS = frozenset({"drawn_by"})
"""Fields that hold words too, and are "" where they point to nothing."""
_Record = TypeVar("_Record")


class Pointer(enum.Enum):
    """How a field points."""

    ONE = "one"
    MANY = "many"
    RECORDS = "records"


def pointers(model: type[Any]) -> Mapping[str, Pointer]:
    """The fields of a model that point, as the dictionary says."""
    return _pointers(model.__name__)


@cache
def _pointers(model: str) -> Mapping[str, Pointer]:
    found = {}
    for row in dictionary.of_model(model):
        if row.type.startswith("ref of "):
            found[row.field] = Pointer.ONE
        elif row.type.startswith("refs of "):
            found[row.field] = Pointer.MANY
    found |= dict.fromkeys(within(model), Pointer.RECORDS)
    return MappingProxyType(found)


def turned(record: _Record, turn: Turn) -> tuple[_Record, frozenset[str]]:
    """A record whose pointers were turned, and the fields in which some could not be: what they
    pointed to is left out there."""
    changed: dict[str, Any] = {}
    broken: set[str] = set()
    for field, how in pointers(type(record)).items():
        value = getattr(record, field)
        if not value:
            continue
        new, whole = turned_value(value, how, turn)
        if not whole:
            broken.add(field)
            new = "" if new is None and field in _OR_WORDS else new
        if new != value:
            changed[field] = new
    if not changed:
        return record, frozenset(broken)
    return replace(record, **changed), frozenset(broken)  # type: ignore[type-var]


def turned_value(value: Any, how: Pointer, turn: Turn) -> tuple[Any, bool]:
    """One field's value turned, and whether all of it could be."""
    if how is Pointer.ONE:
        new = turn(value)
        return new, new is not None
    if how is Pointer.MANY:
        refs = [turn(ref) for ref in value]
        return tuple(dict.fromkeys(ref for ref in refs if ref is not None)), None not in refs
    rows = [turned(row, turn) for row in value]
    return tuple(row for row, _ in rows), not any(broken for _, broken in rows)


def pointed(record: Any) -> frozenset[str]:
    """Every ref that a record points to."""
    found: set[str] = set()
    for field, how in pointers(type(record)).items():
        value = getattr(record, field)
        if how is Pointer.ONE and value:
            found.add(value)
        elif how is Pointer.MANY:
            found.update(value)
        elif how is Pointer.RECORDS:
            found.update(ref for row in value for ref in pointed(row))
    return frozenset(found)
