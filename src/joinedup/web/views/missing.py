"""What has no text in a language that the partnership publishes."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from joinedup.core.catalogue import N_
from joinedup.queries import home
from joinedup.web.framing import address_if_there, framed
from joinedup.web.language import LANGUAGES
from joinedup.web.pages import render
from joinedup.web.request import Request


def listed(request: Request, slug: str, tag: str) -> HttpResponse:
    """The texts that are missing in a language, by thing."""
    visit = request.visit
    if tag not in visit.place.languages:
        raise Http404
    with visit.opened():
        found = framed(request)
        page = home.missing_in(visit, found.version, request.today, tag)
    return render(
        request,
        "missing/list.html",
        title=N_("Texts without {name}"),
        params={"name": LANGUAGES.get(tag, tag)},
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        edit=lambda ref: address_if_there(request, "edit", ref=ref),
    )
