"""Whether the server can answer: /healthz, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

PATH = "/healthz"


class Health:
    """Answers /healthz before the host is looked at: those who watch ask by address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer for the server's health, or pass the request on."""
        return healthz(request) if request.path_info == PATH else self.get_response(request)


def healthz(request: HttpRequest) -> HttpResponse:
    """``ok``; or 503 and a sentence where the database does not answer."""
    try:
        for name in connections.settings:
            if connections.settings[name]["ENGINE"] != "django.db.backends.dummy":
                _ask(name)
    except (DatabaseError, OSError):
        return HttpResponse("The database does not answer.\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")


def _ask(name: str) -> None:
    with connections[name].cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchall()
