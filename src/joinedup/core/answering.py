"""Which partners answer for a thing: who of the partners may change it.

Refs and uids are alike here: what comes out is what the record holds.
"""

from __future__ import annotations

from typing import Any

from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Measure,
    Milestone,
    Need,
    Partner,
    PartnerGoal,
    Person,
    Risk,
    Update,
)

NOBODY: frozenset[str] = frozenset()

OF_A_SUBJECT = (Measure, Milestone, Need, Risk, Update)
"""Records that belong to the thing they are about, and answer to whoever answers for it."""


def answers(record: Any, subject: Any = None) -> frozenset[str]:
    """The partners that answer for a record: an action's accountable body, a service's owner, a
    goal's or a person's partner, a partner itself. What is about an action answers to that action's
    body: give the action as ``subject``. Updates may come from its contributors too. An outcome, a
    priority, an issue, a locality are the partnership's own: the office writes them."""
    if isinstance(record, OF_A_SUBJECT):
        if subject is None:
            return NOBODY
        both = answers(subject)
        return both | contributors(subject) if isinstance(record, Update) else both
    if isinstance(record, Action):
        return _one(record.accountable)
    if isinstance(record, DeliverySystem):
        return _one(record.owner)
    if isinstance(record, PartnerGoal | Person):
        return _one(record.partner)
    return _one(record.ref) if isinstance(record, Partner) else NOBODY


def bodies(record: Any) -> frozenset[str]:
    """The partners that an end of a link answers to: those that answer for it, or, where an action
    has no accountable body, those of its leads. A person is no end of its own body's."""
    if isinstance(record, Action) and not record.accountable:
        return frozenset(lead.partner for lead in record.leads if lead.partner)
    return NOBODY if isinstance(record, Person) else answers(record)


def contributors(record: Any) -> frozenset[str]:
    """The other partners that work on an action: they see it and may add updates."""
    return frozenset(record.contributors) if isinstance(record, Action) else NOBODY


def _one(partner: str | None) -> frozenset[str]:
    return frozenset((partner,)) if partner else NOBODY
