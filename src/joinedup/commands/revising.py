"""Changing what a thing says: what is frozen, what is stale, what is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import Refused, Stale
from joinedup.commands.sitting import may_sit
from joinedup.commands.standing import Standing, allow, answering_for, named, resolved
from joinedup.core.catalogue import N_
from joinedup.core.drafts import label_of, only_adds_languages, ready
from joinedup.core.sentence import Word
from joinedup.core.shapes import plain
from joinedup.core.versions import frozen_fields

FROZEN = N_(
    "“{name}” is what the board agreed, and stays as it is in this version of the plan. Draft the "
    "next version to change it. Adding it in another language is allowed here."
)


def revise(
    deed: Deed,
    found: Standing,
    says: Mapping[str, Any],
    *,
    seen: int | None = None,
    allowed: bool = False,
    then: Callable[[Any], Any] | None = None,
) -> tuple[str, list[str]]:
    """Write the fields given; the verb of history and the fields that changed, none if nothing did.
    Stale if the thing has moved on from version ``seen``; ``allowed`` if the caller has asked
    already whether the actor may. ``then`` makes of the record what follows from its change."""
    if not allowed:
        allow(deed, found)
    type_name, old = found.thing.type, found.record
    given = ready(type_name, resolved(deed, type_name, says), old)
    if not given:
        return "", []
    new = dataclasses.replace(old, **given)
    if not allowed:
        allow(deed, found, record=new)
        _refuse_giving(deed, found, new)
    verb = _refuse_frozen(found, given)
    if seen is not None and seen != found.thing.version:
        raise stale(deed, found, given, seen)
    may_sit(deed, new, old=old, private=found.private)
    deed.writer.change(found.thing, found.version, old, then(new) if then else new)
    return verb, sorted(given)


def _refuse_giving(deed: Deed, found: Standing, new: Any) -> None:
    """Refused where a partner would have another body answer for it: whoever may not add it so does
    not come to it by an edit."""
    after = answering_for(deed, found, new)
    if not found.private and after != answering_for(deed, found, found.record):
        deed.need(*after)


def _refuse_frozen(found: Standing, given: Mapping[str, Any]) -> str:
    """The verb of the change; Refused where the version holds a field fast."""
    status = found.version.status if found.version else None
    frozen = frozenset() if found.private else frozen_fields(status, found.thing.type)
    adds = {name for name in given if only_adds_languages(getattr(found.record, name), given[name])}
    for name in sorted(given.keys() & frozen - adds):
        label = label_of(found.thing.type, name)
        raise Refused(FROZEN, name=label, field=name, thing=Word(found.thing.type))
    return "thing.translated" if adds == set(given) else "thing.edited"


def stale(deed: Deed, found: Standing, given: Mapping[str, Any], seen: int) -> Stale:
    """That somebody saved first, with both texts; the kernel keeps this one."""
    type_name, thing = found.thing.type, found.thing
    theirs = {name: getattr(found.record, name) for name in given}
    return Stale(
        ref=found.name,
        version=thing.version,
        theirs=named(deed, type_name, theirs),
        yours=named(deed, type_name, given),
        keep={
            "partnership_id": thing.partnership_id,
            "owner_id": thing.owner_id,
            "label": thing.label,
            "thing_id": thing.id,
            "plan": found.version.uid if found.version else "",
            "says": {name: plain(value) for name, value in given.items()},
            "seen": seen,
        },
    )
