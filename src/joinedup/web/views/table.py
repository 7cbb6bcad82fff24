"""Who is at the table: today, on another day, and as it was known on another."""

from __future__ import annotations

import datetime

from django.http import HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb, can
from joinedup.queries import known, leading, snapshots
from joinedup.queries import table as tables
from joinedup.queries.table import TablePage
from joinedup.web.framing import Framed, framed
from joinedup.web.looking_back import KNOWN, ON, Back, back
from joinedup.web.pages import render
from joinedup.web.request import Request

LONGEST = 200


def laid(request: Request, slug: str) -> HttpResponse:
    """The groups with their chairs and seats, from the board down."""
    visit = request.visit
    may_know = known.may_know(visit)
    asked = _asked(request, may_know)
    on = asked.on or request.today
    then = None
    with visit.opened():
        found = framed(request)
        if asked.known is not None:
            then = known.known(visit, asked.known, on)
            page = tables.table(then.snapshot)
        else:
            page = _by_now(request, found, asked.on)
    return render(
        request,
        "table/all.html",
        title=N_("Who is at the table"),
        status=400 if asked.wrong else 200,
        as_at=on,
        frame=found.frame,
        way=found.way,
        page=page,
        asked=asked,
        on=on,
        then=then,
        may_know=may_know,
        may_change=_may_change(request, found) and not asked.past,
        may_see_leaders=leading.may_read(visit),
    )


def _may_change(request: Request, found: Framed) -> bool:
    """Whether the page leads to changing a chair: that of today, and in no version that is past."""
    return found.frame.open and can(request.actor, Verb.WRITE)


def _asked(request: Request, may_know: bool) -> Back:
    place = request.visit.place
    boxes = (ON, KNOWN) if may_know else (ON,)
    given = {name: request.GET.get(name, "")[:LONGEST].replace("\0", "") for name in boxes}
    typed = {name: said.strip() for name, said in given.items()}
    return back(typed, request.today, place.year_starts, request.language, place.words)


def _by_now(request: Request, found: Framed, on: datetime.date | None) -> TablePage:
    """The table by what is known today. That of another day is made each time, and not kept."""
    visit, today = found.visit, request.today
    if on is None:
        return snapshots.derived(visit, found.version, today, "table", tables.table)
    return tables.table(snapshots.snapshot(visit, found.version, today), on)
