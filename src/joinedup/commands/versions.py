"""What the commands on plans share: making a version, what it says of itself, whom a link answers to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Max, Q

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import NotFound
from joinedup.core.agreement import is_between_partners
from joinedup.core.answering import bodies
from joinedup.core.audience import Label
from joinedup.core.period import When
from joinedup.core.plan import Plan
from joinedup.core.view import in_view
from joinedup.core.words import Agreement, PlanStatus
from joinedup.records.loading import load_records, names_of_things, plan_fields
from joinedup.records.models import PlanSeries, PlanVersion, Thing
from joinedup.records.shapes import COLLECTIONS, PLAN_LEVEL, shapes
from joinedup.records.told import plan as fields_of_version

_KEEPING = {"partnership": "partnership_name"}
"""Field of ``core.plan.Plan`` > attribute of the row, where they differ."""


def column_of(field: str) -> str:
    """The attribute of a version's row that holds a field of ``core.plan.Plan``."""
    return _KEEPING.get(field, field)


def save_version(deed: Deed, row: PlanVersion, before: Mapping[str, Any] | None = None) -> bool:
    """Write a version's row and the operation that says what changed; whether anything did."""
    after = fields_of_version(row)
    before = before or {}
    changed = {
        name: after.get(name) for name in {**before, **after} if before.get(name) != after.get(name)
    }
    if changed:
        if before:
            row.edits += 1
        row.save()
        deed.writer.put("plan", row.uid, changed)
    return bool(changed)


def locked_version(deed: Deed, uid: str) -> PlanVersion:
    """A version of the partnership, with its series locked until the command ends."""
    found = deed.version(uid)
    PlanSeries.objects.select_for_update().get(id=found.series_id)
    found.refresh_from_db()
    return found


def standing(deed: Deed, series: PlanSeries, status: PlanStatus) -> PlanVersion | None:
    """The one version of a series with a status (draft, agreed), if there is one."""
    return PlanVersion.objects.filter(series=series, status=status.value, withdrawn=False).first()


def current_main() -> PlanVersion:
    """The main plan as it stands: agreed, else the draft. NotFound where there is none."""
    rows = PlanVersion.objects.filter(series__main=True, withdrawn=False)
    order = (PlanStatus.AGREED, PlanStatus.DRAFT)
    found = [each for status in order for each in rows.filter(status=status.value)]
    if not found:
        raise NotFound("main")
    return found[0]


def only_in(version: PlanVersion) -> list[Thing]:
    """The shared things that no other version says anything of."""
    here: set[int] = set()
    elsewhere: set[int] = set()
    for type, shape in shapes().items():
        if type not in PLAN_LEVEL:
            rows: Any = shape.model.objects.filter(Q(plan__withdrawn=False) | Q(plan=version))
            for thing, plan in rows.values_list("thing_id", "plan_id"):
                (here if plan == version.id else elsewhere).add(thing)
    things = Thing.objects.filter(withdrawn=False).exclude(label=Label.PARTNER.value)
    return [thing for thing in things.order_by("id") if thing.id in here - elsewhere]


def agree_within(deed: Deed, version: PlanVersion, on: datetime.date) -> None:
    """Agree, with the version, the links that somebody claimed and that are between no two
    partners: their ends answer to one body, or to the partnership."""
    loaded = Loaded(version)
    things = {each.ref: each for each in loaded.plan.things()}
    for key, link in loaded.rows["link"]:
        if link.agreement is not Agreement.CLAIMED:
            continue
        source, target = (bodies(things.get(ref)) for ref in (link.source, link.target))
        if not is_between_partners(source, target):
            agreed = replace(link, agreement=Agreement.AGREED, agreed_on=When.on(on))
            deed.writer.change(loaded.thing(key), version, link, agreed)


def series_of(slug: str) -> PlanSeries:
    """The series at an address, in scope; NotFound if none."""
    found = PlanSeries.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound(slug)
    return found


class Loaded:
    """A version as it stands, with the things that say it: ``plan``, as far as it is in view of this
    version, and for each type its rows as (thing, record), whole."""

    def __init__(self, version: PlanVersion) -> None:
        self.version = version
        names = names_of_things()
        self.rows = load_records(Q(plan=version), Q(plan__isnull=True), names)
        collections: dict[str, Any] = {
            COLLECTIONS[type]: tuple(record for _, record in rows)
            for type, rows in self.rows.items()
        }
        self.plan = in_view(Plan(**plan_fields(version), **collections))
        self._things: dict[int, Thing] = {}

    def thing(self, key: int) -> Thing:
        """The thing of a row by its key; all are read at the first call."""
        if not self._things:
            self._things = {thing.id: thing for thing in Thing.objects.all()}
        return self._things[key]


def last_position(model: Any, version: PlanVersion | None) -> int:
    """The highest position of the rows of a type in a version, or -1."""
    found = model.objects.filter(plan=version).aggregate(last=Max("position"))["last"]
    return -1 if found is None else found
