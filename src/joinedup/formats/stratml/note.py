"""Our note in a document: what StratML has no place for, as JSON in its other information.

The note says which element is which thing (by identifier), and what the plan says beyond what
the elements say. A hash of the elements tells whether somebody has changed them since; if so,
what they say stands, and the note only fills what they leave open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from joinedup.core.plan import COLLECTIONS, Plan
from joinedup.core.shapes import plain, reader_of
from joinedup.formats.stratml.element import Element, digest
from joinedup.formats.stratml.oddities import Oddities
from joinedup.formats.stratml.patch import Patch, Unfit, apply, difference, fill

SCHEMA = "joinedup.stratml/1"
_BEFORE = (
    "[Joinedup: the rest of this text is for the program of that name, which keeps here what "
    "StratML has no element for. "
)
_MARK = "[Joinedup:"
_CONTENT = f'{{"schema":"{SCHEMA}"'


@dataclass(frozen=True, slots=True)
class Note:
    """A note as read. ``changed`` is whether the elements are other than when it was written."""

    refs: Mapping[str, str]
    patch: Patch | None
    changed: bool = False


def write_note(tree: Element, refs: Mapping[str, str], base: Plan, plan: Plan) -> str:
    """The note for a tree that reads as ``base`` where ``plan`` is meant."""
    content = {
        "schema": SCHEMA,
        "elements": digest(tree),
        "refs": dict(refs),
        "plan": difference(plain(base), plain(plan)),
    }
    return f"{_BEFORE}{json.dumps(content, separators=(',', ':'))}]"


def put_note(tree: Element, note: str) -> None:
    """Put a note at the end of the document's other information."""
    information = tree.first("OtherInformation") or tree.add("OtherInformation")
    information.text = f"{information.text}\n{note}" if information.text else note


def take_note(tree: Element, oddities: Oddities) -> Note | None:
    """Take our note out of a document, if it has one that can be read. What somebody has
    written before or after it stays."""
    information = tree.first("OtherInformation")
    at = _where(information.text) if information else -1
    if information is None or at < 0:
        return None
    content, rest = _parse(information.text[at:])
    information.text = "\n".join(filter(None, (information.text[:at].strip(), rest)))
    if not information.text:
        tree.children.remove(information)
    if content is None:
        oddities.add("X20", information.line)
        return None
    refs = {str(key): str(ref) for key, ref in content["refs"].items()}
    note = Note(refs, content.get("plan"), content.get("elements") != digest(tree))
    if note.changed:
        oddities.add("X15", information.line)
    return note


def _where(text: str) -> int:
    """Where our note begins, -1 where there is none. A text of the plan may speak of the note, in
    it or before it: what it holds begins in a way that no text inside it can."""
    content = text.rfind(_CONTENT)
    return text.rfind(_MARK, 0, content) if content >= 0 else text.find(_MARK)


def complete(plan: Plan, note: Note) -> Plan:
    """The plan that the elements and the note say together. ValueError where the note is damaged."""
    if note.patch is None:
        return plan
    try:
        whole = fill(_open(plan), note.patch) if note.changed else apply(plain(plan), note.patch)
        completed: Plan = reader_of(Plan)(whole, "plan")
    except (TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise Unfit(str(fault)) from fault
    refs = [thing.ref for thing in completed.things()]
    if len(set(refs)) < len(refs) or not 1 <= completed.year_starts <= 12:
        raise Unfit("a plan that cannot be")
    return completed


def _open(plan: Plan) -> dict[str, Any]:
    """The plain plan, with what its things do not say left open: a field that has its default (one
    vote, for good) was not said by an element."""
    whole: dict[str, Any] = plain(plan)
    for collection in COLLECTIONS.values():
        for thing, row in zip(getattr(plan, collection), whole.get(collection, ()), strict=False):
            for field in fields(thing):
                if field.default is not MISSING and getattr(thing, field.name) == field.default:
                    row.pop(field.name, None)
    return whole


def _parse(text: str) -> tuple[dict[str, Any] | None, str]:
    """What a note holds, None where it is damaged, and the text after it."""
    try:
        start = text.index("{")
        content, length = json.JSONDecoder().raw_decode(text[start:])
    except (ValueError, RecursionError):
        return None, ""
    rest = text[start + length :].removeprefix("]").strip()
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        return None, rest
    return (content, rest) if isinstance(content.get("refs"), dict) else (None, rest)
