"""Plans and their versions: begun, agreed, published, withdrawn, compared, handed out as files."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from secrets import token_hex
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from joinedup.analysis.lineage import compare as compare_plans
from joinedup.commands import plans as deeds
from joinedup.commands import publishing, succession
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_, capital, word
from joinedup.core.dates import read_when
from joinedup.core.permissions import Reach, Verb, can
from joinedup.core.sentence import Word
from joinedup.core.text import Text
from joinedup.drawing.comparison import grouped
from joinedup.queries import exports, plans, snapshots
from joinedup.queries import publishing as offers
from joinedup.web import conditional
from joinedup.web.framing import framed
from joinedup.web.language import address
from joinedup.web.notices import leave
from joinedup.web.pages import Crumb, render, to
from joinedup.web.request import Request, deed_of

TITLE = N_("{plans}")
NO_DAY = N_("Give the day on which the board agreed it, such as 4/12/2024.")
TWO = N_("Choose two different versions.")


def listed(request: Request, slug: str) -> HttpResponse:
    """The plans, their versions, and what may be made of each."""
    return conditional.answered(request, lambda: _listed(request))


def _listed(request: Request, refused: Refused | None = None, about: str = "") -> HttpResponse:
    with request.visit.opened():
        found = plans.series(request.visit)
    words = request.visit.place.words
    return render(
        request,
        "plans/list.html",
        title=TITLE,
        status=400 if refused else 200,
        series=found,
        may_write=request.actor.reach(Verb.WRITE) is Reach.ALL,
        may_import=can(request.actor, Verb.IMPORT),
        may_publish=can(request.actor, Verb.PUBLISH),
        may_withdraw=can(request.actor, Verb.WITHDRAW),
        typed=request.POST,
        wrong=refused.message(request.language, words) if refused else "",
        about=about,
        key=token_hex(16),
    )


def _done(
    request: Request, about: str, notice: str, deed: Callable[..., Any], **given: Any
) -> HttpResponse:
    """Do something to a plan, and show all plans as they then are."""
    try:
        deed(**deed_of(request), **given)
    except Refused as refused:
        return _listed(request, refused, about)
    return leave(to(request, "plans", slug=request.visit.place.slug), notice)


@require_POST
def begin(request: Request, slug: str) -> HttpResponse:
    """Begin a plan, or the next version of one. A plan that is begun goes on to its first file."""
    series, title = request.POST.get("series", ""), request.POST.get("title", "").strip()
    language = request.visit.place.languages[0] if request.visit.place.languages else "en"
    if series:
        return _done(
            request,
            series,
            "drafted",
            succession.draft_next,
            series=series,
            title=Text.of(title, language) if title else None,
            version=request.POST.get("called", "").strip()[:60],
            empty=request.POST.get("empty") == "yes",
        )
    with request.visit.opened():
        first = not any(each.main for each in plans.series(request.visit))
        name = "main" if first else plans.free_slug(slugify(title))
    try:
        plan = deeds.begin(
            **deed_of(request),
            slug=name,
            title=Text.of(title, language),
            main=first,
            language=language,
        )
    except Refused as refused:
        return _listed(request, refused, "begin")
    done = to(request, "imports", slug=slug)
    done["Location"] += f"?plan={plan}"
    return done


@require_POST
def agree(request: Request, slug: str, version: str) -> HttpResponse:
    """Record that the board agreed a draft on a day."""
    _insist(request, version)
    try:
        on = _day(request.POST.get("on", ""), request.visit.place.year_starts)
    except Refused as refused:
        return _listed(request, refused, version)
    return _done(request, version, "plan agreed", deeds.agree, version=version, on=on)


def _insist(request: Request, version: str) -> None:
    """404 for a version that this person may not see, whatever else is lacking."""
    with request.visit.opened():
        try:
            snapshots.version_of(request.visit, version)
        except snapshots.NoSuchVersion:
            raise Http404 from None


def _day(typed: str, year_starts: int) -> datetime.date:
    when = read_when(typed.strip(), year_starts=year_starts) if typed.strip() else None
    period = when.period if when else None
    if period is None or (period.end - period.start).days != 1:
        raise Refused(NO_DAY, field="on")
    return period.start


@require_POST
def withdraw(request: Request, slug: str, version: str) -> HttpResponse:
    """Withdraw a draft."""
    _insist(request, version)
    return _done(request, version, "given up", deeds.withdraw, version=version)


def publish(request: Request, slug: str, version: str) -> HttpResponse:
    """What is public of a version and what would be; publish it, or take it back."""
    if request.method != "POST":
        return _offered(request, version)
    back = request.POST.get("publish") == "no"
    try:
        if back:
            publishing.unpublish(**deed_of(request), plan=version)
        else:
            publishing.publish(**deed_of(request), plan=version, on=request.today)
    except Refused as refused:
        return _offered(request, version, refused)
    done = to(request, "publish", slug=slug, version=version)
    return leave(done, "taken back" if back else "published")


def _offered(request: Request, version: str, refused: Refused | None = None) -> HttpResponse:
    with request.visit.opened():
        found = framed(request, version)
        page = offers.offer(found.visit, found.version)
    words = request.visit.place.words
    return render(
        request,
        "plans/publish.html",
        title=N_("Who may read {plan_title}"),
        params={"plan_title": found.version.title},
        status=400 if refused else 200,
        crumbs=(plans_crumb(request),),
        version=found.version,
        offer=page,
        wrong=refused.message(request.language, words) if refused else "",
        key=token_hex(16),
    )


def compare(request: Request, slug: str) -> HttpResponse:
    """What became of each thing from one version to another."""
    return conditional.answered(request, lambda: _compare(request))


def _compare(request: Request) -> HttpResponse:
    visit, day = request.visit, request.today
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    found = None
    with visit.opened():
        series = plans.series(visit)
        if old and new and old != new:
            try:
                rows = [snapshots.version_of(visit, each) for each in (old, new)]
            except snapshots.NoSuchVersion:
                raise Http404 from None
            pair = [snapshots.snapshot(visit, each, day).plan for each in rows]
            found = snapshots.derived(
                visit, rows[1], day, "compare", lambda _: compare_plans(*pair), rows[0].uid
            )
    told = grouped(found, request.language, visit.place.words) if found else None
    return render(
        request,
        "plans/compare.html",
        title=N_("What became of each thing"),
        crumbs=(plans_crumb(request),),
        series=series,
        old=old,
        new=new,
        told=told,
        same=bool(old and old == new),
    )


def plans_crumb(request: Request) -> Crumb:
    """The step to all plans."""
    name = capital(word(Word("plan", plural=True), request.language, request.visit.place.words))
    return name, address(request.language, "plans", slug=request.visit.place.slug)


def export(request: Request, slug: str, form: str, version: str = "") -> HttpResponse:
    """A version as a file: only what this visitor may know."""
    return conditional.answered(request, lambda: _export(request, form, version))


def _export(request: Request, form: str, version: str) -> HttpResponse:
    with request.visit.opened():
        found = framed(request, version)
        try:
            file = exports.export(found.visit, found.version, request.today, f".{form}")
        except exports.NoSuchFormat:
            raise Http404 from None
    response = HttpResponse(file.content, file.type)
    response["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return response
