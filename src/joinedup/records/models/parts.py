"""Lists within a thing, as long rows: leads, appearances, targets, readings, parts of a quorum,
and refs of others."""

from __future__ import annotations

from django.db import models

from joinedup.core.words import LeadState, QuorumOf, ReadingStatus
from joinedup.records.columns import ClosedColumn, DecimalColumn, ShareColumn, WhenColumn
from joinedup.records.models.base import owned, same
from joinedup.records.models.says import Says, ref, words


class Part(Says):
    """One of a list within what a thing says; ``position`` is its place in the list."""

    class Meta:
        abstract = True


def belongs(model: str, *refs: str) -> list[models.BaseConstraint]:
    """The constraints of a table of :class:`Part`."""
    return [
        *owned(model),
        *same(model, "thing", *refs),
        *same(model, "plan", to="records.PlanVersion"),
    ]


class Lead(Part):
    """See ``core.plan.Lead``."""

    text = words()
    state = ClosedColumn(LeadState, default=LeadState.NAMED)
    person = ref()
    partner = ref()

    class Meta:
        constraints = belongs("lead", "person", "partner")


class Appearance(Part):
    """See ``core.plan.Appearance``. ``named`` is the other plan, as written."""

    named = words()
    number = words()
    starts = WhenColumn()
    due = WhenColumn()

    class Meta:
        constraints = belongs("appearance")


class Target(Part):
    """See ``core.plan.Target``."""

    text = words()
    value = DecimalColumn()
    due = WhenColumn()
    group = models.IntegerField(null=True, blank=True)
    words = words()

    class Meta:
        constraints = belongs("target")


class Reading(Part):
    """See ``core.plan.Reading``."""

    text = words()
    value = DecimalColumn()
    period = WhenColumn()
    status = ClosedColumn(ReadingStatus, default=ReadingStatus.OBSERVED)
    source = words()
    low = DecimalColumn()
    high = DecimalColumn()
    sample = models.BigIntegerField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    group = models.IntegerField(null=True, blank=True)
    words = words()

    class Meta:
        constraints = belongs("reading")


class QuorumPart(Part):
    """See ``core.governance.QuorumPart``."""

    of = ClosedColumn(QuorumOf, default=QuorumOf.MEMBERS)
    least = models.BigIntegerField(default=1)
    share = ShareColumn()
    capacity = words()
    seat = ref()

    class Meta:
        constraints = belongs("quorumpart", "seat")


class Tie(Part):
    """One ref of a field that holds several: ``field`` of ``thing`` names ``target``."""

    field = models.CharField(max_length=20)
    target = models.ForeignKey("records.Thing", models.PROTECT, related_name="+")

    class Meta:
        constraints = belongs("tie", "target")
