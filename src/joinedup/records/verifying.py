"""Whether the tables of a partnership are what its history says: chains, passages, and every field."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from joinedup.core.history.event import GENESIS, Op, passage_hash
from joinedup.core.history.event import Event as Line
from joinedup.core.history.fold import PASSAGE, STRUCK, State, fold
from joinedup.records import models, tables
from joinedup.records.columns import Unread

Slot = tuple[str, str, str, str]
"""Type, uid, plan, field: where a passage belongs."""


@dataclass(slots=True)
class Kept:
    """What is kept of one chain: its head and its events. ``name`` is "" or the owner's uid."""

    name: str
    head: models.Chain | None = None
    events: list[models.Event] = field(default_factory=list)

    @property
    def called(self) -> str:
        """The chain, as a sentence begins with it."""
        return f"The chain of partner {self.name}" if self.name else "The shared chain"


def chains() -> list[Kept]:
    """Every chain of the partnership in scope, the shared one first."""
    owners = dict(models.Thing.objects.filter(type="partner").values_list("id", "uid"))
    found: dict[str, Kept] = {"": Kept("")}
    for head in models.Chain.objects.all():
        name = owners.get(head.owner_id, "?") if head.owner_id else ""
        found.setdefault(name, Kept(name)).head = head
    for event in models.Event.objects.order_by("chain", "number"):
        found.setdefault(event.chain, Kept(event.chain)).events.append(event)
    return [found[name] for name in sorted(found)]


def problems(kept: list[Kept]) -> Iterator[str]:
    """What is wrong with the partnership in scope, in sentences."""
    for chain in kept:
        yield from _broken(chain)
    passages = _passages()
    struck = {
        (op["type"], op["id"], op.get("plan", ""), op["field"])
        for chain in kept
        for event in chain.events
        for op in event.ops or ()
        if op["op"] == "strike"
    }
    yield from _unmatched(kept, passages, struck)
    words = {digest: value for of_slot in passages.values() for digest, value in of_slot.items()}
    names = tables.names()
    told: set[tuple[str, str, str]] = set()
    for chain in kept:
        history = fold(_ops(chain), words)
        yield from (f"{names(key)} is told in two chains." for key in told & history.keys())
        told |= history.keys()
        yield from _differences(history, tables.state(chain.name), names)
    yield from tables.oddities()
    yield from _files(struck)


def unreadable(found: Unread) -> Iterator[str]:
    """Where values stand in the tables that are not of their column, in sentences."""
    for model, column, value in sorted(found, key=lambda each: (each[0]._meta.db_table, *each[1:])):
        stored = Cast(column, output_field=TextField())
        rows = model._default_manager.annotate(stored=stored).filter(stored=value)
        for key in rows.order_by("pk").values_list("pk", flat=True):
            yield (
                f"{model._meta.db_table}, row {key}: what stands in “{column}” cannot be read: "
                f"{_quoted(value)}."
            )


def _ops(chain: Kept) -> Iterator[tuple[Op, int]]:
    for event in chain.events:
        for op in event.ops or ():
            yield op, event.schema


def _broken(chain: Kept) -> Iterator[str]:
    """Where numbers, hashes or the order of a chain are not as they were written."""
    previous, number = GENESIS, 0
    for event in chain.events:
        number += 1
        if event.number != number:
            yield f"{chain.called}: line {number} is missing; line {event.number} follows."
            number = event.number
        if event.previous != previous:
            yield f"{chain.called}: line {number} does not follow from the line before it."
        if event.hash != _hash(event):
            yield f"{chain.called}: line {number} ({event.verb}) was changed after it was written."
        if bool(event.owner_id) != bool(chain.name):
            yield f"{chain.called}: line {number} belongs to somebody else."
        previous = event.hash
    head = chain.head
    if head is None:
        yield from [f"{chain.called} has no head."] if chain.events else []
    elif (head.number, head.hash) != (number, previous):
        yield f"{chain.called} ends at line {number}, and its head says line {head.number}" + (
            "." if head.number != number else " with another hash."
        )


def _hash(event: models.Event) -> str:
    return Line(
        number=event.number,
        chain=event.chain,
        at=event.at,
        by=event.by or {},
        verb=event.verb,
        params=event.params or {},
        ops=tuple(event.ops or ()),
        schema=event.schema,
        previous=event.previous,
    ).hash


def _passages() -> dict[Slot, dict[str, Any]]:
    """Where each passage belongs > {its hash: what it says}; those struck out are left out."""
    found: defaultdict[Slot, dict[str, Any]] = defaultdict(dict)
    for row in models.Passage.objects.all():
        for name, (salt, value) in (row.said or {}).items():
            if value is not None:
                slot = (row.type, row.uid, row.plan, name)
                found[slot][passage_hash(salt, value)] = value
    return found


def _unmatched(
    kept: list[Kept], passages: Mapping[Slot, Mapping[str, Any]], struck: set[Slot]
) -> Iterator[str]:
    """Passages that an event tells of and nobody struck out, and that are not there or not the
    same; and passages of which no event tells."""
    hashes: defaultdict[Slot, set[str]] = defaultdict(set)
    for chain in kept:
        for event in chain.events:
            for op in event.ops or ():
                for name, value in op.get("fields", {}).items():
                    if isinstance(value, dict) and PASSAGE in value:
                        slot = (op["type"], op["id"], op.get("plan", ""), name)
                        hashes[slot].add(value[PASSAGE])
                        if value[PASSAGE] not in passages.get(slot, {}) and slot not in struck:
                            yield (
                                f"{chain.called}: the words of line {event.number} for “{name}” of "
                                f"{slot[0]} {slot[1]} are not those that were written, and nobody "
                                "struck them out."
                            )
    for slot, said in passages.items():
        if not said.keys() <= hashes[slot]:
            yield f"Words are kept for “{slot[3]}” of {slot[0]} {slot[1]} of which no line tells."


def _differences(history: State, table: State, names: Any) -> Iterator[str]:
    for key in sorted(history.keys() | table.keys()):
        says, does = table.get(key), _full(history.get(key))
        if says is None and does:
            yield f"{names(key)} is in history and not in the tables."
        elif not does and says:
            yield f"{names(key)} is in the tables, and history does not know it."
        elif says is not None and does is not None:
            for name in sorted(says.keys() | does.keys()):
                if says.get(name) != does.get(name) and does.get(name) != STRUCK:
                    yield (
                        f"{names(key)}: “{name}” is {_quoted(says.get(name))} in the tables; "
                        f"history says {_quoted(does.get(name))}."
                    )


def _full(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if fields is None else tables.full(fields)


def _quoted(value: Any) -> str:
    said = "nothing" if value is None else f"“{value}”"
    return said if len(said) <= 120 else f"{said[:118]}…”"


def _files(struck: set[Slot]) -> Iterator[str]:
    rows = models.StoredFile.objects.values_list("uid", "name", "sha256", "content")
    for uid, name, digest, content in rows:
        if ("file", uid, "", "content") in struck:
            if content:
                yield f"The file {name} was struck out, and its bytes are there."
        elif hashlib.sha256(bytes(content)).hexdigest() != digest:
            yield f"The file {name} is not what came: its bytes have another hash."
