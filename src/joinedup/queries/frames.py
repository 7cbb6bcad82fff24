"""The frame of a page about a plan: which version is shown, on which day, and which others there are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from joinedup.core.text import Text
from joinedup.core.words import PlanStatus
from joinedup.queries import snapshots
from joinedup.queries.visits import Visit
from joinedup.records import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page about a plan version says of it. ``current`` is whether it is the version
    that addresses without a version mean."""

    uid: str
    series: str
    title: Text
    version: str
    status: PlanStatus | None
    agreed: datetime.date | None
    current: bool
    day: datetime.date

    @property
    def open(self) -> bool:
        """Whether anything of it may still change: another has not taken its place."""
        return self.status is not PlanStatus.SUPERSEDED


def frame_of(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Frame:
    """The frame of a version. Call it in the visit's scope."""
    try:
        current = version.uid == snapshots.version_of(visit).uid
    except snapshots.NoSuchVersion:
        current = False
    return Frame(
        uid=version.uid,
        series=version.series.slug,
        title=version.title,
        version=version.version,
        status=version.status,
        agreed=version.agreed,
        current=current,
        day=day,
    )
