"""History in sentences: of a partnership, or of one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.graph import Graph
from joinedup.core.permissions import Verb, may_ever
from joinedup.core.plan import Plan
from joinedup.core.ref import type_of
from joinedup.queries import history, snapshots
from joinedup.queries.history import Line
from joinedup.queries.names import Name, names_of
from joinedup.web.between import FROM, TO, Between, between
from joinedup.web.framing import NoPlan, Way, framed
from joinedup.web.language import address
from joinedup.web.pages import render
from joinedup.web.phrasing import Phrasing
from joinedup.web.request import Request

LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Told:
    """One line as a page prints it."""

    line: Line = field(repr=False)
    sentence: str
    moment: str
    day: str
    names: tuple[Name, ...]


def latest(request: Request, count: int, thing: str = "") -> tuple[Told, ...]:
    """The last lines of a partnership's or of a thing's history, for a page of something else; none
    for whoever does not read history. Call it in the visit's scope."""
    if not may_ever(request.visit.actor, Verb.READ_HISTORY):
        return ()
    found = history.history(request.visit, thing=thing)
    return tuple(told(request, line) for line in found.lines[:count])


def told(request: Request, line: Line, names: tuple[Name, ...] = ()) -> Told:
    """A line in the language of the page and the words of the partnership."""
    place = request.visit.place
    phrasing = Phrasing(request.language, place.words)
    zone = ZoneInfo(place.time_zone)
    return Told(
        line=line,
        sentence=phrasing.say(line.sentence, **line.params),
        moment=phrasing.moment(line.at, zone),
        day=phrasing.day(line.at.astimezone(zone).date()),
        names=names,
    )


def listed(request: Request, slug: str) -> HttpResponse:
    """The history of the partnership, or of the thing that the address names."""
    visit = request.visit
    asked = {name: _given(request, name) for name in _ASKED}
    days = _days(request)
    if asked["thing"] and not type_of(asked["thing"]):
        raise Http404
    given = request.GET.get("page", "")
    page = int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1
    with visit.opened():
        way, graph = _plan_of(request)
        since, until = days.instants(ZoneInfo(visit.place.time_zone))
        lines = history.history(visit, page=page, since=since, until=until, **asked)
        of = names_of(graph, [asked["thing"]] if asked["thing"] else [])
    return render(
        request,
        "history/page.html",
        title=N_("History of {name}") if of else N_("History"),
        params={"name": of[0].title} if of else {},
        status=400 if days.wrong else 200,
        as_at=request.today,
        way=way,
        found=lines,
        told=[told(request, line, names_of(graph, line.refs)) for line in lines.lines],
        asked=asked,
        days=days,
        of=of[0] if of else None,
        at=_turner(address(request.language, "history", slug=slug), {**asked, **days.typed}),
    )


_ASKED = ("thing", "kind", "role")


def _given(request: Request, name: str) -> str:
    return request.GET.get(name, "")[:LONGEST].replace("\0", "")


def _days(request: Request) -> Between:
    place = request.visit.place
    typed = {name: _given(request, name).strip() for name in (FROM, TO)}
    return between(typed, place.year_starts, request.language, place.words)


def _plan_of(request: Request) -> tuple[Way, Graph]:
    """The addresses of things, and what they are called; of none where there is no plan yet."""
    try:
        found = framed(request)
    except NoPlan:
        return lambda name, **parts: "", Graph(Plan())
    return found.way, snapshots.snapshot(found.visit, found.version, request.today).graph


def _turner(base: str, asked: dict[str, Any]) -> Callable[[int], str]:
    said = {name: value for name, value in asked.items() if value}
    return lambda page: f"{base}?{urlencode(said | {'page': page})}"
