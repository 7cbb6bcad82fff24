"""The check page: the same check as on the command line, for somebody with nothing installed."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from joinedup.core.catalogue import N_, translate
from joinedup.core.sentence import shortened
from joinedup.core.words import PlanKind
from joinedup.drawing.report.model import Report
from joinedup.drawing.report.phrases import KINDS
from joinedup.formats.opening import Unreadable
from joinedup.web import checking, errors
from joinedup.web.language import LANGUAGES, address
from joinedup.web.pages import render
from joinedup.web.report_page import report_page
from joinedup.web.request import Request
from joinedup.web.uploads import MB, limit

TITLE = N_("Check a plan")


def check(request: Request) -> HttpResponse:
    """The form, or the answer to it. Nothing is kept."""
    if request.method != "POST":
        return _form(request)
    try:
        asked = checking.wanted(request.POST, request.FILES, request.language)
        request.language = asked.language
        return _answer(request, asked)
    except checking.Wrong as wrong:
        return _form(
            request, status=422, box=wrong.box, why=wrong.sentence, why_params=wrong.params
        )
    except Unreadable as error:
        return _unreadable(request, error)
    except checking.Busy:
        busy = errors.page(request, "busy", N_("Please wait a little"), 503)
        busy["Retry-After"] = "60"
        return busy


def _answer(request: Request, asked: checking.Wanted) -> HttpResponse:
    report = checking.checked(asked, request.today)
    if asked.form != "page":
        return _download(report, asked)
    crumb = (translate(TITLE, request.language), address(request.language, "check"))
    return render(
        request,
        "check/report.html",
        title=N_("What to put right: {plan}"),
        params={"plan": shortened(report.title or report.file)},
        crumbs=(crumb,),
        page=report_page(report, request.language),
        asked=asked,
        private=True,
    )


def _download(report: Report, asked: checking.Wanted) -> HttpResponse:
    content, kind = checking.drawn(report, asked.form, asked.language)
    response = HttpResponse(content, kind)
    name = f"{PurePath(asked.name).stem[:80] or 'plan'}-findings.{asked.form}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def _unreadable(request: Request, error: Unreadable) -> HttpResponse:
    finding = error.finding
    language = request.language
    place = str(finding.place or "")
    said = finding.message(language)
    parts = [said, f"({place})" if place and place not in said else "", finding.remedy(language)]
    return _form(request, status=422, box="file", whole=" ".join(part for part in parts if part))


def _form(request: Request, *, status: int = 200, box: str = "", **said: Any) -> HttpResponse:
    kinds = [(kind.value, translate(KINDS[kind], request.language)) for kind in PlanKind]
    return render(
        request,
        "check/form.html",
        title=TITLE,
        status=status,
        kinds=kinds,
        given=request.POST if request.method == "POST" else {},
        languages=LANGUAGES,
        limit=limit() // MB,
        sample=next(iter(checking.SAMPLES)),
        box=box,
        **{"why": None, "why_params": {}, "whole": "", **said},
    )
