"""Pages for what cannot be done or is not there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.catalogue import N_
from joinedup.core.sentence import Sentence
from joinedup.core.text import Text
from joinedup.web.pages import render
from joinedup.web.request import Request

LOG = logging.getLogger("joinedup.requests")
BARE = (
    "<!DOCTYPE html><html lang=en><title>Something went wrong</title>"
    "<h1>Something went wrong</h1><p>It is our fault, and it is in the log. Whether what you sent "
    "was saved is not certain: look before you send it again."
)


class Errors:
    """Answers what commands and queries raise with a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for what a command or a query raised."""
        if isinstance(error, NotFound):
            return not_found(request)
        if isinstance(error, Refused):
            return refused(request, error.sentence, **error.params)
        if isinstance(error, Stale):
            return stale(request, error)
        return None


def page(request: HttpRequest, template: str, title: str, status: int, **more: Any) -> HttpResponse:
    """A page of an error: of no partnership, and the same whatever was asked for. Its language
    switch leads home: the address asked for does not stand on it."""
    asked = cast("Request", request)
    asked.place = None
    more["other_address"] = "/cy/" if getattr(asked, "language", "en") == "en" else "/"
    made = render(asked, f"errors/{template}.html", title=title, status=status, **more)
    made["Cache-Control"] = "no-store"
    patch_vary_headers(made, ["Cookie"])  # whether or not the way here asked who is signed in
    return made


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: what is not there, and what is not yours, alike."""
    return page(request, "not_found", N_("There is no such page"), 404)


def refused(request: HttpRequest, why: Sentence | None = None, **params: object) -> HttpResponse:
    """403: may not be done, with the sentence that says why."""
    sentence = why or N_("You may not do this with the role that you have here.")
    return page(request, "refused", N_("This cannot be done"), 403, why=sentence, why_params=params)


def stale(request: HttpRequest, error: Stale) -> HttpResponse:
    """409: somebody saved first. Both texts, of each field that differs."""
    language = getattr(request, "language", "en")
    both = [
        {
            "name": name,
            "theirs": _shown(error.theirs.get(name), language),
            "yours": _shown(mine, language),
        }
        for name, mine in error.yours.items()
    ]
    return page(request, "stale", N_("Somebody saved this first"), 409, both=both)


def _shown(said: object, language: str) -> str:
    return said.within(language) if isinstance(said, Text) else "" if said is None else str(said)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 that Django itself gives."""
    return refused(request)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where more was sent than is taken."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    if isinstance(exception, DisallowedHost):
        return HttpResponse("This server does not answer to that name.\n", "text/plain", status=400)
    return page(request, "not_understood", N_("This could not be understood"), 400)


def not_so(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """405: a page that is asked for by a link and takes only forms, or the other way about."""
    response = page(request, "not_understood", N_("This could not be understood"), 405)
    response["Allow"] = ", ".join(methods)
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    from joinedup.web.uploads import MB, limit  # not asked for before something is too large

    return page(request, "too_large", N_("The file is too large"), 413, limit=limit() // MB)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault, told in the log with where it happened. If even the page cannot be made, a
    bare one."""
    number = getattr(request, "id", "")
    LOG.error("failed", exc_info=True, extra={"facts": {"id": number}})
    try:
        return page(request, "failed", N_("Something went wrong"), 500, number=number)
    except Exception:  # whatever broke the first page may break this one
        return HttpResponse(BARE, status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without its token. What was typed is given back, to send again; to a page of
    another site nothing is offered but the text."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    title = N_("This form could not be trusted")
    again = {"kept": kept, "files": bool(request.FILES), "ours": _is_ours(request)}
    return page(request, "form_expired", title, 403, action=request.get_full_path(), **again)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of ours."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()
