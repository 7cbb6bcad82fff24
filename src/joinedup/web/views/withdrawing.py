"""Taking out what was entered in error, putting it back, and saying that something has ended."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse

from joinedup.commands import links, things
from joinedup.commands.refusal import Refused
from joinedup.core import dictionary
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb
from joinedup.core.sentence import Word
from joinedup.core.versions import is_closed
from joinedup.queries.ends import going
from joinedup.queries.names import Name
from joinedup.queries.written import Written
from joinedup.web.forms.things import Shown
from joinedup.web.forms.values import WhenBox
from joinedup.web.request import Request
from joinedup.web.views import linking
from joinedup.web.work import Work, at_work_on, sent_back

WITHDRAW, RESTORE = N_("Withdraw {title}"), N_("Put {title} back")
END = N_("Say that {title} has ended")
LINK = N_("the link")


def withdraw(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """What would go, in words, and the withdrawing of it."""
    work, thing = at_work_on(request, ref, version, Verb.WITHDRAW)
    tie = linking.tie_of(work, thing) if thing.type == "link" else None
    refused = ""
    if request.method == "POST":
        try:
            return _withdraw(work, thing, tie)
        except Refused as no:
            refused = sent_back(no, work)
    closed = not thing.private and thing.type != "link" and is_closed(work.status, thing.type)
    return work.page(
        "forms/withdraw.html",
        WITHDRAW,
        about=tie.source if tie else thing.name or _subject(work, thing),
        status=400 if refused else 200,
        params={"title": _title(work, thing)},
        type=thing.type,
        tie=tie,
        closed=closed,
        going=None if tie else going(work.graph, thing.ref),
        wrong=(),
        refused=(refused,) if refused else (),
        typed=request.POST,
    )


def _withdraw(work: Work, thing: Written, tie: Any) -> HttpResponse:
    told = {"plan": work.plan, "ref": thing.ref, "why": work.request.POST.get("why", "")}
    if tie is not None:
        links.withdraw(**work.deed, **told)
        return work.done("withdrawn", tie.source.ref, address=_back(work, thing), count=1)
    gone = things.withdraw(**work.deed, **told)
    above = getattr(thing.record, "subject", "") or ""
    return work.done("withdrawn", above, address=_back(work, thing), count=len(gone))


def _back(work: Work, thing: Written) -> str:
    return work.way("restore", ref=thing.ref)


def _subject(work: Work, thing: Written) -> Name | None:
    subject = getattr(thing.record, "subject", "")
    return work.name(subject) if subject else None


def _title(work: Work, thing: Written) -> Any:
    return thing.name.title if thing.name else Word(thing.type)


def restore(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """Put back what was withdrawn, with what went with it then."""
    work, thing = at_work_on(request, ref, version, Verb.WITHDRAW, gone=True)
    refused = ""
    if request.method == "POST":
        try:
            things.restore(**work.deed, plan=work.plan, ref=thing.ref)
        except Refused as no:
            refused = sent_back(no, work)
        else:
            subject = getattr(thing.record, "subject", "") or ""
            return work.done("restored", thing.ref if thing.name or not subject else subject)
    return work.page(
        "forms/restore.html",
        RESTORE,
        status=400 if refused else 200,
        params={"title": _title(work, thing)},
        type=thing.type,
        wrong=(),
        refused=(refused,) if refused else (),
    )


def end(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """Say that a service, a partner or a link was until a day and is no longer; that a person has
    left."""
    work, thing = at_work_on(request, ref, version)
    if thing.type not in (*things.ENDS, "link"):
        raise Http404
    tie = linking.tie_of(work, thing) if thing.type == "link" else None
    return _Ending(work, thing, tie).answer()


class _Ending:
    """One form that says when something ended, and why."""

    def __init__(self, work: Work, thing: Written, tie: Any) -> None:
        self.work, self.thing, self.tie = work, thing, tie
        fields = ("ended", "ended_why") if tie else things.ENDS[thing.type]
        self.has_why = bool(fields[1])
        row = dictionary.by_name()[f"{thing.type}.{fields[0]}"]
        self.box = WhenBox(row)
        self.box.setting = work.setting()
        self.value = getattr(thing.record, fields[0])
        self.wrong: dict[str, str] = {}
        self.refused = ""

    def answer(self) -> HttpResponse:
        """The form, or what came of it."""
        request = self.work.request
        if request.method != "POST":
            return self.shown(self.box.typed(self.value))
        typed = request.POST.get("when", "")
        try:
            when = self.box.clean(typed)
            if when is None:
                raise Refused(things.NO_DATE, field="when")
            self._end(when)
        except Refused as no:
            self.wrong["when" if no.field == "when" else "why"] = sent_back(no, self.work)
        except ValidationError as no:
            self.wrong["when"] = "; ".join(no.messages)
        if self.wrong:
            return self.shown(typed, 400)
        return self.work.done("ended", self.thing.ref)

    def _end(self, when: Any) -> None:
        told = {"plan": self.work.plan, "ref": self.thing.ref, "when": when}
        why = self.work.request.POST.get("why", "")
        deed = links.end if self.tie else things.end
        deed(**self.work.deed, **told, why=why)

    def shown(self, typed: str, status: int = 200) -> HttpResponse:
        """The form."""
        shown = Shown(
            name="when",
            box=self.box,
            label=self.work.say(N_("When")),
            hint=self.work.say(N_("A day, such as 31/03/2027, a month or a year.")),
            typed=typed,
            error=self.wrong.get("when", ""),
        )
        return self.work.page(
            "forms/end.html",
            END,
            about=self.tie.source if self.tie else self.thing.name,
            status=status,
            params={"title": self.work.say(LINK) if self.tie else _title(self.work, self.thing)},
            type=self.thing.type,
            tie=self.tie,
            box=shown,
            has_why=self.has_why,
            said=self.wrong,
            wrong=tuple(self.wrong.items()),
            refused=(),
            typed=self.work.request.POST,
        )
