"""The page of each thing of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse

from joinedup.core.catalogue import N_, capital
from joinedup.core.catalogue import render as said
from joinedup.core.outline import AT, PLACES
from joinedup.core.permissions import Verb, may_ever
from joinedup.core.sentence import Sentence, Word, shortened
from joinedup.core.versions import is_closed
from joinedup.queries import findings, leading, things
from joinedup.queries.names import Name
from joinedup.queries.things import ThingPage
from joinedup.web.framing import Framed, Way, framed
from joinedup.web.language import address
from joinedup.web.pages import Crumb, render
from joinedup.web.request import Request
from joinedup.web.views.history import latest

LATEST = 5
"""So many lines of a thing's history stand on its page."""

WIRED = frozenset({"partner", "delivery_system", "action", "priority", "outcome"})
"""The types that have a place in the wiring diagram."""

PLAN = N_("{plan}")
PARTNERS = N_("{partners}")
TABLE = N_("Who meets")
LINK_TITLE = N_("Link: {source} and {target}")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the visitor may do here: what it is called, and where."""

    name: str
    address: str


def thing(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """One thing, in the current version of the plan or in the one that the address names."""
    with request.visit.opened():
        found = framed(request, version)
        try:
            page = things.page(found.visit, found.version, request.today, ref)
        except things.Elsewhere as elsewhere:
            if version:
                raise Http404 from None
            found = framed(request, elsewhere.version)
            page = things.page(found.visit, found.version, request.today, ref)
        except things.NoSuchThing:
            raise Http404 from None
        faults = findings.findings(found.visit, found.version, request.today).of(ref)
        told = latest(request, LATEST, ref)
        agrees = may_ever(request.actor, Verb.AGREE_LINK) and found.frame.open
        agrees = agrees and page.type == "partner" and ref == findings.own_ref(found.visit)
    return render(
        request,
        "thing/link.html" if page.tie else "thing/page.html",
        title=title_of(page, request),
        crumbs=crumbs(request, found.way, page),
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        page=page,
        each=page.dossier,
        tie=page.tie,
        faults=faults,
        told=told,
        deeds=tuple(deeds(request, found, page)),
        wired=page.type in WIRED,
        agrees=agrees,
        may_see_leaders=page.type == "person" and leading.may_read(found.visit),
    )


def title_of(page: ThingPage, request: Request) -> Sentence:
    """The title of the page: the thing's number and its own title, as they stand."""
    if page.tie is not None:
        ends = {"source": page.tie.source.title, "target": page.tie.target.title}
        return said(LINK_TITLE, ends, request.language, request.visit.place.words)
    name = page.name
    return f"{name.number} {called(request, name)}".strip() if name else page.ref


def called(request: Request, name: Name) -> str:
    """A thing's title in the language of the page, as it may stand in a line."""
    return shortened(name.title.within(request.language))


def crumbs(request: Request, way: Way, page: ThingPage) -> tuple[Crumb, ...]:
    """The way to a thing: the plan, then what it stands under; a partner stands under partners."""

    def phrase(sentence: Sentence) -> str:
        return capital(said(sentence, {}, request.language, request.visit.place.words))

    found: list[Crumb] = [(phrase(PLAN), way("plan"))]
    trail = page.dossier.trail if page.dossier else ()
    if page.type == "partner" or (trail and trail[0].type == "partner"):
        slug = request.visit.place.slug
        found = [(phrase(PARTNERS), address(request.language, "partners", slug=slug))]
    if page.type in AT:
        slug = request.visit.place.slug
        found = [(phrase(TABLE), address(request.language, "table", slug=slug))]
    if page.tie is not None:
        trail = (page.tie.source,)
    for name in trail:
        found.append((f"{name.number} {called(request, name)}".strip(), way("thing", ref=name.ref)))
    return tuple(found)


EDIT, SHARE = N_("Edit"), N_("Share with the partnership")
LINK, WITHDRAW = N_("Link it to something"), N_("Withdraw, as entered in error")
ADD, AGREE = N_("Add {thing}"), N_("Agree to it, or say that it is not so")
NEED = N_("need")  # what {thing} is where a need is added: a type that is no word of ours
END = N_("Say that it has ended")
FIGURE, DONE = N_("Add a figure"), N_("Mark it as done")
CHAIR = N_("Change the chair")
MOVE, STRIKE = N_("Move it"), N_("Strike a passage out")


def _is_done(page: ThingPage) -> bool:
    return page.dossier is not None and bool(page.dossier.record.done)


def deeds(request: Request, found: Framed, page: ThingPage) -> Iterator[Deed]:
    """What the visitor may do here, each with the address of its form."""
    if not found.frame.open:
        return
    may, words = page.may, request.visit.place.words

    def deed(name: str, route: str, **more: str) -> Deed:
        params = {"thing": Word(more["type"])} if "type" in more else {}
        parts = {"under" if "type" in more else "ref": page.ref, **more}
        return Deed(said(name, params, request.language, words), found.way(route, **parts))

    if may.agree:
        yield deed(AGREE, "agree-link")
    if may.share:
        yield deed(SHARE, "share")
    if may.edit:
        yield deed(EDIT, "edit-link" if page.tie else "edit")
    if may.edit and page.type == "measure":
        yield deed(FIGURE, "figure")
    if may.edit and page.type == "milestone" and not _is_done(page):
        yield deed(DONE, "done")
    if may.end and page.type == "group" and not page.standing.private:
        yield deed(CHAIR, "change-chair")
    for type in may.add:
        yield deed(ADD, "add", type=type)
    if may.link and page.type in WIRED - {"partner"}:
        yield deed(LINK, "link")
    if may.end:
        yield deed(END, "end")
    closed = is_closed(found.frame.status, page.type) and not page.standing.private
    if may.edit and page.type in PLACES and not closed:
        yield deed(MOVE, "move")
    if may.withdraw:
        yield deed(WITHDRAW, "withdraw")
    if may.strike:
        yield deed(STRIKE, "strike")
