"""A difference as plain data, lossless, and the digests that name it and its record."""

from __future__ import annotations

import hashlib
import json
import typing
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from joinedup.analysis.difference.model import (
    MODELS,
    PLACE,
    Change,
    ChangeKind,
    Choice,
    Difference,
    Drawn,
    Kept,
    Named,
    Question,
)
from joinedup.core.plan import Plan
from joinedup.core.shapes import plain, reader_of

SCHEMA = "joinedup.difference/1"


def as_json(difference: Difference) -> dict[str, Any]:
    """The difference as values that JSON has."""
    return {
        "schema": SCHEMA,
        "record": difference.record,
        "digest": difference.digest,
        "changes": difference.plain or plain_changes(difference.changes),
        "frozen": plain_changes(difference.frozen),
        "questions": plain(difference.questions),
        "kept": [_kept(each) for each in difference.kept],
        "names": {ref: plain(named) for ref, named in difference.names.items()},
    }


def from_json(data: Mapping[str, Any]) -> Difference:
    """The inverse of :func:`as_json`. Misfit (a ValueError) with the path of what does not fit."""
    if data.get("schema") != SCHEMA:
        raise ValueError(f"This is not a difference of the form {SCHEMA}.")
    return Difference(
        changes=tuple(_read_change(each, at) for at, each in enumerate(data["changes"])),
        frozen=tuple(_read_change(each, at) for at, each in enumerate(data["frozen"])),
        questions=tuple(reader_of(Question)(each, "questions") for each in data["questions"]),
        kept=tuple(_read_kept(each) for each in data["kept"]),
        names={ref: reader_of(Named)(each, ref) for ref, each in data["names"].items()},
        record=data["record"],
        digest=data["digest"],
    )


def digest_of_plan(plan: Plan) -> str:
    """What names a plan as it stands, in every word."""
    return _sha256(plain(plan))


def plain_changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes as values that JSON has."""
    return [_change(each) for each in changes]


def digest_of(changes: Sequence[Mapping[str, Any]], record: str) -> str:
    """What names exactly these changes, in plain form, to exactly that record."""
    return _sha256({"record": record, "changes": changes})


def _sha256(data: Any) -> str:
    said = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _change(change: Change) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": change.kind.value, "type": change.type}
    for name in ("ref", "field"):
        if getattr(change, name):
            said[name] = getattr(change, name)
    for name in ("before", "after"):
        if getattr(change, name) is not None:
            said[name] = plain(getattr(change, name))
    return said


def _read_change(data: Mapping[str, Any], at: int) -> Change:
    type, field = data["type"], data.get("field", "")
    read = reader_of(_hint(type, field))
    values = {
        name: read(data[name], f"changes[{at}].{name}")
        for name in ("before", "after")
        if name in data
    }
    return Change(
        kind=ChangeKind(data["kind"]), type=type, ref=data.get("ref", ""), field=field, **values
    )


@cache
def _hint(type: str, field: str) -> Any:
    """The type of a change's values: a whole record, or one field of it."""
    if not field:
        return MODELS[type]
    return str if field == PLACE else typing.get_type_hints(MODELS[type])[field]


def _kept(kept: Kept) -> dict[str, Any]:
    said: dict[str, Any] = plain(kept)
    return said


def _read_kept(data: Mapping[str, Any]) -> Kept:
    row, drawn = data.get("row"), data.get("drawn")
    return Kept(
        id=data["id"],
        type=data["type"],
        choices=tuple(Choice(each) for each in data["choices"]),
        choice=Choice(data.get("choice", Choice.KEEP.value)),
        ref=data.get("ref", ""),
        field=data.get("field", ""),
        row=None if row is None else reader_of(MODELS[data["type"]])(row, data["id"]),
        count=data.get("count", 1),
        with_it=tuple(data.get("with_it", ())),
        drawn=None if drawn is None else reader_of(Drawn)(drawn, data["id"]),
    )
