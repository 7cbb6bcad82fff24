"""When an action starts and is due: from our note, from what it says of itself, or its targets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from joinedup.core.dates import read_when
from joinedup.core.period import When
from joinedup.core.plan import Measure
from joinedup.formats.stratml.days import fiscal_schedule, fiscal_years, whole_schedule
from joinedup.formats.stratml.draft import Draft
from joinedup.formats.stratml.element import Element

Schedule = tuple[When | None, When | None]


class Scheduler:
    """Knows how the document names its fiscal years: the first that an objective is scheduled
    for either begins, or ends, in the year in which the plan starts."""

    def __init__(
        self, draft: Draft, plan_starts: datetime.date | None, objectives: Iterable[Element]
    ) -> None:
        self.draft = draft
        said = (fiscal_years(each.text_of("OtherInformation")) for each in objectives)
        first = min((years[0] for years in said if years), default=None)
        self.named_for: int | None = None
        if first is not None and plan_starts is not None and first - plan_starts.year in (0, 1):
            self.named_for = first - plan_starts.year

    def schedule(
        self,
        element: Element,
        text: str,
        starts: str | None,
        due: str | None,
        measures: Iterable[Measure],
    ) -> Schedule:
        """Start and due date of an action; what it says of itself goes before its targets."""
        if starts is not None or due is not None:
            return self._read(starts), self._read(due)
        targets = [target.due for measure in measures for target in measure.targets if target.due]
        by_targets = whole_schedule(targets)
        years = fiscal_years(text)
        if years is None or self.named_for is None:
            return by_targets
        said = fiscal_schedule(years, self.named_for, self.draft.year_starts)
        if said is None:
            return by_targets
        if by_targets[1] is not None and _last(by_targets) != _last(said):
            name = element.text_of("SequenceIndicator") or element.text_of("Name")
            self.draft.oddities.add(
                "X14", element.line, f"{name} ({_name(years)}; {by_targets[1].text})"
            )
        return said

    def _read(self, text: str | None) -> When | None:
        return read_when(text, year_starts=self.draft.year_starts) if text else None


def _last(schedule: Schedule) -> datetime.date | None:
    return schedule[1].last_day if schedule[1] else None


def _name(years: tuple[int, int]) -> str:
    return f"FY {years[0]}" if years[0] == years[1] else f"FY {years[0]} - {years[1]}"
