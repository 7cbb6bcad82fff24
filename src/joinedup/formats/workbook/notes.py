"""What there is to say about reading a workbook: gathered cell by cell, told once a column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from joinedup.core.finding import Finding, Place, Rule, Subject

MOST_PLACES = 250  # of one finding; its count goes on


@dataclass(slots=True)
class _Gathered:
    rule: Rule
    params: dict[str, Any]
    about: About | None
    places: list[Place] = field(default_factory=list)
    count: int = 0


class About(Protocol):
    """A thing in the making that a finding is about: its ref is asked for when all is read."""

    type: str
    ref: str
    title: str
    number: str


class Notes:
    """Findings in the making. Those of one rule and key are one finding with several places."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._gathered: dict[tuple[str, object], _Gathered] = {}

    def add(
        self,
        rule: Rule,
        key: object,
        place: Place | None,
        *,
        about: About | None = None,
        count: int = 1,
        **params: Any,
    ) -> None:
        """One more case. ``params`` and ``about`` are those of the first case of a key; the
        sentence may also use {count}, and {others}, which is one less."""
        gathered = self._gathered.get((rule.code, key))
        if gathered is None:
            gathered = self._gathered[rule.code, key] = _Gathered(rule, params, about)
        gathered.count += count
        if place is not None and len(gathered.places) < MOST_PLACES:
            gathered.places.append(place)

    def is_full(self, rule: Rule, key: object) -> bool:
        """Whether a finding has all the places that it keeps, so that no more need be worked out."""
        gathered = self._gathered.get((rule.code, key))
        return gathered is not None and len(gathered.places) == MOST_PLACES

    def findings(self, words: Mapping[str, tuple[str, str]]) -> tuple[Finding, ...]:
        """Every finding in the partnership's own ``words``, by code and then as they came."""
        ordered = _by_code(self._gathered.values())
        return tuple(_finding(each, self.file, words) for each in ordered)


def _by_code(gathered: Iterable[_Gathered]) -> list[_Gathered]:
    return sorted(gathered, key=lambda each: (each.rule.severity.weight, each.rule.code))


def _finding(gathered: _Gathered, file: str, words: Mapping[str, tuple[str, str]]) -> Finding:
    places = gathered.places or [Place(file)]
    about = gathered.about
    subject = Subject("file", title=file)
    if about is not None:
        subject = Subject(about.type, about.ref or None, about.title, about.number or None)
    return Finding(
        rule=gathered.rule,
        subject=subject,
        params={**gathered.params, "count": gathered.count, "others": gathered.count - 1},
        place=places[0],
        others=tuple(places[1:]),
        words=words,
    )
