"""What the work of the house needs: switched-off codes, kept files, imports, receipts, kept texts.

Only ``SwitchedOff`` is replayed from history; the rest is operational.
"""

from __future__ import annotations

from django.db import models

from joinedup.records.columns import PlainColumn
from joinedup.records.models.base import Row, owned, same
from joinedup.records.models.house import User
from joinedup.records.uid import new_uid


class SwitchedOff(Row):
    """A code that the partnership does not want to hear of, and why."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    code = models.CharField(max_length=8)
    reason = models.TextField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                condition=models.Q(withdrawn=False),
                name="code_off_once",
            ),
            *owned("switchedoff"),
        ]


class StoredFile(Row):
    """A file as it came, so that one backup is whole."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    at = models.DateTimeField()
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="file_in_partnership"),
            *owned("storedfile"),
        ]


class Import(Row):
    """A file on its way into a plan version: read, compared, answered, approved, applied."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    plan = models.ForeignKey("records.PlanVersion", models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=12, default="reading")
    mapping = PlainColumn()
    answers = PlainColumn()
    understood = PlainColumn()
    difference = PlainColumn()
    digest = models.CharField(max_length=64, blank=True, default="")
    problem = models.TextField(blank=True, default="")
    event = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            *owned("import"),
            *same("import", "file", to="records.StoredFile"),
            *same("import", "plan", to="records.PlanVersion"),
        ]


class Receipt(Row):
    """That a write with this key was done, and what came of it: a second press does nothing."""

    key = models.CharField(max_length=64)
    user = models.CharField(max_length=16, blank=True, default="")
    command = models.CharField(max_length=80)
    result = PlainColumn()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "user", "key"], name="key_used_once"),
            *owned("receipt"),
        ]


class KeptText(Row):
    """What somebody wrote when another had saved first: neither text is lost."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    thing = models.ForeignKey("records.Thing", models.CASCADE, related_name="+")
    plan = models.CharField(max_length=16, blank=True, default="")
    says = PlainColumn()
    seen = models.PositiveIntegerField(help_text="the version the writer had before them")
    at = models.DateTimeField()
    settled = models.BooleanField(default=False)

    class Meta:
        constraints = [*owned("kepttext"), *same("kepttext", "thing")]
