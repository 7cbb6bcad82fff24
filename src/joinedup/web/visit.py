"""When somebody asks, and that we know nothing of them yet; ``members`` says who they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from joinedup.core.permissions import ANYBODY
from joinedup.core.routes import routes
from joinedup.web import clock
from joinedup.web.errors import not_so
from joinedup.web.request import Request


class Visit:
    """Sets ``now``, ``today``, ``place`` and ``actor`` of the request before its view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        visit = cast("Request", request)
        visit.now = clock.now()
        visit.today = clock.day_of(visit.now)
        visit.place = None
        visit.actor = ANYBODY
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, parts: Any, named: Any
    ) -> HttpResponse | None:
        """405 where the table of routes does not know the page to be asked in this way."""
        route = (
            routes().get(request.resolver_match.url_name or "") if request.resolver_match else None
        )
        asked = "GET" if request.method == "HEAD" else request.method
        if route is None or asked in route.methods:
            return None
        return not_so(request, route.methods)
