"""When two values say the same, and by what a row is known again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from joinedup.core.period import When

Key = tuple[object, ...]


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same. Dates do when they mean the same time, however written;
    words do when only quotation marks, dashes and white space differ, as programs change them."""
    if one == other:
        return True
    if isinstance(one, When) and isinstance(other, When):
        return when_key(one) == when_key(other)
    if isinstance(one, str) and isinstance(other, str):
        mine, theirs = typed(one), typed(other)
        return mine == theirs or (theirs.isupper() and mine.upper() == theirs)  # a heading
    return False


def same_field(field: str, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same. A due date is the last day of what is written,
    a start the first: “Mar 2028” is “31/03/2028”."""
    if field in _DAYS and isinstance(one, When) and isinstance(other, When):
        days = getattr(one, _DAYS[field]), getattr(other, _DAYS[field])
        if None not in days:
            return bool(days[0] == days[1] and one.ongoing == other.ongoing)
    return same(one, other)


_DAYS = {"due": "last_day", "ends": "last_day", "starts": "first_day"}
_TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})


def typed(text: str) -> str:
    """A text as a plain keyboard would have it."""
    lines = text.translate(_TYPED).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def when_key(when: When | None) -> object:
    """What a date means; its words where it means no time."""
    if when is None:
        return None
    if when.period is not None or when.ongoing:
        return when.period, when.ongoing
    return fold(when.text)


def fold(text: str) -> str:
    """A text as it is compared: case and runs of white space do not count."""
    return " ".join(text.split()).casefold()


def number_key(number: str) -> str:
    """A partnership's own number as it is compared: “1.2.” is “1.2”."""
    return fold(number).strip(" .")


KEY_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "link": ("source", "target", "kind"),
        "lineage": ("type", "number", "title"),
        "update": ("subject", "period", "by"),
        "need": ("subject", "kind", "nature", "occupation", "period"),
        "statement": ("topic", "title"),
        "extra": ("subject", "name"),
        "target": ("due", "group"),
        "reading": ("period", "group", "published"),
        "appearance": ("plan", "number"),
    }
)
"""Type of row > the fields by which it is known from one import to the next."""
_ALWAYS = frozenset({"subject", "source", "target", "kind", "topic", "name", "plan", "type"})
"""Fields that a row has whatever columns there are."""


def key_of(type: str, speaks: Callable[[str], bool]) -> Callable[[Any], Key]:
    """What a row of a type is known by in a file, which ``speaks`` of some fields only."""
    fields = [field for field in KEY_FIELDS[type] if field in _ALWAYS or speaks(f"{type}.{field}")]
    return lambda row: tuple(_part(getattr(row, field)) for field in fields)


def _part(value: Any) -> object:
    if isinstance(value, When):
        return when_key(value)
    return number_key(value) if isinstance(value, str) else value


def pairs(
    mine: list[Any], theirs: list[Any], key: Callable[[Any], Key]
) -> list[tuple[Any | None, Any | None]]:
    """(mine, theirs) by key, in the order of mine and then of theirs. Several of one key: those
    that are equal first, then in order."""
    waiting: dict[Key, list[int]] = {}
    for at, row in enumerate(theirs):
        waiting.setdefault(key(row), []).append(at)
    partner: dict[int, int] = {}
    groups: dict[Key, list[int]] = {}
    for at, row in enumerate(mine):
        groups.setdefault(key(row), []).append(at)
    for same_key, ours in groups.items():
        there = waiting.get(same_key)
        if there:
            _pair_group(ours, there, mine, theirs, partner)
    taken = set(partner.values())
    found = [(row, theirs[partner[at]] if at in partner else None) for at, row in enumerate(mine)]
    return [*found, *((None, row) for at, row in enumerate(theirs) if at not in taken)]


def _pair_group(
    ours: list[int], there: list[int], mine: list[Any], theirs: list[Any], partner: dict[int, int]
) -> None:
    left = list(there)
    rest = []
    for at in ours:
        equal = next((each for each in left if theirs[each] == mine[at]), None)
        if equal is None:
            rest.append(at)
        else:
            partner[at] = equal
            left.remove(equal)
    for at, each in zip(rest, left, strict=False):
        partner[at] = each
