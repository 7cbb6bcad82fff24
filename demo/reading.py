"""What the written sources say of one thing: dates, figures, readings, needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from demo import series
from demo.sources import Table
from joinedup.core.amount import Amount
from joinedup.core.dates import read_when
from joinedup.core.period import When
from joinedup.core.plan import Baseline, Measure, Need, Reading, Target
from joinedup.core.text import Text
from joinedup.core.words import Direction, Frequency, Nature, ReadingStatus, ResourceKind

YEAR = "2026/27"


def when(value: datetime.date | str) -> When | None:
    """A day, or a period as people write it; None for ""."""
    if not value:
        return None
    read = read_when(value)
    if read.period is None:
        raise ValueError(f"“{value}” is not a date.")
    return read


def text(value: str) -> Text:
    """A text without the line breaks that only the source needs."""
    return Text.of(" ".join(value.split()))


def measure(written: Table, ref: str, subject: str, made: Table) -> Measure:
    """One measure with its baseline, targets and readings; ``made`` are the long series by name."""
    point, value = written["baseline"]
    readings = tuple(_readings(written.get("readings", "")))
    if "series" in written:
        readings = tuple(_series(made[written["series"]], written["source"]))
    return Measure(
        ref=ref,
        number=written["number"],
        title=text(written["title"]),
        description=text(written["about"]),
        subject=subject,
        direction=Direction(written["direction"]),
        unit=written["unit"],
        frequency=Frequency(written["often"]),
        owner=written["owner"],
        source=written["source"],
        next_due=when(written["next"]),
        baseline=Baseline(text=value, value=Decimal(value), when=when(point)),
        targets=tuple(
            Target(text=figure, value=Decimal(figure), due=when(due))
            for figure, due in written["targets"]
        ),
        readings=readings,
    )


def _series(written: Table, source: str) -> Iterator[Reading]:
    for point in series.make(written):
        yield Reading(
            text=str(point.value),
            value=point.value,
            period=when(point.period),
            status=ReadingStatus.PROVISIONAL if point.provisional else ReadingStatus.OBSERVED,
            source=point.source or source,
        )


def _readings(lines: str) -> Iterator[Reading]:
    """``2026: 64 | low 60.2 | high 67.8 | sample 611 | published 2026-07-09 | provisional``."""
    for line in filter(None, map(str.strip, lines.splitlines())):
        period, _, rest = line.partition(": ")
        value, *notes = (part.strip() for part in rest.split("|"))
        said: dict[str, Any] = dict(note.partition(" ")[::2] for note in notes)
        yield Reading(
            text=value,
            value=Decimal(value),
            period=when(period),
            status=ReadingStatus.PROVISIONAL if "provisional" in said else ReadingStatus.OBSERVED,
            source=said.get("source", ""),
            low=Decimal(said["low"]) if "low" in said else None,
            high=Decimal(said["high"]) if "high" in said else None,
            sample=int(said["sample"]) if "sample" in said else None,
            published=datetime.date.fromisoformat(said["published"])
            if "published" in said
            else None,
        )


def needs(project: Table, subject: str) -> Iterator[Need]:
    """What a project needs in the year: revenue, capital and posts, each only where stated."""
    for key, nature in (("money", Nature.REVENUE), ("capital", Nature.CAPITAL)):
        if key in project:
            amount = Amount.pounds(project[key] * 1000)
            yield Need(subject=subject, nature=nature, amount=amount, period=when(YEAR))
    if "posts" in project:
        posts, _, occupation = project["posts"].partition(" ")
        yield Need(
            subject=subject,
            kind=ResourceKind.PEOPLE,
            nature=Nature.REVENUE,
            occupation=occupation,
            amount=Amount.people(int(Decimal(posts) * 1000)),
            period=when(YEAR),
        )
