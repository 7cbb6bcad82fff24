"""Who leads, and where nobody does."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from joinedup.core.catalogue import N_
from joinedup.queries import leading
from joinedup.web.framing import framed
from joinedup.web.pages import render
from joinedup.web.request import Request


def shown(request: Request, slug: str) -> HttpResponse:
    """Leadership on the day, with the terms that end within the time that the address asks for. For
    whoever may not read it, it is not there."""
    visit = request.visit
    if not leading.may_read(visit):
        raise Http404
    with visit.opened():
        found = framed(request)
        page = leading.leadership(visit, found.version, request.today, _within(request))
    return render(
        request,
        "leadership/all.html",
        title=N_("Who leads"),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        times=leading.WITHIN,
    )


def _within(request: Request) -> int:
    """The time that an address asks for, or the usual one where it asks for none that is offered."""
    asked = request.GET.get("within", "")
    return next((each for each in leading.WITHIN if str(each) == asked), leading.USUAL)
