"""The partners of a partnership."""

from __future__ import annotations

from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.queries import partnering, snapshots, things
from joinedup.web.framing import framed
from joinedup.web.pages import render
from joinedup.web.request import Request


def listed(request: Request, slug: str) -> HttpResponse:
    """The partners, sector by sector, and those that have ended."""
    visit = request.visit
    with visit.opened():
        found = framed(request)
        links = things.ties(visit, found.version, request.today)
        page = snapshots.derived(
            visit,
            found.version,
            request.today,
            "partners",
            lambda snapshot: partnering.partners(snapshot, links),
        )
    return render(
        request,
        "partners/all.html",
        title=N_("{partners}"),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
    )
