"""What every page about a plan begins with: the version that its address means, and ways on from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch

from joinedup.queries import frames, snapshots
from joinedup.queries.frames import Frame
from joinedup.queries.visits import Visit
from joinedup.web.conditional import answered
from joinedup.web.language import address
from joinedup.web.request import Request

OF_A_VERSION = "version-"
"""What the name of a route begins with where its address names a version of the plan."""

Way = Callable[..., str]
View = Callable[..., HttpResponse]


class NoPlan(Http404):
    """The partnership has no plan yet that this person may see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A visit to one version of a plan."""

    visit: Visit
    version: Any
    frame: Frame
    way: Way


def framed(request: Request, version: str = "") -> Framed:
    """The version that an address means: the one it names, or the current one. 404 where there is
    none that this person may see, NoPlan where the address names none. Call it in the visit's
    scope."""
    visit = request.visit
    try:
        row = snapshots.version_of(visit, version)
    except snapshots.NoSuchVersion:
        raise (Http404 if version else NoPlan) from None
    frame = frames.frame_of(visit, row, request.today)
    return Framed(visit=visit, version=row, frame=frame, way=way_in(request, frame))


def way_in(request: Request, frame: Frame) -> Way:
    """The address of a page about the version that is shown: one that names it, unless it is the
    current one."""
    slug, language = request.visit.place.slug, request.language

    def way(name: str, **parts: object) -> str:
        if frame.current:
            return address(language, name, slug=slug, **parts)
        return address(language, OF_A_VERSION + name, slug=slug, version=frame.uid, **parts)

    return way


def kept(view: View) -> View:
    """A view whose page is not made again for a browser that has it as it is now. For pages that
    hang on nothing but the address, the person, the day and the history that they may know of."""

    @wraps(view)
    def answer(request: Request, *parts: Any, **named: Any) -> HttpResponse:
        return answered(request, lambda: view(request, *parts, **named))

    return answer


def address_if_there(request: Request, name: str, **parts: object) -> str:
    """The address of a route, or "" where this installation has no such route."""
    try:
        return address(request.language, name, slug=request.visit.place.slug, **parts)
    except NoReverseMatch:
        return ""
