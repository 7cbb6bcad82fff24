"""History: append-only events in chains, and the passages that stand beside them."""

from __future__ import annotations

from django.db import models

from joinedup.core.history.event import GENESIS, SCHEMA
from joinedup.records.columns import PlainColumn
from joinedup.records.models.base import Row, owned, same


class Chain(Row):
    """The head of a chain: the partnership's own (no owner) or a partner's. Whoever writes locks it."""

    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "owner"], name="one_chain_a_partner"),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(owner__isnull=True),
                name="one_shared_chain",
            ),
            *owned("chain"),
        ]


class Event(Row):
    """One line of history (``core.history.event.Event``). No foreign keys: it outlives what it tells
    of. ``partnership`` and ``owner`` are its scope, ``chain`` the uid of the owner, or ""."""

    chain = models.CharField(max_length=16, blank=True, default="")
    number = models.PositiveIntegerField()
    at = models.CharField(max_length=32)
    by = PlainColumn()
    verb = models.CharField(max_length=60)
    params = PlainColumn()
    ops = PlainColumn()
    schema = models.PositiveSmallIntegerField(default=SCHEMA)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="event_in_partnership"),
            models.UniqueConstraint(
                fields=["partnership", "chain", "number"], name="event_number_once"
            ),
            *owned("event"),
        ]


class Passage(Row):
    """The free or personal texts of one operation of an event. ``said`` is {field: [salt, value]};
    struck out, the value is None and the hash in the event remains."""

    type = models.CharField(max_length=20)
    uid = models.CharField(max_length=16, db_index=True)
    plan = models.CharField(max_length=16, blank=True, default="")
    said = PlainColumn()

    class Meta:
        constraints = owned("passage")


class Mention(Row):
    """That an event tells of a thing: what a thing's own history is found by."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    thing = models.ForeignKey("records.Thing", models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            *owned("mention"),
            *same("mention", "thing"),
            *same("mention", "event", to="records.Event"),
        ]
