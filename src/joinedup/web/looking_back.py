"""On which day something is shown, and by which day it was known: two boxes, each for one day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from joinedup.core.catalogue import N_, Words, render
from joinedup.core.dates import read_when
from joinedup.core.period import Grain

ON, KNOWN = "on", "known"
NO_DAY = N_("“{said}” is not one day. Write one such as 10/09/2025.")
NOT_YET = N_("{day} has not come yet. Write today or an earlier day.")


@dataclass(frozen=True, kw_only=True)
class Back:
    """What was typed, and the days that it means, None where nothing was typed or it is no day.
    ``wrong`` says of a box why not."""

    typed: Mapping[str, str] = field(hash=False)
    on: datetime.date | None = None
    known: datetime.date | None = None
    wrong: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def past(self) -> bool:
        """Whether another day is asked for, or what was known on one."""
        return self.on is not None or self.known is not None


def back(
    typed: Mapping[str, str],
    today: datetime.date,
    year_starts: int,
    language: str,
    words: Words,
) -> Back:
    """What the boxes mean. Nobody knows yet what will be known after ``today``; where a box is
    wrong, neither counts."""
    wrong: dict[str, str] = {}
    found: dict[str, datetime.date] = {}
    for name, said in typed.items():
        period = read_when(said, year_starts=year_starts).period if said else None
        if period is not None and period.grain is Grain.DAY:
            found[name] = period.start
        elif said:
            wrong[name] = render(NO_DAY, {"said": said}, language, words)
    if KNOWN in found and found[KNOWN] > today:
        wrong[KNOWN] = render(NOT_YET, {"day": found[KNOWN]}, language, words)
    if wrong:
        return Back(typed=typed, wrong=wrong)
    return Back(typed=typed, on=found.get(ON), known=found.get(KNOWN))
