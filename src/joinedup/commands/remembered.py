"""What was said before a file came: answers to questions about earlier files, links drawn on pages."""

from __future__ import annotations

import datetime

from joinedup.analysis.difference import Drawn, LinkKey, Remembered, remembered
from joinedup.commands.versions import Loaded
from joinedup.records.models import Event, Import, PlanVersion

LAST = 20
"""So many earlier files of a plan, the last with answers, are looked at."""
_DONE = ("applied", "same")
_WHICH = "which:"


def answers_before(version: PlanVersion) -> Remembered:
    """What was answered about names in earlier files of the same plan, in any of its versions. Call
    it in scope."""
    rows = Import.objects.filter(plan__series=version.series_id, state__in=_DONE).order_by("-id")
    answered = [
        key
        for key, answers in rows.values_list("id", "answers")
        if any(name.startswith(_WHICH) for name in answers or ())
    ][:LAST]
    if not answered:
        return {}
    found = Import.objects.filter(id__in=answered).order_by("id").values_list("at", "difference")
    return remembered((at.date(), kept["difference"]) for at, kept in found if kept)


def drawn_links(loaded: Loaded) -> dict[LinkKey, Drawn]:
    """The links of a version that people drew on pages, by whom and when. Call it in scope."""
    by_uid = {}
    for params, by, at in Event.objects.filter(verb="link.drawn").values_list("params", "by", "at"):
        on = datetime.datetime.fromisoformat(at).date()
        by_uid[params["thing"]["uid"]] = Drawn(by=by.get("title", ""), on=on)
    if not by_uid:
        return {}
    return {
        (link.source, link.target, link.kind.value): by_uid[uid]
        for key, link in loaded.rows["link"]
        if (uid := loaded.thing(key).uid) in by_uid
    }
