"""What a person is in the partnership of the address, and whether the page is for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from joinedup.core.permissions import Actor, Verb, may_ever
from joinedup.core.routes import routes
from joinedup.queries.visits import visit
from joinedup.web import clock
from joinedup.web.errors import refused
from joinedup.web.people import administrator_of, user_of
from joinedup.web.request import Request


class Members:
    """Sets ``visit``, ``place`` and ``actor`` of a request that names a partnership, anew from the
    tables each time; asks the table of routes before the view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Any, parts: Any, named: dict[str, Any]
    ) -> HttpResponse | None:
        """404 where there is no such partnership; 403 where the role has no use for the page."""
        if "slug" in named:
            user = user_of(request, named["slug"])
            found = visit(named["slug"], user, request.language)
            if found is None:
                raise Http404
            request.visit, request.place, request.actor = found, found.place, found.actor
            request.today = clock.day_of(request.now, found.place.time_zone)
        route = (
            routes().get(request.resolver_match.url_name or "") if request.resolver_match else None
        )
        if route is not None and route.verb is Verb.ADMINISTER:
            user = administrator_of(request)
            uid = user.uid if user else ""
            request.actor = Actor(user=uid, administrator=user is not None)
        if route is not None and route.verb is not None and not may_ever(request.actor, route.verb):
            return refused(request)
        return None
