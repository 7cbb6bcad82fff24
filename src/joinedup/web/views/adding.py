"""Adding things to a plan, for the partnership or as a draft of one's own body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse

from joinedup.commands import things
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.core.dates import quarter_of
from joinedup.core.outline import PLACES, above, field_of
from joinedup.core.permissions import Role
from joinedup.core.ref import LETTERS, type_of
from joinedup.core.sentence import Word
from joinedup.queries.names import name_of
from joinedup.queries.offers import OWNED, Offer, all_to_add, to_add
from joinedup.web.forms.making import form_of
from joinedup.web.forms.setting import Setting
from joinedup.web.forms.things import ThingForm
from joinedup.web.request import Request
from joinedup.web.work import NOT_HERE, Work, at_work, sent_back

TITLE, ANYTHING = N_("Add a {thing}"), N_("Add to the {plan}")
UPDATE = N_("Add an update")
OWN_BODY = N_("It is your own body’s.")
WHO_SEES = N_("Say who is to see it.")
NO_PLACE = N_("“{said}” names nothing here. Choose from what the list offers.")


def anything(request: Request, slug: str, version: str = "") -> HttpResponse:
    """What somebody may add."""
    work = at_work(request, version)
    types = tuple(all_to_add(work.by, work.status))
    if not types:
        raise Refused(NOT_HERE)
    return work.page("forms/anything.html", ANYTHING, types=types, drafts=bool(work.own))


def add(request: Request, slug: str, type: str, under: str = "", version: str = "") -> HttpResponse:
    """The form of a new thing, and the adding of it."""
    work = at_work(request, version)
    parent = work.graph.things.get(under)
    if under and parent is None:
        raise Http404
    offer = to_add(work.by, type, work.status, parent, hidden="-" in under)
    if not offer:
        if not above(type) and under:
            raise Http404
        raise Refused(NOT_HERE)
    return _Adding(work, type, under, offer).answer()


class _Adding:
    """One form of a new thing."""

    def __init__(self, work: Work, type_name: str, under: str, offer: Offer) -> None:
        self.work, self.type, self.under, self.offer = work, type_name, under, offer
        self.about = field_of(type_name, type_of(under)) if under else ""
        self.sent = work.request.POST if work.request.method == "POST" else None
        self.private = self._private()
        self.setting = work.setting(private=bool(self.private) or not offer.shared)
        self.form = self._form()
        self.wrong: dict[str, str] = {}

    def _private(self) -> bool | None:
        """Whether it is to be a draft of one's own; None while nobody has said."""
        if not (self.offer.shared and self.offer.private):
            return self.offer.private
        said = self.sent.get("audience", "") if self.sent else ""
        return {"own": True, "partnership": False}.get(said)

    def _form(self) -> ThingForm:
        given, fixed = self._given(), {}
        owned = OWNED.get(self.type, "")
        if owned in given:
            fixed[owned] = self.setting.say(OWN_BODY)
        if self.about in given:
            fixed[self.about] = ""
        form = form_of(self.type)(self.sent, setting=self.setting, given=given, fixed=fixed)
        if self.work.by.role is not Role.OFFICE:
            form.boxes.pop("by", None)
        return form

    def _given(self) -> Mapping[str, Any]:
        """What a new thing says before anything is typed."""
        given: dict[str, Any] = {}
        if self.type in OWNED and self.work.own:
            given[OWNED[self.type]] = self.work.own
        if self.about:
            given[self.about] = self.under
        if self.type == "update":
            request = self.work.request
            given["period"] = quarter_of(request.today, request.visit.place.year_starts)
        return given

    def answer(self) -> HttpResponse:
        """The form; or, of a form that was sent, the thing's page or the form with what is wrong."""
        if self.sent is None:
            return self.shown()
        if self.private is None:
            self.wrong["audience"] = self.setting.say(WHO_SEES)
        under = self._place()
        if not self.form.is_valid() or self.wrong:
            return self.shown(400)
        try:
            ref = self._add(under)
        except Refused as refused:
            if refused.field == "under":
                self.wrong["under"] = sent_back(refused, self.work)
            else:
                self.form.refuse(refused.field, sent_back(refused, self.work))
            return self.shown(400)
        return self._on(ref)

    def _add(self, under: str) -> str:
        says = self.form.says()
        if under and self.about:
            says.pop(self.about, None)
        added: str = things.add(
            **self.work.deed,
            plan=self.work.plan,
            type=self.type,
            says=says,
            under=under,
            private=bool(self.private),
        )
        return added

    def _place(self) -> str:
        """The ref of what it is to stand under."""
        if self.under or self.type not in PLACES or self.sent is None:
            return self.under
        said = self.sent.get("under", "").strip()
        if not said:
            return ""
        ref = self.setting.reads(said, frozenset(PLACES[self.type]))
        if not ref:
            self.wrong["under"] = self.setting.say(NO_PLACE, said=said)
        return ref

    def _on(self, ref: str) -> HttpResponse:
        if self.type == "update":
            return self.work.done("updated", self.under or self._subject())
        code = "kept" if self.private else "added"
        shown = ref if self.type in LETTERS else self.under or self._subject()
        return self.work.done(code, shown, thing=self.type, note=" ".join(self.form.notes()))

    def _subject(self) -> str:
        found: str = self.form.cleaned_data.get("subject") or ""
        return found

    def shown(self, status: int = 200) -> HttpResponse:
        """The form."""
        parent = self.work.graph.things.get(self.under)
        return self.work.page(
            "forms/add.html",
            UPDATE if self.type == "update" else TITLE,
            about=name_of(parent) if parent is not None else None,
            status=status,
            params={"thing": Word(self.type)},
            type=self.type,
            form=self.form,
            wrong=(*self.wrong.items(), *self.form.wrong()),
            refused=tuple(self.form.non_field_errors()) if self.form.is_bound else (),
            offer=self.offer,
            said=self.wrong,
            placed=self.type in PLACES and not self.under,
            places=_Places(self.setting, PLACES.get(self.type, ())),
            typed=self.sent or {},
        )


class _Places:
    """What something may be placed under."""

    def __init__(self, setting: Setting, types: tuple[str, ...]) -> None:
        self.groups = setting.choices(types)
        self.many = sum(len(choices) for _, choices in self.groups) > 150
