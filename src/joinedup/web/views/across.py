"""All partnerships of the installation beside one another; and being counted among them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from secrets import token_hex

from django.conf import settings
from django.http import HttpResponse

from joinedup.analysis.across import LABELS
from joinedup.commands import across as commands
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.core.quartiles import Quartiles, per_cent
from joinedup.core.sentence import Sentence
from joinedup.queries import across as pages
from joinedup.web import notices
from joinedup.web.errors import refused
from joinedup.web.pages import render, to
from joinedup.web.people import user_of
from joinedup.web.request import Request, deed_of

TITLE, COUNTED = N_("Across partnerships"), N_("Being counted across partnerships")
NOT_FOR_YOU = N_("This page is for those who have a role in one of the partnerships counted here.")
CHOOSE = N_("Choose one of the three.")

WAYS: Sequence[tuple[str, Sentence]] = (
    (commands.NAMED, N_("Count the partnership, with its name")),
    (commands.UNNAMED, N_("Count the partnership, without its name and its area")),
    ("none", N_("Do not count it")),
)


def across(request: Request) -> HttpResponse:
    """The tables: for whoever has a role in any partnership; in a demonstration for everybody."""
    if not settings.DEMO and not pages.may_read(user_of(request)):
        return refused(request, NOT_FOR_YOU)
    page = pages.across(request.today)
    return render(
        request,
        "across/page.html",
        title=TITLE,
        as_at=request.today,
        page=page,
        labels=LABELS,
        sizes=_sizes(page.sizes.members, page.sizes.seats),
        one_place=one_place,
        per_cent=per_cent,
    )


def _sizes(members: Quartiles | None, seats: Quartiles | None) -> list[tuple[str, Quartiles]]:
    found = ((N_("Members"), members), (N_("Seats on the board"), seats))
    return [(name, each) for name, each in found if each is not None]


def one_place(number: Fraction) -> Decimal:
    """A number to one place after the point, a half rounded up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def releasing(request: Request, slug: str) -> HttpResponse:
    """How the partnership is counted, and the choosing of it."""
    with request.visit.opened():
        now = pages.released(request.visit)
    wrong = ""
    if request.method == "POST":
        try:
            return _released(request, slug)
        except Refused as no:
            wrong = no.message(request.language, request.visit.place.words)
    return render(
        request,
        "across/releasing.html",
        title=COUNTED,
        status=400 if wrong else 200,
        now=now,
        ways=WAYS,
        chosen=request.POST.get("how", now.how or "none"),
        wrong=(("how-1", wrong),) if wrong else (),
        refused=(),
        said=wrong,
        key=request.POST.get("key") or token_hex(16),
    )


def _released(request: Request, slug: str) -> HttpResponse:
    how = request.POST.get("how", "")
    if how not in dict(WAYS):
        raise Refused(CHOOSE, field="how")
    if how == "none":
        commands.take_back(**deed_of(request))
    else:
        commands.release(**deed_of(request), named=how == commands.NAMED)
    return notices.leave(to(request, "release-facts", slug=slug), "saved", count=1)
