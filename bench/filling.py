"""A plan put into a partnership of its own, as the records hold it and without the commands between:
for benches and tests that need many rows and no history."""

from __future__ import annotations

import datetime

from joinedup.commands import partnerships
from joinedup.core.audience import Label
from joinedup.core.permissions import Actor
from joinedup.core.plan import Plan
from joinedup.core.references import with_refs
from joinedup.core.text import Text
from joinedup.core.words import PlanStatus
from joinedup.records import guard, models, scope
from joinedup.records.shapes import COLLECTIONS
from joinedup.records.writing import Writer

AT = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)


def fill(slug: str, plan: Plan, label: Label = Label.PARTNERSHIP) -> str:
    """Begin a partnership whose main plan, agreed, is ``plan``; gives the uid of that version."""
    partnerships.create(
        by=Actor(administrator=True), at=AT, slug=slug, title=plan.title or Text.of(slug)
    )
    row = models.Partnership.objects.get(slug=slug)
    with scope.opened(scope.Scope(row.id, whole=True)), guard.lifted():
        common = {"partnership": row, "label": label.value}
        series = models.PlanSeries.objects.create(
            **common, slug="main", title=plan.title, main=True
        )
        version = models.PlanVersion.objects.create(
            **common, series=series, title=plan.title, status=PlanStatus.AGREED
        )
        _write(Writer(row), version, plan, label)
        return version.uid


def _write(writer: Writer, version: models.PlanVersion, plan: Plan, label: Label) -> None:
    rows = [
        (writer.reserve(type, label=label), record, place)
        for type, collection in COLLECTIONS.items()
        for place, record in enumerate(getattr(plan, collection))
    ]
    uids = {record.ref: thing.uid for thing, record, _ in rows if hasattr(record, "ref")}
    for thing, record, place in rows:
        named = with_refs(record, lambda ref: uids.get(ref, ref))
        writer.say(thing, version, named, position=place)
    writer.flush()
