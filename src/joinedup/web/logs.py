"""Lines of JSON for whoever runs the server: no addresses asked for, no contents, no secrets."""

from __future__ import annotations

import datetime
import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from joinedup.web.request import Request

LOG = logging.getLogger("joinedup.requests")
_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
_SECRET = re.compile(r"[A-Za-z0-9_\-]{24,}|(?<=://)[^/\s]*@|(?<=[?&])[^\s\"']+")


class Logged:
    """Numbers every request and writes one line of it: the route and not the address, which may
    hold the token of somebody's link."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and say so."""
        cast("Request", request).id = secrets.token_hex(6)
        began = time.perf_counter()
        response = self.get_response(request)
        took = round((time.perf_counter() - began) * 1000, 1)
        found = request.resolver_match
        facts = {
            "id": cast("Request", request).id,
            "method": request.method,
            "route": found.view_name if found else "",
            "status": response.status_code,
            "ms": took,
        }
        level = logging.ERROR if response.status_code >= 500 else logging.INFO
        LOG.log(level, "request", extra={"facts": facts})
        return response


class Json(logging.Formatter):
    """One record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        line: dict[str, Any] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "by": record.name,
            "said": cleaned(record.getMessage()),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1] is not None:
            line |= told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def told(error: BaseException) -> dict[str, Any]:
    """An error as it may be logged: a database says the contents of a row in its second line."""
    first = str(error).partition("\n")[0][:300]
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "why": cleaned(first),
        "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def cleaned(text: str) -> str:
    """A text without mail addresses, query strings, passwords or anything like a token."""
    return _SECRET.sub("…", _MAIL.sub("…", text))
