"""The short forms that partners use most: a figure, and a milestone that is done. An update is
added as other things are."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from joinedup.commands import kept, things
from joinedup.commands.refusal import Refused, Stale
from joinedup.core.catalogue import N_
from joinedup.core.drafts import RECORDS
from joinedup.core.plan import Reading
from joinedup.core.words import Progress
from joinedup.queries.written import Written
from joinedup.web.forms.making import boxes_of
from joinedup.web.forms.rows import RowsBox
from joinedup.web.forms.things import Shown
from joinedup.web.forms.values import WhenBox
from joinedup.web.request import Request
from joinedup.web.views import settling
from joinedup.web.work import Work, at_work_on, sent_back

READING, DONE = N_("Add a figure"), N_("Mark as done")
NO_FIGURE = N_("Give the figure, or a judgement in words.")
NO_PERIOD = N_("Say what period the figure is for.")
NOT_YET = N_("Say when it was done.")
FIRST = ("period", "text", "status", "source")
"""What is asked of a figure first; the rest opens."""
_TRIES = 3


def reading(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """A new figure of a measure."""
    work, thing = at_work_on(request, ref, version)
    if thing.type != "measure":
        raise Http404
    return _Reading(work, thing, version).answer()


class _Reading:
    """One form of a figure."""

    def __init__(self, work: Work, thing: Written, version: str) -> None:
        self.work, self.thing, self.version = work, thing, version
        rows: Any = boxes_of(RECORDS["measure"])["readings"]
        self.rows: RowsBox = rows
        setting = work.setting(private=thing.private, public=thing.public)
        self.rows.setting = setting
        self.rows.settle(setting)
        self.wrong: dict[str, str] = {}
        self.refused = ""
        post = work.request.POST
        self.typed = {name: post.get(name, "") for name in self.rows.boxes}

    def answer(self) -> HttpResponse:
        """The form, or what came of it."""
        if self.work.request.method != "POST":
            return self.shown()
        figure = self._read()
        if figure is None:
            return self.shown(400)
        try:
            self._save(figure)
        except Refused as no:
            self.refused = sent_back(no, self.work)
            return self.shown(400)
        return self.work.done("figure", self.thing.ref)

    def _read(self) -> Reading | None:
        for name, box in self.rows.boxes.items():
            try:
                box.clean(self.typed[name])
            except box.Wrong as no:
                self.wrong[name] = "; ".join(no.messages)
        if not self.typed["text"].strip() and not self.typed["words"].strip():
            self.wrong["text"] = self.work.say(NO_FIGURE)
        if not self.typed["period"].strip():
            self.wrong["period"] = self.work.say(NO_PERIOD)
        read: Reading | None = None if self.wrong else self.rows.read(self.typed)
        return read

    def _save(self, figure: Reading) -> None:
        """Add it to whatever figures there are: what somebody else adds meanwhile stays."""
        thing = self.thing
        for left in reversed(range(_TRIES)):
            try:
                things.edit(
                    **self.work.deed,
                    plan=self.work.plan,
                    ref=thing.ref,
                    version=thing.edits,
                    says={"readings": (*thing.record.readings, figure)},
                )
                return
            except Stale as stale:
                if not left:
                    raise
                if stale.kept:  # it is saved in a moment, and need not wait to be
                    told = {"uid": stale.kept, "choice": "theirs", "version": stale.version}
                    kept.settle(by=self.work.request.actor, at=self.work.request.now, **told)
                _, thing = at_work_on(self.work.request, thing.ref, self.version)

    def shown(self, status: int = 200) -> HttpResponse:
        """The form."""
        record = self.thing.record
        boxes = tuple(self._shown(name) for name in self.rows.boxes if name != "group")
        return self.work.page(
            "forms/reading.html",
            READING,
            about=self.thing.name,
            status=status,
            first=tuple(each for each in boxes if each.name in FIRST),
            more=tuple(each for each in boxes if each.name not in FIRST),
            last=record.readings[-1] if record.readings else None,
            unit=record.unit,
            wrong=tuple((each.name, each.error) for each in boxes if each.error),
            refused=(self.refused,) if self.refused else (),
        )

    def _shown(self, name: str) -> Shown:
        box = self.rows.boxes[name]
        return Shown(
            name=name,
            box=box,
            label=self.work.say(box.row.header),
            hint=self.work.say(box.row.guidance) if box.kind in ("when", "text") else "",
            typed=self.typed[name],
            error=self.wrong.get(name, ""),
        )


def done(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """Say when a milestone was done."""
    work, thing = at_work_on(request, ref, version)
    if thing.type != "milestone":
        raise Http404
    box: Any = boxes_of(RECORDS["milestone"])["done"]
    box.setting = work.setting(private=thing.private)
    today = f"{request.today:%d/%m/%Y}"
    typed, wrong = request.POST.get("done", box.typed(thing.record.done) or today), ""
    if request.method == "POST":
        try:
            _mark(work, thing, box, typed)
            return work.done("done", thing.record.subject or thing.ref)
        except Refused as no:
            wrong = sent_back(no, work)
        except Stale as stale:
            return settling.collided(request, stale)
        except box.Wrong as no:
            wrong = "; ".join(no.messages)
    label, hint = work.say(N_("When it was done")), work.say(N_("A day, such as 31/03/2027."))
    return work.page(
        "forms/done.html",
        DONE,
        about=thing.name,
        status=400 if wrong else 200,
        box=Shown(name="done", box=box, label=label, hint=hint, typed=typed, error=wrong),
        version=request.POST.get("version", thing.edits),
        wrong=(("done", wrong),) if wrong else (),
        refused=(),
    )


def _mark(work: Work, thing: Written, box: WhenBox, typed: str) -> None:
    when = box.clean(typed)
    if when is None:
        raise Refused(NOT_YET, field="done")
    seen = work.request.POST.get("version", "")
    things.edit(
        **work.deed,
        plan=work.plan,
        ref=thing.ref,
        version=int(seen) if seen.isdigit() else 0,
        says={"done": when, "status": Progress.DONE},
    )
