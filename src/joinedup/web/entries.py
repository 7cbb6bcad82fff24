"""The entries of a partnership's navigation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch

from joinedup.core.catalogue import N_, capital, render
from joinedup.core.permissions import Actor, Reach, may_ever, reach_of_findings
from joinedup.core.routes import routes
from joinedup.core.sentence import Sentence
from joinedup.web.language import address, within
from joinedup.web.request import Place

ENTRIES: tuple[tuple[str, Sentence], ...] = (
    ("plan", N_("{plan}")),
    ("wiring", N_("Who does what")),
    ("partners", N_("{partners}")),
    ("table", N_("Who meets")),
    ("findings", N_("To put right")),
    ("history", N_("History")),
    ("search", N_("Search")),
)
"""Route and what it is called, in the order in which they stand; a route that is not built yet is
passed over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the navigation."""

    name: str
    address: str
    current: bool


def entries(language: str, place: Place, path: str, actor: Actor) -> Iterator[Entry]:
    """The entries of a partnership that lead this visitor to a page; the one that the page at
    ``path`` stands under is current."""
    for route, name in ENTRIES:
        if not _leads(route, place, actor):
            continue
        try:
            link = address(language, route, slug=place.slug)
        except NoReverseMatch:
            continue
        said = capital(render(name, {}, language, place.words))
        yield Entry(said, link, path.startswith(within(link, "en")))


def _leads(route: str, place: Place, actor: Actor) -> bool:
    if route == "findings":
        return reach_of_findings(actor, place.findings_released) is not Reach.NONE
    line = routes().get(route)
    return line is None or line.verb is None or may_ever(actor, line.verb)
