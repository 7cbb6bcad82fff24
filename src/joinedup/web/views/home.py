"""The first page of an installation, and that of each partnership."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.kinds import kind_named
from joinedup.core.permissions import Verb, can, may_ever
from joinedup.core.routes import routes
from joinedup.queries import home as pages
from joinedup.queries import kept
from joinedup.queries.across import may_read
from joinedup.web import conditional
from joinedup.web.framing import NoPlan, View, address_if_there, framed
from joinedup.web.pages import render, to
from joinedup.web.people import places_for, user_of
from joinedup.web.request import Request
from joinedup.web.views.history import latest


def start(request: Request) -> HttpResponse:
    """The partnerships somebody may go to; where there is one alone, that one."""
    places, user = places_for(request), user_of(request)
    if len(places) == 1:
        return to(request, "home", slug=places[0].slug)
    return render(
        request,
        "people/start.html",
        title=N_("Partnerships"),
        places=places,
        administrator=bool(user and user.administrator),
        across=bool(places) and (settings.DEMO or may_read(user)),
    )


def home(request: Request, slug: str) -> HttpResponse:
    """A partnership’s own first page: its plan at a glance, and what there is for the visitor."""
    with request.visit.opened():
        waiting = kept.kept(request.visit) if request.actor.user else ()
    uids = tuple(each.uid for each in waiting)
    return conditional.answered(request, lambda: _home(request, waiting), uids)


def _home(request: Request, waiting: tuple[kept.Kept, ...]) -> HttpResponse:
    visit = request.visit
    with visit.opened():
        try:
            found = framed(request)
        except NoPlan:
            return _no_plan(request)
        page = pages.home(visit, found.version, request.today)
        told = latest(request, pages.SHOWN)
    return render(
        request,
        "home/page.html",
        title=N_("Home"),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        kind=kind_named(visit.place.kind, (*visit.place.languages, "en")[0]),
        shown=pages.SHOWN,
        told=told,
        waiting=waiting,
        has=lambda name: _open_to(request, name),
    )


def where_there_is_a_plan(view: View) -> View:
    """A view of the plan that stands; where there is none that the visitor may see, the page that
    says so and what to do next."""

    @wraps(view)
    def answer(request: Request, *parts: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *parts, **named)
        except NoPlan:
            return _no_plan(request)

    return answer


def _no_plan(request: Request) -> HttpResponse:
    may_begin = can(request.actor, Verb.WRITE)
    return render(request, "home/empty.html", title=N_("No {plan} yet"), may_begin=may_begin)


def _open_to(request: Request, name: str) -> str:
    """The address of a route, or "" where there is none or the visitor's role has no use for it."""
    route = routes().get(name)
    if route is None or (route.verb is not None and not may_ever(request.visit.actor, route.verb)):
        return ""
    return address_if_there(request, name)
