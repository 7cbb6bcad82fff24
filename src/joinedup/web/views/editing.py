"""Changing what a thing says; and what happens when somebody else has saved first."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse

from joinedup.commands import things
from joinedup.commands.refusal import Refused, Stale
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Role
from joinedup.core.sentence import Word
from joinedup.core.versions import frozen_fields
from joinedup.queries.offers import OWNED
from joinedup.queries.written import Written
from joinedup.web.forms.making import form_of
from joinedup.web.forms.things import ThingForm
from joinedup.web.request import Request
from joinedup.web.views import settling
from joinedup.web.work import Work, at_work_on, sent_back

TITLE, UPDATE = N_("Change {title}"), N_("Change an update")
AGREED = N_("Agreed on {day}: to change it, draft the next version.")
AGREED_ONCE = N_("Part of what the board agreed: to change it, draft the next version.")
OFFICE = N_("The office changes whose it is.")


def edit(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """The form of a thing as it stands, and the saving of it."""
    work, thing = at_work_on(request, ref, version)
    if thing.type == "link":
        raise Http404  # its form is that of its proof
    sent = request.POST if request.method == "POST" else None
    form = _form(work, thing, sent)
    if sent is None:
        return _shown(work, thing, form)
    if not form.is_valid():
        return _shown(work, thing, form, 400)
    says = form.says()
    if not says:
        return work.done("same", _page_of(thing))
    seen = sent.get("version", "")
    try:
        things.edit(
            **work.deed,
            plan=work.plan,
            ref=thing.ref,
            version=int(seen) if seen.isdigit() else 0,
            says=says,
        )
    except Refused as refused:
        form.refuse(refused.field, sent_back(refused, work))
        return _shown(work, thing, form, 400)
    except Stale as stale:
        return settling.collided(request, stale)
    return work.done("saved", _page_of(thing), count=len(says), note=" ".join(form.notes()))


def _form(work: Work, thing: Written, sent: Mapping[str, str] | None) -> ThingForm:
    form = form_of(thing.type)(
        sent,
        setting=work.setting(private=thing.private, public=thing.public),
        record=thing.record,
        fixed=fixed(work, thing),
        all_rows="all" in work.request.GET,
    )
    if thing.type == "update" and work.by.role is not Role.OFFICE:
        form.boxes.pop("by", None)
    return form


def fixed(work: Work, thing: Written) -> dict[str, str]:
    """The fields that cannot be changed here, and why."""
    found: dict[str, str] = {}
    if not thing.private:
        agreed = work.found.frame.agreed
        why = work.say(AGREED, day=agreed) if agreed else work.say(AGREED_ONCE)
        found = dict.fromkeys(frozen_fields(work.status, thing.type), why)
        if work.by.role is not Role.OFFICE and thing.type in OWNED:
            found.setdefault(OWNED[thing.type], work.say(OFFICE))
    if thing.type in ("update", "need"):
        found["subject"] = ""
    return found


def _page_of(thing: Written) -> str:
    """The ref of the page on which a thing stands."""
    return thing.ref if thing.name else getattr(thing.record, "subject", "")


def _shown(work: Work, thing: Written, form: ThingForm, status: int = 200) -> HttpResponse:
    about = thing.name or (work.name(thing.record.subject) if thing.subject else None)
    title = thing.name.title if thing.name else ""
    return work.page(
        "forms/edit.html",
        TITLE if thing.name else UPDATE if thing.type == "update" else N_("Change a {thing}"),
        about=about,
        status=status,
        params={"title": title, "thing": Word(thing.type)},
        type=thing.type,
        thing=thing,
        form=form,
        wrong=tuple(form.wrong()),
        refused=tuple(form.non_field_errors()) if form.is_bound else (),
        version=work.request.POST.get("version", thing.edits),
        all="all" in work.request.GET,
    )
