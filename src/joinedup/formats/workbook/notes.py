"""What there is to say about reading a workbook: gathered cell by cell, told once a column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.finding import Finding, Place, Rule, Subject


@dataclass(slots=True)
class _Gathered:
    rule: Rule
    params: dict[str, Any]
    subject: Subject
    places: list[Place] = field(default_factory=list)
    count: int = 0


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
        subject: Subject | None = None,
        count: int = 1,
        **params: Any,
    ) -> None:
        """One more case. ``params`` and ``subject`` are those of the first case of a key; the
        sentence may also use {count}, and {others}, which is one less."""
        gathered = self._gathered.get((rule.code, key))
        if gathered is None:
            about = subject or Subject("file", title=self.file)
            gathered = self._gathered[rule.code, key] = _Gathered(rule, params, about)
        gathered.count += count
        if place is not None:
            gathered.places.append(place)

    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the codes and then as they came."""
        return tuple(_finding(each, self.file) for each in _by_code(self._gathered.values()))


def _by_code(gathered: Iterable[_Gathered]) -> list[_Gathered]:
    return sorted(gathered, key=lambda each: (each.rule.severity.weight, each.rule.code))


def _finding(gathered: _Gathered, file: str) -> Finding:
    places = gathered.places or [Place(file)]
    return Finding(
        rule=gathered.rule,
        subject=gathered.subject,
        params={**gathered.params, "count": gathered.count, "others": gathered.count - 1},
        place=places[0],
        others=tuple(places[1:]),
    )
