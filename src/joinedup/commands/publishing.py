"""Publishing a plan version: what may be public of it becomes so, and can be taken back."""

from __future__ import annotations

import datetime

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import Refused
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb
from joinedup.core.shapes import plain
from joinedup.core.words import PlanStatus
from joinedup.records.models import PlanSeries, PlanVersion
from joinedup.records.publishable import publishable
from joinedup.records.relabelling import publish as relabel
from joinedup.records.relabelling import relabel_rows

STILL_A_DRAFT = N_(
    "“{title}” is a draft. Record that the board has agreed it, and publish it then."
)
NOT_PUBLIC = N_("“{title}” is not published.")


@command(Verb.PUBLISH)
def publish(deed: Deed, *, plan: str, on: datetime.date) -> int:
    """Publish a plan version and what it says, since a day; gives how many things became public.
    Done again, it publishes what was added since. People, risks, needs, updates and partners' own
    drafts are never public."""
    deed.need()
    version = deed.version(plan)
    if version.status is PlanStatus.DRAFT:
        raise Refused(STILL_A_DRAFT, title=version.title)
    first = version.label != Label.PUBLIC.value
    version.label = Label.PUBLIC.value
    said = publishable(version)
    fresh = [thing for thing in said if thing.label == Label.PARTNERSHIP.value]
    if not first and not fresh:
        return 0
    relabel(deed.writer, fresh, version, Label.PUBLIC, on)
    if first:
        _save(deed, version, on)
        known = {thing.id for thing in fresh}
        relabel_rows([thing for thing in said if thing.id not in known], version)
    deed.say("plan.published", plan=plain(version.title), also=len(fresh))
    return len(fresh)


@command(Verb.PUBLISH)
def unpublish(deed: Deed, *, plan: str) -> int:
    """Take a plan version back from the public, with what no other published version says; gives
    how many things are no longer public."""
    deed.need()
    version = deed.version(plan)
    if version.label != Label.PUBLIC.value:
        raise Refused(NOT_PUBLIC, title=version.title)
    public = PlanVersion.objects.filter(label=Label.PUBLIC.value, withdrawn=False)
    others = {each.id for other in public.exclude(id=version.id) for each in publishable(other)}
    said = [thing for thing in publishable(version) if thing.label == Label.PUBLIC.value]
    version.label = Label.PARTNERSHIP.value
    back = [thing for thing in said if thing.id not in others]
    relabel(deed.writer, back, version, Label.PARTNERSHIP, None)
    relabel_rows([thing for thing in said if thing.id in others], version)
    _save(deed, version, None)
    deed.say("plan.unpublished", plan=plain(version.title), also=len(back))
    return len(back)


def _save(deed: Deed, version: PlanVersion, since: datetime.date | None) -> None:
    version.public_since = since
    version.edits += 1
    version.save(update_fields=["label", "public_since", "edits"])
    fields = {"label": version.label, "public_since": plain(since)}
    deed.writer.put("plan", version.uid, fields)
    _save_series(deed, version.series)


def _save_series(deed: Deed, series: PlanSeries) -> None:
    """A series is public as long as one of its versions is."""
    public = PlanVersion.objects.filter(
        series=series, label=Label.PUBLIC.value, withdrawn=False
    ).exists()
    label = Label.PUBLIC.value if public else Label.PARTNERSHIP.value
    if series.label != label:
        series.label = label
        series.save(update_fields=["label"])
        deed.writer.put("series", series.uid, {"label": label})
