"""What refs name: the things that a command meets, each asked of the tables once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from joinedup.core.audience import Label
from joinedup.core.ref import LETTERS, TYPES, unshared
from joinedup.core.references import refs_of
from joinedup.records.models import Thing

_ONE_BY_ONE = 30
"""How many things are asked for one by one before all of them are: an edit names few, an import many."""


class UnknownRef(LookupError):
    """A ref that names nothing in scope."""


class NotShared(ValueError):
    """What is shared would name a thing that is still a partner's own; ``ref`` is what it names."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} is not shared, and something that is shared would name it.")
        self.ref = ref


class Named:
    """The things that have been named so far, by ref and by uid."""

    def __init__(self) -> None:
        self._things: dict[str, Thing] = {}
        self._misses = 0

    def thing(self, ref: str) -> Thing:
        """The thing that a ref (or a uid) names, in scope; UnknownRef if none."""
        if ref not in self._things and self._misses <= _ONE_BY_ONE:
            self._misses += 1
            few = self._misses <= _ONE_BY_ONE
            for each in Thing.objects.filter(_names(ref)) if few else Thing.objects.all():
                if each.uid not in self._things:
                    self.know(each)
        try:
            return self._things[ref]
        except KeyError:
            raise UnknownRef(ref) from None

    def know(self, thing: Thing) -> None:
        """Keep a thing under everything that names it."""
        self._things[thing.uid] = thing
        if thing.type in LETTERS:
            self._things[unshared(thing.type, thing.uid)] = thing
            self._things[thing.ref] = thing

    def uid(self, ref: str) -> str:
        """The uid of a ref; what is no ref (“office”) as it is."""
        try:
            return self.thing(ref).uid
        except UnknownRef:
            if ref[:1] in LETTERS.values() and (ref[1:].isdigit() or ref[1:2] == "-"):
                raise
            return ref

    def refuse_private(self, thing: Thing, record: Any) -> None:
        """Raise NotShared where what is shared, or another's, would name what is a partner's own."""
        for ref in refs_of(record):
            named = self._things.get(ref) or self._things.get(self.uid(ref))
            if named is not None and named.label == Label.PARTNER.value:
                own = thing.label == Label.PARTNER.value and thing.owner_id == named.owner_id
                if not own:
                    raise NotShared(ref)


class Keys(Mapping[str, int]):
    """The key of the row of each thing, by its ref or uid, asked of the tables when it is needed."""

    def __init__(self, named: Named) -> None:
        self._named = named

    def __getitem__(self, ref: str) -> int:
        return self._named.thing(ref).id

    def get(self, ref: str, default: Any = None) -> Any:
        """The key; ``default`` for what names nothing (“office”)."""
        try:
            return self[ref] if ref else default
        except UnknownRef:
            return default

    def __iter__(self) -> Iterator[str]:
        raise TypeError("Keys are asked for one by one.")

    __len__ = None  # type: ignore[assignment]


def _names(ref: str) -> Q:
    """The condition on a thing that a ref (“A12”, “A-…”) or a uid names it."""
    either = Q(uid=ref)
    if ref[:1] in TYPES:
        if ref[1:2] == "-":
            either |= Q(uid=ref[2:], type=TYPES[ref[0]])
        elif ref[1:].isdecimal() and len(ref) < 11:
            either |= Q(number=int(ref[1:]), type=TYPES[ref[0]])
    return either
