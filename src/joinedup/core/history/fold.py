"""Folding events back into rows: what ``joinedup verify`` compares with the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from joinedup.core.history.event import SCHEMA, Key, Op

State = dict[Key, dict[str, Any]]
"""(type, uid, plan) > fields, in plain form; what is empty is left out."""

PASSAGE = "~"
"""The key under which an operation holds the hash of a passage instead of the passage."""

STRUCK = "struck out"
"""What stands for a passage that is no longer kept; the operation that struck it follows later."""

UPCASTERS: dict[int, Callable[[Op], Op]] = {}
"""Schema version > what makes an operation of it one of the next version."""


def upcast(op: Op, schema: int) -> Op:
    """An operation as this version writes them. ValueError for one from the future."""
    if schema > SCHEMA:
        raise ValueError(f"An event has schema {schema}, and this version knows up to {SCHEMA}.")
    for version in range(schema, SCHEMA):
        op = UPCASTERS[version](op)
    return op


def apply(state: State, op: Op, passages: Mapping[str, Any]) -> None:
    """One operation, in place. ``passages`` is {hash: what it says}."""
    key = (op["type"], op["id"], op.get("plan", ""))
    if op["op"] == "strike":
        state.get(key, {}).pop(op["field"], None)
        return
    if op["op"] == "leave":
        state.pop(key, None)
        return
    if op["op"] != "put":
        raise ValueError(f"There is no operation “{op['op']}”.")
    row = state.setdefault(key, {})
    for name, value in op["fields"].items():
        if value is None:
            row.pop(name, None)
        else:
            row[name] = restored(value, passages)


def restored(value: Any, passages: Mapping[str, Any]) -> Any:
    """A field's value with its passage put back, where it is one."""
    if isinstance(value, dict) and PASSAGE in value:
        return passages.get(value[PASSAGE], STRUCK)
    return value


def fold(
    ops: Iterable[tuple[Op, int]], passages: Mapping[str, Any], state: State | None = None
) -> State:
    """Fold operations (each with its schema version) in their order."""
    folded: State = {} if state is None else state
    for op, schema in ops:
        apply(folded, upcast(op, schema), passages)
    return folded
