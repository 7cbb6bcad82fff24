"""Changing the chair of a group: who is in it, and the form of the next term."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse

from joinedup.commands import chairs
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.core.governance import ChairTerm, holding
from joinedup.core.words import Office
from joinedup.queries.names import name_of
from joinedup.queries.written import Written
from joinedup.web.forms.making import form_of
from joinedup.web.forms.things import ThingForm
from joinedup.web.request import Request
from joinedup.web.work import Work, at_work_on, sent_back

TITLE = N_("Change the chair of {title}")
KNOWN = ("group", "office", "ended")
"""What the form of a term asks and this page knows: of which group, which office, that it holds."""


def change(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """The form of the next term in the chair, and the changing of it."""
    work, thing = at_work_on(request, ref, version)
    if thing.type != "group" or thing.private:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = _form(work, sent)
    if sent is None:
        return _shown(work, thing, form)
    if not form.is_valid():
        return _shown(work, thing, form, 400)
    try:
        chairs.change_chair(
            **work.deed,
            plan=work.plan,
            group=thing.ref,
            before=sent.get("before"),
            **{name: form.cleaned_data[name] for name in form.boxes},
        )
    except Refused as refused:
        form.refuse(refused.field, sent_back(refused, work))
        return _shown(work, thing, form, 409 if refused.sentence == chairs.SHOWN_ANOTHER else 400)
    return work.done("saved", thing.ref, count=1, note=" ".join(form.notes()))


def _form(work: Work, sent: Mapping[str, str] | None) -> ThingForm:
    form = form_of("chair_term")(sent, setting=work.setting())
    for name in KNOWN:
        form.boxes.pop(name)
    form.boxes["starts"].needed = True
    return form


def _now(work: Work, group: str) -> ChairTerm | None:
    """The term that holds today, of those that the partnership shares."""
    terms = (
        each
        for each in work.graph.things.values()
        if isinstance(each, ChairTerm) and "-" not in each.ref
    )
    mine = [each for each in terms if each.group == group and each.office is Office.CHAIR]
    return next(iter(holding(mine, work.request.today)), None)


def _shown(work: Work, thing: Written, form: ThingForm, status: int = 200) -> HttpResponse:
    now = _now(work, thing.ref)
    who = work.graph.things.get((now.person or now.partner or now.ref) if now else "")
    return work.page(
        "forms/chair.html",
        TITLE,
        about=thing.name,
        status=status,
        params={"title": thing.name.title if thing.name else ""},
        type="chair_term",
        form=form,
        now=now,
        who=name_of(who, work.graph.things) if who is not None else None,
        before=work.request.POST.get("before", now.ref if now else ""),
        wrong=tuple(form.wrong()),
        refused=tuple(form.non_field_errors()) if form.is_bound else (),
    )
