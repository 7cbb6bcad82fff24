"""The addresses of pages. Who may use each stands in core/routes.csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, include, path

from joinedup.core import routes as table
from joinedup.web.health import healthz
from joinedup.web.views import check, codes, start

ALONE = [
    path("healthz", healthz, name="healthz"),
    path("check", check.check, name="check"),
    path("codes/", codes.codes, name="codes"),
    path("codes/<str:code>", codes.code, name="code"),
]
"""What stands in the check page alone too."""

WITH_RECORDS = ("front", "reading", "writing", "flows")
"""Modules of addresses that need a database: named, so that the check page alone imports none."""


def patterns(check_only: bool) -> list[URLPattern | URLResolver]:
    """All addresses of an installation."""
    if check_only:
        return [*ALONE, path("", start.start, name="start")]
    return [*ALONE, *(path("", include(f"joinedup.web.addresses.{each}")) for each in WITH_RECORDS)]


def walk(found: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every route, "" for one that has none."""
    for each in found:
        if isinstance(each, URLResolver):
            yield from walk(each.url_patterns)
        else:
            yield each.name or ""


def insist(found: Iterable[URLPattern | URLResolver], check_only: bool) -> None:
    """Stop the start where router and table differ."""
    faults = table.unlisted(walk(found), check_only=check_only)
    if faults:
        raise SystemExit("Joinedup does not start.\n" + "\n".join(f"  {each}" for each in faults))
