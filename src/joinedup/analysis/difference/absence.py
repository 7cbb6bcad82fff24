"""What the record has and the file has not: listed, kept unless somebody says otherwise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from joinedup.analysis.difference.matched import ORDER, Matching
from joinedup.analysis.difference.merging import Says, absent_parts
from joinedup.analysis.difference.model import PARTS, Choice, Kept
from joinedup.analysis.difference.places import DEPENDENT, type_name
from joinedup.core.plan import COLLECTIONS, Thing
from joinedup.core.shapes import plain
from joinedup.core.words import Progress

END_FIELDS: Mapping[str, str] = {
    "delivery_system": "ended",
    "partner": "ended",
    "person": "left",
    "group": "ended",
    "seat": "ended",
    "seat_holder": "ended",
    "chair_term": "ended",
    "leadership_role": "ended",
    "link": "ended",
}
"""Type > the field that says when one ended. An action that ended has stopped."""


def absent_things(
    matching: Matching, says: Says, answers: Mapping[str, str]
) -> Iterator[tuple[Kept, Thing]]:
    """The things that the file lacks, with the steps and figures that go with each. What a
    question is about, or what has ended already, is not among them."""
    record, file = matching.record.graph.plan, matching.file.graph.plan
    found = {ref for ref in matching.to.values() if ref}
    asked = {
        each.ref
        for question in matching.questions
        for each in question.candidates
        if not question.answer
    }
    gone: dict[str, list[str]] = {}
    for type in ORDER:
        missed = says.of_type(type, getattr(file, COLLECTIONS[type]))
        for thing in getattr(record, COLLECTIONS[type]):
            if thing.ref in found or thing.ref in asked or has_ended(type, thing):
                continue
            above = matching.record.above(thing) if type in DEPENDENT else ""
            if above in gone:
                gone[above].append(thing.ref)
            if missed or above in gone:
                gone[thing.ref] = []
    with_others = {ref for refs in gone.values() for ref in refs}
    things = matching.record.graph.things
    for ref, with_it in gone.items():
        if ref not in with_others:
            type = type_name(things[ref])
            closed = type in matching.frozen
            kept = _kept(f"gone:{ref}", type, answers, closed, ref=ref, with_it=tuple(with_it))
            yield kept, things[ref]


def has_ended(type: str, record: Any) -> bool:
    """Whether it is known to have ended: then nobody expects it in a file."""
    field = END_FIELDS.get(type)
    return field is not None and getattr(record, field) is not None


def absent_row(type: str, row: Any, answers: Mapping[str, str], closed: bool = False) -> Kept:
    """A row that the file lacks. ``closed`` says that none may be withdrawn."""
    return _kept(f"gone:{type}:{fingerprint(row)}", type, answers, closed, row=row)


def absent_rows_of(
    old: Thing, new: Thing, says: Says, answers: Mapping[str, str], frozen: Collection[str] = ()
) -> Iterator[Kept]:
    """The targets and readings of a thing that the file lacks, counted."""
    for field, type in PARTS.items():
        before = getattr(old, field, ())
        if before and (getattr(new, field) or says.of(f"{type_name(old)}.{field}")):
            rows = absent_parts(before, getattr(new, field), type, says)
            if rows:
                name = f"gone:{old.ref}:{field}"
                closed = f"{type_name(old)}.{field}" in frozen
                count = len(rows)
                yield _kept(name, type, answers, closed, ref=old.ref, field=field, count=count)


def _kept(
    name: str, type: str, answers: Mapping[str, str], closed: bool = False, **given: Any
) -> Kept:
    choices = tuple(each for each in choices_of(type) if not closed or each is not Choice.WITHDRAW)
    said = answers.get(name) or answers.get(f"gone:{type}:*") or answers.get("gone:*") or ""
    choice = next((each for each in choices if each.value == said), Choice.KEEP)
    return Kept(id=name, type=type, choices=choices, choice=choice, **given)


def choices_of(type: str) -> tuple[Choice, ...]:
    """What may be done with something that the file lacks."""
    can_end = type in END_FIELDS or type == "action"
    return (Choice.KEEP, Choice.WITHDRAW, *((Choice.END,) if can_end else ()))


def fingerprint(row: Any) -> str:
    """A short name for a row, the same as long as it says the same."""
    said = json.dumps(plain(row), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


STOPPED = ("status", Progress.STOPPED)
"""What ends an action."""
