"""Sharing a draft, moving a thing in the outline, striking a passage out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.http import Http404, HttpResponse

from joinedup.commands import sharing, striking, things
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core import dictionary
from joinedup.core.catalogue import N_
from joinedup.core.drafts import RECORDS
from joinedup.core.outline import PLACES
from joinedup.core.permissions import Verb, can
from joinedup.core.sentence import Word
from joinedup.core.text import Text
from joinedup.core.versions import is_closed
from joinedup.queries import kept_files
from joinedup.queries.ends import going
from joinedup.queries.written import Written
from joinedup.web.forms.making import boxes_of
from joinedup.web.forms.setting import MOST_IN_A_LIST
from joinedup.web.request import Request
from joinedup.web.views import linking
from joinedup.web.work import Work, at_work_on, sent_back

SHARE, MOVE = N_("Share {title} with the partnership"), N_("Move {title}")
STRIKE = N_("Strike a passage out of {title}")
NOWHERE = N_("Choose where it is to stand.")
NOT_KNOWN = N_("“{said}” names nothing here. Choose from what the list offers.")
NO_PASSAGE = N_("Choose the passage.")
MOST_FILES = 40
"""So many files are named in an address."""


def share(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """What others will see of a draft from then on, and the sharing of it."""
    work, thing = at_work_on(request, ref, version, Verb.SHARE)
    if not thing.private:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            shared = sharing.share(**work.deed, plan=work.plan, ref=thing.ref)
            return work.done("shared", shared)
        except Refused as no:
            refused = sent_back(no, work)
    tie = linking.tie_of(work, thing) if thing.type == "link" else None
    return work.page(
        "forms/share.html",
        SHARE,
        about=tie.source if tie else thing.name,
        status=400 if refused else 200,
        params={"title": thing.name.title if thing.name else Word(thing.type)},
        type=thing.type,
        thing=thing,
        passages=() if tie else tuple(_passages(work, thing)),
        going=None if tie else going(work.graph, thing.ref),
        closed=is_closed(work.status, thing.type),
        wrong=(),
        refused=(refused,) if refused else (),
    )


def _passages(work: Work, thing: Written) -> Iterator[tuple[str, str]]:
    """Everything that a thing says, in words: (what it is called, what it says)."""
    setting = work.setting(private=thing.private)
    for name, box in boxes_of(RECORDS[thing.type]).items():
        box.setting = setting
        if hasattr(box, "settle"):
            box.settle(setting)
        told = box.told(getattr(thing.record, name))
        if told:
            yield work.say(box.row.header or name.capitalize()), told


def move(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """Where a thing stands, and the placing of it elsewhere."""
    work, thing = at_work_on(request, ref, version)
    if thing.type not in PLACES or (is_closed(work.status, thing.type) and not thing.private):
        raise Http404
    setting = work.setting(private=thing.private)
    typed = request.POST.get("under", "").strip()
    wrong = ""
    if request.method == "POST":
        under = setting.reads(typed, frozenset(PLACES[thing.type])) if typed else ""
        try:
            if not under:
                raise Refused(NOT_KNOWN if typed else NOWHERE, **({"said": typed} if typed else {}))
            things.move(**work.deed, plan=work.plan, ref=thing.ref, under=under)
            return work.done("moved", thing.ref)
        except Refused as no:
            wrong = sent_back(no, work)
    parent = work.graph.parent(thing.ref)
    groups = setting.choices(PLACES[thing.type])
    return work.page(
        "forms/move.html",
        MOVE,
        about=thing.name,
        status=400 if wrong else 200,
        params={"title": thing.name.title if thing.name else ""},
        groups=groups,
        many=sum(len(choices) for _, choices in groups) > MOST_IN_A_LIST,
        now=work.name(parent.ref) if parent is not None else None,
        typed=typed or (parent.ref if parent is not None else ""),
        wrong=(("under", wrong),) if wrong else (),
        refused=(),
    )


def strike(request: Request, slug: str, ref: str, version: str = "") -> HttpResponse:
    """The passages of a thing that can be struck out, and the striking out of one."""
    work, thing = at_work_on(request, ref, version, Verb.STRIKE)
    found = _erasable(work, thing)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        field = request.POST.get("field", "")
        why = request.POST.get("why", "")
        if field not in found:
            wrong["field"] = work.say(NO_PASSAGE)
        else:
            try:
                left = striking.strike(**work.deed, ref=thing.ref, field=field, why=why)
                return _struck(work, thing, left)
            except Refused as no:
                wrong[no.field if no.field == "field" else "why"] = sent_back(no, work)
            except NotFound:
                raise Http404 from None
    with request.visit.opened():
        left_over = kept_files.named(request.visit, request.GET.getlist("file")[:MOST_FILES])
        held = kept_files.holding(request.visit, _words(thing, found)) if not left_over else ()
    return work.page(
        "forms/strike.html",
        STRIKE,
        about=thing.name,
        status=400 if wrong else 200,
        params={"title": thing.name.title if thing.name else Word(thing.type)},
        passages=found,
        may_import=can(request.actor, Verb.IMPORT),
        held=held,
        left=left_over,
        said=wrong,
        wrong=tuple(wrong.items()),
        refused=(),
        typed=request.POST,
    )


def _struck(work: Work, thing: Written, left: list[str]) -> HttpResponse:
    """On from a striking out: to the files that may hold the words still, for the office; else to
    the thing that the words were about."""
    stays = thing.ref if thing.name else getattr(thing.record, "subject", "")
    if not left:
        return work.done("struck", stays)
    if not can(work.by, Verb.IMPORT):
        return work.done("struck, files", stays)
    files = urlencode({"file": left[:MOST_FILES]}, doseq=True)
    return work.done("struck, files", to=f"{work.way('strike', ref=thing.ref)}?{files}")


def _words(thing: Written, found: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Field > what it says, in each language that it says it in."""
    said = {field: getattr(thing.record, field) for field in found}
    return {
        field: tuple(each.as_dict().values()) if isinstance(each, Text) else (str(each),)
        for field, each in said.items()
    }


def _erasable(work: Work, thing: Written) -> dict[str, tuple[str, str]]:
    """Field > (what it is called, what it says), of those that can be struck out and say
    something."""
    setting = work.setting(private=thing.private)
    found = {}
    for row in dictionary.of_model(type(thing.record).__name__):
        if row.type == "ref" or row.replay != "erasable":
            continue
        box = boxes_of(type(thing.record))[row.field]
        box.setting = setting
        told = box.told(getattr(thing.record, row.field))
        if told:
            found[row.field] = (work.say(row.header or row.field.capitalize()), told)
    return found
