"""Sharing: a partner's own draft becomes a thing of the partnership, with what it carries."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.db.models import Q

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.linking import next_position, refuse_frozen
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.sitting import may_sit
from joinedup.commands.standing import (
    Standing,
    answering_for,
    answers_of,
    beside,
    name_of,
    told,
    version_for,
)
from joinedup.core import agreement
from joinedup.core.answering import bodies
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.outline import SUBJECTS
from joinedup.core.permissions import Verb
from joinedup.core.sentence import Word
from joinedup.core.versions import is_closed
from joinedup.records.loading import load_one
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.relabelling import share as move_to_shared
from joinedup.records.relabelling import tell
from joinedup.records.shapes import PLAN_LEVEL, shapes

SHARED_ALREADY = N_("The partnership sees this already.")
INTO_A_DRAFT = N_(
    "The board agreed which {things} this version of the plan has. Share it into the draft of the "
    "next version."
)
END_NOT_THERE = N_(
    "It is linked to a {thing} that this version of the plan does not have. Withdraw that link "
    "first, or share it into another version."
)


@command(Verb.SHARE)
def share(deed: Deed, *, plan: str, ref: str) -> str:
    """Share a draft of the actor's own body with the partnership, into a version of the plan; gives
    the ref that it has from now on. What is about it and its links go with it. Nothing of it was
    known to others before, and no number was kept for it."""
    thing = deed.thing(ref)
    if thing.withdrawn:
        raise NotFound(ref)
    if thing.label != Label.PARTNER.value:
        raise Refused(SHARED_ALREADY)
    deed.need(thing.owner.uid if thing.owner else None)
    into = deed.version(plan) if plan else None
    version = version_for(deed, thing.type, plan)
    if version and is_closed(version.status, thing.type):
        raise Refused(INTO_A_DRAFT, things=Word(thing.type, plural=True))
    if thing.type in PLAN_LEVEL:
        may_sit(deed, load_one(thing, None))
    going = _carried(thing) if thing.type != "link" else []
    found = _moved(deed, [thing, *going], into)
    for each in found:
        tell(deed.writer, each.thing, each.version, _to_say(deed, each), _place(each))
    deed.say("thing.shared", thing=told(deed, found[0]), also=len(found) - 1)
    return name_of(thing)


def _carried(thing: Thing) -> list[Thing]:
    """What goes with a draft: what is about it, and the links of which it is an end. A link whose
    other end is another draft stays behind."""
    about: list[Thing] = []
    for type_name in SUBJECTS:
        for row in _private(type_name).filter(subject=thing):
            about += [row.thing, *_carried(row.thing)]
    ends = Q(source=thing) | Q(target=thing)
    rows = _private("link").filter(ends).select_related("source", "target")
    for row in rows:
        other = row.target if row.source_id == thing.id else row.source
        if other.label != Label.PARTNER.value:
            about.append(row.thing)
    return about


def _private(type_name: str) -> Any:
    rows: Any = shapes()[type_name].model.objects.filter(
        thing__label=Label.PARTNER.value, thing__withdrawn=False
    )
    return rows.order_by("position", "id").select_related("thing")


def _moved(deed: Deed, things: list[Thing], into: PlanVersion | None) -> list[Standing]:
    """Each thing with what it says, now in the partnership's keeping."""
    found = []
    for thing in things:
        version = None if thing.type in PLAN_LEVEL else into
        was = _version_of(thing)
        record = load_one(thing, was)
        if record is None:
            raise NotFound(name_of(thing))
        if thing.type not in PLAN_LEVEL and version is None:
            raise NotFound("plan")
        if version and is_closed(version.status, thing.type):
            raise Refused(INTO_A_DRAFT, things=Word(thing.type, plural=True))
        position = next_position(thing.type, version, Label.PARTNERSHIP)
        move_to_shared(deed.writer, thing, was, version, position)
        found.append(Standing(thing, version, record))
    return found


def _version_of(thing: Thing) -> PlanVersion | None:
    """The version in which a draft was written. It is in one only."""
    if thing.type in PLAN_LEVEL:
        return None
    row: Any = shapes()[thing.type].model.objects.filter(thing=thing).select_related("plan").first()
    if row is None:
        raise NotFound(name_of(thing))
    return row.plan


def _to_say(deed: Deed, found: Standing) -> Any:
    """What a thing says once it is shared. A link is claimed or agreed by what its ends answer to
    now."""
    subject = getattr(found.record, "subject", None)
    if subject and beside(deed, found, subject) is None:
        raise Refused(END_NOT_THERE, thing=Word(deed.thing(subject).type))
    if found.thing.type != "link":
        if others := answering_for(deed, found, found.record):
            deed.need(*others)  # as when it is added: nobody writes on what another answers for
        return found.record
    ends = [beside(deed, found, getattr(found.record, end)) for end in ("source", "target")]
    for end, at in zip(("source", "target"), ends, strict=True):
        if at is None:
            raise Refused(END_NOT_THERE, thing=Word(deed.thing(getattr(found.record, end)).type))
    source, target = (at for at in ends if at)
    deed.need(*answers_of(deed, source), *answers_of(deed, target))
    if found.version:
        refuse_frozen(found.version, found.record.kind, source.thing.type, target.thing.type)
    of = bodies(source.record), bodies(target.record)
    said = frozenset(found.record.agreed_by)
    return dataclasses.replace(found.record, agreement=agreement.state_of(*of, said))


def _place(found: Standing) -> int:
    rows: Any = shapes()[found.thing.type].model.objects
    row = rows.get(thing=found.thing, plan=found.version)
    return int(row.position)
