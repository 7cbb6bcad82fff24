"""Identity: a thing has one row here for ever; what it says stands in its own table, by plan version."""

from __future__ import annotations

from django.db import models

from joinedup.core.ref import ref_of
from joinedup.core.words import PlanKind, PlanStatus
from joinedup.records.columns import ClosedColumn, PlainColumn, TextsColumn, WhenColumn
from joinedup.records.models.base import Row, owned, same
from joinedup.records.uid import new_uid


class Thing(Row):
    """One thing, whatever its type. ``number`` is given on sharing and never again; ``valid_from``
    and ``valid_until`` say when it was true, its events when that became known."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    type = models.CharField(max_length=20)
    number = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="counts its edits")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    public_since = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True, default="", help_text="why it was withdrawn or ended")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="thing_in_partnership"),
            models.UniqueConstraint(fields=["partnership", "type", "number"], name="ref_used_once"),
            *owned("thing"),
            models.CheckConstraint(
                condition=~models.Q(label="partner") | models.Q(number__isnull=True),
                name="unshared_thing_has_no_number",
            ),
        ]

    @property
    def ref(self) -> str:
        """What pages and files call it: ``A12``, or ``A-…`` before it is shared; "" for rows
        that are addressed through another thing."""
        return ref_of(self.type, self.number, self.uid)


class Counter(Row):
    """The last number given to a type of thing in a partnership."""

    type = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "type"], name="one_counter_a_type"),
            *owned("counter"),
        ]


class PlanSeries(Row):
    """A plan through all its versions: the main one, a locality's, a children's plan."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    slug = models.SlugField(max_length=60)
    title = TextsColumn()
    main = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="series_in_partnership"),
            models.UniqueConstraint(fields=["partnership", "slug"], name="series_slug"),
            models.UniqueConstraint(
                fields=["partnership"], condition=models.Q(main=True), name="one_main_plan"
            ),
            *owned("planseries"),
        ]


class PlanVersion(Row):
    """One version of a plan, and what it says of itself (the fields of ``core.plan.Plan``)."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    series = models.ForeignKey(PlanSeries, models.PROTECT, related_name="+")
    previous = models.ForeignKey(
        "records.PlanVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    edits = models.PositiveIntegerField(default=1, help_text="counts its edits")
    withdrawn = models.BooleanField(default=False)
    public_since = models.DateField(null=True, blank=True)
    title = TextsColumn()
    description = TextsColumn()
    partnership_name = models.TextField(blank=True, default="", db_column="named_partnership")
    area = models.TextField(blank=True, default="")
    kind = ClosedColumn(PlanKind)
    version = models.TextField(blank=True, default="")
    status = ClosedColumn(PlanStatus, default=PlanStatus.DRAFT)
    agreed = models.DateField(null=True, blank=True)
    starts = WhenColumn()
    ends = WhenColumn()
    as_at = models.DateField(null=True, blank=True)
    year_starts = models.PositiveSmallIntegerField(default=4)
    language = models.CharField(max_length=20, default="en")
    words = PlainColumn()
    fields = PlainColumn()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="version_in_partnership"),
            models.UniqueConstraint(
                fields=["series"],
                condition=models.Q(status=PlanStatus.AGREED.value, withdrawn=False),
                name="one_agreed_version",
            ),
            models.UniqueConstraint(
                fields=["series"],
                condition=models.Q(status=PlanStatus.DRAFT.value, withdrawn=False),
                name="one_draft_version",
            ),
            *owned("planversion"),
            *same("planversion", "series", to="records.PlanSeries"),
            *same("planversion", "previous", to="records.PlanVersion"),
        ]
