"""Striking out a file that was brought in: its bytes, for good."""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpResponse

from joinedup.commands import striking
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_, translate
from joinedup.queries import kept_files
from joinedup.web.language import address
from joinedup.web.notices import leave
from joinedup.web.pages import render, to
from joinedup.web.request import Request, deed_of
from joinedup.web.views import imports

TITLE = N_("Strike out the file {name}")
STRUCK = N_("The file {name} has been struck out")


def file(request: Request, slug: str, uid: str) -> HttpResponse:
    """What is struck out with a file, and the striking out; afterwards, that it was."""
    with request.visit.opened():
        try:
            found = kept_files.kept_file(request.visit, uid)
        except kept_files.NoSuchFile:
            raise Http404 from None
    refused = None
    if request.method == "POST":
        try:
            striking.strike_file(**deed_of(request), uid=uid, why=request.POST.get("why", ""))
            return leave(to(request, "import-strike", slug=slug, uid=uid), "struck file")
        except Refused as no:
            refused = no
    said = refused.message(request.language, request.visit.place.words) if refused else ""
    beside = refused is not None and refused.field == "why"
    listed = address(request.language, "imports", slug=slug)
    return render(
        request,
        "forms/strike_file.html",
        title=STRUCK if found.struck else TITLE,
        params={"name": found.name},
        status=400 if refused else 200,
        crumbs=((translate(imports.TITLE, request.language), listed),),
        file=found,
        said=said if beside else "",
        wrong=(("why", said),) if beside else (),
        refused=() if beside or not refused else (said,),
        typed=request.POST,
        key=request.POST.get("key") or token_hex(16),
    )
