"""What a field said before a deed and after it, from the events themselves."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.core import dictionary
from joinedup.core.drafts import RECORDS, hints, label_of
from joinedup.core.history.event import passage_hash
from joinedup.core.history.fold import PASSAGE
from joinedup.core.sentence import Phrase
from joinedup.core.shapes import reader_of
from joinedup.core.text import Text
from joinedup.records import models

EDITS = ("thing.edited", "thing.translated", "link.edited")
"""The deeds that are shown field by field."""

WHOLESALE = ("plan.imported", "plan.next")
"""Deeds that tell of so much at once that they are read only where nothing smaller says it."""

Slot = tuple[str, str, str, str]
"""Type, uid, plan, field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field: its label, what it said and says, as a sentence shows it, or None for nothing.
    ``struck`` is whether some of it has been struck out."""

    label: str
    before: Any
    after: Any
    struck: bool = False


class _Struck:
    """Words that have been struck out."""


_STRUCK = _Struck()


def changes_in(events: Collection[models.Event]) -> dict[int, tuple[Change, ...]]:
    """The key of each edit among ``events`` > what it changed. A fixed number of queries."""
    edits = sorted((row for row in events if row.verb in EDITS), key=lambda row: row.id)
    if not edits:
        return {}
    slots = {slot for row in edits for slot, _ in _fields(row.ops)}
    before = _before(edits, slots)
    words = _words({slot[1] for slot in slots})
    pairs = {
        row.id: [(slot, before.get((row.id, slot)), value) for slot, value in _fields(row.ops)]
        for row in edits
    }
    titles = _titles(pairs, words)
    return {
        key: tuple(_change(slot, old, new, words, titles) for slot, old, new in found)
        for key, found in pairs.items()
    }


def _fields(ops: Iterable[Mapping[str, Any]]) -> list[tuple[Slot, Any]]:
    """What operations put into fields that people know."""
    return [
        ((op["type"], op["id"], op["plan"], name), value)
        for op in ops or ()
        if op["op"] == "put" and op["type"] in RECORDS
        for name, value in op["fields"].items()
        if name in hints(op["type"])
    ]


def _before(edits: list[models.Event], slots: set[Slot]) -> dict[tuple[int, Slot], Any]:
    """(Key of an edit, slot) > what the slot held just before."""
    told = models.Mention.objects.filter(
        thing__uid__in={slot[1] for slot in slots}, event__id__lt=edits[-1].id
    )
    events: Any = models.Event.objects.filter(id__in=told.values("event_id"))
    small = {row.id: row for row in events.exclude(verb__in=WHOLESALE)}
    small |= {row.id: row for row in edits}
    found, missing = _folded(small.values(), edits, slots)
    if missing:
        large = {row.id: row for row in events.filter(verb__in=WHOLESALE)}
        found, _ = _folded((large | small).values(), edits, slots)
    return found


def _folded(
    events: Iterable[models.Event], edits: list[models.Event], slots: set[Slot]
) -> tuple[dict[tuple[int, Slot], Any], bool]:
    """What each slot held before each edit, and whether some edit had nothing before it."""
    state: dict[Slot, Any] = {}
    found: dict[tuple[int, Slot], Any] = {}
    missing, asked = False, {row.id for row in edits}
    for row in sorted(events, key=lambda each: each.id):
        begun = _begun(row.ops)
        state |= {slot: None for slot in slots if slot[:3] in begun}
        for slot, value in _fields(row.ops):
            if slot not in slots:
                continue
            if row.id in asked:
                missing = missing or slot not in state
                found[row.id, slot] = state.get(slot)
            state[slot] = value
    return found, missing


def _begun(ops: Iterable[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    """What these operations tell of whole: it comes with its place in the plan."""
    return {
        (op["type"], op["id"], op["plan"])
        for op in ops or ()
        if op["op"] == "put" and "position" in op["fields"] and len(op["fields"]) > 1
    }


def _words(uids: set[str]) -> dict[str, Any]:
    """Hash > passage, of what is said of these things and not struck out."""
    return {
        passage_hash(salt, value): value
        for row in models.Passage.objects.filter(uid__in=uids)
        for salt, value in (row.said or {}).values()
        if value is not None
    }


def _restored(value: Any, words: Mapping[str, Any]) -> Any:
    if isinstance(value, dict) and PASSAGE in value:
        return words.get(value[PASSAGE], _STRUCK)
    return value


def _titles(pairs: Mapping[int, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Uid > title of the things that fields refer to, as they are called now: a query a type."""
    uids = {
        uid
        for found in pairs.values()
        for slot, *values in found
        if _is_ref(slot)
        for value in values
        for uid in _listed(_restored(value, words))
    }
    keys = (
        dict(models.Thing.objects.filter(uid__in=uids).values_list("uid", "type")) if uids else {}
    )
    found: dict[str, Any] = {}
    for type_name in sorted(set(keys.values())):
        model: Any = getattr(models, RECORDS[type_name].__name__)
        if "title" in RECORDS[type_name].__dataclass_fields__:
            rows = model.objects.filter(thing__uid__in=uids).order_by("id")
            found |= dict(rows.values_list("thing__uid", "title"))
    return found


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _is_ref(slot: Slot) -> bool:
    row = dictionary.by_name().get(f"{slot[0]}.{slot[3]}")
    return row is not None and row.type.startswith(("ref of ", "refs of "))


def _change(
    slot: Slot, old: Any, new: Any, words: Mapping[str, Any], titles: Mapping[str, Any]
) -> Change:
    before, after = _restored(old, words), _restored(new, words)
    return Change(
        label=label_of(slot[0], slot[3]),
        before=_shown(slot, before, titles),
        after=_shown(slot, after, titles),
        struck=_STRUCK in (before, after),
    )


def _shown(slot: Slot, value: Any, titles: Mapping[str, Any]) -> Any:
    """A value as a sentence shows it."""
    if value is None or value is _STRUCK:
        return None
    if _is_ref(slot):
        return tuple(titles.get(uid, uid) for uid in _listed(value))
    said = reader_of(hints(slot[0])[slot[3]])(value, slot[3])
    if isinstance(said, enum.Enum):
        return Phrase(str(said.value))
    if isinstance(said, tuple):
        return tuple(each.text for each in said if getattr(each, "text", ""))
    if isinstance(said, Text) or not hasattr(said, "text"):
        return said
    return said.text
