"""Links: drawn, agreed by the other side or not, changed, ended, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse

from joinedup.commands import links
from joinedup.commands.refusal import Refused, Stale
from joinedup.core import agreement, answering
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb, can
from joinedup.core.ref import type_of
from joinedup.core.sentence import Sentence
from joinedup.core.words import Agreement
from joinedup.queries import things
from joinedup.queries.ends import LINKED, RELATIONS, offered, others
from joinedup.queries.names import name_of
from joinedup.queries.ties import Tie
from joinedup.queries.written import Written
from joinedup.web.forms.making import form_of
from joinedup.web.forms.setting import MOST_IN_A_LIST, Setting
from joinedup.web.language import address
from joinedup.web.request import Request
from joinedup.web.views import settling
from joinedup.web.work import NOT_HERE, Work, at_work, at_work_on, sent_back

TITLE, EDIT = N_("Link {title} to something"), N_("Change a link")
AGREE = N_("Is this so?")

SAID: Mapping[str, Sentence] = {
    "serves": N_("It serves"),
    "served": N_("It is served by"),
    "supports": N_("It supports"),
    "supported": N_("It is supported by"),
    "depends": N_("It depends on"),
    "needed": N_("It is needed by"),
    "conflicts": N_("It conflicts with"),
}
CHOOSE_RELATION = N_("Say how the two belong together.")
CHOOSE_OTHER = N_("Choose what it is linked to.")
NOT_KNOWN = N_("“{said}” names nothing here. Choose from what the list offers.")
NOT_FITTING = N_("That does not fit “{relation}”. Choose another, or say how else they belong.")


def link(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """The form that links a thing to another, and the drawing of the link."""
    work = at_work(request, version)
    if type_of(ref) not in LINKED or ref not in work.graph.things:
        raise Http404
    return _Linking(work, ref).answer()


class _Linking:
    """One link in the making."""

    def __init__(self, work: Work, ref: str) -> None:
        self.work, self.ref = work, ref
        self.sent: Any = work.request.POST if work.request.method == "POST" else {}
        self.setting: Setting = work.setting(private=bool(work.own))
        self.wrong: dict[str, str] = {}
        self.refused: tuple[str, ...] = ()
        self.own = self._is_own(ref)
        posted = self.sent if work.request.method == "POST" else None
        self.form = form_of("link")(posted, setting=self.setting)

    def _is_own(self, ref: str) -> bool:
        """Whether somebody may draw links to a thing whatever the other end is."""
        record = self.work.graph.things[ref]
        named = answering.answers(record)
        if "-" in ref:
            named |= {self.work.own}
        return can(self.work.by, Verb.DRAW_LINK, named)

    def groups(self) -> Any:
        """What the other end may be: anything for what is one's own, else one's own things."""
        found = []
        for heading, choices in self.setting.choices(LINKED):
            kept = [each for each in choices if each[0] != self.ref]
            if not self.own:
                kept = [each for each in kept if self._is_own(each[0])]
            if kept:
                found.append((heading, tuple(kept)))
        return tuple(found)

    def answer(self) -> HttpResponse:
        """The form, or the drawing of what was sent."""
        if self.work.request.method != "POST":
            if not self.groups():
                raise Refused(NOT_HERE)
            return self.shown()
        relation, other = self.sent.get("relation", ""), self._other()
        if relation not in offered(type_of(self.ref)):
            self.wrong["relation"] = self.setting.say(CHOOSE_RELATION)
        elif other and type_of(other) not in others(relation, type_of(self.ref)):
            said = self.setting.say(SAID[relation])
            self.wrong["other"] = self.setting.say(NOT_FITTING, relation=said)
        if not self.form.is_valid() or self.wrong:
            return self.shown(400)
        try:
            drawn = self._draw(relation, other)
        except Refused as refused:
            self._refuse(refused)
            return self.shown(400)
        return self._on(drawn, other)

    def _other(self) -> str:
        said = self.sent.get("other", "").strip()
        ref: str = self.setting.reads(said, frozenset(LINKED)) if said else ""
        if not said:
            self.wrong["other"] = self.setting.say(CHOOSE_OTHER)
        elif not ref:
            self.wrong["other"] = self.setting.say(NOT_KNOWN, said=said)
        return ref

    def _draw(self, relation: str, other: str) -> str:
        means = RELATIONS[relation]
        ends = (self.ref, other) if means.forward else (other, self.ref)
        drawn: str = links.draw(
            **self.work.deed,
            plan=self.work.plan,
            source=ends[0],
            target=ends[1],
            kind=means.kind,
            proof=self.form.cleaned_data["proof"],
            share=self.form.cleaned_data["share"],
            private="private" in self.sent,
        )
        return drawn

    def _refuse(self, refused: Refused) -> None:
        said = sent_back(refused, self.work)
        if refused.field in self.form.boxes:
            self.form.refuse(refused.field, said)
        elif refused.field == "target":
            self.wrong["other"] = said
        else:
            self.refused = (said,)

    def _on(self, drawn: str, other: str) -> HttpResponse:
        if "-" in drawn:
            return self.work.done("kept", self.ref)
        things = self.work.graph.things
        ends = [answering.bodies(things[each]) for each in (self.ref, other)]
        said = frozenset(filter(None, (self.work.own,)))
        state = agreement.state_of(ends[0], ends[1], said & (ends[0] | ends[1]))
        return self.work.done("claimed" if state is Agreement.CLAIMED else "linked", self.ref)

    def shown(self, status: int = 200) -> HttpResponse:
        """The form."""
        groups = self.groups()
        name = name_of(self.work.graph.things[self.ref])
        boxes = tuple(self.form.shown(each) for each in self.form.boxes)
        return self.work.page(
            "forms/link.html",
            TITLE,
            about=name,
            status=status,
            params={"title": name.title},
            relations=tuple(
                (each, self.setting.say(SAID[each])) for each in offered(type_of(self.ref))
            ),
            groups=groups,
            many=sum(len(choices) for _, choices in groups) > MOST_IN_A_LIST,
            boxes=boxes,
            said=self.wrong,
            wrong=(*self.wrong.items(), *((each.name, each.error) for each in boxes if each.error)),
            refused=self.refused,
            typed=self.sent,
            own=bool(self.work.own),
        )


def agree(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """A link that another body claims, and the word of one's own: it is so, or it is not."""
    work, thing = at_work_on(request, ref, version, Verb.AGREE_LINK)
    tie = tie_of(work, thing)
    if not any(each.ref == work.own for each in tie.waits):
        raise Refused(links.NOT_WANTED)
    refused = ""
    if request.method == "POST":
        try:
            return _answer(work, thing, tie)
        except Refused as no:
            refused = sent_back(no, work)
    return work.page(
        "forms/agree.html",
        AGREE,
        status=400 if refused else 200,
        about=tie.target if tie.forward else tie.source,
        tie=tie,
        wrong=(),
        refused=(refused,) if refused else (),
        typed=request.POST,
        back=_list_of(work),
    )


