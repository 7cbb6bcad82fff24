"""Things of the plan: added, edited, moved, ended, withdrawn, and put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.linking import drawn, next_position
from joinedup.commands.placing import place_link, refuse_circle, refuse_place
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.revising import revise
from joinedup.commands.sitting import may_sit
from joinedup.commands.standing import Standing, find, name_of, resolved, told, version_for
from joinedup.commands.updating import carry_status, refuse_second
from joinedup.commands.withdrawing import CLOSED, put_back, seen_by_all, take_out
from joinedup.core.answering import OF_A_SUBJECT, answers
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.drafts import LONGEST_LINE, RECORDS, REQUIRED, clean, ready
from joinedup.core.outline import PLACES, field_of
from joinedup.core.period import When
from joinedup.core.permissions import Verb
from joinedup.core.sentence import Word
from joinedup.core.versions import is_closed
from joinedup.records.models import Thing

WHY_TOO_LONG = N_("The reason has {count} characters. Shorten it to {longest}.")
NEVER_ENDS = N_("A {thing} does not end by itself. Withdraw it, or edit its dates.")
NO_DATE = N_("Say when it ended.")

ENDS: Mapping[str, tuple[str, str]] = {
    "delivery_system": ("ended", "ended_why"),
    "partner": ("ended", ""),
    "person": ("left", ""),
    "group": ("ended", ""),
    "seat": ("ended", ""),
    "seat_holder": ("ended", "why"),
    "chair_term": ("ended", ""),
    "leadership_role": ("ended", ""),
}
"""Type > the fields that say when it ended, and why."""


@command(Verb.WRITE)
def add(
    deed: Deed,
    *,
    plan: str,
    type: str,
    says: Mapping[str, Any],
    under: str = "",
    private: bool = False,
) -> str:
    """Add a thing to a version of the plan; gives its ref. ``under`` is what it stands under or is
    about. ``private`` keeps it as a draft of the actor's own body."""
    if type not in REQUIRED:
        raise NotFound(type)
    version = version_for(deed, type, plan)
    parent = find(deed, plan, under) if under else None
    private = private or (parent is not None and parent.private)
    if version and is_closed(version.status, type) and not private:
        raise Refused(CLOSED, things=Word(type, plural=True))
    given = dict(says)
    if parent:
        refuse_place(type, parent)
        if field := field_of(type, parent.thing.type):
            given[field] = parent.name
    record = _new_record(deed, type, given)
    about = _allowed(deed, plan, record, private)
    if type == "update":
        refuse_second(deed, version, record)
    may_sit(deed, record, private=private)
    thing = _reserved(deed, type, private)
    position = next_position(type, version, Label(thing.label))
    deed.writer.say(thing, version, record, position=position)
    deed.writer.flush()
    added = Standing(thing, version, record)
    if parent and type in PLACES:
        drawn(deed, deed.version(plan), added, parent, private=private)
    if type == "update" and about:
        carry_status(deed, about, record)
    place = {"under": told(deed, parent)} if parent and type in PLACES else {}
    deed.say("thing.added", thing=told(deed, added), **place)
    return name_of(thing)


def _new_record(deed: Deed, type: str, says: dict[str, Any]) -> Any:
    if type == "update":
        says.setdefault("by", deed.by.title)
    given = ready(type, resolved(deed, type, says))
    known = {"ref": ""} if "ref" in RECORDS[type].__dataclass_fields__ else {}
    return RECORDS[type](**known, **given)


def _allowed(deed: Deed, plan: str, record: Any, private: bool) -> Standing | None:
    """What a new record is about, if anything; Refused where the actor may not add it."""
    about = None
    if isinstance(record, OF_A_SUBJECT) and record.subject:
        about = find(deed, plan, record.subject)
    if private:
        deed.need(deed.own.uid, verb=Verb.WRITE_PRIVATE)
    else:
        deed.need(*answers(record, about.record if about else None))
    return about


def _reserved(deed: Deed, type: str, private: bool) -> Thing:
    own = deed.own if deed.scope.partner is not None else None
    label = Label.PARTNER if private else Label.PARTNERSHIP
    return deed.writer.reserve(type, owner=own, label=label)


@command(Verb.WRITE)
def edit(deed: Deed, *, plan: str, ref: str, version: int, says: Mapping[str, Any]) -> None:
    """Change what a thing says: only the fields given. ``version`` is the thing's version that the
    writer had before them; Stale if somebody saved since, and then both texts are kept."""
    found = find(deed, plan, ref, *REQUIRED)
    verb, fields = revise(deed, found, says, seen=version)
    if fields:
        deed.say(verb, thing=told(deed, found), fields=fields)


@command(Verb.WRITE)
def move(deed: Deed, *, plan: str, ref: str, under: str) -> None:
    """Place a thing of a draft under another: its place in the outline becomes that one."""
    found = find(deed, plan, ref, *PLACES)
    parent = find(deed, plan, under)
    refuse_place(found.thing.type, parent)
    version = deed.version(plan)
    refuse_circle(version, found.thing, parent.thing)
    if place_link(deed, version, found, parent):
        deed.say("thing.moved", thing=told(deed, found), under=told(deed, parent))


@command(Verb.WRITE)
def end(deed: Deed, *, plan: str, ref: str, when: When, why: str = "") -> None:
    """Say that a service or a partner has ended, or that a person has left: it was true until
    then, and stays in the record."""
    found = find(deed, plan, ref)
    if found.thing.type not in ENDS:
        raise Refused(NEVER_ENDS, thing=Word(found.thing.type))
    if not when:
        raise Refused(NO_DATE, field="when")
    ended, reason = ENDS[found.thing.type]
    says = {ended: when} | ({reason: why} if reason else {})
    try:
        _verb, fields = revise(deed, found, says)
    except Refused as no:
        box = "when" if no.field == ended else no.field
        raise Refused(no.sentence, field=box, **no.params) from no
    if fields:
        deed.writer.mark(found.thing, valid_until=when.last_day, why=checked(why))
        deed.say("thing.ended", thing=told(deed, found), when=when.text)


@command(Verb.WITHDRAW)
def withdraw(deed: Deed, *, plan: str, ref: str, why: str) -> list[str]:
    """Withdraw what was entered in error, and what it carries with it; gives the refs of all that
    went. Refused where something else stands under it or names it. In a draft, what other versions
    say of it stays."""
    found = find(deed, plan, ref, *REQUIRED)
    if found.version and is_closed(found.version.status, found.thing.type) and not found.private:
        raise Refused(CLOSED, things=Word(found.thing.type, plural=True))
    params = told(deed, found)
    gone = take_out(deed, found, checked(why))
    deed.say("thing.withdrawn", thing=params, also=seen_by_all(found, gone[1:]))
    return [name_of(each) for each in gone]


@command(Verb.WITHDRAW)
def restore(deed: Deed, *, plan: str, ref: str) -> list[str]:
    """Put back what was withdrawn, with what went with it then; gives their refs."""
    found, back = put_back(deed, plan, ref)
    deed.say("thing.restored", thing=told(deed, found), also=seen_by_all(found, back[1:]))
    return [name_of(each) for each in back]


def checked(why: str) -> str:
    """A reason as it is kept. Refused if it is longer than a reason is."""
    said = clean(why)
    if len(said) > LONGEST_LINE:
        raise Refused(WHY_TOO_LONG, count=len(said), longest=LONGEST_LINE, field="why")
    return str(said)
