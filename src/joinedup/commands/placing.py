"""The place of a thing in the outline: the first of its links that says that it serves another."""

from __future__ import annotations

import dataclasses

from joinedup.commands.deed import Deed
from joinedup.commands.linking import drawn, refuse_frozen
from joinedup.commands.refusal import Refused
from joinedup.commands.standing import Standing, allow, beside
from joinedup.core.agreement import state_of
from joinedup.core.answering import bodies
from joinedup.core.catalogue import N_
from joinedup.core.outline import PLACES, above, is_in_circle
from joinedup.core.sentence import Word
from joinedup.core.words import LinkKind
from joinedup.records import models
from joinedup.records.models import PlanVersion, Thing

WRONG_PLACE = N_("A {thing} does not stand under a {parent}. Choose a {wanted}.")
CIRCLE = N_("That would put the {thing} under itself. Choose another place.")


def refuse_place(type_name: str, parent: Standing) -> None:
    """Refused where things of a type do not stand under such a thing."""
    wanted = above(type_name)
    if parent.thing.type not in wanted:
        raise Refused(
            WRONG_PLACE,
            thing=Word(type_name),
            parent=Word(parent.thing.type),
            wanted=Word(wanted[0] if wanted else "plan"),
            field="under",
        )


def refuse_circle(version: PlanVersion, thing: Thing, under: Thing) -> None:
    """Refused where a thing would stand under itself."""
    rows = models.Link.objects.filter(
        plan=version, kind=LinkKind.SERVES.value, thing__withdrawn=False, source__type=under.type
    )
    parents = rows.values_list("source__uid", "target__uid")
    if is_in_circle(thing.uid, under.uid, parents):
        raise Refused(CIRCLE, thing=Word(thing.type), field="under")


def place_link(deed: Deed, version: PlanVersion, found: Standing, parent: Standing) -> bool:
    """Let a thing's first *serves* link lead to ``parent``, or draw one; whether that changed
    anything."""
    allow(deed, found)
    if not found.private:
        refuse_frozen(version, LinkKind.SERVES, found.thing.type, parent.thing.type)
    row = (
        models.Link.objects.filter(
            plan=version,
            source=found.thing,
            kind=LinkKind.SERVES.value,
            thing__withdrawn=False,
            target__type__in=PLACES[found.thing.type],
        )
        .order_by("position", "id")
        .select_related("thing")
        .first()
    )
    link = (
        beside(deed, Standing(found.thing, version, found.record), row.thing.uid) if row else None
    )
    if link is None:
        drawn(deed, version, found, parent)
        return True
    said = frozenset(link.record.agreed_by)
    ends = bodies(found.record), bodies(parent.record)
    new = dataclasses.replace(
        link.record, target=parent.thing.uid, agreement=state_of(*ends, said & (ends[0] | ends[1]))
    )
    return deed.writer.change(link.thing, version, link.record, new)
