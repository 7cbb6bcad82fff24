"""Balance: who has how much of what decides, and who could block."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.permissions import Reach, reach_of_balance
from joinedup.core.snapshot import Snapshot
from joinedup.queries import balancing, snapshots, visits
from joinedup.queries.balancing import BalancePage
from joinedup.web.framing import Framed, framed
from joinedup.web.pages import render
from joinedup.web.request import Request


def told(request: Request, slug: str) -> HttpResponse:
    """The balance of a partnership, for whoever may read it; to others there is no such page."""
    released = request.visit.place.balance_released
    if reach_of_balance(request.actor, released) is not Reach.ALL:
        raise Http404
    with request.visit.opened():
        found = framed(request)
        page = _page(request, found)
    return render(
        request,
        "balance/page.html",
        title=N_("Balance of power"),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
    )


def _page(request: Request, found: Framed) -> BalancePage:
    """The page as the whole partnership sees it: who reads it, reads the same figures."""
    since = balancing.year_of(request.GET.get("from", ""), request.today)
    shared = visits.shared(request.visit)

    def made(snapshot: Snapshot) -> BalancePage:
        return balancing.balancing(snapshot, since)

    with shared.opened():
        return snapshots.derived(shared, found.version, request.today, "balance", made, since)
