"""What every page that changes something begins with: the plan as it stands, who asks, the form's
surroundings. Everything is read first, in the scope of the visit; what is done comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from secrets import token_hex
from typing import Any

from django.http import Http404, HttpResponse

from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_, capital
from joinedup.core.catalogue import render as said
from joinedup.core.graph import Graph
from joinedup.core.permissions import Actor, Verb
from joinedup.core.sentence import Sentence
from joinedup.core.words import PlanStatus
from joinedup.queries import snapshots, written
from joinedup.queries.findings import own_ref
from joinedup.queries.names import Name, name_of
from joinedup.queries.things import Elsewhere, NoSuchThing, as_own
from joinedup.queries.written import Written
from joinedup.web import notices
from joinedup.web.forms.setting import Setting
from joinedup.web.framing import Framed, Way, framed
from joinedup.web.pages import Crumb, render
from joinedup.web.request import Request

NOT_HERE = N_("That is not your own body’s to change. Ask the office, or the body it belongs to.")


@dataclass(frozen=True)
class Work:
    """One person at work on one version of the plan."""

    request: Request
    found: Framed
    graph: Graph
    own: str

    @property
    def way(self) -> Way:
        """The addresses of pages about this version."""
        return self.found.way

    @property
    def plan(self) -> str:
        """The uid of the version."""
        return self.found.frame.uid

    @property
    def status(self) -> PlanStatus | None:
        """How the version stands: draft, agreed or superseded."""
        return self.found.frame.status

    @cached_property
    def by(self) -> Actor:
        """Who asks, with their partner called as records call it."""
        return as_own(self.request.actor, self.own)

    @property
    def deed(self) -> dict[str, Any]:
        """What every command is told: who, when, and the key of the form."""
        key = self.request.POST.get("key", "")[:60]
        return {"by": self.request.actor, "at": self.request.now, "key": key}

    def setting(self, *, private: bool = False, public: bool = False) -> Setting:
        """The surroundings of a form."""
        place = self.request.visit.place
        return Setting(
            graph=self.graph,
            language=self.request.language,
            words=place.words,
            languages=place.languages,
            year_starts=place.year_starts,
            private=private,
            public=public,
        )

    def name(self, ref: str) -> Name:
        """What a thing of this version is called. 404 where there is none."""
        thing = self.graph.things.get(ref)
        if thing is None:
            raise Http404
        return name_of(thing)

    def say(self, sentence: Sentence, **params: Any) -> str:
        """A sentence in the language of the page."""
        words = self.request.visit.place.words
        return said(sentence, params, self.request.language, words)

    def page(
        self,
        template: str,
        title: Sentence,
        *,
        about: Name | None = None,
        status: int = 200,
        **context: Any,
    ) -> HttpResponse:
        """A page of this version, below the plan and below what it is about."""
        crumbs: list[Crumb] = [(capital(self.say(N_("{plan}"))), self.way("plan"))]
        if about is not None:
            called = about.title.within(self.request.language)
            crumbs.append((f"{about.number} {called}".strip(), self.way("thing", ref=about.ref)))
        response = render(
            self.request,
            template,
            title=title,
            crumbs=tuple(crumbs),
            status=status,
            frame=self.found.frame,
            way=self.way,
            about=about,
            key=self.request.POST.get("key") or token_hex(16),
            **context,
        )
        response["Cache-Control"] = "no-store"
        return response

    def done(self, code: str, ref: str = "", *, to: str = "", **more: Any) -> HttpResponse:
        """On to the address ``to``, a thing's page, or the plan, which says what was done."""
        address = to or (self.way("thing", ref=ref) if ref else self.way("plan"))
        response = HttpResponse(status=303, headers={"Location": address})
        return notices.leave(response, code, **more)


def at_work(request: Request, version: str = "") -> Work:
    """The version that an address means, read for whoever asks. 404 where it takes no change."""
    with request.visit.opened():
        found = framed(request, version)
        if not found.frame.open:
            raise Http404
        return work_on(request, found)


def work_on(request: Request, found: Framed) -> Work:
    """A version at hand, for whoever asks. Call it in the visit's scope."""
    graph = snapshots.snapshot(found.visit, found.version, request.today).graph
    return Work(request, found, graph, own_ref(found.visit))


def at_work_on(
    request: Request, ref: str, version: str = "", verb: Verb = Verb.WRITE, gone: bool = False
) -> tuple[Work, Written]:
    """The same for one thing of it: in the version where it stands, if the address names none. 404
    where there is no such thing for this person; Refused where it is not theirs to change. ``gone``
    asks for what has been withdrawn."""
    with request.visit.opened():
        found = framed(request, version)
        try:
            work, thing = _thing(request, found, ref)
        except Elsewhere as elsewhere:
            if version:
                raise Http404 from None
            work, thing = _there(request, elsewhere.version, ref)
        except NoSuchThing:
            raise Http404 from None
    if thing.withdrawn is not gone or not work.found.frame.open:
        raise Http404
    if verb is not Verb.AGREE_LINK and not thing.may(work.by, verb):
        raise Refused(NOT_HERE)
    return work, thing


def _there(request: Request, version: str, ref: str) -> tuple[Work, Written]:
    """A thing in the other version in which it stands. 404 where it was withdrawn from that too."""
    try:
        return _thing(request, framed(request, version), ref)
    except (Elsewhere, NoSuchThing):
        raise Http404 from None


def _thing(request: Request, found: Framed, ref: str) -> tuple[Work, Written]:
    work = work_on(request, found)
    return work, written.written(found.version, work.graph, ref)


def sent_back(refused: Refused, work: Work) -> str:
    """What a command said no with, in the language of the page."""
    return refused.message(work.request.language, work.request.visit.place.words)
