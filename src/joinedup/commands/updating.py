"""Updates of actions: one for a period and person, and what they say of the action now."""

from __future__ import annotations

import dataclasses

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import Refused
from joinedup.commands.standing import Standing
from joinedup.core.answering import answers
from joinedup.core.catalogue import N_
from joinedup.core.period import When
from joinedup.core.permissions import can
from joinedup.core.plan import Update
from joinedup.records import models
from joinedup.records.models import PlanVersion

SECOND = N_("You have given an update for this period already. Change that one instead.")
SAYS_NOTHING = N_("An update says how it is going, in words or as a status. Give one of them.")


def refuse_second(deed: Deed, version: PlanVersion | None, record: Update) -> None:
    """Refused where an update says nothing, or the same person gave one for the same period."""
    if not record.text and record.status is None and not record.status_text:
        raise Refused(SAYS_NOTHING, field="text")
    subject = deed.writer.thing(record.subject)
    given = models.Update.objects.filter(plan=version, subject=subject, thing__withdrawn=False)
    for each in given:
        if each.by == record.by and _is_same(each.period, record.period):
            raise Refused(SECOND, field="period")


def _is_same(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.period == other.period if one.period and other.period else one.text == other.text


def carry_status(deed: Deed, action: Standing, record: Update) -> None:
    """Let an action say of itself what the newest update says, where its own body gave it."""
    if record.status is None or action.private:
        return
    if not can(deed.by, deed.verb, answers(action.record)):
        return
    latest = record.period.last_day if record.period else None
    rows = models.Update.objects.filter(plan=action.version, subject=action.thing)
    days = [row.period.last_day for row in rows if row.period and row.period.last_day]
    if latest is None or latest >= max(days, default=latest):
        new = dataclasses.replace(
            action.record, status=record.status, status_text=record.status_text
        )
        deed.writer.change(action.thing, action.version, action.record, new)