def _list_of(work: Work) -> str:
    """The list of links that wait from which somebody came, "" if from none."""
    request, listed = work.request, work.request.GET.get("from", "")
    if listed == "home":
        return f"{address(request.language, 'home', slug=request.visit.place.slug)}#waiting"
    return f"{work.way('thing', ref=work.own)}#waiting" if listed == "partner" else ""


def _answer(work: Work, thing: Written, tie: Tie) -> HttpResponse:
    told = {"plan": work.plan, "ref": thing.ref}
    if work.request.POST.get("answer") == "yes":
        links.agree(**work.deed, **told)
        return work.done("agreed", thing.ref, to=_list_of(work))
    links.decline(**work.deed, **told, why=work.request.POST.get("why", ""))
    return work.done("declined", tie.source.ref, to=_list_of(work))


def tie_of(work: Work, thing: Written) -> Tie:
    """A link told with its ends."""
    if thing.type != "link":
        raise Http404
    request = work.request
    with request.visit.opened():
        found = things.ties(request.visit, work.found.version, request.today)
    link = found.by_ref.get(thing.ref)
    if link is None:
        raise Http404
    return found.tie(link, True)


def edit(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """The proof and the share of a link."""
    work, thing = at_work_on(request, ref, version, Verb.DRAW_LINK)
    tie = tie_of(work, thing)
    sent = request.POST if request.method == "POST" else None
    form = form_of("link")(sent, setting=work.setting(private=thing.private), record=thing.record)
    if sent is not None and form.is_valid():
        says, seen = form.says(), sent.get("version", "")
        if not says:
            return work.done("same", thing.ref)
        told = {"plan": work.plan, "ref": thing.ref, "says": says}
        try:
            links.edit(**work.deed, **told, version=int(seen) if seen.isdigit() else 0)
            return work.done("saved", thing.ref, count=len(says))
        except Refused as refused:
            form.refuse(refused.field, sent_back(refused, work))
        except Stale as stale:
            return settling.collided(request, stale)
    return work.page(
        "forms/edit_link.html",
        EDIT,
        status=400 if sent is not None else 200,
        about=tie.source,
        tie=tie,
        thing=thing,
        form=form,
        boxes=tuple(form.shown(each) for each in form.boxes),
        wrong=tuple(form.wrong()),
        refused=tuple(form.non_field_errors()) if sent is not None else (),
        version=request.POST.get("version", thing.edits),
    )
