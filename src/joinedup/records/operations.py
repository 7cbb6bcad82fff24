"""The operations of an event, as a command notes them: each on the chain that it belongs to."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any

from joinedup.core import dictionary
from joinedup.core.audience import Label, label_in
from joinedup.core.history.event import passage_hash
from joinedup.core.history.fold import PASSAGE
from joinedup.core.shapes import plain
from joinedup.records import models
from joinedup.records.inserting import insert
from joinedup.records.models import Thing
from joinedup.records.rows import marks_of


class Operations:
    """What a command noted so far. ``shared`` stand on the partnership's chain, ``private`` on the
    own chains of partners, by the key of the partner; ``touched`` are the things they are about."""

    def __init__(self, partnership: models.Partnership) -> None:
        self.partnership = partnership
        self.shared: list[dict[str, Any]] = []
        self.private: dict[int, list[dict[str, Any]]] = {}
        self.touched: dict[str, Thing] = {}
        self._passages: list[dict[str, Any]] = []

    def identify(self, thing: Thing, fields: Mapping[str, Any]) -> None:
        """A thing's identity row says this."""
        self._put_of(thing, "thing", None, fields)

    def say(self, thing: Thing, plan: models.PlanVersion | None, fields: Mapping[str, Any]) -> None:
        """A thing says this in a version."""
        self._put_of(thing, thing.type, plan, fields)

    def _put_of(
        self,
        thing: Thing,
        type_name: str,
        plan: models.PlanVersion | None,
        fields: Mapping[str, Any],
    ) -> None:
        place = {"type": type_name, "id": thing.uid, "plan": plan.uid if plan else ""}
        self._append(thing, self._told(place, fields, marks_of(thing)))

    def put(self, type_name: str, uid: str, fields: Mapping[str, Any]) -> None:
        """The row of what is not a thing says this."""
        shared = {"partnership_id": self.partnership.id, "label": Label.PARTNERSHIP.value}
        place = {"type": type_name, "id": uid, "plan": ""}
        self.shared.append(self._told(place, plain(dict(fields)), shared))

    def leave(self, thing: Thing, type_name: str, plan: models.PlanVersion | None) -> None:
        """A thing says nothing any more in a version; its identity leaves the chain if
        ``type_name`` is “thing”."""
        place = {"type": type_name, "id": thing.uid, "plan": plan.uid if plan else ""}
        self._append(thing, {"op": "leave", **place})

    def strike(self, thing: Thing, type_name: str, plan: str, field: str) -> None:
        """A passage was struck out; ``plan`` is the uid of the version, or empty."""
        place = {"type": type_name, "id": thing.uid, "plan": plan}
        self._append(thing, {"op": "strike", **place, "field": field})

    def strike_file(self, uid: str) -> None:
        """The bytes of a kept file were struck out."""
        self.shared.append(
            {"op": "strike", "type": "file", "id": uid, "plan": "", "field": "content"}
        )

    def take_private(self, other: Operations) -> None:
        """Take over what another has noted on the partners' own chains."""
        for owner, ops in other.private.items():
            self.private.setdefault(owner, []).extend(ops)
        self.touched |= other.touched

    def flush(self) -> None:
        """Write the passages that stand beside the operations."""
        insert(models.Passage, self._passages)
        self._passages.clear()

    def _append(self, thing: Thing, operation: dict[str, Any]) -> None:
        """On the chain that a thing belongs to: the shared one, or its owner's own."""
        own = thing.label == Label.PARTNER.value
        chain = self.private.setdefault(thing.owner_id or 0, []) if own else self.shared
        chain.append(operation)
        self.touched[thing.uid] = thing

    def _told(
        self, place: dict[str, str], fields: Mapping[str, Any], marks: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The operation; free and personal text stands beside it, and only its hash within."""
        beside = {
            name: [secrets.token_hex(16), value]
            for name, value in fields.items()
            if value is not None and is_erasable(place["type"], name)
        }
        if beside:
            shown = label_in(Label(marks["label"]), Label.PARTNERSHIP)  # the past is not public
            where = {"type": place["type"], "uid": place["id"], "plan": place["plan"]}
            self._passages.append({**marks, **where, "label": shown.value, "said": beside})
        hashes = {name: {PASSAGE: passage_hash(*each)} for name, each in beside.items()}
        return {"op": "put", **place, "fields": {**fields, **hashes}}


@cache
def is_erasable(type_name: str, field: str) -> bool:
    """Whether a field is free or personal text, which can be struck out."""
    row = dictionary.by_name().get(f"{type_name}.{field}")
    return (type_name, field) == ("thing", "why") or (row is not None and row.replay == "erasable")
