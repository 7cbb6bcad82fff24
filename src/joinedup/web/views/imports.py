"""Imports: a file is kept as it came, read, compared, asked about, approved, applied."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from joinedup.commands import imports as deeds
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_, translate
from joinedup.queries import imports, plans
from joinedup.queries.importing import given
from joinedup.queries.imports import ImportPage
from joinedup.web.language import address
from joinedup.web.pages import Crumb, render, to
from joinedup.web.request import Request, deed_of
from joinedup.web.uploads import MB, limit

TITLE = N_("Bring a file in")
NO_FILE = N_("Choose the file of your plan.")
NO_PLAN = N_("Choose the plan that the file goes into.")
OPENED = "open"
"""The part of the address that names the groups of a large difference that are open."""
PATIENCE = 2.5
"""Seconds that a page waits for a file that is being worked on: most are done by then."""
LOOKS_EVERY = 0.2


def listed(request: Request, slug: str) -> HttpResponse:
    """The imports so far, and the form for another."""
    return _received(request) if request.method == "POST" else _listed(request)


def _listed(request: Request, refused: Refused | None = None) -> HttpResponse:
    with request.visit.opened():
        found = imports.imports(request.visit)
        open_to = [
            (version, each)
            for each in plans.series(request.visit)
            for version in each.versions
            if version.status is None or version.status.value != "superseded"
        ]
    words = request.visit.place.words
    return render(
        request,
        "imports/list.html",
        title=TITLE,
        status=400 if refused else 200,
        imports=found,
        open_to=open_to,
        chosen=request.POST.get("plan") or request.GET.get("plan", ""),
        limit=limit() // MB,
        wrong=refused.message(request.language, words) if refused else "",
        box=(refused.field or "file") if refused else "",
        key=token_hex(16),
    )


def _received(request: Request) -> HttpResponse:
    file, plan = request.FILES.get("file"), request.POST.get("plan", "")
    try:
        if not plan:
            raise Refused(NO_PLAN, field="plan")
        if file is None:
            raise Refused(NO_FILE, field="file")
        uid = deeds.receive(
            **deed_of(request),
            plan=plan,
            name=file.name or "",
            content=file.read(),
        )
    except Refused as refused:
        return _listed(request, refused)
    return to(request, "import", slug=request.visit.place.slug, uid=uid)


def one(request: Request, slug: str, uid: str) -> HttpResponse:
    """One import: what was understood, what would change, what is asked."""
    return _one(request, uid)


def _one(request: Request, uid: str, refused: Refused | None = None) -> HttpResponse:
    _wait(request, uid)
    page = _page(request, uid)
    crumb: Crumb = (
        translate(TITLE, request.language),
        address(request.language, "imports", slug=request.visit.place.slug),
    )
    words = request.visit.place.words
    return render(
        request,
        "imports/one.html",
        title=N_("Bring in {file}"),
        params={"file": page.name},
        status=400 if refused else 200,
        crumbs=(crumb,),
        page=page,
        opened=request.GET.getlist(OPENED),
        query=_opened(request),
        wrong=refused.message(request.language, words) if refused else "",
        key=token_hex(16),
    )


def _opened(request: Request) -> str:
    """What keeps the groups open that are open, at the end of an address."""
    found = request.GET.getlist(OPENED)
    return "?" + urlencode([(OPENED, each) for each in found]) if found else ""


def _wait(request: Request, uid: str) -> None:
    """Wait a moment for a file that is being worked on, so that nobody has to look again."""
    until = monotonic() + PATIENCE
    while True:
        with request.visit.opened():
            try:
                busy = imports.state(request.visit, uid) in imports.BUSY
            except imports.NoSuchImport:
                raise Http404 from None
        if not busy or monotonic() >= until:
            return
        sleep(LOOKS_EVERY)


def _page(request: Request, uid: str) -> ImportPage:
    opened = request.GET.getlist(OPENED) or None
    words = request.visit.place.words
    with request.visit.opened():
        try:
            return imports.import_page(request.visit, uid, request.language, words, opened)
        except imports.NoSuchImport:
            raise Http404 from None


def _done(request: Request, uid: str, deed: Callable[..., Any], **given: Any) -> HttpResponse:
    """Do something to an import, and show it as it then is."""
    try:
        deed(**deed_of(request), uid=uid, **given)
    except Refused as refused:
        return _one(request, uid, refused)
    response = to(request, "import", slug=request.visit.place.slug, uid=uid)
    response["Location"] += _opened(request)
    return response


@require_POST
def answer(request: Request, slug: str, uid: str) -> HttpResponse:
    """Answer what is asked; the file is compared again. ``same`` names a type of which each is what
    it is most like, where nothing else was chosen."""
    posted = {
        name.removeprefix("answer:"): str(value)
        for name, value in request.POST.items()
        if name.startswith("answer:")
    }
    page = _page(request, uid)
    before = (each for each in page.questions if each.before)
    said = given(posted, (*page.lacking, *before), dict(page.answers))
    same = next((each for each in page.asked if each.type == request.POST.get("same")), None)
    said = {**dict(same.sure), **said} if same else said
    return _done(request, uid, deeds.answer, answers=said)


@require_POST
def columns(request: Request, slug: str, uid: str) -> HttpResponse:
    """Put right how columns were read, or what the file is (``as``); the file is read again."""
    if request.POST.get("as"):
        return _done(request, uid, deeds.answer, answers={"as": request.POST["as"]})
    sheets = [dict(sheet) for sheet in _page(request, uid).sheets]
    for at, sheet in enumerate(sheets):
        sheet["columns"] = [
            {**column, "as": request.POST.get(f"column:{at}:{column['column']}") or None}
            if f"column:{at}:{column['column']}" in request.POST
            else column
            for column in sheet["columns"]
        ]
    return _done(request, uid, deeds.answer, mapping=sheets)


@require_POST
def approve(request: Request, slug: str, uid: str) -> HttpResponse:
    """Say yes to exactly the difference that was shown."""
    return _done(request, uid, deeds.approve, digest=request.POST.get("digest", ""))


@require_POST
def again(request: Request, slug: str, uid: str) -> HttpResponse:
    """Compare the file with the plan as it is now."""
    return _done(request, uid, deeds.answer)


@require_POST
def discard(request: Request, slug: str, uid: str) -> HttpResponse:
    """Let an import go."""
    return _done(request, uid, deeds.discard)


def original(request: Request, slug: str, uid: str) -> HttpResponse:
    """The file, as it came."""
    with request.visit.opened():
        try:
            name, content = imports.original(request.visit, uid)
        except imports.NoSuchImport:
            raise Http404 from None
    if not content:
        return to(request, "import-strike", slug=slug, uid=uid)
    response = HttpResponse(content, "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
