"""What a record says once the file has had its say: field by field, language by language."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from joinedup.analysis.difference.model import MODELS, PARTS
from joinedup.analysis.difference.pointers import Pointer, pointers
from joinedup.analysis.difference.sameness import fold, key_of, pairs, same, same_field
from joinedup.analysis.lineage.likeness import words_of
from joinedup.core.dictionary import TYPES
from joinedup.core.plan import COLLECTIONS, Lead, Link, Plan
from joinedup.core.planfile import Places
from joinedup.core.text import Text

BY_NAME = ("partner", "locality", "person")
"""Types that come into a file by being named in another row."""


FIGURES = ("baseline", "target", "reading")


def _same_figure(mine: Any, theirs: Any) -> bool:
    """Whether a figure is the same number: then it matters little that one has a per cent sign."""
    return mine.value is not None and mine.value == theirs.value


class Says:
    """What a file speaks of: which fields, in which rows, and in which languages."""

    def __init__(self, file: Plan, places: Places | None = None) -> None:
        self.file = file
        self.places = places or Places()
        self._fields = file.fields
        self._types = frozenset(name.partition(".")[0] for name in file.fields or ())
        self._languages: dict[str, frozenset[str]] = {}
        self._lists: dict[str, bool] = {}

    def of(self, name: str) -> bool:
        """Whether the file had a place for a field (``action.due``)."""
        return self._fields is None or name in self._fields

    def empties(self, row: str, type: str, field: str) -> bool:
        """Whether an empty field was emptied: its row (a ref, or ``update:3``) has a column for
        it. Where the row's columns are not known, whether any row has."""
        columns = self.places.columns(row) if row else None
        return self.of(f"{type}.{field}") if columns is None else field in columns

    def of_type(self, type: str, rows: Collection[Any]) -> bool:
        """Whether the file lists a type, so that absence tells something. Bodies and people that
        are only named in other rows are no list."""
        if self._fields is None or type not in BY_NAME:
            return self._fields is None or bool(rows)
        known = [columns for row in rows if (columns := self.places.columns(row.ref)) is not None]
        if known:
            return any(len(columns) > 1 for columns in known)
        return any(not is_bare(row, type) for row in rows)

    def lists(self, type: str) -> bool:
        """Whether things of a type stand in rows of their own, under the names they go by. A body
        that other rows name in passing is not called otherwise because of it."""
        if type not in self._lists:
            self._lists[type] = self.of_type(
                type, getattr(self.file, COLLECTIONS.get(type, ""), ())
            )
        return self._lists[type]

    def languages(self, type: str, field: str) -> frozenset[str]:
        """The languages in which the file says a field: in these it can empty one."""
        name = f"{type}.{field}"
        if name not in self._languages:
            rows = getattr(self.file, COLLECTIONS.get(type, ""), None)
            rows = self.file.statements if rows is None else rows
            used = {tag for row in rows for tag, _ in getattr(row, field).versions}
            self._languages[name] = frozenset({self.file.language, *used})
        return self._languages[name]


def fields_of(model: type[Any]) -> tuple[str, ...]:
    """The names of a model's fields, without ``ref``."""
    return _fields_of(TYPES[model.__name__])


@cache
def _fields_of(type: str) -> tuple[str, ...]:
    return tuple(each.name for each in dataclasses.fields(MODELS[type]) if each.name != "ref")


@cache
def _unsaid(type: str) -> Mapping[str, Any]:
    """The values of fields of which nothing was said."""
    return {
        each.name: each.default
        for each in dataclasses.fields(MODELS[type])
        if each.default is not dataclasses.MISSING
    }


def is_bare(record: Any, type: str) -> bool:
    """Whether a record of the file says only that it is there: a body that was named in a cell, a
    link that was drawn by a column. It empties nothing."""
    if type not in BY_NAME and not isinstance(record, Link):
        return False
    unsaid = _unsaid(type)
    keep = ("title",) if type in BY_NAME else ("kind",)
    return all(getattr(record, name) == value for name, value in unsaid.items() if name not in keep)


