"""Facts in plain form, as JSON has them, and back."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from joinedup.analysis.across.facts import Facts, Term
from joinedup.core.shapes import plain, reader_of
from joinedup.core.text import Text
from joinedup.core.words import Layer, Sector

NOT_STATED = ""
"""What stands for the sector or layer that is not stated."""

_E = TypeVar("_E", bound=enum.Enum)
_read_term, _read_title = reader_of(Term), reader_of(Text)


def kept(facts: Facts) -> dict[str, Any]:
    """Facts as they are kept: without the key, which whoever keeps them has."""
    return {
        "title": plain(facts.title) if facts.title else None,
        "kind": facts.kind,
        "area": facts.area,
        "partners": _counts(facts.partners),
        "groups": _counts(facts.groups),
        "seats": facts.seats,
        "terms": [plain(each) for each in facts.terms],
    }


def facts_of(key: str, said: Mapping[str, Any]) -> Facts:
    """The facts of what :func:`kept` gave. ``core.shapes.Misfit``, KeyError or ValueError for what
    it cannot have given."""
    return Facts(
        key=key,
        title=_read_title(said["title"], "title") if said["title"] else None,
        kind=said["kind"],
        area=said["area"],
        partners=_counted(Sector, said["partners"]),
        groups=_counted(Layer, said["groups"]),
        seats=said["seats"],
        terms=tuple(_read_term(each, "terms") for each in said["terms"]),
    )


def _counts(found: Mapping[Any, int]) -> dict[str, int]:
    return {each.value if each else NOT_STATED: many for each, many in found.items()}


def _counted(of: type[_E], said: Mapping[str, int]) -> Counter[_E | None]:
    return Counter({of(name) if name else None: many for name, many in said.items()})
