"""The first page where there is the check page alone."""

from __future__ import annotations

from django.http import HttpResponse

from joinedup.web.pages import to
from joinedup.web.request import Request


def start(request: Request) -> HttpResponse:
    """The check."""
    return to(request, "check")
