"""A page that has not changed since it was last fetched is not made again.

A page of a partnership is the same as long as nobody did anything that this person may know of, it
is the same day, and the program is the same. From that a tag is made before any work is done; a
browser that has the page with that tag is told so in a few bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

import joinedup
from joinedup.web import notices
from joinedup.web.request import Request
from joinedup.web.static_files import fingerprint

_MATTERS = (".py", ".html", ".mo", ".csv", ".toml")


@cache
def code_version() -> str:
    """What changes when the program does: a release, or a file of a checkout."""
    found = sha256(f"{joinedup.__version__} {fingerprint()}".encode())
    for folder, _, names in sorted(os.walk(Path(joinedup.__file__).parent)):
        for name in sorted(names):
            if name.endswith(_MATTERS):
                kept = os.stat(os.path.join(folder, name))
                found.update(f"{name} {kept.st_size} {kept.st_mtime_ns}".encode())
    return found.hexdigest()


def tag_of(request: Request, *parts: object) -> str:
    """The tag of a page: everything that it is made of. ``parts`` are what the view adds, where its
    page hangs on more than the partnership's history."""
    head = request.visit.head if request.place is not None else ()
    form = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    made_of = (
        code_version(),
        request.get_full_path(),
        request.language,
        request.actor,
        head,
        request.today,
        form,
        request.COOKIES.get(notices.COOKIE, ""),
        parts,
    )
    return f'"{sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def answered(request: Request, make: Callable[[], HttpResponse], *parts: object) -> HttpResponse:
    """304 where the browser has the page as it is now, without calling ``make``; else what it
    makes, with the tag on it."""
    tag = tag_of(request, *parts)
    asked = request.headers.get("If-None-Match", "")
    if request.method in ("GET", "HEAD") and asked and tag in parse_etags(asked):
        response = HttpResponse(status=304)
    else:
        response = make()
        if response.status_code != 200:
            return response
    response["ETag"] = tag
    patch_vary_headers(response, ["Cookie"])
    return response
