"""The list of all actions."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.queries import actions, snapshots
from joinedup.queries.actions import Asked
from joinedup.web.framing import framed
from joinedup.web.pages import render
from joinedup.web.request import Request

LONGEST = 200


def listed(request: Request, slug: str, version: str = "") -> HttpResponse:
    """The actions that are asked for, a page at a time."""
    visit = request.visit
    asked = asked_of(request)
    with visit.opened():
        found = framed(request, version)
        rows = snapshots.derived(visit, found.version, request.today, "actions", actions.rows_of)
    page = actions.listing(rows, asked)
    return render(
        request,
        "plan/actions.html",
        title=N_("All {actions}"),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        nobody=actions.NOBODY,
        at=turner(found.way("actions"), asked),
    )


def asked_of(request: Request) -> Asked:
    """What the address asks for; what makes no sense in it is passed over."""
    given = {name: request.GET.get(name, "")[:LONGEST].replace("\0", "") for name in FIELDS}
    return Asked(
        text=given["q"].strip(),
        partner=given["partner"],
        lead=given["lead"],
        status=given["status"],
        outcome=given["outcome"],
        sort=given["sort"] if given["sort"] in actions.SORTS else "plan",
        page=page_of(request),
    )


FIELDS = ("q", "partner", "lead", "status", "outcome", "sort")


def page_of(request: Request) -> int:
    """The page that an address asks for: the first where it asks for none."""
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def turner(base: str, asked: Asked) -> Callable[[int], str]:
    """The address of another page of the same list."""
    said = {"q": asked.text, "partner": asked.partner, "lead": asked.lead}
    said |= {"status": asked.status, "outcome": asked.outcome}
    said |= {"sort": "" if asked.sort == "plan" else asked.sort}
    return lambda page: f"{base}?{urlencode({k: v for k, v in said.items() if v} | {'page': page})}"
