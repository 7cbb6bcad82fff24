"""What lasts from one day to another, as written: what is gone by a day, what is there at once.

The day of an end is the first on which a thing no longer holds, as in ``core.governance``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from joinedup.core.catalogue import N_
from joinedup.core.ends import has_end
from joinedup.core.period import Grain, When
from joinedup.core.sentence import Phrase

ON = N_(" on {day}")
IN = N_(" in {when}")
SINCE = N_(" since {day}")
SINCE_ABOUT = N_(" since {when}")
UNTIL = N_(" until {day}")
UNTIL_ABOUT = N_(" until {when}")


class Lasting(Protocol):
    """What has a first and a last day."""

    @property
    def ref(self) -> str: ...
    @property
    def starts(self) -> When | None: ...
    @property
    def ended(self) -> When | None: ...


_T = TypeVar("_T", bound=Lasting)


def gone(ended: When | None, day: datetime.date, today: datetime.date) -> bool:
    """Whether an end has come by ``day``. One without a day has come by today, and nobody knows of
    the days before."""
    if ended is None or not has_end(ended):
        return False
    return day >= (ended.last_day or today)


def overlap(one: Lasting, other: Lasting) -> bool:
    """Whether two last at one time for certain. They may touch: the day of the one's end is the
    other's first, or both are in the same month or year where no day was written. A first day that
    is not known has come; what ended on a day that is not known overlaps with nothing."""
    return max(_begun(one), _begun(other)) < min(_over(one), _over(other))


def at_once(these: Iterable[_T], place: Callable[[_T], Hashable | None]) -> Iterator[tuple[_T, _T]]:
    """Those that overlap another in the same place, each once, with one that was there before. What
    has no place (None) is passed over. In the time that sorting them takes."""
    kept: dict[Hashable, _T] = {}
    for each in sorted(these, key=lambda each: (_begun(each), each.ref)):
        where = place(each)
        if where is None or not _begun(each) < _over(each):
            continue
        before = kept.get(where)
        if before is not None and overlap(before, each):
            yield before, each
        if before is None or _over(before) < _over(each):
            kept[where] = each


def _begun(lasting: Lasting) -> datetime.date:
    """The latest day on which it can have begun."""
    day = lasting.starts.last_day if lasting.starts else None
    return day or datetime.date.min


def _over(lasting: Lasting) -> datetime.date:
    """The earliest day on which it can have been over."""
    if lasting.ended is None or not has_end(lasting.ended):
        return datetime.date.max
    return lasting.ended.first_day or datetime.date.min


def circles(under: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """The circles in {ref: the ref that it stands under}, each once, from its first in order."""
    passed: set[str] = set()
    for ref in under:
        way: dict[str, int] = {}
        at: str | None = ref
        while at is not None and at in under and at not in passed:
            passed.add(at)
            way[at] = len(way)
            at = under[at]
        if at is not None and at in way:
            yield tuple(way)[way[at] :]


def on(when: When | None) -> Phrase | str:
    """`` on 30 September 2026``; `` in Sep 2026`` where only that was written; "" without a date."""
    return _said(when, ON, IN)


def since(when: When | None) -> Phrase | str:
    """`` since 30 September 2026``, as the end of a sentence."""
    return _said(when, SINCE, SINCE_ABOUT)


def stretch(lasting: Lasting) -> dict[str, Any]:
    """{since} and {until} of something, as the end of a sentence."""
    return {
        "since": since(lasting.starts),
        "until": _said(lasting.ended, UNTIL, UNTIL_ABOUT),
    }


def _said(when: When | None, exactly: str, about: str) -> Phrase | str:
    if when is None or when.period is None:
        return ""
    if when.period.grain is Grain.DAY:
        return Phrase(exactly, {"day": when.period.start})
    return Phrase(about, {"when": when})
