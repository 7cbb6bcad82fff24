"""Writing records: rows and the operations of the event, side by side, so that neither lies.

A :class:`Writer` belongs to one command. What it is given is in the form of ``core``; refs in it
are resolved within the scope. Rows that are new are held back until :meth:`Writer.flush`, so that
an import of thousands takes a few statements.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from joinedup.core.audience import Label
from joinedup.core.ref import LETTERS
from joinedup.core.references import with_refs
from joinedup.core.shapes import plain
from joinedup.records import models, told
from joinedup.records.inserting import insert
from joinedup.records.models import Thing
from joinedup.records.naming import Keys, Named
from joinedup.records.operations import Operations
from joinedup.records.rows import children_of, marks_of, row_of
from joinedup.records.shapes import PLAN_LEVEL, models_of, shapes
from joinedup.records.uid import new_uid

_BATCH = 500


class Writer:
    """Writes for one command. ``operations`` are what it tells history, ``named`` the things."""

    def __init__(self, partnership: models.Partnership) -> None:
        self.partnership = partnership
        self.operations = Operations(partnership)
        self.named = Named()
        self._keys = Keys(self.named)
        self._new: list[tuple[Thing, models.PlanVersion | None, Any, int]] = []
        self._fresh: list[Thing] = []
        self._counters: dict[str, models.Counter] = {}

    def thing(self, ref: str) -> Thing:
        """The thing that a ref (or a uid) names, in scope; UnknownRef if none."""
        return self.named.thing(ref)

    def said_by(self, record: Any) -> dict[str, Any]:
        """What a record says, in plain form, with uids for refs: as history keeps it."""
        said: dict[str, Any] = plain(with_refs(record, self.named.uid))
        said.pop("ref", None)
        return said

    # What is new

    def reserve(
        self,
        type_name: str,
        *,
        owner: Thing | None = None,
        label: Label = Label.PARTNERSHIP,
    ) -> Thing:
        """A new thing that says nothing yet. Its uid may be referred to at once, so that things
        which refer to one another can be written in any order."""
        if owner is not None and owner.id is None:
            self.flush()
        thing = Thing(
            uid=new_uid(),
            partnership=self.partnership,
            type=type_name,
            owner=owner,
            label=label.value,
        )
        if label is not Label.PARTNER and type_name in LETTERS:
            thing.number = self.next_number(type_name)
        self.named.know(thing)
        self._fresh.append(thing)
        self.operations.identify(thing, told.thing(thing))
        return thing

    def add(
        self,
        type_name: str,
        record: Any,
        *,
        plan: models.PlanVersion | None = None,
        owner: Thing | None = None,
        label: Label = Label.PARTNERSHIP,
        position: int = 0,
    ) -> Thing:
        """A new thing and what it says."""
        thing = self.reserve(type_name, owner=owner, label=label)
        self.say(thing, plan, record, position=position)
        return thing

    def say(
        self, thing: Thing, plan: models.PlanVersion | None, record: Any, *, position: int = 0
    ) -> None:
        """What a thing says in a version in which it said nothing yet."""
        plan = _version_of(thing, plan)
        self.named.refuse_private(thing, record)
        self.operations.say(thing, plan, self.said_by(record) | {"position": position})
        self._new.append((thing, plan, record, position))

    def next_number(self, type_name: str) -> int:
        """The next ref's number of a type, in the partnership."""
        counter = self._counters.get(type_name)
        if counter is None:
            counter = models.Counter.objects.filter(type=type_name).first() or models.Counter(
                partnership=self.partnership, type=type_name, label=Label.PUBLIC.value
            )
            self._counters[type_name] = counter
        counter.last += 1
        return counter.last

    # What changes

    def change(self, thing: Thing, plan: models.PlanVersion | None, old: Any, new: Any) -> bool:
        """What a thing says becomes ``new``; whether that changed anything. Give ``old`` as
        loaded: only what differs is written."""
        before, after = self.said_by(old), self.said_by(new)
        changed = {
            name: after.get(name)
            for name in {**before, **after}
            if before.get(name) != after.get(name)
        }
        if not changed:
            return False
        self.named.refuse_private(thing, new)
        plan = _version_of(thing, plan)
        self.operations.say(thing, plan, changed)
        self.rewrite(thing, plan, new, changed)
        thing.version += 1
        thing.save(update_fields=["version"])
        return True

    def move(self, thing: Thing, plan: models.PlanVersion | None, position: int) -> None:
        """Give what a thing says in a version another place in the plan's order."""
        plan = _version_of(thing, plan)
        self.operations.say(thing, plan, {"position": position})
        shapes()[thing.type].model.objects.filter(thing=thing, plan=plan).update(position=position)

    def leave(self, thing: Thing, plan: models.PlanVersion) -> None:
        """Take what a thing says out of a version that is still a draft. The thing itself, and
        what other versions say of it, stays."""
        self.flush()
        for model in models_of(thing.type):
            model.objects.filter(thing=thing, plan=plan).delete()
        self.operations.leave(thing, thing.type, plan)

    def mark(self, thing: Thing, **fields: Any) -> None:
        """Change what a thing's identity row says: withdrawn, public_since, valid_until..."""
        for name, value in fields.items():
            setattr(thing, name, value)
        said = told.thing(thing)
        self.operations.identify(thing, {name: said.get(name) for name in fields})
        thing.version += 1
        thing.save(update_fields=[*fields, "version"])

    def put(self, type_name: str, uid: str, fields: Mapping[str, Any]) -> None:
        """Tell history of a row that is not a thing's; the caller writes the row itself."""
        self.operations.put(type_name, uid, fields)

    def rewrite(
        self, thing: Thing, plan: models.PlanVersion | None, record: Any, changed: Collection[str]
    ) -> None:
        """The rows of what a thing says in a version, as ``record`` has it; lists and ties only if
        they are among ``changed``. No operation is kept: :meth:`change` keeps one."""
        if self._new or self._fresh:  # what is written here may refer to it
            self.flush()
        shape, place = shapes()[thing.type], {"thing": thing, "plan": plan}
        shape.model.objects.filter(**place).update(**row_of(shape, record, self._keys))
        lists = {shape.lists[name].model for name in changed if name in shape.lists}
        for model in lists:
            model.objects.filter(**place).delete()
        ties = [name for name in changed if name in shape.ties]
        if ties:
            models.Tie.objects.filter(**place, field__in=ties).delete()
        for model, values in children_of(shape, record, self._keys):
            if model in lists or values.get("field") in ties:
                model(**values, **marks_of(thing, plan), **place).save(force_insert=True)

    # What was held back

    def flush(self) -> None:
        """Write what was held back, in as few statements as there are tables."""
        for counter in self._counters.values():
            counter.save()
        if self._fresh:
            Thing.objects.bulk_create(self._fresh, batch_size=_BATCH)
            self._fresh = []
        for model, rows in self._new_rows().items():
            insert(model, rows)
        self.operations.flush()

    def _new_rows(self) -> dict[type[Any], list[dict[str, Any]]]:
        rows: dict[type[Any], list[dict[str, Any]]] = {}
        for thing, plan, record, position in self._new:
            shape = shapes()[thing.type]
            place = {"thing_id": thing.id, "plan_id": plan.id if plan else None}
            common = marks_of(thing, plan) | place
            own = row_of(shape, record, self._keys) | common | {"position": position}
            rows.setdefault(shape.model, []).append(own)
            for model, part in children_of(shape, record, self._keys):
                rows.setdefault(model, []).append(part | common)
        self._new.clear()
        return rows


def _version_of(thing: Thing, plan: models.PlanVersion | None) -> models.PlanVersion | None:
    """The version in which a thing says what it says: none if it is the partnership's own."""
    return None if thing.type in PLAN_LEVEL else plan
