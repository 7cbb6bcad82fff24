"""The plan: as an outline."""

from __future__ import annotations

from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb, may_ever
from joinedup.queries import outline, snapshots
from joinedup.web.framing import framed
from joinedup.web.pages import render
from joinedup.web.request import Request


def outlined(request: Request, slug: str, version: str = "") -> HttpResponse:
    """The plan as an outline: the current version, or the one that the address names."""
    visit = request.visit
    with visit.opened():
        found = framed(request, version)
        page = snapshots.derived(visit, found.version, request.today, "outline", outline.outline)
        passages = outline.passages(visit, found.version, request.today)
    return render(
        request,
        "plan/outline.html",
        title=N_("The {plan}") if found.frame.current else N_("{plan_title}, as an outline"),
        params={"plan_title": found.frame.title},
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        writes=found.frame.open and may_ever(visit.actor, Verb.WRITE),
        page=page,
        passages=passages,
    )
