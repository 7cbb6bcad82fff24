"""Beginning a partnership: for whoever administers the installation."""

from __future__ import annotations

from secrets import token_hex

from django.http import HttpResponse

from joinedup.commands import installation, partnerships
from joinedup.commands.people import LINK_DAYS, NO_TITLE
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import MONTHS, N_, translate
from joinedup.core.text import Text
from joinedup.web.language import address
from joinedup.web.pages import render
from joinedup.web.request import Request
from joinedup.web.views.settings import OFFERED

TITLE, LINK = N_("Begin a partnership"), N_("A link to pass on")
NO_EMAIL = N_("Give the address of the first person of its office.")
NO_LANGUAGE = N_("Choose at least one language.")


def begin(request: Request) -> HttpResponse:
    """The form, and the beginning; what follows shows the link of its office's first person."""
    if request.method != "POST":
        return _shown(request)
    try:
        return _begun(request)
    except Refused as refused:
        return _shown(request, refused)


def _begun(request: Request) -> HttpResponse:
    sent = request.POST
    languages = tuple(tag for tag in OFFERED if tag in sent.getlist("languages"))
    title, slug = sent.get("title", "").strip()[:200], sent.get("slug", "").strip()
    email, role = sent.get("email", "").strip(), sent.get("role", "").strip()[:200]
    for name, there, sentence in (
        ("languages", languages, NO_LANGUAGE),
        ("email", email, NO_EMAIL),
        ("role", role, NO_TITLE),
    ):
        if not there:
            raise Refused(sentence, field=name)
    month = sent.get("year_starts", "4")
    partnerships.create(
        by=request.actor,
        at=request.now,
        slug=slug,
        title=Text.of(title, languages[0]),
        year_starts=int(month) if month.isdigit() and 1 <= int(month) <= 12 else 4,
        languages=languages,
    )
    token = installation.appoint_office(
        by=request.actor, at=request.now, partnership=slug, email=email, title=role
    )
    response = render(
        request,
        "forms/begun.html",
        title=LINK,
        name=title,
        link=request.build_absolute_uri(address(request.language, "sign-in-link", token=token)),
        days=LINK_DAYS,
    )
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    return response


def _shown(request: Request, refused: Refused | None = None) -> HttpResponse:
    wrong = {refused.field: refused.message(request.language)} if refused else {}
    response = render(
        request,
        "forms/begin.html",
        title=TITLE,
        status=400 if refused else 200,
        typed=request.POST,
        chosen=request.POST.getlist("languages") if refused else ["en"],
        offered=OFFERED,
        months=tuple((at, translate(name, request.language)) for at, name in enumerate(MONTHS, 1)),
        said=wrong,
        wrong=tuple(pair for pair in wrong.items() if pair[0]),
        refused=tuple(said for name, said in wrong.items() if not name),
        key=token_hex(16),
    )
    response["Cache-Control"] = "no-store"
    return response
