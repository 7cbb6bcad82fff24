"""What lived on while the next version was drafted, brought into it when it is agreed.

A draft begins as a copy. Until it is agreed the work goes on in the version before: statuses,
readings, milestones, risks. Whatever nobody changed in the draft is taken from there; what somebody
did change in it stays as they wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from joinedup.analysis.difference.pointers import pointed
from joinedup.commands.deed import Deed
from joinedup.commands.drafting import LEFT_BEHIND
from joinedup.commands.versions import Loaded, last_position
from joinedup.core.versions import FROZEN
from joinedup.records.models import Event, PlanVersion
from joinedup.records.shapes import PLAN_LEVEL, shapes

LIVING = ("measure", "milestone", "risk", "need")
"""Types of which more may have come in the version before."""


def bring_forward(deed: Deed, draft: PlanVersion) -> None:
    """Bring what lived on into a draft that follows a version. A draft that a file filled says all
    that it means to, and is left alone."""
    if draft.previous is None:
        return
    begun, written = _written(draft)
    if not begun:
        return
    old, new = Loaded(draft.previous), Loaded(draft)
    for type, rows in old.rows.items():
        if type in PLAN_LEVEL or type in LEFT_BEHIND or type == "link":
            continue
        there = dict(new.rows[type])
        for key, record in rows:
            thing = old.thing(key)
            if key in there:
                said = written.get(thing.uid, frozenset())
                after = replace(there[key], **dict(_living(type, record, there[key], said)))
                deed.writer.change(thing, draft, there[key], after)
            elif type in LIVING and thing.uid not in begun and _fits(record, new):
                position = last_position(shapes()[type].model, draft) + 1
                deed.writer.say(thing, draft, record, position=position)
                deed.writer.flush()


def _living(type: str, old: Any, new: Any, said: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """The fields that live on, that differ, and that nobody changed in the draft."""
    for field in fields(old):
        name = field.name
        if name == "ref" or name in FROZEN.get(type, frozenset()) or name in said:
            continue
        if getattr(old, name) != getattr(new, name):
            yield name, getattr(old, name)


def _fits(record: Any, draft: Loaded) -> bool:
    """Whether everything that a record points to stands in the draft."""
    return pointed(record) <= {each.ref for each in draft.plan.things()}


def _written(draft: PlanVersion) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The uids of all that was ever said in the draft, and for each thing the fields that were
    written after it began. Both empty where it did not begin as a copy."""
    began = False
    known: set[str] = set()
    fields_of: dict[str, set[str]] = {}
    for event in Event.objects.filter(chain="").order_by("number").only("ops", "verb"):
        ops = [op for op in event.ops if op.get("plan") == draft.uid]
        first = not began and any(
            op["type"] == "plan" and op["id"] == draft.uid for op in event.ops
        )
        began = began or first
        known |= {op["id"] for op in ops}
        if first and not any(op["type"] not in ("lineage", "plan") for op in ops):
            return frozenset(), {}
        if began and not first:
            for op in ops:
                fields_of.setdefault(op["id"], set()).update(op.get("fields", {}))
    return frozenset(known), {uid: frozenset(names) for uid, names in fields_of.items()}
