"""Chains of history: the locked head, and the next event on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from joinedup.core.audience import Label
from joinedup.core.history.event import Event as Line
from joinedup.records import models


def locked_head(partnership: int, owner: int | None) -> models.Chain:
    """The head of a chain, locked until the transaction ends; begun where there is none. SQLite
    has locked the whole database already: its transactions are IMMEDIATE."""
    found = (
        models.Chain.objects.select_for_update()
        .filter(partnership_id=partnership, owner_id=owner)
        .first()
    )
    if found:
        return found
    label = Label.PARTNER if owner else Label.PUBLIC
    return models.Chain.objects.create(
        partnership_id=partnership, owner_id=owner, label=label.value
    )


def append(
    head: models.Chain,
    *,
    chain: str,
    at: str,
    by: Mapping[str, str],
    verb: str,
    params: Mapping[str, Any],
    ops: Sequence[Mapping[str, Any]],
) -> models.Event:
    """Write the next event of a chain and move its head on. ``chain`` is "" or the owner's uid."""
    line = Line(
        number=head.number + 1,
        chain=chain,
        at=at,
        by=by,
        verb=verb,
        params=params,
        ops=tuple(ops),
        previous=head.hash,
    )
    row = models.Event.objects.create(
        partnership_id=head.partnership_id,
        owner_id=head.owner_id,
        label=(Label.PARTNER if head.owner_id else Label.PARTNERSHIP).value,
        chain=chain,
        number=line.number,
        at=at,
        by=dict(by),
        verb=verb,
        params=dict(params),
        ops=list(ops),
        schema=line.schema,
        previous=line.previous,
        hash=line.hash,
    )
    head.number, head.hash = line.number, line.hash
    head.save(update_fields=["number", "hash"])
    return row
