"""Making a page from its template."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from joinedup.core.sentence import Sentence
from joinedup.web import notices
from joinedup.web.environment import of_the_request
from joinedup.web.language import address
from joinedup.web.request import Request

Crumb = tuple[str, str]
"""What a step of the path to a page is called, already in the language, and its address."""


def render(
    request: Request,
    template: str,
    *,
    title: Sentence,
    crumbs: tuple[Crumb, ...] = (),
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page. ``title`` is a sentence of ours, marked with N_, with what it needs in ``params``; or
    what a partnership wrote, which no catalogue knows and which stays as it is."""
    said: dict[str, Any] = {"title": title, "params": {}, "crumbs": crumbs}
    notice = notices.left(request)
    whole = {**of_the_request(request), "notice": notice, **said, **context}
    response = HttpResponse(render_to_string(template, whole, request), status=status)
    if notice is not None:
        notices.take(response)
    return response


def to(request: Request, name: str, **parts: object) -> HttpResponseRedirect:
    """Send the browser to a route, in the same language, with GET."""
    response = HttpResponseRedirect(address(request.language, name, **parts))
    response.status_code = 303
    return response
