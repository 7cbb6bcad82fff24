"""Rows to records of ``core``: a fixed number of queries, whatever the number of rows."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from joinedup.core.plan import Plan
from joinedup.core.ref import ref_of
from joinedup.core.references import refs_of, with_refs
from joinedup.records.models import PlanVersion, Thing, Tie
from joinedup.records.shapes import (
    COLLECTIONS,
    EXTRA_ATTRIBUTES,
    PLAN_LEVEL,
    Shape,
    extra_fields,
    shapes,
)

Names = Mapping[int, str]
"""The key of a thing's row > what it is called: its ref, or its uid."""

_Slot = tuple[int, str]
"""The key of a thing, and a field of it."""

Placed = tuple[int, int, int, Any]
"""Place in the plan's order, key of the row, key of the thing, record: rows stand in this order."""


def names_of_things(
    keys: Iterable[int] | None = None, *, by_uid: bool = False, withdrawn: bool = False
) -> dict[int, str]:
    """What the things in scope are called, or those with these keys, by the key of their row: one
    query."""
    asked = Thing.objects.all() if withdrawn else Thing.objects.filter(withdrawn=False)
    if keys is not None:
        asked = asked.filter(id__in=keys)
    if by_uid:
        return dict(asked.values_list("id", "uid"))
    return {
        key: ref_of(type, number, uid) or uid
        for key, uid, type, number in asked.values_list("id", "uid", "type", "number")
    }


def load_plan(version: PlanVersion, names: Names | None = None) -> Plan:
    """One version of a plan with what is the partnership's own, as far as the scope sees it."""
    called = names_of_things() if names is None else names
    return plan_of(version, load_placed(Q(plan=version), Q(plan__isnull=True), called))


def plan_of(version: PlanVersion, rows: Mapping[str, Iterable[Placed]]) -> Plan:
    """The plan of all the records that it says, type by type."""
    collections: dict[str, Any] = {
        COLLECTIONS[type_name]: records_of(placed) for type_name, placed in rows.items()
    }
    return Plan(**plan_fields(version), **collections)


def records_of(placed: Iterable[Placed]) -> tuple[Any, ...]:
    """The records alone, in their order."""
    return tuple([each[3] for each in placed])


def load_one(thing: Thing, version: PlanVersion | None) -> Any | None:
    """What one thing says in a version, with uids for refs; None if it says nothing there. Give no
    version for what is the partnership's own."""
    found = load_many({thing.type: [thing.id]}, version)
    return next(iter(found[thing.type].values()), None)


def load_many(
    keys: Mapping[str, Iterable[int]], version: PlanVersion | None
) -> dict[str, dict[str, Any]]:
    """Type > {uid of a thing: what it says in a version}, of the things with these keys, with uids
    for refs. Refs that the scope does not see stay away."""
    asked = {type: list(those) for type, those in keys.items()}
    which = Q(thing__in=[key for those in asked.values() for key in those])
    found = load_records(which & Q(plan=version), which & Q(plan=None), _ByKey(), asked)
    named = {key for rows in found.values() for row in rows for key in _keys_in(*row)}
    uids = dict(Thing.objects.filter(id__in=named).values_list("id", "uid"))
    return {
        type: {uids[key]: _by_uid(record, uids[key], uids) for key, record in rows}
        for type, rows in found.items()
    }


class _ByKey(dict[int, str]):
    """Calls every thing by its key, until it is known which are asked for."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: int) -> str:
        return f"#{key}"

    def get(self, key: int, default: Any = None) -> Any:
        return self[key]


def _keys_in(thing: int, record: Any) -> set[int]:
    return {thing} | {int(ref[1:]) for ref in refs_of(record) if ref.startswith("#")}


def _by_uid(record: Any, uid: str, uids: Mapping[int, str]) -> Any:
    named = with_refs(record, lambda ref: uids.get(int(ref[1:]), "") if ref[:1] == "#" else ref)
    has_ref = "ref" in record.__dataclass_fields__
    return dataclasses.replace(named, ref=uid) if has_ref else named


def plan_fields(version: PlanVersion) -> dict[str, Any]:
    """What a plan version says of itself, as fields of ``core.plan.Plan``."""
    return {
        "title": version.title,
        "description": version.description,
        "partnership": version.partnership_name,
        "area": version.area,
        "kind": version.kind,
        "version": version.version,
        "status": version.status,
        "agreed": version.agreed,
        "starts": version.starts,
        "ends": version.ends,
        "as_at": version.as_at,
        "year_starts": version.year_starts,
        "language": version.language,
        "words": {name: tuple(pair) for name, pair in (version.words or {}).items()},
        "fields": None if version.fields is None else frozenset(version.fields),
    }


def load_records(
    in_plan: Q, of_partnership: Q, names: Names, types: Iterable[str] | None = None
) -> dict[str, list[tuple[int, Any]]]:
    """Type > (key of the thing, record), in the plan's order. The conditions narrow the rows of
    types that belong to a plan version, and of those that are the partnership's own."""
    return {
        type_name: [each[2:] for each in placed]
        for type_name, placed in load_placed(in_plan, of_partnership, names, types).items()
    }


