"""The language of a page is in its address: English without a prefix, Welsh under /cy/."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

if TYPE_CHECKING:
    from joinedup.web.request import Request

FIRST = "en"
LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""Each language by its own name."""


class Language:
    """Sets ``request.language``, and takes the prefix off the path that the router sees."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Answer in the language of the address."""
        request.language, rest = split(request.path_info)
        if not rest:
            return HttpResponsePermanentRedirect(f"{request.path}/")
        request.path_info = rest
        response = self.get_response(request)
        response.setdefault("Content-Language", request.language)
        return response


def split(path: str) -> tuple[str, str]:
    """The language of a path, and the path without it ("" where only the prefix was asked for)."""
    first, slash, rest = path[1:].partition("/")
    if first in LANGUAGES and first != FIRST:
        return first, slash + rest
    return FIRST, path


def within(path: str, language: str) -> str:
    """A path of any language, in ``language``."""
    rest = split(path)[1] or "/"
    return rest if language == FIRST else f"/{language}{rest}"


def address(language: str, name: str, **parts: object) -> str:
    """The address of a route in a language."""
    return within(reverse(name, kwargs=parts or None), language)
