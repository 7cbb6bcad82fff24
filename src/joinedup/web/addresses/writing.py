"""Pages that change what the plan says, and what the partnership chooses for itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path

from joinedup.web.addresses import converters
from joinedup.web.views import (
    adding,
    beginning,
    chairing,
    editing,
    linking,
    members,
    reporting,
    settings,
    settling,
    sharing,
    withdrawing,
)

__all__ = ["converters", "urlpatterns"]

_PLACE, _VERSION = "p/<slug:slug>/", "p/<slug:slug>/plans/<uid:version>/"

OF_A_PLAN = (
    ("add", adding.anything, "add-anything"),
    ("add/<type:type>", adding.add, "add-new"),
    ("<ref:under>/add/<type:type>", adding.add, "add"),
    ("<named:ref>/edit", editing.edit, "edit"),
    ("<ref:ref>/link", linking.link, "link"),
    ("<ref:ref>/agree", linking.agree, "agree-link"),
    ("<ref:ref>/proof", linking.edit, "edit-link"),
    ("<named:ref>/withdraw", withdrawing.withdraw, "withdraw"),
    ("<named:ref>/restore", withdrawing.restore, "restore"),
    ("<ref:ref>/end", withdrawing.end, "end"),
    ("<ref:ref>/chair", chairing.change, "change-chair"),
    ("<ref:ref>/share", sharing.share, "share"),
    ("<ref:ref>/move", sharing.move, "move"),
    ("<named:ref>/strike", sharing.strike, "strike"),
    ("<ref:ref>/figure", reporting.reading, "figure"),
    ("<ref:ref>/done", reporting.done, "done"),
)
"""Address within a plan, view, name: each stands for the current version, and for one that the
address names."""


def _patterns() -> Iterator[URLPattern]:
    for address, view, name in OF_A_PLAN:
        yield path(_PLACE + address, view, name=name)
        yield path(_VERSION + address, view, name=f"version-{name}")


urlpatterns = [
    *_patterns(),
    path(_PLACE + "kept/<uid:uid>", settling.settle, name="kept"),
    path(_PLACE + "settings", settings.settings, name="settings"),
    path(_PLACE + "people", members.listed, name="people"),
    path(_PLACE + "people/<uid:uid>/link", members.link, name="link-again"),
    path(_PLACE + "people/<uid:uid>/leave", members.leave, name="leave"),
    path("new", beginning.begin, name="new-partnership"),
]
