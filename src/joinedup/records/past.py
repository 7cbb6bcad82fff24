"""What the partnership's own things said at an instant: records folded from history once more.

Who may see a thing is decided by its label as it is now. Of what it said, only that is told which
the chains in scope told by then: what was a partner's own is told to others from its sharing on.
What has been struck out since is not there.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.drafts import said_of
from joinedup.core.history.event import Op, passage_hash
from joinedup.core.history.fold import STRUCK, State, fold
from joinedup.records.models import Event, Mention, Passage, Thing
from joinedup.records.shapes import Shape, shapes

SECOND = "%Y-%m-%dT%H:%M:%S"
"""Instants are kept as text in UTC, the seconds always in the same places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Type > its records, in their order, with refs as things are called now; and which of these
    refs have been withdrawn since."""

    records: Mapping[str, tuple[Any, ...]] = field(hash=False)
    gone: frozenset[str]


def begun() -> datetime.datetime | None:
    """When the first event in scope was written; None where there is none: one query."""
    first = Event.objects.order_by("at").values_list("at", flat=True).first()
    return datetime.datetime.fromisoformat(first) if first else None


def told_before(instant: datetime.datetime, types: Collection[str]) -> Told:
    """What things of these types, which are the partnership's own whatever its plan, said just
    before an instant (in UTC). Three queries, whatever the number of events."""
    things = {each.uid: each for each in Thing.objects.filter(type__in=types).order_by("id")}
    state = _state(instant, types, things)
    names = {
        uid: thing.ref
        for uid, thing in things.items()
        if ("thing", uid, "") in state and not state["thing", uid, ""].get("withdrawn")
    }
    placed: dict[str, list[tuple[int, int, Any]]] = {each: [] for each in types}
    for uid, ref in names.items():
        thing = things[uid]
        fields = state.get((thing.type, uid, ""))
        if fields is not None:
            record = _record(shapes()[thing.type], ref, fields, names)
            placed[thing.type].append((fields.get("position", 0), thing.id, record))
    return Told(
        records={
            type_name: tuple([row[2] for row in sorted(rows, key=lambda row: row[:2])])
            for type_name, rows in placed.items()
        },
        gone=frozenset(names[uid] for uid in names if things[uid].withdrawn),
    )


def _state(instant: datetime.datetime, types: Collection[str], things: Collection[str]) -> State:
    """The state of these things just before an instant, each chain folded by itself."""
    told = Mention.objects.filter(thing__type__in=types)
    events = Event.objects.filter(id__in=told.values("event_id"), at__lt=instant.strftime(SECOND))
    chains: defaultdict[str, list[tuple[Op, int]]] = defaultdict(list)
    for chain, ops, schema in events.order_by("chain", "number").values_list(
        "chain", "ops", "schema"
    ):
        chains[chain] += [(op, schema) for op in ops or () if op["id"] in things]
    passages = _passages(types)
    state: State = {}
    for ops in chains.values():
        state |= fold(ops, passages)
    return state


def _passages(types: Iterable[str]) -> dict[str, Any]:
    """Hash > passage, of all that was said and not struck out."""
    return {
        passage_hash(salt, value): value
        for said in Passage.objects.filter(type__in=types).values_list("said", flat=True)
        for salt, value in (said or {}).values()
        if value is not None
    }


def _record(shape: Shape, ref: str, fields: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    kept = {name: value for name, value in fields.items() if value is not STRUCK}
    return shape.record(ref=ref, **said_of(shape.type, _named(shape, kept, names)))


def _named(shape: Shape, fields: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Plain fields with refs for uids; what had been withdrawn by then, or is out of sight, is
    referred to by nothing."""
    found = dict(fields)
    for name in shape.refs & found.keys():
        found[name] = names.get(found[name])
    for name in set(shape.ties) & found.keys():
        found[name] = [names[uid] for uid in found[name] if uid in names]
    for name in shape.lists.keys() & found.keys():
        found[name] = [_named(shape.lists[name], part, names) for part in found[name]]
    return found
