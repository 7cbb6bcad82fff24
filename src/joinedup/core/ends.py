"""Whether something has ended, by what was written where its end would stand."""

from __future__ import annotations

import datetime

from joinedup.core.calendar_words import NO_DATE, fold
from joinedup.core.period import When

NO_END = NO_DATE | {"no", "not yet"}
"""What stands where an end would, where there is none."""


def has_end(when: When | None) -> bool:
    """Whether an end is written, with or without a day; "ongoing" and "n/a" are none."""
    if when is None or when.ongoing:
        return False
    return when.period is not None or (bool(when.text) and fold(when.text) not in NO_END)


def has_come(end: When | None, day: datetime.date) -> bool:
    """Whether an end that was written has come by ``day``. One without a date has ("yes",
    "closed"), but not where the words are none ("n/a", "TBC")."""
    if end is None or not has_end(end):
        return False
    return end.last_day is None or end.last_day <= day