def changed_fields(
    mine: Any, theirs: Any, says: Says, broken: Collection[str] = (), row: str = ""
) -> Iterator[tuple[str, Any, Any]]:
    """(field, before, after) of one record. ``broken`` are fields that point to what is not
    settled yet: they are left as they are. ``row`` is what its place in the file is known by."""
    type = TYPES[mine.__class__.__name__]
    bare, unsaid = is_bare(theirs, type), _unsaid(type)
    for field in fields_of(mine.__class__):
        before, after = getattr(mine, field), getattr(theirs, field)
        if before is after or before == after or field in broken:
            continue
        if field == "text" and type in FIGURES and _same_figure(mine, theirs):
            continue
        if field == "title" and before and type in BY_NAME and not says.lists(type):
            continue
        silent = not after or (field in unsaid and after == unsaid[field])
        if silent and (bare or not says.empties(row, type, field)):
            continue
        settled = _settled(type, field, before, after, says)
        if not same_field(field, before, settled):
            yield field, before, settled


def merged(mine: Any, theirs: Any, says: Says, row: str = "") -> Any:
    """A record with what the file says of it."""
    changes = {field: after for field, _, after in changed_fields(mine, theirs, says, (), row)}
    return replace(mine, **changes) if changes else mine


def _settled(type: str, field: str, before: Any, after: Any, says: Says) -> Any:
    if isinstance(after, Text):
        return merged_text(before, after, says.languages(type, field))
    if field in PARTS and isinstance(before, tuple):
        return merged_parts(before, after, PARTS[field], says)
    if field == "baseline" and before is not None and after is not None:
        return merged(before, after, says)
    how = pointers(MODELS[type]).get(field)
    if how is Pointer.MANY:
        return before if sorted(before) == sorted(after) else after
    if field == "leads":
        return _merged_leads(before, after)
    return after


def merged_text(before: Text, after: Text, languages: Collection[str]) -> Text:
    """The languages that the file has, as it has them; the others of the record stay."""
    new = after.as_dict()
    kept = [
        (tag, words if same(words, new.get(tag, words)) else new[tag])
        for tag, words in before.as_dict().items()
        if tag in new or tag not in languages
    ]
    known = {tag for tag, _ in kept}
    return Text((*kept, *((tag, words) for tag, words in new.items() if tag not in known)))


def _merged_leads(before: tuple[Lead, ...], after: tuple[Lead, ...]) -> tuple[Lead, ...]:
    """The leads of the file; whom one was matched to is kept where the file does not tell."""
    by_words = {_who(lead): lead for lead in reversed(before)}
    by_person = {lead.person: lead for lead in reversed(before) if lead.person}
    return tuple(
        _merged_lead(by_person.get(lead.person or "") or by_words.get(_who(lead)), lead)
        for lead in after
    )


def _who(lead: Lead) -> object:
    """Who leads, in words: “Housing (Head of)” is “Head of Housing”."""
    return words_of(lead.text) or fold(lead.text)


def _merged_lead(before: Lead | None, after: Lead) -> Lead:
    if before is None or before.state is not after.state:
        return after
    person, partner = after.person or before.person, after.partner or before.partner
    if (person, partner) == (before.person, before.partner):
        return before
    return replace(before, person=person, partner=partner)


def merged_parts(
    before: tuple[Any, ...], after: tuple[Any, ...], type: str, says: Says
) -> tuple[Any, ...]:
    """The rows of a thing by what they are known by. Those that the file lacks stay."""
    found = []
    for mine, theirs in pairs(list(before), list(after), part_key(type, before, after, says)):
        if mine is None:
            found.append(theirs)
        else:
            found.append(mine if theirs is None else merged(mine, theirs, says))
    return tuple(found)


def part_key(
    type: str, before: tuple[Any, ...], after: tuple[Any, ...], says: Says
) -> Callable[[Any], tuple[object, ...]]:
    """What the rows of one thing are known by. A measure's only target is the same target,
    whatever it says."""
    if type == "target" and len(before) == len(after) == 1:
        return lambda row: ()
    return key_of(type, says.of)


def absent_parts(
    before: tuple[Any, ...], after: tuple[Any, ...], type: str, says: Says
) -> tuple[Any, ...]:
    """The rows of a thing that the file lacks."""
    key = part_key(type, before, after, says)
    return tuple(mine for mine, theirs in pairs(list(before), list(after), key) if theirs is None)