def load_placed(
    in_plan: Q, of_partnership: Q, names: Names, types: Iterable[str] | None = None
) -> dict[str, list[Placed]]:
    """The same with the place of each row."""
    wanted = [shapes()[name] for name in types] if types is not None else list(shapes().values())
    either = in_plan | of_partnership
    parts = _parts(wanted, either, names)
    ties = _ties(either, names) if any(shape.ties for shape in wanted) else {}
    return {
        shape.type: _records(
            shape, of_partnership if shape.type in PLAN_LEVEL else in_plan, names, parts, ties
        )
        for shape in wanted
    }


def _records(
    shape: Shape,
    rows: Q,
    names: Names,
    parts: Mapping[_Slot, list[Any]],
    ties: Mapping[_Slot, list[str]],
) -> list[Placed]:
    extra = EXTRA_ATTRIBUTES.get(shape.type, ())
    asked = shape.model.objects.filter(rows).order_by("position", "id")
    found: list[Placed] = []
    fields, width = tuple(shape.columns), len(shape.columns)
    has_ref = "ref" in shape.record.__dataclass_fields__
    needed = [name for name in shape.refs if not may_be_none(shape, name)]
    places = ("position", "id", "thing_id")
    for position, row, thing, *values in asked.values_list(*places, *shape.attributes, *extra):
        if thing not in names:
            continue
        said = dict(zip(fields, values, strict=False))
        if any(said[name] and said[name] not in names for name in needed):
            continue  # a link with one end, an update of nothing
        for name in shape.refs:
            said[name] = _called(shape, name, said[name], names)
        for name in shape.ties:
            said[name] = tuple(ties.get((thing, name), ()))
        for name in shape.lists:
            said[name] = tuple(parts.get((thing, name), ()))
        if extra:
            said |= extra_fields(shape.type, tuple(values[width:]), names)
        if has_ref:
            said["ref"] = names[thing]
        found.append((position, row, thing, shape.record(**said)))
    return found


def _called(shape: Shape, name: str, key: int | None, names: Names) -> str | None:
    """What a reference is called; a field that must have a text has "" for none."""
    called = names.get(key) if key else None
    return called or (None if may_be_none(shape, name) else "")


def may_be_none(shape: Shape, name: str) -> bool:
    """Whether a thing is something without what it refers to in this field."""
    return "None" in str(shape.record.__dataclass_fields__[name].type)


def _parts(wanted: Iterable[Shape], rows: Q, names: Names) -> dict[_Slot, list[Any]]:
    """The lists within things, a query a kind."""
    kinds = {name: part for shape in wanted for name, part in shape.lists.items()}
    found: defaultdict[_Slot, list[Any]] = defaultdict(list)
    for name, part in kinds.items():
        asked = part.model.objects.filter(rows).order_by("position", "id")
        for thing, *values in asked.values_list("thing_id", *part.attributes):
            said = dict(zip(part.columns, values, strict=True))
            for ref in part.refs:
                said[ref] = _called(part, ref, said[ref], names)
            found[thing, name].append(part.record(**said))
    return found


def _ties(rows: Q, names: Names) -> dict[_Slot, list[str]]:
    found: defaultdict[_Slot, list[str]] = defaultdict(list)
    asked = Tie.objects.filter(rows).order_by("position", "id")
    for thing, field, target in asked.values_list("thing_id", "field", "target_id"):
        if target in names:
            found[thing, field].append(names[target])
    return found
