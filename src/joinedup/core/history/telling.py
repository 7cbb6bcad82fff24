"""Reading a line of history aloud: the plain values that an event holds, as parts of a sentence."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from joinedup.core.catalogue import N_, render
from joinedup.core.drafts import RECORDS, label_of
from joinedup.core.history.verbs import VERBS
from joinedup.core.permissions import Role
from joinedup.core.sentence import Phrase, Sentence, Word
from joinedup.core.text import Text
from joinedup.core.words import Continuation, LinkKind

SOMETHING_ELSE = N_("{by} did something that this version cannot put in words.")
SOMEBODY = N_("somebody")
ADMINISTRATOR = N_("the administrator of this installation")

_KINDS = {
    LinkKind.SERVES.value: N_("{source} serves {target}"),
    LinkKind.SUPPORTS.value: N_("{source} supports {target}"),
    LinkKind.DEPENDS_ON.value: N_("{source} depends on {target}"),
    LinkKind.CONFLICTS_WITH.value: N_("{source} conflicts with {target}"),
}
_CONTINUATIONS = {
    "": N_("nothing yet"),
    Continuation.CARRIED_ON.value: N_("carried on"),
    Continuation.MERGED.value: N_("merged"),
    Continuation.SPLIT.value: N_("split"),
    Continuation.ACHIEVED.value: N_("achieved"),
    Continuation.STOPPED.value: N_("stopped"),
    Continuation.MOVED.value: N_("moved"),
}
WORDS: Mapping[str, str] = {
    "update": N_("an update"),
    "need": N_("a stated need"),
    "statement": N_("the statement"),
    "lineage": N_("what became of"),
}
_COUNTS = {
    "added": N_("{count} added"),
    "changed": N_("{count} changed"),
    "ended": N_("{count} ended"),
    "withdrawn": N_("{count} withdrawn"),
}


def sentence_of(
    verb: str, by: Mapping[str, str], params: Mapping[str, Any]
) -> tuple[Sentence, dict[str, Any]]:
    """The sentence of a line and what fills it, to be rendered in a language with the words of the
    partnership. ``by`` and ``params`` are plain, as the event holds them."""
    said = {name: _part(name, value, params) for name, value in params.items()}
    said |= {"by": by.get("title") or _role_of(by)}
    sentence = VERBS.get(verb, SOMETHING_ELSE)
    for name in ("under", "also", "counts"):
        said.setdefault(name, "")
    return sentence, said


def _role_of(by: Mapping[str, str]) -> Phrase:
    """Whoever has no title: an administrator has no role in the partnership, and the public does
    nothing in it."""
    role = by.get("role", "")
    return Phrase(ADMINISTRATOR if role == Role.PUBLIC.value else role or SOMEBODY)


def aloud(verb: str, by: Mapping[str, str], params: Mapping[str, Any], language: str = "en") -> str:
    """A line of history as one sentence."""
    sentence, said = sentence_of(verb, by, params)
    return render(sentence, said, language)


def _part(name: str, value: Any, params: Mapping[str, Any]) -> Any:
    if name == "fields":
        type_name = _type_in(params)
        return tuple(field_name(type_name, each) for each in value)
    if name == "field":
        return Phrase(label_of(_type_in(params), value))
    if name == "under":
        return Phrase(N_(" under {place}"), {"place": thing_named(value)})
    if name == "also":
        return _also(value)
    if name == "counts":
        return _counts(value, params.get("types", {}))
    if name == "what":
        return Phrase(_CONTINUATIONS.get(value, value))
    if name == "meaning":
        return Phrase(value)
    if name == "on":
        return datetime.date.fromisoformat(value)
    if name == "when":
        return _day_if_one(value)
    if name == "types":
        return ""  # counts for whoever reads the event itself
    if isinstance(value, Mapping):
        return thing_named(value) if "uid" in value else Text.from_dict(value)
    return value


def _day_if_one(value: str) -> datetime.date | str:
    """When something ended: a day, or what was written where that is none ("spring 2026")."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return value


def _type_in(params: Mapping[str, Any]) -> str:
    thing = params.get("thing")
    return thing["type"] if thing else "plan"


SETTINGS: Mapping[str, str] = {
    "languages": N_("Languages in which it publishes"),
    "time_zone": N_("Time zone"),
    "words": N_("Its own words"),
    "findings_released": N_("Who may read all things to put right"),
    "balance_released": N_("Who may read leadership and balance"),
    "vocabulary": N_("Fields in which leadership is told"),
    "facts_released": N_("Being counted across partnerships"),
}
"""What a partnership chooses for itself, beside what a plan says too."""


def field_name(type_name: str, field: str) -> Phrase:
    """A field as it stands in a sentence: “By when”."""
    label = SETTINGS.get(field) or (label_of(type_name, field) if type_name in RECORDS else field)
    return Phrase(N_("“{field}”"), {"field": Phrase(label)})


def thing_named(told: Mapping[str, Any]) -> Phrase:
    """A thing as a line told of it: its type, its own number and its title."""
    if "source" in told and "target" in told:
        ends = {end: thing_named(told[end]) for end in ("source", "target")}
        return Phrase(_KINDS[told["kind"]], ends)
    type_name = told["type"]
    word: Any = Phrase(WORDS[type_name]) if type_name in WORDS else Word(type_name)
    said: dict[str, Any] = {"type": word, "number": told.get("number", "")}
    if "of" in told:
        return Phrase(N_("{type} on {of}"), said | {"of": thing_named(told["of"])})
    title = told.get("title")
    if not title:
        return Phrase(N_("{type} {ref}"), said | {"ref": told.get("ref", "")})
    said["title"] = Text.from_dict(title) if isinstance(title, Mapping) else title
    if said["number"]:
        return Phrase(N_("{type} {number} “{title}”"), said)
    return Phrase(N_("{type} “{title}”"), said)


def _also(count: int) -> Any:
    if not count:
        return ""
    return Phrase(N_(" and one more") if count == 1 else N_(" and {count} more"), {"count": count})


def _counts(counts: Mapping[str, int], types: Mapping[str, Mapping[str, int]]) -> Any:
    """How many were added, changed, ended and withdrawn; of what a plan is made of by name."""
    parts = tuple(
        Phrase(_COUNTS[name], {"count": _by_type(count, types.get(_KIND_OF[name], {}))})
        for name, count in counts.items()
        if count and name in _COUNTS
    )
    return Phrase(N_(": {parts}"), {"parts": parts}) if parts else Phrase(N_(": nothing new"))


def _by_type(count: int, types: Mapping[str, int]) -> Any:
    named = [(name, types[name]) for name in NAMED if types.get(name)]
    if not named:
        return count
    parts = [
        Phrase(N_("{count} {level}"), {"count": number, "level": Word(name, plural=number != 1)})
        for name, number in named
    ]
    rest = count - sum(number for _, number in named)
    return (*parts, *([Phrase(N_("{count} more"), {"count": rest})] if rest else ()))


NAMED = ("outcome", "priority", "action", "delivery_system")
"""The types that a line of history counts by name."""
_KIND_OF = {"added": "add", "changed": "change", "ended": "end", "withdrawn": "withdraw"}


def uids_told(params: Any) -> tuple[str, ...]:
    """The uids of the things that a line names, in its order."""
    found: list[str] = []
    if isinstance(params, Mapping):
        if "uid" in params and "type" in params:
            found.append(params["uid"])
        for value in params.values():
            found += uids_told(value)
    return tuple(dict.fromkeys(found))
