"""What time it is for the pages: the real time, or the day that it always is in a demonstration."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def now() -> datetime.datetime:
    """The instant, in UTC. A clock that stands still goes on through the hours of its day, so that
    what is done first is known first."""
    real = datetime.datetime.now(datetime.UTC)
    if settings.CLOCK is None:
        return real
    day: datetime.date = settings.CLOCK
    return real.replace(year=day.year, month=day.month, day=day.day)


def day_of(instant: datetime.datetime, zone: str = "") -> datetime.date:
    """The day that an instant falls on in a time zone, the installation's if none is given."""
    if settings.CLOCK is not None:
        return datetime.date(*settings.CLOCK.timetuple()[:3])
    return instant.astimezone(ZoneInfo(zone or settings.TIME_ZONE)).date()
