"""Who may sign in: invited, given another link, and out at once when they leave."""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpResponse

from joinedup.commands import people as deeds
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.core.graph import Graph
from joinedup.core.permissions import MAY, Role
from joinedup.core.plan import Plan
from joinedup.queries import people, snapshots
from joinedup.web import notices
from joinedup.web.forms.setting import Setting
from joinedup.web.language import address
from joinedup.web.pages import render, to
from joinedup.web.request import Request, deed_of

TITLE, LINK = N_("Who may sign in"), N_("A link to pass on")
NO_ROLE = N_("Choose a role.")
LEFT_SINCE = N_(
    "This form was sent before, and they have left since. Fill it in anew to invite them."
)
GIVEN = tuple(role for role in Role if role is not Role.PUBLIC)
"""The roles that somebody can be given: the public needs none."""


def listed(request: Request, slug: str) -> HttpResponse:
    """Everybody who has a role, and the form that invites somebody."""
    if request.method != "POST":
        return _shown(request)
    try:
        return _invite(request)
    except Refused as refused:
        return _shown(request, refused)


def _invite(request: Request) -> HttpResponse:
    """Invite somebody; the page shows their link once. The key of the form is not spent on the link
    itself, which is kept nowhere."""
    sent = request.POST
    said = {role.value: role for role in GIVEN}
    role = said.get(sent.get("role", ""))
    if role is None:
        raise Refused(NO_ROLE, field="role")
    email = sent.get("email", "")
    acts = role in (Role.PARTNER_LEAD, Role.CONTRIBUTOR)
    deeds.invite(
        **deed_of(request),
        email=email,
        role=role,
        title=sent.get("title", "")[:200],
        partner=sent.get("partner", "") if acts else "",
        link=False,
    )
    found = next((each for each in _members(request) if each.email == deeds.folded(email)), None)
    if found is None:  # the form came twice, and they have left since
        raise Refused(LEFT_SINCE)
    return _linked(request, found)


def link(request: Request, slug: str, uid: str) -> HttpResponse:
    """Another link for somebody, shown once."""
    found = next((each for each in _members(request) if each.uid == uid), None)
    if found is None:
        raise Http404
    return _linked(request, found)


def _linked(request: Request, member: people.Member) -> HttpResponse:
    """The page that shows a link: the only time that anybody sees it."""
    token = deeds.link_again(by=request.actor, at=request.now, membership=member.uid)
    path = address(request.language, "sign-in-link", token=token)
    response = render(
        request,
        "forms/passed_on.html",
        title=LINK,
        member=member,
        link=request.build_absolute_uri(path),
        days=deeds.LINK_DAYS,
    )
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    return response


def leave(request: Request, slug: str, uid: str) -> HttpResponse:
    """End somebody's role at once."""
    try:
        deeds.leave(**deed_of(request), membership=uid)
    except Refused as refused:
        return _shown(request, refused)
    return notices.leave(to(request, "people", slug=slug), "left")


def _members(request: Request) -> tuple[people.Member, ...]:
    with request.visit.opened():
        return people.members(_graph(request))


def _graph(request: Request) -> Graph:
    """The plan that stands, for the names of its partners; an empty one where there is none yet."""
    try:
        found = snapshots.version_of(request.visit)
    except snapshots.NoSuchVersion:
        return Graph(Plan())
    return snapshots.snapshot(request.visit, found, request.today).graph


def _shown(request: Request, refused: Refused | None = None) -> HttpResponse:
    words = request.visit.place.words
    wrong = {refused.field: refused.message(request.language, words)} if refused else {}
    fields = {"email", "role", "title", "partner"}
    with request.visit.opened():
        graph = _graph(request)
        members = people.members(graph)
    setting = Setting(graph=graph, language=request.language, words=words)
    response = render(
        request,
        "forms/people.html",
        title=TITLE,
        status=400 if refused else 200,
        members=members,
        roles=tuple((role.value, MAY[role]) for role in GIVEN),
        partners=setting.choices(("partner",), over=False),
        typed=request.POST,
        said=wrong,
        wrong=tuple(pair for pair in wrong.items() if pair[0] in fields),
        refused=tuple(said for name, said in wrong.items() if name not in fields),
        key=token_hex(16),
    )
    response["Cache-Control"] = "no-store"
    return response
