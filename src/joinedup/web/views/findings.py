"""Things to put right: what scrutiny would raise first, all by code or by owner, and codes switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from secrets import token_hex
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from joinedup.commands import codes
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_, translate
from joinedup.core.finding import Rule
from joinedup.core.permissions import Reach, Verb, can, may_ever
from joinedup.core.words import PlanStatus
from joinedup.drawing.report.as_xlsx import write_xlsx
from joinedup.drawing.report.model import rows_of
from joinedup.queries import exports, findings, snapshots
from joinedup.queries.findings import Findings, Item
from joinedup.queries.offers import to_add
from joinedup.web import conditional
from joinedup.web.framing import Framed, framed
from joinedup.web.language import address
from joinedup.web.notices import leave
from joinedup.web.pages import render, to
from joinedup.web.remedies import remedy
from joinedup.web.request import Request, deed_of
from joinedup.web.views.actions import page_of
from joinedup.web.views.home import where_there_is_a_plan

TITLE = N_("Things to put right")
SHOWN = 5
"""So many cases of a code are shown; the rest open."""

MOST = 20
"""So many cases of a code, or of an owner, stand on the page of all; more have pages of their own."""

PER_PAGE = 100


@where_there_is_a_plan
def listed(request: Request, slug: str, version: str = "") -> HttpResponse:
    """The things to put right in a plan, by code, or by who would put them right."""
    return conditional.answered(request, lambda: _listed(request, version))


def _listed(request: Request, version: str, refused: Refused | None = None) -> HttpResponse:
    if findings.may_read(request.visit) is Reach.NONE:
        raise Http404
    with request.visit.opened():
        found = framed(request, version)
        page = findings.findings(found.visit, found.version, request.today)
        put_right = _put_right(request, found)
    many = None if refused else _many(request, found, page)
    if many is not None:
        return _all(request, found, many, put_right)
    words = request.visit.place.words
    return render(
        request,
        "findings/list.html",
        title=TITLE,
        status=400 if refused else 200,
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        by="owner" if request.GET.get("by") == "owner" else "code",
        shown=SHOWN,
        most=MOST,
        put_right=put_right,
        may_switch=can(request.actor, Verb.SWITCH_CODE) and found.frame.current,
        wrong=refused.message(request.language, words) if refused else "",
        wrong_code=request.POST.get("code", "") if refused else "",
        typed=request.POST.get("reason", ""),
        key=token_hex(16),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A page of all the cases of one code, or of all that one body would put right. ``count`` is of
    all of them; ``at`` gives the address of another page."""

    rule: Rule | None
    owner: str
    items: tuple[Item, ...]
    count: int
    page: int
    pages: int
    at: Callable[[int], str]


def _many(request: Request, found: Framed, page: Findings) -> Many | None:
    """What an address asks for that names a code or an owner; None where it names none that has
    anything to put right."""
    code, owner = request.GET.get("code", ""), request.GET.get("owner")
    kind = next((each for each in page.kinds if each.rule.code == code), None)
    if kind is None and owner not in page.owners:
        return None
    items = kind.items if kind else page.owners[owner or ""]
    said = {"code": code} if kind else {"by": "owner", "owner": owner or ""}
    pages = -(-len(items) // PER_PAGE)
    at = min(max(page_of(request), 1), pages)
    return Many(
        rule=kind.rule if kind else None,
        owner=owner or "",
        items=items[(at - 1) * PER_PAGE : at * PER_PAGE],
        count=len(items),
        page=at,
        pages=pages,
        at=lambda number: f"{found.way('findings')}?{urlencode(said | {'page': number})}",
    )


def _all(
    request: Request, found: Framed, many: Many, put_right: Callable[[Item], tuple[str, str]]
) -> HttpResponse:
    title = translate(TITLE, request.language)
    return render(
        request,
        "findings/all.html",
        title=many.rule.title if many.rule else N_("To put right: {owner}"),
        params={"owner": many.owner or translate(N_("Nobody in particular"), request.language)},
        crumbs=((title, found.way("findings")),),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        many=many,
        rule=many.rule,
        owner=many.owner,
        most=MOST,
        shown=SHOWN,
        put_right=put_right,
    )


def _put_right(request: Request, found: Framed) -> Callable[[Item], tuple[str, str]]:
    """The way from a case to where it is put right, for whoever may write there. Call it in the
    visit's scope."""
    if not may_ever(request.actor, Verb.WRITE):
        return lambda item: ("", "")
    by = replace(request.actor, partner=findings.own_ref(found.visit))
    graph = snapshots.snapshot(found.visit, found.version, request.today).graph
    slug, status = request.visit.place.slug, found.frame.status
    is_draft = status is PlanStatus.DRAFT
    draft = (
        address(request.language, "next", slug=slug, version=found.frame.uid) if is_draft else ""
    )
    later = "" if is_draft else address(request.language, "plans", slug=slug)

    def may_add(type: str, ref: str) -> bool:
        return to_add(by, type, status, graph.things.get(ref)).shared

    return lambda item: remedy(item.finding.code, item.ref, found.way, draft, may_add, later)


def workbook(request: Request, slug: str, version: str = "") -> HttpResponse:
    """The same as a workbook sorted by owner, each case with the address of its page."""
    return conditional.answered(request, lambda: _workbook(request, version))


def _workbook(request: Request, version: str) -> HttpResponse:
    if findings.may_read(request.visit) is Reach.NONE:
        raise Http404
    with request.visit.opened():
        found = framed(request, version)
        report = findings.report(found.visit, found.version, request.today)
    refs = {row.subject.ref for row in rows_of(report) if row.subject.ref}
    pages = {ref: request.build_absolute_uri(found.way("thing", ref=ref)) for ref in sorted(refs)}
    content = write_xlsx(report, request.language, pages or {"": ""})
    name = f"{request.visit.place.slug}-{request.today.isoformat()}-findings.xlsx"
    response = HttpResponse(content, exports.TYPES[".xlsx"])
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@require_POST
def switch(request: Request, slug: str) -> HttpResponse:
    """Switch a code off with a reason, or on again."""
    code = request.POST.get("code", "")
    try:
        if request.POST.get("switch") == "on":
            codes.switch_on(**deed_of(request), code=code)
        else:
            reason = request.POST.get("reason", "")
            codes.switch_off(**deed_of(request), code=code, reason=reason)
    except Refused as refused:
        return _listed(request, "", refused)
    return leave(to(request, "findings", slug=slug), "switched")
