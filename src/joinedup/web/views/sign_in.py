"""Signing in and out: by choosing somebody in a demonstration, elsewhere by a link that works once."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from joinedup.commands import people as deeds
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.queries import people
from joinedup.web import errors
from joinedup.web.pages import render, to
from joinedup.web.people import enter, places_for, user_of
from joinedup.web.request import Request

TITLE = N_("Sign in")


def sign_in(request: Request) -> HttpResponse:
    """Choose somebody, in a demonstration; elsewhere, how to be sent a link."""
    if request.method == "POST":
        return _choose(request)
    return render(
        request,
        "people/sign_in.html",
        title=TITLE,
        choices=people.choices() if settings.DEMO else (),
        signed_in=user_of(request),
        after=_inside(request, request.GET.get("next", "")),
    )


def _choose(request: Request) -> HttpResponse:
    user = people.chosen(request.POST.get("person", "")) if settings.DEMO else None
    if user is None:
        return errors.refused(request, N_("There is nobody like that to choose."))
    enter(request, user, chosen=True)
    after = _inside(request, request.POST.get("next", ""))
    return _see_other(after) if after else _on(request)


def _on(request: Request) -> HttpResponse:
    """To the first partnership of somebody who has just signed in."""
    places = [place for place in places_for(request) if place.title]
    return to(request, "home", slug=places[0].slug) if places else to(request, "start")


def _inside(request: Request, address: str) -> str:
    """An address to go on to, "" unless it is one of ours."""
    ours = url_has_allowed_host_and_scheme(address, None) and address.startswith("/")
    return address if ours else ""


def _see_other(address: str) -> HttpResponseRedirect:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def linked(request: Request, token: str) -> HttpResponse:
    """The page of a link. Mail scanners open links: looking changes nothing, Continue signs in."""
    try:
        if request.method == "POST":
            user = deeds.sign_in(token=token, at=request.now)
            enter(request, user, only=deeds.only_of(token))
            return _quiet(_on(request))
        if not deeds.is_good(token=token, at=request.now):
            raise Refused(deeds.LINK_SPENT)
    except Refused as no:
        return _quiet(errors.refused(request, no.sentence, **no.params))
    return _quiet(render(request, "people/linked.html", title=TITLE))


def _quiet(response: HttpResponse) -> HttpResponse:
    """A response whose address is a secret: no other page learns it, no cache keeps it. (With
    "no-referrer" a browser would not say either where the form on the page comes from, and the
    form would be refused.)"""
    response["Referrer-Policy"] = "strict-origin"
    response["Cache-Control"] = "no-store"
    return response


def sign_out(request: Request) -> HttpResponse:
    """End the session."""
    logout(request)
    return to(request, "start")
