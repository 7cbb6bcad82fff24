"""Striking out: a passage, from every version and from history; a file that was brought in, its
bytes. Who struck it out and why stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.standing import Standing, answers_of, told
from joinedup.commands.things import checked
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.drafts import RECORDS, label_of
from joinedup.core.permissions import Verb
from joinedup.records import models
from joinedup.records.kept_files import LEAST, holding
from joinedup.records.loading import load_one
from joinedup.records.models import KeptText, PlanVersion, Thing
from joinedup.records.operations import is_erasable
from joinedup.records.relabelling import strike as take_out
from joinedup.records.shapes import shapes

NOT_STRUCK = N_(
    "“{name}” is part of what the plan says for good, and is not struck out. Free text and people’s "
    "roles are."
)
NO_REASON = N_("Say why it is struck out: the reason stays in history.")
NOTHING_THERE = N_("There is nothing in “{name}” to strike out.")
BEING_READ = N_("“{name}” is being read or brought in just now. Strike it out when that is done.")
STRUCK_BEFORE = N_("“{name}” has been struck out already.")
AT_WORK = ("reading", "approved")
"""The states in which an import still needs its file."""


@command(Verb.STRIKE)
def strike(deed: Deed, *, ref: str, field: str, why: str) -> list[str]:
    """Strike out what a thing says, and ever said, in a field of free or personal text: in every
    version and every line of history. The thing may be withdrawn. ``field`` “why” is the reason
    given for withdrawing it. Gives the uids of the imports whose files, kept as they came, may hold
    the words still."""
    thing = deed.thing(ref)
    if field != "why" and field not in RECORDS[thing.type].__dataclass_fields__:
        raise NotFound(field)
    label = N_("Reason") if _is_reason(thing, field) else label_of(thing.type, field)
    said = _said(thing)
    _allow(deed, thing, said)
    if not (_is_reason(thing, field) or is_erasable(thing.type, field)):
        raise Refused(NOT_STRUCK, name=label, field=field)
    if not checked(why):
        raise Refused(NO_REASON, field="why")
    filled = [] if _is_reason(thing, field) else [row for row in said if getattr(row[1], field)]
    name = told(deed, Standing(thing, *said[0])) if said else {"uid": thing.uid, "type": thing.type}
    there = take_out(deed.writer, thing, "why" if _is_reason(thing, field) else field, filled)
    if not there:
        raise Refused(NOTHING_THERE, name=label, field=field)
    _forget_kept(thing, field)
    words = {each for each in _strings(there) if len(each) >= LEAST}
    _forget_imports(words)
    deed.say("passage.struck", thing=name, field=field, why=checked(why))
    return list(holding(words))


@command(Verb.STRIKE)
def strike_file(deed: Deed, *, uid: str, why: str) -> None:
    """Strike out the file of an import (its uid): its bytes go for good, and what was read out of
    it; its name, its hash and the day on which it came stay. An import that was not applied goes no
    further."""
    deed.need()
    row = models.Import.objects.select_for_update().filter(uid=uid).first()
    if row is None:
        raise NotFound(uid)
    if not checked(why):
        raise Refused(NO_REASON, field="why")
    file = row.file
    if not file.content:
        raise Refused(STRUCK_BEFORE, name=file.name)
    if row.state in AT_WORK:
        raise Refused(BEING_READ, name=file.name)
    file.content = b""
    file.save(update_fields=["content"])
    row.understood, row.difference, row.problem = {}, {}, ""
    row.state = "applied" if row.state == "applied" else "discarded"
    row.save(update_fields=["understood", "difference", "problem", "state"])
    deed.writer.operations.strike_file(file.uid)
    deed.say("file.struck", file=file.name, why=checked(why))


def _is_reason(thing: Thing, field: str) -> bool:
    """Whether the field is the reason of a withdrawal: lineage has a “why” of its own."""
    return field == "why" and "why" not in RECORDS[thing.type].__dataclass_fields__


def _said(thing: Thing) -> list[tuple[PlanVersion | None, Any]]:
    """What a thing says, version by version, the newest first."""
    rows: Any = shapes()[thing.type].model.objects.filter(thing=thing).select_related("plan")
    versions = [row.plan for row in rows.order_by("-plan__id")]
    return [(version, load_one(thing, version)) for version in versions]


def _allow(deed: Deed, thing: Thing, said: list[tuple[PlanVersion | None, Any]]) -> None:
    if thing.label == Label.PARTNER.value:
        deed.need(thing.owner.uid if thing.owner else None)
        return
    answering = [answers_of(deed, Standing(thing, *each)) for each in said[:1]]
    deed.need(*frozenset().union(*answering))


def _forget_kept(thing: Thing, field: str) -> None:
    """What somebody wrote too late and still keeps goes too."""
    for row in KeptText.objects.filter(thing=thing):
        if field in (row.says or {}):
            row.says = {name: value for name, value in row.says.items() if name != field}
            row.save(update_fields=["says"])


def _forget_imports(words: Collection[str]) -> None:
    """What imports found in their files, and showed to the office, goes too; one that still
    waits for its yes goes on without them."""
    rows = models.Import.objects.all() if words else ()
    for row in rows:
        found, understood = _without(row.difference, words), _without(row.understood, words)
        if (found, understood) != (row.difference, row.understood):
            row.difference, row.understood = found, understood
            row.save(update_fields=["difference", "understood"])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _without(value: Any, words: Collection[str]) -> Any:
    """A plain value with the words taken out of all its texts."""
    if isinstance(value, Mapping):
        return {name: _without(each, words) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without(each, words) for each in value]
    if isinstance(value, str):
        for each in words:
            value = value.replace(each, "")
    return value
