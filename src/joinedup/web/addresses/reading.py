"""Pages that are read: the plan, its things, its history."""

from __future__ import annotations

from django.urls import path

from joinedup.web.addresses import converters
from joinedup.web.framing import kept
from joinedup.web.views import (
    actions,
    balancing,
    history,
    leading,
    missing,
    partners,
    plan,
    search,
    table,
    thing,
    wiring,
)
from joinedup.web.views.home import where_there_is_a_plan

__all__ = ["converters", "urlpatterns"]

_PLACE, _VERSION = "p/<slug:slug>/", "p/<slug:slug>/plans/<uid:version>/"

urlpatterns = [
    path(_PLACE + "plan", kept(where_there_is_a_plan(plan.outlined)), name="plan"),
    path(_PLACE + "actions", kept(where_there_is_a_plan(actions.listed)), name="actions"),
    path(_PLACE + "wiring", kept(where_there_is_a_plan(wiring.drawn)), name="wiring"),
    path(_PLACE + "wiring.svg", kept(wiring.picture), name="wiring-picture"),
    path(_PLACE + "partners", kept(where_there_is_a_plan(partners.listed)), name="partners"),
    path(_PLACE + "table", kept(where_there_is_a_plan(table.laid)), name="table"),
    path(_PLACE + "balance", kept(where_there_is_a_plan(balancing.told)), name="balance"),
    path(_PLACE + "leadership", kept(where_there_is_a_plan(leading.shown)), name="leadership"),
    path(_PLACE + "history", kept(history.listed), name="history"),
    path(_PLACE + "search", kept(search.search), name="search"),
    path(_PLACE + "missing/<slug:tag>", kept(missing.listed), name="missing"),
    path(_PLACE + "<ref:ref>", kept(thing.thing), name="thing"),
    path(_VERSION + "plan", kept(plan.outlined), name="version-plan"),
    path(_VERSION + "actions", kept(actions.listed), name="version-actions"),
    path(_VERSION + "wiring", kept(wiring.drawn), name="version-wiring"),
    path(_VERSION + "wiring.svg", kept(wiring.picture), name="version-wiring-picture"),
    path(_VERSION + "<ref:ref>", kept(thing.thing), name="version-thing"),
]
