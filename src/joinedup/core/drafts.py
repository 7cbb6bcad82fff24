"""What somebody wants a thing to say: cleaned, and refused only where it cannot be kept.

A plan in the making may be wrong (a date that ends before it starts, an action without a lead): the
check says so. Only what has no place in a record, no name, or no bounds is refused.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from joinedup.core import dictionary
from joinedup.core import plan as core
from joinedup.core.catalogue import N_
from joinedup.core.sentence import Sentence
from joinedup.core.shapes import Misfit, plain, reader_of
from joinedup.core.text import Text

RECORDS: Mapping[str, type[Any]] = MappingProxyType(
    {type_name: getattr(core, model) for model, type_name in dictionary.TYPES.items()}
)
"""Type > its record in ``core.plan``."""

REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict.fromkeys(core.COLLECTIONS, ("title",))
    | {"participation": ("community",), "update": ("subject",), "need": ("subject",)}
    | {"seat": ("group",), "seat_holder": ("seat",), "chair_term": ("group",)}
    | {"leadership_role": ("element", "field"), "statement": ("topic",)}
)
"""Type > what it cannot be without. These are also the types that people can add."""

LONGEST_NAME = 500
LONGEST_LINE = 2_000
LONGEST_TEXT = 20_000
LONGEST_LIST = 2_000

_NAMES = frozenset({"title", "number", "theme", "unit", "community", "topic"})
_WHOLE_TEXTS = frozenset({"update.text", "need.text"})
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")

NO_SUCH_FIELD = N_("“{name}” is not something that this can say. Leave it out.")
NEEDED = N_("“{name}” is empty. Fill it in.")
TOO_LONG = N_("“{name}” has {count} characters. Shorten it to {longest}.")
TOO_MANY = N_("“{name}” has {count} entries. Keep {longest} at most.")
NOT_FIT = N_("“{name}” cannot be kept: {problem}.")
NO_LANGUAGE = N_("“{language}” is not the code of a language, such as en or cy.")


class CannotKeep(ValueError):
    """What was given cannot be kept; ``field`` is the box it is about."""

    def __init__(self, field: str, sentence: Sentence, **params: Any) -> None:
        super().__init__(field, sentence, params)
        self.field, self.sentence, self.params = field, sentence, params


@cache
def hints(type_name: str) -> Mapping[str, Any]:
    """The fields of a type that people can fill in, with what each holds."""
    found = typing.get_type_hints(RECORDS[type_name])
    return {name: hint for name, hint in found.items() if name != "ref"}


def label_of(type_name: str, field: str) -> str:
    """What a field is called on forms and in the template: its header there."""
    row = dictionary.by_name().get(f"{type_name}.{field}")
    return (row.header if row else "") or field.replace("_", " ").capitalize()


def ready(type_name: str, says: Mapping[str, Any], old: Any = None) -> dict[str, Any]:
    """What is to be written: ``says`` cleaned, without what ``old`` says already. CannotKeep where
    something has no place, no name or no bounds; a new thing (no ``old``) needs its name."""
    found = {}
    for field, value in says.items():
        if field not in hints(type_name):
            raise CannotKeep(field, NO_SUCH_FIELD, name=field)
        given = clean(value)
        if old is None or given != clean(getattr(old, field)):
            found[field] = _kept(type_name, field, given)
    for field in REQUIRED.get(type_name, ()):
        if not (found.get(field) if field in found or old is None else True):
            raise CannotKeep(field, NEEDED, name=label_of(type_name, field))
    return found


def _kept(type_name: str, field: str, value: Any) -> Any:
    """A value as a record holds it."""
    label = label_of(type_name, field)
    if isinstance(value, tuple) and len(value) > LONGEST_LIST:
        raise CannotKeep(field, TOO_MANY, name=label, count=len(value), longest=LONGEST_LIST)
    longest = _longest(type_name, field)
    for said in _strings(value):
        if len(said) > longest:
            raise CannotKeep(field, TOO_LONG, name=label, count=len(said), longest=longest)
    if isinstance(value, Text):
        for tag, _ in value.versions:
            if not _LANGUAGE.fullmatch(tag):
                raise CannotKeep(field, NO_LANGUAGE, language=tag)
    try:
        return reader_of(hints(type_name)[field])(plain(value), field)
    except Misfit as misfit:
        raise CannotKeep(field, NOT_FIT, name=label, problem=misfit.problem) from None


def _longest(type_name: str, field: str) -> int:
    if field in _NAMES:
        return LONGEST_NAME
    whole = hints(type_name)[field] is Text or f"{type_name}.{field}" in _WHOLE_TEXTS
    return LONGEST_TEXT if whole else LONGEST_LINE


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [said for each in value for said in _strings(each)]
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return [said for each in fields for said in _strings(getattr(value, each.name))]
    return []


def clean(value: Any) -> Any:
    """A value without what cannot be seen: control characters, blank ends, empty languages."""
    if isinstance(value, str):
        return _UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if isinstance(value, Text):
        said = {tag: clean(words) for tag, words in value.versions}
        return Text(tuple((tag, words) for tag, words in said.items() if words))
    if isinstance(value, tuple):
        return tuple(clean(each) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = {each.name: clean(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return dataclasses.replace(value, **given)
    return value


def only_adds_languages(old: Any, new: Any) -> bool:
    """Whether a text says what it said in every language, and something in another besides."""
    if not (isinstance(old, Text) and isinstance(new, Text)):
        return False
    said = new.as_dict()
    return bool(old) and all(said.get(tag) == words for tag, words in old.versions)


def said_of(type_name: str, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as they were kept in plain form, as values again."""
    known = hints(type_name)
    return {name: reader_of(known[name])(kept[name], name) for name in kept if name in known}


def both(old: Any, new: Any) -> Any:
    """Two texts as one, the newer after the older; of what is no text, the newer."""
    if isinstance(old, Text) and isinstance(new, Text):
        mine = new.as_dict()
        found = {
            tag: both(words, mine.pop(tag)) if tag in mine else words for tag, words in old.versions
        }
        return Text(tuple((found | mine).items()))
    if isinstance(old, str) and isinstance(new, str):
        return old if old == new else "\n\n".join(filter(None, (old, new)))
    return new
