"""Who is at the table."""

from __future__ import annotations

from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb, can
from joinedup.queries import leading, snapshots
from joinedup.queries import table as tables
from joinedup.web.framing import framed
from joinedup.web.pages import render
from joinedup.web.request import Request


def laid(request: Request, slug: str) -> HttpResponse:
    """The groups with their chairs and seats, from the board down."""
    visit = request.visit
    with visit.opened():
        found = framed(request)
        page = snapshots.derived(visit, found.version, request.today, "table", tables.table)
    return render(
        request,
        "table/all.html",
        title=N_("Who is at the table"),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        may_see_leaders=leading.may_read(visit),
        may_change=found.frame.open and can(request.actor, Verb.WRITE),
    )
