"""The first page of a partnership: its plan at a glance, and what there is for whoever looks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from joinedup.analysis.wiring import Wiring
from joinedup.core.finding import Severity
from joinedup.core.permissions import Reach, Verb, may_ever
from joinedup.core.snapshot import Snapshot
from joinedup.queries import findings, plans, snapshots, things, untranslated, visits, wiring
from joinedup.queries.dossiers import Listed, note_of
from joinedup.queries.names import Name, name_of
from joinedup.queries.ties import Tie
from joinedup.queries.visits import Visit
from joinedup.queries.wiring import Aim
from joinedup.records import models

SHOWN = 5
"""So many of one's own actions, drafts and links stand on the page; the rest on pages of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The plan in numbers, and aim by aim."""

    aims: tuple[Aim, ...]
    outcomes: int
    priorities: int
    actions: int
    services: int
    partners: int
    sectors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What there is for somebody who acts for a partner. ``agrees`` is whether the partner's word on
    a link is theirs to give."""

    partner: Name
    waiting: tuple[Tie, ...]
    actions: tuple[Listed, ...]
    drafts: tuple[Name, ...]
    agrees: bool


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The page. ``to_put_right`` is None for somebody who does not read the things to put right;
    ``missing`` is {language: how many texts}, empty for whoever does not write."""

    glance: Glance
    own: Own | None
    to_put_right: Mapping[Severity, int] | None = field(hash=False)
    missing: Mapping[str, int] = field(hash=False)
    series: tuple[plans.Series, ...]


def home(visit: Visit, version: models.PlanVersion, day: datetime.date) -> HomePage:
    """The first page for one person. Call it in the visit's scope."""
    glance = _seen_by_all(visit, version, day)
    right = findings.findings(visit, version, day)
    reads = findings.may_read(visit) is not Reach.NONE
    return HomePage(
        glance=glance,
        own=_own(visit, version, day),
        to_put_right=right.severities if reads else None,
        missing=_missing(visit, version, day),
        series=plans.series(visit),
    )


def _seen_by_all(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Glance:
    """The plan in numbers as the whole partnership sees it (or the public), so that two people in a
    meeting never hold different ones: what a partner keeps to itself is in none."""
    shared = visits.shared(visit)
    with shared.opened():
        traced = wiring.traced(shared, version, day)
        return snapshots.derived(
            shared, version, day, "glance", lambda snapshot: _glance(snapshot, traced)
        )


def _glance(snapshot: Snapshot, traced: Wiring) -> Glance:
    plan = snapshot.plan
    beside = {each.ref for each in traced.unnamed}
    members = [each for each in plan.partners if not each.ended and each.ref not in beside]
    return Glance(
        aims=wiring.aims(snapshot, traced),
        outcomes=len(plan.outcomes),
        priorities=len(plan.priorities),
        actions=len(plan.actions),
        services=sum(not each.ended for each in plan.delivery_systems),
        partners=len(members),
        sectors=len({each.sector for each in members if each.sector}),
    )


def _own(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Own | None:
    ref = findings.own_ref(visit)
    snapshot = snapshots.snapshot(visit, version, day)
    partner = snapshot.graph.things.get(ref)
    if partner is None:
        return None
    graph = snapshot.graph
    actions = [each for each in snapshot.plan.actions if each.accountable == ref]
    drafts = models.Thing.objects.filter(label="partner", withdrawn=False, type__in=_DRAFTED)
    refs = [each.ref for each in drafts]
    return Own(
        partner=name_of(partner),
        waiting=things.ties(visit, version, day).waiting_for(ref),
        actions=tuple(
            Listed(name=name_of(each, graph.things), record=each, note=note_of(each, graph))
            for each in actions
        ),
        drafts=tuple(name_of(graph.things[each]) for each in refs if each in graph.things),
        agrees=may_ever(visit.actor, Verb.AGREE_LINK),
    )


_DRAFTED = ("outcome", "priority", "action", "delivery_system", "issue", "goal", "measure")


def _missing(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Mapping[str, int]:
    if len(visit.place.languages) < 2 or not may_ever(visit.actor, Verb.WRITE):
        return {}
    return {
        language: len(missing_in(visit, version, day, language).missing)
        for language in visit.place.languages
    }


def missing_in(
    visit: Visit, version: models.PlanVersion, day: datetime.date, language: str
) -> untranslated.Untranslated:
    """What a plan version lacks in a language, kept as long as its snapshot is."""
    return snapshots.derived(
        visit,
        version,
        day,
        "missing",
        lambda snapshot: untranslated.untranslated(snapshot, language),
        language,
    )
