"""Between which days something is asked for: two boxes, each a day, a month, a quarter or a year."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from joinedup.core.catalogue import N_, Words, render
from joinedup.core.dates import read_when
from joinedup.core.period import Period
from joinedup.web.forms.values import NO_DATE

FROM, TO = "from", "to"
BACKWARDS = N_("The last day, {last}, is before the first, {first}. Change one of them.")


@dataclass(frozen=True, kw_only=True)
class Between:
    """What was typed, and what it means: the first and the last day, None where nothing was typed
    or it cannot be read. ``wrong`` says of a box why not."""

    typed: Mapping[str, str] = field(hash=False)
    first: datetime.date | None = None
    last: datetime.date | None = None
    wrong: Mapping[str, str] = field(default_factory=dict, hash=False)

    def instants(self, zone: ZoneInfo) -> tuple[datetime.datetime | None, datetime.datetime | None]:
        """From when, and up to and without when, in UTC."""
        after = self.last + datetime.timedelta(days=1) if self.last else None
        return _midnight(self.first, zone), _midnight(after, zone)


def _midnight(day: datetime.date | None, zone: ZoneInfo) -> datetime.datetime | None:
    if day is None:
        return None
    return datetime.datetime.combine(day, datetime.time.min, zone).astimezone(datetime.UTC)


def between(typed: Mapping[str, str], year_starts: int, language: str, words: Words) -> Between:
    """What two boxes mean. Of a month or a year in the first box the first day counts, in the second
    the last."""
    wrong: dict[str, str] = {}
    found: dict[str, Period] = {}
    for name, said in typed.items():
        period = read_when(said, year_starts=year_starts).period if said else None
        if period is not None and period.end < datetime.date.max:
            found[name] = period
        elif said:
            wrong[name] = render(NO_DATE, {"said": said}, language, words)
    first = found[FROM].start if FROM in found else None
    last = found[TO].last_day if TO in found else None
    if first and last and last < first:
        wrong[TO] = render(BACKWARDS, {"first": first, "last": last}, language, words)
        first = last = None
    return Between(typed=typed, first=first, last=last, wrong=wrong)
