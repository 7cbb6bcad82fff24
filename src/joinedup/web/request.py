"""A request as our middleware leaves it to a view."""

from __future__ import annotations

import datetime
from typing import Any, Protocol

from django.http import HttpRequest

from joinedup.core.catalogue import Words
from joinedup.core.permissions import Actor
from joinedup.core.text import Text


class Place(Protocol):
    """The partnership that a page is about, as its frame needs it. ``words`` are its own."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def words(self) -> Words: ...
    @property
    def findings_released(self) -> bool: ...
    @property
    def balance_released(self) -> bool: ...


class Request(HttpRequest):
    """``now`` is UTC; ``today`` is the day in the partnership's zone; ``place`` is the partnership
    of the address, None where there is none."""

    id: str
    language: str
    now: datetime.datetime
    today: datetime.date
    actor: Actor
    place: Place | None
    visit: Any  # queries.visits.Visit, where the address names a partnership; not asked for by the check alone


def deed_of(request: Request) -> dict[str, Any]:
    """What every command is told: who, when, and the key of the form."""
    return {"by": request.actor, "at": request.now, "key": request.POST.get("key", "")}
