"""Search."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.queries import searching
from joinedup.web.language import address
from joinedup.web.pages import render
from joinedup.web.request import Request
from joinedup.web.views.actions import page_of


def search(request: Request, slug: str) -> HttpResponse:
    """What is asked for, in all plans that the visitor may see."""
    visit = request.visit
    query = request.GET.get("q", "").replace("\0", "")[: searching.LONGEST]
    with visit.opened():
        found = searching.search(visit, request.today, query, page_of(request), request.language)
    base = address(request.language, "search", slug=slug)
    shown = " ".join(query.split())
    return render(
        request,
        "search/page.html",
        title=N_("Search: {query}") if shown else N_("Search"),
        params={"query": shown},
        as_at=request.today,
        found=found,
        way=lambda hit: _address(request, slug, hit),
        at=lambda page: f"{base}?{urlencode({'q': query, 'page': page})}",
    )


def _address(request: Request, slug: str, hit: searching.Hit) -> str:
    """The page of what was found, in the version that it was found in."""
    if not hit.version:
        return address(request.language, "thing", slug=slug, ref=hit.name.ref)
    parts = {"slug": slug, "version": hit.version, "ref": hit.name.ref}
    return address(request.language, "version-thing", **parts)
