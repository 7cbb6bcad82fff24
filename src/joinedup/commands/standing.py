"""A thing as it stands in a plan version: found, asked who answers for it, told of in history."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core import answering, dictionary
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.drafts import RECORDS, CannotKeep
from joinedup.core.permissions import Verb
from joinedup.core.plan import Link
from joinedup.core.references import several, single, within
from joinedup.core.sentence import Word
from joinedup.core.shapes import plain
from joinedup.core.words import PlanStatus
from joinedup.records.loading import load_one
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.naming import UnknownRef
from joinedup.records.operations import is_erasable
from joinedup.records.shapes import PLAN_LEVEL

SUPERSEDED = N_(
    "This version of the plan has been superseded, and stays as it was. Work in the version that "
    "followed it."
)
NO_SUCH_THING = N_("“{said}” names nothing here. Choose from what the plan has.")
WRONG_TYPE = N_("“{said}” is not a {wanted}. Choose a {wanted}.")


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing, and what it says in a version (None for what is the partnership's own)."""

    thing: Thing
    version: PlanVersion | None
    record: Any

    @property
    def private(self) -> bool:
        """Whether it is a partner's own draft."""
        return self.thing.label == Label.PARTNER.value

    @property
    def name(self) -> str:
        """What pages and commands call it."""
        return name_of(self.thing)


def name_of(thing: Thing) -> str:
    """The ref of a thing; the uid of one that has no letter."""
    return thing.ref or thing.uid


def find(deed: Deed, plan: str, ref: str, *types: str) -> Standing:
    """What a ref names in a version of the plan. NotFound where that is withdrawn, not there, or
    not this person's to know."""
    thing = deed.thing(ref, *types)
    if thing.withdrawn:
        raise NotFound(ref)
    version = version_for(deed, thing.type, plan)
    record = load_one(thing, version)
    if record is None:
        raise NotFound(ref)
    return Standing(thing, version, record)


def version_for(deed: Deed, type_name: str, plan: str) -> PlanVersion | None:
    """The version in which a thing of a type is written: none for what is the partnership's own.
    Refused in a version that has been superseded."""
    if type_name in PLAN_LEVEL:
        return None
    version = deed.version(plan)
    if version.status is PlanStatus.SUPERSEDED:
        raise Refused(SUPERSEDED)
    return version


def beside(deed: Deed, to: Standing, ref: str) -> Standing | None:
    """What another ref names in the same version; None if it says nothing there."""
    try:
        thing = deed.writer.thing(ref)
    except UnknownRef:
        return None
    version = None if thing.type in PLAN_LEVEL else to.version
    record = load_one(thing, version)
    return None if record is None or thing.withdrawn else Standing(thing, version, record)


def answers_of(deed: Deed, found: Standing, record: Any = None) -> frozenset[str]:
    """The partners (uids) that answer for what a thing says now, or would say with ``record``."""
    record = found.record if record is None else record
    owner = found.thing.owner.uid if found.thing.owner else ""
    return answering_for(deed, found, record) | frozenset(filter(None, (owner,)))


def answering_for(deed: Deed, found: Standing, record: Any) -> frozenset[str]:
    """The partners (uids) that ``record`` itself says, or what it is about, answer for it: not
    whoever added it, who cannot speak for another by that."""
    about = None
    if isinstance(record, answering.OF_A_SUBJECT) and record.subject:
        about = beside(deed, found, record.subject)
    return answering.answers(record, about.record if about else None)


def allow(deed: Deed, found: Standing, verb: Verb | None = None, record: Any = None) -> None:
    """Refused unless the actor may do this to the thing: in its own draft, what its own people
    may; else what the partners that answer for it may."""
    if found.private:
        deed.need(found.thing.owner.uid if found.thing.owner else None, verb=Verb.WRITE_PRIVATE)
    else:
        deed.need(*answers_of(deed, found, record), verb=verb)


