"""What each code of the check means."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from django.http import Http404, HttpResponse

from joinedup.analysis.linkage import RULES
from joinedup.analysis.linkage.explain import explained
from joinedup.core.catalogue import N_, capital, translate
from joinedup.core.finding import Rule
from joinedup.formats.rules import RULES as READING
from joinedup.web.language import address
from joinedup.web.pages import Crumb, render
from joinedup.web.request import Request


@cache
def rules() -> dict[str, Rule]:
    """Every rule of the check and of reading, by code."""
    return {rule.code: rule for rule in (*RULES, *READING)}


def codes(request: Request) -> HttpResponse:
    """All codes, by family."""
    families = [
        (capital(translate(family, request.language)), list(members))
        for family, members in groupby(rules().values(), lambda rule: rule.family)
    ]
    return render(request, "codes/all.html", title=N_("The codes"), families=families)


def code(request: Request, code: str) -> HttpResponse:
    """One code: why it matters and what to do."""
    rule = rules().get(code)
    if rule is None:
        raise Http404
    crumb: Crumb = (
        translate(N_("The codes"), request.language),
        address(request.language, "codes"),
    )
    page = explained(rule, request.language)
    return render(
        request, "codes/one.html", title=rule.title, crumbs=(crumb,), code=page, rule=rule
    )
