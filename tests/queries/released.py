"""Facts released by many partnerships, put into the tables without the commands between."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from joinedup.analysis.across import Facts, facts
from joinedup.analysis.across.keeping import kept
from joinedup.core.invented import invented
from joinedup.core.text import Text
from joinedup.records import guard, models, scope

DAY = datetime.date(2026, 11, 17)


def of_invented(count: int) -> list[Facts]:
    """The facts of so many invented partnerships."""
    return [facts(str(at), plan, DAY) for at, plan in enumerate(invented(count))]


def release(found: Iterable[Facts], day: datetime.date = DAY) -> None:
    """A partnership for each of these, with its facts released."""
    there = models.Partnership.objects.count()
    with guard.lifted(), scope.opened(scope.Scope(None, whole=True)):
        for at, each in enumerate(found, there + 1):
            row = models.Partnership.objects.create(
                slug=f"place-{at}", title=Text.of(f"Place {at}")
            )
            models.ReleasedFacts.objects.create(partnership=row, day=day, facts=kept(each))
