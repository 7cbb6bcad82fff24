"""What identities and the rows that are no things say, in plain form: one function for each, which
commands write history with and ``records.verifying`` compares the tables by."""

from __future__ import annotations

from typing import Any

from joinedup.core.shapes import plain
from joinedup.records.models import (
    Membership,
    Partnership,
    PlanSeries,
    PlanVersion,
    SwitchedOff,
    Thing,
)

OF_PLAN = (
    *("title", "description", "partnership_name", "area", "kind", "version", "status", "agreed"),
    *("starts", "ends", "as_at", "year_starts", "language", "words", "fields", "public_since"),
)
"""The attributes of a version's row that say something of the plan."""

_OF_PARTNERSHIP = (
    *("slug", "title", "kind", "area", "words", "languages", "year_starts", "time_zone"),
    *("findings_released", "balance_released", "vocabulary", "facts_released"),
    "demo",
)
_SINCE = frozenset({"balance_released", "vocabulary", "facts_released"})
"""What earlier histories do not tell of, and what is therefore left out where it is empty."""


def thing(row: Thing) -> dict[str, Any]:
    """What an identity row says."""
    said = {
        "type": row.type,
        "number": row.number,
        "owner": row.owner.uid if row.owner else None,
        "label": row.label,
        "valid_from": plain(row.valid_from),
        "valid_until": plain(row.valid_until),
        "withdrawn": row.withdrawn or None,
        "public_since": plain(row.public_since),
        "why": row.why or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def partnership(row: Partnership) -> dict[str, Any]:
    """What a partnership's row says."""
    said = {name: plain(getattr(row, name)) for name in _OF_PARTNERSHIP}
    return {name: value for name, value in said.items() if value or name not in _SINCE}


def series(row: PlanSeries) -> dict[str, Any]:
    """What a plan's series says."""
    return {
        "slug": row.slug,
        "title": plain(row.title),
        "main": row.main or None,
        "order": row.order,
        "label": row.label,
    }


def plan(row: PlanVersion) -> dict[str, Any]:
    """What a version of a plan says of itself."""
    said = {name: plain(getattr(row, name)) for name in OF_PLAN}
    said |= {
        "series": row.series.uid,
        "previous": row.previous.uid if row.previous else None,
        "label": row.label,
        "withdrawn": row.withdrawn or None,
    }
    return {name: value for name, value in said.items() if value not in (None, "", {}, [])}


def membership(row: Membership) -> dict[str, Any]:
    """What somebody is in a partnership: whose address it is stands with the user alone."""
    said = {
        "user": row.user.uid,
        "role": row.role,
        "partner": row.partner.uid if row.partner else None,
        "title": row.title,
        "order": row.order or None,
        "ended": row.ended.isoformat() if row.ended else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def switch(row: SwitchedOff) -> dict[str, Any]:
    """That a code is switched off, and why."""
    return {"code": row.code, "reason": row.reason, "withdrawn": row.withdrawn or None}
