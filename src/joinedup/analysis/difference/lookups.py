"""What the things of one type are looked up by."""

from __future__ import annotations

from typing import Any

from joinedup.analysis.difference.matched import Matching
from joinedup.analysis.difference.merging import fields_of
from joinedup.analysis.difference.places import DEPENDENT
from joinedup.analysis.difference.pointers import pointers
from joinedup.analysis.difference.sameness import fold, number_key
from joinedup.analysis.difference.titles import number_of, texts_of, title_of
from joinedup.analysis.lineage.likeness import words_of
from joinedup.core.plan import Thing


class Lookups:
    """Keys of things, equal on both sides where they may be the same, or None. ``language`` is
    that of the titles that are compared."""

    def __init__(self, whole: Matching, type: str) -> None:
        self.whole, self.type = whole, type
        self.language = whole.language

    def number_title_place(self, thing: Thing, in_file: bool) -> object:
        """Number and title, in a place."""
        number, title = number_key(number_of(thing)), self._key_title(thing)
        place = self.whole.place_of(thing, in_file)
        return (number, title, place) if number and title else None

    def number_title(self, thing: Thing, in_file: bool) -> object:
        """Number and title."""
        number, title = number_key(number_of(thing)), self._key_title(thing)
        return (number, title) if number and title else None

    def title_in_place(self, thing: Thing, in_file: bool) -> object:
        """The title, in a place."""
        title, place = self._key_title(thing), self.whole.place_of(thing, in_file)
        return (title, place) if title else None

    def title_under_outcome(self, thing: Thing, in_file: bool) -> object:
        """The title, under an outcome."""
        title, top = self._key_title(thing), self.whole.top_of(thing, in_file)
        return (title, top) if title and top and self.type not in DEPENDENT else None

    def title(self, thing: Thing, in_file: bool) -> object:
        """The title alone."""
        return self._key_title(thing) or None

    def number_in_place(self, thing: Thing, in_file: bool) -> object:
        """The number, in a place."""
        number, place = number_key(number_of(thing)), self.whole.place_of(thing, in_file)
        return (number, place) if number else None

    def number(self, thing: Thing, in_file: bool) -> object:
        """The number alone."""
        return number_key(number_of(thing)) or None

    def joined(self, thing: Thing, in_file: bool) -> object:
        """What a thing joins, of those known by that: who sits in which seat. None where the file
        names what is not settled yet."""
        refs = [getattr(thing, field) or "" for field in pointers(thing.__class__)]
        if in_file:
            known = [self.whole.to.get(ref, "") for ref in refs]
            if any(ref and not here for ref, here in zip(refs, known, strict=True)):
                return None
            refs = known
        said = tuple(getattr(thing, field, None) for field in ("office", "element", "field"))
        return (*refs, *said) if any(refs) else None

    def joined_since(self, thing: Any, in_file: bool) -> object:
        """What a thing joins, and since when."""
        joins = self.joined(thing, in_file)
        return (joins, thing.starts.first_day) if joins and thing.starts else None

    def everything(self, thing: Thing, in_file: bool) -> object:
        """All that a thing says, where it has neither number nor title."""
        if self._title_of(thing) or number_key(number_of(thing)):
            return None
        points = pointers(thing.__class__)
        said = tuple(
            value
            for field in fields_of(thing.__class__)
            if not isinstance(value := getattr(thing, field), tuple) and field not in points
        )
        return (*said, self.whole.place_of(thing, in_file))

    def _same_title(self, old: Thing, new: Thing) -> bool:
        """Whether two have a title in common, in any language of the file's."""
        mine, theirs = texts_of(old).as_dict(), texts_of(new).as_dict()
        return any(_key(mine[tag]) == _key(words) for tag, words in theirs.items() if mine.get(tag))

    def _key_title(self, thing: Thing) -> object:
        """A title as it is looked up: case, punctuation, small words and plurals do not count."""
        return _key(texts_of(thing).as_dict().get(self.language, ""))

    def _title_of(self, thing: Thing) -> str:
        return title_of(thing, self.whole.language)


def _key(title: str) -> object:
    return tuple(sorted(words_of(title))) or fold(title)