def resolved(deed: Deed, type_name: str, says: Mapping[str, Any]) -> dict[str, Any]:
    """``says`` with a uid for each ref in it. CannotKeep where one names nothing, or what cannot
    stand in that field."""
    return turned(type_name, says, lambda row, box, ref: _uid(deed, row, box, ref))


def named(deed: Deed, type_name: str, says: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of :func:`resolved`: refs as pages know them for uids."""

    def name(row: dictionary.Row, box: str, uid: str) -> str:
        try:
            return name_of(deed.writer.thing(uid))
        except UnknownRef:
            return uid

    return turned(type_name, says, name)


Turn = Callable[[dictionary.Row, str, str], str]


def turned(type_name: str, says: Mapping[str, Any], turn: Turn) -> dict[str, Any]:
    """``says`` with each ref in it passed through ``turn`` (its row of the dictionary, the box it
    stands in, the ref). What is no ref, or not of its type, stays for others to refuse."""
    model = RECORDS[type_name].__name__
    found = dict(says)
    for field in found.keys() & {*single(model)}:
        if found[field] and isinstance(found[field], str):
            found[field] = turn(_row(model, field), field, found[field])
    for field in found.keys() & {*several(model)}:
        refs = [turn(_row(model, field), field, ref) for ref in found[field] or ()]
        found[field] = tuple(dict.fromkeys(refs))
    for field in found.keys() & {*within(model)}:
        found[field] = tuple(_turned_within(each, field, turn) for each in found[field] or ())
    return found


def _turned_within(part: Any, box: str, turn: Turn) -> Any:
    model = type(part).__name__
    refs = {name: getattr(part, name) for name in single(model) if getattr(part, name)}
    uids = {name: turn(_row(model, name), box, ref) for name, ref in refs.items()}
    return dataclasses.replace(part, **uids)


def _row(model: str, field: str) -> dictionary.Row:
    return dictionary.by_name()[f"{dictionary.TYPES[model]}.{field}"]


def _uid(deed: Deed, row: dictionary.Row, box: str, ref: str) -> str:
    allowed = row.type.removeprefix("refs of ").removeprefix("ref of ").split(", ")
    types = [each.removesuffix(" or text") for each in allowed]
    try:
        thing = deed.writer.thing(ref)
    except UnknownRef:
        if row.type.endswith(" or text"):
            return ref
        raise CannotKeep(box, NO_SUCH_THING, said=ref) from None
    if thing.withdrawn:
        raise CannotKeep(box, NO_SUCH_THING, said=ref)
    if thing.type not in types and not {"any", "its type"} & set(types):
        raise CannotKeep(box, WRONG_TYPE, said=ref, wanted=Word(types[0]))
    return thing.uid


def told(deed: Deed, found: Standing) -> dict[str, Any]:
    """A thing as the line of history keeps it: what it was called then. What can be struck out
    (a person's title) is left out, since a line is for ever."""
    thing, record = found.thing, found.record
    said: dict[str, Any] = {"uid": thing.uid, "type": thing.type, "ref": thing.ref}
    said["number"] = getattr(record, "number", "")
    field = name_field(thing.type)
    if field and not is_erasable(thing.type, field):
        said["title"] = plain(getattr(record, field))
    subject = next((ref for name in _ABOUT if (ref := getattr(record, name, None))), None)
    if not field and subject and (about := beside(deed, found, subject)) is not None:
        said["of"] = told(deed, about)
    if isinstance(record, Link):
        ends = {name: beside(deed, found, getattr(record, name)) for name in ("source", "target")}
        said |= {name: told(deed, end) for name, end in ends.items() if end is not None}
        said["kind"] = record.kind.value
    return {name: value for name, value in said.items() if value}


_ABOUT = ("subject", "seat", "group")
"""The fields that say what a thing without a title is about."""


def name_field(type_name: str) -> str:
    """The field by which things of a type are known; "" for those known by their subject."""
    if type_name in ("participation", "statement"):
        return {"participation": "community", "statement": "topic"}[type_name]
    return "title" if "title" in RECORDS[type_name].__dataclass_fields__ else ""
