"""What changes how far things may be known: a draft shared, a plan published, a passage struck out.

Each writes rows and operations side by side, as :class:`Writer` does.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection
from typing import Any

from joinedup.core.audience import Label, label_in
from joinedup.core.ref import LETTERS
from joinedup.core.shapes import plain
from joinedup.records import models, scope, told
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.shapes import PLAN_LEVEL, models_of, shapes
from joinedup.records.writing import Writer

_CHUNK = 500


def share(
    writer: Writer, thing: Thing, was: PlanVersion | None, plan: PlanVersion | None, position: int
) -> None:
    """Make a partner's own draft a thing of the partnership, in a version: it leaves its owner's
    chain and gets its number. What it says follows with :func:`tell`, when all that go together
    have been shared."""
    writer.flush()
    writer.operations.leave(thing, "thing", None)
    writer.operations.leave(thing, thing.type, was)
    thing.label = Label.PARTNERSHIP.value
    if thing.type in LETTERS:
        thing.number = writer.next_number(thing.type)
    thing.version += 1
    thing.save(update_fields=["label", "number", "version"])
    moved = {"label": thing.label, "plan": plan}
    for model in models_of(thing.type):
        model.objects.filter(thing=thing, plan=was).update(**moved)
    shapes()[thing.type].model.objects.filter(thing=thing, plan=plan).update(position=position)
    writer.operations.identify(thing, told.thing(thing))


def tell(
    writer: Writer, thing: Thing, plan: PlanVersion | None, record: Any, position: int
) -> None:
    """Put all that a thing says on its chain, and in its rows what ``record`` says anew."""
    writer.named.refuse_private(thing, record)
    writer.operations.say(thing, plan, writer.said_by(record) | {"position": position})
    writer.rewrite(thing, plan, record, ())


def carry(
    writer: Writer,
    thing: Thing,
    versions: tuple[PlanVersion, PlanVersion],
    records: tuple[Any, Any],
    position: int,
) -> None:
    """Let a draft stand in another version, saying what it says there: (from, to) of each."""
    (was, plan), (old, new) = versions, records
    writer.operations.leave(thing, thing.type, was)
    for model in models_of(thing.type):
        model.objects.filter(thing=thing, plan=was).update(plan=plan)
    rows: Any = shapes()[thing.type].model.objects
    rows.filter(thing=thing, plan=plan).update(position=position)
    writer.operations.say(thing, plan, writer.said_by(new) | {"position": position})
    names = [each.name for each in dataclasses.fields(new)]
    changed = [name for name in names if getattr(old, name) != getattr(new, name)]
    if changed:
        writer.rewrite(thing, plan, new, changed)
    thing.version += 1
    thing.save(update_fields=["version"])


def publish(
    writer: Writer,
    things: Collection[Thing],
    plan: PlanVersion,
    label: Label,
    since: datetime.date | None,
) -> None:
    """Give things another label, and the rows of what they say in a version."""
    for thing in things:
        thing.label, thing.public_since = label.value, since
        fields = {"label": label.value, "public_since": plain(since)}
        writer.operations.identify(thing, fields)
        thing.version += 1
    given = list(things)
    for start in range(0, len(given), _CHUNK):
        some = given[start : start + _CHUNK]
        Thing.objects.bulk_update(some, ["label", "public_since", "version"])
    relabel_rows(given, plan)


def relabel_rows(things: Collection[Thing], plan: PlanVersion) -> None:
    """Let the rows of what things say in a version have the label that follows from both."""
    by_type: dict[tuple[str, str], list[int]] = {}
    for thing in things:
        by_type.setdefault((thing.type, thing.label), []).append(thing.id)
    for (type_name, label), keys in by_type.items():
        version = None if type_name in PLAN_LEVEL else plan
        found = label_in(Label(label), Label(plan.label) if version else None)
        for start in range(0, len(keys), _CHUNK):
            some = keys[start : start + _CHUNK]
            for model in models_of(type_name):
                rows = model.objects.filter(thing__in=some, plan=version)
                rows.update(label=found.value)


def strike(writer: Writer, thing: Thing, field: str, versions: Collection[Any]) -> list[Any]:
    """Take a passage out of everything: out of what a thing says in these versions (pairs of
    version and record), and out of every line of history that told of it. What was there, in plain
    form."""
    type_name = "thing" if field == "why" else thing.type
    told = _passages(thing, type_name, field)
    there = [said for _, said in told] + [plain(getattr(each, field)) for _, each in versions]
    for plan in {row.plan for row, _ in told} | {
        version.uid if version else "" for version, _ in versions
    }:
        writer.operations.strike(thing, type_name, plan, field)
    for version, record in versions:
        emptied = dataclasses.replace(record, **{field: _empty(record, field)})
        writer.rewrite(thing, version, emptied, (field,))
    if field == "why":
        thing.why = ""
    thing.version += 1
    thing.save(update_fields=["why", "version"])
    return there


def _empty(record: Any, field: str) -> Any:
    default = next(each for each in dataclasses.fields(record) if each.name == field).default
    return "" if default is dataclasses.MISSING else default


def _passages(thing: Thing, type_name: str, field: str) -> list[tuple[models.Passage, Any]]:
    """The passages of a field of a thing, emptied, each with what it said: those too that its owner's own chain keeps from
    before it was shared. The salts go with them, so that nobody guesses at the hashes that stay in the events."""
    whole = scope.Scope(thing.partnership_id, whole=True)
    with scope.opened(whole):
        rows = models.Passage.objects.filter(type=type_name, uid=thing.uid)
        said = [(row, (row.said or {}).get(field, [None, None])[1]) for row in rows]
        found = [(row, words) for row, words in said if words is not None]
        for row, _ in found:
            row.said[field] = ["", None]
            row.save(update_fields=["said"])
    return found
