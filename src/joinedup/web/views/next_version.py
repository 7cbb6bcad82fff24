"""Drafting the next version: of each old thing is asked what is to become of it."""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from joinedup.commands import succession
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_, translate
from joinedup.core.permissions import Reach, Verb
from joinedup.core.succession import ANSWERS
from joinedup.core.words import Continuation
from joinedup.queries import findings, plans
from joinedup.queries.plans import Asking, NextVersion
from joinedup.web import conditional
from joinedup.web.framing import Framed, framed
from joinedup.web.language import address
from joinedup.web.notices import leave
from joinedup.web.pages import Crumb, render, to
from joinedup.web.request import Request, deed_of
from joinedup.web.views.versions import plans_crumb

TITLE = N_("What is to become of each")
UNKNOWN = N_("Nothing in the draft is numbered “{number}”. The numbers are in the draft’s outline.")
_ANSWERS = {each.value: each for each in Continuation}


def listed(request: Request, slug: str, version: str) -> HttpResponse:
    """Every old thing with what was said of it; those of which nothing was said come first."""
    return conditional.answered(request, lambda: _listed(request, version))


def _listed(request: Request, version: str, refused: Refused | None = None) -> HttpResponse:
    found, page = _asked(request, version)
    return render(
        request,
        "plans/next.html",
        title=TITLE,
        status=400 if refused else 200,
        crumbs=(plans_crumb(request),),
        frame=found.frame,
        page=page,
        may_carry_on=request.actor.reach(Verb.WRITE) is Reach.ALL,
        wrong=refused.message(request.language, request.visit.place.words) if refused else "",
        key=token_hex(16),
        called={each.ref: each.called for each in page.choices},
    )


def _asked(request: Request, version: str) -> tuple[Framed, NextVersion]:
    with request.visit.opened():
        found = framed(request, version)
        own = findings.own_ref(found.visit)
        page = plans.next_version(found.visit, found.version, request.today, own)
    if page is None:
        raise Http404
    return found, page


@require_POST
def carry_on(request: Request, slug: str, version: str) -> HttpResponse:
    """Say of all that stands unchanged in the draft that it is carried on."""
    try:
        count = succession.carry_on(
            **deed_of(request),
            version=version,
            digest=request.POST.get("digest", ""),
        )
    except Refused as refused:
        return _listed(request, version, refused)
    return leave(to(request, "next", slug=slug, version=version), "carried on", count=count)


def one(request: Request, slug: str, version: str, ref: str) -> HttpResponse:
    """One old thing: the question, and the form that answers it."""
    if request.method == "POST":
        return _answered(request, version, ref)
    return _one(request, version, ref)


def _one(request: Request, version: str, ref: str, refused: Refused | None = None) -> HttpResponse:
    found, page = _asked(request, version)
    asking = next((each for each in page.askings if each.thing.ref == ref), None)
    if asking is None:
        raise Http404
    numbers = _numbers(page)
    into = _numbered(asking, numbers)
    words = request.visit.place.words
    return render(
        request,
        "plans/asking.html",
        title=N_("What is to become of {number} {name}?"),
        params={"number": asking.thing.number, "name": asking.thing.title},
        status=400 if refused else 200,
        crumbs=(plans_crumb(request), _next(request, version)),
        frame=found.frame,
        page=page,
        asking=asking,
        answers=ANSWERS,
        what=request.POST.get("what") or _suggested(asking),
        into=request.POST.get("into", into),
        why=request.POST.get("why", asking.why),
        numbers=numbers,
        after=_after(page, ref),
        wrong=refused.message(request.language, words) if refused else "",
        box=(refused.field or "what") if refused else "",
        key=token_hex(16),
    )


def _next(request: Request, version: str) -> Crumb:
    slug = request.visit.place.slug
    name = translate(TITLE, request.language)
    return name, address(request.language, "next", slug=slug, version=version)


def _suggested(asking: Asking) -> str:
    if asking.what:
        return asking.what.value
    suggestion = asking.thing.suggestion
    return suggestion.what.value if suggestion and suggestion.what else ""


def _into(asking: Asking) -> tuple[str, ...]:
    """What stands in the box before anybody types: nothing where it is simply carried on."""
    into = asking.into
    if not into and not asking.what and asking.thing.suggestion:
        into = asking.thing.suggestion.into
    return () if into == (asking.thing.ref,) else into


def _numbers(page: NextVersion) -> dict[str, str]:
    """What people call the things of the draft > their refs: the number, or the title without one."""
    return {each.number or each.title: each.ref for each in page.choices}


def _numbered(asking: Asking, numbers: dict[str, str]) -> str:
    return ", ".join(name for name, each in numbers.items() if each in _into(asking))


def _typed(request: Request, page: NextVersion, ref: str, what: Continuation | None) -> list[str]:
    """The numbers of what it goes into. What the page suggested and nobody touched is left out of an
    answer that goes into nothing."""
    typed = request.POST.get("into", "")
    asking = next((each for each in page.askings if each.thing.ref == ref), None)
    if asking and what and ANSWERS[what].most == 0 and typed == _numbered(asking, _numbers(page)):
        return []
    return [part.strip() for part in typed.split(",") if part.strip()]


def _after(page: NextVersion, ref: str) -> str:
    """The next thing that this person may say something of and nobody has: on from here, and then
    from the beginning again. "" if there is none."""
    refs = [each.thing.ref for each in page.askings]
    at = refs.index(ref) if ref in refs else 0
    for each in (*page.askings[at + 1 :], *page.askings[:at]):
        if each.may_answer and each.what is None:
            return each.thing.ref
    return ""


def _answered(request: Request, version: str, ref: str) -> HttpResponse:
    _, page = _asked(request, version)
    numbers = _numbers(page)
    what = _ANSWERS.get(request.POST.get("what", ""))
    typed = _typed(request, page, ref, what)
    try:
        for number in typed:
            if number not in numbers:
                raise Refused(UNKNOWN, number=number, field="into")
        succession.answer(
            **deed_of(request),
            version=version,
            ref=ref,
            what=what,
            into=tuple(numbers[number] for number in typed),
            why=request.POST.get("why", ""),
        )
    except Refused as refused:
        return _one(request, version, ref, refused)
    slug = request.visit.place.slug
    after = _after(page, ref)
    if request.POST.get("then") == "next" and after:
        return to(request, "next-one", slug=slug, version=version, ref=after)
    return to(request, "next", slug=slug, version=version)
