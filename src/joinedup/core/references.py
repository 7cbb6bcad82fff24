"""The refs that records hold of one another, found and replaced.

Which fields hold them stands in the data dictionary; this module reads it once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from joinedup.core import dictionary

_R = TypeVar("_R")


@cache
def single(model: str) -> tuple[str, ...]:
    """The fields of a model (``Action``) that hold one ref, or a ref or text."""
    return tuple(row.field for row in dictionary.of_model(model) if row.type.startswith("ref of "))


@cache
def several(model: str) -> tuple[str, ...]:
    """The fields of a model that hold refs."""
    return tuple(row.field for row in dictionary.of_model(model) if row.type.startswith("refs of "))


@cache
def within(model: str) -> tuple[str, ...]:
    """The fields of a model that hold records which may hold refs: leads, parts of a quorum."""
    return tuple(row.field for row in dictionary.of_model(model) if _holds_refs(row.type))


def _holds_refs(type: str) -> bool:
    part = type.removeprefix("list of ")
    return type == "leads" or (part != type and bool(single(part)))


def with_refs(record: _R, turned: Callable[[str], str]) -> _R:
    """``record`` with every ref that it holds (not its own) passed through ``turned``."""
    model = type(record).__name__
    found: dict[str, Any] = {}
    for name in single(model):
        if ref := getattr(record, name):
            found[name] = turned(ref)
    for name in several(model):
        if refs := getattr(record, name):
            found[name] = tuple(turned(ref) for ref in refs)
    for name in within(model):
        if rows := getattr(record, name):
            found[name] = tuple(with_refs(row, turned) for row in rows)
    return dataclasses.replace(record, **found) if found else record  # type: ignore[type-var]


def refs_of(record: Any) -> Iterator[str]:
    """Every ref that a record holds, its own left out."""
    model = type(record).__name__
    for name in single(model):
        if ref := getattr(record, name):
            yield ref
    for name in several(model):
        yield from getattr(record, name)
    for name in within(model):
        for row in getattr(record, name):
            yield from refs_of(row)
