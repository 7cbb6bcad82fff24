"""What partnerships released of themselves to the whole installation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from joinedup.records.columns import PlainColumn
from joinedup.records.models.base import ReleasedManager, Row, owned
from joinedup.records.uid import new_uid


class ReleasedFacts(Row):
    """What is compared of a partnership across all (``analysis.across.Facts``), as it stood on
    ``day``: counts, sectors and days, and nothing of people. It has no name where its partnership is
    not to be named. The partnership itself says whether and how it is released."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    day = models.DateField()
    facts = PlainColumn()

    objects: ClassVar[models.Manager[Any]] = ReleasedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership"], name="facts_released_once"),
            *owned("releasedfacts"),
        ]
