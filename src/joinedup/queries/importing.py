"""The questions of an import as its page asks them: type by type, what matters most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from joinedup.analysis.difference import Asked
from joinedup.core.plan import COLLECTIONS

_AT_LEAST = 2
"""So many questions of a type are worth one answer for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What is asked about the things of one type. ``sure`` is what those of the open ones would be
    answered that are nearly called the same: nobody has said so yet, and a person must."""

    type: str
    open: tuple[Asked, ...]
    said: tuple[Asked, ...]
    sure: tuple[tuple[str, str], ...]


def by_type(questions: Iterable[Asked]) -> tuple[Questions, ...]:
    """The questions in the order in which they matter: what the plan is made of, then who does it,
    then how it is measured."""
    found: dict[str, list[Asked]] = {}
    for each in questions:
        found.setdefault(each.type, []).append(each)
    order = {type: at for at, type in enumerate(COLLECTIONS)}
    types = sorted(found, key=lambda type: order.get(type, len(order)))
    return tuple(_of_type(type, found[type]) for type in types)


def _of_type(type: str, asked: list[Asked]) -> Questions:
    sure = _sure(asked)
    return Questions(
        type=type,
        open=tuple(each for each in asked if not each.chosen),
        said=tuple(each for each in asked if each.chosen),
        sure=sure if len(sure) >= _AT_LEAST else (),
    )


def _sure(asked: list[Asked]) -> tuple[tuple[str, str], ...]:
    """Open questions with one candidate alone, nearly of the same name and in the same place, that
    no other question could mean: (id, ref)."""
    times = Counter(value for each in asked for value, _ in each.choices)
    return tuple(
        (each.id, each.likely)
        for each in asked
        if not each.chosen and each.likely and times[each.likely] == 1
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """What of one type is in the plan and not in the file. ``id`` is the key of the answer for all
    of them, ``chosen`` that answer, or ""."""

    id: str
    type: str
    sentence: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    items: tuple[Asked, ...]


def absent(
    lacking: Iterable[Asked], counts: Iterable[tuple[str, str]], answers: Mapping[str, str]
) -> tuple[Absent, ...]:
    """What the file lacks, type by type."""
    found: dict[str, list[Asked]] = {}
    for each in lacking:
        found.setdefault(each.type, []).append(each)
    return tuple(
        Absent(
            id=f"gone:{type}:*",
            type=type,
            sentence=sentence,
            choices=found[type][0].choices,
            chosen=answers.get(f"gone:{type}:*", ""),
            items=tuple(found[type]),
        )
        for type, sentence in counts
        if type in found
    )


def given(
    posted: Mapping[str, str], shown: Iterable[Asked], before: Mapping[str, str]
) -> dict[str, str]:
    """The answers that a form gives. What stands as it was shown is no answer; one for all of a
    type takes back those for one of it."""
    chosen = {each.id: each.chosen for each in shown}
    said = {name: value for name, value in posted.items() if value and chosen.get(name) != value}
    for name in [each for each in said if each.endswith(":*")]:
        said |= {each: "" for each in before if each.startswith(name[:-1]) and each != name}
    return said
