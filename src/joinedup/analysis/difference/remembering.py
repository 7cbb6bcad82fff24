"""Answers that were given for earlier files, by the names that they were given to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.analysis.difference.model import NEW
from joinedup.analysis.difference.sameness import fold, number_key

NameKey = tuple[str, str, str, str]
"""Type, number, title, and what it stands under (a ref of the record, or a title)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer (a ref of the record, ``new`` or ``leave out``) and the day of the file that it was
    given for."""

    answer: str
    day: datetime.date


Remembered = Mapping[NameKey, Said]


def remembered(
    earlier: Iterable[tuple[datetime.date, Mapping[str, Any]]],
) -> dict[NameKey, Said]:
    """Name > the last answer, from differences in plain form, the earliest first. An answer that was
    itself remembered keeps its day."""
    found: dict[NameKey, Said] = {}
    for day, difference in earlier:
        names = difference.get("names", {})
        for question in difference.get("questions", ()):
            answer, named = question.get("answer"), names.get(question["about"])
            if not answer or named is None or answer.startswith(NEW):
                continue
            said = Said(answer=answer, day=_day(question.get("said")) or day)
            for key in _keys(question["type"], named, names):
                found[key] = said
    return found


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _keys(type: str, named: Mapping[str, Any], names: Mapping[str, Any]) -> Iterator[NameKey]:
    title = _title(named)
    above = named.get("above", "")
    places = {_title(names[above])} if above in names else {""}
    places |= {above} if above and not above.startswith(NEW) else set()
    for place in places:
        yield key_of_name(type, named.get("number", ""), title, place)


def _title(named: Mapping[str, Any]) -> str:
    return fold(next(iter((named.get("title") or {}).values()), ""))


def key_of_name(type: str, number: str, title: str, above: str) -> NameKey:
    """What an answer is known by. ``above`` is a ref, or a folded title."""
    return type, number_key(number), fold(title), above
